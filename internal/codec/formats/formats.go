// Package formats lists the formats of files that maps are read from and written to.
package formats

import (
	"path/filepath"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
	"warrant/internal/codec/aif"
	"warrant/internal/codec/argdown"
	"warrant/internal/codec/brat"
	"warrant/internal/codec/carneades"
	"warrant/internal/codec/cdcp"
	"warrant/internal/codec/csv"
	"warrant/internal/codec/dot"
	"warrant/internal/codec/freemind"
	"warrant/internal/codec/graphml"
	"warrant/internal/codec/html"
	mapjson "warrant/internal/codec/json"
	"warrant/internal/codec/kialo"
	"warrant/internal/codec/markdown"
	"warrant/internal/codec/microtexts"
	"warrant/internal/codec/mup"
	"warrant/internal/codec/opml"
	"warrant/internal/codec/outline"
	"warrant/internal/codec/sadface"
)

// All returns the formats, the program's own first.
func All() []codec.Format { return all }

// Text that is of no other format is an outline, so that one comes last.
var all = []codec.Format{own, aif.Extended, sadface.Format, aif.Format, microtexts.Format, mup.Format, kialo.Format, brat.Format, cdcp.Format,
	carneades.Format, freemind.Format, opml.Format, html.Format, dot.Format, graphml.Format, argdown.Format, csv.Format, markdown.Format, outline.Format}

// own is the program's own JSON, which carries everything.
var own = codec.Format{
	Name: "json", Title: "Warrant JSON", Endings: []string{".json"}, Carries: "everything",
	Known: func(in codec.Input) bool {
		head := string(in.Data[:min(len(in.Data), 4096)])
		return strings.Contains(head, `"`+mapjson.Format+`"`)
	},
	Read: func(in codec.Input) (*argmap.Snapshot, codec.Report, error) {
		s, notes, err := mapjson.Decode(in.Data)
		var report codec.Report
		for _, n := range notes {
			report.Add(codec.Loss{Kind: codec.Repaired, Of: n.Path, Why: n.Text})
		}
		return s, report, err
	},
	Write: func(s *argmap.Snapshot) ([]byte, codec.Report, error) {
		data, err := mapjson.Encode(s)
		return data, nil, err
	},
}

// Named returns the format of that name.
func Named(name string) (codec.Format, bool) {
	for _, f := range all {
		if strings.EqualFold(f.Name, name) {
			return f, true
		}
	}
	return codec.Format{}, false
}

// Of returns the format of a file, judged by its content; ok is false where none fits.
func Of(in codec.Input) (codec.Format, bool) {
	for _, f := range all {
		if f.Read != nil && f.Known != nil && f.Known(in) {
			return f, true
		}
	}
	return codec.Format{}, false
}

// Reads reports whether a file's name is like those of a format that is read. Its content may tell otherwise.
func Reads(path string) bool {
	name := strings.ToLower(filepath.Base(path))
	return slices.ContainsFunc(all, func(f codec.Format) bool {
		return f.Read != nil && slices.ContainsFunc(f.Endings, func(e string) bool { return strings.HasSuffix(name, e) })
	})
}

// For returns the format that is written to files of that name: the one with the longest ending that fits.
func For(path string) (codec.Format, bool) {
	name := strings.ToLower(filepath.Base(path))
	var best codec.Format
	longest := 0
	for _, f := range all {
		for _, e := range f.Endings {
			if f.Write != nil && len(e) > longest && strings.HasSuffix(name, e) {
				best, longest = f, len(e)
			}
		}
	}
	return best, longest > 0
}
