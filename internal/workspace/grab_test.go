package workspace_test

import (
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/workspace"
)

// grabDesk is a map of a thesis with two reasons, the first of two premises and with an undercut, the second with an
// objection to it, and a loose statement, which is selected.
func grabDesk(t *testing.T) *desk {
	d := newDesk(t)
	d.strokes(`Enter ‹T› Ctrl+Enter ‹P1› Tab ‹P2› Enter U ‹U1› Enter Home Enter ‹R› Ctrl+Shift+Enter ‹O› Enter N ‹Loose› Enter`)
	return d
}

// TestGrab puts a loose statement on everything that a drag reaches, each in one step of the history.
func TestGrab(t *testing.T) {
	for _, row := range []struct{ keys, tree string }{
		{"G Home Enter", "+ Reason: Loose"},
		{"G Home O", "- Counterargument: Loose"},
		{"G Home Down Tab", "+ Step for: 3 premises"},
		{"G Home Down U", "- Undercut: Loose"},
		{"G Home Down W", "+ Warrant: Loose"},
		{"G Home Down S Enter", "+ Warrant: Loose"},
		{"G Home Down S O", "- Undercut: Loose"},
		{"G Home Down S Tab", "+ Step for: 3 premises"},
		{"G Home Down Right Right O", "- Counterargument: Loose"},
	} {
		t.Run(row.keys, func(t *testing.T) {
			d := grabDesk(t)
			before, at := d.tree(), d.w.Revision()
			d.strokes(row.keys)
			if got := d.tree(); !strings.Contains(got, row.tree) || got == before {
				t.Errorf("%s\nwant in it %s; %s", got, row.tree, d.message())
			}
			if d.w.Revision() != at+1 || d.lead() != "Loose" {
				t.Errorf("%d steps, %q leads", d.w.Revision()-at, d.lead())
			}
			d.press("Ctrl+Z")
			if d.tree() != before {
				t.Errorf("undone:\n%s", d.tree())
			}
		})
	}
}

func TestGrabInTheOutline(t *testing.T) {
	d := grabDesk(t)
	d.w.Focus(workspace.OutlinePane)
	for _, k := range []string{"G", "Up", "Up", "Enter"} {
		d.w.OutlineKey(workspace.ParseKey(k))
		d.settle()
	}
	if got := d.tree(); !strings.Contains(got, "    + Reason: Loose") {
		t.Errorf("%s%s", got, d.message())
	}
}

// TestGrabSays holds that the status line says what each key would do where the arrows lead, or why not.
func TestGrabSays(t *testing.T) {
	d := grabDesk(t)
	d.press("G")
	if m := d.w.Frame().Marks; len(m.Moving) != 1 || !m.Target.IsZero() || !strings.HasPrefix(m.Label, "Grabbed “Loose”") {
		t.Errorf("grabbed: %+v", m)
	}
	d.press("Home")
	if got := d.message(); got != "On “T”: Enter reason, O objection. Escape puts it back." {
		t.Error(got)
	}
	d.press("Down")
	if got := d.message(); got != "On “P1”: Enter reason, O objection, Tab co-premise, U undercut, W warrant. Escape puts it back." {
		t.Error(got)
	}
	d.press("S")
	if got := d.message(); got != "On the step from “P1”: Enter warrant, O undercut, Tab premise. Escape puts it back." {
		t.Error(got)
	}
	before := d.tree()
	d.press("Delete")
	if d.tree() != before || !strings.Contains(d.message(), "grabbed") {
		t.Errorf("Delete while something is grabbed: %s", d.message())
	}
	if d.press("D"); d.message() != "“Loose” bears on nothing, so it has no step." {
		t.Error(d.message())
	}
	d.press("Escape")
	if of, _ := d.w.Grabbed(); of != nil || d.lead() != "Loose" || d.tree() != before {
		t.Error("Escape does not put it back")
	}
	thesis := d.w.Snapshot().Outline().Roots[0].Ref()
	d.w.Select(thesis)
	d.strokes("G Down")
	if got := d.message(); !strings.Contains(got, "reason (makes a circle)") {
		t.Error(got)
	}
	d.strokes("Escape Down G Right D")
	if got := d.message(); got != "“P1” becomes unattached. Ctrl+Z takes it back." || !strings.Contains(d.tree(), "Unattached: P1") {
		t.Error(got)
	}
	d.strokes("Ctrl+Z G Up Enter")
	if got := d.message(); got != "“P1” already bears on “T” that way." && !strings.Contains(got, "becomes a reason") {
		t.Error(got)
	}
}

