// Package brat reads the stand-off annotation of brat, in which many corpora of argumentation are kept: persuasive essays,
// scholarly papers (Sci-Arg), abstracts of clinical trials (AbstRCT). A file .ann marks spans of the text in the file .txt
// beside it, counted in code points, and relations between spans.
package brat

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

// Format is the format as the list of formats has it.
var Format = codec.Format{
	Name: "brat", Title: "brat stand-off annotation", Endings: []string{".ann"},
	Carries: "spans of the text beside it as statements with passages, relations as steps, labels as kinds and tags, notes",
	Known:   known, Read: read,
}

var (
	anyLine  = regexp.MustCompile(`^(?:[TREAMN#]\S*|\*)\t\S`)
	spanLine = regexp.MustCompile(`(?m)^T\S*\t\S+ \d+ \d+(?:;\d+ \d+)*\t`)
)

// known looks for a span; a file may begin with annotations of other kinds.
func known(in codec.Input) bool {
	head := bytes.TrimLeft(bytes.TrimPrefix(in.Data, []byte("\uFEFF")), "\r\n")
	head = head[:min(len(head), 64<<10)]
	return anyLine.Match(head) && spanLine.Match(head)
}

// letters returns a label without what corpora spell differently: case, blanks, strokes.
func letters(label string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, label)
}

// Labels of spans that a map has a word of its own for. All other labels become tags.
const majorClaim = "majorclaim"

var kinds = map[string]argmap.StatementKind{
	majorClaim: argmap.Claim, "claim": argmap.Claim, "data": argmap.Evidence, "evidence": argmap.Evidence,
}

// Attributes of claims that say which side of the text's major claim they are on.
const stance = "stance"

var stances = map[string]argmap.Polarity{"for": argmap.Pro, "against": argmap.Con}

// Labels of relations.
var (
	polarities = map[string]argmap.Polarity{
		"support": argmap.Pro, "supports": argmap.Pro,
		"attack": argmap.Con, "attacks": argmap.Con, "contradict": argmap.Con, "contradicts": argmap.Con,
	}
	inside = []struct { // labels that have one of these words in them, such as Partial-Attack
		word string
		argmap.Polarity
	}{
		{"attack", argmap.Con}, {"contradict", argmap.Con}, {"rebut", argmap.Con}, {"undercut", argmap.Con}, {"support", argmap.Pro},
	}
	same  = map[string]bool{"semanticallysame": true, "equiv": true, "equivalent": true}
	parts = map[string]bool{"partsofsame": true, "partofsame": true}
)

// polarity returns what a relation does, and, where a map has no word of its own for that, how it is called.
func polarity(label string) (p argmap.Polarity, called string, ok bool) {
	bare := letters(label)
	if p, ok := polarities[bare]; ok {
		return p, "", true
	}
	for _, i := range inside {
		if strings.Contains(bare, i.word) {
			return i.Polarity, label, true
		}
	}
	return "", "", false
}
