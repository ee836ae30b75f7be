// Package document makes of a map a text to read: an outline, the skeleton of an essay, a referee's report, cards for a
// discussion, or each argument in premise-conclusion form. A text is a list of blocks, which package write turns into
// Markdown, HTML, DOCX and PDF.
//
// All words of the user's are in the texts of runs and rows; nothing in them is markup. They have no line ends and no
// control characters.
package document

import (
	"slices"
	"strings"
	"unicode"

	"warrant/internal/argmap"
	"warrant/internal/cite"
	"warrant/internal/codec"
)

// Style is how works are cited.
type Style string

// The styles of citations, the usual one first.
const (
	AuthorDate Style = "author-date" // (Taylor 1961, pp. 66–89)
	Numbers    Style = "numbers"     // [3, pp. 66–89], the works numbered as the map lists them
	Notes      Style = "notes"       // a note with the work and the pages
)

// Styles lists the styles.
var Styles = []Style{AuthorDate, Numbers, Notes}

// Shape says what a block is.
type Shape uint8

// The shapes of blocks.
const (
	Heading    Shape = iota // Level 1 to 3
	Paragraph               // text
	Item                    // of a list: Level counts from 0, Number stands before it
	Conclusion              // an item with a line above it, as below a sum
	Card                    // Runs head it as a heading of Level, Rows are what it says
	Entry                   // of the bibliography
)

// MaxLevel is the deepest level of an item; what is deeper is shown at it, and its number says where it belongs.
const MaxLevel = 12

// Block is a piece of a text that stands by itself.
type Block struct {
	Shape  Shape
	Level  int
	Number string
	Runs   []Run
	Rows   []Row
	// Key names in an essay what the block was made from, so that it is found again: a word, or a word, a space and ids.
	// No two blocks have the same.
	Key string
}

// Run is a stretch of text.
type Run struct {
	Text   string
	Strong bool   // words of the program's own, to be seen first
	Note   string // the key of a note: the run is its text, and what stands here is its number
}

// Row is a line of a card.
type Row struct{ Label, Text string }

// Document is a text to read.
type Document struct {
	Kind    string // a name of Kinds
	Title   string
	Authors []string
	Blocks  []Block
	// Odd counts the characters that no file of text can hold, each where it stood. The replacement character U+FFFD
	// stands for them.
	Odd int
	// Left says item by item what of the map is not told.
	Left codec.Report
}

// New returns a map as a text of a kind, citing in a style. The same map always gives the same text.
func New(s *argmap.Snapshot, k Kind, style Style) *Document {
	m := s.Map()
	w := &scribe{
		snap: s, out: s.Outline(), numbers: argmap.Numbers(s), style: style,
		works: map[argmap.ItemID]int{}, named: map[argmap.ItemID]bool{}, listed: map[argmap.ItemID]bool{},
		told: map[argmap.StatementID]bool{}, serving: map[argmap.Ref]bool{},
		doc: &Document{Kind: k.Name, Title: m.Title, Authors: slices.Clone(m.Authors)},
	}
	if strings.TrimSpace(w.doc.Title) == "" {
		w.doc.Title = "A map without a title"
	}
	for i, item := range s.Items() {
		w.works[item.ID] = i + 1
	}
	k.write(w)
	w.doc.clean()
	w.left(k)
	return w.doc
}

// left reports what is not told: statements, what is known of those that are, works that are not named.
func (w *scribe) left(k Kind) {
	drop := func(of argmap.Ref, what string) {
		w.doc.Left.Add(codec.Loss{Kind: codec.Dropped, Of: of.ID, What: what, Why: "This kind of text does not tell it."})
	}
	for _, l := range codec.Unsaid(w.snap, k.keeps) {
		if id := argmap.StatementID(l.Of); w.told[id] || !w.snap.Has(id.Ref()) {
			l.Why = "This kind of text does not tell it."
			w.doc.Left.Add(l)
		}
	}
	for _, id := range w.out.Order {
		if !w.told[id] {
			drop(id.Ref(), "the statement "+w.quoted(id))
		}
	}
	for _, c := range w.snap.Comments() {
		if k.keeps.Comments && c.Status == argmap.Resolved && !w.resolved {
			drop(c.Ref(), "a comment that is resolved")
		}
	}
	for _, item := range w.snap.Items() {
		if !w.listed[item.ID] {
			drop(item.ID.Ref(), "a work of the bibliography, "+item.Title)
		}
	}
}

