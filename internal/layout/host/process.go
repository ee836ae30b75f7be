package host

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"warrant/internal/layout/wire"
)

// process is one running host. Its methods are for one goroutine at a time, except kill and alive.
type process struct {
	cmd    *exec.Cmd
	in     *os.File // our end of its standard input
	out    *os.File // our end of its standard output
	frames *bufio.Reader
	said   words
	hello  wire.Hello
	jobs   int
	once   sync.Once
	exited chan struct{}
}

// launch starts the executable and waits for its hello.
func launch(ctx context.Context, path, cache string) (*process, error) {
	childIn, in, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrStart, err)
	}
	out, childOut, err := os.Pipe()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%w: %w", ErrStart, err), childIn.Close(), in.Close())
	}
	p := &process{cmd: exec.Command(path), in: in, out: out, frames: bufio.NewReader(out), exited: make(chan struct{})}
	p.cmd.Stdin, p.cmd.Stdout, p.cmd.Stderr = childIn, childOut, &p.said
	p.cmd.Env = environment(os.Environ(), cache)
	p.cmd.WaitDelay = time.Second
	dieWithUs(p.cmd)
	err = p.start()
	childIn.Close()
	childOut.Close()
	if err != nil {
		in.Close()
		out.Close()
		return nil, fmt.Errorf("%w: %w", ErrStart, err)
	}
	if err := p.greet(ctx); err != nil {
		p.kill()
		return nil, err
	}
	return p, nil
}

// environment returns env with the folder for temporary files set to dir, under the names all systems use.
func environment(env []string, dir string) []string {
	env = slices.DeleteFunc(env, func(s string) bool {
		name, _, _ := strings.Cut(s, "=")
		return name == "TMPDIR" || name == "TMP" || name == "TEMP"
	})
	return append(env, "TMPDIR="+dir, "TMP="+dir, "TEMP="+dir)
}

// start starts the child and sees to its end, on a thread that is kept until then: see dieWithUs.
func (p *process) start() error {
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		defer close(p.exited)
		err := p.cmd.Start()
		started <- err
		if err == nil {
			_ = p.cmd.Wait() // how it ended does not matter: a host never has to end by itself
		}
	}()
	return <-started
}

// greet waits for the hello.
func (p *process) greet(ctx context.Context) error {
	err := p.while(ctx, func() error { return wire.Read(p.frames, &p.hello) })
	switch {
	case err == nil && (p.hello.Program != wire.Program || p.hello.Protocol != wire.Protocol):
		return fmt.Errorf("%w: it is %q with protocol %d", ErrStart, p.hello.Program, p.hello.Protocol)
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return fmt.Errorf("%w: no answer: %w", ErrStart, ctx.Err())
	}
	p.kill()
	<-p.exited // so that all it said is here
	return fmt.Errorf("%w: %w%s", ErrStart, err, firstLine(p.said.String()))
}

// ask sends one job and returns the answer in json0. After an error the process is dead.
func (p *process) ask(ctx context.Context, id uint64, text []byte) ([]byte, error) {
	var reply wire.Reply
	err := p.while(ctx, func() error {
		if err := wire.Write(p.in, wire.Request{ID: id, Dot: string(text)}); err != nil {
			return errors.Join(io.EOF, err) // it does not listen: it has ended
		}
		return wire.Read(p.frames, &reply)
	})
	p.jobs++
	switch {
	case err == nil && reply.Error != "":
		err = fmt.Errorf("%w: %s", ErrRefused, reply.Error)
	case err == nil && reply.ID != id:
		err = fmt.Errorf("%w: reply %d to request %d", ErrProtocol, reply.ID, id)
	case err == nil:
		return []byte(reply.JSON0), nil
	case ctx.Err() != nil:
		err = ctx.Err()
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		p.kill()
		<-p.exited
		err = fmt.Errorf("%w%s", ErrCrashed, firstLine(p.said.String()))
	default:
		err = fmt.Errorf("%w: %w", ErrProtocol, err)
	}
	p.kill()
	return nil, err
}

// while runs talk, which reads from or writes to the child. If ctx ends first the child is killed, which ends talk too;
// that is not waited for, and the caller must not touch what talk does any more.
func (p *process) while(ctx context.Context, talk func() error) error {
	done := make(chan error, 1)
	go func() { done <- talk() }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		p.kill()
		return ctx.Err()
	}
}

// kill ends the child and closes our ends of its pipes, so that nothing waits for it, not even where it left children
// of its own.
func (p *process) kill() {
	p.once.Do(func() {
		_ = p.cmd.Process.Kill()
		_ = p.in.Close()
		_ = p.out.Close()
	})
}

// alive reports whether the child has not ended yet, as far as known.
func (p *process) alive() bool {
	select {
	case <-p.exited:
		return false
	default:
		return true
	}
}

// words keeps the first words of what a child says on its standard error. A Go program names its panic first.
type words struct {
	mu   sync.Mutex
	text []byte
}

// Write implements io.Writer.
func (t *words) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text = append(t.text, b[:min(len(b), 4096-len(t.text))]...)
	return len(b), nil
}

// String returns what is kept.
func (t *words) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.text)
}
