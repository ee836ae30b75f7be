package mainwin

import (
	"context"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"warrant/internal/argmap"
	"warrant/internal/library"
	"warrant/internal/picture"
	"warrant/internal/workspace"
)

func TestMapByKeyboard(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("Talk prevents war")
	d.ctrl(fyne.KeyReturn)
	d.typed("Talkers know more")
	d.key(fyne.KeyTab)
	d.typed("Knowing more calms")
	d.key(fyne.KeyReturn)
	d.settle()
	if n := d.w.ws.Snapshot().Count(argmap.KindStatement); n != 3 {
		t.Fatalf("%d statements", n)
	}
	d.shows("the outline", d.w.outline, "Thesis", "Talk prevents war", "Step: 2 premises", "Talkers know more", "Knowing more calms")
	d.shows("the inspector", d.w.inspector.Object(), "Reason", "Knowing more calms", "Bears on", "Reader asserts")
	d.shows("the status line", d.w.status, "Saved", "3 statements")

	// walk up and object
	d.key(fyne.KeyUp)
	d.key(fyne.KeyO)
	d.typed("Liars talk too")
	d.key(fyne.KeyReturn)
	d.settle()
	d.shows("the outline", d.w.outline, "Counterargument", "Liars talk too")
	d.shows("the inspector", d.w.inspector.Object(), "Counterargument", "Liars talk too")

	path := d.w.ws.Path()
	d.shut()
	d.start()
	d.open(func(ctx context.Context) (library.Opened, error) { return d.lib.OpenPath(ctx, path) })
	d.shows("the outline after opening it again", d.w.outline, "Talk prevents war", "Liars talk too")
	d.command("edit.undo")
	d.settle()
	if strings.Contains(reads(d.w.outline), "Liars") {
		t.Error("undo after opening again left the objection")
	}
}

func TestOutlineByKeyboard(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("Thesis it is")
	d.key(fyne.KeyReturn)
	d.command("view.outline")
	d.key(fyne.KeyReturn) // a reason, in the outline
	if _, ok := d.w.ws.RowEntry(); !ok {
		t.Fatal("the field did not open in the outline")
	}
	d.typed("First reason")
	d.ctrl(fyne.KeyReturn)
	d.typed("Reason for it")
	d.key(fyne.KeyReturn)
	d.settle()
	d.shows("the outline", d.w.outline, "First reason", "Reason for it")
	steps := []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyUp, "First reason"}, {fyne.KeyUp, "Thesis it is"}, {fyne.KeyUp, "Thesis it is"}, {fyne.KeyRight, "First reason"},
		{fyne.KeyDown, "Reason for it"}, {fyne.KeyLeft, "First reason"}, {fyne.KeyLeft, "First reason"}, {fyne.KeyDown, "First reason"},
		{fyne.KeyRight, "First reason"}, {fyne.KeyEnd, "Reason for it"}, {fyne.KeyHome, "Thesis it is"},
	}
	for i, s := range steps {
		d.key(s.key)
		id, _ := d.w.ws.Leading().Statement()
		if st, _ := d.w.ws.Snapshot().Statement(id); st.Text != s.want {
			t.Errorf("step %d, %s: on %q, want %q", i, s.key, st.Text, s.want)
		}
	}
}

func TestInspectorKeepsWhatIsTyped(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("Thesis it is")
	d.ctrl(fyne.KeyReturn)
	d.typed("A reason")
	d.key(fyne.KeyReturn)
	d.settle()
	reason := d.w.ws.Leading()
	d.command("view.inspector")
	d.typed(" indeed")
	d.w.ws.Select(d.w.ws.Snapshot().Outline().Roots[0].Ref()) // the selection goes elsewhere while the field is open
	d.settle()
	if st := d.w.ws.Snapshot().Record(reason).(argmap.Statement); !strings.Contains(st.Text, "indeed") {
		t.Errorf("typed text was lost: %q", st.Text)
	}
	if st := d.w.ws.Snapshot().Record(d.w.ws.Leading()).(argmap.Statement); st.Text != "Thesis it is" {
		t.Errorf("it went to %q, or the selection went back", st.Text)
	}

	d.typed("!") // of the thesis now
	d.command("edit.undo")
	if _, ok := d.w.win.Canvas().Focused().(interface{ TakesUndo() bool }); !ok {
		t.Fatal("the field lost the focus")
	}
	if st := d.w.ws.Snapshot().Record(reason).(argmap.Statement); !strings.Contains(st.Text, "indeed") {
		t.Error("Ctrl+Z in a field undid a step of the map")
	}
}

