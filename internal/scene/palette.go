package scene

import (
	"fmt"
	"image/color"
)

// Token names a colour by what it means; a Palette says what it looks like.
type Token uint8

// The tokens. Pro and Con are the only hues that carry meaning, and never alone.
const (
	None    Token = iota
	Canvas        // the ground behind everything
	Paper         // inside of a box
	Ink           // text
	Muted         // lesser text and marks
	Rule          // borders
	Pro           // for
	Con           // against
	Neutral       // questions and links
	Ev            // tint of evidence
	Focus         // selection
	Warn
	Bad
	OK
	Found  // search hits, drop targets
	VoiceA // left side of a debate
	VoiceB // right side of a debate
	Area   // ground of a group: the ground with 4 % of ink
	tokenCount
)

// Two bits on top of a token ask for the same colour drawn weaker: mixed with the ground, not see-through, so that every
// output and every background shows the same.
const (
	faint Token = 0x80
	soft  Token = 0x40
	plain Token = 0x3F
)

// How much of the colour is left.
const (
	faintShare = 0.35 // of what a filter or a choice of voices leaves aside
	softShare  = 0.70 // of links across the map: with less they cannot be followed, at under 3 to 1
)

// Faint returns the token for the same thing set aside: 35 % of its colour. Grounds stay as they are.
func (t Token) Faint() Token {
	switch t {
	case None, Canvas, Paper, Area:
		return t
	}
	return t&plain | faint
}

// Soft returns the token for the same thing held back: 70 % of its colour.
func (t Token) Soft() Token {
	if t == None || t&faint != 0 {
		return t
	}
	return t | soft
}

// Palette gives each token its colour.
type Palette struct {
	Name   string // light, dark, contrast or mono
	colors [tokenCount]color.NRGBA
	strict bool // every colour at full strength
}

// Color returns what a token looks like; None and what is no token are transparent. High contrast knows no weaker colours.
func (p *Palette) Color(t Token) color.NRGBA {
	base := t & plain
	if base >= tokenCount {
		return color.NRGBA{}
	}
	switch {
	case p.strict || base == None:
	case t&faint != 0:
		return mix(p.colors[base], p.colors[Canvas], faintShare)
	case t&soft != 0:
		return mix(p.colors[base], p.colors[Canvas], softShare)
	}
	return p.colors[base]
}

// Strict reports whether the palette shows every colour at full strength, so that borders have to tell what weaker colours
// tell elsewhere.
func (p *Palette) Strict() bool { return p.strict }

// mix returns a share of a, the rest b.
func mix(a, b color.NRGBA, share float64) color.NRGBA {
	part := func(x, y uint8) uint8 { return uint8(float64(x)*share + float64(y)*(1-share) + 0.5) }
	return color.NRGBA{part(a.R, b.R), part(a.G, b.G), part(a.B, b.B), 0xFF}
}

// Stroke returns how wide a border or line of a width is drawn. High contrast knows none thinner than two units.
func (p *Palette) Stroke(width float64) float64 {
	if p.strict && width > 0 {
		return max(width, strictStroke)
	}
	return width
}

// Ring returns how wide a ring around what is selected, or has the strokes, is drawn: four units in high contrast.
func (p *Palette) Ring(width float64) float64 {
	if p.strict {
		return max(width, strictRing)
	}
	return width
}

// Widths in high contrast, in units.
const (
	strictStroke = 2
	strictRing   = 4
)

// OnPaper returns the palette for sheets: its ground is what boxes are filled with, as paper needs no tint.
func (p *Palette) OnPaper() *Palette {
	out := *p
	out.colors[Canvas] = p.colors[Paper]
	return &out
}

// Hex returns a token's colour as #RRGGBB.
func (p *Palette) Hex(t Token) string {
	c := p.Color(t)
	return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B)
}

// Palettes returns all palettes, the light one first.
func Palettes() []*Palette { return []*Palette{light, dark, contrast, mono} }

// PaletteNamed returns the palette of that name, or nil.
func PaletteNamed(name string) *Palette {
	for _, p := range Palettes() {
		if p.Name == name {
			return p
		}
	}
	return nil
}

var (
	light = palette("light", 0xF6F7F9, 0xFFFFFF, 0x1B1F24, 0x565E68, 0x6E7781, 0x00665E, 0xB3320B, 0x5A6270,
		0xFFF8E1, 0x0A58CA, 0x8A5A00, 0xA3123A, 0x1F6B3A, 0xFFE27A, 0x1F4E9E, 0x7A3E00, 0xEDEEF0)
	dark = palette("dark", 0x14171B, 0x1F242A, 0xECEFF2, 0xA9B2BC, 0x8B95A1, 0x4FD1BF, 0xFF9A73, 0xB4BCC6,
		0x322C19, 0x7CB7FF, 0xF0C04F, 0xFF8FA6, 0x7FD89B, 0x6B5900, 0x9CC2FF, 0xFFBE85, 0x1D2024)
	contrast = palette("contrast", 0x000000, 0x000000, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0x5CF2DC, 0xFFB08A, 0xFFFFFF,
		0x000000, 0xFFE600, 0xFFE066, 0xFFA3B5, 0x8CFFAF, 0x5A4B00, 0xFFFFFF, 0xFFFFFF, 0x000000).strictly()
	mono = palette("mono", 0xFFFFFF, 0xFFFFFF, 0x000000, 0x000000, 0x000000, 0x000000, 0x000000, 0x000000,
		0xFFFFFF, 0x000000, 0x000000, 0x000000, 0x000000, 0xE0E0E0, 0x000000, 0x000000, 0xFFFFFF)
)

// strictly makes p show every colour at full strength.
func (p *Palette) strictly() *Palette {
	p.strict = true
	return p
}

// palette builds a palette from 0xRRGGBB values in the order of the tokens, None left out.
func palette(name string, rgb ...uint32) *Palette {
	p := &Palette{Name: name}
	for i, v := range rgb {
		p.colors[i+1] = color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 0xFF}
	}
	return p
}
