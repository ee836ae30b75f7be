package host

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"

	"warrant/internal/layout"
	"warrant/internal/layout/dot"
)

// Native is the engine that starts the system's own Graphviz for every job. The zero value is not ready: see FindNative.
type Native struct {
	path  string
	limit time.Duration
}

// FindNative returns the Graphviz on the PATH; the error names what was looked for.
func FindNative() (*Native, error) {
	path, err := exec.LookPath("dot")
	if err != nil {
		return nil, fmt.Errorf("find Graphviz: %w", err)
	}
	return &Native{path: path, limit: defaultLimit}, nil
}

// Layout implements layout.Engine.
func (n *Native) Layout(ctx context.Context, g layout.Graph) (*layout.Result, error) {
	begin := time.Now()
	job, err := dot.New(g)
	if err != nil {
		return nil, err
	}
	if len(g.Steps) == 0 {
		return &layout.Result{}, nil
	}
	json0, err := n.run(ctx, job.Text())
	if err != nil {
		return nil, err
	}
	return finish(job, json0, begin)
}

// run starts dot and returns its answer in json0.
func (n *Native) run(ctx context.Context, text []byte) ([]byte, error) {
	limited, cancel := context.WithTimeout(ctx, n.limit)
	defer cancel()
	cmd := exec.CommandContext(limited, n.path, "-Tjson0")
	cmd.WaitDelay = time.Second // a grandchild that holds the pipe does not hold us
	var out, errs bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(text), &out, &errs
	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case limited.Err() != nil:
		return nil, fmt.Errorf("%w (%v)", ErrTimeLimit, n.limit)
	case errors.Is(err, exec.ErrNotFound):
		return nil, fmt.Errorf("run Graphviz: %w", err)
	case err != nil:
		return nil, fmt.Errorf("%w: %s: %w%s", ErrCrashed, n.path, err, firstLine(errs.String()))
	}
	return out.Bytes(), nil
}

// finish reads the answer to job.
func finish(job *dot.Job, json0 []byte, begin time.Time) (*layout.Result, error) {
	r, err := job.Result(json0)
	if err != nil {
		return nil, err
	}
	r.Took = time.Since(begin)
	return r, nil
}

// firstLine returns the first line of what a program said, after a colon; "" if it said nothing.
func firstLine(said string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(said), "\n")
	if line == "" {
		return ""
	}
	return ": " + line
}

// Name implements Engine.
func (n *Native) Name() string { return "Graphviz's dot" }

// Warm implements Engine: there is nothing to start ahead.
func (n *Native) Warm() {}

// Close implements Engine: every process ends with its job.
func (n *Native) Close() error { return nil }
