package workspace_test

import (
	"fmt"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/workspace"
)

// stepDesk opens a map with a step of three premises, the second of them selected and the third with a reason of its own.
func stepDesk(t *testing.T) (d *desk, step argmap.Ref) {
	d = newDesk(t)
	d.strokes("Enter ‹Talk prevents war› Ctrl+Enter ‹Talkers listen› Tab ‹Listeners learn› Tab ‹Learners yield› Ctrl+Enter ‹They did in Rome› Enter")
	d.strokes("Up Left")
	if d.lead() != "Listeners learn" {
		t.Fatal(d.lead())
	}
	return d, d.step(d.w.Leading())
}

// premises says what a step rests on.
func (d *desk) premises(step argmap.Ref) string {
	a, _ := d.w.Snapshot().Argument(argmap.ArgumentID(step.ID))
	var out []string
	for _, p := range a.Premises {
		st, _ := d.w.Snapshot().Statement(p)
		out = append(out, strings.Fields(st.Text)[0])
	}
	return strings.Join(out, " ")
}

// Premises are moved with the step selected, where the one that S came from is meant, and with the premise itself.
func TestPremisesAreMoved(t *testing.T) {
	d, step := stepDesk(t)
	original := d.w.Snapshot()
	up, _ := workspace.CommandNamed("edit.premiseup")
	if got := d.w.TitleOf(up); got != "Move the premise up in its step" {
		t.Errorf("of a premise: %s", got)
	}
	d.strokes("S")
	if got := d.w.TitleOf(up); got != "Move the premise up in its step: “Listeners learn”" {
		t.Errorf("of a step: %s", got)
	}
	for _, row := range []struct{ key, want, says string }{
		{"Ctrl+Shift+Up", "Listeners Talkers Learners", "“Listeners learn” is premise 1 of 3 now. Ctrl+Z takes it back."},
		{"Ctrl+Shift+Up", "Listeners Talkers Learners", "It is the first premise already."},
		{"Ctrl+Shift+Down", "Talkers Listeners Learners", "“Listeners learn” is premise 2 of 3 now. Ctrl+Z takes it back."},
		{"Ctrl+Shift+Down", "Talkers Learners Listeners", "“Listeners learn” is premise 3 of 3 now. Ctrl+Z takes it back."},
		{"Ctrl+Shift+Down", "Talkers Learners Listeners", "It is the last premise already."},
	} {
		d.strokes(row.key)
		if got := d.premises(step); got != row.want || d.message() != row.says || d.w.Leading() != step {
			t.Errorf("%s: %s, %s", row.key, got, d.message())
		}
	}
	d.strokes("S Ctrl+Shift+Up") // the premise itself is selected now
	if got := d.premises(step); got != "Talkers Listeners Learners" || d.lead() != "Listeners learn" {
		t.Errorf("with the premise selected: %s, and then %q", got, d.lead())
	}
	d.strokes("Ctrl+Z Ctrl+Z Ctrl+Z Ctrl+Z")
	if !argmap.Equal(original, d.w.Snapshot()) {
		t.Error("four steps back do not lead to where it began")
	}
}

// A premise that is pointed at in the inspector is the one that commands mean, and where the way from the step leads.
func TestPointAt(t *testing.T) {
	d, step := stepDesk(t)
	d.strokes("S")
	third := d.w.Inspect().Premises[2].Of
	d.w.PointAt(third)
	d.w.PointAt("nobody") // is no premise of it, and changes nothing
	if p := d.w.Inspect().Premises; p[1].Here || !p[2].Here {
		t.Errorf("%+v", p)
	}
	d.strokes("Ctrl+Shift+Up")
	if got := d.premises(step); got != "Talkers Learners Listeners" {
		t.Error(got)
	}
	d.strokes("Down")
	if d.lead() != "Learners yield" {
		t.Errorf("↓ leads to %q", d.lead())
	}
}