// clean makes the words of a document fit to be written: on one line each, and without what no file of text can hold.
func (d *Document) clean() {
	fix := func(text *string) { *text = d.plain(*text) }
	fix(&d.Title)
	for i := range d.Authors {
		fix(&d.Authors[i])
	}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		fix(&b.Number)
		for k := range b.Runs {
			fix(&b.Runs[k].Text)
		}
		for k := range b.Rows {
			fix(&b.Rows[k].Label)
			fix(&b.Rows[k].Text)
		}
	}
}

// plain returns a text in one line: each stretch of white space is one space, and what is no character of a text is
// replaced. Space at the ends stays, for one run may meet another there.
func (d *Document) plain(text string) string {
	var b strings.Builder
	blank := false
	for _, r := range text {
		switch {
		case unicode.IsSpace(r) && r != 0xA0 && r != 0x202F && r != 0x2007:
			blank = true
			continue
		case unicode.IsControl(r), r&0xFFFE == 0xFFFE, r >= 0xFDD0 && r <= 0xFDEF:
			d.Odd++
			r = unicode.ReplacementChar
		}
		if blank {
			b.WriteByte(' ')
			blank = false
		}
		b.WriteRune(r)
	}
	if blank {
		b.WriteByte(' ')
	}
	return b.String()
}

// scribe makes a document.
type scribe struct {
	snap     *argmap.Snapshot
	out      *argmap.Outline
	numbers  map[argmap.StatementID]string
	works    map[argmap.ItemID]int  // by place in the map's list, from 1
	named    map[argmap.ItemID]bool // works that the text names
	style    Style
	doc      *Document
	told     map[argmap.StatementID]bool // statements whose words the text has
	listed   map[argmap.ItemID]bool      // works in its bibliography
	resolved bool                        // it tells comments that are resolved, too
	serving  map[argmap.Ref]bool         // what is known of serves
	said     argmap.StatementID          // by the last paragraph of an essay
}

func (w *scribe) add(b Block) { w.doc.Blocks = append(w.doc.Blocks, b) }

func (w *scribe) heading(level int, text string) {
	w.add(Block{Shape: Heading, Level: level, Runs: []Run{{Text: text}}})
}

func (w *scribe) paragraph(runs ...Run) { w.add(Block{Shape: Paragraph, Runs: runs}) }

// head writes the title and who wrote the text.
func (w *scribe) head() {
	w.heading(1, w.doc.Title)
	if len(w.doc.Authors) > 0 {
		w.paragraph(Run{Text: strings.Join(w.doc.Authors, ", ")})
	}
}

// bibliography lists the works that the text names, or all of them, in the order of the style. The keys are for essays.
func (w *scribe) bibliography(all bool) {
	var works []argmap.Item
	for _, item := range w.snap.Items() {
		if all || w.named[item.ID] {
			works = append(works, item)
			w.listed[item.ID] = true
		}
	}
	if len(works) == 0 {
		return
	}
	if w.style != Numbers {
		slices.SortStableFunc(works, func(a, b argmap.Item) int {
			return strings.Compare(strings.ToLower(cite.Format(a)), strings.ToLower(cite.Format(b)))
		})
	}
	w.add(Block{Shape: Heading, Level: 2, Runs: []Run{{Text: "Bibliography"}}, Key: "bibliography"})
	for _, item := range works {
		b := Block{Shape: Entry, Runs: []Run{{Text: cite.Format(item)}}, Key: "work " + string(item.ID)}
		if w.style == Numbers {
			b.Number = w.work(item.ID)
		}
		w.add(b)
	}
}

// longText is the length, in bytes, above which a text is told once: the conclusion of a thousand arguments would fill the
// memory otherwise.
const longText = 4000

// words returns what a statement says, which then is told; a long text that was told before, its short title.
func (w *scribe) words(id argmap.StatementID) string {
	text := w.statement(id).Text
	if w.told[id] && len(text) > longText {
		return w.quoted(id) + " (told in full above)"
	}
	w.told[id] = true
	return text
}

func (w *scribe) statement(id argmap.StatementID) argmap.Statement {
	st, _ := w.snap.Statement(id)
	return st
}
