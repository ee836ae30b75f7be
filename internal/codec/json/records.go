package json

import (
	"fmt"
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/cite"
)

func (d *decoder) voice(o *object, id string, rank argmap.Rank) argmap.Record {
	return argmap.Voice{ID: argmap.VoiceID(id), Name: o.must("name"), Rank: rank,
		Role: word(o, "role", argmap.Participant, argmap.Author, argmap.Reader)}
}

// voiceID reads a voice's id.
func (d *decoder) voiceID(at spot) argmap.VoiceID {
	id := argmap.VoiceID(d.textAt(at))
	d.exists(id.Ref(), at)
	return id
}

// idOf reads the id of another record; an empty one names none.
func idOf[T ~string](o *object, key string, kind argmap.Kind) T {
	at, ok := o.field(key, kindText)
	if !ok {
		return ""
	}
	o.d.exists(argmap.Ref{Kind: kind, ID: at.node.text}, at)
	return T(at.node.text)
}

func (d *decoder) statement(o *object, id string, rank argmap.Rank) argmap.Record {
	st := argmap.Statement{
		ID: argmap.StatementID(id), Text: o.must("text"), Short: o.text("short"),
		Kind:   word(o, "kind", argmap.Claim, argmap.Evidence, argmap.Assumption),
		Thesis: o.flag("thesis"), Tags: texts[string](o, "tags"), Group: o.text("group"), Note: o.text("note"), Foreign: o.foreign(), Rank: rank,
	}
	said := derived{id: st.ID, voice: o.text("voice"), role: o.text("role"), path: o.at.path, voiceGiven: o.has("voice"), hasRoles: o.has("role")}
	st.Holdings = each(o, "holdings", d.holding)
	if !o.has("holdings") {
		st.Holdings = d.heldBy(o, said.voice)
	}
	d.derived = append(d.derived, said)
	return st
}

func (d *decoder) holding(at spot) argmap.Holding {
	o := d.object(at)
	o.need("voice")
	h := argmap.Holding{
		Voice:   idOf[argmap.VoiceID](o, "voice", argmap.KindVoice),
		Stance:  word(o, "stance", argmap.Stances...),
		Through: idOf[argmap.VoiceID](o, "through", argmap.KindVoice),
	}
	o.done()
	return h
}

// heldBy serves files written by hand, which may name just the one voice that asserts a statement.
func (d *decoder) heldBy(o *object, name string) []argmap.Holding {
	if name == "" {
		d.fault(o.at, `nobody holds this statement; add "holdings": [{"voice": ID, "stance": "asserts"}]`)
		return nil
	}
	if d.names == nil {
		d.names = map[string]argmap.VoiceID{}
		for _, v := range slices.Backward(d.tx.Now().Voices()) {
			d.names[v.Name] = v.ID // of two with one name the first
		}
	}
	if id, ok := d.names[name]; ok {
		return []argmap.Holding{{Voice: id, Stance: argmap.Asserts}}
	}
	d.fault(o.spotOf("voice"), "no voice has the name %.60q; add it to the voices or correct the name", name)
	return nil
}

func (d *decoder) argument(o *object, id string, rank argmap.Rank) argmap.Record {
	o.need("polarity")
	o.need("target")
	return argmap.Argument{
		ID: argmap.ArgumentID(id), Polarity: word(o, "polarity", argmap.Pro, argmap.Con),
		Premises: each(o, "premises", func(at spot) argmap.StatementID {
			p := argmap.StatementID(d.textAt(at))
			d.exists(p.Ref(), at)
			return p
		}),
		Target: o.ref("target", argmap.KindStatement, argmap.KindArgument),
		Scheme: o.text("scheme"), Label: o.text("label"), Foreign: o.foreign(), Rank: rank,
	}
}

func (d *decoder) dispute(o *object, id string, rank argmap.Rank) argmap.Record {
	out := argmap.Dispute{ID: argmap.DisputeID(id), Title: o.must("title"), Rank: rank,
		Statement: idOf[argmap.StatementID](o, "statement", argmap.KindStatement)}
	o.need("sides")
	sides := o.list("sides")
	if o.has("sides") && len(sides) != 2 {
		d.fault(o.spotOf("sides"), "a dispute has two sides, this one has %d", len(sides))
		return out
	}
	for i, at := range sides {
		if at.node.kind != kindArray {
			d.fault(at, "this should be a list of voices, not %s", kindWords[at.node.kind])
			continue
		}
		out.Sides[i] = make([]argmap.VoiceID, len(at.node.kids))
		for k, kid := range at.node.kids {
			out.Sides[i][k] = d.voiceID(spot{kid, fmt.Sprintf("%s[%d]", at.path, k)})
		}
	}
	return out
}

