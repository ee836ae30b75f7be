package mainwin

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"warrant/internal/argmap"
)

// moment lets the pause pass after which it is kept how the map is looked at.
func (d *desk) moment() {
	d.t.Helper()
	for len(d.keeps) > 0 {
		keeps := d.keeps
		d.keeps = nil
		for _, keep := range keeps {
			keep()
		}
		d.settle()
	}
}

// cutShort ends the program as kill -9 does: what is on the disk stays as it is at this moment.
func (d *desk) cutShort() {
	d.t.Helper()
	kept := map[string][]byte{}
	running := filepath.Join(d.dirs.State, "running")
	d.until("a note of what runs", func() bool {
		notes, _ := filepath.Glob(filepath.Join(running, "*.json"))
		return len(notes) == 1
	})
	for _, dir := range []string{d.dirs.Documents, running} {
		files, err := os.ReadDir(dir)
		if err != nil {
			d.t.Fatal(err)
		}
		for _, f := range files {
			path := filepath.Join(dir, f.Name())
			if kept[path], err = os.ReadFile(path); err != nil {
				d.t.Fatal(err)
			}
		}
	}
	d.shut()
	for path, data := range kept {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			d.t.Fatal(err)
		}
	}
}

// restart opens the window anew, and in it what package app opens where nothing is asked for.
func (d *desk) restart() (interrupted bool) {
	d.t.Helper()
	d.shut()
	d.ids += 1000
	d.start()
	path, interrupted := d.lib.Interrupted()
	if !interrupted {
		path, _ = d.lib.Last()
	}
	d.open(d.w.path(path))
	return interrupted
}

func TestRunCutShortIsGoneOnWithInTheSamePlace(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("Talk prevents war")
	d.ctrl(fyne.KeyReturn)
	d.typed("It lets both sides know")
	d.key(fyne.KeyReturn)
	d.settle()
	d.command("view.zoomin")
	d.key(fyne.KeyUp)
	d.settle()
	d.moment()
	path, lead, zoom := d.w.ws.Path(), d.w.ws.Leading(), d.w.ws.Status().Zoom
	d.cutShort()

	if !d.restart() {
		t.Error("the run that was cut short is not noticed")
	}
	if d.w.ws.Path() != path || d.w.ws.Leading() != lead || d.w.ws.Status().Zoom != zoom {
		t.Errorf("%s opens at %v, %s; it was %s at %v, %s", d.w.ws.Path(), d.w.ws.Leading(), d.w.ws.Status().Zoom, path, lead, zoom)
	}
	d.shows("the status line", d.w.status, "Restored, nothing lost (last command ")

	if d.restart() || strings.Contains(d.w.message().Text, "Restored") {
		t.Errorf("after an end of its own, the line says %q", d.w.message().Text)
	}
	if d.w.ws.Path() != path || d.w.ws.Leading() != lead {
		t.Errorf("after an end of its own, %s opens at %v", d.w.ws.Path(), d.w.ws.Leading())
	}
}

// TestRunCutShortRightAfterACommand: what was selected after the last command is selected, though how the map was looked
// at then could not be kept any more.
func TestRunCutShortRightAfterACommand(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("Talk prevents war")
	d.key(fyne.KeyReturn)
	d.settle()
	d.moment()
	thesis := d.w.ws.Leading()
	d.command("add.reason")
	d.typed("It lets both sides know")
	d.key(fyne.KeyReturn)
	d.settle()
	lead := d.w.ws.Leading()
	d.cutShort()
	d.restart()
	if d.w.ws.Leading() != lead || lead == thesis {
		t.Errorf("%v is selected; it was %v", d.w.ws.Leading(), lead)
	}

	d.command("edit.undo")
	d.settle()
	d.cutShort()
	d.restart()
	if n := d.w.ws.Snapshot().Count(argmap.KindStatement); d.w.ws.Leading() != thesis || n != 1 {
		t.Errorf("after an undo, %v is selected among %d; it was %v", d.w.ws.Leading(), n, thesis)
	}
	d.command("edit.redo")
	d.settle()
	if d.w.ws.Leading() != lead {
		t.Errorf("after that is repeated, %v is selected; it was %v", d.w.ws.Leading(), lead)
	}
}

func TestRunCutShortWhileTyping(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("Talk prevents war")
	d.key(fyne.KeyReturn)
	d.settle()
	d.command("add.reason")
	d.typed("It lets")
	d.settle()
	d.moment()
	d.cutShort()
	d.restart()
	d.shows("the status line", d.w.status, "Restored (last command ", "may be missing")
}
