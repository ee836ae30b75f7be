package scene

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"warrant/internal/argmap"
	"warrant/internal/geom"
)

// Measures of a pill, in world units.
const (
	pillInset = 9.0
	pillMark  = 13.0 // a sign before the name and the space after it
	pillName  = 10   // the most letters of a name before initials take its place
)

// pills draws who holds the statement, ending at right, within room. It reports whether there was anything to draw.
func (d *drawing) pills(right, top, room float64) bool {
	st := d.card.st
	if len(st.Holdings) == 0 {
		return false
	}
	first := st.Holdings[0]
	voice, ok := d.snap.Voice(first.Voice)
	if !ok {
		return false
	}
	others := otherVoices(st)
	plainAuthor := voice.ID == d.snap.Narrator().ID && first.Stance == argmap.Asserts && others == 0
	if plainAuthor && !d.look.AuthorPill {
		return false
	}
	if others > 0 {
		d.uses(usesMoreVoices)
		plus := fmt.Sprintf("+%d", others)
		w := d.measure.Width(plus, smallSize, true)
		if room > w+40 {
			d.words(plus, right-w, top+headText, smallSize, true, Muted)
			right -= w + 5
			room -= w + 5
		}
	}
	return d.pill(voice.Name, first.Stance, right, top, room)
}

// pill draws one voice; it takes the full name, the initials or what there is room for.
func (d *drawing) pill(name string, stance argmap.Stance, right, top, room float64) bool {
	room -= 2 * pillInset
	mark := stance == argmap.Denies || stance == argmap.Reports
	if mark {
		room -= pillMark
	}
	text := PillText(name)
	if d.measure.Width(text, smallSize, true) > room {
		text = d.measure.Ellipsis(Initials(name), smallSize, true, room)
	}
	width := d.measure.Width(text, smallSize, true)
	if room < 12 || width > room {
		return false
	}
	w := width + 2*pillInset
	if mark {
		w += pillMark
	}
	box := geom.Rect{X: right - w, Y: top, W: w, H: headRow}
	d.uses(map[argmap.Stance]Uses{argmap.Denies: usesDenied, argmap.Reports: usesReported}[stance])
	if !mark {
		d.uses(usesVoice)
	}
	pill := Box{Rect: box, Radius: headRow / 2, Fill: Paper, Line: Muted, Width: 1.25}
	if stance == argmap.Denies {
		pill.Dash = []float64{4, 2.5}
	}
	d.put(pill)
	x := box.X + pillInset
	if mark {
		at := geom.Point{X: x, Y: top + headRow/2}
		if stance == argmap.Denies {
			d.put(crossGlyph(at, Ink)...)
		} else {
			d.put(quoteGlyph(at, Ink)...)
		}
		x += pillMark
	}
	d.words(text, x, top+headText, smallSize, true, Ink)
	return true
}

// otherVoices counts the voices that hold a statement besides the first one.
func otherVoices(st argmap.Statement) int {
	seen := []argmap.VoiceID{st.Holdings[0].Voice}
	for _, h := range st.Holdings[1:] {
		if !slices.Contains(seen, h.Voice) {
			seen = append(seen, h.Voice)
		}
	}
	return len(seen) - 1
}

// PillText returns a name as a pill shows it: in full, or its initials.
func PillText(name string) string {
	name = strings.Join(strings.Fields(name), " ")
	if utf8.RuneCountInString(name) <= pillName {
		return name
	}
	return Initials(name)
}

// Initials returns the first letters of the words of a name, little words left out, as "E.H.C."; a name of one word is
// cut instead, as "Khrushche…".
func Initials(name string) string {
	words := strings.Fields(name)
	if len(words) == 1 {
		r := []rune(words[0])
		if len(r) <= pillName {
			return words[0]
		}
		return string(r[:pillName-1]) + "…"
	}
	var b strings.Builder
	for _, w := range words {
		switch strings.ToLower(w) {
		case "of", "and", "the", "on", "in", "for", "&":
			continue
		}
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToUpper(r))
			b.WriteByte('.')
		}
	}
	if b.Len() == 0 {
		return name
	}
	return b.String()
}
