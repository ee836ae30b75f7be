package brat

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"warrant/internal/codec"
)

// annotation is a line of the file, cut at its tabs.
type annotation struct {
	line  int
	id    string   // "T1"; "*" for equivalences, which have none
	label string   // what it is: "Claim", "supports", "Stance", "AnnotatorNotes"
	words []string // the rest of the second field
	text  string   // the third field
}

// span is one that marks a part of the text.
type span struct {
	annotation
	pieces []piece // one or more, in the order of the text; none: its places cannot be read
}

// piece is from a code point of the text to another.
type piece struct{ start, end int }

// at returns where in the text the span begins; what has no place comes last.
func (s *span) at() int {
	if len(s.pieces) == 0 {
		return math.MaxInt
	}
	return s.pieces[0].start
}

// file is all that a file of annotations says.
type file struct {
	spans                                                      []*span
	relations, equals, events, attributes, references, remarks []annotation
}

// parse reads the lines. What is no annotation is reported.
func parse(text string, report *codec.Report) file {
	var f file
	seen := map[string]bool{}
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		if strings.TrimSpace(line) == "" {
			continue
		}
		a, ok := cut(line, n)
		why := "A line begins with an id and a label, with a tab between them."
		if ok && a.id != "*" && seen[a.id] {
			ok, why = false, "Another line has this id; that one was taken."
		}
		if ok {
			if why = f.add(a); why == "" {
				seen[a.id] = true
				continue
			}
		}
		report.Add(codec.Loss{Kind: codec.Dropped, Line: n, Of: a.id, What: "the line " + strconv.Quote(short(line)), Why: why})
	}
	return f
}

// cut takes a line apart.
func cut(line string, n int) (annotation, bool) {
	fields := strings.SplitN(line, "\t", 3)
	a := annotation{line: n}
	if len(fields) < 2 {
		return a, false
	}
	a.id = codec.Line(fields[0])
	words := strings.Fields(fields[1])
	if a.id == "" || len(words) == 0 {
		return a, false
	}
	a.label, a.words = words[0], words[1:]
	if len(fields) > 2 {
		a.text = codec.Clean(fields[2])
	}
	return a, true
}

// add puts an annotation where it belongs, or says why it cannot be read.
func (f *file) add(a annotation) (why string) {
	switch a.id[0] {
	case 'T':
		if a.text == "" {
			return "A span says which words it marks."
		}
		f.spans = append(f.spans, &span{a, pieces(a.words)})
	case 'R':
		if len(a.words) != 2 {
			return "A relation has two ends."
		}
		f.relations = append(f.relations, a)
	case '*':
		if len(a.words) < 2 {
			return "It takes two to be the same."
		}
		f.equals = append(f.equals, a)
	case 'E':
		f.events = append(f.events, a)
	case 'A', 'M', 'N':
		if len(a.words) == 0 {
			return "It does not say what it is about."
		}
		if a.id[0] == 'N' {
			f.references = append(f.references, a)
		} else {
			f.attributes = append(f.attributes, a)
		}
	case '#':
		if a.text == "" {
			return "It is a note without words."
		}
		f.remarks = append(f.remarks, a)
	default:
		return "Annotations begin with T, R, E, A, M, N, # or *."
	}
	return ""
}

// pieces reads "12 20" or "12 20;25 30".
func pieces(words []string) (out []piece) {
	for part := range strings.SplitSeq(strings.Join(words, " "), ";") {
		from, to, _ := strings.Cut(part, " ")
		start, err := strconv.Atoi(from)
		end, err2 := strconv.Atoi(to)
		if err != nil || err2 != nil || start < 0 || end <= start {
			return nil
		}
		out = append(out, piece{start, end})
	}
	slices.SortFunc(out, func(a, b piece) int { return cmp.Compare(a.start, b.start) })
	return out
}

// end returns the id that an end of a relation names: "Arg1:T3" names T3.
func end(word string) string { return word[strings.LastIndexByte(word, ':')+1:] }

// ends returns where a relation comes from and where it leads.
func ends(words []string) (from, to string) {
	if len(words[0]) > 5 && strings.EqualFold(words[0][:5], "Arg2:") {
		return end(words[1]), end(words[0])
	}
	return end(words[0]), end(words[1])
}

// short returns the beginning of a text, for reports.
func short(text string) string {
	if runes := []rune(codec.Line(text)); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return codec.Line(text)
}
