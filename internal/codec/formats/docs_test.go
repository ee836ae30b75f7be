package formats_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"warrant/internal/codec/formats"
)

var update = flag.Bool("update", false, "write the page of formats anew")

const formatsDoc = "../../../docs/formats.md"

// TestFormatsAreDocumented holds the page of formats to the list in the code; -update writes it anew.
func TestFormatsAreDocumented(t *testing.T) {
	var b strings.Builder
	b.WriteString(`# Formats of other programs

` + "`warrantctl import FILE -o MAP`" + ` and *File → Open* read them, ` + "`warrantctl export MAP -o FILE`" + ` and *File → Export* write them. A file's content tells its format, not its name. Opening one makes a new map; the file stays as it is.

What a format has no place for is told item by item, in the window and on the terminal: what was dropped, approximated, repaired or invented, where, and why. ` + "`--report FILE.json`" + ` keeps the list. ` + "`--as-reference`" + ` reads Argdown as its own program does, with all that this loses.

This page is written from the program's own list.

| format | name for --to and --from | file names | read | written | carries |
|---|---|---|---|---|---|
`)
	yes := map[bool]string{true: "yes", false: "–"}
	for _, f := range formats.All() {
		var endings []string
		for _, e := range f.Endings {
			endings = append(endings, "`"+e+"`")
		}
		fmt.Fprintf(&b, "| %s | `%s` | %s | %s | %s | %s |\n", f.Heading(), f.Name, strings.Join(endings, " "),
			yes[f.Read != nil], yes[f.Write != nil], strings.ReplaceAll(f.Carries, "|", "\\|"))
	}
	if *update {
		if err := os.WriteFile(formatsDoc, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(formatsDoc)
	if err != nil {
		t.Fatal(err)
	}
	if string(have) != b.String() {
		t.Error("docs/formats.md is not what the list of formats says; go test ./internal/codec/formats -run Documented -update writes it anew")
	}
}
