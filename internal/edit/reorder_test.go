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

// TestReorderSeveral: what is selected moves together and keeps its order; at the end it gathers, and what stands between
// goes past none of it.
func TestReorderSeveral(t *testing.T) {
	tx := argmap.Begin(argmap.New("Order", argmap.Voice{ID: "me", Name: "Reader", Role: argmap.Reader}))
	put := func(id argmap.StatementID) {
		tx.Put(argmap.Statement{ID: id, Kind: argmap.Claim, Text: "Text " + string(id), Holdings: []argmap.Holding{{Voice: "me", Stance: argmap.Asserts}}})
	}
	put("t")
	for i, id := range []argmap.StatementID{"a", "b", "c", "d", "e"} {
		put(id)
		tx.Put(argmap.Argument{ID: argmap.ArgumentID("on-" + id), Polarity: argmap.Pro, Premises: []argmap.StatementID{id},
			Target: argmap.StatementID("t").Ref(), Rank: argmap.Rank(fmt.Sprint(i + 1))})
	}
	start, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		of   string
		by   int
		want []string // after each time
	}{
		{"b d", -1, []string{"badce", "bdace", "bdace"}},
		{"d b", 1, []string{"acbed", "acebd", "acebd"}},
		{"a b", -1, []string{"abcde"}},
		{"c", 1, []string{"abdce", "abdec", "abdec"}},
		{"a b c d e", 1, []string{"abcde"}},
	} {
		s := edit.Start(start, 0, nil, nil, edit.Options{Clock: func() time.Time { return noon }})
		for n, want := range c.want {
			var of []argmap.Ref
			for _, id := range strings.Fields(c.of) {
				of = append(of, argmap.StatementID(id).Ref())
			}
			_, err := s.Do(edit.Reorder(of, c.by))
			var got strings.Builder
			for _, a := range s.Snapshot().On(argmap.StatementID("t").Ref()) {
				got.WriteString(string(a.Premises[0]))
			}
			if got.String() != want {
				t.Errorf("%s by %d, time %d: %s, want %s (%v)", c.of, c.by, n+1, got.String(), want, err)
			}
			if still := n > 0 && want == c.want[n-1]; still && err == nil {
				t.Errorf("%s by %d, time %d: nothing moves, and nothing says why", c.of, c.by, n+1)
			}
			if err == nil && !slices.Equal(s.Selection(), of) {
				t.Errorf("%s by %d: selected is %v", c.of, c.by, s.Selection())
			}
		}
	}
}

// TestJoinSaysWhatItLoses: the step that stays takes the label and the scheme of another where it has none; else they are
// named.
func TestJoinSaysWhatItLoses(t *testing.T) {
	tx := argmap.Begin(argmap.New("Join", argmap.Voice{ID: "me", Name: "Reader", Role: argmap.Reader}))
	for _, id := range []argmap.StatementID{"t", "a", "b"} {
		tx.Put(argmap.Statement{ID: id, Kind: argmap.Claim, Text: "Text " + string(id), Holdings: []argmap.Holding{{Voice: "me", Stance: argmap.Asserts}}})
	}
	tx.Put(argmap.Argument{ID: "on-a", Polarity: argmap.Pro, Premises: []argmap.StatementID{"a"}, Target: argmap.StatementID("t").Ref(), Rank: "1", Label: "because"})
	tx.Put(argmap.Argument{ID: "on-b", Polarity: argmap.Pro, Premises: []argmap.StatementID{"b"}, Target: argmap.StatementID("t").Ref(), Rank: "2", Label: "since", Scheme: "analogy"})
	m, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	s := edit.Start(m, 0, nil, nil, edit.Options{Clock: func() time.Time { return noon }})
	out, err := s.Do(edit.Join(argmap.StatementID("a").Ref(), argmap.StatementID("b").Ref()))
	if err != nil {
		t.Fatal(err)
	}
	if want := "2 premises now work together. Not kept: the label “since”."; out.Notice != want {
		t.Errorf("it says %q, want %q", out.Notice, want)
	}
	if a, _ := s.Snapshot().Argument("on-a"); a.Label != "because" || a.Scheme != "analogy" {
		t.Errorf("the step is %+v", a)
	}
}
