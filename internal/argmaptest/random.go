// Package argmaptest holds what tests of many packages need of maps.
package argmaptest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"warrant/internal/argmap"
)

// words are what random texts are made of, from very short to longer than a narrow box.
var words = strings.Fields(`the town should not pay for what it takes from its own people since nobody has counted them
	before Donaudampfschifffahrtsgesellschaftskapitän said so in 1949 and again later of course well-known half-hearted
	counter-revolutionary evidence ¶ “quoted” résumé Übermut Москва 北京 is an a I`)

// Random returns a valid map of n statements (at least one) with all that maps can hold: several premises to a step,
// undercuts and warrants upon each other, statements that serve in several steps, circles, statements set against each
// other, several voices, citations, comments and a dispute. The same rng gives the same map.
func Random(rng *rand.Rand, n int) *argmap.Snapshot {
	r := &random{rng: rng, tx: argmap.Begin(argmap.New("Random", argmap.Voice{ID: "v0", Name: "Reader"}))}
	r.people()
	r.works()
	for i := range max(n, 1) {
		r.statement(i)
	}
	for i := 1; i < len(r.statements); {
		i += r.step(i)
	}
	r.crossings()
	for i := range r.statements {
		r.cite(i)
		r.comment(i)
	}
	r.tx.Put(argmap.Dispute{ID: "d0", Title: "A dispute", Sides: [2][]argmap.VoiceID{{"v1"}, {"v2", "v3"}}, Statement: r.any()})
	s, _, err := r.tx.Commit()
	if err != nil {
		return argmap.New("Random maps are not valid: "+err.Error(), argmap.Voice{ID: "v0", Name: "Reader"})
	}
	return s
}

// random is a map in the making.
type random struct {
	rng        *rand.Rand
	tx         *argmap.Tx
	statements []argmap.StatementID
	arguments  []argmap.ArgumentID
	extra      int
}

// chance reports true p times of one.
func (r *random) chance(p float64) bool { return r.rng.Float64() < p }

func (r *random) any() argmap.StatementID { return r.statements[r.rng.IntN(len(r.statements))] }

// text returns a text of about so many words.
func (r *random) text(about int) string {
	out := make([]string, 1+r.rng.IntN(2*about))
	for i := range out {
		out[i] = words[r.rng.IntN(len(words))]
	}
	return strings.Join(out, " ")
}

func (r *random) people() {
	names := []string{"Alenga", "Taylor", "Critics of Moscow", "Dallin", "Donaudampfschifffahrt", "E. H. Carr"}
	for i, name := range names {
		v := argmap.Voice{ID: argmap.VoiceID(fmt.Sprintf("v%d", i+1)), Name: name, Rank: argmap.Ranks(len(names))[i]}
		if i == 0 {
			v.Role = argmap.Author
		}
		r.tx.Put(v)
	}
}

func (r *random) works() {
	r.tx.Put(argmap.Item{ID: "i0", Type: "book", Title: "A book without authors"})
	r.tx.Put(argmap.Item{ID: "i1", Type: "book", Title: "Origins", Authors: []argmap.Name{{Family: "Taylor", Given: "A."}}, Issued: argmap.Date{Year: 1961}})
	r.tx.Put(argmap.Source{ID: "s0", Title: "The paper"})
	for i := range 12 {
		p := argmap.Passage{ID: argmap.PassageID(fmt.Sprintf("p%d", i)), Source: "s0", Section: []string{"", "Abstract", "IV"}[i%3], Paragraph: i % 4}
		if r.chance(0.5) {
			p.Start, p.End = 10*i, 10*i+7
		}
		r.tx.Put(p)
	}
}

func (r *random) statement(i int) {
	id := argmap.StatementID(fmt.Sprintf("s%03d", i))
	st := argmap.Statement{ID: id, Text: r.text([]int{3, 12, 12, 20, 80}[r.rng.IntN(5)]), Thesis: i == 0, Rank: argmap.Rank(fmt.Sprintf("%03d1", i))}
	st.Kind = []argmap.StatementKind{argmap.Claim, argmap.Claim, argmap.Claim, argmap.Evidence, argmap.Assumption}[r.rng.IntN(5)]
	if r.chance(0.3) {
		st.Short = r.text(2)
	}
	for range 1 + r.rng.IntN(3)*r.rng.IntN(2) {
		h := argmap.Holding{Voice: argmap.VoiceID(fmt.Sprintf("v%d", r.rng.IntN(7))), Stance: argmap.Stances[min(2, r.rng.IntN(8)/5*r.rng.IntN(3))]}
		twice := false
		for _, other := range st.Holdings {
			twice = twice || other == h
		}
		if !twice {
			st.Holdings = append(st.Holdings, h)
		}
	}
	st.Foreign = elsewhere(len(st.Text))
	r.tx.Put(st)
	r.statements = append(r.statements, id)
}