// What is taken out keeps what hangs from it; the step stays selected at the next premise, until it has none.
func TestPremisesAreTakenOut(t *testing.T) {
	d, step := stepDesk(t)
	original := d.w.Snapshot()
	d.strokes("S")
	d.w.PointAt(d.w.Inspect().Premises[2].Of)
	d.strokes("Ctrl+Backspace")
	if got := d.premises(step); got != "Talkers Listeners" || d.w.Leading() != step || !d.w.Inspect().Premises[1].Here {
		t.Errorf("%s, at %+v", got, d.w.Inspect().Premises)
	}
	if got := d.message(); got != "“Learners yield” is out of its step and unattached, with 1 statement below it. Ctrl+Z takes it back." {
		t.Error(got)
	}
	if !strings.Contains(d.tree(), "\nThesis: Learners yield\n  + Reason: They did in Rome\n") {
		t.Errorf("its branch was not kept:\n%s", d.tree())
	}
	if c, _ := workspace.CommandNamed("edit.undo"); d.w.TitleOf(c) != "Undo taking “Learners yield” out of a step" {
		t.Error(d.w.TitleOf(c))
	}
	d.strokes("Ctrl+Backspace Ctrl+Backspace")
	if d.w.Snapshot().Has(step) || d.lead() != "Talkers listen" {
		t.Errorf("the step is there: %v; selected is %q", d.w.Snapshot().Has(step), d.lead())
	}
	if got := d.message(); got != "“Talkers listen” is out of its step and unattached. It was the only premise, so the step is gone. Ctrl+Z takes it back." {
		t.Error(got)
	}
	d.strokes("Ctrl+Z Ctrl+Z Ctrl+Z")
	if !argmap.Equal(original, d.w.Snapshot()) || d.w.Leading() != step {
		t.Error("three steps back do not lead to where it began")
	}
}

// What goes with a step, and that a premise is still used, is said.
func TestTakenOutSaysWhatElse(t *testing.T) {
	d := newDesk(t)
	d.strokes("Enter ‹Talk prevents war› Ctrl+Enter ‹Talkers listen› Enter")
	of := d.w.Leading()
	d.strokes("U ‹Some are deaf› Enter N ‹Silence is worse› Enter")
	if err := d.w.Attach(of, edit.AsReason, d.w.Leading()); err != nil {
		t.Fatal(err)
	}
	d.w.Select(of)
	d.strokes("Ctrl+Backspace")
	if got := d.message(); got != "“Talkers listen” is out of its step; it still bears on “Silence is worse”. Went with it: 2 steps (1 against). Ctrl+Z takes it back." {
		t.Error(got)
	}
}

func TestPremiseRefusals(t *testing.T) {
	d, _ := stepDesk(t)
	d.strokes("Home")
	thesis := d.w.Leading()
	for _, id := range []string{"edit.premiseup", "edit.premisedown", "edit.premiseout", "edit.scheme"} {
		d.w.Select(thesis)
		if err := d.w.DoCommand(id); err == nil || err.Error() != "This statement bears on nothing, so it has no step." {
			t.Errorf("%s on the thesis: %v", id, err)
		}
		d.w.Select()
		if err := d.w.DoCommand(id); err == nil || !strings.HasPrefix(err.Error(), "Select a statement") {
			t.Errorf("%s on nothing: %v", id, err)
		}
	}
}

// Of a step the inspector shows all that it is made of.
func TestInspectStep(t *testing.T) {
	d, step := stepDesk(t)
	d.strokes("K W ‹Who listens learns› Enter")
	d.w.Select(step)
	d.strokes("U ‹Not always› Enter")
	warrant := d.w.Inspect().Uses
	d.w.Select(step)
	i := d.w.Inspect()
	var premises []string
	for _, p := range i.Premises {
		premises = append(premises, fmt.Sprint(p.Words, " ", p.First, p.Last, p.Here))
	}
	if got := strings.Join(premises, "; "); got != "1. Talkers listen true false true; 2. Evidence · Listeners learn false false false; 3. Learners yield false true false" {
		t.Error(got)
	}
	if len(i.Uses) != 1 || i.Uses[0].Words != "Thesis · Talk prevents war" || len(i.On) != 0 {
		t.Errorf("bears on %+v; on it %+v", i.Uses, i.On)
	}
	if len(i.Warrants) != 1 || i.Warrants[0].Words != "Warrant · Who listens learns" || len(i.Undercuts) != 1 || i.Undercuts[0].Words != "Undercut · Not always" {
		t.Errorf("%+v, %+v", i.Warrants, i.Undercuts)
	}
	if len(warrant) != 1 || warrant[0].Of != step {
		t.Errorf("the undercut bears on %+v", warrant)
	}
	d.w.Select(d.step(i.Warrants[0].Of))
	if got := d.w.Inspect().Uses; len(got) != 1 || got[0].Of != step || got[0].Words != "The step from “Talkers listen”" {
		t.Errorf("the step of the warrant bears on %+v", got)
	}
}

