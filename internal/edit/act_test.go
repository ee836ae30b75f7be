package edit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/edit"
)

var noon = time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)

func st(id string) argmap.Ref   { return argmap.StatementID(id).Ref() }
func step(id string) argmap.Ref { return argmap.ArgumentID(id).Ref() }

func refs(of ...argmap.Ref) []argmap.Ref { return of }

// small returns a session on a map in which
//
//	s1 (thesis) ← a1: s2 + s3; ← a2 (con): s4;  a1 ← a3 (con): s5;  s2 ← a4: s6;  s4 ← a5: s6;  s7 is unattached
//
// with a dispute over s4, a citation of and a comment on a1, and a view that folds s4 and a3 and looks at s6.
func small(t testing.TB) *edit.Session {
	t.Helper()
	tx := argmap.Begin(argmap.New("small", argmap.Voice{ID: "me", Name: "Me"}))
	tx.Put(argmap.Voice{ID: "lee", Name: "Lee"})
	for i, r := range argmap.Ranks(7) {
		id := fmt.Sprint("s", i+1)
		tx.Put(argmap.Statement{ID: argmap.StatementID(id), Kind: argmap.Claim, Text: "Text " + id, Thesis: i == 0, Rank: r,
			Holdings: []argmap.Holding{{Voice: "me", Stance: argmap.Asserts}}})
	}
	for i, a := range []argmap.Argument{
		{Polarity: argmap.Pro, Target: st("s1"), Premises: []argmap.StatementID{"s2", "s3"}},
		{Polarity: argmap.Con, Target: st("s1"), Premises: []argmap.StatementID{"s4"}},
		{Polarity: argmap.Con, Target: step("a1"), Premises: []argmap.StatementID{"s5"}},
		{Polarity: argmap.Pro, Target: st("s2"), Premises: []argmap.StatementID{"s6"}},
		{Polarity: argmap.Pro, Target: st("s4"), Premises: []argmap.StatementID{"s6"}},
	} {
		a.ID, a.Rank = argmap.ArgumentID(fmt.Sprint("a", i+1)), argmap.Ranks(5)[i]
		tx.Put(a)
	}
	tx.Put(argmap.Dispute{ID: "d", Title: "Who?", Sides: [2][]argmap.VoiceID{{"me"}, {"lee"}}, Statement: "s4"})
	tx.Put(argmap.Item{ID: "i", Title: "Work"})
	tx.Put(argmap.Citation{ID: "c", Of: step("a1"), Item: "i"})
	tx.Put(argmap.Comment{ID: "k", Of: step("a1"), Text: "Hm.", Severity: argmap.Minor, Status: argmap.Open})
	tx.Put(argmap.View{ID: "v", Name: "View", Folded: []argmap.Ref{st("s4"), step("a3")}, Focus: st("s6"), Filter: argmap.Filter{Voices: []argmap.VoiceID{"lee"}}})
	m, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	return edit.Start(m, 0, nil, nil, edit.Options{NewID: func() string { n++; return fmt.Sprint("n", n) }, Clock: func() time.Time { return noon }, By: "Me"})
}

// structure writes down what bears on what, by target.
func structure(s *argmap.Snapshot) string {
	var out []string
	list := s.Arguments()
	slices.SortStableFunc(list, func(a, b argmap.Argument) int { return strings.Compare(a.Target.ID, b.Target.ID) })
	for _, a := range list {
		sign := ">"
		if a.Polarity == argmap.Con {
			sign = "x"
		}
		var ps []string
		for _, p := range a.Premises {
			ps = append(ps, string(p))
		}
		out = append(out, strings.Join(ps, "+")+sign+a.Target.ID)
	}
	return strings.Join(out, " ")
}

const asIs = "s5xa1 s2+s3>s1 s4xs1 s6>s2 s6>s4"

