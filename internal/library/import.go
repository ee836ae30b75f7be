package library

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"

	"warrant/internal/codec"
	"warrant/internal/codec/formats"
)

// Imported says what a map was made of that was not a map before.
type Imported struct {
	From   string       // what the format is called, as "Argdown"
	Path   string       // of the file, which stays as it is
	Report codec.Report // what is not in the map as it is in the file
}

// OpenFile opens a map's file; of a file of another program it makes a map in the documents folder, and opens that.
func (l *Library) OpenFile(ctx context.Context, path string) (Opened, error) {
	if isMap(path) || !foreign(path) {
		return l.OpenPath(ctx, path)
	}
	s, format, report, err := formats.ReadFile(path, formats.Options{})
	if err != nil {
		return Opened{}, err
	}
	name := fileName(s.Map().Title)
	if name == "" {
		base := filepath.Base(path)
		name = FileName(strings.TrimSuffix(base, filepath.Ext(base)))
	}
	o, err := l.create(ctx, name, s)
	o.Imported = &Imported{From: format.Title, Path: path, Report: report}
	return o, err
}

// foreign reports whether a file is there and is none of the files that maps are kept in.
func foreign(path string) bool {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() { // to open a pipe may take for ever
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	const mark = "SQLite format 3\x00"
	head := make([]byte, len(mark))
	n, err := io.ReadFull(f, head)
	return n > 0 && (err == nil || err == io.ErrUnexpectedEOF) && !bytes.Equal(head[:n], []byte(mark))
}
