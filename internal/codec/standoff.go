package codec

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"warrant/internal/argmap"
)

// around is how many code points before and after its words a passage keeps, so that it can be found again.
const around = 32

// Standoff is a text that annotations in another file point into. Places in it are counted in code points.
type Standoff []rune

// TextBeside reads the text that lies beside a file. Annotations may have been made of it with lines that end otherwise, or
// without its byte order mark, so it is returned as it is and, where that differs, with lines that end in \n and without
// the mark: one reading or more. Each byte that is not UTF-8 counts as one code point, and the report says so.
func (in Input) TextBeside(name string, report *Report) ([]Standoff, error) {
	if in.Beside == nil {
		return nil, fmt.Errorf("%s cannot be read", name)
	}
	data, err := in.Beside(name)
	if err != nil {
		return nil, err
	}
	if !utf8.Valid(data) {
		report.Add(Loss{Kind: Repaired, What: "a character that is not UTF-8",
			Why: name + " is not UTF-8 throughout; what could not be read is shown as \uFFFD."})
	}
	lines := strings.NewReplacer("\r\n", "\n", "\r", "\n")
	var out []Standoff
	seen := map[string]bool{}
	text := string(data)
	bare := strings.TrimPrefix(text, "\uFEFF")
	for _, t := range []string{text, bare, lines.Replace(text), lines.Replace(bare)} {
		if !seen[t] {
			seen[t] = true
			out = append(out, Standoff(t))
		}
	}
	return out, nil
}

// Passage returns the span from start to end, without the blanks at its ends, as a passage that Cite takes: with the
// words and a few before and after. The report is false where there is nothing but blanks, or no such span.
func (t Standoff) Passage(start, end int) (argmap.Passage, bool) {
	if start < 0 || end > len(t) || start > end {
		return argmap.Passage{}, false
	}
	blank := func(c rune) bool { return unicode.IsSpace(c) || unicode.IsControl(c) }
	for start < end && blank(t[start]) {
		start++
	}
	for start < end && blank(t[end-1]) {
		end--
	}
	return argmap.Passage{
		Start: start, End: end, Quote: plain(string(t[start:end])),
		Prefix: plain(string(t[max(0, start-around):start])), Suffix: plain(string(t[end:min(len(t), end+around)])),
	}, start < end
}

// Cite ties a statement or a step to a passage, which gets its id and its rank here.
func (b *Builder) Cite(of argmap.Ref, p argmap.Passage) {
	p.ID, p.Rank = argmap.PassageID(b.Fresh("passage")), b.Rank()
	b.Put(p)
	b.Put(argmap.Citation{ID: argmap.CitationID(b.Fresh("citation")), Of: of, Passage: p.ID, Rank: b.Rank()})
}
