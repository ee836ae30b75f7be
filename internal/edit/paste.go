package edit

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/words"
)

// Paste puts the branches of a clip into the map. Voices are known by their names, the clip's reader is whoever adds
// statements here; works, sources and passages that the map has already are used.
func Paste(clip Clip, to Place) Act {
	return func(c *Context) (Outcome, error) {
		p := pasting{
			putting: putting{Context: c, to: to}, clip: clip, in: clip.Map, known: c.Now(),
			is: map[argmap.Ref]argmap.Ref{}, voices: map[argmap.VoiceID]argmap.VoiceID{},
		}
		steps := clip.Map.On(clip.On.Ref())
		if len(steps) == 0 {
			return Outcome{}, refuse("There is nothing to paste.")
		}
		if err := p.paste(steps); err != nil {
			return Outcome{}, err
		}
		p.out.Title = words.T("pasting %s", Name(clip.Map, steps[0].Premises[0].Ref()))
		if p.added > 1 {
			p.out.Title = words.T("pasting %d statements", p.added)
		}
		p.out.Notice = p.words()
		return p.out, nil
	}
}

// Duplicate puts a copy of each branch beside it, as a step of its own on the same target. It keeps what the branch cites.
func Duplicate(of ...argmap.Ref) Act {
	return func(c *Context) (Outcome, error) {
		all, err := c.branches(of)
		if err != nil {
			return Outcome{}, err
		}
		out := Outcome{Title: words.T("duplicating %s", c.names(of))}
		from := c.Now()
		for _, b := range all {
			clip, err := clipOf(from, []branch{b})
			if err != nil {
				return Outcome{}, err
			}
			to := Place{}
			if b.from.ID != "" {
				at := slices.IndexFunc(c.Now().On(b.from.Target), func(a argmap.Argument) bool { return a.ID == b.from.ID })
				to = Place{On: b.from.Target, At: at + 1}
				if b.from.Polarity == argmap.Con {
					to.As = AsObjection
				}
			}
			one, err := Paste(clip, to)(c)
			if err != nil {
				return Outcome{}, err
			}
			out.Select = append(out.Select, one.Select...)
		}
		return out, nil
	}
}

// pasting is putting a clip into the map.
type pasting struct {
	putting
	clip    Clip
	in      *argmap.Snapshot          // of the clip
	known   *argmap.Snapshot          // the map before
	is      map[argmap.Ref]argmap.Ref // what each record of the clip became
	voices  map[argmap.VoiceID]argmap.VoiceID
	called  []string // voices that are new
	last    argmap.Rank
	added   int
	dropped int // steps that have nothing to bear on
}

func (p *pasting) paste(steps []argmap.Argument) error {
	p.last = p.known.LastRank()
	for _, id := range p.in.Outline().Order {
		if id != p.clip.On {
			p.statement(id)
		}
	}
	seen := map[argmap.Ref]bool{}
	for _, a := range steps {
		for _, id := range a.Premises {
			if r := p.is[id.Ref()]; !seen[r] {
				seen[r] = true
				p.out.Select = append(p.out.Select, r)
			}
		}
	}
	if err := p.roots(steps); err != nil {
		return err
	}
	for _, a := range p.in.Arguments() {
		if a.Target != p.clip.On.Ref() {
			p.inner(a)
		}
	}
	p.notes()
	return nil
}

// statement adds a statement of the clip, unless the map has it and it is to be used again.
func (p *pasting) statement(id argmap.StatementID) {
	st, _ := p.in.Statement(id)
	if has, ok := p.known.Statement(id); ok && has.Text == st.Text && slices.Contains(p.clip.Known, id) {
		p.is[id.Ref()] = id.Ref()
		return
	}
	st.ID = argmap.StatementID(p.NewID())
	st.Thesis = st.Thesis && p.to.On.IsZero()
	p.last = argmap.RankBetween(p.last, "")
	st.Rank = p.last
	var holdings []argmap.Holding
	for _, h := range st.Holdings {
		h.Voice, h.Through = p.voiceHere(h.Voice), p.voiceHere(h.Through)
		if !slices.Contains(holdings, h) { // two voices of the clip may be one here
			holdings = append(holdings, h)
		}
	}
	st.Holdings = holdings
	p.Put(st)
	p.is[id.Ref()] = st.Ref()
	p.added++
}

