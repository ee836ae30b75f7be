// Package cite turns bibliography items into CSL-JSON and back, and into the words by which a reader knows them.
//
// The model holds the fields of CSL-JSON that the program works with; all others are kept in argmap.Item.More, so that
// a library that passes through a map comes out as it went in.
package cite

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"warrant/internal/argmap"
)

// Ours starts the names of the fields that the program adds to CSL-JSON items in its own files. They say nothing of the
// work and are not read as part of it.
const Ours = "warrant-"

func isOurs(key string, _ any) bool { return strings.HasPrefix(key, Ours) }

// textField is a CSL variable that the model holds as text.
type textField struct {
	key string
	of  func(*argmap.Item) *string
}

// textFields, nameFields and dateFields are all the CSL variables that have a place of their own in the model.
var (
	textFields = []textField{
		{"type", func(i *argmap.Item) *string { return &i.Type }},
		{"title", func(i *argmap.Item) *string { return &i.Title }},
		{"container-title", func(i *argmap.Item) *string { return &i.Container }},
		{"publisher", func(i *argmap.Item) *string { return &i.Publisher }},
		{"publisher-place", func(i *argmap.Item) *string { return &i.Place }},
		{"volume", func(i *argmap.Item) *string { return &i.Volume }},
		{"issue", func(i *argmap.Item) *string { return &i.Issue }},
		{"page", func(i *argmap.Item) *string { return &i.Page }},
		{"URL", func(i *argmap.Item) *string { return &i.URL }},
		{"note", func(i *argmap.Item) *string { return &i.Note }},
	}
	nameFields = []struct {
		key string
		of  func(*argmap.Item) *[]argmap.Name
	}{
		{"author", func(i *argmap.Item) *[]argmap.Name { return &i.Authors }},
		{"editor", func(i *argmap.Item) *[]argmap.Name { return &i.Editors }},
	}
	dateFields = []struct {
		key string
		of  func(*argmap.Item) *argmap.Date
	}{
		{"issued", func(i *argmap.Item) *argmap.Date { return &i.Issued }},
		{"accessed", func(i *argmap.Item) *argmap.Date { return &i.Accessed }},
	}
)

// keyOrder is the order in which ToCSL writes; what is not named here follows, sorted.
var keyOrder = []string{"id", "type", "title", "author", "editor", "issued", "accessed", "container-title", "publisher",
	"publisher-place", "volume", "issue", "page", "URL", "note"}

// Parse reads a CSL-JSON list of items. Their ids are those of the list, their ranks are left empty.
func Parse(csl []byte) ([]argmap.Item, error) {
	var raws []json.RawMessage
	if err := json.Unmarshal(csl, &raws); err != nil {
		return nil, fmt.Errorf("this is no CSL-JSON list of items: %w", err)
	}
	out := make([]argmap.Item, 0, len(raws))
	seen := map[argmap.ItemID]bool{}
	for i, raw := range raws {
		item, err := FromCSL(raw)
		if err != nil {
			return nil, fmt.Errorf("item %d: %w", i+1, err)
		}
		if seen[item.ID] {
			return nil, fmt.Errorf("item %d: the id %q is there twice; give each item an id of its own", i+1, item.ID)
		}
		seen[item.ID] = true
		out = append(out, item)
	}
	return out, nil
}

// FromCSL reads one CSL-JSON item. A field that the model cannot hold in full, such as a name with particles or a range
// of dates, is read as well as it goes and also kept as it is in More.
func FromCSL(csl []byte) (argmap.Item, error) {
	fields, err := object(csl)
	if err != nil {
		return argmap.Item{}, errors.New("a CSL-JSON item is an object in braces; this is not")
	}
	var item argmap.Item
	id, _, ok := textOf(fields["id"])
	if !ok || id == "" {
		return argmap.Item{}, errors.New(`the item has no "id"; give it one`)
	}
	item.ID = argmap.ItemID(id)
	delete(fields, "id")
	maps.DeleteFunc(fields, isOurs)
	if err := takeMapped(&item, fields); err != nil {
		return argmap.Item{}, fmt.Errorf("%q: %w", id, err)
	}
	if len(fields) > 0 {
		more, err := json.Marshal(fields)
		if err != nil {
			return argmap.Item{}, fmt.Errorf("%q: %w", id, err)
		}
		item.More = string(more)
	}
	return item, nil
}

