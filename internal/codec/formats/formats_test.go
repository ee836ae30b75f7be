package formats_test

import (
	"math/rand/v2"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec"
	"warrant/internal/codec/formats"
)

// TestDetection holds that what a format writes is known by its content as that format and no other, whatever the file is
// called.
func TestDetection(t *testing.T) {
	for seed := range uint64(5) {
		s := argmaptest.Random(rand.New(rand.NewPCG(seed, 8)), 10)
		for _, f := range formats.All() {
			if f.Read == nil || f.Write == nil {
				continue
			}
			data, _, err := f.Write(s)
			if err != nil {
				t.Fatal(err)
			}
			if got, _ := formats.Of(codec.Input{Data: data}); got.Name != f.Name {
				t.Errorf("what %s writes is taken for %q", f.Name, got.Name)
			}
		}
	}
	for text, want := range map[string]string{
		"Should it?\n  pro: yes\n":                                           "outline",
		"# Should it?\n- yes\n":                                              "markdown",
		"# Should it?\n+ yes\n- no\n":                                        "outline",
		"<map version=\"1.0.1\">\n<node TEXT=\"a\"/></map>":                  "freemind",
		"<?xml version=\"1.0\"?>\n<!-- by hand -->\n<opml version=\"1.0\"/>": "opml",
		"<html><map name=\"x\"/></html>":                                     "",
		"{}":                                                                 "",
	} {
		if got, _ := formats.Of(codec.Input{Data: []byte(text)}); got.Name != want {
			t.Errorf("%q is taken for %q, want %q", text, got.Name, want)
		}
	}
}

// TestNames holds that every format can be asked for by its name, and that every ending leads to a format that has it.
func TestNames(t *testing.T) {
	s := argmap.New("Empty", argmap.Voice{ID: "r", Name: "Reader"})
	for _, f := range formats.All() {
		if got, ok := formats.Named(f.Name); !ok || got.Title != f.Title || f.Carries == "" {
			t.Errorf("%q is another one, or says nothing of itself", f.Name)
		}
		if f.Write == nil {
			continue
		}
		for _, ending := range f.Endings {
			if got, ok := formats.For("a map" + ending); !ok || got.Name != f.Name {
				t.Errorf("%s leads to %q, not to %q", ending, got.Name, f.Name)
			}
		}
		if _, _, err := f.Write(s); err != nil {
			t.Errorf("%s does not write an empty map: %v", f.Name, err)
		}
	}
}
