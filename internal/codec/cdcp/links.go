package cdcp

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

// link is a step: the propositions from first to last together support another.
type link struct {
	id                  string
	first, last, target int
	called              string
}

// links makes the steps, in the order in which the text has their premises.
func (r *reader) links() {
	var all []link
	take := func(raws []json.RawMessage, word, called string) {
		for i, raw := range raws {
			l := link{id: fmt.Sprintf("%s%d", word, i), called: called}
			if !l.parse(raw) {
				r.lose(codec.Dropped, l.id, "a link", "It is not of the form [[first, last], target], with numbers of propositions.")
				continue
			}
			all = append(all, l)
		}
	}
	take(r.Reasons, "reason", "")
	take(r.Evidences, evidence, evidence)
	slices.SortStableFunc(all, func(a, b link) int { return cmp.Compare(a.first, b.first) })
	made := map[link]string{}
	for _, l := range all {
		said := l
		said.id = ""
		if there := made[said]; there != "" {
			r.lose(codec.Dropped, l.id, "a link that is there twice", there+" says the same of the same propositions.")
			continue
		}
		made[said] = l.id
		r.step(l)
	}
}

// parse reads [[first, last], target].
func (l *link) parse(raw json.RawMessage) bool {
	var ends []json.RawMessage
	var source []int
	if bytes.Contains(raw, []byte("null")) || // which would pass for 0
		json.Unmarshal(raw, &ends) != nil || len(ends) != 2 || json.Unmarshal(ends[0], &source) != nil || len(source) != 2 {
		return false
	}
	l.first, l.last = source[0], source[1]
	return json.Unmarshal(ends[1], &l.target) == nil && l.first <= l.last
}

// step makes the step of a link.
func (r *reader) step(l link) {
	if min(l.first, l.target) < 0 || max(l.last, l.target) >= len(r.statements) {
		r.lose(codec.Dropped, l.id, "a link",
			fmt.Sprintf("It leads from propositions %d to %d to proposition %d; the last is %d.", l.first, l.last, l.target, len(r.statements)-1))
		return
	}
	if l.last-l.first >= maxPremises {
		r.lose(codec.Dropped, l.id, "a link", fmt.Sprintf("It starts from more than %d propositions at once.", maxPremises))
		return
	}
	a := argmap.Argument{ID: argmap.ArgumentID(l.id), Polarity: argmap.Pro, Label: l.called}
	for n := l.first; n <= l.last; n++ {
		switch id := r.statements[n]; {
		case id == "":
			r.lose(codec.Dropped, l.id, "a premise", fmt.Sprintf("Proposition %d has no words.", n))
		case n == l.target:
			r.lose(codec.Dropped, l.id, "a premise that is what the step bears on", "No statement bears on itself.")
		default:
			a.Premises = append(a.Premises, id)
		}
	}
	if len(a.Premises) == 0 || r.statements[l.target] == "" {
		r.lose(codec.Dropped, l.id, "a link", "It leads from nothing or to nothing.")
		return
	}
	a.Target = r.statements[l.target].Ref()
	r.Step(a)
}

// addresses cites the web pages that propositions refer to.
func (r *reader) addresses() {
	works := map[string]argmap.ItemID{}
	for _, key := range slices.Sorted(maps.Keys(r.URL)) {
		var urls []string
		var one string
		n, err := strconv.Atoi(key)
		switch raw := r.URL[key]; {
		case err != nil || n < 0 || n >= len(r.statements) || r.statements[n] == "":
			r.lose(codec.Dropped, key, "an address on the web, "+short(string(raw)), "It belongs to no proposition.")
			continue
		case json.Unmarshal(raw, &one) == nil:
			urls = []string{one}
		case json.Unmarshal(raw, &urls) != nil:
			r.lose(codec.Dropped, key, "an address on the web, "+short(string(raw)), "It is no text.")
			continue
		}
		for _, url := range urls {
			if url = codec.Line(url); url == "" {
				continue
			}
			if works[url] == "" {
				works[url] = argmap.ItemID(r.Fresh("work"))
				r.Put(argmap.Item{ID: works[url], Type: "webpage", Title: url, URL: url, Rank: r.Rank()})
			}
			r.Put(argmap.Citation{ID: argmap.CitationID(r.Fresh("citation")), Of: r.statements[n].Ref(), Item: works[url], Rank: r.Rank()})
		}
	}
}
