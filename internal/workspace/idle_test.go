package workspace_test

import (
	"sync"
	"testing"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/layout/host"
	"warrant/internal/store/sqlite"
	"warrant/internal/typeset/typesettest"
	"warrant/internal/workspace"
)

// TestWaitIdleIsExact holds that once WaitIdle returns the news of the last edit has been dispatched, however long that
// takes: a test that drains the queue then finds the status that the user will see.
func TestWaitIdleIsExact(t *testing.T) {
	path := t.TempDir() + "/map.warrant"
	f, err := sqlite.Create(t.Context(), path, argmap.New("", argmap.Voice{ID: "reader", Name: "Reader"}))
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := f.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	engine := host.Find(host.Options{})
	t.Cleanup(func() { engine.Close() })
	var (
		mu    sync.Mutex
		queue []func()
	)
	w := workspace.Open(workspace.Config{
		Fonts: typesettest.Fonts(t), Engine: engine, NewID: func() string { return "a" }, Clock: time.Now,
		Dispatch: func(f func()) {
			time.Sleep(20 * time.Millisecond) // as on a machine that has much else to do
			mu.Lock()
			defer mu.Unlock()
			queue = append(queue, f)
		},
	}, f, loaded)
	t.Cleanup(func() { _ = w.Close(t.Context()) })
	if err := w.DoCommand("add.thesis"); err != nil {
		t.Fatal(err)
	}
	if err := w.Finish("T", workspace.FinishOnly); err != nil {
		t.Fatal(err)
	}
	if err := w.WaitIdle(t.Context()); err != nil {
		t.Fatal(err)
	}
	mu.Lock()
	defer mu.Unlock()
	for _, f := range queue {
		f()
	}
	if !w.Saved() {
		t.Errorf("once idle, the status says %q", w.Status().Save)
	}
}
