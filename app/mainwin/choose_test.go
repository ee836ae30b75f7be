package mainwin

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// asked makes sure that a list is open and takes what is typed.
func (d *desk) asked() {
	d.t.Helper()
	c := d.w.win.Canvas()
	if _, ok := c.Focused().(interface{ SelectedText() string }); !ok || c.Overlays().Top() == nil {
		d.t.Fatalf("%T has the focus, not the field of a list", c.Focused())
	}
}

func (d *desk) listed() string {
	d.t.Helper()
	return reads(d.w.win.Canvas().Overlays().Top())
}

func TestOpenByKeyboard(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("The first thesis")
	d.key(fyne.KeyReturn)
	d.settle()
	first := d.w.ws.Path()
	d.newMap()
	d.typed("The second thesis")
	d.key(fyne.KeyReturn)
	d.settle()

	d.command("file.open")
	d.asked()
	d.key(fyne.KeyEscape)
	if d.w.win.Canvas().Overlays().Top() != nil {
		t.Fatal("Escape does not close the list of maps")
	}
	if d.w.win.Canvas().Focused() != fyne.Focusable(d.w.diagram) {
		t.Errorf("after that %T has the focus", d.w.win.Canvas().Focused())
	}

	folder := filepath.Join(t.TempDir(), "Deep")
	path := filepath.Join(folder, "copy.warrant")
	data, err := os.ReadFile(first)
	if err == nil {
		err = os.Mkdir(folder, 0o700)
	}
	if err == nil {
		err = os.WriteFile(path, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	d.command("file.open")
	d.pressed(filepath.Dir(folder) + "/de")
	d.key(fyne.KeyTab)
	if all := d.listed(); !strings.Contains(all, "copy.warrant") {
		t.Fatalf("the folder's map is not listed: %s", all)
	}
	before := d.w.ws
	d.key(fyne.KeyReturn)
	d.until("the copy", func() bool { return d.w.ws != before && !d.w.busy })
	if d.w.ws.Path() != path {
		t.Errorf("%s is open", d.w.ws.Path())
	}
}

// pressed types into a list, each character after its key.
func (d *desk) pressed(text string) {
	d.t.Helper()
	d.asked()
	for _, r := range text {
		at := d.w.win.Canvas().Focused()
		down(at, "")
		at.TypedRune(r)
	}
}

func TestListsStartWhereTheyShould(t *testing.T) {
	d := newDesk(t)
	d.sample()
	now := ""
	for _, v := range d.w.ws.VoiceChoices("") {
		if v.Voice == d.w.ws.Inspect().Voice {
			now = v.Name
		}
	}
	items := d.w.voiceItems(d.w.ws.Selection(), "")
	marked := 0
	for _, item := range items {
		if item.Now {
			marked++
			if !strings.HasPrefix(item.Title, now) {
				t.Errorf("the list starts on %q, not on %q", item.Title, now)
			}
		}
	}
	if marked != 1 {
		t.Errorf("%d voices are marked", marked)
	}
	found := d.w.choices(d.w.ws.KeyList()("undercut"))
	if len(found) == 0 || !strings.HasPrefix(strings.ToLower(found[0].Title), "undercut") {
		t.Errorf("the best match for undercut is %v", found)
	}
}

// Another folder to save in is found, or made, without a pointer, and the form has the strokes again afterwards.
func TestFolderByKeyboard(t *testing.T) {
	d := talk(t)
	inner := filepath.Join(d.dirs.Documents, "Inner")
	if err := os.Mkdir(inner, 0o700); err != nil {
		t.Fatal(err)
	}
	d.command("file.copy")
	d.drain(0)
	d.tab()
	d.key(fyne.KeyReturn)
	if all := d.listed(); !strings.Contains(all, "Here: ") || !strings.Contains(all, "Inner/") || !strings.Contains(all, "../") {
		t.Fatalf("listed: %s", all)
	}
	d.key(fyne.KeyDown)
	d.key(fyne.KeyReturn) // goes into it
	d.key(fyne.KeyReturn) // and takes it
	d.shows("the form", d.overlay(), "in "+tilde(inner))

	d.key(fyne.KeyReturn) // the button again
	d.typed(tilde(inner) + "/Made")
	d.key(fyne.KeyEnd)
	for range 3 {
		d.key(fyne.KeyDown)
	}
	d.key(fyne.KeyReturn)
	made := filepath.Join(inner, "Made")
	if !exists(made) {
		t.Errorf("no folder was made; listed: %s", d.listed())
	}
	d.shows("the form", d.overlay(), "in "+tilde(made))
	for d.overlay() != nil {
		d.key(fyne.KeyEscape)
	}
	if d.w.win.Canvas().Focused() != fyne.Focusable(d.w.diagram) {
		t.Errorf("%T has the strokes", d.w.win.Canvas().Focused())
	}
}

func TestOpenElsewhereByKeyboard(t *testing.T) {
	d := talk(t)
	path := d.w.ws.Path()
	d.newMap()
	d.key(fyne.KeyEscape)
	d.command("file.open")
	d.typed("zzz")
	d.key(fyne.KeyReturn)
	if all := d.listed(); !strings.Contains(all, filepath.Base(path)) || !strings.Contains(all, "../") {
		t.Fatalf("listed: %s", all)
	}
	d.typed(filepath.Base(path))
	d.key(fyne.KeyReturn)
	d.until("the map", func() bool { return d.w.ws != nil && d.w.ws.Path() == path })
}
