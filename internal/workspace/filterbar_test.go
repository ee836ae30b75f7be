package workspace_test

import (
	"fmt"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/workspace"
)

// crowd is a map with twelve voices, six sections and forty tags.
func crowd(t *testing.T) *argmap.Snapshot {
	t.Helper()
	tx := argmap.Begin(argmap.New("Crowd", argmap.Voice{ID: "me", Name: "Reader"}))
	ranks := argmap.Ranks(200)
	for i := range 12 {
		tx.Put(argmap.Voice{ID: argmap.VoiceID(fmt.Sprint("v", i)), Name: fmt.Sprint("Somebody by the name of ", i), Rank: ranks[i]})
	}
	for i := range 120 {
		st := argmap.Statement{
			ID: argmap.StatementID(fmt.Sprint("s", i)), Kind: argmap.StatementKinds[i%3], Text: fmt.Sprint("Statement ", i), Rank: ranks[i],
			Tags: []string{fmt.Sprint("a tag called ", i%40)}, Group: fmt.Sprint(i % 6), Thesis: i == 0,
			Holdings: []argmap.Holding{{Voice: argmap.VoiceID(fmt.Sprint("v", i%12)), Stance: argmap.Asserts}},
		}
		tx.Put(st)
		if i > 0 {
			tx.Put(argmap.Argument{ID: argmap.ArgumentID(fmt.Sprint("a", i)), Polarity: argmap.Pro, Premises: []argmap.StatementID{st.ID},
				Target: argmap.StatementID(fmt.Sprint("s", (i-1)/4)).Ref(), Rank: ranks[i]})
		}
	}
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestFilterBarFits lays the bar out in panes of many sizes: chips are large enough, do not overlap, stay inside, the bar
// leaves most of the pane to the map, and every chip is reached by arrows.
func TestFilterBarFits(t *testing.T) {
	d := openDesk(t, crowd(t))
	for _, pane := range []geom.Size{{W: 1000, H: 800}, {W: 420, H: 500}, {W: 700, H: 300}, {W: 1800, H: 1000}} {
		d.w.OpenFilterBar()
		bar := d.w.FilterBar(pane.W, pane.H)
		if most := max(pane.H*0.5, 130); bar.Height > most {
			t.Errorf("%v: the bar is %g high", pane, bar.Height)
		}
		check := func() {
			t.Helper()
			all := append([]workspace.Chip{{Rect: bar.Field}}, bar.Chips...)
			for i, c := range all {
				if c.Rect.W < 24 || c.Rect.H < 24 || c.Rect.X < 0 || c.Rect.Right() > pane.W || c.Rect.Bottom() > bar.Height {
					t.Fatalf("%v: chip %q at %v in a bar of %g", pane, c.Words, c.Rect, bar.Height)
				}
				for _, o := range all[:i] {
					if c.Rect.X < o.Rect.Right() && o.Rect.X < c.Rect.Right() && c.Rect.Y < o.Rect.Bottom() && o.Rect.Y < c.Rect.Bottom() {
						t.Fatalf("%v: %q and %q overlap", pane, c.Words, o.Words)
					}
				}
			}
		}
		check()
		seen := map[string]bool{}
		for range 400 {
			here := ""
			for _, c := range bar.Chips {
				if c.Here {
					here = c.Words
				}
			}
			if here == "" {
				t.Fatalf("%v: keys go to a chip that is not in sight", pane)
			}
			seen[here] = true
			if strings.HasSuffix(here, " more") {
				d.w.FilterKey(workspace.Key{Name: "Enter"})
			} else {
				d.w.FilterKey(workspace.Key{Name: "Right"})
			}
			bar = d.w.FilterBar(pane.W, pane.H)
			check()
		}
		if len(seen) < 12+6+40 {
			t.Errorf("%v: only %d chips are reached", pane, len(seen))
		}
		for range 40 {
			d.w.FilterKey(workspace.Key{Name: "Up"})
			bar = d.w.FilterBar(pane.W, pane.H)
		}
		d.w.FilterScroll(3)
		bar = d.w.FilterBar(pane.W, pane.H)
		check()
		d.w.CloseFilterBar()
		if d.w.FilterBar(pane.W, pane.H) != nil {
			t.Error("it is still open")
		}
	}
}

// TestFilterByKeys filters by keyboard alone: type to narrow, Enter and Space choose, Tab hides, Delete clears, Escape
// leaves.
func TestFilterByKeys(t *testing.T) {
	d := paper(t)
	d.w.OpenFilterBar()
	bar := func() *workspace.FilterBar { return d.w.FilterBar(1000, 700) }
	key := func(name string) bool {
		defer d.settle()
		return d.w.FilterKey(workspace.Key{Name: name})
	}
	here := func() string {
		for _, c := range bar().Chips {
			if c.Here {
				return c.Words
			}
		}
		return ""
	}
	bar()
	d.w.FilterTyped("taylor")
	if here() != "Taylor" {
		t.Fatalf("keys go to %q", here())
	}
	if key("Space") {
		t.Error("a space is part of what is typed")
	}
	key("Enter")
	if got := d.w.Filter().Voices; len(got) != 1 || got[0] != d.voice("Taylor") || bar().Typed != "" {
		t.Fatalf("%v, %q is typed", got, bar().Typed)
	}
	key("Right")
	next := here()
	key("Space")
	if len(d.w.Filter().Voices) != 2 || next == "Taylor" || next == "" {
		t.Errorf("%v, at %q", d.w.Filter().Voices, next)
	}
	key("Space")
	key("Tab")
	if !d.w.Filter().Hide || len(d.w.Filter().Voices) != 1 {
		t.Errorf("%+v", d.w.Filter())
	}
	d.w.FilterTyped("collective security")
	key("Down")
	for here() != "“collective security”" {
		before := here()
		if key("Down"); here() == before {
			t.Fatalf("the words are not to be chosen; at %q", before)
		}
	}
	key("Enter")
	if d.w.Filter().Text != "collective security" || !strings.Contains(d.w.Status().Filter, "Taylor, “collective security”") {
		t.Errorf("%+v; %s", d.w.Filter(), d.w.Status().Filter)
	}
	d.w.FilterTyped("x")
	key("Escape")
	if bar() == nil || bar().Typed != "" {
		t.Error("the first Escape takes what is typed")
	}
	key("Delete")
	if d.w.Status().Filter != "" {
		t.Errorf("not cleared: %s", d.w.Status().Filter)
	}
	key("Escape")
	if d.w.FilterBar(1000, 700) != nil {
		t.Error("the second Escape leaves")
	}
	d.w.OpenFilterBar()
	for _, c := range bar().Chips {
		if c.Words == "Taylor" {
			d.w.FilterPress(c.Rect.Center())
		}
	}
	d.settle()
	if d.w.Status().Filter == "" {
		t.Error("a click chooses nothing")
	}
}
