package mainwin

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"warrant/internal/library"
	"warrant/internal/workspace"
)

func TestErrorsOfOpeningStayInTheWindow(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("Mine")
	d.key(fyne.KeyReturn)
	mine := d.w.ws
	d.w.openPath("/no/such/map.warrant")
	d.until("a message", func() bool { return d.w.ws.Status().Message.Tone == workspace.Problem })
	if d.w.ws != mine {
		t.Error("the open map is gone")
	}
	d.shut()
	d.start()
	d.w.OpenFirst(d.w.path("/no/such/map.warrant"), func(ctx context.Context) (library.Opened, error) {
		return d.lib.OpenSample(ctx, d.lib.Samples()[0].Name)
	})
	d.until("the bundled map", func() bool { return d.w.ws != nil })
	if m := d.w.ws.Status().Message; m.Tone != workspace.Problem || !strings.Contains(m.Text, "map.warrant") {
		t.Errorf("message: %+v", m)
	}
	if !d.w.strip.object.Visible() {
		t.Error("no strip above the bundled map")
	}
}

func TestTheOpenMapIsNotOpenedAgain(t *testing.T) {
	d := newDesk(t)
	name := d.lib.Samples()[0].Name
	d.open(func(ctx context.Context) (library.Opened, error) { return d.lib.OpenSample(ctx, name) })
	for what, again := range map[string]func(){
		"the bundled map": func() { d.w.openSample(name) },
		"the file":        func() { d.w.openPath(d.w.ws.Path()) },
	} {
		before := d.w.ws
		d.w.ws.Say(workspace.Told, "")
		again()
		d.until("an answer", func() bool { return !d.w.busy && d.w.message().Text != "" })
		if d.w.ws != before || d.w.message().Text != "This map is open already." {
			t.Errorf("%s: the line says %q", what, d.w.message().Text)
		}
		d.key(fyne.KeyReturn)
		if _, typing := d.w.ws.Typing(); !typing {
			t.Errorf("%s: the map cannot be edited any more", what)
		}
		d.key(fyne.KeyEscape)
	}
}

func TestSecondWindowIsReadOnly(t *testing.T) {
	d := newDesk(t)
	first, err := d.lib.NewMap(t.Context(), "Shared")
	if err != nil {
		t.Fatal(err)
	}
	defer first.File.Close()
	d.open(d.w.path(first.File.Path()))
	d.shows("the status line", d.w.status, "Read-only")
	d.key(fyne.KeyReturn)
	if m := d.w.ws.Status().Message; m.Tone != workspace.Refused || m.Text == "" {
		t.Errorf("message: %+v", m)
	}
	d.shows("the status line", d.w.status, strings.Fields(d.w.ws.Status().Message.Text)[0])
}
