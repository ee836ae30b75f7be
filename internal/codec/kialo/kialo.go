// Package kialo reads and writes the text that Kialo exports of a discussion: numbered claims in depth-first order, each
// for or against the one whose number is its own without the last part. Older exports have a claim in a line, with links
// of Markdown in it; newer ones indent, and have marks such as [1] and a list of sources at the end.
package kialo

import (
	"bytes"
	"regexp"
	"strings"

	"warrant/internal/codec"
)

// Format is the format as the list of formats has it.
var Format = codec.Format{
	Name: "kialo", Title: "Kialo text export", Endings: []string{".kialo.txt"},
	Carries: "statements, several theses under a question, reasons, objections, statements used again, cited works with quotations",
	Known: func(in codec.Input) bool {
		head := bytes.TrimLeft(in.Data[:min(len(in.Data), 4096)], "\ufeff \t\r\n")
		return titled.Match(head)
	},
	Read: read, Write: write,
}

// Labels of claims. The thesis of a discussion that has only one may go without.
const (
	thesis   = "Thesis"
	question = "Question" // above several theses
	pro      = "Pro"
	con      = "Con"
)

// asked starts the description of a map that stood as a question above the theses.
const asked = "Question: "

// webpage is CSL's word for the works that Kialo links to.
const webpage = "webpage"

// maxDepth is the most parts that a number has.
const maxDepth = 1000

var (
	titled    = regexp.MustCompile(`^Discussion (?:Title|Name):[ \t]*([^\r\n]*)`)
	numbered  = regexp.MustCompile(`^([ \t]*)(\d+(?:\.\d+)*)\.(?:[ \t]+|$)(?:(Thesis|Question|Pro|Con):)?(.*)$`)
	labelled  = regexp.MustCompile(`^(Thesis|Question|Pro|Con):`)
	elsewhere = regexp.MustCompile(`^-> See (\d+(?:\.\d+)*)\.?$`)
	listed    = regexp.MustCompile(`^\[(\d+)\](.*)$`)
)

// sourcesHead is the line above the list of sources.
const sourcesHead = "Sources:"

// above returns the number of the claim that the one of that number hangs from; empty: none.
func above(number string) string {
	return number[:max(strings.LastIndexByte(number, '.'), 0)]
}

// integers returns a number with each part as the integer that it is, so that 1.01 is 1.1.
func integers(number string) string {
	parts := strings.Split(number, ".")
	for i, p := range parts {
		if p = strings.TrimLeft(p, "0"); p == "" {
			p = "0"
		}
		parts[i] = p
	}
	return strings.Join(parts, ".")
}

// isAddress reports whether a text is the address of a page.
func isAddress(text string) bool {
	low := strings.ToLower(text[:min(len(text), 8)])
	return (strings.HasPrefix(low, "http://") || strings.HasPrefix(low, "https://")) && !strings.ContainsAny(text, " \t\n")
}
