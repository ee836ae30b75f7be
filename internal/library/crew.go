package library

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"
)

// patience is how long Close waits for what is under way before it tells it to end, and then again for it to do so.
const patience = 2 * time.Second

// crew runs what takes time beside the interface.
type crew struct {
	dispatch func(func())
	work     sync.WaitGroup
	life     context.Context
	end      context.CancelFunc
	patience time.Duration
}

func newCrew(dispatch func(func()), wait time.Duration) *crew {
	if wait == 0 {
		wait = patience
	}
	c := &crew{dispatch: dispatch, patience: wait}
	c.life, c.end = context.WithCancel(context.Background())
	return c
}

// run does work in a goroutine and hands its error to then on the interface's goroutine. A panic becomes an error.
func (c *crew) run(work func(context.Context) error, then func(error)) {
	c.work.Add(1)
	go func() {
		defer c.work.Done()
		err := guarded(c.life, work)
		if then != nil {
			c.dispatch(func() { then(err) })
		}
	}()
}

func guarded(ctx context.Context, work func(context.Context) error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("something went wrong inside the program: %v\n%s", p, debug.Stack())
		}
	}()
	return work(ctx)
}

// Background does work beside the interface and hands its error to then on the interface's goroutine. Its context ends
// when the library is closed.
func (l *Library) Background(work func(context.Context) error, then func(error)) {
	l.crew.run(work, then)
}

// Open opens a map beside the interface: open is one of the methods that return an Opened, with its arguments.
func (l *Library) Open(open func(context.Context) (Opened, error), then func(Opened, error)) {
	var got Opened
	l.crew.run(func(ctx context.Context) (err error) {
		got, err = open(ctx)
		return err
	}, func(err error) { then(got, err) })
}

// Close waits a short while for what is under way, then tells it to end by its context. What does not end even then is
// left behind: files are written whole or not at all. Answers still go to Dispatch.
func (l *Library) Close() {
	l.crew.close()
	l.recent.jar.wait()
	l.setting.jar.wait()
	l.running.end()
}

func (c *crew) close() {
	idle := make(chan struct{})
	go func() {
		c.work.Wait()
		close(idle)
	}()
	if !within(c.patience, idle) {
		c.end()
		within(c.patience, idle)
	}
	c.end()
}

// within reports whether something came to pass in time.
func within(d time.Duration, done <-chan struct{}) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-done:
		return true
	case <-t.C:
		return false
	}
}
