package svg

import (
	"fmt"
	"strings"

	"warrant/internal/geom"
	"warrant/internal/render/outline"
	"warrant/internal/scene"
)

// Element is a drawing to stand in an HTML page.
type Element struct {
	Markup []byte        // an svg element
	Inks   []scene.Token // the colours in it; the page says with Properties what they look like
}

// Mark is an attribute of a group in a page.
type Mark struct{ Name, Value string }

// inline is what differs in a page from a file.
type inline struct {
	inks  []scene.Token
	marks func(scene.Group) []Mark
}

func (in *inline) mark(e *encoder, g scene.Group) {
	for _, m := range in.marks(g) {
		e.text(m.Name, m.Value)
	}
}

// Inline returns s as an element of a page. Its colours are custom properties, so that the page can follow the reader's
// system; its groups have the marks given instead of ids. The title is what a screen reader says of the whole.
func Inline(s *scene.Scene, title string, marks func(scene.Group) []Mark) (Element, error) {
	if err := outline.Check(s); err != nil {
		return Element{}, err
	}
	e := &encoder{palette: scene.PaletteNamed("light"), inline: &inline{marks: marks}}
	e.head(s.Bounds, title)
	for _, g := range s.Groups {
		if err := e.group(g); err != nil {
			return Element{}, err
		}
	}
	e.buf = append(e.buf, "</svg>\n"...)
	return Element{e.buf, e.inline.inks}, nil
}

func (e *encoder) head(b geom.Rect, title string) {
	e.start("svg").numbers("viewBox", " ", b.X, b.Y, b.W, b.H)
	e.text("role", "img").text("aria-label", title).text("font-family", families).text("fill", "none")
	e.buf = append(e.buf, ">\n"...)
}

// Properties returns the declarations that give the colours of a page's drawings their looks in p.
func Properties(p *scene.Palette, inks []scene.Token) string {
	var b strings.Builder
	for _, t := range inks {
		fmt.Fprintf(&b, "%s:%s;", property(t), p.Hex(t))
	}
	return b.String()
}

// property names a colour in a page.
func property(t scene.Token) string { return fmt.Sprintf("--ink-%d", t) }
