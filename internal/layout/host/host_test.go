package host

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"warrant/internal/layout"
	"warrant/internal/layout/dot"
	"warrant/internal/layout/layouttest"
	"warrant/internal/layout/wire"
)

// role names the environment variable that makes this test binary play a part in another process.
const role = "WARRANT_TEST_ROLE"

func TestMain(m *testing.M) {
	if part := os.Getenv(role); part != "" {
		play(part)
		return
	}
	code := m.Run()
	if built.dir != "" {
		os.RemoveAll(built.dir)
	}
	os.Exit(code)
}

// built is the real host, built once.
var built struct {
	sync.Once
	dir, path string
	err       error
}

// program returns the path of a freshly built warrant-layout.
func program(t testing.TB) string {
	t.Helper()
	built.Do(func() {
		if built.dir, built.err = os.MkdirTemp("", "warrant-layout"); built.err != nil {
			return
		}
		built.path = filepath.Join(built.dir, "warrant-layout")
		out, err := exec.Command("go", "build", "-o", built.path, "warrant/cmd/warrant-layout").CombinedOutput()
		if err != nil {
			built.err = fmt.Errorf("build the layout host: %w\n%s", err, out)
		}
	})
	if built.err != nil {
		t.Fatal(built.err)
	}
	return built.path
}

// open returns a Host that is closed with the test.
func open(t testing.TB, o Options) *Host {
	t.Helper()
	if o.Path == "" {
		o.Path = program(t)
	}
	if o.Cache == "" {
		o.Cache = filepath.Join(built.dir, "cache")
	}
	h := New(o)
	t.Cleanup(func() { h.Close() })
	return h
}

// fake returns a Host whose process is this test binary playing the given part.
func fake(t *testing.T, part string, o Options) *Host {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv(role, part)
	t.Setenv("GORACE", "atexit_sleep_ms=0") // otherwise it lingers for a second
	o.Path, o.Cache = self, t.TempDir()
	return open(t, o)
}

// play is what the test binary does as a host that misbehaves.
func play(part string) {
	hello := wire.Hello{Program: wire.Program, Protocol: wire.Protocol}
	switch part {
	case "mute":
		time.Sleep(time.Minute)
	case "stranger":
		fmt.Println("usage: dot [-Vv?] [-Tformat]")
		return
	case "panics":
		fmt.Fprintln(os.Stderr, "panic: the reason why")
		os.Exit(2)
	case "newer":
		hello.Protocol++
	}
	wire.Write(os.Stdout, hello)
	var ask wire.Request
	for wire.Read(os.Stdin, &ask) == nil {
		switch part {
		case "hangs":
			time.Sleep(time.Minute)
		case "rubbish":
			fmt.Println("\xff\xff\xff\xff and so on")
		case "no JSON":
			os.Stdout.Write([]byte("\x00\x00\x00\x03abc"))
		case "breaks off":
			os.Stdout.Write([]byte("\x00\x00\x00\xff{"))
			return
		case "crashes":
			fmt.Fprintln(os.Stderr, "fatal error: out of cheese")
			os.Exit(2)
		case "refuses":
			wire.Write(os.Stdout, wire.Reply{ID: ask.ID, Error: "syntax error in line 1"})
		case "wrong reply":
			wire.Write(os.Stdout, wire.Reply{ID: ask.ID + 1, JSON0: "{}"})
		case "wrong answer":
			wire.Write(os.Stdout, wire.Reply{ID: ask.ID, JSON0: `{"objects":[]}`})
		}
	}
}

func TestHost(t *testing.T) {
	layouttest.Run(t, func() layout.Engine { return open(t, Options{}) })
}

func TestNative(t *testing.T) {
	n, err := FindNative()
	if err != nil {
		t.Skip(err)
	}
	layouttest.Run(t, func() layout.Engine { return n })
}

func TestFailures(t *testing.T) {
	for _, c := range []struct {
		part  string
		want  error
		words string
	}{
		{"hangs", ErrTimeLimit, "more than"},
		{"rubbish", ErrProtocol, ""},
		{"no JSON", ErrProtocol, ""},
		{"breaks off", ErrCrashed, ""},
		{"crashes", ErrCrashed, "out of cheese"},
		{"refuses", ErrRefused, "line 1"},
		{"wrong reply", ErrProtocol, "reply 2 to request 1"},
		{"wrong answer", dot.ErrAnswer, "no position"},
		{"panics", ErrStart, "the reason why"},
		{"stranger", ErrStart, ""},
		{"newer", ErrStart, "protocol 2"},
	} {
		t.Run(c.part, func(t *testing.T) {
			h := fake(t, c.part, Options{Limit: 300 * time.Millisecond})
			_, err := h.Layout(context.Background(), layouttest.Tree(5))
			if !errors.Is(err, c.want) || !strings.Contains(fmt.Sprint(err), c.words) {
				t.Errorf("error %v, want %v", err, c.want)
			}
			forget(h) // what was started meanwhile is still the one that fails
			t.Setenv(role, "")
			h.opt.Path, h.opt.Cache = program(t), filepath.Join(built.dir, "cache")
			layouttest.MustLayout(t, h, layouttest.Tree(5))
		})
	}
}

