package tables

import (
	"time"

	"warrant/internal/argmap"
)

// From records to their wire form and back. Records that are flat convert as they are: the compiler checks that the two
// have the same fields.

func toRef(r argmap.Ref) wireRef   { return wireRef(r) }
func fromRef(r wireRef) argmap.Ref { return argmap.Ref(r) }

func toMap(r argmap.Map) wireMap             { return wireMap(r) }
func (w wireMap) record() argmap.Record      { return argmap.Map(w) }
func toVoice(r argmap.Voice) wireVoice       { return wireVoice(r) }
func (w wireVoice) record() argmap.Record    { return argmap.Voice(w) }
func toSource(r argmap.Source) wireSource    { return wireSource(r) }
func (w wireSource) record() argmap.Record   { return argmap.Source(w) }
func toPassage(r argmap.Passage) wirePassage { return wirePassage(r) }
func (w wirePassage) record() argmap.Record  { return argmap.Passage(w) }

func toStatement(r argmap.Statement) wireStatement {
	return wireStatement{
		ID: r.ID, Kind: r.Kind, Text: r.Text, Short: r.Short,
		Holdings: each(r.Holdings, func(h argmap.Holding) wireHolding { return wireHolding(h) }, false),
		Thesis:   r.Thesis, Tags: r.Tags, Group: r.Group, Note: r.Note, Foreign: r.Foreign, Rank: r.Rank,
	}
}

func (w wireStatement) record() argmap.Record {
	return argmap.Statement{
		ID: w.ID, Kind: w.Kind, Text: w.Text, Short: w.Short,
		Holdings: each(w.Holdings, func(h wireHolding) argmap.Holding { return argmap.Holding(h) }, false),
		Thesis:   w.Thesis, Tags: w.Tags, Group: w.Group, Note: w.Note, Foreign: w.Foreign, Rank: w.Rank,
	}
}

func toArgument(r argmap.Argument) wireArgument {
	return wireArgument{
		ID: r.ID, Polarity: r.Polarity, Premises: r.Premises, Target: toRef(r.Target), Scheme: r.Scheme, Label: r.Label,
		Foreign: r.Foreign, Rank: r.Rank,
	}
}

func (w wireArgument) record() argmap.Record {
	return argmap.Argument{
		ID: w.ID, Polarity: w.Polarity, Premises: w.Premises, Target: fromRef(w.Target), Scheme: w.Scheme, Label: w.Label,
		Foreign: w.Foreign, Rank: w.Rank,
	}
}

func toDispute(r argmap.Dispute) wireDispute {
	return wireDispute{ID: r.ID, Title: r.Title, Left: r.Sides[0], Right: r.Sides[1], Statement: r.Statement, Rank: r.Rank}
}

func (w wireDispute) record() argmap.Record {
	return argmap.Dispute{ID: w.ID, Title: w.Title, Sides: [2][]argmap.VoiceID{w.Left, w.Right}, Statement: w.Statement, Rank: w.Rank}
}

func toName(n argmap.Name) wireName   { return wireName(n) }
func fromName(n wireName) argmap.Name { return argmap.Name(n) }

func toItem(r argmap.Item) wireItem {
	return wireItem{
		ID: r.ID, Type: r.Type, Title: r.Title, Authors: each(r.Authors, toName, false), Editors: each(r.Editors, toName, false),
		Issued: wireDate(r.Issued), Accessed: wireDate(r.Accessed), Container: r.Container, Publisher: r.Publisher, Place: r.Place,
		Volume: r.Volume, Issue: r.Issue, Page: r.Page, URL: r.URL, Note: r.Note, More: r.More, Rank: r.Rank,
	}
}

func (w wireItem) record() argmap.Record {
	return argmap.Item{
		ID: w.ID, Type: w.Type, Title: w.Title, Authors: each(w.Authors, fromName, false), Editors: each(w.Editors, fromName, false),
		Issued: argmap.Date(w.Issued), Accessed: argmap.Date(w.Accessed), Container: w.Container, Publisher: w.Publisher, Place: w.Place,
		Volume: w.Volume, Issue: w.Issue, Page: w.Page, URL: w.URL, Note: w.Note, More: w.More, Rank: w.Rank,
	}
}

func toCitation(r argmap.Citation) wireCitation {
	return wireCitation{ID: r.ID, Of: toRef(r.Of), Item: r.Item, Passage: r.Passage, Locator: r.Locator, Note: r.Note, Rank: r.Rank}
}

func (w wireCitation) record() argmap.Record {
	return argmap.Citation{ID: w.ID, Of: fromRef(w.Of), Item: w.Item, Passage: w.Passage, Locator: w.Locator, Note: w.Note, Rank: w.Rank}
}

// utc drops what a file does not keep of a time: its zone and the reading of the monotonic clock.
func utc(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.Round(0).UTC()
}

func toComment(r argmap.Comment) wireComment {
	return wireComment{
		ID: r.ID, Of: toRef(r.Of), Author: r.Author, Text: r.Text, Severity: r.Severity, Request: r.Request, Status: r.Status,
		Replies: each(r.Replies, func(y argmap.Reply) wireReply { return wireReply{y.Author, y.Text, utc(y.At)} }, false),
		At:      utc(r.At), Rank: r.Rank,
	}
}

func (w wireComment) record() argmap.Record {
	return argmap.Comment{
		ID: w.ID, Of: fromRef(w.Of), Author: w.Author, Text: w.Text, Severity: w.Severity, Request: w.Request, Status: w.Status,
		Replies: each(w.Replies, func(y wireReply) argmap.Reply { return argmap.Reply{Author: y.Author, Text: y.Text, At: utc(y.At)} }, false),
		At:      utc(w.At), Rank: w.Rank,
	}
}

func toView(r argmap.View) wireView {
	return wireView{
		ID: r.ID, Name: r.Name, Filter: toFilter(r.Filter), Folded: each(r.Folded, toRef, false), Focus: toRef(r.Focus),
		Depth: r.Depth, Direction: r.Direction, Style: r.Style, Rank: r.Rank,
	}
}

func (w wireView) record() argmap.Record {
	return argmap.View{
		ID: w.ID, Name: w.Name, Filter: w.Filter.filter(), Folded: each(w.Folded, fromRef, false), Focus: fromRef(w.Focus),
		Depth: w.Depth, Direction: w.Direction, Style: w.Style, Rank: w.Rank,
	}
}

func toFilter(f argmap.Filter) wireFilter {
	return wireFilter{f.Voices, f.Kinds, f.Roles, f.Groups, f.Tags, each(f.Sources, toRef, false), f.Anchors, f.Checks, f.Text, f.Whose, f.Hide}
}

func (w wireFilter) filter() argmap.Filter {
	return argmap.Filter{
		Voices: w.Voices, Kinds: w.Kinds, Roles: w.Roles, Groups: w.Groups, Tags: w.Tags, Sources: each(w.Sources, fromRef, false),
		Anchors: w.Anchors, Checks: w.Checks, Text: w.Text, Whose: w.Whose, Hide: w.Hide,
	}
}
