// Package svg writes a scene as an SVG file.
//
// Text stays text: it can be searched, selected and edited. Every run states how long it must become, so that it keeps
// to its box even where the viewer has another font. The same scene always gives the same bytes.
package svg

import (
	"fmt"
	"io"
	"strings"

	"warrant/internal/geom"
	"warrant/internal/render/outline"
	"warrant/internal/scene"
)

// Options are what a scene does not know of itself.
type Options struct {
	Title       string // one line; also what a screen reader says. Empty: "Argument map"
	Description string // longer text for those who cannot see the drawing
}

// families are the fonts asked for: the one measured with, then those that look most like it.
const families = "Noto Sans, Open Sans, Segoe UI, Helvetica Neue, Arial, sans-serif"

// Write writes s in the colours of p to w. One unit of the scene is one CSS pixel. Errors are those of w, and one for a
// scene without extent.
func Write(w io.Writer, s *scene.Scene, p *scene.Palette, o Options) error {
	if err := outline.Check(s); err != nil {
		return err
	}
	e := &encoder{palette: p, ids: map[string]bool{}}
	e.open(s.Bounds, o)
	if s.Ground != scene.None {
		e.start("rect").rect(s.Bounds).text("fill", p.Hex(s.Ground)).end()
	}
	for _, g := range s.Groups {
		if err := e.group(g); err != nil {
			return err
		}
	}
	e.buf = append(e.buf, "</svg>\n"...)
	if _, err := w.Write(e.buf); err != nil {
		return fmt.Errorf("writing the SVG: %w", err)
	}
	return nil
}

// open writes the head of the file. Nothing is filled unless it says so.
func (e *encoder) open(b geom.Rect, o Options) {
	title := strings.TrimSpace(o.Title)
	if title == "" {
		title = "Argument map"
	}
	e.buf = append(e.buf, `<?xml version="1.0" encoding="UTF-8"?>`+"\n"...)
	e.start("svg").text("xmlns", "http://www.w3.org/2000/svg")
	e.number("width", b.W).number("height", b.H).numbers("viewBox", " ", b.X, b.Y, b.W, b.H)
	e.text("role", "img").text("aria-label", title).text("font-family", families).text("fill", "none")
	e.buf = append(e.buf, ">\n"...)
	e.element("title", title)
	if o.Description != "" {
		e.element("desc", o.Description)
	}
}

// group writes one group and what is in it.
func (e *encoder) group(g scene.Group) error {
	if len(g.Items) == 0 {
		return nil
	}
	e.start("g")
	if e.inline != nil {
		e.inline.mark(e, g)
	} else if id := e.id(g.ID); id != "" {
		e.text("id", id)
	}
	e.buf = append(e.buf, ">\n"...)
	if g.Label != nil {
		e.element("title", g.Label())
	}
	for _, item := range g.Items {
		if err := e.item(item); err != nil {
			return err
		}
	}
	e.buf = append(e.buf, "</g>\n"...)
	return nil
}

// item writes one item.
func (e *encoder) item(item scene.Item) error {
	switch it := item.(type) {
	case scene.Box:
		e.start("rect").rect(it.Rect)
		if r := outline.Radius(it.Rect, it.Radius); r > 0 {
			e.number("rx", r)
		}
		e.fill(it.Fill).stroke(it.Line, it.Width, it.Dash).end()
	case scene.Line:
		e.start("path").path("d", it.Path).stroke(it.Ink, it.Width, it.Dash).end()
	case scene.Shape:
		e.start("polygon").points(it.Points).fill(it.Fill).stroke(it.Line, it.Width, nil).end()
	case scene.Disc:
		e.start("circle").number("cx", it.Center.X).number("cy", it.Center.Y).number("r", it.Radius)
		e.fill(it.Fill).stroke(it.Line, it.Width, nil).end()
	case scene.Text:
		e.words(it)
	default:
		return fmt.Errorf("drawing: unknown kind of item %T", item)
	}
	return nil
}

// words writes a run of text with the length it must keep to.
func (e *encoder) words(t scene.Text) {
	if t.Words == "" || t.Ink == scene.None {
		return
	}
	e.start("text").number("x", t.At.X).number("y", t.At.Y).number("font-size", t.Size)
	if t.Bold {
		e.text("font-weight", "700")
	}
	e.fill(t.Ink)
	if t.Width > 0 {
		e.number("textLength", t.Width).text("lengthAdjust", "spacingAndGlyphs")
	}
	if strings.Contains(t.Words, "  ") || strings.TrimSpace(t.Words) != t.Words {
		e.text("xml:space", "preserve")
	}
	e.buf = append(e.buf, '>')
	e.escape(t.Words)
	e.buf = append(e.buf, "</text>\n"...)
}
