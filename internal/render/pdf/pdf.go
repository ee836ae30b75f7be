// Package pdf writes scenes as the pages of a PDF file, or parts of them on sheets of paper, in vectors, with the fonts they
// were measured with embedded.
//
// Words can be searched and copied. The same scene and options always give the same bytes.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"time"
	"unicode/utf16"

	"codeberg.org/go-pdf/fpdf"

	"warrant/internal/geom"
	"warrant/internal/render/outline"
	"warrant/internal/scene"
	"warrant/internal/typeset"
)

// PointsPerUnit is the size of a unit on paper, in points: that of a CSS pixel.
const PointsPerUnit = 0.75

// MaxSide is the longest side a page may have, in points; a larger drawing is made smaller to fit it.
const MaxSide = 14400

// Options are what a scene does not know of itself.
type Options struct {
	Fonts   *typeset.Fonts // those the scene was measured with; required
	Title   string
	Author  string
	Subject string
	Lang    string    // of the words, as in "en-GB"
	Created time.Time // zero: the file has no date
	// Report is told, once and only if there are any, which characters the fonts lack. Boxes stand in their place.
	Report func(missing []rune)
	// Outlined is told in the same way which characters are drawn as outlines, since the font of the system that has them
	// cannot be embedded.
	Outlined func(which []rune)
}

// Sheet is a part of a scene on one sheet of paper.
type Sheet struct {
	Scene *scene.Scene
	View  geom.Rect    // the part of the scene that is drawn; what is beyond is cut off
	Scale float64      // points for a unit
	At    geom.Point   // where the corner of View comes to stand, in points from the corner of the sheet
	Marks *scene.Scene // drawn above it, in points; its bounds are those of the sheet. nil: the sheet is as large as View
}

// size returns how large the sheet is, in points.
func (s Sheet) size() geom.Size {
	if s.Marks != nil {
		return s.Marks.Bounds.Size()
	}
	return geom.Size{W: s.View.W * s.Scale, H: s.View.H * s.Scale}
}

// Write writes s in the colours of p to w, as one page. Errors are those of w, and one for a scene without extent.
func Write(w io.Writer, s *scene.Scene, p *scene.Palette, o Options) error {
	return WritePages(w, []*scene.Scene{s}, p, o)
}

// WritePages does the same with several scenes, at least one: each is a page, as large as it is.
func WritePages(w io.Writer, pages []*scene.Scene, p *scene.Palette, o Options) error {
	sheets := make([]Sheet, len(pages))
	for i, s := range pages {
		scale := PointsPerUnit
		if side := math.Max(s.Bounds.W, s.Bounds.H) * scale; side > MaxSide {
			scale *= MaxSide / side
		}
		sheets[i] = Sheet{Scene: s, View: s.Bounds, Scale: scale}
	}
	return WriteSheets(w, sheets, p, o)
}

// WriteSheets does the same with parts of scenes on sheets of paper, at least one.
func WriteSheets(w io.Writer, sheets []Sheet, p *scene.Palette, o Options) error {
	if o.Fonts == nil || len(sheets) == 0 {
		return errors.New("drawing a PDF: no fonts or no pages given")
	}
	for _, s := range sheets {
		if err := outline.Check(&scene.Scene{Bounds: s.View}); err != nil {
			return err
		}
	}
	data, told, err := build(sheets, p, o, true)
	if err != nil { // a font of the system may be one that the library cannot read
		data, told, err = build(sheets, p, o, false)
	}
	if err != nil {
		return err
	}
	if _, err := w.Write(data); err != nil {
		return fmt.Errorf("writing the PDF: %w", err)
	}
	if o.Report != nil && len(told.missing) > 0 {
		o.Report(told.missing)
	}
	if o.Outlined != nil && len(told.outlined) > 0 {
		o.Outlined(told.outlined)
	}
	return nil
}

