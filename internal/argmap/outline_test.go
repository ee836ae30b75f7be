package argmap

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// drawn returns a map of a few lines: "s1! s2?" lists statements with a thesis mark and as evidence ("~" makes an
// assumption), "a1: s2+s3 > s1" an argument for, "a2: s4 x a1" one against. Ranks follow the order of the lines.
func drawn(t testing.TB, lines ...string) *Snapshot {
	t.Helper()
	var records []Record
	ranks := Ranks(100)
	next := func() Rank {
		r := ranks[0]
		ranks = ranks[1:]
		return r
	}
	for _, line := range lines {
		f := strings.Fields(line)
		if !strings.HasSuffix(f[0], ":") {
			for _, word := range f {
				st := statement(strings.TrimRight(word, "!?~"))
				st.Rank, st.Thesis = next(), strings.Contains(word, "!")
				if strings.Contains(word, "?") {
					st.Kind = Evidence
				} else if strings.Contains(word, "~") {
					st.Kind = Assumption
				}
				records = append(records, st)
			}
			continue
		}
		a := argument(strings.TrimSuffix(f[0], ":"), Pro, StatementID(f[3]).Ref())
		for p := range strings.SplitSeq(f[1], "+") {
			a.Premises = append(a.Premises, StatementID(p))
		}
		if f[2] == "x" {
			a.Polarity = Con
		}
		if f[3][0] == 'a' {
			a.Target = ArgumentID(f[3]).Ref()
		}
		a.Rank = next()
		records = append(records, a)
	}
	rand.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
	s, _ := mustPut(t, New("drawn", Voice{ID: "me", Name: "Me"}), records...)
	return s
}

// words returns an outline as text: each statement by its depth, id and home.
func words(s *Snapshot) string {
	var out []string
	o := s.Outline()
	for _, id := range o.Order {
		word := fmt.Sprint(o.Depth(id), string(id))
		if a, ok := o.Home(id); ok {
			word += "@" + string(a.ID)
		}
		out = append(out, word)
	}
	return strings.Join(out, " ")
}

func TestOutline(t *testing.T) {
	for _, row := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"nothing", nil, ""},
		{"theses first, then by rank", []string{"s1 s2! s3 s4!"}, "0s2 0s4 0s1 0s3"},
		{"steps by rank, premises as listed", []string{"s1! s2 s3 s4", "a1: s4 x s1", "a2: s3+s2 > s1"}, "0s1 1s4@a1 1s3@a2 1s2@a2"},
		{"depth first", []string{"s1! s2 s3 s4", "a1: s2 > s1", "a2: s3 > s1", "a3: s4 > s2"}, "0s1 1s2@a1 2s4@a3 1s3@a2"},
		{"boxes before what hangs from the step", []string{"s1! s2 s3 s4 s5", "a1: s2+s3 > s1", "a2: s4 x a1", "a3: s5 x s2"}, "0s1 1s2@a1 2s5@a3 1s3@a1 2s4@a2"},
		{"undercut of an undercut", []string{"s1! s2 s3 s4", "a1: s2 > s1", "a2: s3 x a1", "a3: s4 x a2"}, "0s1 1s2@a1 2s3@a2 3s4@a3"},
		{"the second use is a cross-link", []string{"s1! s2 s3", "a1: s2 > s1", "a2: s3 > s2", "a3: s3 > s1"}, "0s1 1s2@a1 2s3@a2"},
		{"the home is where it is read first", []string{"s1! s2 s3", "a1: s3 > s1", "a2: s2 > s1", "a3: s3 > s2"}, "0s1 1s3@a1 1s2@a2"},
		{"a premise has its place beside the others, not below them", []string{"s1! s2 s3", "a1: s2+s3 > s1", "a2: s3 > s2"}, "0s1 1s2@a1 1s3@a1"},
		{"a circle below a root", []string{"s1! s2 s3", "a1: s2 > s1", "a2: s3 > s2", "a3: s2 > s3"}, "0s1 1s2@a1 2s3@a2"},
		{"a circle without root is entered by rank", []string{"s2 s1", "a1: s1 x s2", "a2: s2 x s1"}, "0s2 1s1@a1"},
		{"a circle without root is entered at a thesis", []string{"s2 s1!", "a1: s1 x s2", "a2: s2 x s1"}, "0s1 1s2@a2"},
		{"two theses that attack each other stand before what is not attached", []string{"s3 s1! s2!", "a1: s1 x s2", "a2: s2 x s1"}, "0s1 1s2@a2 0s3"},
		{"roots stand by rank, whether in circles or not", []string{"s1 s2 s3", "a1: s1 x s2", "a2: s2 x s1"}, "0s1 1s2@a2 0s3"},
		{"a thesis in a circle below a root stays there", []string{"s1 s2! s3", "a1: s2 > s1", "a2: s3 x s2", "a3: s2 x s3"}, "0s1 1s2@a1 2s3@a2"},
		{"a thesis that serves another", []string{"s1! s2!", "a1: s1 > s2"}, "0s2 1s1@a1"},
	} {
		t.Run(row.name, func(t *testing.T) {
			for range 5 { // the records come in another order each time
				if got := words(drawn(t, row.lines...)); got != row.want {
					t.Errorf("%s\nwant %s", got, row.want)
				}
			}
		})
	}
}

