package main

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"warrant/internal/argmap"
	"warrant/internal/layout/host"
	"warrant/internal/picture"
	"warrant/internal/scene"
)

// renderFlags are what the command line says of a picture.
type renderFlags struct {
	out, view, dispute, focus, open, theme, direction, group string
	depth                                                    int
	scale                                                    float64
	paperName                                                string
	landscape, legend, title, date                           bool

	format  string // svg, png, pdf, dot or html, from out
	level   int    // of open; 0: all, -1: not said
	palette *scene.Palette
	paper   *picture.Paper // of a PDF on sheets; nil: one page as large as the map
	themed  bool           // the theme was named, and no view has a say in it
}

var pictures = []string{"svg", "png", "pdf", "dot", "html"}

func newRender() *cobra.Command {
	f := &renderFlags{}
	cmd := &cobra.Command{
		Use:   "render FILE -o OUT",
		Short: "Draw a map as SVG, PNG, PDF, DOT or a web page",
		Long: `Render draws a map into a file whose ending says what it becomes: .svg, .png, .pdf, .dot for Graphviz,
or .html: one page for any browser, with the diagram to move, fold and search and all of the text beside it.
A map of more than 60 statements is drawn as it opens in the program: folded, so that about 40 boxes are shown.`,
		Example: `  warrantctl render korea.warrant -o korea.pdf --open all
  warrantctl render korea.warrant -o part.svg --focus 12 --depth 2
  warrantctl render korea.warrant -o pages.pdf --open all --paper A4 --title --date --legend
  warrantctl render korea.warrant -o taylor.png --dispute Taylor --theme mono`,
		Args:              one("file"),
		ValidArgsFunction: completeMaps,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.check(cmd); err != nil {
				return err
			}
			engine := host.Find(host.Options{})
			defer engine.Close()
			if f.dispute == "" && f.format != "dot" {
				engine.Warm() // while the map is read and its texts are measured
			}
			s, err := snapshot(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			return render(cmd, s, f, engine)
		},
	}
	f.add(cmd)
	return cmd
}

// add adds the flags to a command.
func (f *renderFlags) add(cmd *cobra.Command) {
	addOutput(cmd, &f.out, "`FILE` to draw into; its ending says how", pictures...)
	flags := cmd.Flags()
	flags.StringVar(&f.view, "view", "", "draw a saved view: its id or part of its `name`")
	flags.StringVar(&f.dispute, "dispute", "", "draw a dispute: its id or part of its `title`")
	flags.StringVar(&f.focus, "focus", "", "draw what is around a statement or argument: its `ID`, or a statement's number as shown")
	flags.IntVar(&f.depth, "depth", 0, "how many levels below the focus; 0: all")
	flags.StringVar(&f.open, "open", "", "how many `LEVEL`s are open, or all")
	flags.StringVar(&f.theme, "theme", "light", "colours: light, dark, contrast or mono")
	flags.StringVar(&f.direction, "direction", "", "thesis on top (down), at left (right) or below (up); without it, by the shape")
	flags.StringVar(&f.group, "group", "", "draw areas: by section, voice or tag")
	flags.Float64Var(&f.scale, "scale", 0, "pixels for a unit, of PNG only (default 2)")
	flags.StringVar(&f.paperName, "paper", "", "cut the map over sheets of a `SIZE`, A4 or Letter, of PDF only")
	flags.BoolVar(&f.landscape, "landscape", false, "with --paper: sheets on their side")
	flags.BoolVar(&f.legend, "legend", false, "explain the signs that are drawn")
	flags.BoolVar(&f.title, "title", false, "write the title of the map")
	flags.BoolVar(&f.date, "date", false, "write today's date")
	complete(cmd, "paper", "A4", "Letter")
	complete(cmd, "theme", "light", "dark", "contrast", "mono")
	complete(cmd, "direction", "down", "right", "up")
	complete(cmd, "group", "section", "voice", "tag")
	complete(cmd, "open", "all", "1", "2", "3")
}

// complete offers the words for a flag.
func complete(cmd *cobra.Command, flag string, words ...string) {
	if err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // only for a flag that does not exist
	}
}

