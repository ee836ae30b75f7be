package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"warrant/internal/argmap"
	mapjson "warrant/internal/codec/json"
	"warrant/internal/codec/outline"
	"warrant/internal/library"
	"warrant/internal/whole"
)

func newImport() *cobra.Command {
	var out string
	var force bool
	cmd := &cobra.Command{
		Use:   "import FILE -o FILE",
		Short: "Make a map of JSON that \"show --json\" writes, or of an outline",
		Long: `Make a map of a file: of the JSON that "show --json" writes, or of text.

Text is read line by line. What is indented more than a line bears on it: as a reason, or as an objection
where the line starts with − or con:. A hyphen is a minus in a text that has a + somewhere, else a bullet.
Lists and headings of Markdown are read, and what "show" writes. What is at the left edge is a thesis.`,
		Example: `  warrantctl import korea.json -o korea.warrant
  warrantctl import notes.txt -o notes.warrant`,
		Args: one("file"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"json", "txt", "md"}, cobra.ShellCompDirectiveFilterFileExt
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" {
				return usagef("say where to put the map: -o FILE")
			}
			s, notes, err := readMap(args[0])
			if err != nil {
				return err
			}
			if err := saveMap(cmd.Context(), out, s, force); err != nil {
				return err
			}
			tellImport(cmd.OutOrStdout(), s, notes)
			return nil
		},
	}
	addOutput(cmd, &out, "`FILE` to put the map into", "warrant")
	addForce(cmd, &force)
	return cmd
}

// readMap reads a file by what is in it: JSON starts with a brace, everything else that is text is an outline.
func readMap(path string) (*argmap.Snapshot, []string, error) {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return nil, nil, fmt.Errorf("%s is a folder; name a file in it", path)
	case err == nil && info.Size() > mapjson.MaxSize:
		return nil, nil, fmt.Errorf("%s is larger than %d MiB; no map is that large", path, mapjson.MaxSize>>20)
	case errors.Is(err, os.ErrNotExist):
		return nil, nil, fmt.Errorf("%s does not exist; correct the name", path)
	}
	data, err := os.ReadFile(path)
	switch {
	case err != nil:
		return nil, nil, fmt.Errorf("%s cannot be read: %w", path, whole.Reason(err))
	case bytes.HasPrefix(data, []byte("SQLite format 3\x00")):
		return nil, nil, fmt.Errorf("%s is a map already; open it, or copy the file", path)
	case bytes.IndexByte(data, 0) >= 0:
		return nil, nil, fmt.Errorf("%s is neither JSON nor text; write one with \"warrantctl show\"", path)
	case strings.EqualFold(filepath.Ext(path), ".json"), bytes.HasPrefix(bytes.TrimLeft(data, "\ufeff \t\r\n"), []byte("{")):
		return readJSON(path, data)
	}
	text, err := outline.Read(string(data), library.NewID)
	if err != nil {
		return nil, nil, fmt.Errorf("%s was not read: %w", path, err)
	}
	return text.Map, worded(text.Notes), nil
}

func readJSON(path string, data []byte) (*argmap.Snapshot, []string, error) {
	s, notes, err := mapjson.Decode(data)
	if err == nil {
		return s, worded(notes), nil
	}
	var lines []error
	for line := range strings.Lines(err.Error()) {
		lines = append(lines, fmt.Errorf("%s, %s", path, strings.TrimRight(line, "\n")))
	}
	return nil, nil, errors.Join(lines...)
}

// worded returns what notes say.
func worded[N fmt.Stringer](notes []N) []string {
	var out []string
	for _, n := range notes {
		out = append(out, n.String())
	}
	return out
}

// tellImport says what was carried over and, item by item, what was not.
func tellImport(w io.Writer, s *argmap.Snapshot, notes []string) {
	c := argmap.Tally(s)
	fmt.Fprintf(w, "Imported: %s, %s, %s, %s.\n", count(c.Statements, "statement"), count(c.Arguments, "argument"),
		count(s.Count(argmap.KindItem), "work"), count(c.Citations, "citation"))
	if len(notes) == 0 {
		fmt.Fprintln(w, "Everything was carried over.")
		return
	}
	fmt.Fprintln(w, "Not taken over as it stands in the file:")
	for _, n := range notes {
		fmt.Fprintf(w, "  %s\n", n)
	}
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
