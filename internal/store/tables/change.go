package tables

import (
	"fmt"
	"slices"

	"warrant/internal/argmap"
)

// A change in the log is a JSON list of edits. Each edit is an object with one member, named by the kind of the record,
// that holds the record before and after: [{"voice":{"from":{…},"to":{…}}}]. A kind or a field that this program does
// not know makes the log unreadable, and is reported as damage instead of being lost.

type wired interface{ record() argmap.Record }

type pair[W wired] struct {
	From *W `json:"from,omitempty"`
	To   *W `json:"to,omitempty"`
}

type wireEdit struct {
	Map       *pair[wireMap]       `json:"map,omitempty"`
	Voice     *pair[wireVoice]     `json:"voice,omitempty"`
	Statement *pair[wireStatement] `json:"statement,omitempty"`
	Argument  *pair[wireArgument]  `json:"argument,omitempty"`
	Dispute   *pair[wireDispute]   `json:"dispute,omitempty"`
	Source    *pair[wireSource]    `json:"source,omitempty"`
	Passage   *pair[wirePassage]   `json:"passage,omitempty"`
	Item      *pair[wireItem]      `json:"item,omitempty"`
	Citation  *pair[wireCitation]  `json:"citation,omitempty"`
	Comment   *pair[wireComment]   `json:"comment,omitempty"`
	View      *pair[wireView]      `json:"view,omitempty"`
}

// pairOf returns both sides of an edit of records of type R.
func pairOf[R argmap.Record, W wired](e argmap.Edit, to func(R) W) *pair[W] {
	p := &pair[W]{}
	if r, ok := e.From.(R); ok {
		w := to(r)
		p.From = &w
	}
	if r, ok := e.To.(R); ok {
		w := to(r)
		p.To = &w
	}
	return p
}

// edit returns the edit that p holds; ok is false for a nil pair.
func (p *pair[W]) edit() (e argmap.Edit, ok bool) {
	if p == nil {
		return e, false
	}
	if p.From != nil {
		e.From = (*p.From).record()
	}
	if p.To != nil {
		e.To = (*p.To).record()
	}
	return e, true
}

func toWire(e argmap.Edit) (w wireEdit, err error) {
	switch e.Ref().Kind {
	case argmap.KindMap:
		w.Map = pairOf(e, toMap)
	case argmap.KindVoice:
		w.Voice = pairOf(e, toVoice)
	case argmap.KindStatement:
		w.Statement = pairOf(e, toStatement)
	case argmap.KindArgument:
		w.Argument = pairOf(e, toArgument)
	case argmap.KindDispute:
		w.Dispute = pairOf(e, toDispute)
	case argmap.KindSource:
		w.Source = pairOf(e, toSource)
	case argmap.KindPassage:
		w.Passage = pairOf(e, toPassage)
	case argmap.KindItem:
		w.Item = pairOf(e, toItem)
	case argmap.KindCitation:
		w.Citation = pairOf(e, toCitation)
	case argmap.KindComment:
		w.Comment = pairOf(e, toComment)
	case argmap.KindView:
		w.View = pairOf(e, toView)
	default:
		return w, fmt.Errorf("no form in the log for %s", e.Ref())
	}
	return w, nil
}

// fromWire returns the edit that w holds: exactly one, of one record.
func (w wireEdit) fromWire() (argmap.Edit, error) {
	var edits []argmap.Edit
	add := func(e argmap.Edit, ok bool) {
		if ok {
			edits = append(edits, e)
		}
	}
	add(w.Map.edit())
	add(w.Voice.edit())
	add(w.Statement.edit())
	add(w.Argument.edit())
	add(w.Dispute.edit())
	add(w.Source.edit())
	add(w.Passage.edit())
	add(w.Item.edit())
	add(w.Citation.edit())
	add(w.Comment.edit())
	add(w.View.edit())
	if len(edits) != 1 {
		return argmap.Edit{}, fmt.Errorf("an edit of %d records", len(edits))
	}
	e := edits[0]
	if e.From == nil && e.To == nil {
		return e, fmt.Errorf("an edit without a record")
	}
	if e.From != nil && e.To != nil && e.From.Ref() != e.To.Ref() {
		return e, fmt.Errorf("an edit from %s to %s", e.From.Ref(), e.To.Ref())
	}
	return e, nil
}

// encodeChange returns a change as it stands in the log.
func encodeChange(c argmap.Change) (string, error) {
	list := make([]wireEdit, 0, len(c.Edits()))
	for _, e := range c.Edits() {
		w, err := toWire(e)
		if err != nil {
			return "", err
		}
		list = append(list, w)
	}
	return encodeJSON(list)
}

// decodeChange reads a change of the log.
func decodeChange(s string) (argmap.Change, error) {
	var list []wireEdit
	if err := decodeJSON(s, &list); err != nil {
		return argmap.Change{}, err
	}
	edits := make([]argmap.Edit, 0, len(list))
	for _, w := range list {
		e, err := w.fromWire()
		if err != nil {
			return argmap.Change{}, err
		}
		edits = append(edits, e)
	}
	c := argmap.NewChange(edits)
	touched := c.Touched()
	if len(slices.Compact(touched)) != len(edits) {
		return argmap.Change{}, fmt.Errorf("a change that touches one record twice")
	}
	return c, nil
}
