//go:build linux || darwin

package sqlite

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/store"
)

// childEnv names what the test binary does when it is started as a child of a test.
const childEnv = "WARRANT_TEST_CHILD"

func TestMain(m *testing.M) {
	children := map[string]func(path, state string) error{"edit": editForEver, "write": writeForEver, "limit": editUnderLimit}
	if child, ok := children[os.Getenv(childEnv)]; ok {
		if err := child(os.Args[1], os.Args[2]); err != nil {
			fmt.Fprintln(os.Stderr, detail(err))
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func child(what, path, state string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], path, state)
	cmd.Env = append(os.Environ(), childEnv+"="+what)
	cmd.Stderr = os.Stderr
	return cmd
}

// print of a map: equal maps have equal ones.
func printOf(s *argmap.Snapshot) string {
	h := sha256.New()
	for _, r := range s.Records() {
		fmt.Fprintf(h, "%#v\n", r)
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:8])
}

// resume opens a map as an editing process does.
func resume(path, state string) (*File, *editor, error) {
	f, err := Open(ctx, path, StateDir(state))
	if err != nil {
		return nil, nil, err
	}
	l, err := f.Load(ctx)
	if err != nil {
		return nil, nil, err
	}
	if l.ReadOnly != "" {
		return nil, nil, fmt.Errorf("%s", l.ReadOnly)
	}
	e := newEditor(rand.Uint64(), l.Snapshot)
	e.n = int(l.Revision) * 100 // ids that are not taken yet
	e.revision, e.done, e.undone = l.Revision, l.Done, l.Undone
	return f, e, nil
}

// editForEver acknowledges each step by a line with its revision and the print of the map.
func editForEver(path, state string) error {
	f, e, err := resume(path, state)
	for err == nil {
		step := e.any()
		if err = f.Append(ctx, step); err == nil {
			_, err = fmt.Printf("%d %s\n", step.Revision, printOf(e.now))
		}
	}
	return err
}

// writeForEver does the same through a Writer.
func writeForEver(path, state string) error {
	f, e, err := resume(path, state)
	if err != nil {
		return err
	}
	var mu sync.Mutex
	prints := map[int64]string{}
	said := e.revision
	w := store.NewWriter(f, nil, func(s store.State) {
		mu.Lock()
		defer mu.Unlock()
		if s.Revision > said {
			said = s.Revision
			fmt.Printf("%d %s\n", said, prints[said])
		}
	})
	for {
		mu.Lock()
		step := e.any()
		prints[step.Revision] = printOf(e.now)
		mu.Unlock()
		w.Append(step)
		if w.State().Waiting > 20 {
			if err := w.Flush(ctx); err != nil {
				return err
			}
		}
	}
}

// TestKills kills an editing process at random moments, 200 times or as often as WARRANT_KILLS says, and looks each time
// whether all that it acknowledged is there.
func TestKills(t *testing.T) {
	kills := 200
	if testing.Short() {
		kills = 20
	}
	if n, err := strconv.Atoi(os.Getenv("WARRANT_KILLS")); err == nil {
		kills = n
	}
	d := newFolder(t)
	state := t.TempDir()
	d.create("m.warrant", fullMap()).Close()
	acknowledged, journals, unacknowledged := 0, 0, 0
	last, lastPrint := int64(0), printOf(fullMap())
	for i := range kills {
		n, rev, print := killed(t, child([]string{"edit", "write"}[i%2], d.path("m.warrant"), state))
		if acknowledged += n; n > 0 {
			last, lastPrint = rev, print
		}
		if hasJournal(d.path("m.warrant")) {
			journals++
		}
		f, err := Open(ctx, d.path("m.warrant"), StateDir(state))
		if err != nil {
			t.Fatalf("after %d kills: %s", i+1, detail(err))
		}
		l := load(t, f)
		f.Close()
		if l.ReadOnly != "" || l.Revision < last {
			t.Fatalf("after %d kills: revision %d of %d; %s", i+1, l.Revision, last, l.ReadOnly)
		}
		if l.Revision > last { // saved, but killed before it was said
			unacknowledged++
			if n == 0 {
				last, lastPrint = l.Revision, printOf(l.Snapshot)
			}
		}
		if l.Revision == last && printOf(l.Snapshot) != lastPrint {
			t.Fatalf("after %d kills: the map is not the one that was acknowledged", i+1)
		}
		last, lastPrint = l.Revision, printOf(l.Snapshot)
	}
	t.Logf("%d kills, %d acknowledged steps, none lost; %d times a write was cut short, %d times a step was saved but not yet acknowledged",
		kills, acknowledged, journals, unacknowledged)
}

// killed starts a child, kills it after a random time and returns what it acknowledged: how many steps, and the last one.
func killed(t *testing.T, cmd *exec.Cmd) (n int, revision int64, print string) {
	t.Helper()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(time.Duration(rand.IntN(120_000))*time.Microsecond, func() { cmd.Process.Kill() })
	defer timer.Stop()
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadString('\n')
		if err != nil { // a line without an end was not said
			break
		}
		if _, err := fmt.Sscan(line, &revision, &print); err != nil {
			t.Fatal(line, err)
		}
		n++
	}
	io.Copy(io.Discard, out)
	if err := cmd.Wait(); err == nil || cmd.ProcessState.ExitCode() != -1 {
		t.Fatal("the child was not killed:", err)
	}
	return n, revision, print
}

// editUnderLimit edits until the file may not grow any more, and goes on once it may.
func editUnderLimit(path, state string) error {
	signal.Ignore(syscall.SIGXFSZ)
	f, e, err := resume(path, state)
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	free := limit.Cur
	limit.Cur = uint64(info.Size()) + 50_000
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	step := e.do()
	for f.Append(ctx, step) == nil {
		step = e.do()
	}
	if err := f.Append(ctx, step); !store.Passes(err) {
		return fmt.Errorf("not an error that passes: %w", err)
	}
	limit.Cur = free
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	if err := f.Append(ctx, step); err != nil {
		return err
	}
	fmt.Printf("%d %s\n", step.Revision, printOf(e.now))
	return f.Close()
}

func TestFileThatMayNotGrow(t *testing.T) {
	d := newFolder(t)
	d.create("m.warrant", fullMap()).Close()
	out, err := child("limit", d.path("m.warrant"), t.TempDir()).Output()
	if err != nil {
		t.Fatal(err)
	}
	var revision int64
	var print string
	if _, err := fmt.Sscan(string(out), &revision, &print); err != nil {
		t.Fatal(string(out), err)
	}
	l := load(t, d.open("m.warrant"))
	if l.Revision != revision || printOf(l.Snapshot) != print {
		t.Fatal(l.Revision, revision)
	}
}

func TestPipesAreNotWaitedFor(t *testing.T) {
	d := newFolder(t)
	if err := syscall.Mkfifo(d.path("pipe.warrant"), 0o600); err != nil {
		t.Skip(err)
	}
	if _, err := Open(ctx, d.path("pipe.warrant"), d.state); !errors.Is(err, store.ErrNotOurs) {
		t.Error(err)
	}
}
