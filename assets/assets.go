// Package assets holds what the program carries with it: the bundled maps and its icon.
package assets

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

//go:embed maps
var files embed.FS

//go:embed icon.png
var icon []byte

// Icon returns the program's icon, a PNG file.
func Icon() []byte { return icon }

// Sample is one bundled map.
type Sample struct {
	Name  string // what the user calls it by: the file's name without its ending
	Title string
}

// Samples returns the bundled maps, sorted by name.
func Samples() []Sample {
	paths, err := fs.Glob(files, "maps/*.yaml")
	if err != nil {
		return nil // only a malformed pattern fails
	}
	var out []Sample
	for _, p := range paths {
		name := strings.TrimSuffix(path.Base(p), ".yaml")
		text, err := files.ReadFile(p)
		if err != nil {
			continue
		}
		out = append(out, Sample{Name: name, Title: titleOf(string(text), name)})
	}
	return out
}

// titleOf returns the title line of a map's YAML, so that a list of samples does not cost reading them whole.
func titleOf(text, name string) string {
	for line := range strings.Lines(text) {
		if title, ok := strings.CutPrefix(line, "title:"); ok {
			return strings.Trim(strings.TrimSpace(title), `"'`)
		}
	}
	return name
}

// Open returns a bundled map and the list of works it cites, for codec/sample to read.
func Open(name string) (yaml, csl []byte, err error) {
	yaml, err = files.ReadFile("maps/" + name + ".yaml")
	if err != nil {
		return nil, nil, fmt.Errorf("there is no sample %q", name)
	}
	csl, err = files.ReadFile("maps/" + name + ".csl.json")
	if err != nil {
		return nil, nil, fmt.Errorf("the sample %q lacks its list of works", name)
	}
	return yaml, csl, nil
}
