package mup

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

// formatName is the name of the format, also in argmap.Foreign.
const formatName = "mup"

// member is a key of an object with its value, as it was written.
type member struct {
	key   string
	value json.RawMessage
}

// members returns what an object holds, in order; of two values of one key the last counts. Null is an empty object; ok is
// false for anything else.
func members(raw json.RawMessage) (out []member, ok bool) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	t, err := dec.Token()
	if err != nil || t != nil && t != json.Delim('{') {
		return nil, false
	}
	at := map[string]int{}
	for t != nil && dec.More() {
		key, err := dec.Token()
		if err != nil {
			return nil, false
		}
		m := member{}
		m.key, _ = key.(string)
		if dec.Decode(&m.value) != nil {
			return nil, false
		}
		if n, twice := at[m.key]; twice {
			out[n] = m
			continue
		}
		at[m.key] = len(out)
		out = append(out, m)
	}
	return out, true
}

// without returns members but for those of some keys.
func without(all []member, keys ...string) []member {
	return slices.DeleteFunc(slices.Clone(all), func(m member) bool { return slices.Contains(keys, m.key) })
}

// valueOf returns the value of a key; nil: there is none.
func valueOf(all []member, key string) json.RawMessage {
	for _, m := range all {
		if m.key == key {
			return m.value
		}
	}
	return nil
}

// object returns members as JSON.
func object(all []member) string {
	var b strings.Builder
	b.WriteByte('{')
	for i, m := range all {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(quoted(m.key) + ":" + string(m.value))
	}
	b.WriteByte('}')
	return b.String()
}

// kept is what a file says of a record and a map has no word for. In argmap.Foreign it is an object of these parts, of which
// those that are empty are left out.
type kept struct {
	attr []member // attributes; of those that a map has a part of, the rest
	keys []member // what an idea has beside id, title, attributes and ideas
	link []member // what a line has beside its ends and its label, where a step is a line across the map
	line bool     // it is one
}

// foreign returns what is kept as a record holds it.
func (k kept) foreign() argmap.Foreign {
	var parts []member
	add := func(key string, all []member, there bool) {
		if there {
			parts = append(parts, member{key, json.RawMessage(object(all))})
		}
	}
	add("attr", k.attr, len(k.attr) > 0)
	add("keys", k.keys, len(k.keys) > 0)
	add("link", k.link, k.line)
	if len(parts) == 0 {
		return ""
	}
	f, err := argmap.Foreign("").With(formatName, object(parts))
	if err != nil {
		return "" // what was read as JSON is JSON
	}
	return f
}

// keep returns what is kept of an idea; what a map cannot hold even so is reported.
func (r *reader) keep(i *idea, k kept) argmap.Foreign {
	if f := k.foreign(); f.Fault() == "" {
		return f
	}
	size := len(kept{line: true}.foreign()) // what stands around them all
	for _, part := range []*[]member{&k.attr, &k.keys, &k.link} {
		*part = slices.DeleteFunc(slices.Clone(*part), func(m member) bool {
			alone := kept{attr: []member{m}}.foreign()
			why := alone.Fault()
			if why == "" && size+len(alone) > argmap.MaxForeign {
				why = "is too long together with the others"
			}
			if why == "" {
				size += len(alone)
				return false
			}
			r.lose(codec.Dropped, i, "the attribute "+m.key, "It "+why+".")
			return true
		})
	}
	return k.foreign()
}

// rest returns what an idea has beside the attributes that are named.
func (i *idea) rest(known ...string) kept {
	k := kept{keys: i.other}
	for _, key := range i.order {
		if !slices.Contains(known, key) {
			k.attr = append(k.attr, member{key, i.attr[key]})
		}
	}
	return k
}

// lineRest returns what an idea says of the line above it beside a label.
func (i *idea) lineRest() []member {
	raw := i.attr[attrConnector]
	parts, ok := members(raw)
	if left := without(parts, attrLabel); ok && len(left) > 0 {
		raw = json.RawMessage(object(left))
	} else if ok {
		return nil
	}
	if raw == nil {
		return nil
	}
	return []member{{attrConnector, raw}}
}

// keptOf returns what is kept of a record. What others may have put there instead is reported.
func (w *writer) keptOf(f argmap.Foreign, of argmap.Ref) (k kept) {
	said := f.Of(formatName)
	if said == "" {
		return k
	}
	parts, ok := members(json.RawMessage(said))
	if !ok {
		w.odd(of, "all of it")
	}
	for _, p := range parts {
		all, ok := members(p.value)
		switch {
		case ok && p.key == "attr":
			k.attr = all
		case ok && p.key == "keys":
			k.keys = all
		case ok && p.key == "link" && of.Kind == argmap.KindArgument:
			k.link, k.line = all, true
		default:
			w.odd(of, p.key)
		}
	}
	return k
}

// odd says of a part of what is kept that it cannot be written.
func (w *writer) odd(of argmap.Ref, part string) {
	w.lose(codec.Dropped, of, "what only this format reads, "+codec.Line(part), "In a file it would say something else, or nothing.")
}

// others writes the attributes that a map has no word for, but for those that would say something else here.
func (w *writer) others(k kept, of argmap.Ref, attr *attributes, taken ...string) {
	for _, m := range k.attr {
		if slices.Contains(taken, m.key) {
			w.odd(of, m.key)
			continue
		}
		attr.put(m.key, string(m.value))
	}
}

// keys writes what an idea, the top or a link has beside what the format knows.
func (w *writer) keys(k kept, of argmap.Ref, known ...string) {
	for _, m := range k.keys {
		if slices.Contains(known, m.key) {
			w.odd(of, m.key)
			continue
		}
		w.out.WriteString("," + quoted(m.key) + ":" + string(m.value))
	}
}

// taken returns one of the attributes that are kept, and takes it out of them.
func (k *kept) taken(key string) json.RawMessage {
	value := valueOf(k.attr, key)
	k.attr = without(k.attr, key)
	return value
}