// build returns the file. The library reports some of its failures, such as a font it cannot cut down, by panic.
func build(sheets []Sheet, p *scene.Palette, o Options, embeds bool) (data []byte, told *told, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("drawing a PDF: %v", r)
		}
	}()
	first := sheets[0].size()
	doc := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: first.W, Ht: first.H}})
	describe(doc, o)
	if len(sheets) > 1 {
		doc.SetDisplayMode("fullwidth", "continuous")
	}
	for _, bold := range []bool{false, true} {
		// A copy, since the library writes into the bytes when it cuts the font down to what is used.
		doc.AddUTF8FontFromBytes(family, style(bold), bytes.Clone(o.Fonts.Data(bold)))
	}
	told = newTold(embeds)
	links := make([]int, len(sheets))
	for i := range sheets {
		links[i] = doc.AddLink()
	}
	for i, s := range sheets {
		size := s.size()
		doc.AddPageFormat("P", fpdf.SizeType{Wd: size.W, Ht: size.H})
		if len(sheets) > 1 {
			doc.SetLink(links[i], 0, -1)
			s.link(doc, links)
		}
		if err := drawSheet(doc, size, s, p, o, told); err != nil {
			return nil, nil, err
		}
	}
	var b bytes.Buffer
	if err := doc.Output(&b); err != nil {
		return nil, nil, fmt.Errorf("drawing a PDF: %w", err)
	}
	data = b.Bytes()
	if o.Created.IsZero() {
		removeDates(data)
	}
	return data, told, nil
}

// link lets what leads to other sheets be pressed.
func (s Sheet) link(doc *fpdf.Fpdf, links []int) {
	for _, h := range s.Scene.Hits {
		if h.Page < 1 || h.Page > len(links) || !s.View.Overlaps(h.Rect) {
			continue
		}
		doc.Link(s.At.X+(h.Rect.X-s.View.X)*s.Scale, s.At.Y+(h.Rect.Y-s.View.Y)*s.Scale, h.Rect.W*s.Scale, h.Rect.H*s.Scale, links[h.Page-1])
	}
}

// drawSheet draws one sheet: the ground all over it where it shows but a part of a scene, then that part, then the marks.
func drawSheet(doc *fpdf.Fpdf, size geom.Size, s Sheet, p *scene.Palette, o Options, told *told) error {
	marked := s.Marks != nil
	if marked {
		ground := newCanvas(doc, s.Marks.Bounds, p, o, told)
		ground.open(size, geom.Point{}, 1)
		ground.Fill(outline.Box(s.Marks.Bounds, 0), scene.Canvas)
		ground.close()
	}
	c := newCanvas(doc, s.View, p, o, told)
	c.open(size, s.At, s.Scale)
	if marked {
		doc.ClipRect(0, 0, s.View.W, s.View.H, false)
	} else if s.Scene.Ground != scene.None {
		c.Fill(outline.Box(s.View, 0), s.Scene.Ground)
	}
	if err := outline.Draw(s.Scene, c); err != nil {
		return err
	}
	if marked {
		doc.ClipEnd()
	}
	c.close()
	if !marked {
		return nil
	}
	marks := newCanvas(doc, s.Marks.Bounds, p, o, told)
	marks.open(size, geom.Point{}, 1)
	err := outline.Draw(s.Marks, marks)
	marks.close()
	return err
}

// describe sets what a viewer shows about the file, and how.
func describe(doc *fpdf.Fpdf, o Options) {
	doc.SetCatalogSort(true) // or the order of fonts would be left to chance
	doc.SetMargins(0, 0, 0)
	doc.SetAutoPageBreak(false, 0)
	doc.SetDisplayMode("fullpage", "single")
	doc.SetProducer("Warrant", false)
	doc.SetTitle(encode(o.Title), false)
	doc.SetAuthor(encode(o.Author), false)
	doc.SetSubject(encode(o.Subject), false)
	if o.Lang != "" {
		doc.SetLang(o.Lang)
	}
	created := o.Created
	if created.IsZero() {
		created = time.Unix(0, 0)
	}
	doc.SetCreationDate(created.UTC())
	doc.SetModificationDate(created.UTC())
}

// encode writes text as a PDF string. The library's own way loses what is beyond the first 65,536 characters.
func encode(text string) string {
	if text == "" {
		return ""
	}
	b := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(text)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return string(b)
}

// removeDates blanks the dates, which the library writes whether wanted or not. The length stays the same, since the
// file holds the places of its parts.
func removeDates(data []byte) {
	for _, key := range []string{"/CreationDate (D:", "/ModDate (D:"} {
		from := bytes.LastIndex(data, []byte(key)) // it stands behind the drawing
		if from < 0 {
			continue
		}
		for i := from; i < len(data) && data[i] != '\n'; i++ {
			data[i] = ' '
		}
	}
}