func TestOutlineOfTwins(t *testing.T) {
	a := statement("b")
	b := statement("a")
	s, _ := mustPut(t, New("x", Voice{ID: "me", Name: "Me"}), a, b)
	if got := words(s); got != "0a 0b" {
		t.Errorf("equal ranks: %s", got)
	}
}

func TestBelow(t *testing.T) {
	s := drawn(t, "s1! s2 s3 s4 s5 s6", "a1: s2+s3 > s1", "a2: s4 x a1", "a3: s5 x s2", "a4: s6 > s1", "a5: s4 > s6")
	o := s.Outline()
	for r, want := range map[Ref]string{
		numbered(1): "[s2 s5 s3 s4 s6]", numbered(2): "[s5]", numbered(6): "[]", numbered(9): "[]",
		ArgumentID("a1").Ref(): "[s2 s5 s3 s4]", ArgumentID("a2").Ref(): "[s4]", ArgumentID("a5").Ref(): "[]", MapRef: "[]",
	} {
		if got := fmt.Sprint(o.Below(r)); got != want {
			t.Errorf("below %s: %s, want %s", r, got, want)
		}
	}
	a1, _ := s.Argument("a1")
	a5, _ := s.Argument("a5")
	if len(o.Here(a1)) != 2 || len(o.Here(a5)) != 0 {
		t.Errorf("drawn at a1: %v, at a5: %v", o.Here(a1), o.Here(a5))
	}
	_ = append(o.Below(numbered(2)), "x")
	if got := words(s); strings.Contains(got, "x") {
		t.Error("whoever appends to what is below writes into the outline")
	}
	for i, id := range o.Order {
		if o.Place(id) != i {
			t.Errorf("%s is at %d, not %d", id, o.Place(id), i)
		}
	}
	if o.Place("gone") != 0 || o.Depth("gone") != 0 {
		t.Error("what is not there has a place")
	}
	for r, want := range map[Ref]Ref{
		numbered(4): ArgumentID("a1").Ref(), numbered(2): numbered(1), numbered(1): {}, ArgumentID("a2").Ref(): ArgumentID("a1").Ref(), MapRef: {},
	} {
		if got := o.Parent(r); got != want {
			t.Errorf("%s hangs from %s, want %s", r, got, want)
		}
	}
}

func TestComponents(t *testing.T) {
	for want, lines := range map[int][]string{
		0: {},
		1: {"s1! s2 s3", "a1: s2 > s1", "a2: s3 x a1"},
		2: {"s1! s2 s3 s4", "a1: s2 > s1", "a2: s4 > s3", "a3: s4 x s3"},
		3: {"s1 s2 s3"},
	} {
		if got := drawn(t, lines...).Outline().Components(); got != want {
			t.Errorf("%v: %d pieces, want %d", lines, got, want)
		}
	}
}

