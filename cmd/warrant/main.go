// Command warrant is the desktop program. It opens a map in a window; where there is no display it draws the bundled
// map's diagrams into files instead.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"

	"warrant/app"
	"warrant/internal/version"
)

const usage = `Usage: warrant [-sample NAME] [FILE]

Opens FILE, or the map that was open last, or the bundled map of a paper.

`

func main() { os.Exit(run()) }

func run() int {
	flags := flag.NewFlagSet("warrant", flag.ContinueOnError)
	flags.Usage = func() {
		fmt.Fprint(os.Stderr, usage)
		flags.PrintDefaults()
	}
	sample := flags.String("sample", "", "open your own copy of the bundled map `NAME`")
	tell := flags.Bool("version", false, "print the version")
	draw := flags.String("render-only", "", "open no window; draw the bundled map's diagrams into the folder `DIR`")
	switch err := flags.Parse(os.Args[1:]); {
	case err == flag.ErrHelp:
		return 0
	case err != nil:
		return 2
	case flags.NArg() > 1 || flags.NArg() == 1 && *sample != "":
		flags.Usage()
		return 2
	case *tell:
		fmt.Println("warrant", version.Number)
		return 0
	}
	if *draw == "" && app.HasDisplay() {
		return app.Run(app.Options{Path: flags.Arg(0), Sample: *sample})
	}
	if *draw == "" {
		*draw = "out"
		fmt.Println("There is no display to open a window on, so the bundled map's diagrams are drawn into files:")
	}
	if err := app.Draw(context.Background(), os.Stdout, *sample, *draw); err != nil {
		fmt.Fprintln(os.Stderr, "warrant:", err)
		return 1
	}
	return 0
}
