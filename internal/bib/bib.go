// Package bib is what the formats of bibliographies have in common: a file becomes works, a work becomes an entry of a
// file, and all that was repaired, approximated or dropped on the way is told with its line. Each format is a package
// below; package kinds lists them.
//
// Between a format and the map stand the fields of CSL-JSON. What a format has no field for is kept: in the map under
// "custom" and the format's name, in files as the JSON of the remaining CSL fields, which other programs pass over.
package bib

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/cite"
	"warrant/internal/codec"
)

// Entry is one work of a file.
type Entry struct {
	Line int         // where it begins, counted from 1
	Key  string      // the file's own name for it; empty: it has none
	Item argmap.Item // its id is Key, or a name made from author and year; its rank is empty
}

// Format is one format of bibliographies.
type Format struct {
	Name    string   // as one types it: "biblatex"
	Title   string   // as one reads it: "BibLaTeX"
	Endings []string // of file names, the usual one first
	// Known reports whether a text is of this format, judged by its content. Several may say so; the first listed counts.
	Known func(text string) bool
	// Read reads what Text returns. What is at fault is repaired or passed over and the report says so; the error is for a
	// text that is not of this format at all.
	Read func(text string) ([]Entry, codec.Report, error)
	// Write writes works; nil: the format is not written.
	Write func(items []argmap.Item) ([]byte, codec.Report)
}

// Fields are the fields of a CSL-JSON item as encoding/json gives them, but with numbers as json.Number.
type Fields map[string]any

// Of returns the fields of a work, its id included.
func Of(item argmap.Item) Fields {
	var out Fields
	dec := json.NewDecoder(bytes.NewReader(cite.ToCSL(item)))
	dec.UseNumber()
	if err := dec.Decode(&out); err != nil || out == nil { // cannot be: it was just written
		return Fields{}
	}
	return out
}

// Item makes a work of fields. Fields that hold nothing are left out. The error is a sentence.
func (f Fields) Item() (argmap.Item, error) {
	maps.DeleteFunc(f, func(_ string, v any) bool { return v == nil || v == "" })
	data, err := json.Marshal(f)
	if err != nil {
		return argmap.Item{}, err
	}
	return cite.FromCSL(data)
}

// Text returns a field that is text, or "".
func (f Fields) Text(key string) string {
	switch v := f[key].(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	}
	return ""
}

// Put sets a field to a text; "" leaves it as it is.
func (f Fields) Put(key, text string) {
	if text != "" {
		f[key] = text
	}
}

// Add puts a text behind what the field holds already. A field that is longer than a map can hold grows no more: New
// drops it and says so.
func (f Fields) Add(key, text, between string) {
	was := f.Text(key)
	if len(was) > argmap.MaxText {
		return
	}
	if was != "" && text != "" {
		text = was + between + text
	}
	f.Put(key, text)
}

// Custom returns what is kept for a format.
func (f Fields) Custom(format string) map[string]any {
	custom, _ := f["custom"].(map[string]any)
	kept, _ := custom[format].(map[string]any)
	return kept
}

// Keep keeps something for a format; nothing removes it.
func (f Fields) Keep(format string, kept map[string]any) {
	was, _ := f["custom"].(map[string]any)
	custom := maps.Clone(was)
	if len(kept) == 0 {
		delete(custom, format)
	} else {
		if custom == nil {
			custom = map[string]any{}
		}
		custom[format] = kept
	}
	if len(custom) == 0 {
		delete(f, "custom")
		return
	}
	f["custom"] = custom
}

// Rest returns, as JSON on one line, what of the wanted fields the fields that came back from a format do not say; null
// stands for a field that should not be there. It returns "" where there is nothing to add.
func Rest(wanted, back Fields) string {
	rest := Fields{}
	for k, v := range wanted {
		if k != "id" && !Equal(v, back[k]) {
			rest[k] = v
		}
	}
	for k := range back {
		if _, ok := wanted[k]; !ok && k != "id" {
			rest[k] = nil
		}
	}
	if len(rest) == 0 {
		return ""
	}
	data, err := json.Marshal(rest)
	if err != nil {
		return ""
	}
	return strings.ReplaceAll(string(data), "  ", " \\u0020")
}

