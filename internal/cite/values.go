package cite

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"warrant/internal/argmap"
)

// textOf reads text. CSL allows numbers for it, and some programs write a list of one text.
func textOf(v any) (text string, exact, ok bool) {
	switch v := v.(type) {
	case string:
		return v, true, true
	case json.Number:
		return v.String(), true, true
	case []any:
		parts := make([]string, 0, len(v))
		for _, one := range v {
			s, isText := one.(string)
			if !isText {
				return "", false, false
			}
			parts = append(parts, s)
		}
		return strings.Join(parts, "; "), false, true
	}
	return "", false, false
}

// namesOf reads a list of names. Particles go before the family name and a suffix behind the given one; such names are
// not exact.
func namesOf(v any) (names []argmap.Name, exact, ok bool) {
	list, isList := v.([]any)
	if !isList {
		return nil, false, false
	}
	names, exact = make([]argmap.Name, 0, len(list)), true
	for _, one := range list {
		fields, isObject := one.(map[string]any)
		if !isObject {
			return nil, false, false
		}
		name, nameExact := nameOf(fields)
		names, exact = append(names, name), exact && nameExact
	}
	return names, exact, true
}

func nameOf(fields map[string]any) (name argmap.Name, exact bool) {
	part := map[string]string{}
	exact = true
	for key, v := range fields {
		s, isText := v.(string)
		switch {
		case !isText:
			exact = false
		case key == "family" || key == "given" || key == "literal":
			part[key] = s
		default:
			part[key], exact = s, false
		}
	}
	family := join(" ", part["dropping-particle"], part["non-dropping-particle"], part["family"])
	return argmap.Name{Family: family, Given: join(", ", part["given"], part["suffix"]), Literal: part["literal"]}, exact
}

func cslNames(names []argmap.Name) []any {
	out := make([]any, 0, len(names))
	for _, n := range names {
		fields := map[string]any{}
		for key, text := range map[string]string{"family": n.Family, "given": n.Given, "literal": n.Literal} {
			if text != "" {
				fields[key] = text
			}
		}
		out = append(out, fields)
	}
	return out
}

// dateOf reads a date: its parts, a raw text such as 1961-05-02, or a literal one. A range is read as its start and is
// not exact.
func dateOf(v any) (d argmap.Date, exact, ok bool) {
	fields, isObject := v.(map[string]any)
	if !isObject {
		return d, false, false
	}
	exact = true
	for key, v := range fields {
		text, isText := v.(string)
		switch {
		case key == "date-parts":
			parts, whole, good := datePartsOf(v)
			if !good {
				return argmap.Date{}, false, false
			}
			d.Year, d.Month, d.Day, exact = parts[0], parts[1], parts[2], exact && whole
		case (key == "literal" || key == "raw") && isText && (d.Text == "" || d.Text == text):
			d.Text = text
		default:
			exact = false
		}
	}
	if d.Year == 0 && d.Month == 0 && d.Day == 0 {
		if at, layout, plain := plainDate(d.Text); plain && fields["raw"] == d.Text {
			d = argmap.Date{Year: at.Year()}
			if len(layout) > 4 {
				d.Month = int(at.Month())
			}
			if len(layout) > 7 {
				d.Day = at.Day()
			}
		}
	}
	return d, exact, true
}

// plainDate reads a date that is written the international way, in full or in part.
func plainDate(text string) (at time.Time, layout string, ok bool) {
	for _, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		if at, err := time.Parse(layout, text); err == nil {
			return at, layout, true
		}
	}
	return time.Time{}, "", false
}

// datePartsOf reads [[year, month, day], …] of which month and day may be missing; whole is false where an end follows.
func datePartsOf(v any) (parts [3]int, whole, ok bool) {
	list, isList := v.([]any)
	if !isList || len(list) == 0 {
		return parts, false, isList
	}
	first, isList := list[0].([]any)
	if !isList {
		return parts, false, false
	}
	whole = len(list) == 1 && len(first) <= 3
	for i, p := range first[:min(3, len(first))] {
		text, _, isText := textOf(p)
		n, err := strconv.Atoi(text)
		switch {
		case isText && text == "" || p == nil:
			whole = false
		case !isText || err != nil:
			return [3]int{}, false, false
		default:
			parts[i] = n
		}
	}
	return parts, whole, true
}

func cslDate(d argmap.Date) map[string]any {
	fields := map[string]any{}
	parts := []int{d.Year, d.Month, d.Day}
	for len(parts) > 0 && parts[len(parts)-1] == 0 {
		parts = parts[:len(parts)-1]
	}
	if len(parts) > 0 {
		fields["date-parts"] = [][]int{parts}
	}
	if d.Text != "" {
		fields["literal"] = d.Text
	}
	return fields
}
