package layout

import (
	"context"
	"sync"
	"time"
)

// patience is how long a layout that nobody waits for any more may run before it is cancelled for the sake of a newer
// one. Most end sooner, and their results are worth keeping: undo asks for them again. Cancelling costs a process its
// life, a tenth of a second, so it pays only for a layout that has run much longer than that and is likely to run on.
const patience = 300 * time.Millisecond

// Runner lays out graphs in the background: one at a time, and of those that wait only the last. It is safe for
// concurrent use.
type Runner struct {
	engine   Engine
	dispatch func(func())

	mu       sync.Mutex
	latest   uint64 // number of the last submission: only its answer is delivered
	running  *job
	waiting  *job
	results  recent
	patience *time.Timer // set while running keeps waiting from starting
	busy     int         // jobs whose answer has not been handed to dispatch
	idle     chan struct{}
	closed   bool
}

// job is one submission.
type job struct {
	number    uint64
	graph     Graph
	hash      Hash
	deliver   func(*Result, error)
	started   time.Time
	cancel    context.CancelFunc
	cancelled bool
}

// NewRunner returns a Runner that hands its answers to dispatch, which has to call each function it is given once, in
// order, on the goroutine that may touch what the answers are for. Dispatch must not wait for that goroutine.
func NewRunner(e Engine, dispatch func(func())) *Runner {
	return &Runner{engine: e, dispatch: dispatch, idle: make(chan struct{})}
}

// Submit asks for the layout of g, which must not be changed any more. Deliver is called once through dispatch, unless
// there is a newer submission by then or the Runner is closed. The result is shared with later submissions of the same
// graph: it must not be changed either.
func (r *Runner) Submit(g Graph, deliver func(*Result, error)) {
	j := &job{graph: g, hash: g.Hash(), deliver: deliver}
	if known := r.accept(j); known != nil {
		r.answer(j.number, deliver, known, nil)
	}
}

// accept numbers j and sees to it that it is answered. If the result is known, it is counted and returned instead.
func (r *Runner) accept(j *job) *Result {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return nil
	}
	r.latest++
	j.number = r.latest
	r.waiting = nil
	defer r.hurry()
	if known := r.results.get(j.hash); known != nil {
		r.busy++
		return known
	}
	switch {
	case r.running == nil:
		r.start(j)
	case r.running.hash == j.hash && !r.running.cancelled:
		r.running.number, r.running.deliver = j.number, j.deliver
	default:
		r.waiting = j
	}
	return nil
}

// hurry sees to it that the running job is cancelled in due time if, and only if, another one waits. The caller holds
// the lock.
func (r *Runner) hurry() {
	if r.waiting == nil || r.running == nil {
		if r.patience != nil {
			r.patience.Stop()
			r.patience = nil
		}
		return
	}
	if r.patience != nil {
		return
	}
	j := r.running
	r.patience = time.AfterFunc(time.Until(j.started.Add(patience)), func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		if r.running == j && r.waiting != nil {
			j.cancelled = true
			j.cancel()
		}
	})
}

// start runs j. The caller holds the lock; the job is counted before its goroutine exists.
func (r *Runner) start(j *job) {
	var ctx context.Context
	ctx, j.cancel = context.WithCancel(context.Background())
	j.started = time.Now()
	r.running = j
	r.busy++
	go func() {
		result, err := r.engine.Layout(ctx, j.graph)
		j.cancel()
		r.finish(j, result, err)
	}()
}

// finish keeps the result of j, starts the job that waits and answers, if somebody still wants the answer.
func (r *Runner) finish(j *job, result *Result, err error) {
	r.mu.Lock()
	if err == nil {
		r.results.put(j.hash, result)
	}
	r.running = nil
	r.hurry()
	if next := r.waiting; next != nil {
		r.waiting = nil
		r.start(next)
	}
	number, deliver := j.number, j.deliver
	r.mu.Unlock()
	r.answer(number, deliver, result, err)
}

// answer hands an answer to dispatch, and takes its job off the count.
func (r *Runner) answer(number uint64, deliver func(*Result, error), result *Result, err error) {
	if r.wanted(number) {
		r.dispatch(func() {
			if r.wanted(number) { // it may have waited for its turn
				deliver(result, err)
			}
		})
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.busy--; r.busy == 0 {
		close(r.idle)
		r.idle = make(chan struct{})
	}
}

// wanted reports whether the submission with this number is still the last one.
func (r *Runner) wanted(number uint64) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return !r.closed && number == r.latest
}

// WaitIdle waits until no layout runs or waits and every answer has been handed to dispatch. It returns ctx.Err() where
// ctx ends first.
func (r *Runner) WaitIdle(ctx context.Context) error {
	for {
		r.mu.Lock()
		busy, idle := r.busy, r.idle
		r.mu.Unlock()
		if busy == 0 {
			return nil
		}
		select {
		case <-idle:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// Close cancels what runs and waits for its end. Nothing is delivered afterwards. The engine stays open.
func (r *Runner) Close() {
	r.mu.Lock()
	r.closed = true
	r.waiting = nil
	if r.running != nil {
		r.running.cancelled = true
		r.running.cancel()
	}
	r.mu.Unlock()
	_ = r.WaitIdle(context.Background()) // the context has no end
}
