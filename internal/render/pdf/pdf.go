// Package pdf writes scenes as the pages of a PDF file, in vectors, with the fonts they were measured with embedded.
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
}

// Write writes s in the colours of p to w, as one page. Errors are those of w, and one for a scene without extent.
func Write(w io.Writer, s *scene.Scene, p *scene.Palette, o Options) error {
	return WritePages(w, []*scene.Scene{s}, p, o)
}

// WritePages does the same with several scenes, at least one: each is a page, as large as it is.
func WritePages(w io.Writer, pages []*scene.Scene, p *scene.Palette, o Options) error {
	if o.Fonts == nil || len(pages) == 0 {
		return errors.New("drawing a PDF: no fonts or no pages given")
	}
	for _, s := range pages {
		if err := outline.Check(s); err != nil {
			return err
		}
	}
	data, missing, err := build(pages, p, o)
	if err != nil {
		return err
	}
	if _, err := w.Write(data); err != nil {
		return fmt.Errorf("writing the PDF: %w", err)
	}
	if o.Report != nil && len(missing) > 0 {
		o.Report(missing)
	}
	return nil
}

// build returns the file. The library reports some of its failures, such as a font it cannot cut down, by panic.
func build(pages []*scene.Scene, p *scene.Palette, o Options) (data []byte, missing []rune, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("drawing a PDF: %v", r)
		}
	}()
	size, _ := paper(pages[0])
	doc := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: size})
	describe(doc, o)
	if len(pages) > 1 {
		doc.SetDisplayMode("fullwidth", "continuous")
	}
	for _, bold := range []bool{false, true} {
		// A copy, since the library writes into the bytes when it cuts the font down to what is used.
		doc.AddUTF8FontFromBytes(family, style(bold), bytes.Clone(o.Fonts.Data(bold)))
	}
	for _, s := range pages {
		size, scale := paper(s)
		doc.AddPageFormat("P", size)
		c := newCanvas(doc, s, p, o)
		c.missing = missing
		c.open(size, scale, s.Ground)
		if err := outline.Draw(s, c); err != nil {
			return nil, nil, err
		}
		c.close()
		missing = c.missing
	}
	var b bytes.Buffer
	if err := doc.Output(&b); err != nil {
		return nil, nil, fmt.Errorf("drawing a PDF: %w", err)
	}
	data = b.Bytes()
	if o.Created.IsZero() {
		removeDates(data)
	}
	return data, missing, nil
}

// paper returns the size of the page that a scene needs, in points, and how many of them a unit is.
func paper(s *scene.Scene) (size fpdf.SizeType, scale float64) {
	scale = PointsPerUnit
	if side := math.Max(s.Bounds.W, s.Bounds.H) * scale; side > MaxSide {
		scale *= MaxSide / side
	}
	return fpdf.SizeType{Wd: s.Bounds.W * scale, Ht: s.Bounds.H * scale}, scale
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
