// Command gallery shows the diagram's widget with canned scenes in every palette, for looking at.
//
//	gallery                      a window; choose at the left
//	gallery -show "entry card"   a window that starts with one of them
//	gallery -out DIR             no window: a PNG of each, drawn without a display
//	gallery -map FILE -size N    no window: a generated map of N statements, for trying the program on
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"warrant/internal/scene"
)

func main() {
	out := flag.String("out", "", "folder for pictures; no window is opened")
	show := flag.String("show", "", "what to start with")
	palette := flag.String("palette", "light", "light, dark, contrast or mono")
	path := flag.String("map", "", "file to write a generated map to; no window is opened")
	size := flag.Int("size", 300, "statements of that map")
	flag.Parse()
	if err := run(*out, *show, *palette, *path, *size); err != nil {
		fmt.Fprintln(os.Stderr, "gallery:", err)
		os.Exit(1)
	}
}

func run(out, show, name, path string, size int) error {
	if path != "" {
		return write(path, size)
	}
	palette := scene.PaletteNamed(name)
	if palette == nil {
		return fmt.Errorf("there is no palette %q", name)
	}
	all, err := exhibits()
	if err != nil {
		return err
	}
	if out != "" {
		return pictures(out, all)
	}
	first := 0
	for i, e := range all {
		if show != "" && strings.EqualFold(e.name, show) {
			first = i
		}
	}
	return window(all, first, palette)
}
