package workspace_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/filter"
	"warrant/internal/workspace"
)

// person adds a voice and returns it.
func (d *desk) person(name string) argmap.VoiceID {
	d.t.Helper()
	if err := d.w.PutVoice(workspace.VoiceForm{Name: name}); err != nil {
		d.t.Fatal(err)
	}
	v, err := d.w.ChosenVoice()
	if err != nil || v.Name != name {
		d.t.Fatalf("the new voice is not chosen: %v, %v", v, err)
	}
	return v.ID
}

// holds adds one who holds a statement.
func (d *desk) holds(of argmap.Ref, v argmap.VoiceID, stance argmap.Stance, through argmap.VoiceID) {
	d.t.Helper()
	if err := d.w.PutHolder(of, workspace.HolderLine{At: -1, Holds: argmap.Holding{Voice: v, Stance: stance, Through: through}}); err != nil {
		d.t.Fatal(err)
	}
}

// people writes the rows of the people pane, one a line; the chosen one after a star.
func people(d *desk) string {
	var b strings.Builder
	for _, r := range d.w.PeopleRows() {
		if r.At {
			b.WriteString("* ")
		}
		if r.Off {
			b.WriteString("(off) ")
		}
		b.WriteString(r.Title)
		for _, note := range []string{r.Note, r.Pill} {
			if note != "" {
				fmt.Fprintf(&b, " [%s]", note)
			}
		}
		for _, l := range r.Lines {
			b.WriteString(" / " + l.Words)
			if l.Side > 0 {
				fmt.Fprintf(&b, " (%d)", l.Side)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func (d *desk) peopleAre(want string) {
	d.t.Helper()
	if got := people(d); got != strings.TrimPrefix(want, "\n") {
		d.t.Errorf("the people pane shows:\n%swant:%s", got, want)
	}
}

// quarrel is talkDesk with voices, one of whom speaks against the thesis, which is selected, and a dispute.
func quarrel(t *testing.T) (d *desk, dallin, taylor argmap.VoiceID) {
	d = talkDesk(t)
	objection := d.w.Leading()
	dallin, taylor = d.person("Dallin"), d.person("Arnold Toynbee")
	_ = d.w.GiveVoice(d.w.VoiceChoices("Dallin")[0], objection)
	d.w.Select(d.w.Snapshot().Outline().Roots[0].Ref())
	d.holds(d.w.Leading(), dallin, argmap.Denies, taylor)
	made, err := d.w.NewDispute()
	if err == nil {
		err = d.w.PutDispute(made)
	}
	if err != nil {
		t.Fatal(err)
	}
	return d, dallin, taylor
}

func TestPeopleRows(t *testing.T) {
	d, dallin, _ := quarrel(t)
	d.holds(d.w.Leading(), dallin, argmap.Denies, "") // counts once still
	d.peopleAre(`
Voices  3
Reader [you] / asserts 2 statements / in 1 dispute
Dallin [Dallin] / asserts 1 statement, denies 1 / 1 through Arnold Toynbee · in 1 dispute
Arnold Toynbee [A.T.] / holds nothing yet / tells of 1 statement of others
Add a voice…
Disputes  1
* Reader against Dallin: Talk prevents war / Reader: 2 claims, 1 to answer (1) / Dallin: 1 claim, 1 to answer (2) / over “Talk prevents war”
Add a dispute over the selected statement…
`)
	d.w.Select()
	rows := d.w.PeopleRows()
	if last := rows[len(rows)-1]; !last.Off || !strings.Contains(last.Lines[0].Words, "Select the statement") {
		t.Errorf("%+v", last)
	}
}

// The keys that go from line to line, and where they begin: at who holds what is selected, and at the dispute over it.
func TestPeopleKeys(t *testing.T) {
	d, dallin, _ := quarrel(t)
	thesis, dispute := d.w.Leading(), d.w.Snapshot().Disputes()[0].Ref()
	d.press("Down")
	d.press("Right") // the objection, which Dallin holds
	at := func(what string, want workspace.PersonKey) {
		t.Helper()
		for _, r := range d.w.PeopleRows() {
			if r.At && r.Key != want {
				t.Errorf("%s leads to %+v, not to %+v", what, r.Key, want)
			}
		}
	}
	voice := func(of argmap.Ref) workspace.PersonKey { return workspace.PersonKey{List: workspace.VoiceList, Of: of} }
	over := workspace.PersonKey{List: workspace.DisputeList, Of: dispute}
	d.w.ChooseHolder()
	at("Shift+V", voice(dallin.Ref()))
	for _, step := range []struct {
		key  string
		want workspace.PersonKey
	}{
		{"Up", voice(d.w.Snapshot().Reader().ID.Ref())}, {"Up", voice(d.w.Snapshot().Reader().ID.Ref())},
		{"End", workspace.PersonKey{List: workspace.DisputeList}}, {"Up", over}, {"Up", voice(argmap.Ref{})},
		{"Tab", over}, {"Tab", voice(argmap.Ref{})}, {"PageDown", workspace.PersonKey{List: workspace.DisputeList}},
		{"Home", voice(d.w.Snapshot().Reader().ID.Ref())},
	} {
		if !d.w.PeopleKey(workspace.Key{Name: step.key}) {
			t.Errorf("%s means nothing", step.key)
		}
		at(step.key, step.want)
	}
	for _, single := range []string{"O", "E", "G"} { // about the diagram, which strokes do not go to
		if d.w.PeopleKey(workspace.Key{Name: single}) {
			t.Errorf("%s does something", single)
		}
	}
	if _, typing := d.w.Typing(); typing {
		t.Error("a box was opened")
	}
	d.w.ChooseDispute()
	d.w.PeopleKey(workspace.Key{Name: "Right"})
	if d.w.Leading() != thesis {
		t.Errorf("→ on the dispute leads to %v", d.w.Leading())
	}
	if d.w.PeopleKey(workspace.Key{Name: "B"}); d.w.InDebate() != argmap.DisputeID(dispute.ID) {
		t.Error("B does not show the dispute")
	}
	for _, c := range d.w.KeyList()("merge") {
		if c.Command.ID == "people.merge" && c.Keys != "in the list: J" {
			t.Errorf("%+v", c)
		}
	}
	d.w.Focus(workspace.PeoplePane)
	if first := d.w.KeyList()("")[0]; first.Section != workspace.KeysDispute {
		t.Errorf("F1 in the pane begins with %+v", first)
	}
}

// Merging says before what will change, does it in one step, and undo takes all of it back.
func TestMergeInThePane(t *testing.T) {
	d, dallin, toynbee := quarrel(t)
	thesis := d.w.Leading()
	d.holds(thesis, toynbee, argmap.Asserts, "")
	before := people(d)
	if got := d.w.MergeQuestion(argmap.Voice{ID: dallin, Name: "Dallin"}); got != "Merge Dallin into which voice? It is named in 2 statements and 1 dispute, and goes." {
		t.Error(got)
	}
	for _, c := range d.w.MergeChoices(dallin, "") {
		want := "2 statements and 1 dispute will change; in 1 it stands already; 1 it will both assert and deny"
		if c.Voice != toynbee {
			want = "The two stand against each other in the dispute “Reader against Dallin: Talk prevents war”; delete it first."
		}
		if c.Voice == dallin || c.Detail != want || c.Refused != (c.Voice != toynbee) {
			t.Errorf("%+v", c)
		}
	}
	if err := d.w.MergeVoices(dallin, d.w.Snapshot().Reader().ID); err == nil || people(d) != before {
		t.Errorf("both sides of a dispute became one: %v", err)
	}
	d.w.ChoosePerson(workspace.PersonKey{List: workspace.VoiceList, Of: dallin.Ref()})
	if err := d.w.MergeVoices(dallin, toynbee); err != nil {
		t.Fatal(err)
	}
	if got := d.message(); got != "Merged Dallin into Arnold Toynbee: changed 2 statements and 1 dispute. Ctrl+Z takes it back." {
		t.Error(got)
	}
	if v, _ := d.w.ChosenVoice(); v.ID != toynbee {
		t.Errorf("%s is chosen", v.Name)
	}
	d.peopleAre(`
Voices  2
Reader [you] / asserts 2 statements / in 1 dispute
* Arnold Toynbee [A.T.] / asserts 2 statements, denies 1 / in 1 dispute
Add a voice…
Disputes  1
Reader against Dallin: Talk prevents war / Reader: 2 claims, 1 to answer (1) / Arnold Toynbee: 1 claim, 1 to answer (2) / over “Talk prevents war”
Add a dispute over the selected statement…
`)
	undo, _ := workspace.CommandNamed("edit.undo")
	if got := d.w.TitleOf(undo); got != "Undo making Dallin one with Arnold Toynbee" {
		t.Error(got)
	}
	d.w.PeopleKey(workspace.Key{Name: "Z", Ctrl: true})
	d.w.ChooseDispute()
	if got := people(d); strings.ReplaceAll(got, "* ", "") != strings.ReplaceAll(before, "* ", "") {
		t.Errorf("after undo:\n%s", got)
	}
}

// A voice that is named somewhere is not deleted, and it is said where and what helps; one that is not goes, and the next
// one is chosen.
func TestDeleteInThePane(t *testing.T) {
	d, dallin, toynbee := quarrel(t)
	key := func(of argmap.VoiceID) workspace.PersonKey {
		return workspace.PersonKey{List: workspace.VoiceList, Of: of.Ref()}
	}
	d.w.ChoosePerson(key(dallin))
	before := d.w.Snapshot()
	d.w.PeopleKey(workspace.Key{Name: "Delete"})
	if got := d.message(); d.w.Snapshot() != before ||
		got != "Dallin is still named in 2 statements and 1 dispute; merge it into another voice, or name another voice there first." {
		t.Error(got)
	}
	d.w.ChoosePerson(key(d.w.Snapshot().Reader().ID))
	d.w.PeopleKey(workspace.Key{Name: "Delete"})
	if got := d.message(); got != "Reader is the reader's own voice and stays." {
		t.Error(got)
	}
	if err := d.w.DoCommand("people.merge"); err == nil || !strings.Contains(err.Error(), "Merge others into it") {
		t.Errorf("the reader's own voice: %v", err)
	}
	kim := d.person("Kim")
	d.w.ChoosePerson(key(kim))
	d.w.PeopleKey(workspace.Key{Name: "Delete"})
	if v, err := d.w.ChosenVoice(); d.w.Snapshot().Has(kim.Ref()) || v.ID != toynbee || err != nil {
		t.Errorf("%s is chosen, %v; %s", v.Name, err, d.message())
	}
	d.w.ChooseDispute()
	d.w.PeopleKey(workspace.Key{Name: "Delete"})
	if n := len(d.w.Snapshot().Disputes()); n != 0 || !strings.Contains(d.message(), "the statements stay") {
		t.Errorf("%d disputes; %s", n, d.message())
	}
	if rows := d.w.PeopleRows(); !rows[len(rows)-1].At { // nothing but the offer is left
		t.Errorf("%+v", rows)
	}
	d.w.PeopleKey(workspace.Key{Name: "Z", Ctrl: true})
	if n := len(d.w.Snapshot().Disputes()); n != 1 {
		t.Errorf("%d disputes after undo", n)
	}
}

// A name and a part are given in one step; what has no name, or one that is taken, is refused.
func TestPutVoice(t *testing.T) {
	d := talkDesk(t)
	elie := d.person("Élie")
	for _, name := range []string{"élie", " ", "READER"} {
		if err := d.w.PutVoice(workspace.VoiceForm{Name: name}); err == nil {
			t.Errorf("a second %q", name)
		}
	}
	if err := d.w.PutVoice(workspace.VoiceForm{Voice: elie, Name: "Élie Faure", Author: true}); err != nil {
		t.Fatal(err)
	}
	if v := d.w.Snapshot().AuthorVoice(); v.ID != elie || v.Name != "Élie Faure" {
		t.Errorf("the author is %+v", v)
	}
	d.press("Ctrl+Z")
	if v, _ := d.w.Snapshot().Voice(elie); v.Role == argmap.Author || v.Name != "Élie" {
		t.Errorf("one undo leaves %+v", v)
	}
	if err := d.w.PutVoice(workspace.VoiceForm{Voice: elie, Name: ""}); err == nil {
		t.Error("a voice without a name")
	}
	before := d.w.Snapshot()
	if err := d.w.PutVoice(workspace.VoiceForm{Voice: elie, Name: "Élie"}); err != nil || d.w.Snapshot() != before {
		t.Errorf("nothing was changed, and yet there is a step: %v", err)
	}
	if err := d.w.PutVoice(workspace.VoiceForm{Voice: before.Reader().ID, Name: "Me", Author: true}); err == nil || d.w.Snapshot().Reader().Name != "Reader" {
		t.Errorf("the reader became the author, or half of a step was done: %v", err)
	}
}

// Showing only one voice is the filter, and the same key ends it; the arrows go from one statement it holds to the next.
func TestOneVoice(t *testing.T) {
	d, dallin, toynbee := quarrel(t)
	d.w.ChoosePerson(workspace.PersonKey{List: workspace.VoiceList, Of: dallin.Ref()})
	d.w.PeopleKey(workspace.Key{Name: "M"})
	if got := d.w.Filter().Voices; !slices.Equal(got, []argmap.VoiceID{dallin}) || len(filter.Pick(d.w.Snapshot(), d.w.Filter())) != 2 {
		t.Errorf("the filter picks %v", got)
	}
	d.w.PeopleKey(workspace.Key{Name: "M"})
	if !filter.Empty(d.w.Filter()) {
		t.Errorf("the filter is still %+v", d.w.Filter())
	}
	var went []argmap.Ref
	for _, key := range []string{"Right", "Right", "Left", "Left"} {
		d.w.PeopleKey(workspace.Key{Name: key})
		went = append(went, d.w.Leading())
	}
	if went[0] == went[1] || went[2] != went[0] || went[3] != went[1] {
		t.Errorf("→ → ← ← lead to %v", went)
	}
	if got := d.message(); !strings.Contains(got, "of 2: statements that Dallin holds.") {
		t.Error(got)
	}
	d.w.ChoosePerson(workspace.PersonKey{List: workspace.VoiceList, Of: toynbee.Ref()})
	d.w.PeopleKey(workspace.Key{Name: "Right"})
	if got := d.message(); got != "Arnold Toynbee holds no statement yet. V on a statement makes it so." {
		t.Error(got)
	}
}

// A dispute gets another statement to be over, and with it a title where that was made of the statement.
func TestIssue(t *testing.T) {
	d, _, _ := quarrel(t)
	was := d.w.Snapshot().Disputes()[0]
	if got := d.w.Issues("elan"); len(got) != 1 || got[0].Words != "Élan helps talkers" {
		t.Fatalf("%+v", got)
	}
	to := d.w.Issues("elan")[0].Of
	if err := d.w.SetIssue(was, to); err != nil {
		t.Fatal(err)
	}
	now := d.w.Snapshot().Disputes()[0]
	if now.Statement.Ref() != to || now.Title != "Reader against Dallin: Élan helps talkers" || now.Sides[0][0] != was.Sides[0][0] {
		t.Errorf("%+v", now)
	}
	now.Title = "Who helps?"
	_ = d.w.SetIssue(now, was.Statement.Ref())
	if again := d.w.Snapshot().Disputes()[0]; again.Title != "Who helps?" || again.Statement != was.Statement {
		t.Errorf("%+v", again)
	}
	if err := d.w.SetIssue(now, argmap.MapRef); err == nil {
		t.Error("a dispute over the map")
	}
}

// An earlier version is looked at, not changed: the rows are there, and what would change something says why it cannot.
func TestPeopleOfAPastVersion(t *testing.T) {
	d, dallin, _ := quarrel(t)
	d.w.ChoosePerson(workspace.PersonKey{List: workspace.VoiceList, Of: dallin.Ref()})
	if err := d.w.NameVersion("first"); err != nil {
		t.Fatal(err)
	}
	if err := d.w.LookAt(d.w.Versions()[0].Revision, d.w.Leading()); err != nil {
		t.Fatal(err)
	}
	d.settle()
	if rows := d.w.PeopleRows(); len(rows) != 8 || !rows[4].Off || !rows[7].Off {
		t.Errorf("%+v", rows)
	}
	for _, id := range []string{"people.add", "people.change", "people.merge", "people.delete", "edit.dispute", "dispute.delete", "dispute.change", "dispute.issue"} {
		c, _ := workspace.CommandNamed(id)
		if err := d.w.Check(c); err == nil || err.Error() != d.w.Banner() {
			t.Errorf("%s: %v", id, err)
		}
	}
	for _, id := range []string{"people.only", "people.next", "dispute.go", "dispute.debate"} {
		c, _ := workspace.CommandNamed(id)
		if err := d.w.Check(c); err != nil {
			t.Errorf("%s: %v", id, err)
		}
	}
}
