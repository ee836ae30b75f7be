package formats

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
	"warrant/internal/whole"
)

// Options change how a file is read.
type Options struct {
	Format      string // its name; empty: judged by the content
	AsReference bool   // see codec.Input
}

// ReadFile makes a map of a file and leaves the file alone. Its errors are sentences that name the file, the place and
// what to do.
func ReadFile(path string, o Options) (*argmap.Snapshot, codec.Format, codec.Report, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, codec.Format{}, nil, fmt.Errorf("%s does not exist; correct the name", path)
	case err != nil:
		return nil, codec.Format{}, nil, fmt.Errorf("%s cannot be read: %w", path, whole.Reason(err))
	case info.IsDir():
		return nil, codec.Format{}, nil, fmt.Errorf("%s is a folder; name a file in it", path)
	case !info.Mode().IsRegular(): // it may have no end, or never begin
		return nil, codec.Format{}, nil, fmt.Errorf("%s is a device or a pipe and was not read; save what it gives as a file, and name that", path)
	case info.Size() > codec.MaxSize:
		return nil, codec.Format{}, nil, fmt.Errorf("%s is larger than %d MiB; no map is that large", path, codec.MaxSize>>20)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, codec.Format{}, nil, fmt.Errorf("%s cannot be read: %w", path, whole.Reason(err))
	}
	in := codec.Input{Name: filepath.Base(path), Data: data, AsReference: o.AsReference, Beside: func(name string) ([]byte, error) {
		return beside(path, name)
	}}
	f, err := pick(in, path, o.Format)
	if err != nil {
		return nil, codec.Format{}, nil, err
	}
	s, report, err := f.Read(in)
	if err == nil {
		halves(in.Data, &report)
		return s, f, report, nil
	}
	var lines []error
	for line := range strings.Lines(err.Error()) {
		at := ": "
		if strings.HasPrefix(line, "line ") {
			at = ", "
		}
		lines = append(lines, errors.New(path+at+strings.TrimRight(line, "\n")))
	}
	return nil, f, nil, errors.Join(lines...)
}

// pick returns the format that was asked for, or that the content shows.
func pick(in codec.Input, path, name string) (codec.Format, error) {
	if name != "" {
		f, ok := Named(name)
		if !ok || f.Read == nil {
			return codec.Format{}, fmt.Errorf("no format that is read is called %q; \"warrantctl formats\" lists them", name)
		}
		return f, nil
	}
	if bytes.HasPrefix(in.Data, []byte("SQLite format 3\x00")) {
		return codec.Format{}, fmt.Errorf("%s is a map already; open it, or copy the file", path)
	}
	f, ok := Of(in)
	if what, only := onlyWritten(in.Data); only && (!ok || slices.Contains(ofLines, f.Name)) {
		return codec.Format{}, fmt.Errorf("%s is %s, which is written here and not read; import what it was made of, or add --from outline to read its lines as text", path, what)
	}
	if !ok {
		if start := bytes.TrimLeft(in.Data, "\ufeff \t\r\n"); bytes.HasPrefix(start, []byte("{")) && strings.EqualFold(filepath.Ext(path), ".json") {
			return own, nil // its reader says best what is wrong with it
		}
		return codec.Format{}, fmt.Errorf("%s is of no format that is read here; \"warrantctl formats\" lists them", path)
	}
	return f, nil
}

var (
	pageStart = regexp.MustCompile(`(?i)^<(!doctype\s+html|html)[\s>]`)
	dotStart  = regexp.MustCompile(`^(\s*(//|#)[^\n]*\n)*\s*(strict\s+)?(di)?graph\s*([\w.]+|"[^"\n]*")?\s*\{`)
)

// ofLines are the formats that nearly any text is of.
var ofLines = []string{"argdown", "markdown", "outline"}

// onlyWritten says what a file is that would pass for text, line by line, but is of a format that is not read.
func onlyWritten(data []byte) (string, bool) {
	start := bytes.TrimLeft(data[:min(len(data), 4096)], "\ufeff \t\r\n")
	switch {
	case pageStart.Match(start):
		return "an HTML page", true
	case dotStart.Match(start):
		return "a Graphviz DOT file", true
	}
	return "", false
}

// beside reads a file that another one names. It must lie in the same folder or below, and be of a sensible size.
func beside(path, name string) ([]byte, error) {
	if name == "" || !filepath.IsLocal(filepath.FromSlash(name)) {
		return nil, fmt.Errorf("%q does not lie beside %s, so it was not read", name, path)
	}
	root, err := os.OpenRoot(filepath.Dir(path))
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", name, whole.Reason(err))
	}
	defer root.Close()
	info, err := root.Stat(filepath.FromSlash(name))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s cannot be read: %w", name, whole.Reason(err))
	case !info.Mode().IsRegular() || info.Size() > codec.MaxSize:
		return nil, fmt.Errorf("%s is no file of a sensible size, so it was not read", name)
	}
	return root.ReadFile(filepath.FromSlash(name))
}
