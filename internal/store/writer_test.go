package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"warrant/internal/argmap"
)

// fakeFile is a File in memory that fails on demand.
type fakeFile struct {
	mu     sync.Mutex
	steps  []int64
	writes int
	looks  []string
	fail   error
	bad    int64         // the revision that is refused; 0: none
	block  chan struct{} // where not nil, a write waits for it
}

func (f *fakeFile) Append(ctx context.Context, s argmap.Step) error {
	return f.AppendAll(ctx, []argmap.Step{s})
}

func (f *fakeFile) AppendAll(_ context.Context, steps []argmap.Step) error {
	if f.block != nil {
		<-f.block
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.writes++
	if f.fail != nil {
		return f.fail
	}
	for _, s := range steps {
		if s.Revision == f.bad {
			return &Error{Kind: ErrMisfit, Sentence: "no"}
		}
	}
	for _, s := range steps {
		f.steps = append(f.steps, s.Revision)
	}
	return nil
}

func (f *fakeFile) SaveState(_ context.Context, key, value string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.looks = append(f.looks, key+"="+value)
	return nil
}

func (f *fakeFile) set(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.fail = err
}

func (f *fakeFile) saved(t *testing.T, want int) {
	t.Helper()
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.steps) != want || !slices.IsSorted(f.steps) {
		t.Fatalf("saved %v, want the first %d", f.steps, want)
	}
}

func (f *fakeFile) At(context.Context, int64) (*argmap.Snapshot, error) {
	return argmap.Bare(), nil
}
func (f *fakeFile) Load(context.Context) (*Loaded, error)  { return &Loaded{}, nil }
func (f *fakeFile) SaveCopy(context.Context, string) error { return nil }
func (f *fakeFile) Path() string                           { return "/map.warrant" }
func (f *fakeFile) Close() error                           { return nil }

// fakeClock stands still; timers fire when told.
type fakeClock struct {
	mu     sync.Mutex
	pauses []time.Duration
	timer  func()
}

var noon = time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)

func (c *fakeClock) clock() Clock {
	return Clock{func() time.Time { return noon }, func(d time.Duration, f func()) func() bool {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.pauses, c.timer = append(c.pauses, d), f
		return func() bool { return true }
	}}
}

func (c *fakeClock) fire() {
	c.mu.Lock()
	f := c.timer
	c.mu.Unlock()
	f()
}

// states keeps what a Writer reported.
type states struct {
	mu   sync.Mutex
	list []State
}

func (s *states) add(st State) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.list = append(s.list, st)
}

func (s *states) last() State {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.list[len(s.list)-1]
}

func writerOn(f File) (*Writer, *fakeClock, *states) {
	c, s := &fakeClock{}, &states{}
	return NewWriter(f, func(f func()) { f() }, s.add, WithClock(c.clock())), c, s
}