// elsewhere returns what other programs say, of some numbers: of an unknown format, of one that is written, and of that what
// does not fit everywhere. It takes nothing from the chances of a map, so that the rest of each map is what it was before
// there were such words.
func elsewhere(n int) argmap.Foreign {
	switch n % 9 {
	case 2:
		return argmap.Foreign(fmt.Sprintf(`{"elsewhere":{"colour":"#a0%d","b":[%d,2.50,null,true,{"z":"<i>","a":""}]},"other":"x"}`, n%10, n))
	case 5:
		return argmap.Foreign(fmt.Sprintf(`{"mup":{"attr":{"style":{"background":"#a0%d"},"icon":null},"keys":{"odd":[%d]}}}`, n%10, n))
	case 8:
		return argmap.Foreign(fmt.Sprintf(`{"mup":{"attr":{"group":"neutral","position":{"x":%d},"parentConnector":{"width":5}},"link":{"style":%d}}}`, n, n))
	}
	return ""
}

// step uses the statements from number i on as premises of a step on something before them, and returns how many.
func (r *random) step(i int) int {
	if r.chance(0.03) {
		return 1 // it stays free
	}
	n := min([]int{1, 1, 1, 1, 2, 2, 3, 4}[r.rng.IntN(8)], len(r.statements)-i)
	a := argmap.Argument{Premises: r.statements[i : i+n], Target: r.statements[max(0, i-1-r.rng.IntN(1+i/2))].Ref()}
	if len(r.arguments) > 0 && r.chance(0.15) {
		a.Target = r.arguments[len(r.arguments)-1-r.rng.IntN(1+len(r.arguments)/2)].Ref()
	}
	r.put(a)
	return n
}

// put adds an argument with the next id.
func (r *random) put(a argmap.Argument) {
	n := len(r.arguments)
	a.ID, a.Rank = argmap.ArgumentID(fmt.Sprintf("a%03d", n)), argmap.Rank(fmt.Sprintf("%03d1", n))
	if a.Polarity == "" {
		a.Polarity = []argmap.Polarity{argmap.Pro, argmap.Con}[r.rng.IntN(2)]
	}
	if r.chance(0.2) {
		a.Label = r.text(3)
	}
	a.Foreign = elsewhere(len(a.Premises) + n)
	r.tx.Put(a)
	r.arguments = append(r.arguments, a.ID)
}

// crossings uses statements a second time: across the map, in circles, and two against each other both ways.
func (r *random) crossings() {
	for range len(r.statements) / 8 {
		a := argmap.Argument{Premises: []argmap.StatementID{r.any()}, Target: r.any().Ref()}
		if other := r.any(); r.chance(0.3) && other != a.Premises[0] {
			a.Premises = append(a.Premises, other)
		}
		if r.chance(0.1) && len(r.arguments) > 0 {
			a.Target = r.arguments[r.rng.IntN(len(r.arguments))].Ref()
		}
		selfish := false
		for _, p := range a.Premises {
			selfish = selfish || p.Ref() == a.Target
		}
		if selfish {
			continue
		}
		r.put(a)
		if id, ok := a.Target.Statement(); ok && r.chance(0.3) {
			r.put(argmap.Argument{Polarity: argmap.Con, Premises: []argmap.StatementID{a.Premises[0]}, Target: a.Target})
			r.put(argmap.Argument{Polarity: argmap.Con, Premises: []argmap.StatementID{id}, Target: a.Premises[0].Ref()})
		}
	}
}

func (r *random) cite(i int) {
	for range r.rng.IntN(3) * r.rng.IntN(3) {
		r.extra++
		c := argmap.Citation{ID: argmap.CitationID(fmt.Sprintf("c%04d", r.extra)), Of: r.statements[i].Ref(), Rank: argmap.Rank(fmt.Sprintf("%04d1", r.extra))}
		if r.chance(0.7) {
			c.Passage = argmap.PassageID(fmt.Sprintf("p%d", r.rng.IntN(12)))
		}
		if c.Passage == "" || r.chance(0.5) {
			c.Item, c.Locator = argmap.ItemID(fmt.Sprintf("i%d", r.rng.IntN(2))), "12-34"
		}
		if r.chance(0.5) {
			c.Note = 1 + r.rng.IntN(60)
		}
		r.tx.Put(c)
	}
}

func (r *random) comment(i int) {
	of := r.statements[i].Ref()
	if r.chance(0.2) && i < len(r.arguments) {
		of = r.arguments[i].Ref()
	}
	if r.chance(0.15) {
		r.extra++
		status := []argmap.Status{argmap.Open, argmap.Resolved}[r.rng.IntN(2)]
		r.tx.Put(argmap.Comment{ID: argmap.CommentID(fmt.Sprintf("k%04d", r.extra)), Of: of, Text: "Hm.", Severity: argmap.Remark, Status: status})
	}
}
