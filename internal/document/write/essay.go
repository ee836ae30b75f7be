package write

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// part is a block of an essay in Markdown: what the program writes, below a mark, and what a hand wrote below that.
type part struct {
	key   string // what it was made from; "" in texts that are not written again
	text  string
	tight bool   // no empty line above it
	hash  string // of what the program wrote here; "" where that is text
	below string // what a hand added
}

// The comments in an essay. The first one stands at its top and has the fingerprint of the order of the marks; each of the
// others stands above a block, with the key of the block and the fingerprint of what the program wrote there.
const top = "<!-- Warrant essay 1 %s. What you change or add between these marks stays when the essay is written again. -->"

var (
	topLine  = regexp.MustCompile(`^<!-- Warrant essay 1 ([0-9a-f]{8})\..*-->\s*$`)
	markLine = regexp.MustCompile(`^<!-- (\S+) ([0-9a-f]{8}) -->(.*)$`)
)

// leftKey is the key of the last section, for what a hand wrote below blocks that the map no longer has.
const leftKey = "left-over"

// The heading of that section, and the first words below it.
const (
	leftHead = "## Left over"
	leftNote = "What follows was written by hand below parts that are no longer in the map."
)

// errStrange says that a file was not written by this program as an essay. Earlier keeps users from meeting it.
var errStrange = errors.New("the file is not an essay that Warrant has written")

// lineEnds turns every way to end a line into one.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// fingerprint returns 8 hexadecimal digits that tell texts apart; white space does not count, so that an editor may wrap
// lines.
func fingerprint(text string) string {
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(text), " ")))
	return hex.EncodeToString(sum[:4])
}

// essay is an essay in Markdown, taken apart.
type essay struct {
	front string // what a hand wrote above the first comment
	order string // the fingerprint of the order in which the program put the parts
	above string // what a hand wrote between it and the first mark
	parts []part
}

// order returns the fingerprint of the order of parts.
func order(parts []part) string {
	var keys []string
	for _, p := range parts {
		if p.key != leftKey {
			keys = append(keys, p.key)
		}
	}
	return fingerprint(strings.Join(keys, " "))
}

// readEssay takes an essay apart. The first lines without an empty one below a mark are the block that the program wrote,
// or what a hand made of it; what follows up to the next mark is a hand's. A mark that is there twice counts once; its
// second text belongs to what is above it.
func readEssay(data []byte) (essay, error) {
	lines := strings.Split(lineEnds.Replace(strings.TrimPrefix(string(data), "\uFEFF")), "\n")
	first := slices.IndexFunc(lines, topLine.MatchString)
	if first < 0 {
		return essay{}, errStrange
	}
	e := essay{front: trim(strings.Join(lines[:first], "\n")), order: topLine.FindStringSubmatch(lines[first])[1]}
	seen := map[string]bool{}
	var texts []string // of each part, the first of what is above the first mark
	text := []string{}
	for _, line := range lines[first+1:] {
		m := markLine.FindStringSubmatch(line)
		switch {
		case m == nil:
			text = append(text, line)
		case seen[m[1]]:
			text = append(text, "", m[3])
		default:
			seen[m[1]] = true
			texts = append(texts, strings.Join(text, "\n"))
			text = []string{m[3]}
			e.parts = append(e.parts, part{key: m[1], hash: m[2]})
		}
	}
	texts = append(texts, strings.Join(text, "\n"))
	e.above = trim(texts[0])
	for i := range e.parts {
		e.parts[i].text, e.parts[i].below = cut(texts[i+1])
	}
	return e, nil
}

// trim takes off the empty lines around a text.
func trim(text string) string {
	lines := strings.Split(text, "\n")
	empty := func(l string) bool { return strings.TrimSpace(l) == "" }
	for len(lines) > 0 && empty(lines[0]) {
		lines = lines[1:]
	}
	for len(lines) > 0 && empty(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	return strings.Join(lines, "\n")
}

// cut returns the lines of a text up to the first empty one, and what follows.
func cut(text string) (first, rest string) {
	lines := strings.Split(trim(text), "\n")
	n := slices.IndexFunc(lines, func(l string) bool { return strings.TrimSpace(l) == "" })
	if n < 0 {
		n = len(lines)
	}
	return strings.Join(lines[:n], "\n"), trim(strings.Join(lines[n:], "\n"))
}

// changed reports whether a hand has changed a block.
func (p part) changed() bool { return fingerprint(p.text) != p.hash }

// page writes an essay.
func page(order, front, above string, parts []part) string {
	var b strings.Builder
	if front != "" {
		b.WriteString(front + "\n\n")
	}
	fmt.Fprintf(&b, top+"\n", order)
	if above != "" {
		b.WriteString("\n" + above + "\n")
	}
	for _, p := range parts {
		fmt.Fprintf(&b, "\n<!-- %s %s -->\n", p.key, p.hash)
		if strings.HasPrefix(p.text, "#") {
			b.WriteByte('\n') // Pandoc wants an empty line above a heading
		}
		if p.text != "" {
			b.WriteString(p.text + "\n")
		}
		if p.below != "" {
			b.WriteString("\n" + p.below + "\n")
		}
	}
	return b.String()
}

// stoodBelow says where something stood.
func stoodBelow(text string) string { return "Below “" + strings.TrimLeft(text, "# ") + "” stood:" }
