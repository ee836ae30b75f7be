package argmaptest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"warrant/internal/argmap"
)

// The shape of a scholarly paper as a map, after corpora of annotated papers: mostly claims, a third of them backed by
// evidence, a quarter of the steps against something, one in six with co-premises, one in twelve on a step.
const (
	paperCon       = 0.25
	paperPremises  = 0.16 // steps with a second premise; a third of these have a third
	paperOnStep    = 0.08 // undercuts and warrants
	paperEvidence  = 0.35 // of what bears on a claim below the first level
	paperUnstated  = 0.04
	paperVoices    = 0.30 // statements that are not the author's own
	paperCrossings = 0.20 // further uses, for each statement
	paperSections  = 6
)

// Paper returns a valid map of n statements (at least one) with the shape of a scholarly paper: a thesis, sections as
// branches, sentences of 8 to 21 words, voices, citations of works with pages and notes, and one further use for every
// fifth statement where crossings says so. The same rng gives the same map. Benchmarks and pictures use it; Random has
// the odd cases.
func Paper(rng *rand.Rand, n int, crossings bool) *argmap.Snapshot {
	p := &paper{random: random{rng: rng, tx: argmap.Begin(argmap.New(fmt.Sprintf("A paper of %d statements", n), argmap.Voice{ID: "v0", Name: "Reader"}))}}
	p.voices()
	p.bibliography()
	p.add("", argmap.Claim, true, "Section I")
	for len(p.statements) < n {
		p.branch(n)
	}
	if crossings {
		p.cross()
	}
	s, _, err := p.tx.Commit()
	if err != nil {
		return argmap.New("Generated maps are not valid: "+err.Error(), argmap.Voice{ID: "v0", Name: "Reader"})
	}
	return s
}

// paper is such a map in the making.
type paper struct {
	random
	depth []int // by statement
	group []string
	kind  []argmap.StatementKind
	last  []argmap.ArgumentID // the steps to undercut, the newest last
	first []int               // by step: one of its premises
	ranks int
	cited int
}

func (p *paper) voices() {
	names := []string{"Harrow", "Lindqvist", "Okafor and Stein", "The revisionists", "Marchetti"}
	for i, name := range names {
		v := argmap.Voice{ID: argmap.VoiceID(fmt.Sprintf("v%d", i+1)), Name: name, Rank: argmap.Ranks(len(names))[i]}
		if i == 0 {
			v.Role = argmap.Author
		}
		p.tx.Put(v)
	}
}

func (p *paper) bibliography() {
	p.tx.Put(argmap.Source{ID: "s0", Title: "The paper"})
	for i := range 24 {
		p.tx.Put(argmap.Item{
			ID: argmap.ItemID(fmt.Sprintf("i%d", i)), Type: "book", Title: p.title(), Authors: []argmap.Name{{Family: p.pick(surnames), Given: "A."}},
			Issued: argmap.Date{Year: 1935 + p.rng.IntN(85)},
		})
	}
}

func (p *paper) pick(from []string) string { return from[p.rng.IntN(len(from))] }

func (p *paper) title() string {
	first := p.pick(nouns)
	return strings.ToUpper(first[:1]) + first[1:] + " and " + p.pick(nouns)
}

// sentence returns 8 to 21 words that end with a full stop.
func (p *paper) sentence() string {
	want := 8 + p.rng.IntN(14)
	var out []string
	for len(out) < want {
		out = append(out, "the", p.pick(adjectives), p.pick(nouns), p.pick(verbs))
	}
	text := strings.Join(out[:want], " ")
	return strings.ToUpper(text[:1]) + text[1:] + "."
}

func (p *paper) nextRank() argmap.Rank {
	p.ranks++
	return argmap.Rank(fmt.Sprintf("%07d1", p.ranks))
}

// add adds a statement and returns its index.
func (p *paper) add(voice argmap.VoiceID, kind argmap.StatementKind, thesis bool, group string) int {
	if voice == "" {
		voice = "v1"
	}
	i := len(p.statements)
	id := argmap.StatementID(fmt.Sprintf("s%06d", i))
	p.tx.Put(argmap.Statement{
		ID: id, Kind: kind, Text: p.sentence(), Thesis: thesis, Group: group, Rank: p.nextRank(),
		Holdings: []argmap.Holding{{Voice: voice, Stance: argmap.Asserts}},
	})
	p.statements = append(p.statements, id)
	p.depth, p.group, p.kind = append(p.depth, 0), append(p.group, group), append(p.kind, kind)
	if kind == argmap.Evidence || p.chance(0.3) {
		p.quote(i)
	}
	return i
}