func TestEveryWindowCommandIsHandled(t *testing.T) {
	d := newDesk(t)
	used := map[string]bool{}
	for _, c := range workspace.Commands() {
		if c.Window && d.w.handlers[c.ID] == nil {
			t.Errorf("%s is nobody's business", c.ID)
		}
		used[c.ID] = c.Window
	}
	for id := range d.w.handlers {
		if !used[id] {
			t.Errorf("%s is no window command", id)
		}
	}
}

func TestMenuHasEveryCommandWithItsKey(t *testing.T) {
	d := newDesk(t)
	var labels []string
	shortcuts := map[string]string{}
	var walk func(m *fyne.Menu)
	walk = func(m *fyne.Menu) {
		for _, item := range m.Items {
			labels = append(labels, item.Label)
			if item.Shortcut != nil {
				if other := shortcuts[item.Shortcut.ShortcutName()]; other != "" {
					t.Errorf("%q and %q have one key", item.Label, other)
				}
				shortcuts[item.Shortcut.ShortcutName()] = item.Label
			}
			if item.ChildMenu != nil {
				walk(item.ChildMenu)
			}
		}
	}
	for _, m := range d.w.win.MainMenu().Items {
		walk(m)
	}
	for _, c := range workspace.Commands() {
		found := false
		for _, l := range labels {
			found = found || strings.HasPrefix(l, c.Title) && strings.Contains(l, workspace.KeyWords(c))
		}
		if !found {
			t.Errorf("%s is not in the menus with %q", c.ID, workspace.KeyWords(c))
		}
	}
	if shortcuts["CustomDesktop:Control+N"] == "" || shortcuts["Undo"] == "" || len(shortcuts) < 9 {
		t.Errorf("shortcuts: %v", shortcuts)
	}
}

func TestPanesByKeyboard(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.key(fyne.KeyEscape)
	for i, want := range []workspace.Pane{workspace.InspectorPane, workspace.OutlinePane, workspace.MapPane} {
		d.key(fyne.KeyF6)
		if d.w.focus != want {
			t.Errorf("F6 for the %dth time leads to pane %d, want %d", i+1, d.w.focus, want)
		}
	}
	d.command("view.outline")
	if d.w.focus != workspace.OutlinePane {
		t.Error("Ctrl+1 does not go to the outline")
	}
	d.command("view.outline")
	if d.w.focus != workspace.MapPane || d.w.body.sides.Outline > 0 {
		t.Error("Ctrl+1 inside the outline does not hide it")
	}
	d.command("view.outline")
	if d.w.focus != workspace.OutlinePane || d.w.body.sides.Outline == 0 {
		t.Error("Ctrl+1 does not bring the outline back")
	}
	d.w.win.Resize(fyne.NewSize(900, 600))
	if d.w.body.sides.Inspector > 0 {
		t.Error("a narrow window still shows the inspector")
	}
	d.command("view.inspector")
	if d.w.focus != workspace.InspectorPane || d.w.body.sides.Over != library.InspectorDrawer {
		t.Error("Ctrl+4 does not show the inspector over the diagram in a narrow window")
	}
	d.command("view.inspector")
	if d.w.body.sides.Inspector > 0 {
		t.Error("Ctrl+4 inside of it does not hide it again")
	}
}

func TestVoiceByKeyboard(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("Talk prevents war")
	d.key(fyne.KeyReturn)
	d.key(fyne.KeyV)
	d.typed("Dallin")
	d.key(fyne.KeyReturn)
	d.settle()
	d.shows("the outline", d.w.outline, "Dallin")
	id, _ := d.w.ws.Leading().Statement()
	st, _ := d.w.ws.Snapshot().Statement(id)
	if v, _ := d.w.ws.Snapshot().Voice(st.Holdings[0].Voice); v.Name != "Dallin" {
		t.Errorf("it is held by %q", v.Name)
	}
	d.command("edit.undo")
	if n := len(d.w.ws.Snapshot().Voices()); n != 1 {
		t.Errorf("one undo leaves %d voices", n)
	}
}