// TestActs does each act on the small map.
func TestActs(t *testing.T) {
	for _, row := range []struct {
		act    edit.Act
		title  string
		now    string // the structure
		chosen string
		notice string
		also   func(s *argmap.Snapshot) bool
	}{
		{edit.AddThesis(" New\r\nthesis\x00 "), "thesis", asIs, "statement/n1", "", func(s *argmap.Snapshot) bool {
			x, _ := s.Statement("n1")
			return x.Thesis && x.Text == "New\nthesis" && x.Kind == argmap.Claim && x.Holdings[0] == argmap.Holding{Voice: "me", Stance: argmap.Asserts} && x.Rank > argmap.Ranks(7)[6]
		}},
		{edit.AddUnattached("x"), "unattached statement", asIs, "statement/n1", "", func(s *argmap.Snapshot) bool { return s.Outline().Roots[2] == "n1" }},
		{edit.AddReason(st("s1"), "x"), "reason for “Text s1”", "s5xa1 s2+s3>s1 s4xs1 n1>s1 s6>s2 s6>s4", "statement/n1", "", nil},
		{edit.AddReason(step("a1"), "x"), "warrant for the step from “Text s2”", "s5xa1 n1>a1 s2+s3>s1", "statement/n1", "", nil},
		{edit.AddObjection(st("s7"), "x"), "objection to “Text s7”", "n1xs7", "statement/n1", "", nil},
		{edit.AddObjection(step("a3"), "x"), "undercut of the step from “Text s5”", "n1xa3", "statement/n1", "", nil},
		{edit.AddEvidence(st("s3"), "x"), "evidence for “Text s3”", "n1>s3", "statement/n1", "", func(s *argmap.Snapshot) bool {
			x, _ := s.Statement("n1")
			return x.Kind == argmap.Evidence
		}},
		{edit.By("lee", edit.AddReason(st("s3"), "x")), "reason for “Text s3”", "n1>s3", "statement/n1", "", func(s *argmap.Snapshot) bool {
			x, _ := s.Statement("n1")
			return x.Holdings[0].Voice == "lee"
		}},
		{edit.Undercut(st("s3"), "x"), "undercut of the step from “Text s2”", "n1xa1", "statement/n1", "", nil},
		{edit.Undercut(step("a2"), "x"), "undercut of the step from “Text s4”", "n1xa2", "statement/n1", "", nil},
		{edit.SupportStep(st("s6"), "x"), "warrant for the step from “Text s6”", "n1>a4", "statement/n1", "", nil},
		{edit.AddCoPremise(st("s2"), false, "x"), "co-premise of “Text s2”", "s2+n1+s3>s1", "statement/n1", "", nil},
		{edit.AddCoPremise(st("s3"), true, "x"), "co-premise of “Text s3”", "s2+n1+s3>s1", "statement/n1", "", nil},
		{edit.AddCoPremise(st("s2"), true, "x"), "co-premise of “Text s2”", "n1+s2+s3>s1", "statement/n1", "", nil},
		{edit.AddCoPremise(step("a1"), false, "x"), "co-premise of the step from “Text s2”", "s2+s3+n1>s1", "statement/n1", "", nil},
		{edit.AddCoPremise(step("a1"), true, "x"), "co-premise of the step from “Text s2”", "n1+s2+s3>s1", "statement/n1", "", nil},
		{edit.AddAssumption(st("s4"), "x"), "unstated premise beside “Text s4”", "s4+n1xs1", "statement/n1", "", func(s *argmap.Snapshot) bool {
			x, _ := s.Statement("n1")
			return x.Kind == argmap.Assumption
		}},
		{edit.SetText(st("s2"), " Other "), "text of “Text s2”", asIs, "statement/s2", "", func(s *argmap.Snapshot) bool { x, _ := s.Statement("s2"); return x.Text == "Other" }},
		{edit.SetShort(st("s2"), " a \n b"), "short title of “Text s2”", asIs, "statement/s2", "", func(s *argmap.Snapshot) bool { x, _ := s.Statement("s2"); return x.Short == "a b" }},
		{edit.SetNote(st("s2"), "a\r\nb "), "note on “Text s2”", asIs, "statement/s2", "", func(s *argmap.Snapshot) bool { x, _ := s.Statement("s2"); return x.Note == "a\nb" }},
		{edit.SetTags(st("s2"), []string{" a", "", "b", "a"}), "tags of “Text s2”", asIs, "statement/s2", "", func(s *argmap.Snapshot) bool {
			x, _ := s.Statement("s2")
			return slices.Equal(x.Tags, []string{"a", "b"})
		}},
		{edit.SetGroup(st("s2"), " II "), "group of “Text s2”", asIs, "statement/s2", "", func(s *argmap.Snapshot) bool { x, _ := s.Statement("s2"); return x.Group == "II" }},
		{edit.SetKind(st("s2"), argmap.Evidence), "kind of “Text s2”", asIs, "statement/s2", "", func(s *argmap.Snapshot) bool { x, _ := s.Statement("s2"); return x.Kind == argmap.Evidence }},
		{edit.NextKind(st("s2")), "kind of “Text s2”", asIs, "statement/s2", "", func(s *argmap.Snapshot) bool { x, _ := s.Statement("s2"); return x.Kind == argmap.Evidence }},
		{edit.ToggleStated(st("s2")), "stated or unstated: “Text s2”", asIs, "statement/s2", "", func(s *argmap.Snapshot) bool { x, _ := s.Statement("s2"); return x.Kind == argmap.Assumption }},
		{edit.ToggleThesis(st("s2")), "thesis mark of “Text s2”", asIs, "statement/s2", "", func(s *argmap.Snapshot) bool { x, _ := s.Statement("s2"); return x.Thesis }},
		{edit.SetHoldings(st("s2"), []argmap.Holding{{Voice: "lee", Stance: argmap.Denies, Through: "me"}}), "voices of “Text s2”", asIs, "statement/s2", "", func(s *argmap.Snapshot) bool {
			x, _ := s.Statement("s2")
			return x.Holdings[0].Stance == argmap.Denies
		}},
		{edit.SetVoice(st("s2"), "lee"), "voice Lee for “Text s2”", asIs, "statement/s2", "", func(s *argmap.Snapshot) bool { return len(s.Pointing(argmap.VoiceID("lee").Ref())) == 3 }},
		{edit.SetVoice(step("a1"), "lee"), "voice Lee for the step from “Text s2”", asIs, "argument/a1", "", func(s *argmap.Snapshot) bool { return len(s.Pointing(argmap.VoiceID("lee").Ref())) == 4 }},
		{edit.Flip(st("s4")), "for or against: the step from “Text s4”", "s4>s1", "statement/s4", "", nil},
		{edit.Flip(step("a1")), "for or against: the step from “Text s2”", "s2+s3xs1", "argument/a1", "", nil},
		{edit.SetLabel(st("s2"), " by \n analogy "), "label of the step from “Text s2”", asIs, "statement/s2", "", func(s *argmap.Snapshot) bool { x, _ := s.Argument("a1"); return x.Label == "by analogy" }},
		{edit.SetScheme(step("a1"), "expert"), "scheme of the step from “Text s2”", asIs, "argument/a1", "", func(s *argmap.Snapshot) bool { x, _ := s.Argument("a1"); return x.Scheme == "expert" }},
		{edit.SetMap(argmap.Map{Title: " T\n", Authors: []string{" A ", ""}}), "title of the map", asIs, "statement/s7", "", func(s *argmap.Snapshot) bool {
			return s.Map().Title == "T" && slices.Equal(s.Map().Authors, []string{"A"})
		}},
		{edit.Use(refs(st("s7")), edit.Place{On: st("s1"), As: edit.AsObjection, At: -1}), "use of “Text s7” against “Text s1”", "s7xs1", "statement/s7", "", nil},
		{edit.Use(refs(st("s6")), edit.Place{On: step("a2"), As: edit.AsReason, At: -1}), "use of “Text s6” for the step from “Text s4”", "s6>a2", "statement/s6", "", nil},
		{edit.Use(refs(st("s4")), edit.Place{On: st("s1"), As: edit.AsReason, At: -1}), "use of “Text s4” for “Text s1”", "s4xs1 s4>s1 s6>s2", "statement/s4", "", nil},
		{edit.Use(refs(st("s1")), edit.Place{On: st("s6"), As: edit.AsObjection, At: -1}), "use of “Text s1” against “Text s6”", "s1xs6", "statement/s1", "This makes a circle: “Text s6” already bears on “Text s1”.", nil},
		{edit.Use(refs(st("s1")), edit.Place{On: step("a3"), As: edit.AsReason, At: -1}), "use of “Text s1” for the step from “Text s5”", "s1>a3", "statement/s1", "This makes a circle: the step from “Text s5” already bears on “Text s1”.", nil},
		{edit.Use(refs(st("s2")), edit.Place{On: step("a1"), As: edit.AsObjection, At: -1}), "use of “Text s2” against the step from “Text s2”", "s2xa1", "statement/s2", "", nil},
		{edit.Use(refs(st("s7")), edit.Place{On: step("a1"), As: edit.AsPremise, At: 1}), "premise “Text s7”", "s2+s7+s3>s1", "statement/s7", "", nil},
		{edit.Use(refs(st("s7")), edit.Place{On: step("a1"), As: edit.AsPremise, At: 0}), "premise “Text s7”", "s7+s2+s3>s1", "statement/s7", "", nil},
		{edit.Use(refs(st("s7")), edit.Place{On: step("a1"), As: edit.AsPremise, At: 99}), "premise “Text s7”", "s2+s3+s7>s1", "statement/s7", "", nil},
		{edit.Use(refs(st("s1")), edit.Place{On: step("a4"), As: edit.AsPremise, At: 1}), "premise “Text s1”", "s6+s1>s2", "statement/s1", "This makes a circle: “Text s2” already bears on “Text s1”.", nil},
		{edit.Move(refs(st("s7")), edit.Place{On: st("s1"), At: -1}), "moving “Text s7”", "s2+s3>s1 s4xs1 s7>s1", "statement/s7", "", nil},
		{edit.Move(refs(st("s7")), edit.Place{On: st("s1"), At: 1}), "moving “Text s7”", "s2+s3>s1 s7>s1 s4xs1", "statement/s7", "", nil},
		{edit.Move(refs(st("s4")), edit.Place{On: st("s1"), As: edit.AsObjection, At: 0}), "moving “Text s4”", "s4xs1 s2+s3>s1", "statement/s4", "", nil},
		{edit.Move(refs(st("s4")), edit.Place{On: step("a1"), At: -1}), "moving “Text s4”", "s5xa1 s4>a1 s2+s3>s1 s6>s2 s6>s4", "statement/s4", "", func(s *argmap.Snapshot) bool { x, _ := s.Argument("a2"); return x.Target == step("a1") }},
		{edit.Move(refs(st("s2")), edit.Place{On: st("s1"), At: -1}), "moving “Text s2”", "s3>s1 s4xs1 s2>s1", "statement/s2", "", nil},
		{edit.Move(refs(st("s2"), st("s3")), edit.Place{On: st("s7"), As: edit.AsObjection, At: -1}), "moving 2 branches", "s5xa1 s4xs1 s6>s2 s6>s4 s2+s3xs7", "statement/s2", "", func(s *argmap.Snapshot) bool { return s.Has(argmap.CommentID("k").Ref()) }},
		{edit.Move(refs(step("a1"), st("s6")), edit.Place{On: st("s7"), At: -1}), "moving the step from “Text s2”", "s5xa1 s4xs1 s6>s2 s6>s4 s2+s3>s7", "argument/a1", "", nil},
		{edit.Move(refs(st("s4")), edit.Place{On: step("a1"), As: edit.AsPremise, At: 1}), "moving “Text s4”", "s5xa1 s2+s4+s3>s1 s6>s2 s6>s4", "statement/s4", "", nil},
		{edit.Move(refs(step("a1")), edit.Place{On: step("a2"), As: edit.AsPremise, At: 0}), "moving the step from “Text s2”", "s5xa2 s2+s3+s4xs1 s6>s2 s6>s4", "statement/s2", "", func(s *argmap.Snapshot) bool {
			c, _ := s.Citation("c")
			return c.Of == step("a2") && s.Has(argmap.CommentID("k").Ref())
		}},
		{edit.Move(refs(st("s3")), edit.Place{On: st("s2"), As: edit.AsPremise, At: 0}), "moving “Text s3”", "s3+s2>s1", "statement/s3", "", nil},
		{edit.Move(refs(st("s2")), edit.Place{On: st("s6"), As: edit.AsObjection, At: -1}), "moving “Text s2”", "s3>s1 s4xs1 s6>s2 s6>s4 s2xs6", "statement/s2", "This makes a circle: “Text s6” already bears on “Text s2”.", nil},
		{edit.Split(st("s2")), "splitting “Text s2”", "s5xa1 s3>s1 s2>s1 s4xs1 s6>s2", "statement/s2", "", nil},
		{edit.Split(step("a1")), "splitting the step from “Text s2”", "s5xa1 s2>s1 s3>s1 s4xs1", "argument/a1", "", nil},
		{edit.InsertAbove(st("s4"), "x"), "statement above “Text s4”", "s4>n1 s2+s3>s1 n1xs1 s6>s2 s6>s4", "statement/n1", "", nil},
		{edit.InsertAbove(st("s3"), "x"), "statement above “Text s3”", "s3>n1 s2+n1>s1", "statement/n1", "", nil},
		{edit.InsertAbove(step("a1"), "x"), "statement above the step from “Text s2”", "s5xa1 s2+s3>n1 n1>s1", "statement/n1", "", nil},
		{edit.InsertAbove(st("s1"), "x"), "statement above “Text s1”", "s1>n1", "statement/n1", "", func(s *argmap.Snapshot) bool {
			x, _ := s.Statement("n1")
			y, _ := s.Statement("s1")
			return x.Thesis && !y.Thesis && s.Outline().Roots[0] == "n1"
		}},
		{edit.DeleteOnly(st("s4")), "deleting only “Text s4”", "s5xa1 s2+s3>s1 s6xs1 s6>s2", "statement/s6", "Deleted 1 statement, 1 step (1 against), 1 dispute. What hung under it moved up. One step now speaks the other way.", nil},
		{edit.DeleteOnly(st("s2")), "deleting only “Text s2”", "s5xa1 s3>s1 s6>s1 s4xs1 s6>s4", "statement/s6", "Deleted 1 statement. What hung under it moved up.", nil},
		{edit.DeleteOnly(st("s1")), "deleting only “Text s1”", "s6>s2 s6>s4", "statement/s2", "Deleted 1 statement, 3 steps (2 against), 1 citation, 1 comment. 3 statements that hung under it moved up.", nil},
		{edit.DeleteOnly(st("s7"), st("s3")), "deleting only 2 statements", "s2>s1", "statement/s1", "Deleted 2 statements.", nil},
		{edit.Merge(st("s3"), st("s4")), "merging “Text s4” into “Text s3”", "s2+s3>s1 s3xs1 s6>s2 s6>s3", "statement/s3", "2 statements are one now.", func(s *argmap.Snapshot) bool {
			x, _ := s.Statement("s3")
			v, _ := s.View("v")
			return x.Note == "Text s4" && len(s.DisputesOver("s3")) == 1 && v.Folded[0] == st("s3")
		}},
		{edit.Merge(st("s1"), st("s4")), "merging “Text s4” into “Text s1”", "s5xa1 s2+s3>s1 s6>s1 s6>s2", "statement/s1", "2 statements are one now. A statement cannot bear on itself, so this went: 1 step (1 against).", nil},
		{edit.Merge(st("s2"), st("s4")), "merging “Text s4” into “Text s2”", "s5xa1 s2+s3>s1 s2xs1 s6>s2", "statement/s2", "2 statements are one now.", nil},
		{edit.Merge(st("s2"), st("s1"), st("s3")), "merging 2 statements into “Text s2”", "s6>s2 s4xs2 s6>s4", "statement/s2", "3 statements are one now. A statement cannot bear on itself, so this went: 2 steps (1 against), 1 citation, 1 comment.", nil},
		{edit.Duplicate(st("s4")), "duplicating “Text s4”", "s5xa1 s6>n1 s2+s3>s1 s4xs1 n1xs1 s6>s2 s6>s4", "statement/n1", "", nil},
		{edit.Duplicate(step("a1")), "duplicating the step from “Text s2”", "s5xa1", "statement/n1", "", func(s *argmap.Snapshot) bool {
			return s.Count(argmap.KindCitation) == 2 && s.Count(argmap.KindItem) == 1
		}},
		{edit.Flip(step("a1"), st("s3"), st("s4")), "for or against: the step from “Text s2” and 1 more", "s2+s3xs1 s4>s1", "argument/a1", "", nil},
		{edit.NextKind(st("s2"), step("a1"), st("s4")), "kind of “Text s2” and 1 more", asIs, "statement/s2", "Done to 2 of 3. Select a statement first.", nil},
		{edit.Delete(st("s2"), step("a2"), st("s7")), "deleting “Text s2” and 2 more", "s5xa1 s3>s1 s6>s4", "statement/s3", "Deleted 2 statements, 2 steps (1 against).", nil},
		{edit.Detach(st("s3"), st("s4")), "detaching 2 branches", "s5xa1 s2>s1 s6>s2 s6>s4", "statement/s3", "", nil},
		{edit.Detach(st("s3")), "detaching “Text s3”", "s2>s1 s4xs1", "statement/s3", "", func(s *argmap.Snapshot) bool { return s.Has(step("a3")) && s.Has(argmap.CommentID("k").Ref()) }},
		{edit.Detach(st("s4")), "detaching “Text s4”", "s5xa1 s2+s3>s1 s6>s2 s6>s4", "statement/s4", "", nil},
		{edit.Detach(step("a1")), "detaching the step from “Text s2”", "s4xs1 s6>s2 s6>s4", "statement/s2", "Went with it: 2 steps (1 against), 1 citation, 1 comment.", func(s *argmap.Snapshot) bool {
			v, _ := s.View("v")
			return s.Has(st("s5")) && slices.Equal(v.Folded, []argmap.Ref{st("s4")})
		}},
		{edit.Detach(st("s6")), "detaching “Text s6”", "s5xa1 s2+s3>s1 s4xs1 s6>s4", "statement/s6", "", nil},
		{edit.Reorder([]argmap.Ref{st("s2")}, 1), "order of “Text s2”", "s3+s2>s1", "statement/s2", "", nil},
		{edit.Reorder([]argmap.Ref{st("s3")}, 1), "order of “Text s3”", "s4xs1 s2+s3>s1", "statement/s3", "", nil},
		{edit.Reorder([]argmap.Ref{st("s4")}, -1), "order of “Text s4”", "s4xs1 s2+s3>s1", "statement/s4", "", nil},
		{edit.Reorder([]argmap.Ref{step("a1")}, 1), "order of the step from “Text s2”", "s4xs1 s2+s3>s1", "argument/a1", "", nil},
		{edit.AddVoice(" Anne \n Smith"), "voice Anne Smith", asIs, "statement/s7", "", func(s *argmap.Snapshot) bool { v, ok := s.Voice("n1"); return ok && v.Name == "Anne Smith" }},
		{edit.RenameVoice("lee", " LEE "), "name of voice LEE", asIs, "statement/s7", "", func(s *argmap.Snapshot) bool { v, _ := s.Voice("lee"); return v.Name == "LEE" }},
		{edit.PutDispute(argmap.Dispute{Title: "New", Sides: [2][]argmap.VoiceID{{"lee"}, {"me"}}, Statement: "s1"}), "dispute “New”", asIs, "statement/s7", "", func(s *argmap.Snapshot) bool { return len(s.Disputes()) == 2 }},
		{edit.PutDispute(argmap.Dispute{ID: "d", Title: "New", Sides: [2][]argmap.VoiceID{{"lee"}, {"me"}}, Statement: "s1"}), "dispute “New”", asIs, "statement/s7", "", func(s *argmap.Snapshot) bool { return len(s.Disputes()) == 1 && len(s.DisputesOver("s1")) == 1 }},
		{edit.AddComment(st("s1"), "Me", " Hm ", argmap.Major, "", noon), "comment on “Text s1”", asIs, "statement/s1", "", func(s *argmap.Snapshot) bool {
			c, _ := s.Comment("n1")
			return c.Text == "Hm" && c.Status == argmap.Open
		}},
		{edit.AddComment(argmap.MapRef, "Me", "Hm", argmap.Remark, "", noon), "comment on the map", asIs, "map/map", "", nil},
		{edit.Answer("k", "Me", " Well ", noon), "reply of a comment on the step from “Text s2”", asIs, "statement/s7", "", func(s *argmap.Snapshot) bool { c, _ := s.Comment("k"); return c.Replies[0].Text == "Well" }},
		{edit.SetStatus("k", argmap.Resolved), "status of a comment on the step from “Text s2”", asIs, "statement/s7", "", func(s *argmap.Snapshot) bool { c, _ := s.Comment("k"); return c.Status == argmap.Resolved }},
		{edit.Delete(argmap.CommentID("k").Ref()), "deleting the comment", asIs, "statement/s7", "Deleted 1 comment.", nil},
		{edit.Delete(argmap.CitationID("c").Ref()), "deleting the citation", asIs, "statement/s7", "Deleted 1 citation.", nil},
		{edit.Delete(argmap.DisputeID("d").Ref()), "deleting “Who?”", asIs, "statement/s7", "Deleted 1 dispute.", nil},
		{edit.Delete(argmap.ViewID("v").Ref()), "deleting the view", asIs, "statement/s7", "", nil},
		{edit.Delete(st("s7")), "deleting “Text s7”", asIs, "statement/s1", "Deleted 1 statement.", nil},
		{edit.Delete(st("s3")), "deleting “Text s3”", "s5xa1 s2>s1 s4xs1 s6>s2 s6>s4", "statement/s4", "Deleted 1 statement.", nil},
		{edit.Delete(st("s4")), "deleting “Text s4”", "s5xa1 s2+s3>s1 s6>s2", "statement/s3", "Deleted 1 statement, 2 steps (1 against), 1 dispute.", func(s *argmap.Snapshot) bool {
			v, _ := s.View("v")
			return slices.Equal(v.Folded, []argmap.Ref{step("a3")}) && v.Focus == st("s6")
		}},
		{edit.Delete(st("s6")), "deleting “Text s6”", "s5xa1 s2+s3>s1 s4xs1", "statement/s2", "Deleted 1 statement, 2 steps.", func(s *argmap.Snapshot) bool { v, _ := s.View("v"); return v.Focus.IsZero() }},
		{edit.Delete(step("a1")), "deleting the step from “Text s2”", "s4xs1 s6>s2 s6>s4", "argument/a2", "Deleted 1 statement, 2 steps (1 against), 1 citation, 1 comment.", func(s *argmap.Snapshot) bool { return s.Has(st("s2")) && s.Has(st("s3")) && !s.Has(st("s5")) }},
		{edit.Delete(step("a3")), "deleting the step from “Text s5”", "s2+s3>s1 s4xs1 s6>s2 s6>s4", "argument/a1", "Deleted 1 step (1 against).", nil},
		{edit.Delete(st("s1")), "deleting “Text s1”", "", "statement/s7", "Deleted 6 statements, 5 steps (2 against), 1 citation, 1 comment, 1 dispute.", nil},
	} {
		t.Run(row.title, func(t *testing.T) {
			s := small(t)
			s.Select(st("s7"))
			if err := s.Try(row.act); err != nil {
				t.Fatal(err)
			}
			s = small(t)
			s.Select(st("s7"))
			before := s.Snapshot()
			out, err := s.Do(row.act)
			if err != nil {
				t.Fatal(err)
			}
			if title, _ := s.CanUndo(); out.Title != row.title || title != row.title {
				t.Errorf("title %q, %q", out.Title, title)
			}
			if got := structure(s.Snapshot()); got != row.now && !strings.Contains(" "+got+" ", " "+row.now+" ") {
				t.Errorf("structure %s\nwant      %s", got, row.now)
			}
			if got := s.Leading().String(); got != row.chosen || out.Notice != row.notice {
				t.Errorf("selected %s, notice %q", got, out.Notice)
			}
			if row.also != nil && !row.also(s.Snapshot()) {
				t.Error("it did not do what it should")
			}
			if found := argmap.Validate(s.Snapshot()); found != nil {
				t.Error(found)
			}
			if _, err := s.Undo(); err != nil || !argmap.Equal(before, s.Snapshot()) || s.Leading() != st("s7") {
				t.Errorf("undone: %v, selected %s", err, s.Leading())
			}
			if _, err := s.Redo(); err != nil || s.Leading().String() != row.chosen {
				t.Errorf("redone: %v, selected %s", err, s.Leading())
			}
		})
	}
}

