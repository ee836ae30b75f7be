package write

import (
	"bytes"
	"fmt"
	"strings"

	"warrant/internal/document"
	"warrant/internal/geom"
	"warrant/internal/render/pdf"
	"warrant/internal/scene"
	"warrant/internal/typeset"
)

// Lengths on paper, in units of 3/4 of a point: A4 with an inch around the text, which is 11 points large.
const (
	pageWidth  = 210 / 25.4 * 96
	pageHeight = 297 / 25.4 * 96
	pageMargin = 96.0
	textWidth  = pageWidth - 2*pageMargin
	textSize   = 11 / 0.75
	leading    = 1.4 // lines, in sizes of their text
	gap        = 8.0 // below a paragraph
	step       = 18.0
	footSize   = 9 / 0.75
	cardEdge   = 10.0
	raised     = 0.35 // how much higher the number of a note stands, in sizes of the text
	smaller    = 0.7  // how much smaller it is
)

// PDF returns a document as pages to print, in A4. Missing are the characters that the fonts lack; boxes stand for them.
func PDF(d *document.Document, fonts *typeset.Fonts) (data []byte, missing []rune, err error) {
	s := &sheets{fonts: fonts}
	s.turn()
	for i, b := range d.Blocks {
		s.block(b, i+1 < len(d.Blocks) && d.Blocks[i+1].Shape == document.Item)
	}
	if len(s.notes) > 0 {
		s.block(document.Block{Shape: document.Heading, Level: 2, Runs: []document.Run{{Text: "Notes"}}}, false)
		for i, text := range s.notes {
			s.block(document.Block{Shape: document.Entry, Runs: []document.Run{{Text: fmt.Sprintf("%d. %s", i+1, text)}}}, false)
		}
	}
	s.foot()
	var out bytes.Buffer
	err = pdf.WritePages(&out, s.pages, scene.PaletteNamed("light"), pdf.Options{Fonts: fonts, Title: d.Title, Author: strings.Join(d.Authors, ", "),
		Report: func(which []rune) { missing = which }})
	if err != nil {
		return nil, nil, fmt.Errorf("write the PDF file: %w", err)
	}
	return out.Bytes(), missing, nil
}

// sheets are the pages in the making.
type sheets struct {
	fonts *typeset.Fonts
	pages []*scene.Scene
	y     float64 // where the next line begins, on the last page
	notes []string
}

// turn begins a page.
func (s *sheets) turn() {
	s.pages = append(s.pages, &scene.Scene{Bounds: geom.Rect{W: pageWidth, H: pageHeight}, Groups: make([]scene.Group, 1)})
	s.y = pageMargin
}

// need begins a page where there is no room for so much.
func (s *sheets) need(height float64) {
	if s.y+height > pageHeight-pageMargin && s.y > pageMargin {
		s.turn()
	}
}

func (s *sheets) draw(item scene.Item) {
	g := &s.pages[len(s.pages)-1].Groups[0]
	g.Items = append(g.Items, item)
}

// foot numbers the pages.
func (s *sheets) foot() {
	for i, page := range s.pages {
		text := fmt.Sprintf("%d", i+1)
		width := s.fonts.Width(text, footSize, false)
		page.Groups[0].Items = append(page.Groups[0].Items,
			scene.Text{At: geom.Point{X: (pageWidth - width) / 2, Y: pageHeight - pageMargin/2}, Words: text, Size: footSize, Ink: scene.Ink, Width: width})
	}
}

// piece is a stretch of text in one look.
type piece struct {
	text string
	bold bool
	note bool // the raised number of a note
}

func (s *sheets) width(p piece, size float64) float64 {
	if p.note {
		size *= smaller
	}
	return s.fonts.Width(p.text, size, p.bold)
}

// pieces returns runs as pieces. The notes are kept for the end.
func (s *sheets) pieces(of []document.Run, bold bool) []piece {
	var out []piece
	for _, r := range of {
		if r.Note != "" {
			s.notes = append(s.notes, r.Text)
			out = append(out, piece{text: fmt.Sprint(len(s.notes)), note: true})
			continue
		}
		out = append(out, piece{text: r.Text, bold: bold || r.Strong})
	}
	return out
}

// block writes one block; tight says that a line of a list follows.
func (s *sheets) block(b document.Block, tight bool) {
	below := gap
	if tight && b.Shape == document.Item {
		below = gap / 2
	}
	number := func(text string) []piece {
		if text == "" {
			return nil
		}
		return []piece{{text: text + " "}}
	}
	switch b.Shape {
	case document.Heading:
		s.title(b)
	case document.Item, document.Conclusion:
		x := float64(b.Level) * step
		if b.Shape == document.Conclusion {
			s.need(2 * textSize * leading)
			line := geom.Path{}.Move(geom.Point{X: pageMargin + x, Y: s.y}).Line(geom.Point{X: pageMargin + textWidth/2, Y: s.y})
			s.draw(scene.Line{Path: line, Ink: scene.Ink, Width: 1})
			s.y += gap / 2
		}
		s.text(append(number(b.Number), s.pieces(b.Runs, false)...), textSize, x, step)
		s.y += below
	case document.Entry:
		if b.Number != "" {
			b.Number = "[" + b.Number + "]"
		}
		s.text(append(number(b.Number), s.pieces(b.Runs, false)...), textSize, 0, step)
		s.y += below
	case document.Card:
		s.card(b)
	default:
		s.text(s.pieces(b.Runs, false), textSize, 0, 0)
		s.y += below
	}
}

