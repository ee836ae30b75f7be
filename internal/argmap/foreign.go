package argmap

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Foreign is what files of other programs say of a record and a map has no word for: one compact JSON object that holds,
// by the name of each format, in order, what a file of that format said; empty: nothing. What stands under a name belongs
// to the format: it is kept as it was written, down to the order of its keys, and nobody else changes it.
type Foreign string

// MaxForeign is the longest that Foreign may be, in bytes. Pictures and attachments that lie in a file are longer than texts.
const MaxForeign = 256 << 10

// MaxForeignDepth is how deep the objects and lists in Foreign may be nested, itself included.
const MaxForeignDepth = 100

// maxForeignFormats is how many formats may say something of one record: more than there are programs for such maps.
const maxForeignFormats = 100

// foreignPart is what one format says.
type foreignPart struct {
	format string
	said   json.RawMessage
}

// ParseForeign returns a JSON object as Foreign: without spaces, the formats sorted. An error says why it is no JSON
// object; the other rules hold where it is put into a map.
func ParseForeign(text string) (Foreign, error) {
	parts, err := foreignParts(text)
	if err != nil {
		return "", err
	}
	return joinForeign(parts), nil
}

// Formats returns the names of the formats that say something.
func (f Foreign) Formats() []string {
	parts, _ := foreignParts(string(f))
	out := make([]string, len(parts))
	for i, p := range parts {
		out[i] = p.format
	}
	return out
}

// Of returns what a format says, as JSON; empty: nothing.
func (f Foreign) Of(format string) string {
	parts, _ := foreignParts(string(f))
	for _, p := range parts {
		if p.format == format {
			return string(p.said)
		}
	}
	return ""
}

// With returns f with something else said by a format, as JSON; empty: nothing. An error says why that is not JSON.
func (f Foreign) With(format, said string) (Foreign, error) {
	parts, _ := foreignParts(string(f))
	parts = slices.DeleteFunc(parts, func(p foreignPart) bool { return p.format == format })
	if said == "" {
		return joinForeign(parts), nil
	}
	if !json.Valid([]byte(said)) {
		return f, errors.New("what a format says has to be JSON")
	}
	return joinForeign(append(parts, foreignPart{format, json.RawMessage(said)})), nil
}

// foreignParts takes an object apart; of two parts with one name the last counts.
func foreignParts(text string) (parts []foreignPart, err error) {
	if text == "" {
		return nil, nil
	}
	dec := json.NewDecoder(strings.NewReader(text))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') || !json.Valid([]byte(text)) {
		return nil, errors.New("what other programs say has to be a JSON object")
	}
	at := map[string]int{}
	for dec.More() {
		var p foreignPart
		name, err := dec.Token()
		if err == nil {
			p.format, _ = name.(string)
			err = dec.Decode(&p.said)
		}
		if err != nil {
			return nil, err
		}
		if n, twice := at[p.format]; twice {
			parts[n] = p
			continue
		}
		at[p.format] = len(parts)
		parts = append(parts, p)
	}
	return parts, nil
}

func joinForeign(parts []foreignPart) Foreign {
	if len(parts) == 0 {
		return ""
	}
	slices.SortFunc(parts, func(a, b foreignPart) int { return strings.Compare(a.format, b.format) })
	var b bytes.Buffer
	b.WriteByte('{')
	for i, p := range parts {
		if i > 0 {
			b.WriteByte(',')
		}
		var name bytes.Buffer
		e := json.NewEncoder(&name)
		e.SetEscapeHTML(false)
		_ = e.Encode(p.format) // text cannot fail
		b.Write(bytes.TrimRight(name.Bytes(), "\n"))
		b.WriteByte(':')
		_ = json.Compact(&b, p.said) // it was read as JSON
	}
	b.WriteByte('}')
	return Foreign(escapedControls(b.String()))
}

// escapedControls writes the control characters that JSON lets stand in its texts as JSON can write them, too.
func escapedControls(text string) string {
	if !strings.ContainsFunc(text, unicode.IsControl) {
		return text
	}
	var b strings.Builder
	for _, c := range text {
		if unicode.IsControl(c) {
			fmt.Fprintf(&b, `\u%04x`, c)
		} else {
			b.WriteRune(c)
		}
	}
	return b.String()
}

func checkForeign(_ *checking, r Record) string {
	fault := ""
	switch r := r.(type) {
	case Map:
		fault = r.Foreign.Fault()
	case Statement:
		fault = r.Foreign.Fault()
	case Argument:
		fault = r.Foreign.Fault()
	}
	if fault == "" {
		return ""
	}
	return fmt.Sprintf("What other programs say of %s %s.", r.Ref(), fault)
}

// Fault says what is wrong with f, as the end of a sentence: "is no JSON object"; "": it can be put into a map.
func (f Foreign) Fault() string {
	switch {
	case f == "":
		return ""
	case len(f) > MaxForeign:
		return fmt.Sprintf("is longer than %d KiB", MaxForeign>>10)
	}
	switch parsed, err := ParseForeign(string(f)); {
	case !utf8.ValidString(string(f)):
		return "is not UTF-8"
	case err != nil:
		return "is no JSON object"
	case parsed.Of("") != "":
		return "names no format"
	case parsed == "":
		return "is an empty object"
	case len(parsed.Formats()) > maxForeignFormats:
		return fmt.Sprintf("names more than %d formats", maxForeignFormats)
	default:
		dec := json.NewDecoder(strings.NewReader(string(f)))
		dec.UseNumber()
		if fault := oddJSON(dec, 0); fault != "" {
			return fault
		}
		if parsed != f {
			return "is not compact, or the formats in it are not in order"
		}
	}
	return ""
}

// oddJSON reads one value of a valid text and says what is odd about it: it is nested too deep, or has a key twice.
func oddJSON(dec *json.Decoder, depth int) string {
	t, err := dec.Token()
	open, nested := t.(json.Delim)
	switch {
	case err != nil:
		return "is no JSON object"
	case !nested:
		return ""
	case depth == MaxForeignDepth:
		return fmt.Sprintf("is nested more than %d deep", MaxForeignDepth)
	}
	var keys map[string]bool
	for dec.More() {
		if open == '{' {
			key, _ := dec.Token()
			name, _ := key.(string)
			if keys[name] {
				return fmt.Sprintf("has the key %.60q twice in one object", name)
			}
			if keys == nil {
				keys = map[string]bool{}
			}
			keys[name] = true
		}
		if fault := oddJSON(dec, depth+1); fault != "" {
			return fault
		}
	}
	_, _ = dec.Token() // the end that More has seen
	return ""
}
