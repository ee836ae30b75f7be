package typeset

import "github.com/go-text/typesetting/font"

// PlainOf is Plain in the font that glyphs with a number in Face are from.
func (f *Fonts) PlainOf(face int, r rune, bold bool) (id uint32, advance float64, ok bool) {
	return f.face(bold, face).plain(r)
}

// Plain returns the glyph that a character has when it stands alone, unshaped, and how far it advances in em. Where the
// font lacks it these are those of the font's own sign for a missing character, glyph 0, and ok is false. What is written character by character, as in a PDF, comes out right where a run has these.
func (f *Fonts) Plain(r rune, bold bool) (id uint32, advance float64, ok bool) {
	return f.weight(bold).plain(r)
}

func (w *weight) plain(r rune) (id uint32, advance float64, ok bool) {
	gid, ok := w.font.NominalGlyph(r)
	c := &w.outlines
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.face == nil {
		c.face = font.NewFace(w.font)
	}
	return uint32(gid), float64(c.face.HorizontalAdvance(gid)) / w.upem, ok
}