// TestSelectMore extends the selection with Shift and the arrows and does one thing to all that is selected.
func TestSelectMore(t *testing.T) {
	d := grabDesk(t)
	d.strokes("Home Down Shift+Right")
	if n := len(d.w.Selection()); n != 2 || d.lead() != "P2" || d.message() != "2 selected. Escape leaves one." {
		t.Errorf("%d selected, %q leads: %s", n, d.lead(), d.message())
	}
	at := d.w.Revision()
	d.press("K")
	for _, r := range d.w.Selection() {
		if st, _ := d.w.Snapshot().Statement(argmap.StatementID(r.ID)); st.Kind != argmap.Evidence {
			t.Errorf("%s is %s", st.Text, st.Kind)
		}
	}
	if d.w.Revision() != at+1 {
		t.Error("more than one step of the history")
	}
	d.press("Shift+Left")
	if n := len(d.w.Selection()); n != 1 || d.lead() != "P1" {
		t.Errorf("back: %d selected, %q leads", n, d.lead())
	}
	d.press("Ctrl+A")
	if n := len(d.w.Selection()); n != d.w.Snapshot().Count(argmap.KindStatement) || d.lead() != "P1" {
		t.Errorf("all: %d selected, %q leads", n, d.lead())
	}
	d.press("Escape")
	if n := len(d.w.Selection()); n != 1 {
		t.Errorf("%d selected", n)
	}
}

// TestFoldSeveral folds all that is selected, and unfolds it.
func TestFoldSeveral(t *testing.T) {
	d := newDesk(t)
	d.strokes(`Enter ‹T› Ctrl+Enter ‹A› Ctrl+Enter ‹A1› Enter Home Enter ‹B› Ctrl+Enter ‹B1› Enter Up Shift+Left`)
	open := d.tree()
	d.press("F")
	if got := d.tree(); got != "Thesis: T\n  + Reason: A\n  + Reason: B\n" || len(d.w.Selection()) != 2 {
		t.Errorf("%s%d selected", got, len(d.w.Selection()))
	}
	d.press("F")
	if got := d.tree(); got != open {
		t.Error(got)
	}
	d.strokes("Down Shift+Up Escape Down F")
	if d.message() != "Nothing hangs below this." {
		t.Error(d.message())
	}
}

// TestShaping runs the keys that change how statements hang together.
func TestShaping(t *testing.T) {
	const step = "  + Step for: 2 premises\n    + Reason: P1\n    + Reason: P2\n    - Undercut: U1\n"
	for _, row := range []struct{ keys, tree, lead string }{
		{"Home Down Shift+S", "  + Step for: 1 premise\n    + Reason: P2\n    - Undercut: U1\n  + Reason: P1\n", "P1"},
		{"Home Down Right Right Shift+Left J", "  + Step for: 3 premises\n    + Reason: P1\n    + Reason: P2\n    + Reason: R\n      - Counterargument: O\n    - Undercut: U1\n", "P2"},
		{"Home Down Right Right I ‹M› Enter", step + "  + Reason: M\n    + Reason: R\n      - Counterargument: O\n", "M"},
		{"Home Down Right Right Shift+Delete", step + "  - Counterargument: O\n", "O"},
		{"Home Down L ‹because› Enter", "  + Step for: 2 premises, because\n", "P1"},
		{"Home Down Shift+Right D", "Unattached: P1\nUnattached: P2\n", "P2"},
		{"Home Down Right Right Shift+Left Delete", "Thesis: T\n  + Step for: 1 premise\n    + Reason: P1\n    - Undercut: U1\nUnattached: Loose\n", "P1"},
	} {
		t.Run(row.keys, func(t *testing.T) {
			d := grabDesk(t)
			before, at := d.tree(), d.w.Revision()
			d.strokes(row.keys)
			if !strings.Contains(d.tree(), row.tree) || d.w.Revision() != at+1 {
				t.Errorf("%s\nwant in it\n%s\n%s", d.tree(), row.tree, d.message())
			}
			if d.lead() != row.lead {
				t.Errorf("%q leads", d.lead())
			}
			d.press("Ctrl+Z")
			if d.tree() != before {
				t.Errorf("undone:\n%s", d.tree())
			}
		})
	}
}
