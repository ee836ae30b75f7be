package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"warrant/internal/argmap"
	"warrant/internal/bib"
	"warrant/internal/bib/kinds"
	"warrant/internal/cite"
	"warrant/internal/codec"
	"warrant/internal/edit"
	"warrant/internal/library"
	"warrant/internal/store/sqlite"
	"warrant/internal/whole"
)

func newBib() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "bib",
		Short: "Import, export and format the works of a map",
		Long: `Bib works with the bibliography of a map: it adds the works of a file, writes them into a file, and lists them in a
style. BibLaTeX, BibTeX, RIS and CSL-JSON are read and written; PubMed's nbib and EndNote's tagged files are read.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("there is no command %q; write import, export or format", args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newBibImport(), newBibExport(), newBibFormat())
	return cmd
}

func newBibImport() *cobra.Command {
	var tell string
	cmd := &cobra.Command{
		Use:   "import MAP FILE",
		Short: "Add the works of a file to a map",
		Long: `Add the works of a file to the bibliography of a map, in one step that undo takes back. What format the file has
shows its content. Works that the map has already are not added again: those with the same DOI, the same ISBN and title,
or the same author, year and title. What was repaired or left out is told with its line.`,
		Example: `  warrantctl bib import korea.warrant library.bib`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usagef("name the map and the file with the works")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			data, err := readBib(args[1])
			if err != nil {
				return err
			}
			entries, f, report, err := kinds.Read(data)
			if err != nil {
				return fmt.Errorf("%s: %w", args[1], err)
			}
			added, twice, err := addWorks(cmd.Context(), args[0], entries)
			if err != nil {
				return err
			}
			report = append(report, twice...)
			w := cmd.OutOrStdout()
			fmt.Fprintf(w, "Read %s from %s; %s added.\n", count(len(entries), "work"), f.Title, count(added, "work"))
			tellLosses(w, "Not taken over as it stands in the file:", report)
			return saveReport(tell, report, false)
		},
	}
	addReport(cmd, &tell)
	return cmd
}

func readBib(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("%s does not exist; correct the name", path)
	case err != nil:
		return nil, fmt.Errorf("%s cannot be read: %w", path, whole.Reason(err))
	case info.IsDir():
		return nil, fmt.Errorf("%s is a folder; name a file in it", path)
	case info.Size() > codec.MaxSize:
		return nil, fmt.Errorf("%s is larger than %d MiB; split it", path, codec.MaxSize>>20)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", path, whole.Reason(err))
	}
	return data, nil
}

// addWorks adds to a map's file the works that it does not have, as one step.
func addWorks(ctx context.Context, path string, entries []bib.Entry) (added int, report codec.Report, err error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return 0, nil, fmt.Errorf("%s is a folder; name a file in it", path)
	}
	f, err := sqlite.Open(ctx, path)
	if err != nil {
		return 0, nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	loaded, err := f.Load(ctx)
	if err != nil {
		return 0, nil, err
	}
	if loaded.ReadOnly != "" {
		return 0, nil, errors.New(loaded.ReadOnly)
	}
	items, report := bib.New(loaded.Snapshot, entries)
	if len(items) == 0 {
		return 0, report, nil
	}
	session := edit.Start(loaded.Snapshot, loaded.Revision, loaded.Done, loaded.Undone,
		edit.Options{NewID: library.NewID, Clock: time.Now, Versions: loaded.Versions})
	var steps []argmap.Step
	session.OnStep(func(s argmap.Step) { steps = append(steps, s) })
	if _, err := session.Do(edit.AddItems(items)); err != nil {
		return 0, nil, err
	}
	return len(items), report, f.AppendAll(ctx, steps)
}

func newBibExport() *cobra.Command {
	var out, to, tell string
	var force bool
	cmd := &cobra.Command{
		Use:   "export MAP -o FILE",
		Short: "Write the works of a map into a file",
		Long: `Write the works of a map into a file. Its name shows the format, or --to says it: .bib for biblatex, .bibtex for
bibtex, .ris for ris, .json for csljson. What was kept of the file from which a work came is written back; fields that a
format does not have go along as JSON, which other programs pass over.`,
		Example: `  warrantctl bib export korea.warrant -o korea.bib`,
		Args:    one("map"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" {
				return usagef("say where to put the file: -o FILE")
			}
			f, ok := kinds.For(out)
			if to != "" {
				f, ok = kinds.Named(to)
			}
			if !ok || f.Write == nil {
				return usagef("say in which format to write, with --to biblatex, bibtex, ris or csljson or by the ending of the name")
			}
			s, err := snapshot(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			items := s.Items()
			data, report := f.Write(items)
			if err := writeNew(out, data, force); err != nil {
				return err
			}
			w := cmd.OutOrStdout()
			fmt.Fprintf(w, "Exported %s as %s: %s.\n", count(len(items), "work"), f.Title, out)
			tellLosses(w, "Not carried as it is in the map:", report)
			return saveReport(tell, report, force)
		},
	}
	addOutput(cmd, &out, "`FILE` to write", "")
	cmd.Flags().StringVar(&to, "to", "", "the `FORMAT` to write: biblatex, bibtex, ris or csljson")
	addReport(cmd, &tell)
	addForce(cmd, &force)
	return cmd
}

func newBibFormat() *cobra.Command {
	var named string
	cmd := &cobra.Command{
		Use:   "format MAP --style STYLE",
		Short: "List the works of a map in a style",
		Long: `List the works of a map as they stand in a list of works: in the style of the Chicago Manual (17th edition) with notes
or with author and date, of APA (7th) or MLA (9th), sorted by author and year; or as citations of Pandoc, with the keys
that "bib export" writes. Works that seem to be the same are told at the end.`,
		Example:           `  warrantctl bib format korea.warrant --style apa`,
		Args:              one("map"),
		ValidArgsFunction: completeMaps,
		RunE: func(cmd *cobra.Command, args []string) error {
			style, ok := cite.StyleNamed(named)
			if !ok && named != "pandoc" {
				return usagef("there is no style %q; write chicago, chicago-author-date, apa, mla or pandoc", named)
			}
			s, err := snapshot(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			w := cmd.OutOrStdout()
			items := s.Items()
			if ok {
				for _, line := range cite.List(items, style) {
					fmt.Fprintln(w, line)
				}
			} else {
				for _, key := range bib.Keys(items) {
					fmt.Fprintln(w, cite.Pandoc(key, ""))
				}
			}
			for _, same := range bib.Duplicates(items) {
				var ids []string
				for _, id := range same {
					ids = append(ids, string(id))
				}
				fmt.Fprintf(cmd.ErrOrStderr(), "These seem to be one work: %s.\n", strings.Join(ids, ", "))
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&named, "style", "chicago", "the `STYLE`: chicago, chicago-author-date, apa, mla or pandoc")
	_ = cmd.RegisterFlagCompletionFunc("style", cobra.FixedCompletions([]string{"chicago", "chicago-author-date", "apa",
		"mla", "pandoc"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}
