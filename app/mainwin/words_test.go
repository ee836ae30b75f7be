package mainwin

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"warrant/internal/library"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// mine is in all that the user of this test writes.
const mine = "zzz"

// asItIs are words that are the same in every language: names of keys and formats, figures with their units.
var asItIs = regexp.MustCompile(`^(\S*\+)?(Enter|Escape|Tab|Space|Delete|Backspace|Home|End|PageUp|PageDown|Up|Down|Left|Right|F\d+|[A-Z0-9]|SVG|PDF|PNG|DOT|JSON|Warrant|\d+ %|\W*)$`)

// TestScreensSpeakThroughWords shows every screen that a command opens, with a catalogue that marks each text: what is not
// marked, not the user's and not the same in every language could not be translated.
func TestScreensSpeakThroughWords(t *testing.T) {
	words.Use(words.Marked())
	t.Cleanup(func() { words.Use(nil) })
	d := newDesk(t)
	d.lib.Change(func(s *library.Settings) { s.User = mine })
	d.newMap()
	d.typed("War " + mine)
	d.ctrl(fyne.KeyReturn)
	d.typed("Peace " + mine)
	d.key(fyne.KeyReturn)
	d.settle()
	seen := map[string]bool{}
	look := func(where string) {
		t.Helper()
		d.settle()
		c := d.w.win.Canvas()
		for _, top := range append([]fyne.CanvasObject{c.Content()}, c.Overlays().List()...) {
			inside(top, func(o fyne.CanvasObject) {
				text, ok := o.(*canvas.Text)
				if !ok || !text.Visible() || seen[text.Text] {
					return
				}
				seen[text.Text] = true
				said := text.Text
				if strings.ContainsAny(said, "⟦⟧") || strings.Contains(strings.ToLower(said), mine) {
					return
				}
				for _, word := range strings.Fields(said) {
					if letters := strings.IndexFunc(word, unicode.IsLetter); letters >= 0 && !asItIs.MatchString(strings.TrimRight(word, ",;")) {
						t.Errorf("%s: %q does not come through package words", where, said)
						return
					}
				}
			})
		}
	}
	look("the window")
	// These leave the map, or show the titles of bundled maps and the paths of files.
	skipped := []string{"file.quit", "file.new", "file.open", "file.recent", "file.sample", "help.restore", "help.about", "view.fullscreen"}
	for _, c := range workspace.Commands() {
		if slices.Contains(skipped, c.ID) || d.w.ws.Check(c) != nil {
			continue
		}
		d.command(c.ID)
		look(c.ID)
		for range 4 {
			d.key(fyne.KeyEscape)
		}
		d.settle()
		if len(d.w.ws.Snapshot().Statements()) < 2 {
			d.command("edit.undo")
		}
	}
}
