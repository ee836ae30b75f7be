package tables

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
)

func randomChange(seed uint64) argmap.Change {
	return argmap.Diff(argmap.Bare(), argmaptest.Random(rand.New(rand.NewPCG(seed, 2)), 30))
}

func TestChangesInTheLog(t *testing.T) {
	for seed := range uint64(20) {
		for _, c := range []argmap.Change{randomChange(seed), randomChange(seed).Invert(), {}} {
			text, err := encodeChange(c)
			if err != nil {
				t.Fatal(err)
			}
			got, err := decodeChange(text)
			if err != nil {
				t.Fatal(err)
			}
			if len(got.Edits()) != len(c.Edits()) || len(c.Edits()) > 0 && !reflect.DeepEqual(got, c) {
				t.Fatal("the change is another after reading it back")
			}
		}
	}
}

// TestFormOfTheLog holds the log to the form in which released programs wrote it.
func TestFormOfTheLog(t *testing.T) {
	from := argmap.Statement{ID: "s1", Kind: argmap.Claim, Text: "A < B", Holdings: []argmap.Holding{{Voice: "v", Stance: argmap.Asserts}}}
	to := from
	to.Thesis = true
	c := argmap.NewChange([]argmap.Edit{{From: from, To: to}, {To: argmap.Argument{ID: "a1", Polarity: argmap.Con, Premises: []argmap.StatementID{"s1"}, Target: argmap.ArgumentID("a0").Ref()}}})
	want := `[{"statement":{"from":{"id":"s1","kind":"claim","text":"A < B","holdings":[{"voice":"v","stance":"asserts"}]},` +
		`"to":{"id":"s1","kind":"claim","text":"A < B","holdings":[{"voice":"v","stance":"asserts"}],"thesis":true}}},` +
		`{"argument":{"to":{"id":"a1","polarity":"con","premises":["s1"],"target":"argument/a0"}}}]`
	if got, err := encodeChange(c); err != nil || got != want {
		t.Fatalf("%v\n%s\n%s", err, got, want)
	}
}

// TestBatchesNeedNoTransaction holds the batches to what a server can run that takes a list of statements and no more.
func TestBatchesNeedNoTransaction(t *testing.T) {
	step := argmap.Step{Revision: 1, Op: argmap.Do, Change: randomChange(1)}
	undo := argmap.Step{Revision: 2, Op: argmap.Undo, Of: 1, Change: step.Change.Invert()}
	for _, s := range []argmap.Step{step, undo} {
		batch, err := Step(s)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(batch[0].SQL, "INSERT INTO change_log ") {
			t.Fatal("the guard does not come first:", batch[0].SQL)
		}
		for _, b := range batch {
			if verb, _, _ := strings.Cut(b.SQL, " "); verb != "INSERT" && verb != "DELETE" || strings.Contains(b.SQL, "SELECT") || strings.Contains(b.SQL, ";") {
				t.Error(b.SQL)
			}
			if strings.Count(b.SQL, "?") != len(b.Args) {
				t.Errorf("%s has %d arguments", b.SQL, len(b.Args))
			}
			for _, a := range b.Args {
				switch a.(type) {
				case nil, string, int64:
				default:
					t.Errorf("%s: an argument of type %T", b.SQL, a)
				}
			}
		}
	}
}