// title writes a heading, and keeps it with some lines of what follows.
func (s *sheets) title(b document.Block) {
	size := textSize * []float64{1.8, 1.4, 1.15}[min(max(b.Level, 1), 3)-1]
	if s.y > pageMargin {
		s.y += size / 2
	}
	pieces := s.pieces(b.Runs, true)
	s.need(float64(len(s.wrap(pieces, size, textWidth, textWidth)))*size*leading + gap + 3*textSize*leading)
	s.text(pieces, size, 0, 0)
	s.y += gap / 2
}

// card writes a card in a frame, on one page where it fits on one; a longer one has no frame.
func (s *sheets) card(b document.Block) {
	width := textWidth - 2*cardEdge
	head := s.pieces(b.Runs, true)
	lines := len(s.wrap(head, textSize, width, width))
	var rows [][]piece
	for _, r := range b.Rows {
		row := []piece{{text: r.Label + ": ", bold: true}, {text: r.Text}}
		rows = append(rows, row)
		lines += len(s.wrap(row, textSize, width, width-step))
	}
	height := float64(lines)*textSize*leading + float64(len(rows)+1)*gap/2 + 2*cardEdge
	s.need(height)
	if height <= pageHeight-2*pageMargin {
		s.draw(scene.Box{Rect: geom.Rect{X: pageMargin, Y: s.y, W: textWidth, H: height}, Radius: 4, Fill: scene.None, Line: scene.Rule, Width: 1})
	}
	end := s.y + height + 2*gap
	s.y += cardEdge
	s.within(head, 0)
	for _, row := range rows {
		s.within(row, step)
	}
	if height <= pageHeight-2*pageMargin {
		s.y = end
	} else {
		s.y += 2 * gap
	}
}

// within writes a line of a card.
func (s *sheets) within(pieces []piece, hang float64) {
	s.lines(s.wrap(pieces, textSize, textWidth-2*cardEdge, textWidth-2*cardEdge-hang), textSize, cardEdge, hang)
	s.y += gap / 2
}

// text writes a paragraph x from the margin; all lines but the first stand hang further in.
func (s *sheets) text(pieces []piece, size, x, hang float64) {
	s.lines(s.wrap(pieces, size, textWidth-x, textWidth-x-hang), size, x, hang)
}

func (s *sheets) lines(lines [][]piece, size, x, hang float64) {
	for i, line := range lines {
		s.need(size * leading)
		at := geom.Point{X: pageMargin + x, Y: s.y + size*leading/2 + (s.fonts.Ascent(size)-s.fonts.Descent(size))/2}
		if i > 0 {
			at.X += hang
		}
		for _, p := range line {
			t := scene.Text{At: at, Words: p.text, Size: size, Bold: p.bold, Ink: scene.Ink, Width: s.width(p, size)}
			if p.note {
				t.Size, t.At.Y = size*smaller, at.Y-size*raised
			}
			s.draw(t)
			at.X += t.Width
		}
		s.y += size * leading
	}
}

// wrap breaks pieces into lines: at spaces, and in a word that is too long for a line where its script allows. The first
// line may be so wide, the others so.
func (s *sheets) wrap(pieces []piece, size, first, others float64) [][]piece {
	w := &wrapper{sheets: s, size: size, room: first, others: others}
	for _, p := range pieces {
		if p.note {
			w.word = append(w.word, p)
			continue
		}
		for i, word := range strings.Split(p.text, " ") {
			if i > 0 {
				w.space()
			}
			if word != "" {
				w.word = append(w.word, piece{text: word, bold: p.bold})
			}
		}
	}
	w.space()
	w.end()
	return w.lines
}

// wrapper makes lines of words.
type wrapper struct {
	*sheets
	size, room, others float64
	lines              [][]piece
	line, word         []piece
	used               float64 // of the room, by the line
}

// space ends a word: it goes on the line, or on the next where it does not fit.
func (w *wrapper) space() {
	if len(w.word) == 0 {
		return
	}
	var width float64
	for _, p := range w.word {
		width += w.width(p, w.size)
	}
	blank := w.fonts.Width(" ", w.size, false)
	if len(w.line) > 0 && w.used+blank+width > w.room {
		w.end()
	}
	if width > w.room {
		w.long()
		return
	}
	for i, p := range w.word {
		if i == 0 && len(w.line) > 0 {
			w.join(piece{text: " ", bold: p.bold && w.line[len(w.line)-1].bold})
		}
		w.join(p)
	}
	w.word = nil
}

// long breaks a word that is too long for any line.
func (w *wrapper) long() {
	for _, p := range w.word {
		if p.note {
			w.join(p)
			continue
		}
		for i, l := range w.fonts.Wrap(p.text, w.size, p.bold, w.others) {
			if i > 0 || len(w.line) > 0 {
				w.end()
			}
			w.join(piece{text: l.Text, bold: p.bold})
		}
	}
	w.word = nil
}

// join puts a piece at the end of the line; one that looks like the piece before becomes part of it.
func (w *wrapper) join(p piece) {
	if last := len(w.line) - 1; last >= 0 && !p.note && !w.line[last].note && w.line[last].bold == p.bold {
		w.line[last].text += p.text
	} else {
		w.line = append(w.line, p)
	}
	w.used += w.width(p, w.size)
}

func (w *wrapper) end() {
	if len(w.line) > 0 {
		w.lines = append(w.lines, w.line)
		w.line, w.used, w.room = nil, 0, w.others
	}
}