// AddRest adds what Rest returned. It reports whether the text was such a rest.
func (f Fields) AddRest(text string) bool {
	var rest map[string]any
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	if dec.Decode(&rest) != nil || dec.More() {
		return false
	}
	for k, v := range rest {
		switch {
		case k == "id":
		case v == nil:
			delete(f, k)
		default:
			f[k] = v
		}
	}
	return true
}

// Equal reports whether two values say the same in JSON.
func Equal(a, b any) bool {
	if x, ok := a.(string); ok {
		y, ok := b.(string)
		return ok && x == y
	}
	return reflect.DeepEqual(plain(a), plain(b))
}

// plain returns a value as encoding/json gives it, so that 7 and json.Number("7") are the same.
func plain(v any) any {
	data, err := json.Marshal(v)
	if err != nil {
		return v
	}
	var out any
	if json.Unmarshal(data, &out) != nil {
		return v
	}
	return out
}

// Names gives entries without a key one, and a second one of the same name another, so that they can be told apart.
type Names struct {
	taken map[string]bool
	last  map[string]int // the number that a name was last given
}

// Free returns the wanted name, or one that is like it and was not returned yet.
func (n *Names) Free(wanted string) string {
	if n.taken == nil {
		n.taken, n.last = map[string]bool{}, map[string]int{}
	}
	name := wanted
	for i := max(2, n.last[wanted]+1); n.taken[name]; i++ {
		name = wanted + "-" + strconv.Itoa(i)
		n.last[wanted] = i
	}
	n.taken[name] = true
	return name
}

// Finish makes an entry of fields: it names it and reads the fields as a work. What is wrong goes into the report.
func (n *Names) Finish(line int, key string, fields Fields, report *codec.Report) (Entry, bool) {
	wanted := KeyOf(key)
	if wanted == "" {
		fields["id"] = "work"
		item, err := fields.Item()
		if err != nil {
			report.Add(codec.Loss{Kind: codec.Dropped, Line: line, What: "an entry",
				Why: fmt.Sprintf("It cannot be read as a work: %s.", err)})
			return Entry{}, false
		}
		wanted = NameFor(item)
		report.Add(codec.Loss{Kind: codec.Invented, Line: line, Of: wanted, What: "the entry's key",
			Why: "The entry has none; it is named after author and year."})
	} else if wanted != key {
		report.Add(codec.Loss{Kind: codec.Approximated, Line: line, Of: wanted, What: fmt.Sprintf("the key %q", short(key)),
			Why: "A key has no spaces and no control characters and at most 80 characters."})
	}
	name := n.Free(wanted)
	if name != wanted {
		report.Add(codec.Loss{Kind: codec.Repaired, Line: line, Of: name, What: fmt.Sprintf("the key %q", wanted),
			Why: "Another entry of the file has it; this one is called differently now."})
	}
	fields["id"] = name
	item, err := fields.Item()
	if err != nil {
		report.Add(codec.Loss{Kind: codec.Dropped, Line: line, Of: name, What: "an entry",
			Why: fmt.Sprintf("It cannot be read as a work: %s.", err)})
		return Entry{}, false
	}
	return Entry{Line: line, Key: key, Item: item}, true
}

// KeyOf returns a file's key as an id: what ids cannot hold is left out.
func KeyOf(key string) string {
	out := strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0x7f || r == 0xFFFD || isSpace(r) {
			return -1
		}
		return r
	}, key)
	for len(out) > 80 {
		runes := []rune(out)
		out = string(runes[:len(runes)-1])
	}
	return out
}