// Schemes: those of the map first, then the usual ones, then what was typed; each is a step of the history.
func TestSchemes(t *testing.T) {
	d, step := stepDesk(t)
	list := func(typed string) string {
		var out []string
		for _, l := range d.w.Schemes(step, typed) {
			words := l.Words + ", " + l.Detail
			if l.Now {
				words += ", now"
			}
			out = append(out, words)
		}
		return strings.Join(out, "; ")
	}
	if got := list("EXPERT"); got != "Argument from expert opinion, usual name; Call it “EXPERT”, " {
		t.Error(got)
	}
	if got := list("argument from expert opinion"); got != "Argument from expert opinion, usual name" {
		t.Error(got)
	}
	if err := d.w.SetScheme(d.w.Leading(), "  listening\nchain "); err != nil {
		t.Fatal(err)
	}
	if d.lead() != "Listeners learn" {
		t.Errorf("%q is selected now", d.lead())
	}
	if c, _ := workspace.CommandNamed("edit.undo"); !strings.HasPrefix(d.w.TitleOf(c), "Undo scheme of the step from “Talkers listen”") {
		t.Error(d.w.TitleOf(c))
	}
	d.w.Select(step)
	if got := d.w.Inspect().Scheme; got != "listening chain" {
		t.Error(got)
	}
	if got := list("chain"); got != "listening chain, 1 step of this map, now; Call it “chain”, " {
		t.Error(got)
	}
	all := d.w.Schemes(step, "")
	if all[0].Words != "listening chain" || all[len(all)-1].Words != "No scheme" || all[len(all)-1].Scheme != "" {
		t.Errorf("%+v", all)
	}
	if words, _ := d.w.SelectionWords(); !strings.Contains(words, "Step for: 3 premises. Level 2, step 1 of 1. Scheme: listening chain.") {
		t.Error(words)
	}
	if err := d.w.SetScheme(step, ""); err != nil || d.w.Inspect().Scheme != "" {
		t.Error(err)
	}
	if got := list(""); strings.Contains(got, "No scheme") || strings.Contains(got, "listening chain") {
		t.Error(got)
	}
}

// The scheme of a step without a row of its own is said with its premise, also where that stands elsewhere.
func TestSchemeOfAPlainStep(t *testing.T) {
	d := newDesk(t)
	d.strokes("Enter ‹Talk prevents war› Ctrl+Enter ‹Talkers listen› Enter")
	of := d.w.Leading()
	d.strokes("N ‹Silence is worse› Enter")
	other := d.w.Leading()
	if err := d.w.Attach(of, edit.AsReason, other); err != nil {
		t.Fatal(err)
	}
	for i, a := range d.w.Snapshot().Uses(argmap.StatementID(of.ID)) {
		if err := d.w.SetScheme(a.Ref(), []string{"Argument from sign", "Argument from example"}[i]); err != nil {
			t.Fatal(err)
		}
	}
	var said []string
	for _, r := range d.w.Rows() {
		if _, scheme, ok := strings.Cut(r.Sentence, "Scheme: "); ok {
			scheme, _, _ = strings.Cut(scheme, ".")
			said = append(said, fmt.Sprint(r.Kind, " ", scheme))
		}
	}
	if got := strings.Join(said, " "); got != "0 Argument from sign 2 Argument from example" {
		t.Errorf("%s\n%s", got, d.tree())
	}
}
