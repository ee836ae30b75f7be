package workspace_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"warrant/internal/workspace"
)

const keysDoc = "../../docs/keys.md"

// TestKeysAreDocumented holds the page of keys to the table of commands; -update writes it anew.
func TestKeysAreDocumented(t *testing.T) {
	var b strings.Builder
	b.WriteString(`# Keys

Every command, menu by menu; this page is written from the program's own table. **Ctrl+K** finds any of them by name, **F1**, or a question mark, says which keys work now. On a Mac, Ctrl is Cmd.

Single letters act while the diagram or the outline has the focus and nothing is being typed. On keyboards with other alphabets they are where they are on a Latin one; digits go by place, too. Caps Lock changes nothing. Keys marked “in the voices” and “in the disputes” count in those lists only, which **Shift+V** and **Shift+D** lead to.
`)
	for _, m := range workspace.Menus {
		fmt.Fprintf(&b, "\n## %s\n\n| command | keys |\n|---|---|\n", m)
		for _, c := range workspace.Commands() {
			if c.Menu != m {
				continue
			}
			var keys []string
			in := map[workspace.List]string{workspace.VoiceList: " in the voices", workspace.DisputeList: " in the disputes"}[c.List]
			for _, k := range c.Keys {
				keys = append(keys, "`"+k.String()+"`")
			}
			fmt.Fprintf(&b, "| %s | %s |\n", strings.ReplaceAll(c.Title, "|", "\\|"), strings.Join(keys, " ")+in)
		}
	}
	if *update {
		if err := os.WriteFile(keysDoc, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(keysDoc)
	if err != nil {
		t.Fatal(err)
	}
	if string(have) != b.String() {
		t.Error("docs/keys.md is not what the table of commands says; go test ./internal/workspace -run Keys -update writes it anew")
	}
}