// forget waits for a start under way and drops its process.
func forget(h *Host) {
	h.work.Wait()
	h.takeNext()
}

func TestMute(t *testing.T) {
	h := fake(t, "mute", Options{})
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	if _, err := h.Layout(ctx, layouttest.Tree(5)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v", err)
	}
	begin := time.Now()
	if err := h.Close(); err != nil || time.Since(begin) > time.Second {
		t.Errorf("close: %v after %v", err, time.Since(begin))
	}
}

func TestKilledHostIsReplaced(t *testing.T) {
	h := open(t, Options{})
	layouttest.MustLayout(t, h, layouttest.Tree(5))
	first := h.current
	first.cmd.Process.Kill()
	<-first.exited
	layouttest.MustLayout(t, h, layouttest.Tree(5))
	if h.current == first {
		t.Error("the dead process is still in place")
	}
}

func TestKilledDuringJob(t *testing.T) {
	h := open(t, Options{})
	layouttest.MustLayout(t, h, layouttest.Tree(5))
	p := h.current.cmd.Process
	go func() {
		for len(h.turn) > 0 { // composing the graph comes first
			time.Sleep(time.Millisecond)
		}
		time.Sleep(30 * time.Millisecond)
		p.Kill()
	}()
	if _, err := h.Layout(context.Background(), layouttest.Tree(6000)); !errors.Is(err, ErrCrashed) {
		t.Errorf("error %v", err)
	}
	layouttest.MustLayout(t, h, layouttest.Tree(5))
}

func TestWornHostIsReplaced(t *testing.T) {
	h := open(t, Options{Jobs: 6})
	seen := map[*process]bool{}
	for range 20 {
		layouttest.MustLayout(t, h, layouttest.Tree(5))
		seen[h.current] = true
		h.work.Wait() // the replacement has all the time it needs
	}
	if len(seen) != 4 {
		t.Errorf("%d processes for 20 jobs of at most 6 each", len(seen))
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.procs) > 2 {
		t.Errorf("%d processes are kept", len(h.procs))
	}
}

func TestDamagedCache(t *testing.T) {
	cache := t.TempDir()
	layouttest.MustLayout(t, open(t, Options{Cache: cache}), layouttest.Tree(5))
	var files int
	err := filepath.WalkDir(cache, func(path string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			files++
			return os.WriteFile(path, []byte("damaged"), 0o600)
		}
		return err
	})
	if err != nil || files == 0 {
		t.Fatalf("damage the cache: %v, %d files", err, files)
	}
	layouttest.MustLayout(t, open(t, Options{Cache: cache}), layouttest.Tree(5))
}

func TestCacheIsPrivate(t *testing.T) {
	cache := filepath.Join(t.TempDir(), "a", "b")
	if err := os.MkdirAll(cache, 0o755); err != nil {
		t.Fatal(err)
	}
	layouttest.MustLayout(t, open(t, Options{Cache: cache}), layouttest.Tree(5))
	info, err := os.Stat(cache)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(cache, link); err != nil {
		t.Skip(err)
	}
	if _, err := open(t, Options{Cache: link}).Layout(context.Background(), layouttest.Tree(5)); !errors.Is(err, ErrStart) {
		t.Errorf("a cache that is a link: error %v", err)
	}
}

func TestClose(t *testing.T) {
	h := open(t, Options{})
	h.Warm()
	layouttest.MustLayout(t, h, layouttest.Tree(5))
	p := h.current
	done := make(chan error)
	go func() {
		_, err := h.Layout(context.Background(), layouttest.Tree(6000))
		done <- err
	}()
	time.AfterFunc(50*time.Millisecond, func() { h.Close() })
	if err := <-done; !errors.Is(err, ErrClosed) {
		t.Errorf("the layout under way: %v", err)
	}
	<-p.exited
	if _, err := h.Layout(context.Background(), layouttest.Tree(5)); !errors.Is(err, ErrClosed) {
		t.Errorf("a later layout: %v", err)
	}
}