// TestRefusals tries acts that cannot run: each says why in a sentence and leaves everything as it is.
func TestRefusals(t *testing.T) {
	gone, long := st("gone"), strings.Repeat("x", argmap.MaxText+1)
	for _, row := range []struct {
		act edit.Act
		why string
	}{
		{edit.AddThesis("  "), "The text of the statement is empty."},
		{edit.AddUnattached(long), "A text of the statement is longer than 64 KiB."},
		{edit.AddReason(argmap.Ref{}, "x"), "Select a statement or a step first."},
		{edit.AddReason(argmap.VoiceID("me").Ref(), "x"), "Select a statement or a step first."},
		{edit.AddReason(gone, "x"), "What it would bear on is no longer there."},
		{edit.AddObjection(step("gone"), "x"), "What it would bear on is no longer there."},
		{edit.AddEvidence(step("a1"), "x"), "Evidence supports a statement; for a step, add a warrant."},
		{edit.By("gone", edit.AddThesis("x")), "That voice is no longer there."},
		{edit.Undercut(st("s1"), "x"), "“Text s1” bears on nothing, so it has no step."},
		{edit.SupportStep(gone, "x"), "That statement is no longer there."},
		{edit.Undercut(step("gone"), "x"), "That step is no longer there."},
		{edit.AddCoPremise(st("s7"), false, "x"), "“Text s7” bears on nothing, so it has no step."},
		{edit.AddAssumption(argmap.Ref{}, "x"), "Select a statement first."},
		{edit.SetText(st("s1"), " \r\n"), "A statement cannot be empty. Delete it instead."},
		{edit.SetText(st("s1"), long), "A text of “Text s1” is longer than 64 KiB."},
		{edit.SetText(gone, "x"), "That statement is no longer there."},
		{edit.SetNote(step("a1"), "x"), "Select a statement first."},
		{edit.SetKind(st("s1"), "proof"), `"proof" is not a kind of statement.`},
		{edit.SetHoldings(st("s1"), nil), "Somebody has to hold a statement; choose another voice instead."},
		{edit.SetHoldings(st("s1"), []argmap.Holding{{Voice: "gone"}}), "That voice is no longer there."},
		{edit.SetHoldings(st("s1"), []argmap.Holding{{Voice: "me", Stance: argmap.Asserts, Through: "gone"}}), "That voice is no longer there."},
		{edit.SetHoldings(st("s1"), []argmap.Holding{{Voice: "me", Stance: argmap.Asserts}, {Voice: "me", Stance: argmap.Asserts}}), "“Text s1” is held twice by the same voice in the same way."},
		{edit.SetVoice(st("s1"), "gone"), "That voice is no longer there."},
		{edit.SetVoice(argmap.Ref{}, "me"), "Select a statement first."},
		{edit.SetVoice(step("gone"), "me"), "That step is no longer there."},
		{edit.Flip(st("s7")), "“Text s7” bears on nothing, so it has no step."},
		{edit.Use(refs(step("a1")), edit.Place{On: st("s1"), As: edit.AsReason, At: -1}), "“Text s2” already bears on “Text s1” that way."},
		{edit.Use(refs(st("s7")), edit.Place{On: gone, As: edit.AsReason, At: -1}), "What it would bear on is no longer there."},
		{edit.Use(refs(st("s7")), edit.Place{On: st("s7"), As: edit.AsReason, At: -1}), "A statement cannot bear on itself."},
		{edit.Use(refs(st("s2")), edit.Place{On: st("s1"), As: edit.AsReason, At: -1}), "“Text s2” already bears on “Text s1” that way."},
		{edit.Use(refs(gone), edit.Place{On: step("a1"), As: edit.AsPremise, At: 0}), "That statement is no longer there."},
		{edit.Use(refs(st("s7")), edit.Place{On: step("gone"), As: edit.AsPremise, At: 0}), "That step is no longer there."},
		{edit.Use(refs(st("s2")), edit.Place{On: step("a1"), As: edit.AsPremise, At: 0}), "“Text s2” is a premise of that step already."},
		{edit.Use(refs(st("s1")), edit.Place{On: step("a1"), As: edit.AsPremise, At: 0}), "A statement cannot bear on itself."},
		{edit.Move(nil, edit.Place{On: st("s1")}), "Select a statement or a step first."},
		{edit.Use(refs(st("s2")), edit.Place{}), "Select a statement or a step first."},
		{edit.Move(refs(st("s4")), edit.Place{On: st("s4")}), "A statement cannot bear on itself."},
		{edit.Move(refs(st("s4")), edit.Place{On: step("a2"), As: edit.AsObjection}), "A step cannot bear on itself."},
		{edit.Move(refs(st("s4")), edit.Place{On: st("s1"), As: edit.AsObjection, At: -1}), "“Text s4” already bears on “Text s1” that way."},
		{edit.Move(refs(st("s4")), edit.Place{On: st("s1"), As: edit.AsObjection, At: 1}), "It stands there already."},
		{edit.Move(refs(st("s3")), edit.Place{On: step("a1"), As: edit.AsPremise, At: -1}), "It stands there already."},
		{edit.Move(refs(step("a1")), edit.Place{On: step("a1"), As: edit.AsPremise, At: 0}), "It stands there already."},
		{edit.Move(refs(step("a1")), edit.Place{On: step("a3"), As: edit.AsPremise, At: 0}), "That step is about the step from “Text s2”, which would be gone."},
		{edit.Move(refs(step("a1")), edit.Place{On: step("a3"), At: 0}), "Arguments about arguments must end at a statement; these go round in a circle."},
		{edit.Move(refs(st("s7")), edit.Place{}), "“Text s7” bears on nothing, so it has no step."},
		{edit.Join(st("s2"), st("s3")), "Select statements of two or more steps on the same target."},
		{edit.Join(st("s2"), st("s4")), "One step speaks for “Text s1” and one against it; turn one of them first."},
		{edit.Join(st("s2"), st("s5")), "Only steps on the same target can be joined; the step from “Text s2” and the step from “Text s5” bear on different things."},
		{edit.Split(st("s4")), "“Text s4” is the only premise of its step."},
		{edit.Merge(st("s4")), "Select two statements or more: the leading one takes in the others."},
		{edit.DeleteOnly(step("a1")), "Select a statement first."},
		{edit.InsertAbove(step("gone"), "x"), "Select a statement first."},
		{edit.Duplicate(), "Select a statement or a step first."},
		{edit.NextKind(), "Select a statement first."},
		{edit.Detach(st("s1")), "“Text s1” bears on nothing, so it has no step."},
		{edit.Reorder([]argmap.Ref{st("s2")}, -1), "It is the first already."},
		{edit.Reorder([]argmap.Ref{st("s4")}, 1), "It is the last already."},
		{edit.Reorder([]argmap.Ref{st("s1")}, 1), "It is the last already."},
		{edit.Reorder([]argmap.Ref{gone}, 1), "That statement is no longer there."},
		{edit.Reorder([]argmap.Ref{argmap.Ref{}}, 1), "Select a statement first."},
		{edit.Reorder([]argmap.Ref{step("gone")}, 1), "That step is no longer there."},
		{edit.Delete(gone), "Select a statement or a step first."},
		{edit.Delete(argmap.MapRef), "A map is not deleted this way."},
		{edit.AddVoice("lee"), "There is a voice called Lee already."},
		{edit.AddVoice(" "), "A voice needs a name."},
		{edit.RenameVoice("lee", "ME"), "There is a voice called Me already."},
		{edit.RenameVoice("lee", ""), "A voice needs a name."},
		{edit.RenameVoice("gone", "x"), "That voice is no longer there."},
		{edit.DeleteVoice("me"), "Me is the reader's own voice and stays."},
		{edit.DeleteVoice("lee"), "Lee is still named in 1 dispute; merge it into another voice, or name another voice there first."},
		{edit.DeleteVoice("gone"), "That voice is no longer there."},
		{edit.PutDispute(argmap.Dispute{}), "A dispute needs a title."},
		{edit.PutDispute(argmap.Dispute{Title: "x"}), "A dispute needs at least one voice on each side."},
		{edit.AddComment(gone, "Me", "x", argmap.Minor, "", noon), "Select a statement or a step first."},
		{edit.AddComment(st("s1"), "Me", "", argmap.Minor, "", noon), "The text of the comment is empty."},
		{edit.Answer("gone", "Me", "x", noon), "That comment is no longer there."},
		{edit.SetStatus("k", ""), `"" is not a status; a comment is open or resolved.`},
	} {
		t.Run(row.why, func(t *testing.T) {
			s := small(t)
			s.Select(st("s7"))
			if _, err := s.Do(edit.AddThesis("before")); err != nil {
				t.Fatal(err)
			}
			if _, err := s.Undo(); err != nil {
				t.Fatal(err)
			}
			s.OnStep(func(argmap.Step) { t.Error("a listener hears of it") })
			before, at := s.Snapshot(), s.Revision()
			for _, run := range []func(edit.Act) error{s.Try, func(a edit.Act) error { _, err := s.Do(a); return err }} {
				err := run(row.act)
				if refusal, ok := err.(edit.Refusal); !ok || string(refusal) != row.why {
					t.Errorf("%v, want %s", err, row.why)
				}
			}
			_, redo := s.CanRedo()
			if s.Snapshot() != before || s.Revision() != at || s.Leading() != st("s7") || !redo || len(s.History()) != 0 {
				t.Error("the session has changed")
			}
		})
	}
}
