package svg

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"warrant/internal/geom"
	"warrant/internal/render/outline"
	"warrant/internal/scene"
)

// encoder builds the file. Its methods return it, so that an element reads like one line.
type encoder struct {
	buf     []byte
	palette *scene.Palette
	ids     map[string]bool // given so far
	inline  *inline         // nil: a file of its own
}

func (e *encoder) start(element string) *encoder {
	e.buf = append(append(e.buf, '<'), element...)
	return e
}

func (e *encoder) end() { e.buf = append(e.buf, "/>\n"...) }

// element writes an element that holds only text.
func (e *encoder) element(name, text string) {
	e.buf = append(append(append(e.buf, '<'), name...), '>')
	e.escape(text)
	e.buf = append(append(append(e.buf, "</"...), name...), ">\n"...)
}

// attribute opens an attribute; the caller writes the value and the closing quote.
func (e *encoder) attribute(name string) {
	e.buf = append(append(append(e.buf, ' '), name...), `="`...)
}

func (e *encoder) text(name, value string) *encoder {
	e.attribute(name)
	e.escape(value)
	e.buf = append(e.buf, '"')
	return e
}

func (e *encoder) number(name string, v float64) *encoder { return e.numbers(name, "", v) }

func (e *encoder) numbers(name, separator string, values ...float64) *encoder {
	e.attribute(name)
	for i, v := range values {
		if i > 0 {
			e.buf = append(e.buf, separator...)
		}
		e.buf = appendNumber(e.buf, v)
	}
	e.buf = append(e.buf, '"')
	return e
}

func (e *encoder) rect(r geom.Rect) *encoder {
	return e.number("x", r.X).number("y", r.Y).number("width", r.W).number("height", r.H)
}

func (e *encoder) points(points []geom.Point) *encoder {
	e.attribute("points")
	for i, at := range points {
		if i > 0 {
			e.buf = append(e.buf, ' ')
		}
		e.point(at)
	}
	e.buf = append(e.buf, '"')
	return e
}

func (e *encoder) path(name string, path geom.Path) *encoder {
	e.attribute(name)
	for i, s := range path {
		switch {
		case s.Op == geom.MoveTo || i == 0: // a path must begin with a move
			e.buf = append(e.buf, 'M')
		case s.Op == geom.LineTo:
			e.buf = append(e.buf, 'L')
		default:
			e.buf = append(e.buf, 'C')
			e.point(s.C1)
			e.buf = append(e.buf, ' ')
			e.point(s.C2)
			e.buf = append(e.buf, ' ')
		}
		e.point(s.P)
	}
	e.buf = append(e.buf, '"')
	return e
}

func (e *encoder) point(p geom.Point) {
	e.buf = append(appendNumber(e.buf, p.X), ',')
	e.buf = appendNumber(e.buf, p.Y)
}

// colour returns how a colour is written: as itself, or by the name that the page knows it by.
func (e *encoder) colour(t scene.Token) string {
	if e.inline == nil {
		return e.palette.Hex(t)
	}
	if !slices.Contains(e.inline.inks, t) {
		e.inline.inks = append(e.inline.inks, t)
	}
	return "var(" + property(t) + ")"
}

func (e *encoder) fill(t scene.Token) *encoder {
	if t == scene.None {
		return e
	}
	return e.text("fill", e.colour(t))
}

func (e *encoder) stroke(ink scene.Token, width float64, dash []float64) *encoder {
	if ink == scene.None || !(width > 0) {
		return e
	}
	e.text("stroke", e.colour(ink)).number("stroke-width", e.palette.Stroke(width))
	if dash = outline.Dashes(dash); len(dash) > 0 {
		e.numbers("stroke-dasharray", " ", dash...)
	}
	return e
}

// id returns an id that no other group has; white space is not allowed in one.
func (e *encoder) id(wanted string) string {
	wanted = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return '-'
		}
		return r
	}, wanted)
	if wanted == "" {
		return ""
	}
	id := wanted
	for n := 2; e.ids[id]; n++ {
		id = wanted + "-" + strconv.Itoa(n)
	}
	e.ids[id] = true
	return id
}

// appendNumber writes a length in u with at most two decimals. What is no number, or beyond all measure, becomes 0:
// a viewer would refuse the whole file for it.
func appendNumber(buf []byte, v float64) []byte {
	v = math.Round(v*100) / 100
	if math.IsNaN(v) || math.Abs(v) > 1e9 || v == 0 { // v == 0: no minus sign before it
		return append(buf, '0')
	}
	return strconv.AppendFloat(buf, v, 'f', -1, 64)
}

// escape writes text as XML: without the characters XML forbids, separators as spaces.
func (e *encoder) escape(text string) {
	for _, r := range text {
		switch {
		case r == '&':
			e.buf = append(e.buf, "&amp;"...)
		case r == '<':
			e.buf = append(e.buf, "&lt;"...)
		case r == '>':
			e.buf = append(e.buf, "&gt;"...)
		case r == '"':
			e.buf = append(e.buf, "&quot;"...)
		case r == '\t' || r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029:
			e.buf = append(e.buf, ' ')
		case unicode.IsControl(r) || r&0xFFFE == 0xFFFE:
			// no place in XML
		default:
			e.buf = utf8.AppendRune(e.buf, r)
		}
	}
}
