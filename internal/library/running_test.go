package library_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"warrant/internal/library"
)

// runsEnv says that the test binary is to open maps and wait, as a run of the program does.
const runsEnv = "WARRANT_TEST_RUNS"

func TestMain(m *testing.M) {
	if dir := os.Getenv(runsEnv); dir != "" {
		if err := runs(dir, os.Args[1:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func dirsIn(dir string) library.Dirs {
	return library.Dirs{Documents: filepath.Join(dir, "maps"), State: filepath.Join(dir, "state")}
}

// runs makes a map for each title in turn, then waits for a line and ends by itself. A title that ends in … is left with
// something unfinished.
func runs(dir string, titles []string) error {
	l := library.New(library.Options{Dirs: dirsIn(dir), Dispatch: func(f func()) { f() }, NewID: library.NewID})
	for _, title := range titles {
		o, err := l.NewMap(context.Background(), strings.TrimSuffix(title, "…"))
		if err != nil {
			return err
		}
		l.Running(o.File.Path(), strings.HasSuffix(title, "…"))
		for noted := false; !noted; {
			found, err := filepath.Glob(filepath.Join(dirsIn(dir).State, "running", "*.json"))
			if err != nil {
				return err
			}
			noted = len(found) > 0
		}
	}
	fmt.Println("ready")
	if _, err := bufio.NewReader(os.Stdin).ReadString('\n'); err != nil {
		return err
	}
	l.Left()
	l.Close()
	return nil
}

// another starts a run of the program; end lets it end by itself, or kills it.
func another(t *testing.T, dir string, titles ...string) (end func(killed bool)) {
	t.Helper()
	cmd := exec.Command(os.Args[0], titles...)
	cmd.Env, cmd.Stderr = append(os.Environ(), runsEnv+"="+dir), os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "ready\n" {
		t.Fatal(line, err)
	}
	return func(killed bool) {
		if killed {
			_ = cmd.Process.Kill()
		} else {
			fmt.Fprintln(in)
		}
		if err := cmd.Wait(); (err != nil) != killed {
			t.Fatal("the other run:", err)
		}
	}
}

// start is a start of the program: what it opens, and what it says of that.
func start(t *testing.T, dir string) (file, words string) {
	t.Helper()
	l, _, _ := openIn(t, dirsIn(dir))
	defer l.Close()
	path, ok := l.Interrupted()
	if !ok {
		return "", ""
	}
	o, err := l.OpenPath(t.Context(), path)
	closed(t, o, err)
	defer o.File.Close()
	words = l.Restored(o, time.Now())
	if again := l.Restored(o, time.Now()); again != "" {
		t.Errorf("said twice: %q", again)
	}
	return filepath.Base(path), words
}

func TestRunsThatAreCutShort(t *testing.T) {
	const none = "Restored, nothing lost (no command yet)."
	dir := t.TempDir()
	if file, words := start(t, dir); file != "" || words != "" {
		t.Errorf("the first start opens %q and says %q", file, words)
	}
	another(t, dir, "One")(false)
	if file, words := start(t, dir); file != "" || words != "" {
		t.Errorf("after a run that ended by itself, a start opens %q and says %q", file, words)
	}
	another(t, dir, "Two")(true)
	if file, words := start(t, dir); file != "Two.warrant" || words != none {
		t.Errorf("after one that was killed, a start opens %q and says %q", file, words)
	}
	if file, words := start(t, dir); file != "" || words != "" {
		t.Errorf("the start after that opens %q and says %q", file, words)
	}
	another(t, dir, "Three…")(true)
	if file, words := start(t, dir); file != "Three.warrant" || !strings.Contains(words, "may be missing") {
		t.Errorf("after one that was killed while typing, a start opens %q and says %q", file, words)
	}

	end := another(t, dir, "Four")
	if file, words := start(t, dir); file != "" || words != "" {
		t.Errorf("beside a run that goes on, a start opens %q and says %q", file, words)
	}
	end(true)
	if err := os.Remove(filepath.Join(dirsIn(dir).Documents, "Four.warrant")); err != nil {
		t.Fatal(err)
	}
	if file, words := start(t, dir); file != "" || words != "" {
		t.Errorf("after the map is gone, a start opens %q and says %q", file, words)
	}
	if left, _ := os.ReadDir(filepath.Join(dirsIn(dir).State, "running")); len(left) > 0 {
		t.Errorf("left in the folder: %v", left)
	}
}

func TestRestoredTellsTheTimeOfTheLastCommand(t *testing.T) {
	dir := t.TempDir()
	another(t, dir, "Two")(true)
	l, _, _ := openIn(t, dirsIn(dir))
	path, _ := l.Interrupted()
	o, err := l.OpenPath(t.Context(), path)
	closed(t, o, err)
	o.Loaded.ChangedAt = time.Date(2026, 3, 4, 14, 2, 11, 0, time.Local)
	if got := l.Restored(o, o.Loaded.ChangedAt.Add(time.Minute)); got != "Restored, nothing lost (last command 14:02:11)." {
		t.Error(got)
	}

	another(t, dir, "Three")(true)
	path, _ = l.Interrupted()
	o, err = l.OpenPath(t.Context(), path)
	closed(t, o, err)
	o.Loaded.ChangedAt = time.Date(2026, 3, 4, 14, 2, 11, 0, time.Local)
	if got := l.Restored(o, o.Loaded.ChangedAt.Add(30*time.Hour)); got != "Restored, nothing lost (last command 4 March 14:02:11)." {
		t.Error(got)
	}
}

func TestRestoredSaysNothingOfAMapThatCanOnlyBeRead(t *testing.T) {
	dir := t.TempDir()
	another(t, dir, "Two")(true)
	l, _, _ := openIn(t, dirsIn(dir))
	path, _ := l.Interrupted()
	o, err := l.OpenPath(t.Context(), path)
	closed(t, o, err)
	o.Loaded.ReadOnly = "It is open in another window."
	if got := l.Restored(o, time.Now()); got != "" {
		t.Error(got)
	}
}