// quote cites a passage of the paper and, often, a work.
func (p *paper) quote(i int) {
	p.cited++
	pid := argmap.PassageID(fmt.Sprintf("p%06d", p.cited))
	p.tx.Put(argmap.Passage{ID: pid, Source: "s0", Section: p.group[i], Paragraph: 1 + p.rng.IntN(30), Rank: p.nextRank()})
	c := argmap.Citation{ID: argmap.CitationID(fmt.Sprintf("c%06d", p.cited)), Of: p.statements[i].Ref(), Passage: pid, Rank: p.nextRank()}
	if p.chance(0.6) {
		c.Item, c.Locator, c.Note = argmap.ItemID(fmt.Sprintf("i%d", p.rng.IntN(24))), fmt.Sprint(1+p.rng.IntN(400)), p.cited
	}
	p.tx.Put(c)
}

// branch adds one step with its premises: on an early statement for breadth, or on a late one for depth.
func (p *paper) branch(n int) {
	on := p.rng.IntN(len(p.statements))
	if p.chance(0.5) {
		on = len(p.statements) - 1 - p.rng.IntN(min(len(p.statements), 12))
	}
	if len(p.statements) <= paperSections {
		on = 0
	}
	if p.depth[on] >= 7 || p.kind[on] == argmap.Evidence && p.chance(0.8) {
		return
	}
	a := argmap.Argument{Polarity: argmap.Pro, Target: p.statements[on].Ref()}
	if p.chance(paperCon) {
		a.Polarity = argmap.Con
	}
	if len(p.last) > 0 && p.chance(paperOnStep) {
		at := max(0, len(p.last)-1-p.rng.IntN(20))
		a.Target, on = p.last[at].Ref(), p.first[at]
		if p.chance(0.7) {
			a.Polarity = argmap.Con
		}
	}
	group := p.group[on]
	if on == 0 {
		group = "Section " + []string{"I", "II", "III", "IV", "V", "VI"}[len(p.last)%paperSections]
	}
	premises := 1
	for premises < 3 && p.chance(paperPremises*float64(premises)) {
		premises++
	}
	for k := range min(premises, n-len(p.statements)) {
		kind := argmap.Claim
		switch {
		case k > 0 && p.chance(4*paperUnstated):
			kind = argmap.Assumption
		case on != 0 && a.Polarity == argmap.Pro && p.chance(paperEvidence):
			kind = argmap.Evidence
		}
		voice := argmap.VoiceID("v1")
		if p.chance(paperVoices) {
			voice = argmap.VoiceID(fmt.Sprintf("v%d", 2+p.rng.IntN(4)))
		}
		i := p.add(voice, kind, false, group)
		p.depth[i] = p.depth[on] + 1
		a.Premises = append(a.Premises, p.statements[i])
	}
	p.step(a, len(p.statements)-1)
}

// step adds an argument; premise is the index of one of its premises.
func (p *paper) step(a argmap.Argument, premise int) {
	a.ID, a.Rank = argmap.ArgumentID(fmt.Sprintf("a%06d", len(p.last))), p.nextRank()
	p.tx.Put(a)
	p.last, p.first = append(p.last, a.ID), append(p.first, premise)
}

// cross uses every fifth statement a second time.
func (p *paper) cross() {
	for range int(paperCrossings * float64(len(p.statements))) {
		of, on := p.any(), p.any()
		if of == on || slices.Contains(p.statements[:1], of) {
			continue
		}
		p.step(argmap.Argument{Polarity: argmap.Pro, Premises: []argmap.StatementID{of}, Target: on.Ref()}, 0)
	}
}

var (
	surnames   = strings.Fields("Abara Bergström Castellano Dvořák Engel Ferreira Grünwald Hollis Ivanova Jansen Kowalska Lefèvre")
	adjectives = strings.Fields("early late formal tacit local foreign fiscal public partial steady rival modest costly binding open narrow shared")
	nouns      = strings.Fields("treaty archive ministry harvest election parish tariff committee garrison census ledger railway council press union court syllabus")
	verbs      = strings.Fields("delayed shaped weakened preceded explained required outlasted contradicted financed exposed limited revived predicted ignored")
)
