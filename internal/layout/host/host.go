// Package host lays out graphs in another process.
//
// Graphviz can hang, leak and crash; in a process of its own it can be killed for that and started anew. Host keeps a
// warrant-layout running, Native starts the system's Graphviz for every job, and Find picks what there is.
package host

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"warrant/internal/layout"
	"warrant/internal/layout/dot"
)

// Options sets up a Host. The zero value is right for the program.
type Options struct {
	// Path is the executable; "": see Executable.
	Path string
	// Cache is a folder that belongs to the host alone; "": warrant/graphviz in the user's cache.
	Cache string
	// Limit is how long one layout may take; 0: ten seconds.
	Limit time.Duration
	// Jobs is after how many layouts a process is replaced, since the memory of Graphviz only grows; 0: fifty.
	Jobs int
}

const (
	defaultJobs = 50
	spareAhead  = 5                // how many jobs before its end the replacement of a process is started
	startLimit  = 30 * time.Second // compiling Graphviz takes half a second here, and more on old machines
)

// Host is a layout.Engine that keeps one host process running and replaces it when it has to. It is safe for concurrent
// use; jobs run one after the other. Nothing is started before the first job, or Warm.
type Host struct {
	opt  Options
	turn chan struct{} // holds one token: whoever has it runs a job and owns current
	life context.Context
	end  context.CancelFunc
	work sync.WaitGroup // starts under way

	current *process // ready for work, or nil
	lastID  uint64

	mu    sync.Mutex
	next  *starting // a process that is being started, or is started and waits; or nil
	procs map[*process]bool
}

// starting is a process on its way. Its fields are set when ready is closed.
type starting struct {
	ready chan struct{}
	p     *process
	err   error
}

// New returns a Host. Errors, such as a missing executable, come with the first layout.
func New(o Options) *Host {
	if o.Limit <= 0 {
		o.Limit = defaultLimit
	}
	if o.Jobs <= 0 {
		o.Jobs = defaultJobs
	}
	h := &Host{opt: o, turn: make(chan struct{}, 1), procs: map[*process]bool{}}
	h.life, h.end = context.WithCancel(context.Background())
	h.turn <- struct{}{}
	return h
}

// Name implements Engine.
func (h *Host) Name() string { return "warrant-layout" }

// Warm starts the process in the background if none runs, so that the first layout need not wait for it.
func (h *Host) Warm() {
	select {
	case <-h.turn:
		defer h.release()
		if h.current == nil || !h.current.alive() {
			h.prepare()
		}
	default: // a job runs, so there is a process
	}
}

// Layout implements layout.Engine. A job that ends early, by ctx or by the time limit, costs the process its life.
func (h *Host) Layout(ctx context.Context, g layout.Graph) (*layout.Result, error) {
	begin := time.Now()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	job, err := dot.New(g)
	if err != nil {
		return nil, err
	}
	if len(g.Steps) == 0 {
		return &layout.Result{}, nil
	}
	text := job.Text()
	select {
	case <-h.turn:
		defer h.release()
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-h.life.Done():
		return nil, ErrClosed
	}
	json0, err := h.run(ctx, text)
	if err != nil {
		return nil, err
	}
	r, err := finish(job, json0, begin)
	if err != nil {
		h.replace() // whatever is wrong with it may stay wrong
	}
	return r, err
}

// replace kills current and starts another in its place. The caller has the turn.
func (h *Host) replace() {
	h.drop(h.current)
	h.current = nil
	h.prepare()
}

func (h *Host) release() { h.turn <- struct{}{} }

// run hands one job to the process. The caller has the turn.
func (h *Host) run(ctx context.Context, text []byte) ([]byte, error) {
	if err := h.ready(ctx); err != nil {
		return nil, err
	}
	h.lastID++
	limited, cancel := context.WithTimeoutCause(ctx, h.opt.Limit, ErrTimeLimit)
	defer cancel()
	defer context.AfterFunc(h.life, cancel)()
	json0, err := h.current.ask(limited, h.lastID, text)
	if err == nil {
		h.rotate()
		return json0, nil
	}
	h.replace()
	switch {
	case h.life.Err() != nil:
		err = ErrClosed
	case ctx.Err() != nil:
		err = ctx.Err()
	case errors.Is(context.Cause(limited), ErrTimeLimit):
		err = fmt.Errorf("%w (more than %v)", ErrTimeLimit, h.opt.Limit)
	}
	return nil, err
}

// ready sees to it that current is a living process, and waits for one if need be. The caller has the turn.
func (h *Host) ready(ctx context.Context) error {
	if h.current != nil && h.current.alive() {
		return nil
	}
	if h.current != nil {
		h.drop(h.current)
		h.current = nil
	}
	s := h.prepare()
	select {
	case <-s.ready:
	case <-ctx.Done():
		return ctx.Err()
	case <-h.life.Done():
		return ErrClosed
	}
	h.takeNext()
	h.current = s.p
	return s.err
}

// rotate starts the replacement of a process that has worked much, and puts it in its place when it is ready. Until
// then the old one goes on: no job waits.
func (h *Host) rotate() {
	if h.current.jobs < h.opt.Jobs-spareAhead {
		return
	}
	s := h.prepare()
	if h.current.jobs < h.opt.Jobs {
		return
	}
	select {
	case <-s.ready:
	default:
		return
	}
	h.takeNext()
	if s.err == nil { // otherwise the next job tries once more
		h.drop(h.current)
		h.current = s.p
	}
}

// prepare returns the process that is being started, and starts one if there is none.
func (h *Host) prepare() *starting {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.next != nil {
		return h.next
	}
	s := &starting{ready: make(chan struct{})}
	if h.life.Err() != nil {
		s.err = ErrClosed
		close(s.ready)
		return s
	}
	h.next = s
	h.work.Add(1)
	go func() {
		defer h.work.Done()
		defer close(s.ready)
		s.p, s.err = h.launch()
		if s.p != nil {
			h.mu.Lock()
			h.procs[s.p] = true
			h.mu.Unlock()
		}
	}()
	return s
}

// takeNext makes room for another start.
func (h *Host) takeNext() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.next = nil
}

// drop kills p and forgets it.
func (h *Host) drop(p *process) {
	p.kill()
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.procs, p)
}

// launch starts a process. If it ends before its hello, its cache may be damaged, which go-graphviz answers with a panic:
// then the cache is cleared and one more attempt made.
func (h *Host) launch() (*process, error) {
	path, cache := h.opt.Path, h.opt.Cache
	var err error
	if path == "" {
		if path, err = Executable(); err != nil {
			return nil, err
		}
	}
	if cache == "" {
		if cache, err = defaultCache(); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrStart, err)
		}
	}
	if err := private(cache); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrStart, err)
	}
	ctx, cancel := context.WithTimeout(h.life, startLimit)
	defer cancel()
	p, err := launch(ctx, path, cache)
	if err == nil || ctx.Err() != nil || errors.Is(err, os.ErrNotExist) || errors.Is(err, os.ErrPermission) {
		return p, err
	}
	if clearErr := clearCache(cache); clearErr != nil {
		return nil, errors.Join(err, clearErr)
	}
	return launch(ctx, path, cache)
}

// Close kills the process. Running and later layouts return ErrClosed.
func (h *Host) Close() error {
	h.mu.Lock() // so that no start slips in between
	h.end()
	h.mu.Unlock()
	h.work.Wait()
	h.mu.Lock()
	defer h.mu.Unlock()
	for p := range h.procs {
		p.kill()
		<-p.exited
		delete(h.procs, p)
	}
	return nil
}
