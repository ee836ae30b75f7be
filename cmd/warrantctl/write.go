package main

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2/theme"
	"github.com/spf13/cobra"

	"warrant/internal/codec"
	"warrant/internal/document"
	"warrant/internal/document/write"
	"warrant/internal/typeset"
)

func newWrite() *cobra.Command {
	var out, as, style, tell string
	var force bool
	cmd := &cobra.Command{
		Use:   "write FILE -o OUT --as KIND",
		Short: "Write a map as a text to read",
		Long: `Write makes a text of a map, as Markdown, HTML, DOCX or PDF; the ending of the name says which. The kinds:

` + kindsOfTexts() + `
An essay that was written as Markdown is written again without --force: what you changed or added in it stays.`,
		Example: `  warrantctl write korea.warrant -o korea.md --as essay --style notes
  warrantctl write korea.warrant -o report.docx --as report
  warrantctl write korea.warrant -o cards.pdf --as cards`,
		Args:              one("file"),
		ValidArgsFunction: completeMaps,
		RunE: func(cmd *cobra.Command, args []string) error {
			kind, known := document.KindNamed(as)
			_, format := write.FormatOf(out)
			switch {
			case out == "":
				return usagef("say where to put the text: -o FILE")
			case as == "":
				return usagef("say what to write: --as %s", strings.Join(kindNames(), ", "))
			case !known:
				return usagef("there is no kind of text %q; choose %s", as, strings.Join(kindNames(), ", "))
			case !format:
				return usagef("%s does not say how to write; let it end in .md, .html, .docx or .pdf", out)
			case cmd.Flags().Changed("style") && kind.Name != "essay":
				return usagef("--style is for essays; leave it out")
			}
			chosen, err := styleNamed(style)
			if err != nil {
				return err
			}
			if err := apart(args[0], out, tell, force); err != nil {
				return err
			}
			return writeText(cmd, args[0], out, tell, kind, chosen, force)
		},
	}
	addOutput(cmd, &out, "`FILE` to write; its ending says how", "md", "html", "docx", "pdf")
	cmd.Flags().StringVar(&as, "as", "", "the `KIND` of text: "+strings.Join(kindNames(), ", "))
	cmd.Flags().StringVar(&style, "style", string(document.AuthorDate), "how an essay cites: author-date, numbers or notes")
	addReport(cmd, &tell)
	addForce(cmd, &force)
	complete(cmd, "as", kindNames()...)
	complete(cmd, "style", "author-date", "numbers", "notes")
	return cmd
}

func kindNames() []string {
	var out []string
	for _, k := range document.Kinds {
		out = append(out, k.Name)
	}
	return out
}

// kindsOfTexts lists the kinds for the help.
func kindsOfTexts() string {
	var out strings.Builder
	for _, k := range document.Kinds {
		fmt.Fprintf(&out, "  %-9s %s\n", k.Name, k.For)
	}
	return out.String()
}

func styleNamed(name string) (document.Style, error) {
	for _, s := range document.Styles {
		if string(s) == name {
			return s, nil
		}
	}
	return "", usagef("there is no style %q; choose author-date, numbers or notes", name)
}

// writeText writes a map as a text and says what is remarkable about it.
func writeText(cmd *cobra.Command, path, out, tell string, kind document.Kind, style document.Style, force bool) error {
	s, err := snapshot(cmd.Context(), path)
	if err != nil {
		return err
	}
	fonts, err := typeset.New(theme.DefaultTextFont().Content(), theme.DefaultTextBoldFont().Content())
	if err != nil {
		return fmt.Errorf("read the fonts: %w", err)
	}
	d := document.New(s, kind, style)
	old := write.Earlier(kind, out)
	data, remarks, err := write.File(d, out, old, fonts)
	if err != nil {
		return err
	}
	if err := writeNew(out, data, force || old != nil); err != nil {
		return err
	}
	word := "Written"
	if old != nil {
		word = "Written again"
	}
	w := cmd.OutOrStdout()
	fmt.Fprintf(w, "%s as %s: %s.\n", word, strings.ToLower(kind.Title), out)
	for _, r := range remarks {
		fmt.Fprintf(w, "  %s\n", r)
	}
	if len(d.Left) > 0 {
		fmt.Fprintf(w, "  Not told: %s; --report FILE lists what.\n", untold(d.Left))
	}
	return saveReport(tell, d.Left, force)
}

// untold says how many things of which kind are not told, the first first: "section (12), note (3)".
func untold(report codec.Report) string {
	var kinds []string
	count := map[string]int{}
	for _, l := range report {
		kind := l.What
		if strings.HasPrefix(l.What, "what only the format ") {
			kind = "words of other formats"
		} else if words := strings.Fields(l.What); len(words) > 1 { // "the section III", "a comment"
			kind = strings.TrimSuffix(words[1], ",")
		}
		if count[kind]++; count[kind] == 1 {
			kinds = append(kinds, kind)
		}
	}
	for i, kind := range kinds {
		kinds[i] = fmt.Sprintf("%s (%d)", kind, count[kind])
	}
	return strings.Join(kinds, ", ")
}
