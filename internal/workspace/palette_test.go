package workspace_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/workspace"
)

// TestEveryCommandIsListed: the palette and the list of keys have every command with its keys, and say why it cannot run
// where it cannot; no two commands that work at the same time share a key.
func TestEveryCommandIsListed(t *testing.T) {
	d := newDesk(t)
	d.strokes("Enter ‹Talk prevents war› Ctrl+Enter ‹Talkers know more› Enter")
	palette, keys := d.w.Palette(), workspace.CommandChoices(d.w.TitleOf, d.w.Check)
	everything, every := palette.Find(""), d.w.KeyList()("")
	for _, c := range workspace.Commands() {
		is := func(line workspace.Choice) bool { return line.Command.ID == c.ID }
		for name, lines := range map[string][]workspace.Choice{
			"the palette": everything, "the palette, asked for it": palette.Find(c.Title),
			"the list of keys": every, "the list of keys, asked for it": workspace.KeySections(keys, c.Title, workspace.KeysHere),
		} {
			at := slices.IndexFunc(lines, is)
			if at < 0 {
				t.Fatalf("%s has not %s", name, c.ID)
			}
			line := lines[at]
			if line.Keys != workspace.KeyWords(c) {
				t.Errorf("%s has %s with %q", name, c.ID, line.Keys)
			}
			why := d.w.Check(c)
			if line.Off != (why != nil) || why != nil && line.Note != why.Error() {
				t.Errorf("%s says of %s: %v, %q; want %v", name, c.ID, line.Off, line.Note, why)
			}
		}
	}
}

// A key means one thing in each place: in the map, while typing, in each list of the people pane.
func TestNoKeyTwice(t *testing.T) {
	type place struct {
		typing bool
		list   workspace.List
		key    workspace.Key
	}
	seen := map[place]string{}
	for _, c := range workspace.Commands() {
		for _, k := range c.Keys {
			at := place{c.Typing, c.List, k}
			if other := seen[at]; other != "" {
				t.Errorf("%s and %s both have %s", c.ID, other, k)
			}
			seen[at] = c.ID
		}
	}
}

func TestPaletteFinds(t *testing.T) {
	d := paperDesk(t)
	for typed, want := range map[string]string{
		"unde":            "Undercut of its step",
		"fold or":         "Fold or unfold",
		"None leaned":     "No other great power of the century looked to collective security for refuge as much as the Soviet Union.",
		"threats to his":  "Stalin faced so many threats to his power at home that he wished to avoid trouble abroad.",
		"dallin":          "Dallin",
		"xyzzy":           "",
		"open everything": "Open everything",
	} {
		lines := d.w.Palette().Find(typed)
		if want == "" && len(lines) > 0 || want != "" && (len(lines) == 0 || lines[0].Title != want) {
			t.Errorf("%q: %+v", typed, first(lines))
		}
	}
}

func first(lines []workspace.Choice) any {
	if len(lines) == 0 {
		return "nothing"
	}
	return []string{lines[0].Section, lines[0].Title, lines[0].Note}
}

// TestPaletteSections: each section is one stretch, with what can be chosen before what cannot.
func TestPaletteSections(t *testing.T) {
	d := paperDesk(t)
	for _, typed := range []string{"", "o", "st", "step", "the"} {
		var seen []string
		lines := d.w.Palette().Find(typed)
		for i, line := range lines {
			if i == 0 || lines[i-1].Section != line.Section {
				if slices.Contains(seen, line.Section) {
					t.Errorf("%q: section %s comes twice", typed, line.Section)
				}
				seen = append(seen, line.Section)
			} else if typed == "" && lines[i-1].Off && !line.Off {
				t.Errorf("%q stands behind %q, which cannot be chosen", line.Title, lines[i-1].Title)
			}
		}
		if typed == "" && !slices.Equal(seen, []string{workspace.DoHere, workspace.GoTo, workspace.ViewsPart, workspace.MapAndHelp}) {
			t.Errorf("sections %v", seen)
		}
	}
}

// TestPaletteGoes: what is chosen is gone to.
func TestPaletteGoes(t *testing.T) {
	d := paperDesk(t)
	choose := func(typed string) {
		t.Helper()
		lines := d.w.Palette().Find(typed)
		if len(lines) == 0 || lines[0].Do == nil {
			t.Fatalf("%q: %v", typed, first(lines))
		}
		if err := lines[0].Do(); err != nil {
			t.Fatal(err)
		}
		d.settle()
	}
	choose("none leaned on it")
	if !strings.HasPrefix(d.lead(), "No other great power") {
		t.Errorf("on %q", d.lead())
	}
	if _, ok := d.w.Frame().Scene.Where(d.w.Leading()); !ok {
		t.Error("it is not shown")
	}
	choose("dallin")
	if m := d.w.Status().Message.Text; !strings.Contains(m, "that Dallin holds") {
		t.Errorf("message %q", m)
	}
	one := d.w.Leading()
	choose("dallin")
	if d.w.Leading() == one {
		t.Error("choosing a voice again leads nowhere")
	}
	choose("debo 1994")
	if m := d.w.Status().Message.Text; !strings.Contains(m, "that cite Debo 1994") {
		t.Errorf("message %q", m)
	}
	dispute := d.w.Snapshot().Disputes()[0]
	choose(dispute.Title)
	if d.w.InDebate() != dispute.ID {
		t.Error("choosing a dispute does not show it")
	}
}

// TestKeysThatWorkNow: what works with what is selected comes first; in the outline the arrows say what they do there.
func TestKeysThatWorkNow(t *testing.T) {
	d := paperDesk(t)
	section := func(id string) string {
		t.Helper()
		for _, line := range d.w.KeyList()("") {
			if line.Command.ID == id {
				return line.Section
			}
		}
		t.Fatalf("%s is not listed", id)
		return ""
	}
	if s := section("add.objection"); s != workspace.KeysHere {
		t.Errorf("objection is in section %s", s)
	}
	if s := section("edit.undo"); s != workspace.NotNow {
		t.Errorf("undo is in section %s", s)
	}
	if d.w.KeyList()("")[0].Section != workspace.KeysHere {
		t.Errorf("the list begins with %+v", d.w.KeyList()("")[0])
	}
	d.w.Select()
	if s := section("add.undercut"); s != workspace.NotNow {
		t.Errorf("with nothing selected undercut is in section %s", s)
	}
	d.w.Focus(workspace.OutlinePane)
	if lines := d.w.KeyList()("row above"); len(lines) == 0 || lines[0].Command.ID != "go.up" {
		t.Errorf("in the outline: %v", first(lines))
	}
}

// BenchmarkPalette measures one letter in the palette.
func BenchmarkPalette(b *testing.B) {
	m := argmaptest.Random(rand.New(rand.NewPCG(1, 1000)), 1000)
	d := openDesk(b, m)
	id := argmap.StatementID("s500")
	st, _ := m.Statement(id)
	p := d.w.Palette()
	words := []string{"o", "fo", "step", "st", strings.ToLower(st.Text[:3]), "xyz", "the w"}
	for i := 0; b.Loop(); i++ {
		p.Find(words[i%len(words)])
	}
}

// BenchmarkPaletteOpens measures how long the palette takes to open.
func BenchmarkPaletteOpens(b *testing.B) {
	d := openDesk(b, argmaptest.Random(rand.New(rand.NewPCG(1, 1000)), 1000))
	for b.Loop() {
		d.w.Palette().Find("")
	}
}
