package sqlite

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/store"
	"warrant/internal/store/tables"
)

var writeFixture = flag.Bool("write-fixture", false, "write testdata/v1.warrant, which is only to be done before the schema is released")

// firstMap returns the map that testdata/v1.warrant held when it was made: every kind of record with all its fields.
func firstMap() *argmap.Snapshot {
	at := time.Date(2026, 2, 3, 4, 5, 6, 789, time.UTC)
	tx := argmap.Begin(argmap.New("A <map> & “more”", argmap.Voice{ID: "reader", Name: "Me"}))
	for _, r := range []argmap.Record{
		argmap.Map{Title: "A <map> & “more”", Authors: []string{"A. Author", "B"}, Description: "of\nit"},
		argmap.Voice{ID: "author", Name: "Dallin", Role: argmap.Author, Rank: "A"},
		argmap.Voice{ID: "critic", Name: "Critics", Rank: "B"},
		argmap.Statement{ID: "s1", Kind: argmap.Claim, Text: "Thesis", Short: "T", Holdings: []argmap.Holding{{Voice: "author", Stance: argmap.Asserts}, {Voice: "critic", Stance: argmap.Denies, Through: "author"}}, Thesis: true, Tags: []string{"a", "b/c"}, Group: "1", Note: "n", Rank: "V"},
		argmap.Statement{ID: "s2", Kind: argmap.Evidence, Text: "Fact", Holdings: []argmap.Holding{{Voice: "critic", Stance: argmap.Reports}}},
		argmap.Statement{ID: "s3", Kind: argmap.Assumption, Text: "Silent", Holdings: []argmap.Holding{{Voice: "reader", Stance: argmap.Asserts}}},
		argmap.Argument{ID: "a1", Polarity: argmap.Pro, Premises: []argmap.StatementID{"s3", "s2"}, Target: argmap.StatementID("s1").Ref(), Scheme: "expert", Label: "because", Rank: "1"},
		argmap.Argument{ID: "a2", Polarity: argmap.Con, Premises: []argmap.StatementID{"s3"}, Target: argmap.ArgumentID("a1").Ref()},
		argmap.Dispute{ID: "d1", Title: "Who?", Sides: [2][]argmap.VoiceID{{"author", "reader"}, {"critic"}}, Statement: "s1", Rank: "2"},
		argmap.Source{ID: "so1", Title: "Paper", Item: "i1", Rank: "3"},
		argmap.Passage{ID: "p1", Source: "so1", Section: "II.b", Paragraph: 3, Page: "12f.", Start: 10, End: 20, Quote: "q", Prefix: "p", Suffix: "s", Rank: "4"},
		argmap.Item{ID: "i1", Type: "book", Title: "Book", Authors: []argmap.Name{{Family: "F", Given: "G"}, {Literal: "UN"}}, Editors: []argmap.Name{{Family: "E"}}, Issued: argmap.Date{Year: 1987, Month: 6, Day: 5, Text: "c."}, Accessed: argmap.Date{Year: 2025, Month: 1, Day: 2, Text: "x"}, Container: "C", Publisher: "P", Place: "Pl", Volume: "V", Issue: "I", Page: "1–2", URL: "http://x?a=b&c", Note: "N", More: `{"DOI":"1"}`, Rank: "5"},
		argmap.Citation{ID: "c1", Of: argmap.StatementID("s1").Ref(), Item: "i1", Passage: "p1", Locator: "p. 3", Note: 4, Rank: "6"},
		argmap.Citation{ID: "c2", Of: argmap.ArgumentID("a1").Ref(), Item: "i1"},
		argmap.Comment{ID: "co1", Of: argmap.StatementID("s1").Ref(), Author: "R", Text: "T", Severity: argmap.Major, Request: "Q", Status: argmap.Open, Replies: []argmap.Reply{{Author: "X", Text: "Y", At: at}, {Text: "Z"}}, At: at, Rank: "7"},
		argmap.Comment{ID: "co2", Of: argmap.MapRef, Text: "T", Severity: argmap.Remark, Status: argmap.Resolved},
		argmap.Comment{ID: "co3", Of: argmap.ArgumentID("a2").Ref(), Text: "T", Severity: argmap.Minor, Status: argmap.Open},
		argmap.View{ID: "v1", Name: "V", Filter: argmap.Filter{Voices: []argmap.VoiceID{"critic"}, Kinds: []argmap.StatementKind{argmap.Claim}, Groups: []string{"g"}, Tags: []string{"t"}, Text: "x"}, Folded: []argmap.Ref{argmap.StatementID("s2").Ref(), argmap.ArgumentID("a1").Ref()}, Focus: argmap.StatementID("s1").Ref(), Depth: 2, Direction: argmap.Right, Style: "mono", Rank: "8"},
	} {
		tx.Put(r)
	}
	s, _, err := tx.Commit()
	if err != nil {
		panic(err)
	}
	return s
}

