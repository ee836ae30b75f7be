package scene_test

import (
	"fmt"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/scene"
	"warrant/internal/typeset/typesettest"
)

// building is a map in the making.
type building struct {
	t     testing.TB
	tx    *argmap.Tx
	ranks []argmap.Rank
	n     int
}

func begin(t testing.TB) *building {
	b := &building{t: t, ranks: argmap.Ranks(500)}
	b.tx = argmap.Begin(argmap.New("Test", argmap.Voice{ID: "reader", Name: "Reader"}))
	b.tx.Put(argmap.Voice{ID: "author", Name: "Alenga", Role: argmap.Author})
	b.tx.Put(argmap.Voice{ID: "taylor", Name: "Taylor", Rank: "1"})
	b.tx.Put(argmap.Voice{ID: "critics", Name: "Critics of Moscow", Rank: "2"})
	b.tx.Put(argmap.Voice{ID: "dallin", Name: "Dallin", Rank: "3"})
	return b
}

func (b *building) rank() argmap.Rank {
	b.n++
	return b.ranks[b.n-1]
}

// say adds a statement. How begins with the voice's id; further words are: claim, evidence, assumption, thesis, denies.
func (b *building) say(id, how, text string) {
	st := argmap.Statement{ID: argmap.StatementID(id), Kind: argmap.Claim, Text: text, Rank: b.rank()}
	stance := argmap.Asserts
	words := strings.Fields(how)
	for _, w := range words[1:] {
		switch w {
		case "thesis":
			st.Thesis = true
		case "denies", "reports":
			stance = argmap.Stance(w)
		default:
			st.Kind = argmap.StatementKind(w)
		}
	}
	for _, v := range strings.Split(words[0], "+") {
		st.Holdings = append(st.Holdings, argmap.Holding{Voice: argmap.VoiceID(v), Stance: stance})
	}
	b.tx.Put(st)
}

// step adds an argument: "+" or "-", its target (an id, "@id" for an argument) and its premises.
func (b *building) step(id, sign, target string, premises ...string) {
	a := argmap.Argument{ID: argmap.ArgumentID(id), Polarity: argmap.Pro, Target: argmap.StatementID(target).Ref(), Rank: b.rank()}
	if sign == "-" {
		a.Polarity = argmap.Con
	}
	if rest, ok := strings.CutPrefix(target, "@"); ok {
		a.Target = argmap.ArgumentID(rest).Ref()
	}
	for _, p := range premises {
		a.Premises = append(a.Premises, argmap.StatementID(p))
	}
	b.tx.Put(a)
}

func (b *building) label(id, label string) {
	a, _ := b.tx.Now().Argument(argmap.ArgumentID(id))
	a.Label = label
	b.tx.Put(a)
}

// cite adds a citation of a paragraph with notes; paragraph 0: of the work as a whole.
func (b *building) cite(of string, section string, paragraph, start, end int, notes ...int) {
	if !b.tx.Now().Has(argmap.ItemID("taylor1961").Ref()) {
		b.tx.Put(argmap.Item{ID: "taylor1961", Type: "book", Title: "Origins", Authors: []argmap.Name{{Family: "Taylor"}}, Issued: argmap.Date{Year: 1961}})
		b.tx.Put(argmap.Source{ID: "paper", Title: "The paper"})
	}
	p := argmap.PassageID("")
	if paragraph > 0 {
		p = argmap.PassageID(fmt.Sprintf("%s.%d", section, paragraph))
		b.tx.Put(argmap.Passage{ID: p, Source: "paper", Section: section, Paragraph: paragraph, Start: start, End: end})
	}
	if len(notes) == 0 {
		notes = []int{0}
	}
	for _, n := range notes {
		b.n++
		c := argmap.Citation{ID: argmap.CitationID(fmt.Sprintf("c%03d", b.n)), Of: argmap.StatementID(of).Ref(), Passage: p, Note: n, Rank: b.ranks[b.n]}
		if n > 0 || p == "" {
			c.Item, c.Locator = "taylor1961", "66-89"
		}
		b.tx.Put(c)
	}
}

func (b *building) comment(of argmap.Ref, status argmap.Status) {
	b.n++
	b.tx.Put(argmap.Comment{ID: argmap.CommentID(fmt.Sprintf("k%03d", b.n)), Of: of, Text: "Hm.", Severity: argmap.Minor, Status: status})
}

func (b *building) done() *argmap.Snapshot {
	b.t.Helper()
	s, _, err := b.tx.Commit()
	if err != nil {
		b.t.Fatal(err)
	}
	return s
}

// twelve is the map that every count of strokes is made on, with words of its own.
func twelve(t testing.TB) *argmap.Snapshot { return twelveOn(begin(t)) }

