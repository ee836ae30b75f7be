package edit

import (
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/words"
)

// Named counts the records that name a voice.
type Named struct{ Statements, Disputes, Views int }

// WhereNamed counts the records that name a voice: as one that holds a statement or tells of it, stands on a side of a
// dispute, or is picked by the filter of a saved view.
func WhereNamed(s *argmap.Snapshot, id argmap.VoiceID) Named {
	var n Named
	for _, r := range s.Pointing(id.Ref()) {
		n.add(r)
	}
	return n
}

func (n *Named) add(r argmap.Ref) {
	switch r.Kind {
	case argmap.KindStatement:
		n.Statements++
	case argmap.KindDispute:
		n.Disputes++
	case argmap.KindView:
		n.Views++
	}
}

func (n Named) nowhere() bool { return n == Named{} }

// String lists them, as "3 statements, 1 dispute and 1 saved view"; "nothing" where there are none.
func (n Named) String() string {
	var all []string
	if n.Statements > 0 {
		all = append(all, words.N(n.Statements, "%d statement", "%d statements"))
	}
	if n.Disputes > 0 {
		all = append(all, words.N(n.Disputes, "%d dispute", "%d disputes"))
	}
	if n.Views > 0 {
		all = append(all, words.N(n.Views, "%d saved view", "%d saved views"))
	}
	switch last := len(all) - 1; last {
	case -1:
		return words.T("nothing")
	case 0:
		return all[0]
	default:
		return words.T("%s and %s", strings.Join(all[:last], ", "), all[last])
	}
}

// MergeVoices gives all that one voice holds, and its places in disputes and views, to another, and removes it. Where the
// author goes, the other is the author from then on.
func MergeVoices(from, into argmap.VoiceID) Act {
	return func(c *Context) (Outcome, error) {
		gone, err := c.voice(from)
		if err != nil {
			return Outcome{}, err
		}
		stays, err := c.voice(into)
		if err != nil {
			return Outcome{}, err
		}
		switch {
		case from == into:
			return Outcome{}, refuse("Choose another voice than %s itself.", gone.Name)
		case gone.Role == argmap.Reader:
			return Outcome{}, refuse("%s is the reader's own voice and stays.", gone.Name)
		case gone.Role == argmap.Author && stays.Role == argmap.Reader:
			return Outcome{}, refuse("%s is the author; the reader's own voice cannot be that, too.", gone.Name)
		}
		for _, r := range c.Now().Pointing(from.Ref()) {
			if err := c.speakFor(r, from, into); err != nil {
				return Outcome{}, err
			}
		}
		c.Remove(from.Ref())
		if gone.Role == argmap.Author {
			stays.Role = argmap.Author
			c.Put(stays)
		}
		return Outcome{Title: words.T("making %s one with %s", gone.Name, stays.Name)}, nil
	}
}

// speakFor names another voice in a record.
func (c *Context) speakFor(r argmap.Ref, from, into argmap.VoiceID) error {
	switch rec := c.Now().Record(r).(type) {
	case argmap.Statement:
		rec.Holdings = spokenFor(rec.Holdings, from, into)
		c.Put(rec)
	case argmap.Dispute:
		for i, side := range rec.Sides {
			rec.Sides[i] = renamed(side, from, into)
		}
		for _, v := range rec.Sides[0] {
			if slices.Contains(rec.Sides[1], v) {
				return refuse("The two stand against each other in the dispute %s; delete it first.", Name(c.Now(), r))
			}
		}
		c.Put(rec)
	case argmap.View:
		rec.Filter.Voices = renamed(rec.Filter.Voices, from, into)
		c.Put(rec)
	}
	return nil
}

// spokenFor returns who holds a statement once one voice speaks for another; nobody holds it twice in the same way, nor
// through himself.
func spokenFor(holdings []argmap.Holding, from, into argmap.VoiceID) []argmap.Holding {
	var out []argmap.Holding
	for _, h := range holdings {
		if h.Voice == from {
			h.Voice = into
		}
		if h.Through == from {
			h.Through = into
		}
		if h.Through == h.Voice {
			h.Through = ""
		}
		if !slices.Contains(out, h) {
			out = append(out, h)
		}
	}
	return out
}

func renamed(voices []argmap.VoiceID, from, into argmap.VoiceID) []argmap.VoiceID {
	var out []argmap.VoiceID
	for _, v := range voices {
		if v == from {
			v = into
		}
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}
