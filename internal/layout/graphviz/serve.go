// Package graphviz runs Graphviz inside this process, and serves it to another one.
//
// It is the only package that imports go-graphviz. That library compiles its WebAssembly at every start of the program,
// trusts a cache below the folder for temporary files, has one global instance and cannot be stopped. So only
// cmd/warrant-layout may import this.
package graphviz

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"io"

	gv "github.com/goccy/go-graphviz"

	"warrant/internal/layout/wire"
)

// Version names the Graphviz that go-graphviz carries.
const Version = "Graphviz 12.1.2"

// formatJSON0 is the output format with positions but without drawing commands.
const formatJSON0 gv.Format = "json0"

// Renderer lays out graphs. It is not safe for concurrent use, and there can be only one at a time.
type Renderer struct{ gv *gv.Graphviz }

// New returns a Renderer. From now on Graphviz sees an empty file system: what it lays out names no files.
func New(ctx context.Context) (*Renderer, error) {
	g, err := gv.New(ctx)
	if err != nil {
		return nil, fmt.Errorf("start Graphviz: %w", err)
	}
	gv.SetFileSystem(embed.FS{})
	return &Renderer{gv: g}, nil
}

// Close frees what the Renderer holds.
func (r *Renderer) Close() error { return r.gv.Close() }

// JSON0 lays out a graph in the language of Graphviz and returns the positions in its format json0.
func (r *Renderer) JSON0(ctx context.Context, dot []byte) (_ []byte, err error) {
	graph, err := gv.ParseBytes(dot)
	if err != nil {
		return nil, fmt.Errorf("read graph: %w", err)
	}
	if graph == nil {
		return nil, errors.New("read graph: nothing in it")
	}
	defer func() {
		if e := graph.Close(); e != nil && err == nil {
			err = fmt.Errorf("free graph: %w", e)
		}
	}()
	var out bytes.Buffer
	if err := r.gv.Render(ctx, graph, formatJSON0, &out); err != nil {
		return nil, fmt.Errorf("lay out graph: %w", err)
	}
	return out.Bytes(), nil
}

// Serve says hello on out and answers requests until in ends. It returns an error where the other side breaks off or
// sends rubbish.
func Serve(ctx context.Context, in io.Reader, out io.Writer) error {
	r, err := New(ctx)
	if err != nil {
		return err
	}
	defer r.Close()
	hello := wire.Hello{Program: wire.Program, Protocol: wire.Protocol, Engine: Version}
	if err := wire.Write(out, hello); err != nil {
		return err
	}
	for {
		var ask wire.Request
		switch err := wire.Read(in, &ask); {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
		reply := wire.Reply{ID: ask.ID}
		if json0, err := r.JSON0(ctx, []byte(ask.Dot)); err != nil {
			reply.Error = err.Error()
		} else {
			reply.JSON0 = string(json0)
		}
		if err := wire.Write(out, reply); err != nil {
			return err
		}
	}
}
