package mainwin

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"warrant/internal/workspace"
)

// strokes are the keys of a script as the toolkit knows them.
var strokes = map[string]fyne.KeyName{
	"Enter": fyne.KeyReturn, "Up": fyne.KeyUp, "Down": fyne.KeyDown, "Tab": fyne.KeyTab, "Home": fyne.KeyHome,
	"U": fyne.KeyU, "O": fyne.KeyO, "T": fyne.KeyT,
}

// play presses the keys of a script and types its words, which stand in ‹›.
func (d *desk) play(script string) {
	d.t.Helper()
	for _, word := range strings.Fields(script) {
		if text, ok := strings.CutPrefix(word, "‹"); ok {
			d.typed(strings.TrimSuffix(text, "›"))
			continue
		}
		key := strokes[strings.TrimPrefix(strings.TrimPrefix(word, "Ctrl+"), "Shift+")]
		switch {
		case strings.HasPrefix(word, "Ctrl+Shift+"):
			d.shortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift})
		case strings.HasPrefix(word, "Ctrl+"):
			d.ctrl(key)
		default:
			d.key(key)
		}
		d.settle()
	}
}

// TestTwelveInBothPanes enters the map of twelve boxes by the same 25 strokes in the diagram and in the outline, through the
// toolkit's driver, and compares what both made.
func TestTwelveInBothPanes(t *testing.T) {
	const twelve = `‹T› Ctrl+Enter ‹P1› Ctrl+Enter ‹E1› Enter Up Tab ‹P2› Enter U ‹U1› Enter Home Enter ‹P3› Ctrl+Shift+Enter
‹O1› Ctrl+Shift+Enter ‹B1› Enter Up Up Tab ‹P4› Enter T Home O ‹C1› Ctrl+Enter ‹C2› Enter Up O ‹B2› Enter`
	sentences := func(d *desk) string {
		var out []string
		for _, r := range d.w.ws.Rows() {
			out = append(out, r.Sentence)
		}
		return strings.Join(out, "\n")
	}
	enter := func(t *testing.T, inOutline bool) string {
		d := newDesk(t)
		d.newMap()
		if inOutline {
			d.key(fyne.KeyEscape) // leaves the new box; the outline opens one of its own
			d.command("view.outline")
			d.key(fyne.KeyReturn)
		}
		d.play(twelve)
		if pane := d.w.focus; (pane == workspace.OutlinePane) != inOutline {
			t.Errorf("strokes end up in pane %d", pane)
		}
		return sentences(d)
	}
	inMap, inOutline := enter(t, false), enter(t, true)
	if inMap != inOutline || !strings.Contains(inMap, "Undercut: U1.") || strings.Count(inMap, "\n") != 13 {
		t.Errorf("the diagram made\n%s\nthe outline made\n%s", inMap, inOutline)
	}
}

func TestReadSelection(t *testing.T) {
	d := talk(t)
	d.command("go.read")
	d.shows("the status line", d.w.status, "Counterargument: Liars talk, too. Level 2, step 2 of 2.", "Ctrl+Shift+R again")
	d.command("go.read")
	d.shows("the status line", d.w.status, "The sentence is on the clipboard.")
	if got := fyne.CurrentApp().Clipboard().Content(); !strings.HasPrefix(got, "Counterargument: Liars talk, too.") {
		t.Errorf("the clipboard holds %q", got)
	}
}
