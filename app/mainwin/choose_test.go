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
