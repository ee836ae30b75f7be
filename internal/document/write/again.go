package write

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"warrant/internal/document"
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

const (
	leftHead = "## Left over"
	leftNote = "What follows was written by hand below parts that are no longer in the map."
)

// errStrange says that a file was not written by this program as an essay.
var errStrange = errors.New("the file is not an essay that Warrant has written")

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

// again writes an essay over one that is there. The rules, for each block that the map has now:
//
//   - A block that nobody has changed is replaced by what the map says now.
//   - A block that was changed, or emptied, stays as it is; where the map says something new there, a remark says so.
//   - What was added below a block stays below it.
//   - A block whose mark is not there comes after the one that comes before it in the map.
//   - The blocks stand in the order of the map, unless some were moved by hand: then all stay where they are.
//
// Of a block that the map no longer has, what a hand wrote goes to the end, below "Left over".
func again(fresh []part, data []byte) (text string, remarks []string, err error) {
	old, err := readEssay(data)
	if err != nil {
		return "", nil, err
	}
	was := map[string]part{}
	for _, p := range old.parts {
		was[p.key] = p
	}
	now := map[string]part{}
	kept := 0
	for _, p := range fresh {
		before, ok := was[p.key]
		if !ok {
			now[p.key] = p
			continue
		}
		p.below = before.below
		own := before.changed() && fingerprint(before.text) != p.hash
		if own {
			if before.hash != p.hash {
				remarks = append(remarks, fmt.Sprintf("The map now says %q; your own words there stay: %q.", brief(p.text), brief(before.text)))
			}
			p.text = before.text
		}
		if own || p.below != "" {
			kept++
		}
		now[p.key] = p
	}
	if kept > 0 {
		remarks = append([]string{fmt.Sprintf("Text of your own was kept in %d %s.", kept, plural(kept, "place", "places"))}, remarks...)
	}
	var parts []part
	for _, key := range arranged(fresh, old, now) {
		parts = append(parts, now[key])
	}
	left, moved, ok := leftOver(old, now)
	if moved > 0 {
		remarks = append(remarks, fmt.Sprintf("%d %s of your own below parts that are no longer in the map; you find them under \"Left over\".",
			moved, plural(moved, "text", "texts")))
	}
	if ok {
		parts = append(parts, left)
	}
	text = page(order(fresh), old.front, old.above, parts)
	if strings.Contains(string(data), "\r\n") {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text, remarks, nil
}

// arranged returns the keys of all parts in the order in which they are to stand.
func arranged(fresh []part, old essay, now map[string]part) []string {
	var out []string
	byHand := order(old.parts) != old.order
	if byHand {
		for _, p := range old.parts {
			if _, ok := now[p.key]; ok {
				out = append(out, p.key)
			}
		}
	}
	place := 0 // behind the part that comes before in the map
	for _, p := range fresh {
		if at := slices.Index(out, p.key); at >= 0 {
			place = at + 1
			continue
		}
		out = slices.Insert(out, place, p.key)
		place++
	}
	return out
}

// leftOver returns the last section, and how many texts are new in it; ok is false where there is nothing for it.
func leftOver(old essay, now map[string]part) (left part, moved int, ok bool) {
	left = part{key: leftKey, text: leftHead, hash: fingerprint(leftHead)}
	var texts []string
	for _, p := range old.parts {
		_, there := now[p.key]
		switch {
		case p.key == leftKey:
			left.text, left.below = p.text, p.below
		case there || p.text == "" || !p.changed() && p.below == "":
		case p.changed():
			moved++
			texts = append(texts, p.text, p.below)
		default:
			moved++
			texts = append(texts, "Below “"+strings.TrimLeft(p.text, "# ")+"” stood:", p.below)
		}
	}
	if moved > 0 && left.below == "" {
		left.below = leftNote
	}
	for _, text := range texts {
		if text != "" {
			left.below += "\n\n" + text
		}
	}
	return left, moved, left.below != "" || left.text != "" && left.changed()
}

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

// Markdown returns a document as Markdown. An essay is written so that it can be written again over what a hand has made
// of it, which is old; nil: there is nothing yet. What it says of that are sentences. The error is that old is something
// else.
func Markdown(d *document.Document, old []byte) (data []byte, remarks []string, err error) {
	parts := markdown(d)
	if d.Kind != "essay" {
		var b strings.Builder
		for i, p := range parts {
			if i > 0 && !p.tight {
				b.WriteByte('\n')
			}
			b.WriteString(p.text + "\n")
		}
		return []byte(b.String()), nil, nil
	}
	for i := range parts {
		if word, id, ok := strings.Cut(parts[i].key, " "); ok {
			parts[i].key = word + ":" + name(id)
		}
		parts[i].hash = fingerprint(parts[i].text)
	}
	if old == nil {
		return []byte(page(order(parts), "", "", parts)), nil, nil
	}
	text, remarks, err := again(parts, old)
	return []byte(text), remarks, err
}

// brief returns the start of a text.
func brief(text string) string {
	words := strings.Fields(text)
	if len(words) > 8 {
		return strings.Join(words[:8], " ") + " …"
	}
	return strings.Join(words, " ")
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