func TestWriterSavesInOrder(t *testing.T) {
	f := &fakeFile{}
	w, _, s := writerOn(f)
	for i := range int64(1000) {
		w.Append(argmap.Step{Revision: i + 1})
	}
	if err := w.Flush(context.Background()); err != nil {
		t.Fatal(err)
	}
	f.saved(t, 1000)
	w.WaitIdle()
	if st := s.last(); st.Revision != 1000 || st.Waiting != 0 || !st.Saving.IsZero() || st.SavedAt != noon || st.Sentence != "" {
		t.Fatalf("%+v", st)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestWriterJoinsWhatWaits(t *testing.T) {
	f := &fakeFile{block: make(chan struct{})}
	w, _, s := writerOn(f)
	w.Append(argmap.Step{Revision: 1})
	f.block <- struct{}{} // the first write is under way before the rest is there
	for i := range int64(50) {
		w.Append(argmap.Step{Revision: i + 2})
	}
	if st := w.State(); st.Saving != noon {
		t.Fatalf("%+v", st)
	}
	close(f.block)
	w.WaitIdle()
	f.saved(t, 51)
	if f.writes > 3 {
		t.Fatalf("%d transactions", f.writes)
	}
	if s.list[0].Saving != noon {
		t.Fatalf("the first report does not say that it is saving: %+v", s.list[0])
	}
	w.Close()
}

func TestWriterKeepsTryingOnAFullDisk(t *testing.T) {
	f := &fakeFile{}
	f.set(&Error{Kind: ErrDiskFull, Sentence: "full"})
	w, c, s := writerOn(f)
	w.Append(argmap.Step{Revision: 1})
	w.WaitIdle()
	for range 6 {
		c.fire()
		w.WaitIdle()
	}
	if want := "Not saved: disk full. Keep working; retrying. File, Save a copy… saves elsewhere"; s.last().Sentence != want {
		t.Fatal(s.last().Sentence)
	}
	if got := fmt.Sprint(c.pauses); got != "[250ms 500ms 1s 2s 4s 5s 5s]" {
		t.Fatal(got)
	}
	w.Append(argmap.Step{Revision: 2})
	w.WaitIdle()
	if st := s.last(); st.Waiting != 2 || st.Saving != noon || len(w.Unsaved()) != 2 {
		t.Fatalf("%+v", st)
	}
	f.set(nil)
	c.fire()
	w.WaitIdle()
	f.saved(t, 2)
	if st := s.last(); st.Err != nil || st.Sentence != "" || st.Revision != 2 {
		t.Fatalf("%+v", st)
	}
	w.Close()
}

func TestWriterFlushEndsWithItsContext(t *testing.T) {
	f := &fakeFile{}
	f.set(&Error{Kind: ErrDiskFull, Sentence: "full"})
	w, _, _ := writerOn(f)
	w.Append(argmap.Step{Revision: 1})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := w.Flush(ctx); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if err := w.Close(); !errors.Is(err, ErrDiskFull) || len(w.Unsaved()) != 1 {
		t.Fatal(err, w.Unsaved())
	}
	w.Append(argmap.Step{Revision: 2})
	if err := w.Flush(context.Background()); err == nil {
		t.Fatal("a closed writer claims to have saved a step")
	}
}

func TestWriterStopsOnErrorsThatStay(t *testing.T) {
	f := &fakeFile{bad: 3, block: make(chan struct{})}
	w, _, s := writerOn(f)
	for i := range int64(5) {
		w.Append(argmap.Step{Revision: i + 1})
	}
	close(f.block)
	if err := w.Flush(context.Background()); !errors.Is(err, ErrMisfit) {
		t.Fatal(err)
	}
	f.saved(t, 2)
	w.WaitIdle()
	if st := s.last(); st.Revision != 2 || st.Waiting != 3 || st.Sentence != "Not saved: the change does not fit the file. Keep working; File, Save a copy… saves elsewhere" {
		t.Fatalf("%+v", st)
	}
	other := &fakeFile{steps: []int64{1, 2}}
	w.Replace(other)
	if err := w.Flush(context.Background()); err != nil {
		t.Fatal(err)
	}
	other.saved(t, 5)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestWriterTriesOnceMoreWithTheNextStep: what stays may be over all the same, as where a file may be written again.
func TestWriterTriesOnceMoreWithTheNextStep(t *testing.T) {
	f := &fakeFile{bad: 2}
	w, _, s := writerOn(f)
	w.Append(argmap.Step{Revision: 1})
	w.Append(argmap.Step{Revision: 2})
	if err := w.Flush(context.Background()); !errors.Is(err, ErrMisfit) {
		t.Fatal(err)
	}
	w.WaitIdle()
	f.mu.Lock()
	f.bad = 0
	f.mu.Unlock()
	w.Append(argmap.Step{Revision: 3})
	if err := w.Flush(context.Background()); err != nil {
		t.Fatal(err)
	}
	f.saved(t, 3)
	w.WaitIdle()
	if st := s.last(); st.Err != nil || st.Sentence != "" || st.Waiting != 0 {
		t.Fatalf("%+v", st)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestNotSavedSaysWhatIsSafe(t *testing.T) {
	for _, kind := range []error{ErrDiskFull, ErrIO, ErrInUse, ErrStale, ErrReadOnly, ErrGone, ErrDamaged, ErrClosed, ErrMisfit, ErrDenied, ErrNotFound} {
		words := notSaved(kind)
		if !strings.HasPrefix(words, "Not saved: "+InShort(kind)+". Keep working") || !strings.Contains(words, "Save a copy…") || Passes(kind) != strings.Contains(words, "retrying") {
			t.Error(words)
		}
	}
}

func TestWriterSavesLooks(t *testing.T) {
	f := &fakeFile{}
	w, _, _ := writerOn(f)
	w.SaveState("zoom", "2")
	w.WaitIdle()
	w.Append(argmap.Step{Revision: 1})
	w.SaveState("zoom", "3")
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	f.saved(t, 1)
	if f.looks[0] != "zoom=2" || f.looks[len(f.looks)-1] != "zoom=3" {
		t.Fatal(f.looks)
	}
}

func TestErrorsSayWhatTheyAre(t *testing.T) {
	cause := errors.New("cause")
	err := fmt.Errorf("open: %w", &Error{Kind: ErrNewer, Path: "x", Sentence: "S.", Err: cause})
	if !errors.Is(err, ErrNewer) || errors.Is(err, ErrStale) || !errors.Is(err, cause) {
		t.Fatal(err)
	}
	if InShort(err) != "unknown error" || InShort(&Error{Kind: ErrGone}) != "the file was moved or removed" {
		t.Fatal("short words")
	}
}
