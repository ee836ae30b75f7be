package json

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"warrant/internal/argmap"
)

// spot is a value and how to name its place.
type spot struct {
	node *node
	path string
}

// object reads the fields of one JSON object and remembers which it was asked for. A field of the wrong sort is noted as
// an error and read as if it were not there.
type object struct {
	d     *decoder
	at    spot
	bad   bool // there is no object here; that has been said and is enough
	asked []string
}

// object returns a reader of the object at a spot; of something that is none, after saying so, an empty one.
func (d *decoder) object(at spot) *object {
	if at.node.kind != kindObject {
		d.fault(at, "this should be an object in braces, not %s", kindWords[at.node.kind])
		return &object{d: d, at: spot{&node{kind: kindObject, start: at.node.start}, at.path}, bad: true}
	}
	return &object{d: d, at: at}
}

// spotOf returns the place of a field, its node nil where the field is missing or null.
func (o *object) spotOf(key string) spot {
	o.asked = append(o.asked, key)
	n := o.at.node.field(key)
	if n != nil && n.kind == kindNull {
		n = nil
	}
	path := key
	if o.at.path != "" {
		path = o.at.path + "." + key
	}
	return spot{n, path}
}

// field returns the place of a field of one kind; ok is false where there is none.
func (o *object) field(key string, want kind) (at spot, ok bool) {
	at = o.spotOf(key)
	if at.node == nil {
		return at, false
	}
	if at.node.kind != want {
		o.d.fault(at, "this should be %s, not %s", kindWords[want], kindWords[at.node.kind])
		return at, false
	}
	return at, true
}

func (o *object) has(key string) bool {
	n := o.at.node.field(key)
	return n != nil && n.kind != kindNull
}

func (o *object) text(key string) string {
	if at, ok := o.field(key, kindText); ok {
		return at.node.text
	}
	return ""
}

// need complains about a field that is missing.
func (o *object) need(key string) {
	if !o.has(key) && !o.bad {
		o.d.fault(o.at, "the field %q is missing; add it", key)
	}
}

// must is text that cannot be left out.
func (o *object) must(key string) string {
	o.need(key)
	return o.text(key)
}

// foreign reads what other programs say of a record.
func (o *object) foreign() argmap.Foreign {
	at, ok := o.field("foreign", kindObject)
	if !ok {
		return ""
	}
	f, err := argmap.ParseForeign(string(o.d.data[at.node.start:at.node.end]))
	if err != nil {
		o.d.fault(at, "%s", err)
	}
	return f
}

func (o *object) flag(key string) bool {
	at, ok := o.field(key, kindBool)
	return ok && at.node.text == "true"
}

func (o *object) number(key string) int {
	at, ok := o.field(key, kindNumber)
	if !ok {
		return 0
	}
	n, err := strconv.Atoi(at.node.text)
	if err != nil {
		o.d.fault(at, "%.40s is no whole number, or too large", at.node.text)
	}
	return n
}

func (o *object) time(key string) time.Time {
	at, ok := o.field(key, kindText)
	if !ok {
		return time.Time{}
	}
	t, err := time.Parse(time.RFC3339Nano, at.node.text)
	if err != nil {
		o.d.fault(at, "%.60q is no time; write it as 2026-01-31T12:00:00Z", at.node.text)
	}
	return t.UTC()
}

// rank reads a rank. One that is not well formed would keep argmap.RankBetween looking for ever for one before it.
func (o *object) rank(key string) argmap.Rank {
	at, ok := o.field(key, kindText)
	if !ok {
		return ""
	}
	odd := func(c rune) bool { return !(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') }
	if text := at.node.text; strings.ContainsFunc(text, odd) || strings.HasSuffix(text, "0") {
		o.d.fault(at, "%.60q is no rank: figures and Latin letters, no 0 at the end; take it out and the order of the list counts", text)
		return ""
	}
	return argmap.Rank(at.node.text)
}

// list returns the places of a list's values; nil where there is no list.
func (o *object) list(key string) []spot {
	at, ok := o.field(key, kindArray)
	if !ok {
		return nil
	}
	out := make([]spot, len(at.node.kids))
	for i, kid := range at.node.kids {
		out[i] = spot{kid, fmt.Sprintf("%s[%d]", at.path, i)}
	}
	return out
}

// texts reads a list of texts as whatever string type they are.
func texts[T ~string](o *object, key string) []T {
	return each(o, key, func(at spot) T { return T(o.d.textAt(at)) })
}

// each reads a list, one value after the other. A list that is not there is nil, an empty one is empty: what was written
// from a map is read back exactly.
func each[T any](o *object, key string, read func(spot) T) []T {
	spots := o.list(key)
	if spots == nil {
		return nil
	}
	out := make([]T, len(spots))
	for i, at := range spots {
		out[i] = read(at)
	}
	return out
}

func (d *decoder) textAt(at spot) string {
	if at.node.kind != kindText {
		d.fault(at, "this should be text, not %s", kindWords[at.node.kind])
		return ""
	}
	return at.node.text
}

// word reads a text that is one of few words; the first is the one meant where there is none.
func word[T ~string](o *object, key string, words ...T) T {
	at, ok := o.field(key, kindText)
	if !ok {
		return words[0]
	}
	got := T(at.node.text)
	if !slices.Contains(words, got) {
		var say []string
		for _, w := range words {
			if w != "" {
				say = append(say, string(w))
			}
		}
		o.d.fault(at, "%.60q is not known here; write %s", string(got), alternatives(say))
	}
	return got
}

func alternatives(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}

// done complains about the fields that nobody asked for.
func (o *object) done() {
	for i, key := range o.at.node.keys {
		if !slices.Contains(o.asked, key) {
			o.d.fault(spot{o.at.node.kids[i], o.at.path}, "there is no field %.60q here; correct its name or take it out", key)
		}
	}
}

// ref reads {kind, id}.
func (o *object) ref(key string, kinds ...argmap.Kind) argmap.Ref {
	at := o.spotOf(key)
	if at.node == nil {
		return argmap.Ref{}
	}
	return o.d.refAt(at, kinds...)
}

func (d *decoder) refAt(at spot, kinds ...argmap.Kind) argmap.Ref {
	o := d.object(at)
	words := make([]string, len(kinds))
	for i, k := range kinds {
		words[i] = k.String()
	}
	o.need("kind")
	k, _ := argmap.KindNamed(word(o, "kind", words...))
	ref := argmap.Ref{Kind: k, ID: o.must("id")}
	o.done()
	d.exists(ref, at)
	return ref
}
