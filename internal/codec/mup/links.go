package mup

import (
	"encoding/json"
	"fmt"
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

// lines finds the steps that are written as links again: those that came from one and are still what a link can say, a
// reason of one premise that nothing bears on, which comes after all that is no link, as it does when a file is read.
func (w *writer) lines() {
	w.across = map[argmap.ArgumentID]bool{}
	seen := map[argmap.Ref]bool{}
	for _, first := range w.snap.Arguments() {
		if seen[first.Target] {
			continue
		}
		seen[first.Target] = true
		for _, a := range slices.Backward(w.snap.On(first.Target)) {
			if !w.isLine(a) {
				break
			}
			w.across[a.ID] = true
		}
	}
}

func (w *writer) isLine(a argmap.Argument) bool {
	parts, _ := members(json.RawMessage(a.Foreign.Of(formatName)))
	_, ok := members(valueOf(parts, "link"))
	return ok && a.Polarity == argmap.Pro && len(a.Premises) == 1 && !w.folded[a.Ref()] &&
		len(w.snap.On(a.Ref()))+len(w.snap.CommentsOn(a.Ref())) == 0
}

// writeLinks writes the steps that are links.
func (w *writer) writeLinks() {
	for i, a := range w.links {
		if i == 0 {
			w.out.WriteString(`,"links":[`)
		} else {
			w.out.WriteByte(',')
		}
		k := w.keptOf(a.Foreign, a.Ref())
		for _, m := range k.attr {
			w.odd(a.Ref(), m.key)
		}
		if valueOf(k.link, attrLabel) != nil {
			w.odd(a.Ref(), attrLabel)
		}
		attr := without(k.link, attrLabel)
		if label := codec.Line(a.Label); label != "" {
			attr = append(attr, member{attrLabel, json.RawMessage(quoted(titleOf(label)))})
		}
		fmt.Fprintf(&w.out, `{%q:%s,%q:%s`, linkFrom, w.id(a.Premises[0].Ref()), linkTo, w.id(a.Target))
		if len(attr) > 0 {
			w.out.WriteString(`,"attr":` + object(attr))
		}
		w.keys(k, a.Ref(), linkFrom, linkTo, "attr")
		w.out.WriteByte('}')
	}
	if len(w.links) > 0 {
		w.out.WriteByte(']')
	}
}