// voiceHere returns the voice of the map that a voice of the clip is.
func (p *pasting) voiceHere(id argmap.VoiceID) argmap.VoiceID {
	if id == "" {
		return ""
	}
	if here, ok := p.voices[id]; ok {
		return here
	}
	v, _ := p.in.Voice(id)
	here := argmap.VoiceID("")
	if v.Role == argmap.Reader {
		here = p.Voice
	}
	last := argmap.Rank("")
	for _, other := range p.Now().Voices() {
		last = max(last, other.Rank)
		if here == "" && strings.EqualFold(other.Name, v.Name) {
			here = other.ID
		}
	}
	if here == "" {
		v.ID, v.Role, v.Rank = argmap.VoiceID(p.NewID()), argmap.Participant, argmap.RankBetween(last, "")
		p.Put(v)
		p.called = append(p.called, v.Name)
		here = v.ID
	}
	p.voices[id] = here
	return here
}

// roots puts the branches into their place.
func (p *pasting) roots(steps []argmap.Argument) error {
	if p.to.On.IsZero() {
		return nil // their statements stand on their own, and what bore on their steps has nothing to bear on
	}
	var known []argmap.StatementID
	for _, id := range p.clip.Known {
		if p.is[id.Ref()] == id.Ref() {
			known = append(known, id)
		}
	}
	if p.to.As == AsPremise {
		return p.premises(steps, known)
	}
	if err := p.target(p.to.On); err != nil {
		return err
	}
	var out []argmap.Argument
	for _, a := range steps {
		for _, id := range a.Premises {
			if p.is[id.Ref()] == p.to.On {
				return refuse("A statement cannot bear on itself.")
			}
		}
		here := p.moved(a)
		here.Target = p.to.On
		if !p.clip.Marked {
			here.Polarity = p.to.As.polarity()
		}
		out = append(out, here)
	}
	if err := p.rank(out); err != nil {
		return err
	}
	p.notice(circleNotice(p.Now(), known, p.to.On))
	return nil
}

// premises makes the statements of the branches premises of one step.
func (p *pasting) premises(steps []argmap.Argument, known []argmap.StatementID) error {
	into, err := p.argument(p.to.On)
	if err != nil {
		return err
	}
	var ids []argmap.StatementID
	for _, a := range steps {
		p.is[a.Ref()] = into.Ref()
		for _, id := range p.moved(a).Premises {
			if id.Ref() == into.Target {
				return refuse("A statement cannot bear on itself.")
			}
			if !slices.Contains(ids, id) && !slices.Contains(into.Premises, id) {
				ids = append(ids, id)
			}
		}
	}
	at := p.to.At
	if id, ok := p.to.On.Statement(); ok && at < 0 {
		at = slices.Index(into.Premises, id) + 1
	}
	into.Premises = inserted(into.Premises, ids, at)
	p.Put(into)
	p.notice(circleNotice(p.Now(), known, into.Target))
	return nil
}

// moved returns an argument of the clip with the premises that it has here and, unless it became another, an id.
func (p *pasting) moved(a argmap.Argument) argmap.Argument {
	out := a
	if _, ok := p.is[a.Ref()]; !ok {
		out.ID = argmap.ArgumentID(p.NewID())
		p.is[a.Ref()] = out.Ref()
	}
	out.Premises = nil
	for _, id := range a.Premises {
		here := argmap.StatementID(p.is[id.Ref()].ID)
		if !slices.Contains(out.Premises, here) {
			out.Premises = append(out.Premises, here)
		}
	}
	return out
}

// inner adds an argument that bears on a part of the clip.
func (p *pasting) inner(a argmap.Argument) {
	if !p.stands(a.Target) {
		p.dropped++
		return
	}
	here := p.moved(a)
	here.ID = argmap.ArgumentID(p.here(a.Ref()).ID)
	here.Target = p.here(a.Target)
	p.Put(here)
}