// NameFor makes a name for a work from its first author and year, as in "Lee1961".
func NameFor(item argmap.Item) string {
	name := ""
	for _, list := range [][]argmap.Name{item.Authors, item.Editors} {
		if name == "" && len(list) > 0 {
			name = list[0].Family + list[0].Literal
		}
	}
	if name == "" {
		name = item.Title
	}
	words := strings.FieldsFunc(Fold(name), func(r rune) bool { return r == ' ' })
	name = strings.Join(words[:min(len(words), 3)], "")
	if name == "" {
		name = "work"
	}
	if item.Issued.Year != 0 {
		name += strconv.Itoa(item.Issued.Year)
	}
	return KeyOf(name)
}

// Keys returns for each work the key by which a file calls it: its id, or, where that is one that the program made, a
// name from author and year. No two are the same.
func Keys(items []argmap.Item) []string {
	var names Names
	out := make([]string, len(items))
	for i, item := range items {
		if !made(string(item.ID)) {
			out[i] = names.Free(safe(string(item.ID)))
		}
	}
	for i, item := range items {
		if out[i] == "" {
			out[i] = names.Free(safe(NameFor(item)))
		}
	}
	return out
}

// made reports whether an id is one that the program gave: 32 hexadecimal digits, with or without hyphens.
func made(id string) bool {
	digits := 0
	for _, r := range id {
		switch {
		case r >= '0' && r <= '9' || r >= 'a' && r <= 'f':
			digits++
		case r != '-':
			return false
		}
	}
	return digits == 32
}

// safe replaces in a key what BibTeX or pandoc would take for the end of it.
func safe(key string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`{}(),=#"%~\@';[]`, r) {
			return '_'
		}
		return r
	}, key)
}

func short(s string) string {
	if runes := []rune(s); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return s
}

// CSLName is a name with the parts that CSL has for it.
type CSLName struct{ Family, Given, Particle, Suffix, Literal string }

// Fields returns the name as CSL-JSON.
func (n CSLName) Fields() map[string]any {
	out := map[string]any{}
	for key, text := range map[string]string{"family": n.Family, "given": n.Given, "dropping-particle": n.Particle,
		"suffix": n.Suffix, "literal": n.Literal} {
		if text != "" {
			out[key] = text
		}
	}
	return out
}

// NamesOf reads the names of a field; parts that CSLName has no place for are lost.
func (f Fields) NamesOf(key string) []CSLName {
	list, _ := f[key].([]any)
	var out []CSLName
	for _, one := range list {
		fields, _ := one.(map[string]any)
		part := func(key string) string { s, _ := fields[key].(string); return s }
		particle := strings.TrimSpace(part("dropping-particle") + " " + part("non-dropping-particle"))
		out = append(out, CSLName{part("family"), part("given"), particle, part("suffix"), part("literal")})
	}
	return out
}

// AddNames puts names behind those that the field holds already.
func (f Fields) AddNames(key string, names ...CSLName) {
	list, _ := f[key].([]any)
	for _, n := range names {
		if n != (CSLName{}) {
			list = append(list, n.Fields())
		}
	}
	if len(list) > 0 {
		f[key] = list
	}
}

// ByComma reads a name as "Family, Given" or "Family, Given, Suffix"; one without a comma has its family name last.
func ByComma(text string) CSLName {
	parts := strings.Split(text, ",")
	for i := range parts {
		parts[i] = strings.Join(strings.Fields(parts[i]), " ")
	}
	switch {
	case len(parts) >= 3:
		return CSLName{Family: parts[0], Given: parts[1],
			Suffix: strings.Join(slices.DeleteFunc(parts[2:], func(s string) bool { return s == "" }), ", ")}
	case len(parts) == 2 && parts[1] == "":
		return CSLName{Literal: parts[0]}
	case len(parts) == 2:
		return CSLName{Family: parts[0], Given: parts[1]}
	}
	words := strings.Fields(text)
	if len(words) < 2 {
		return CSLName{Family: parts[0]}
	}
	return CSLName{Family: words[len(words)-1], Given: strings.Join(words[:len(words)-1], " ")}
}