// takeMapped moves the fields that the model has a place for from fields into item; those it cannot hold in full stay.
func takeMapped(item *argmap.Item, fields map[string]any) error {
	take := func(key string, read func(any) (exact, ok bool), want string) error {
		v, there := fields[key]
		if !there {
			return nil
		}
		exact, ok := true, true
		if v != nil {
			exact, ok = read(v)
		}
		if !ok {
			return fmt.Errorf("%q should be %s", key, want)
		}
		if exact {
			delete(fields, key)
		}
		return nil
	}
	var errs []error
	for _, f := range textFields {
		errs = append(errs, take(f.key, func(v any) (exact, ok bool) { *f.of(item), exact, ok = textOf(v); return }, "text"))
	}
	for _, f := range nameFields {
		errs = append(errs, take(f.key, func(v any) (exact, ok bool) { *f.of(item), exact, ok = namesOf(v); return }, "a list of names"))
	}
	for _, f := range dateFields {
		errs = append(errs, take(f.key, func(v any) (exact, ok bool) { *f.of(item), exact, ok = dateOf(v); return }, "a date"))
	}
	return errors.Join(errs...)
}

// ToCSL writes one item as a CSL-JSON object on one line, its keys in a fixed order. A field that More holds in full is
// taken from there as long as it still says what the item says.
func ToCSL(item argmap.Item) []byte {
	fields, err := object([]byte(item.More))
	if err != nil {
		fields = map[string]any{}
	}
	maps.DeleteFunc(fields, isOurs)
	put := func(key string, value any, empty, kept bool) {
		switch {
		case kept:
		case empty:
			delete(fields, key)
		default:
			fields[key] = value
		}
	}
	for _, f := range textFields {
		now := *f.of(&item)
		was, _, ok := textOf(fields[f.key])
		put(f.key, now, now == "", ok && was == now)
	}
	for _, f := range nameFields {
		now := *f.of(&item)
		was, _, ok := namesOf(fields[f.key])
		put(f.key, cslNames(now), now == nil, ok && slices.Equal(was, now))
	}
	for _, f := range dateFields {
		now := *f.of(&item)
		was, _, ok := dateOf(fields[f.key])
		put(f.key, cslDate(now), now == argmap.Date{}, ok && was == now)
	}
	fields["id"] = string(item.ID)
	return inOrder(fields)
}

// inOrder writes an object with the keys of keyOrder first.
func inOrder(fields map[string]any) []byte {
	keys := slices.DeleteFunc(slices.Clone(keyOrder), func(k string) bool { _, ok := fields[k]; return !ok })
	for _, k := range slices.Sorted(maps.Keys(fields)) {
		if !slices.Contains(keyOrder, k) {
			keys = append(keys, k)
		}
	}
	var out bytes.Buffer
	out.WriteByte('{')
	for i, k := range keys {
		if i > 0 {
			out.WriteByte(',')
		}
		out.Write(compact(k))
		out.WriteByte(':')
		out.Write(compact(fields[k]))
	}
	out.WriteByte('}')
	return out.Bytes()
}

// compact writes a value that came out of, or could have come out of, a JSON text; such a value cannot fail.
func compact(v any) []byte {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return []byte("null")
	}
	return bytes.TrimRight(out.Bytes(), "\n")
}

// object reads a JSON object with its numbers as they are written.
func object(text []byte) (map[string]any, error) {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	var fields map[string]any
	if err := dec.Decode(&fields); err != nil {
		return nil, err
	}
	if fields == nil {
		return nil, errors.New("null is no object")
	}
	if dec.More() {
		return nil, errors.New("something follows the object")
	}
	return fields, nil
}
