package edit

import (
	"slices"
	"strconv"

	"warrant/internal/argmap"
)

// Clip is a part of a map that can be put into any map: a map of its own that holds some branches and what belongs to
// them, and nothing else.
type Clip struct {
	Map    *argmap.Snapshot
	On     argmap.StatementID   // stands for whatever the branches will bear on; it is no part of them
	Known  []argmap.StatementID // not copied into a map that has them still: they are used there a further time
	Marked bool                 // the steps on On say themselves whether they are for or against
}

// ClipOf returns statements, with all that hangs below them, or whole steps as a clip.
func ClipOf(s *argmap.Snapshot, of []argmap.Ref) (Clip, error) {
	c := &Context{Tx: argmap.Begin(s)}
	all, err := c.branches(of)
	if err != nil {
		return Clip{}, err
	}
	return clipOf(s, all)
}

func clipOf(s *argmap.Snapshot, all []branch) (Clip, error) {
	reader := s.Reader()
	cut := cutting{from: s, tx: argmap.Begin(argmap.New("", reader)), own: map[argmap.StatementID]bool{}}
	cut.clip.On = argmap.StatementID(cut.free("on"))
	cut.tx.Put(argmap.Statement{
		ID: cut.clip.On, Kind: argmap.Claim, Text: "…", Holdings: []argmap.Holding{{Voice: reader.ID, Stance: argmap.Asserts}},
	})
	for _, b := range all {
		for _, id := range cut.drawn(b) {
			cut.own[id] = true
		}
	}
	ranks := argmap.Ranks(len(all))
	for i, b := range all {
		a := argmap.Argument{ID: argmap.ArgumentID(cut.free("branch" + strconv.Itoa(i))), Polarity: argmap.Pro, Premises: b.of}
		if b.whole() {
			a = b.from
			cut.step(a)
		}
		a.Target, a.Rank = cut.clip.On.Ref(), ranks[i]
		cut.tx.Put(a)
		for _, id := range a.Premises {
			cut.premise(id)
		}
		for _, id := range cut.drawn(b) {
			cut.statement(id)
		}
	}
	var problem error
	if cut.clip.Map, _, problem = cut.tx.Commit(); problem != nil {
		return Clip{}, problem
	}
	return cut.clip, nil
}

// cutting is making a clip.
type cutting struct {
	from *argmap.Snapshot
	tx   *argmap.Tx
	own  map[argmap.StatementID]bool // drawn in one of the branches
	clip Clip
}

// free returns an id that no record of the map has.
func (c *cutting) free(id string) string {
	for c.from.HasID(id) {
		id += "-"
	}
	return id
}

// drawn returns the statements whose boxes are in a branch, in reading order.
func (c *cutting) drawn(b branch) []argmap.StatementID {
	o := c.from.Outline()
	if b.whole() {
		return o.Below(b.from.Ref())
	}
	var out []argmap.StatementID
	for _, id := range b.of {
		out = append(append(out, id), o.Below(id.Ref())...)
	}
	return out
}

// statement takes a statement with all that bears on it.
func (c *cutting) statement(id argmap.StatementID) {
	c.record(id.Ref())
	for _, a := range c.from.On(id.Ref()) {
		c.argument(a)
	}
}

func (c *cutting) argument(a argmap.Argument) {
	c.tx.Put(a)
	for _, id := range a.Premises {
		c.premise(id)
	}
	c.step(a)
}

// step takes what belongs to a step: what is noted on it and bears on it.
func (c *cutting) step(a argmap.Argument) {
	c.notes(a.Ref())
	for _, on := range c.from.On(a.Ref()) {
		c.argument(on)
	}
}

// premise takes a statement that is drawn elsewhere, without what bears on it there.
func (c *cutting) premise(id argmap.StatementID) {
	if !c.own[id] && !slices.Contains(c.clip.Known, id) {
		c.clip.Known = append(c.clip.Known, id)
		c.record(id.Ref())
	}
}

// record takes a statement, with the voices that hold it and what is noted on it.
func (c *cutting) record(r argmap.Ref) {
	st, _ := c.from.Statement(argmap.StatementID(r.ID))
	for _, h := range st.Holdings {
		for _, id := range []argmap.VoiceID{h.Voice, h.Through} {
			if v, ok := c.from.Voice(id); ok {
				c.tx.Put(v)
			}
		}
	}
	c.tx.Put(st)
	c.notes(r)
}

func (c *cutting) notes(r argmap.Ref) {
	for _, cit := range c.from.CitationsOf(r) {
		c.tx.Put(cit)
		if item, ok := c.from.Item(cit.Item); ok {
			c.tx.Put(item)
		}
		if p, ok := c.from.Passage(cit.Passage); ok {
			c.tx.Put(p)
			src, _ := c.from.Source(p.Source)
			c.tx.Put(src)
			if item, ok := c.from.Item(src.Item); ok {
				c.tx.Put(item)
			}
		}
	}
	for _, com := range c.from.CommentsOn(r) {
		c.tx.Put(com)
	}
}
