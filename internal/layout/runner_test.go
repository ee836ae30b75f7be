package layout

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"warrant/internal/geom"
)

// slow is an engine that takes its time. Its results are told apart by the width of their bounds: that of the root.
type slow struct {
	takes time.Duration
	fail  error
	mu    sync.Mutex
	runs  []float64 // widths, in the order begun
	ended []error
}

func (s *slow) Layout(ctx context.Context, g Graph) (*Result, error) {
	w := g.Steps[0].Boxes[0].W
	s.mu.Lock()
	s.runs = append(s.runs, w)
	s.mu.Unlock()
	err := s.fail
	select {
	case <-time.After(s.takes):
	case <-ctx.Done():
		err = ctx.Err()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ended = append(s.ended, err)
	if err != nil {
		return nil, err
	}
	return &Result{Bounds: geom.Rect{W: w}}, nil
}

func graph(width float64) Graph {
	return Graph{Steps: []Step{{Boxes: []geom.Size{{W: width, H: 1}}, Parent: None, Box: None}}}
}

// desk is a runner with a queue that stands for the interface's goroutine.
type desk struct {
	*Runner
	queue chan func()
	got   []float64
	errs  []error
}

func newDesk(e Engine) *desk {
	d := &desk{queue: make(chan func(), 100)}
	d.Runner = NewRunner(e, func(f func()) { d.queue <- f })
	return d
}

func (d *desk) submit(width float64) {
	d.Submit(graph(width), func(r *Result, err error) {
		if err != nil {
			d.errs = append(d.errs, err)
			return
		}
		d.got = append(d.got, r.Bounds.W)
	})
}

// settle waits until all is done and takes what was delivered.
func (d *desk) settle(t *testing.T) {
	t.Helper()
	if err := d.WaitIdle(t.Context()); err != nil {
		t.Fatal(err)
	}
	for len(d.queue) > 0 {
		(<-d.queue)()
	}
}

func TestRunner(t *testing.T) {
	for _, c := range []struct {
		name  string
		takes time.Duration
		do    func(*desk)
		got   []float64 // delivered
		runs  []float64 // begun by the engine
	}{
		{"one", 50 * time.Millisecond, func(d *desk) { d.submit(1) }, []float64{1}, []float64{1}},
		{"the latest wins", 50 * time.Millisecond, func(d *desk) {
			for i := range 9 {
				d.submit(float64(i))
			}
		}, []float64{8}, []float64{0, 8}},
		{"the running one is asked for again", 50 * time.Millisecond, func(d *desk) { d.submit(1); d.submit(2); d.submit(1) },
			[]float64{1}, []float64{1}},
		{"a short one is finished and kept", 250 * time.Millisecond, func(d *desk) {
			d.submit(1)
			d.submit(2)
			time.Sleep(600 * time.Millisecond)
			d.submit(1)
		}, []float64{1}, []float64{1, 2}},
		{"a long one is cancelled for a newer one", time.Second, func(d *desk) {
			d.submit(1)
			d.submit(2)
			time.Sleep(1200 * time.Millisecond) // not done yet: 300 ms for the first, 1000 for the second
			d.submit(2)
			d.submit(2)
		}, []float64{2}, []float64{1, 2}},
		{"a long one is left alone when it is wanted again", time.Second, func(d *desk) {
			d.submit(1)
			d.submit(2)
			d.submit(1)
		}, []float64{1}, []float64{1}},
		{"what is cancelled and wanted again runs anew", time.Second, func(d *desk) {
			d.submit(1)
			time.Sleep(400 * time.Millisecond)
			d.submit(2)
			d.submit(1)
		}, []float64{1}, []float64{1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				e := &slow{takes: c.takes}
				d := newDesk(e)
				c.do(d)
				d.settle(t)
				if !equal(d.got, c.got) || !equal(e.runs, c.runs) || len(d.errs) > 0 {
					t.Errorf("delivered %v, want %v; ran %v, want %v; errors %v", d.got, c.got, e.runs, c.runs, d.errs)
				}
				d.Close()
			})
		})
	}
}

func equal(a, b []float64) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func TestRunnerErrors(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := &slow{takes: time.Millisecond, fail: errors.New("no paper")}
		d := newDesk(e)
		d.submit(1)
		d.settle(t)
		if len(d.errs) != 1 || !errors.Is(d.errs[0], e.fail) {
			t.Fatalf("errors %v", d.errs)
		}
		e.fail = nil
		d.submit(1) // an error is not kept
		d.settle(t)
		if !equal(d.got, []float64{1}) {
			t.Errorf("delivered %v", d.got)
		}
	})
}

// An answer that waits in the queue while a newer graph is submitted is dropped there.
func TestRunnerStaleInQueue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDesk(&slow{takes: time.Millisecond})
		d.submit(1)
		if err := d.WaitIdle(t.Context()); err != nil {
			t.Fatal(err)
		}
		d.submit(2)
		d.settle(t)
		if !equal(d.got, []float64{2}) {
			t.Errorf("delivered %v", d.got)
		}
	})
}

func TestRunnerClose(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := &slow{takes: time.Hour}
		d := newDesk(e)
		d.submit(1)
		d.submit(2)
		begin := time.Now()
		d.Close()
		d.submit(3)
		d.settle(t)
		if len(d.got)+len(d.errs) > 0 || len(e.runs) != 1 || time.Since(begin) > time.Second {
			t.Errorf("delivered %v %v, ran %v in %v", d.got, d.errs, e.runs, time.Since(begin))
		}
	})
}

func TestRecent(t *testing.T) {
	var r recent
	hash := func(i int) Hash { return graph(float64(i)).Hash() }
	for i := range maxRecent {
		r.put(hash(i), &Result{})
	}
	r.get(hash(0))
	r.put(hash(maxRecent), &Result{})
	if r.get(hash(0)) == nil || r.get(hash(1)) != nil || r.get(hash(maxRecent)) == nil || len(r.entries) != maxRecent {
		t.Error("the wrong result was forgotten")
	}
}

func TestHash(t *testing.T) {
	base := graph(1)
	seen := map[Hash]bool{base.Hash(): true}
	for name, g := range map[string]Graph{
		"direction": {Direction: Right, Steps: base.Steps},
		"size":      graph(2),
		"pro":       {Steps: []Step{{Boxes: base.Steps[0].Boxes, Parent: None, Box: None, Pro: true}}},
		"parent":    {Steps: []Step{{Boxes: base.Steps[0].Boxes, Parent: 0, Box: None}}},
		"box":       {Steps: []Step{{Boxes: base.Steps[0].Boxes, Parent: None, Box: 0}}},
		"more":      {Steps: append(base.Steps[:1:1], base.Steps[0])},
	} {
		if seen[g.Hash()] {
			t.Errorf("another %s does not change the hash", name)
		}
		seen[g.Hash()] = true
	}
	if graph(1).Hash() != base.Hash() {
		t.Error("equal graphs, different hashes")
	}
}
