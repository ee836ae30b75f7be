package brat

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

// near is how many code points from its place the words of a span are looked for.
const near = 1000

// stem returns a file's name without its ending.
func stem(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }

// text reads the text beside the file. The offsets count what brat saw; where the text has come by other ends of lines or
// a byte order mark since, it is taken as the spans fit it best.
func (r *reader) text(in codec.Input) {
	r.name = stem(in.Name) + ".txt"
	readings, err := in.TextBeside(r.name, &r.Report)
	if err != nil {
		r.Report.Add(codec.Loss{Kind: codec.Approximated, What: "the places of the passages", Why: fmt.Sprintf(
			"%v; the places are those that the annotations name, unchecked. Put the text beside the annotations and import them again.", err)})
		return
	}
	r.Report.Add(codec.Loss{Kind: codec.Dropped, What: "the text that no span marks",
		Why: "A map keeps the passages of a text only; the rest stays in " + r.name + "."})
	best := -1
	for _, t := range readings {
		fits := 0
		for _, s := range r.file.spans {
			if fit(t, s) {
				fits++
			}
		}
		if fits > best {
			best, r.beside, r.has = fits, t, true
		}
	}
}

// fit reports whether the text has the words of a span where it says so. Blanks are all the same: brat writes a line
// break as a blank.
func fit(t codec.Standoff, s *span) bool {
	long := 0
	for _, p := range s.pieces {
		if p.end > len(t) {
			return false
		}
		long += p.end - p.start
	}
	if long == 0 || long > 2*len(s.text)+16 { // so that a small file cannot ask for much work
		return false
	}
	var words strings.Builder
	for _, p := range s.pieces {
		words.WriteString(string(t[p.start:p.end]))
		words.WriteByte(' ')
	}
	return codec.Line(words.String()) == codec.Line(s.text)
}

// passages returns where a span stands in the text: one for each of its pieces.
func (r *reader) passages(s *span) []argmap.Passage {
	loose := []argmap.Passage{{Quote: s.text}}
	switch {
	case len(s.pieces) == 0:
		r.lose(codec.Repaired, s.annotation, "the place of a span",
			"Its offsets cannot be read; the quotation was kept without a place.")
		return loose
	case !r.has:
		return r.unchecked(s)
	case fit(r.beside, s):
		r.found++
		return cutOut(r.beside, joined(r.beside, s.pieces))
	}
	if at, ok := r.look(s); ok {
		r.found++
		r.lose(codec.Repaired, s.annotation, "the place of a span", fmt.Sprintf(
			"Its words are not at %d in %s; they were found at %d.", s.at(), r.name, at.start))
		return cutOut(r.beside, []piece{at})
	}
	r.lose(codec.Approximated, s.annotation, "the place of a span", fmt.Sprintf(
		"Its words are not at %d in %s, nor near that; the quotation was kept without a place.", s.at(), r.name))
	return loose
}

func cutOut(t codec.Standoff, pieces []piece) (out []argmap.Passage) {
	for _, p := range pieces {
		if passage, ok := t.Passage(p.start, p.end); ok {
			out = append(out, passage)
		}
	}
	return out
}

// joined puts pieces together that have nothing but blanks between them: some versions of brat break spans at line ends.
func joined(t codec.Standoff, pieces []piece) (out []piece) {
	for _, p := range pieces {
		if last := len(out) - 1; last >= 0 && strings.TrimSpace(string(t[min(out[last].end, p.start):p.start])) == "" {
			out[last].end = max(out[last].end, p.end)
			continue
		}
		out = append(out, p)
	}
	return out
}

// unchecked believes a span what it says. Its words are those of its pieces with a blank between two.
func (r *reader) unchecked(s *span) (out []argmap.Passage) {
	words := []rune(s.text)
	if len(s.pieces) == 1 {
		return []argmap.Passage{{Start: s.pieces[0].start, End: s.pieces[0].end, Quote: s.text}}
	}
	at := 0
	for _, p := range s.pieces {
		if p.end-p.start > len(words)-at {
			break
		}
		to := at + p.end - p.start
		out = append(out, argmap.Passage{Start: p.start, End: p.end, Quote: codec.Clean(string(words[at:to]))})
		at = min(to+1, len(words))
	}
	if len(out) < len(s.pieces) {
		r.lose(codec.Approximated, s.annotation, "the place of a span",
			"Its words are not as long as its pieces; the quotation was kept without a place.")
		return []argmap.Passage{{Quote: s.text}}
	}
	return out
}

// look finds the words of a span near the place that it names, the nearest where they are there several times.
func (r *reader) look(s *span) (piece, bool) {
	even := func(text []rune) string {
		return strings.Map(func(c rune) rune {
			if unicode.IsSpace(c) {
				return ' '
			}
			return c
		}, string(text))
	}
	words := []rune(s.text)
	at := min(s.at(), len(r.beside))
	from := max(0, at-near)
	window := even(r.beside[from:min(len(r.beside), at+near+len(words))])
	want, best, found := even(words), 0, false
	runes := 0 // before the rest of the window
	for rest := window; ; {
		i := strings.Index(rest, want)
		if i < 0 {
			return piece{best, best + len(words)}, found
		}
		here := from + runes + utf8.RuneCountInString(rest[:i])
		if !found || abs(here-at) < abs(best-at) {
			best, found = here, true
		}
		next := i + len(want)
		runes += utf8.RuneCountInString(rest[:next])
		rest = rest[next:]
	}
}

func abs(n int) int { return max(n, -n) }