func TestClosingSavesWhatIsTyped(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("Half a sent")
	path := d.w.ws.Path()
	// The toolkit's own driver runs what a field does after losing the focus later; that of the tests does it too early.
	field := d.w.win.Canvas().Focused()
	d.w.win.Canvas().Unfocus()
	field.FocusLost()
	d.w.quit()
	d.until("the end", func() bool { return d.w.ws == nil })
	d.lib.Close()
	d.start()
	d.open(func(ctx context.Context) (library.Opened, error) { return d.lib.OpenPath(ctx, path) })
	d.shows("the outline", d.w.outline, "Half a sent")
}

func TestExportWritesTheDiagramAndTheMap(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("Talk prevents war")
	d.key(fyne.KeyReturn)
	d.settle()
	for _, ending := range []string{".svg", ".pdf", ".png", ".dot", ".html", ".json"} {
		path := d.lib.FreePath("picture", ending)
		d.w.export(path)
		d.until("the picture", func() bool { return strings.HasPrefix(d.w.ws.Status().Message.Text, "Exported as") })
		if info, err := os.Stat(path); err != nil || info.Size() < 100 {
			t.Errorf("%s: %v", path, err)
		}
		if page, _ := os.ReadFile(path); ending == ".html" && !strings.Contains(string(page), `data-box="statement-1"`) {
			t.Errorf("the page has no diagram; said was %q", d.w.ws.Status().Message.Text)
		}
		d.w.ws.Say(workspace.Told, "")
	}
}

func TestExportOnPages(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("Talk prevents war")
	d.key(fyne.KeyReturn)
	d.settle()
	path := d.lib.FreePath("pages", ".pdf")
	d.w.exportPages(path, picture.Papers[0])
	d.until("the pages", func() bool { return strings.Contains(d.w.ws.Status().Message.Text, "2 sheets of paper") }) // one is the legend
	if data, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(data), "%PDF") {
		t.Errorf("%s: %v", path, err)
	}
}

func TestPanicStaysInside(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.w.Guard(func() { panic("oh") })
	if m := d.w.ws.Status().Message; m.Tone != workspace.Problem || !strings.Contains(m.Text, "your edits are safe") {
		t.Errorf("message: %+v", m)
	}
}

// The key that opens a list may be held a little too long.
func TestTheKeyThatOpensAListIsNotTyped(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("A thesis")
	d.key(fyne.KeyReturn)
	d.key(fyne.KeyV)
	list := d.w.win.Canvas().Focused()
	for range 2 {
		list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyV})
		list.TypedRune('v')
	}
	d.key(fyne.KeyX)
	list.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	if got := list.(interface{ SelectedText() string }).SelectedText(); got != "x" {
		t.Errorf("the list was given %q", got)
	}
}

func TestStripGoesAwayForGood(t *testing.T) {
	d := newDesk(t)
	sample := func(ctx context.Context) (library.Opened, error) {
		return d.lib.OpenSample(ctx, d.lib.Samples()[0].Name)
	}
	d.open(sample)
	d.shows("the strip", d.w.strip.object, "This is a real paper.")
	if n := len(strings.Fields(firstWords)); n > 25 {
		t.Errorf("the strip has %d words", n)
	}
	d.w.strip.dismiss()
	d.shut()
	d.start()
	d.open(sample)
	if d.w.strip.object.Visible() {
		t.Error("the strip came back")
	}
}

func TestKeysAfterAClickBeside(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("Talk prevents war")
	d.key(fyne.KeyReturn)
	d.w.win.Canvas().Unfocus() // as a click on the status line does
	d.w.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyO})
	d.w.win.Canvas().Focused().TypedRune('o')
	if _, typing := d.w.ws.Typing(); !typing {
		t.Error("O was lost")
	}
}
