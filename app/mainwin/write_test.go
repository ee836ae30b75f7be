package mainwin

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// TestEssayByKeyboard writes an essay from the list of kinds, adds a sentence to the file and writes it again: the sentence
// stays, and nobody asks whether to replace the file.
func TestEssayByKeyboard(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("Ferries should run at night")
	d.key(fyne.KeyReturn)
	d.settle()
	write := func() {
		d.command("file.write")
		d.pressed("author and year")
		d.key(fyne.KeyReturn)
		d.key(fyne.KeyReturn)
	}
	write()
	path := filepath.Join(d.w.o.Library.Folder(), d.w.ws.Title()+" essay.md")
	d.until("an essay", func() bool { return exists(path) })
	data, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(data), "\nFerries should run at night.\n") {
		t.Fatalf("%v:\n%s", err, data)
	}
	if err := os.WriteFile(path, append(data, "\n\n\nA sentence of mine.\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
	write()
	d.until("the essay again, in good order, with the sentence", func() bool {
		again, err := os.ReadFile(path)
		return err == nil && string(again) == string(data)+"\nA sentence of mine.\n"
	})
}