// check reads the flags' values and finds what does not go together.
func (f *renderFlags) check(cmd *cobra.Command) error {
	if f.out == "" {
		return usagef("say where to put the picture: -o FILE")
	}
	f.format = strings.ToLower(strings.TrimPrefix(filepath.Ext(f.out), "."))
	given := cmd.Flags().Changed
	switch known := strings.Join(pictures, " "); {
	case f.format == "" || !strings.Contains(" "+known+" ", " "+f.format+" "):
		return usagef("%s does not say what to draw; let it end in .svg, .png, .pdf, .dot or .html", f.out)
	case given("depth") && f.focus == "":
		return usagef("--depth needs --focus")
	case f.depth < 0:
		return usagef("--depth %d is no number of levels; 0 shows all", f.depth)
	case f.dispute != "" && f.format == "dot":
		return usagef("a dispute cannot be drawn as DOT; let the file end in .svg, .png or .pdf")
	case f.dispute != "" && f.format == "html":
		return usagef("a page is of the whole map; leave out --dispute, or let the file end in .svg, .png or .pdf")
	case f.format == "html" && (given("theme") || given("group")):
		return usagef("a page follows the colours of its reader's system and has no areas; leave out --theme and --group")
	case f.dispute != "" && (given("view") || given("focus") || given("open") || given("direction") || given("group")):
		return usagef("a dispute is drawn as a whole; leave out --view, --focus, --open, --direction and --group")
	case given("scale") && f.format != "png":
		return usagef("--scale is for PNG only; %s is as sharp at any size", strings.ToUpper(f.format))
	case given("scale") && !(f.scale > 0 && f.scale <= 100) || math.IsNaN(f.scale):
		return usagef("--scale %g makes no picture; take a number above 0 and up to 100", f.scale)
	}
	if err := f.checkPaper(given("group")); err != nil {
		return err
	}
	f.themed = given("theme")
	if f.palette = scene.PaletteNamed(f.theme); f.palette == nil {
		return usagef("there is no theme %q; choose light, dark, contrast or mono", f.theme)
	}
	switch argmap.Direction(f.direction) {
	case argmap.Auto, argmap.Down, argmap.Right, argmap.Up:
	default:
		return usagef("there is no direction %q; choose down, right or up", f.direction)
	}
	if !slices.Contains(scene.Groupings, scene.Grouping(f.group)) {
		return usagef("there are no groups by %q; choose section, voice or tag", f.group)
	}
	return f.readOpen()
}

// checkPaper reads what is said of sheets, titles and legends.
func (f *renderFlags) checkPaper(grouped bool) error {
	switch {
	case f.format == "dot" && (f.legend || f.title || f.date):
		return usagef("DOT has no place for --legend, --title and --date; let the file end in .svg, .png or .pdf")
	case f.landscape && f.paperName == "":
		return usagef("--landscape needs --paper")
	case f.paperName == "":
		return nil
	case f.format != "pdf":
		return usagef("--paper is for PDF only; let the file end in .pdf")
	case f.dispute != "":
		return usagef("a dispute is drawn on one page; leave out --paper")
	case grouped:
		return usagef("areas do not go over sheets; leave out --group or --paper")
	}
	paper, ok := picture.PaperNamed(f.paperName)
	if !ok {
		return usagef("there is no paper %q; choose A4 or Letter", f.paperName)
	}
	if f.landscape {
		paper = paper.Landscape()
	}
	f.paper = &paper
	return nil
}

func (f *renderFlags) readOpen() error {
	f.level = -1
	if f.open == "" {
		return nil
	}
	if f.open == "all" {
		f.level = 0
		return nil
	}
	n, err := strconv.Atoi(f.open)
	if err != nil || n < 1 {
		return usagef("--open %s is no number of levels; write 1 or more, or all", f.open)
	}
	f.level = n
	return nil
}

// found returns the one of the things whose id is wanted or, failing that, whose name holds it.
func found[T any](what, wanted string, all []T, id, name func(T) string) (T, error) {
	var hits []T
	var zero T
	for _, one := range all {
		if id(one) == wanted {
			return one, nil
		}
		if strings.Contains(strings.ToLower(name(one)), strings.ToLower(wanted)) {
			hits = append(hits, one)
		}
	}
	list := func(of []T) string {
		var out strings.Builder
		for _, one := range of {
			fmt.Fprintf(&out, "\n  %s  (%s)", name(one), id(one))
		}
		return out.String()
	}
	switch {
	case len(hits) == 1:
		return hits[0], nil
	case len(hits) > 1:
		return zero, fmt.Errorf("%q fits more than one %s; say more of the name, or the id:%s", wanted, what, list(hits))
	case len(all) == 0:
		return zero, fmt.Errorf("there is no %s %q; this map has none", what, wanted)
	}
	return zero, fmt.Errorf("there is no %s %q; there is:%s", what, wanted, list(all))
}
