package host

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"warrant/internal/layout"
	"warrant/internal/layout/wire"
)

// Variable names the environment variable that says which executable is the layout host.
const Variable = "WARRANT_LAYOUT"

// Engine is a layout engine that can be got ready and shut down.
type Engine interface {
	layout.Engine
	Name() string // for people
	Warm()        // starts what the first layout needs, in the background
	Close() error // ends all processes; later layouts fail
}

// Find returns the best engine there is: the layout host, else the system's Graphviz, else one whose layouts fail with
// ErrMissing and a sentence about where was looked.
func Find(o Options) Engine {
	if o.Path != "" {
		return New(o)
	}
	path, err := Executable()
	if err == nil {
		o.Path = path
		return New(o)
	}
	if n, nativeErr := FindNative(); nativeErr == nil {
		if o.Limit > 0 {
			n.limit = o.Limit
		}
		return n
	}
	return missing{fmt.Errorf("%w, nor Graphviz's dot", err)}
}

// Executable returns the layout host: the one the environment names, else the one beside the running program, else the
// one on the PATH. The error wraps ErrMissing.
func Executable() (string, error) {
	if path := os.Getenv(Variable); path != "" {
		if !isFile(path) {
			return "", fmt.Errorf("%w: %s names %s, which is no file", ErrMissing, Variable, path)
		}
		return path, nil
	}
	name := wire.Program
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	if self, err := os.Executable(); err == nil {
		if real, err := filepath.EvalSymlinks(self); err == nil {
			self = real
		}
		if path := filepath.Join(filepath.Dir(self), name); isFile(path) {
			return path, nil
		}
	}
	if path, err := exec.LookPath(name); err == nil {
		return path, nil
	}
	return "", fmt.Errorf("%w: no %s beside this program or on the PATH", ErrMissing, name)
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// missing is the engine that stands in where there is none.
type missing struct{ err error }

func (m missing) Layout(context.Context, layout.Graph) (*layout.Result, error) { return nil, m.err }
func (m missing) Name() string                                                 { return "none" }
func (m missing) Warm()                                                        {}
func (m missing) Close() error                                                 { return nil }