func (d *decoder) source(o *object, id string, rank argmap.Rank) argmap.Record {
	return argmap.Source{ID: argmap.SourceID(id), Title: o.must("title"), Item: idOf[argmap.ItemID](o, "item", argmap.KindItem), Rank: rank}
}

func (d *decoder) passage(o *object, id string, rank argmap.Rank) argmap.Record {
	o.need("source")
	return argmap.Passage{
		ID: argmap.PassageID(id), Source: idOf[argmap.SourceID](o, "source", argmap.KindSource),
		Section: o.text("section"), Paragraph: o.number("paragraph"), Page: o.text("page"),
		Start: o.number("start"), End: o.number("end"),
		Quote: o.text("quote"), Prefix: o.text("prefix"), Suffix: o.text("suffix"), Rank: rank,
	}
}

func (d *decoder) item(o *object, _ string, rank argmap.Rank) argmap.Record {
	if o.bad {
		return argmap.Item{}
	}
	item, err := cite.FromCSL(d.data[o.at.node.start:o.at.node.end])
	if err != nil {
		d.fault(o.at, "%s", err)
	}
	if more, ok := o.field(itemMore, kindText); ok {
		item.More = more.node.text
	}
	item.Rank = rank
	return item
}

func (d *decoder) citation(o *object, id string, rank argmap.Rank) argmap.Record {
	o.need("of")
	return argmap.Citation{
		ID: argmap.CitationID(id), Of: o.ref("of", argmap.KindStatement, argmap.KindArgument),
		Item:    idOf[argmap.ItemID](o, "item", argmap.KindItem),
		Passage: idOf[argmap.PassageID](o, "passage", argmap.KindPassage),
		Locator: o.text("locator"), Note: o.number("note"), Rank: rank,
	}
}

func (d *decoder) comment(o *object, id string, rank argmap.Rank) argmap.Record {
	o.need("of")
	return argmap.Comment{
		ID: argmap.CommentID(id), Of: o.ref("of", argmap.KindStatement, argmap.KindArgument, argmap.KindMap),
		Author: o.text("author"), Text: o.must("text"),
		Severity: word(o, "severity", argmap.Remark, argmap.Minor, argmap.Major),
		Request:  o.text("request"), Status: word(o, "status", argmap.Open, argmap.Resolved),
		Replies: each(o, "replies", d.reply), At: o.time("at"), Rank: rank,
	}
}

func (d *decoder) reply(at spot) argmap.Reply {
	o := d.object(at)
	r := argmap.Reply{Author: o.text("author"), Text: o.must("text"), At: o.time("at")}
	o.done()
	return r
}

// anyKind serves views, whose references the rules of the map hold to nothing but that they lead somewhere.
var anyKind = []argmap.Kind{argmap.KindStatement, argmap.KindArgument, argmap.KindMap, argmap.KindVoice, argmap.KindDispute,
	argmap.KindSource, argmap.KindPassage, argmap.KindItem, argmap.KindCitation, argmap.KindComment, argmap.KindView}

func (d *decoder) view(o *object, id string, rank argmap.Rank) argmap.Record {
	v := argmap.View{
		ID: argmap.ViewID(id), Name: o.must("name"), Focus: o.ref("focus", anyKind...),
		Folded: each(o, "folded", func(at spot) argmap.Ref { return d.refAt(at, anyKind...) }),
		Depth:  o.number("depth"), Direction: word(o, "direction", argmap.Auto, argmap.Down, argmap.Right, argmap.Up),
		Style: o.text("style"), Rank: rank,
	}
	if o.has("filter") {
		v.Filter = d.filter(o.spotOf("filter"))
	}
	return v
}

func (d *decoder) filter(at spot) argmap.Filter {
	o := d.object(at)
	f := argmap.Filter{
		Voices: each(o, "voices", d.voiceID), Kinds: texts[argmap.StatementKind](o, "kinds"),
		Roles: texts[argmap.Role](o, "roles"), Groups: texts[string](o, "groups"), Tags: texts[string](o, "tags"),
		Sources: each(o, "sources", func(at spot) argmap.Ref { return d.refAt(at, argmap.KindItem, argmap.KindSource) }),
		Anchors: texts[argmap.Anchor](o, "anchors"), Checks: texts[argmap.Check](o, "checks"), Text: o.text("text"),
		Whose: word(o, "whose", argmap.Everybodys, argmap.Mine, argmap.Theirs), Hide: o.flag("hide"),
	}
	o.done()
	return f
}