// here returns the name of a record of the clip in the map; arguments are named before they are added.
func (p *pasting) here(r argmap.Ref) argmap.Ref {
	if _, ok := p.is[r]; !ok {
		p.is[r] = argmap.ArgumentID(p.NewID()).Ref()
	}
	return p.is[r]
}

// stands reports whether what an argument of the clip bears on comes into the map: statements do, and the steps on them.
func (p *pasting) stands(target argmap.Ref) bool {
	for {
		id, ok := target.Argument()
		if !ok {
			return target != p.clip.On.Ref() || !p.to.On.IsZero()
		}
		a, _ := p.in.Argument(id)
		target = a.Target
	}
}

// notes adds what is noted on the records that came into the map.
func (p *pasting) notes() {
	for _, cit := range p.in.Citations() {
		of, ok := p.noted(cit.Of)
		if !ok {
			continue
		}
		cit.ID, cit.Of = argmap.CitationID(p.NewID()), of
		cit.Item, cit.Passage = p.item(cit.Item), p.passage(cit.Passage)
		p.Put(cit)
	}
	for _, com := range p.in.Comments() {
		if of, ok := p.noted(com.Of); ok {
			com.ID, com.Of = argmap.CommentID(p.NewID()), of
			p.Put(com)
		}
	}
}

// noted returns the new record that one of the clip became.
func (p *pasting) noted(of argmap.Ref) (argmap.Ref, bool) {
	here, ok := p.is[of]
	return here, ok && here != of && p.Now().Has(here)
}

func (p *pasting) item(id argmap.ItemID) argmap.ItemID {
	item, ok := p.in.Item(id)
	if !ok {
		return ""
	}
	return same(p, p.Now().Items(), item,
		func(i argmap.Item) argmap.Item { i.ID, i.Rank = "", ""; return i },
		func(i argmap.Item, id string, r argmap.Rank) argmap.Item {
			i.ID, i.Rank = argmap.ItemID(id), r
			return i
		},
		func(i argmap.Item) argmap.Rank { return i.Rank }).ID
}

func (p *pasting) source(id argmap.SourceID) argmap.SourceID {
	src, ok := p.in.Source(id)
	if !ok {
		return ""
	}
	src.Item = p.item(src.Item)
	return same(p, p.Now().Sources(), src,
		func(s argmap.Source) argmap.Source { s.ID, s.Rank = "", ""; return s },
		func(s argmap.Source, id string, r argmap.Rank) argmap.Source {
			s.ID, s.Rank = argmap.SourceID(id), r
			return s
		},
		func(s argmap.Source) argmap.Rank { return s.Rank }).ID
}

func (p *pasting) passage(id argmap.PassageID) argmap.PassageID {
	span, ok := p.in.Passage(id)
	if !ok {
		return ""
	}
	span.Source = p.source(span.Source)
	return same(p, p.Now().Passages(), span,
		func(s argmap.Passage) argmap.Passage { s.ID, s.Rank = "", ""; return s },
		func(s argmap.Passage, id string, r argmap.Rank) argmap.Passage {
			s.ID, s.Rank = argmap.PassageID(id), r
			return s
		},
		func(s argmap.Passage) argmap.Rank { return s.Rank }).ID
}

// same returns the record of the map that says what one of the clip says, or else adds that one.
func same[T argmap.Record](p *pasting, have []T, want T, bare func(T) T, named func(T, string, argmap.Rank) T, rank func(T) argmap.Rank) T {
	last := argmap.Rank("")
	for _, rec := range have {
		last = max(last, rank(rec))
		if reflect.DeepEqual(bare(rec), bare(want)) {
			return rec
		}
	}
	added := named(want, p.NewID(), argmap.RankBetween(last, ""))
	p.Put(added)
	return added
}

func (p *pasting) words() string {
	said := words.N(p.added, "Pasted %d statement.", "Pasted %d statements.")
	switch len(p.called) {
	case 0:
	case 1:
		said += words.T(" New voice: %s.", p.called[0])
	default:
		said += words.T(" New voices: %s.", strings.Join(p.called, ", "))
	}
	if p.dropped > 0 {
		said += words.N(p.dropped, " One step about a step that is not here was left out.", " %d steps about steps that are not here were left out.")
	}
	return cmp.Or(p.out.Notice, said)
}