func twelveOn(b *building) *argmap.Snapshot {
	b.say("T", "author thesis", "The town should make its buses free, paid for by the parking fees that it already collects")
	b.say("P1", "author", "Free buses draw people who would otherwise drive")
	b.say("P2", "author", "Fewer cars in the streets are worth more to the town than the fares it now takes")
	b.say("U1", "critics", "Those who switch are mostly walkers and cyclists, so that the step from riders to cars fails")
	b.say("E1", "taylor evidence", "In the trial of 2019 the count of cars at the ring fell by nine in a hundred")
	b.say("P3", "author", "Selling and checking tickets costs a third of what fares bring in")
	b.say("P4", "author assumption", "What costs nearly as much as it brings in should be dropped")
	b.say("O1", "critics", "The share is a fifth once the machines are paid off")
	b.say("B1", "author", "They wear out before they are paid off")
	b.say("C1", "dallin", "Free rides crowd the buses at the hours when they are full already")
	b.say("C2", "dallin evidence", "Two of the five towns that tried it had to buy more buses within a year")
	b.say("B2", "taylor", "Crowding came of cutting lines at the same time, not of the free rides")
	b.step("R1", "+", "T", "P1", "P2")
	b.step("U", "-", "@R1", "U1")
	b.step("R2", "+", "T", "P3", "P4")
	b.step("X1", "-", "T", "C1")
	b.step("e1", "+", "P1", "E1")
	b.step("o1", "-", "P3", "O1")
	b.step("b1", "-", "O1", "B1")
	b.step("c2", "+", "C1", "C2")
	b.step("b2", "-", "C1", "B2")
	b.label("R1", "because")
	b.label("X1", "but")
	b.cite("T", "I", 1, 0, 9)
	b.cite("E1", "III", 4, 5, 9, 27, 28, 29, 31)
	b.cite("U1", "II", 3, 0, 0)
	b.cite("U1", "", 0, 0, 0)
	b.cite("C1", "IV", 2, 5, 9, 39)
	b.comment(argmap.StatementID("U1").Ref(), argmap.Open)
	b.comment(argmap.StatementID("U1").Ref(), argmap.Open)
	b.comment(argmap.StatementID("B1").Ref(), argmap.Resolved)
	return b.done()
}

// crowded is a map with everything that is seldom seen.
func crowded(t testing.TB) *argmap.Snapshot {
	b := begin(t)
	b.say("T", "author thesis", "A claim on which much bears")
	long := strings.Repeat("A statement that goes on and on, and says again what it has said before. ", 12)
	for i := range 9 {
		id := fmt.Sprintf("r%d", i)
		b.say(id, []string{"author", "taylor+dallin", "critics denies"}[i%3], []string{"A short reason", "A reason of some more words, which takes a second line", long}[i%3])
		b.step("s"+id, []string{"+", "-"}[i%2], "T", id)
	}
	b.say("w1", "taylor", "Reasons of this kind have always been good enough")
	b.say("w2", "author assumption", "What was good enough will be good enough")
	b.say("u1", "dallin", "They have not: see the year before")
	b.say("u2", "critics", "The step mistakes a part for the whole")
	b.say("u3", "author", "It does not, for the part is typical")
	b.step("W1", "+", "@sr0", "w1", "w2")
	b.step("U1", "-", "@sr0", "u1")
	b.step("U2", "-", "@sr0", "u2")
	b.step("U3", "-", "@U2", "u3")
	b.label("sr0", "since")
	b.label("U2", "however")
	b.say("x1", "author", "One thing rules the other out")
	b.say("x2", "taylor", "The other thing rules the one out")
	b.step("sx1", "+", "r0", "x1")
	b.step("sx2", "-", "x1", "x2")
	b.step("sx3", "-", "x2", "x1")
	b.say("y", "reader evidence", "Nothing is cited for this")
	b.step("sy", "+", "r1", "y")
	b.step("again", "+", "r5", "y")
	b.step("mixed", "-", "r7", "y", "x2")
	b.say("z", "author", "A second premise of its own, beside one that stands elsewhere")
	b.step("mixed2", "+", "r8", "z", "y")
	b.say("free", "dallin", "This bears on nothing")
	b.comment(argmap.ArgumentID("sr3").Ref(), argmap.Open)
	b.cite("x2", "Abstract", 1, 0, 0, 3)
	b.cite("x2", "IV", 2, 0, 9, 39)
	b.cite("x2", "V", 2, 0, 9)
	b.cite("x2", "", 0, 0, 0)
	return b.done()
}

func plan(t testing.TB, s *argmap.Snapshot, look scene.Look) *scene.Plan {
	t.Helper()
	return scene.NewPlan(s, look, typesettest.Fonts(t))
}
