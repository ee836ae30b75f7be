package typeset

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/flopp/go-findfont"
	"github.com/go-text/typesetting/font"
)

// reserve is a font of the system that stands in where the two weights lack a character. It has one weight for both.
type reserve struct {
	*weight
	whole bool // the file is a single TrueType font, as a PDF can hold
}

// known are beginnings of the names of files with Chinese, Japanese and Korean characters, the better ones first. Only
// these are opened: there are hundreds of fonts on some computers, and reading all takes seconds.
var known = []string{"notosanscjk", "notosanskr", "notosanssc", "notosansjp", "notosanstc", "sourcehansans", "pingfang", "applesdgothicneo",
	"hiragino", "msyh", "malgun", "yugoth", "meiryo", "simsun", "wqy", "nanumgothic", "unifont", "droidsansfallback"}

// WithSystem returns the same fonts, which look for characters that they lack in those of the system, once there is need
// of any. What was measured with f keeps its widths where it has no such characters; Chinese, Japanese and Korean ones are
// as wide as f takes them to be.
func (f *Fonts) WithSystem() *Fonts {
	return with(f, sync.OnceValue(systemReserves))
}

// WithReserve returns the same fonts with another one that stands in where they lack a character: the bytes of a TrueType
// or OpenType font or of a collection of them, whose first one is taken.
func (f *Fonts) WithReserve(data []byte) (*Fonts, error) {
	r, err := readReserve(data)
	if err != nil {
		return nil, err
	}
	return with(f, func() []*reserve { return []*reserve{r} }), nil
}

func with(f *Fonts, reserves func() []*reserve) *Fonts {
	out := newFonts()
	out.weights, out.reserves = f.weights, reserves
	return out
}

var systemReserves = sync.OnceValue(func() []*reserve {
	files := map[int][]string{}
	for _, path := range findfont.List() {
		name := strings.ToLower(filepath.Base(path))
		for i, k := range known {
			if strings.HasPrefix(name, k) && !strings.Contains(name, "bold") && !strings.Contains(name, "black") {
				files[i] = append(files[i], path)
			}
		}
	}
	var out []*reserve
	const most = 3 // fonts, which are up to 20 MB each
	for i := range known {
		for _, path := range files[i] {
			if data, err := os.ReadFile(path); err == nil && len(out) < most {
				if r, err := readReserve(data); err == nil {
					out = append(out, r)
				}
			}
		}
	}
	return out
})

func readReserve(data []byte) (*reserve, error) {
	faces, err := font.ParseTTC(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	w, err := newWeight(data, faces[0])
	if err != nil {
		return nil, err
	}
	return &reserve{w, bytes.HasPrefix(data, []byte{0, 1, 0, 0})}, nil
}

// face returns the font that a glyph is from.
func (f *Fonts) face(bold bool, n int) *weight {
	if n > 0 {
		return f.reserves()[n-1].weight
	}
	return f.weight(bold)
}

// reserveFor returns the number of the first font of the system that has a character, counted from 1; 0: none has.
func (f *Fonts) reserveFor(r rune) int {
	if f.reserves == nil || r < 0x1100 || invisible(r) {
		return 0
	}
	for i, s := range f.reserves() {
		if _, ok := s.font.NominalGlyph(r); ok {
			return i + 1
		}
	}
	return 0
}

// Reserve returns the file of the font that glyphs with a number in Face are from, for embedding; ok is false where it is
// of a kind that cannot be embedded in a PDF as it is. It must not be changed.
func (f *Fonts) Reserve(n int) (data []byte, ok bool) {
	r := f.reserves()[n-1]
	return r.data, r.whole
}
