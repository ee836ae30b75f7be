package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"warrant/internal/argmap"
	mapjson "warrant/internal/codec/json"
	"warrant/internal/whole"
)

func newImport() *cobra.Command {
	var out string
	var force bool
	cmd := &cobra.Command{
		Use:     "import FILE.json -o FILE",
		Short:   "Make a map of the JSON that \"show --json\" writes",
		Example: `  warrantctl import korea.json -o korea.warrant`,
		Args:    one("file"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"json"}, cobra.ShellCompDirectiveFilterFileExt
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" {
				return usagef("say where to put the map: -o FILE")
			}
			s, notes, err := readJSON(args[0])
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

func readJSON(path string) (*argmap.Snapshot, []mapjson.Note, error) {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return nil, nil, fmt.Errorf("%s is a folder; name a file in it", path)
	case err == nil && info.Size() > mapjson.MaxSize:
		return nil, nil, fmt.Errorf("%s is larger than %d MiB; no map is that large", path, mapjson.MaxSize>>20)
	case errors.Is(err, os.ErrNotExist):
		return nil, nil, fmt.Errorf("%s does not exist; correct the name", path)
	case err == nil && !strings.EqualFold(filepath.Ext(path), ".json"):
		return nil, nil, fmt.Errorf("%s does not end in .json, and no other format is read; write one with \"warrantctl show --json\"", path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, fmt.Errorf("%s cannot be read: %w", path, whole.Reason(err))
	}
	s, notes, err := mapjson.Decode(data)
	if err == nil {
		return s, notes, nil
	}
	var lines []error
	for line := range strings.Lines(err.Error()) {
		lines = append(lines, fmt.Errorf("%s, %s", path, strings.TrimRight(line, "\n")))
	}
	return nil, nil, errors.Join(lines...)
}

// tellImport says what was carried over and, item by item, what was not.
func tellImport(w io.Writer, s *argmap.Snapshot, notes []mapjson.Note) {
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
