// Package formats lists the formats of files that maps are read from and written to.
package formats

import (
	"path/filepath"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
	"warrant/internal/codec/aif"
	mapjson "warrant/internal/codec/json"
	"warrant/internal/codec/microtexts"
)

// All returns the formats, the program's own first.
func All() []codec.Format { return all }

var all = []codec.Format{own, aif.Extended, aif.Format, microtexts.Format}

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
			report.Add(codec.Loss{Kind: codec.Repaired, Of: n.Path, What: "a field that follows from the rest", Why: n.Text})
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

// For returns the first format that is written to files of that name.
func For(path string) (codec.Format, bool) {
	name := strings.ToLower(filepath.Base(path))
	for _, f := range all {
		for _, e := range f.Endings {
			if f.Write != nil && strings.HasSuffix(name, e) {
				return f, true
			}
		}
	}
	return codec.Format{}, false
}
