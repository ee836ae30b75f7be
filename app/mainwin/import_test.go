package mainwin

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/workspace"
)

const argument = `Discussion Title: Should the library open on Sundays?

1. The library should open on Sundays.
1.1. Pro: Those who work have no other day.
1.2. Con: It costs two posts.
1.2.1. Con: Volunteers would do.
`

// TestOpenFileOfAnotherProgram: it becomes a new map, the file stays, and what could not be carried is told, both ways.
func TestOpenFileOfAnotherProgram(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("Talk prevents war")
	d.settle()
	path := filepath.Join(t.TempDir(), "sundays.data")
	if err := os.WriteFile(path, []byte(argument), 0o600); err != nil {
		t.Fatal(err)
	}
	for n, name := range []string{"Should the library open on Sundays.warrant", "Should the library open on Sundays 2.warrant"} {
		before := d.w.ws
		d.w.openPath(path)
		d.until("the new map", func() bool { return d.w.ws != before && !d.w.busy })
		d.settle()
		if got := filepath.Base(d.w.ws.Path()); got != name {
			t.Errorf("time %d: the map is in %q", n, got)
		}
	}
	s := d.w.ws.Snapshot()
	if s.Count(argmap.KindStatement) != 4 || s.Count(argmap.KindArgument) != 3 {
		t.Errorf("%d statements, %d steps", s.Count(argmap.KindStatement), s.Count(argmap.KindArgument))
	}
	if m := d.w.ws.Status().Message; !strings.Contains(m.Text, "A new map, from Kialo") || strings.Contains(m.Text, "carried") {
		t.Errorf("the status says %q", m.Text)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != argument {
		t.Errorf("the file is %q, %v", data, err)
	}
	if err := d.w.ws.DoCommand("file.losses"); err == nil || err.Error() != "All of it was carried as it was." {
		t.Errorf("nothing was lost, but: %v", err)
	}

	d.w.ws.Select(s.Statements()[0].ID.Ref())
	_ = d.w.ws.DoCommand("edit.kind")
	d.settle()
	out := filepath.Join(t.TempDir(), "sundays.kialo.txt")
	d.w.export(out)
	d.until("the export", func() bool { return strings.Contains(d.w.ws.Status().Message.Text, "Exported as Kialo") })
	if m := d.w.ws.Status().Message.Text; !strings.Contains(m, "One thing could not be carried") {
		t.Errorf("the status says %q", m)
	}
	d.command("file.losses")
	if got := d.listed(); !strings.Contains(got, "Dropped: the kind evidence. The format has no place for it.") {
		t.Errorf("the list of losses is\n%s", got)
	}
}

// TestOpenFileThatIsNoMap: what nobody can read is refused with a sentence, and the map stays.
func TestOpenFileThatIsNoMap(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("Talk prevents war")
	d.settle()
	before := d.w.ws
	path := filepath.Join(t.TempDir(), "picture.png")
	if err := os.WriteFile(path, []byte("\x89PNG\r\n\x1a\n\x00\x00"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.w.openPath(path)
	d.until("the refusal", func() bool { return d.w.ws.Status().Message.Tone == workspace.Problem })
	if m := d.w.ws.Status().Message.Text; d.w.ws != before || !strings.Contains(m, "picture.png") {
		t.Errorf("the status says %q", m)
	}
}
