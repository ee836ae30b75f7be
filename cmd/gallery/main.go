// Command gallery shows the diagram's widget with canned scenes in every palette, for looking at.
//
//	gallery                      a window; choose at the left
//	gallery -show "entry card"   a window that starts with one of them
//	gallery -out DIR             no window: a PNG of each, drawn without a display
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
	flag.Parse()
	if err := run(*out, *show, *palette); err != nil {
		fmt.Fprintln(os.Stderr, "gallery:", err)
		os.Exit(1)
	}
}

func run(out, show, name string) error {
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
