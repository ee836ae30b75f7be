package mainwin

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func (d *desk) shortcut(s fyne.Shortcut) {
	d.t.Helper()
	down(d.w.win.Canvas().Focused(), fyne.KeyC)
	d.w.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(s)
	d.settle()
}

// statements returns all texts of the map in reading order.
func (d *desk) statements() string {
	var out []string
	for _, id := range d.w.ws.Snapshot().Outline().Order {
		st, _ := d.w.ws.Snapshot().Statement(id)
		out = append(out, st.Text)
	}
	return strings.Join(out, "; ")
}

// TestClipboardKeys copies and pastes branches where the map has the focus, and text where a field has it.
func TestClipboardKeys(t *testing.T) {
	d := talk(t)
	board := fyne.CurrentApp().Clipboard()
	d.shortcut(&fyne.ShortcutCopy{Clipboard: board})
	if !strings.HasPrefix(board.Content(), "Counterargument [") {
		t.Errorf("copied: %s", board.Content())
	}
	d.key(fyne.KeyUp)
	d.shortcut(&fyne.ShortcutPaste{Clipboard: board})
	if got := d.statements(); got != "Talk prevents war; Talkers know more; Liars talk, too; Liars talk, too" {
		t.Error(got)
	}
	d.shows("the status line", d.w.status, "Pasted 1 statement", "Ctrl+Z")
	board.SetContent("words")
	d.key(fyne.KeySpace)
	if _, typing := d.w.ws.Typing(); !typing {
		t.Fatal("no field is open")
	}
	d.command("go.all")
	d.command("edit.paste")
	d.key(fyne.KeyReturn)
	d.settle()
	if got := d.statements(); !strings.Contains(got, "words") || strings.Count(got, ";") != 3 {
		t.Errorf("pasted into a field: %s", got)
	}
}

// TestReuseByKeyboard uses an existing statement a second time, as an objection, with Shift+Enter.
func TestReuseByKeyboard(t *testing.T) {
	d := talk(t)
	d.key(fyne.KeyR)
	d.shows("the list", d.overlay(), "What bears on “Liars talk, too”, too?", "Talkers know more")
	d.typed("know")
	at := d.w.win.Canvas().Focused()
	at.(desktop.Keyable).KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	d.key(fyne.KeyReturn)
	d.settle()
	d.shows("the status line", d.w.status, "becomes also an objection to “Liars talk, too”")
	d.key(fyne.KeyR)
	d.typed("prevents")
	d.key(fyne.KeyReturn)
	d.settle()
	d.shows("the status line", d.w.status, "circle")
}

// TestGrabInBothPanes moves a box by keyboard in the diagram and in the outline.
func TestGrabInBothPanes(t *testing.T) {
	d := talk(t)
	for pane, target := range map[string]string{"view.map": "Talk prevents war", "view.outline": "Talkers know more"} {
		d.command(pane)
		d.key(fyne.KeyG)
		d.key(fyne.KeyUp)
		d.shows("the status line", d.w.status, "Enter reason", "Escape puts it back")
		d.key(fyne.KeyReturn)
		d.settle()
		d.shows("the status line", d.w.status, "“Liars talk, too” becomes a reason for “"+target+"”")
		d.command("edit.undo")
	}
}
