package workspace_test

import (
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/workspace"
)

// TestCopyAndPaste copies a step with everything that hangs from it, and pastes it in the same map, in another one and, as
// another program shows it, without the last line.
func TestCopyAndPaste(t *testing.T) {
	const step = "Step for: 2 premises\n    + Reason: P1\n    + Reason: P2\n    - Undercut: U1\n"
	d := grabDesk(t)
	d.strokes("Home Down S Ctrl+C")
	if d.message() != "Copied 3 statements." {
		t.Error(d.message())
	}
	text := d.board.text
	if !strings.HasPrefix(text, "Step: 2 premises\n  • Reason [Reader] P1\n  • Reason [Reader] P2\n  − Undercut [Reader] U1\n\n[For Warrant: ") {
		t.Errorf("in the clipboard:\n%s", text)
	}
	before, at := d.tree(), d.w.Revision()
	d.strokes("Home Ctrl+V")
	if got := d.tree(); strings.Count(got, "  + "+step) != 2 || d.w.Revision() != at+1 {
		t.Errorf("pasted here:\n%s%s", got, d.message())
	}
	d.press("Ctrl+Z")
	if d.tree() != before {
		t.Errorf("undone:\n%s", d.tree())
	}
	for _, words := range []string{text, text[:strings.Index(text, "[For")], strings.ReplaceAll(text, "\n", "\r\n")} {
		other := newDesk(t)
		other.strokes("Enter ‹Other thesis› Enter")
		other.board.text = words
		other.press("Ctrl+Shift+V")
		want := "Thesis: Other thesis\n  - Step against: 2 premises\n    - Counterargument: P1\n    - Counterargument: P2\n    - Undercut: U1\n"
		if got := other.tree(); got != want {
			t.Errorf("pasted there:\n%s%s", got, other.message())
		}
	}
}

// TestCutAndPaste moves a branch by way of the clipboard: what the map still has is used again and not doubled.
func TestCutAndPaste(t *testing.T) {
	d := grabDesk(t)
	n := d.w.Snapshot().Count(argmap.KindStatement)
	d.strokes("Home Down Right Right Ctrl+X")
	if d.w.Snapshot().Count(argmap.KindStatement) != n-2 || !strings.HasPrefix(d.message(), "Cut 2 statements.") {
		t.Errorf("%s%s", d.tree(), d.message())
	}
	undo, _ := workspace.CommandNamed("edit.undo")
	if title := d.w.TitleOf(undo); title != "Undo cutting “R”" {
		t.Error(title)
	}
	d.strokes("Home Down Ctrl+V")
	if got := d.tree(); !strings.Contains(got, "    + Reason: P1\n      + Reason: R\n        - Counterargument: O\n") {
		t.Errorf("%s%s", got, d.message())
	}
	d.strokes("Home Down S Ctrl+X")
	loose := d.w.Snapshot().Count(argmap.KindStatement)
	d.strokes("Home Ctrl+V")
	if got := d.w.Snapshot().Count(argmap.KindStatement); got != loose+1 { // the undercut
		t.Errorf("%d statements after cutting a step, %d after pasting it\n%s", loose, got, d.tree())
	}
}

// TestPasteText pastes what other programs put into the clipboard.
func TestPasteText(t *testing.T) {
	for _, row := range []struct{ text, tree string }{
		{"A\n\tB\n\t\tC\nD", "  + Reason: A\n    + Reason: B\n      + Reason: C\n  + Reason: D\n"},
		{"- A\n  - B\n- C\n", "  + Reason: A\n    + Reason: B\n  + Reason: C\n"},
		{"+ A\n  - B\n- C\n", "  + Reason: A\n    - Counterargument: B\n  - Counterargument: C\n"},
		{"* Pro: A\n* con: B\n", "  + Reason: A\n  - Counterargument: B\n"},
		{"# A\n## B\n1. C\n   goes on\n2. D\n## E\n", "  + Reason: A\n    + Reason: B\n      + Reason: C goes on\n      + Reason: D\n    + Reason: E\n"},
	} {
		d := newDesk(t)
		d.strokes("Enter ‹T› Enter")
		at := d.w.Revision()
		d.board.text = row.text
		d.press("Ctrl+V")
		if got := d.tree(); got != "Thesis: T\n"+row.tree || d.w.Revision() != at+1 {
			t.Errorf("%q:\n%s%s", row.text, got, d.message())
		}
	}
	d := newDesk(t)
	d.board.text = "\n \t\n"
	d.press("Ctrl+V")
	if d.message() != "Nothing was pasted: there is no text in it." {
		t.Error(d.message())
	}
	d.board.text = "A\n  B"
	d.press("Ctrl+V")
	if got := d.tree(); got != "Thesis: A\n  + Reason: B\n" {
		t.Errorf("into an empty map:\n%s", got)
	}
}

// TestPasteTenThousandLines holds that a long list comes folded, as one step.
func TestPasteTenThousandLines(t *testing.T) {
	d := newDesk(t)
	d.strokes("Enter ‹T› Enter")
	before, at := d.w.Snapshot(), d.w.Revision()
	d.board.text = strings.Repeat("A line of text\n  and one below\n", 5000)
	d.press("Ctrl+V")
	if n := d.w.Snapshot().Count(argmap.KindStatement); n != 10_001 || d.w.Revision() != at+1 {
		t.Errorf("%d statements, %d steps", n, d.w.Revision()-at)
	}
	if rows := len(d.w.Rows()); rows > 10 {
		t.Errorf("%d rows are open", rows)
	}
	d.press("Ctrl+Z")
	if !argmap.Equal(before, d.w.Snapshot()) {
		t.Error("not undone")
	}
}