// TestRoles goes through the table of roles case by case; the role of s9 is asked for.
func TestRoles(t *testing.T) {
	for _, row := range []struct {
		name  string
		lines []string
		want  Role
	}{
		{"marked", []string{"s9!"}, RoleThesis},
		{"marked and used", []string{"s1! s9!", "a1: s9 > s1"}, RoleThesis},
		{"bears on nothing, others bear on it", []string{"s9 s1", "a1: s1 > s9"}, RoleThesis},
		{"alone", []string{"s1! s9"}, RoleUnattached},
		{"not there", []string{"s1!"}, RoleUnattached},
		{"pro", []string{"s1! s9", "a1: s9 > s1"}, RoleReason},
		{"evidence, pro", []string{"s1! s9?", "a1: s9 > s1"}, RoleEvidence},
		{"evidence, con", []string{"s1! s9?", "a1: s9 x s1"}, RoleCounterargument},
		{"unstated, pro", []string{"s1! s9~", "a1: s9 > s1"}, RoleUnstated},
		{"unstated, for a step", []string{"s1! s2 s9~", "a1: s2 > s1", "a2: s9 > a1"}, RoleUnstated},
		{"con against a thesis", []string{"s1! s9", "a1: s9 x s1"}, RoleCounterargument},
		{"con against what stands free", []string{"s1 s9", "a1: s9 x s1"}, RoleCounterargument},
		{"con against a reason", []string{"s1! s2 s9", "a1: s2 > s1", "a2: s9 x s2"}, RoleCounterargument},
		{"con against an objection", []string{"s1! s2 s9", "a1: s2 x s1", "a2: s9 x s2"}, RoleRebuttal},
		{"con against a rebuttal", []string{"s1! s2 s3 s9", "a1: s2 x s1", "a2: s3 x s2", "a3: s9 x s3"}, RoleCounterargument},
		{"con against con against con against con", []string{"s1! s2 s3 s4 s9", "a1: s2 x s1", "a2: s3 x s2", "a3: s4 x s3", "a4: s9 x s4"}, RoleRebuttal},
		{"con against a reason for an objection", []string{"s1! s2 s3 s9", "a1: s2 x s1", "a2: s3 > s2", "a3: s9 x s3"}, RoleCounterargument},
		{"con against a co-premise of an objection", []string{"s1! s2 s3 s9", "a1: s2+s3 x s1", "a2: s9 x s3"}, RoleRebuttal},
		{"con against evidence", []string{"s1! s2? s9", "a1: s2 > s1", "a2: s9 x s2"}, RoleObjection},
		{"con against evidence in an objection", []string{"s1! s2? s9", "a1: s2 x s1", "a2: s9 x s2"}, RoleObjection},
		{"con against a step", []string{"s1! s2 s9", "a1: s2 > s1", "a2: s9 x a1"}, RoleUndercut},
		{"con against an undercut", []string{"s1! s2 s3 s9", "a1: s2 > s1", "a2: s3 x a1", "a3: s9 x a2"}, RoleUndercut},
		{"con against the premise of an undercut", []string{"s1! s2 s3 s9", "a1: s2 > s1", "a2: s3 x a1", "a3: s9 x s3"}, RoleRebuttal},
		{"con against a warrant", []string{"s1! s2 s3 s9", "a1: s2 > s1", "a2: s3 > a1", "a3: s9 x s3"}, RoleCounterargument},
		{"pro for a step", []string{"s1! s2 s9", "a1: s2 > s1", "a2: s9 > a1"}, RoleWarrant},
		{"con against a thesis that is an objection elsewhere", []string{"s1! s2! s9", "a1: s2 x s1", "a2: s9 x s2"}, RoleCounterargument},
		{"the first use decides", []string{"s1! s9", "a1: s9 > s1", "a2: s9 x a1"}, RoleReason},
		{"the entrance of a circle", []string{"s9 s1", "a1: s9 x s1", "a2: s1 x s9"}, RoleRebuttal},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := drawn(t, row.lines...).Outline().Role("s9"); got != row.want {
				t.Errorf("%s, want %s", got, row.want)
			}
		})
	}
}

func TestStance(t *testing.T) {
	o := drawn(t, "s1! s2 s3", "a1: s2 x s1", "a2: s3 > s2").Outline()
	for id, want := range map[StatementID]Polarity{"s1": "", "s2": Con, "s3": Pro} {
		if got, ok := o.Stance(id); got != want || ok != (want != "") {
			t.Errorf("%s: %q, %v", id, got, ok)
		}
	}
}

func TestFindings(t *testing.T) {
	s := drawn(t, "s1! s2 s3? s4~ s5 s6 s7", "a1: s2+s3 > s1", "a2: s4 x s2", "a3: s5 x s4", "a4: s4 x s5", "a5: s5 x s4", "a6: s6 x a1", "a7: s7 > a6", "a8: s6+s7 x s4")
	s, _ = mustPut(t, s, Item{ID: "i", Title: "Work"}, Citation{ID: "c", Of: numbered(7), Item: "i"},
		Comment{ID: "k", Of: MapRef, Text: "x", Severity: Minor, Status: Open}, Comment{ID: "l", Of: MapRef, Text: "x", Severity: Minor, Status: Resolved})
	var unsupported, unanswered []string
	for _, st := range Unsupported(s) {
		unsupported = append(unsupported, string(st.ID))
	}
	for _, a := range Unanswered(s) {
		unanswered = append(unanswered, string(a.ID))
		if answered(a, func(r Ref) bool { return slices.ContainsFunc(s.On(r), isCon) }) {
			t.Errorf("%s is answered", a.ID)
		}
	}
	if got := fmt.Sprint(unsupported); got != "[s2 s5 s6]" {
		t.Errorf("unsupported: %s", got)
	}
	if got := fmt.Sprint(unanswered); got != "[a6 a8]" {
		t.Errorf("unanswered: %s", got)
	}
	if got := fmt.Sprint(Contradictions(s)); got != "[[s4 s5]]" {
		t.Errorf("contradictions: %s", got)
	}
	want := Counts{Statements: 7, Theses: 1, Claims: 5, Evidence: 1, Assumptions: 1, Arguments: 8, Pro: 2, Con: 6, Undercuts: 1, Warrants: 1, CoPremises: 2, Citations: 1, Comments: 2, OpenComments: 1}
	if got := Tally(s); got != want {
		t.Errorf("%+v\nwant %+v", got, want)
	}
	if !slices.IsSortedFunc(s.CommentsOn(MapRef), func(a, b Comment) int { return strings.Compare(string(a.ID), string(b.ID)) }) {
		t.Error("comments of equal rank are not in the order of their ids")
	}
}
