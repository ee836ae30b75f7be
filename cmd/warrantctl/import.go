package main

import (
	"fmt"
	"io"
	"runtime/debug"

	"github.com/spf13/cobra"

	"warrant/internal/argmap"
	"warrant/internal/codec"
	"warrant/internal/codec/formats"
)

func newImport() *cobra.Command {
	var out, tell string
	var force bool
	var how formats.Options
	cmd := &cobra.Command{
		Use:   "import FILE -o FILE",
		Short: "Make a map of a file of another program, of JSON, or of an outline",
		Long: `Make a map of a file. What format it is shows its content, or --from says it; "warrantctl formats" lists them.
What could not be carried as it is in the file is told item by item.

Text of no other format is read line by line. What is indented more than a line bears on it: as a reason, or as an
objection where the line starts with − or con:. A hyphen is a minus in a text that has a + somewhere, else a bullet.
What is at the left edge is a thesis. What "show" writes is read, too. A text that begins with a heading or an item of
Markdown and has no signs is a Markdown list: headings are sections, "Pro:" and "Con:" stand in front of items.`,
		Example: `  warrantctl import korea.json -o korea.warrant
  warrantctl import nodeset9.json --from aif -o nine.warrant --report nine.report.json
  warrantctl import notes.txt -o notes.warrant`,
		Args: one("file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" {
				return usagef("say where to put the map: -o FILE")
			}
			if f, ok := formats.Named(how.Format); how.Format != "" && (!ok || f.Read == nil) {
				return usagef("no format that is read is called %q; \"warrantctl formats\" lists them", how.Format)
			}
			if err := apart(args[0], out, tell, force); err != nil {
				return err
			}
			debug.SetGCPercent(60) // a tenth more time for a sixth less memory, which large files need
			s, f, report, err := formats.ReadFile(args[0], how)
			if err != nil {
				return err
			}
			if err := saveMap(cmd.Context(), out, s, force); err != nil {
				return err
			}
			tellImport(cmd.OutOrStdout(), s, f, report)
			return saveReport(tell, report, force)
		},
	}
	addOutput(cmd, &out, "`FILE` to put the map into", "warrant")
	addFormat(cmd, &how.Format, "from", "the file's `FORMAT`, where its content does not show it", func(f codec.Format) bool { return f.Read != nil })
	cmd.Flags().BoolVar(&how.AsReference, "as-reference", false, "read as the format's own program does, even where that loses something")
	addReport(cmd, &tell)
	addForce(cmd, &force)
	return cmd
}

// tellImport says what was carried over and, item by item, what was not.
func tellImport(w io.Writer, s *argmap.Snapshot, f codec.Format, report codec.Report) {
	c := argmap.Tally(s)
	fmt.Fprintf(w, "Imported from %s: %s, %s, %s, %s.\n", f.Title, count(c.Statements, "statement"), count(c.Arguments, "argument"),
		count(s.Count(argmap.KindItem), "work"), count(c.Citations, "citation"))
	tellLosses(w, "Not taken over as it stands in the file:", report)
}

// tellLosses says item by item what could not be carried as it was.
func tellLosses(w io.Writer, head string, report codec.Report) {
	if len(report) == 0 {
		fmt.Fprintln(w, "Everything was carried over.")
		return
	}
	fmt.Fprintln(w, head)
	for _, l := range report {
		fmt.Fprintf(w, "  %s\n", l)
	}
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