// firstSteps returns the steps that testdata/v1.warrant holds, the newest of them taken back and half repeated.
func firstSteps() (done, undone, all []argmap.Step) {
	at := time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
	do := func(revision int64, edits ...argmap.Edit) argmap.Step {
		c := argmap.NewChange(edits)
		return argmap.Step{Revision: revision, Op: argmap.Do, Title: "a “step”", Change: c, Before: []argmap.Ref{argmap.MapRef}, After: c.Touched(), At: at, By: "Me", Key: "k"}
	}
	st := argmap.Statement{ID: "s4", Kind: argmap.Claim, Text: "New", Holdings: []argmap.Holding{{Voice: "reader", Stance: argmap.Asserts}}}
	arg := argmap.Argument{ID: "a4", Polarity: argmap.Con, Premises: []argmap.StatementID{"s4"}, Target: argmap.ArgumentID("a1").Ref()}
	longer := st
	longer.Text = "New and longer"
	one := do(1, argmap.Edit{To: st}, argmap.Edit{To: arg})
	two := do(2, argmap.Edit{From: st, To: longer})
	three := do(3, argmap.Edit{From: arg})
	again := func(revision int64, op argmap.Op, of argmap.Step, c argmap.Change) argmap.Step {
		of.Revision, of.Op, of.Of, of.Change = revision, op, of.Revision, c
		return of
	}
	return []argmap.Step{one, two}, []argmap.Step{three}, []argmap.Step{
		one, two, three, again(4, argmap.Undo, three, three.Change.Invert()), again(5, argmap.Undo, two, two.Change.Invert()), again(6, argmap.Redo, two, two.Change),
	}
}

// TestThirdFormat opens a file of the third schema, with every kind of record, a log, a version and a state.
func TestThirdFormat(t *testing.T) {
	l := reopened(t, filepath.Join("testdata", "v3.warrant"), thirdMap())
	if len(l.Versions) != 1 || l.Versions[0].Title != "as it was" || l.Revision != 7 {
		t.Fatal(l.Versions, l.Revision)
	}
}

// TestFirstFormat opens a file of the first released schema, with every kind of record, a log and a state.
func TestFirstFormat(t *testing.T) {
	d := newFolder(t)
	_, _, all := firstSteps()
	released := filepath.Join("testdata", "v1.warrant")
	if *writeFixture {
		if tables.Version != 1 {
			t.Fatal("the program no longer writes the first format")
		}
		f := d.create("v1.warrant", firstMap())
		appendAll(t, f, all...)
		if err := f.SaveState(ctx, "zoom", "1.5"); err != nil {
			t.Fatal(err)
		}
		if err := f.SaveCopy(ctx, released); err != nil {
			t.Fatal(detail(err))
		}
	}
	if l := reopened(t, released, firstMap()); l.Revision != 6 {
		t.Fatal(l.Revision)
	}
}

// reopened opens a copy of a released file that was made of a map and the first steps, and holds that all of it is there.
func reopened(t *testing.T, released string, want *argmap.Snapshot) *store.Loaded {
	t.Helper()
	d := newFolder(t)
	done, undone, all := firstSteps()
	data, err := os.ReadFile(released)
	if err != nil {
		t.Fatal(err)
	}
	d.write("copy.warrant", data)
	for _, s := range all {
		if want, err = argmap.Apply(want, s.Change); err != nil {
			t.Fatal(err)
		}
	}
	l := load(t, d.open("copy.warrant"))
	sameMap(t, want, l.Snapshot)
	sameSteps(t, "done", done, l.Done)
	sameSteps(t, "undone", undone, l.Undone)
	if l.State["zoom"] != "1.5" {
		t.Fatal(l.State)
	}
	return l
}
