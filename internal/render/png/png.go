// Package png writes a scene as a PNG picture.
//
// It draws with the scan converter of fogleman/gg, but not with gg itself, which has no sharp corners, and with the
// outlines of the fonts the scene was measured with, at the places HarfBuzz gave them.
package png

import (
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"io"
	"math"

	"warrant/internal/render/outline"
	"warrant/internal/scene"
	"warrant/internal/typeset"
)

// DefaultScale is how many pixels a unit gets if Options do not say.
const DefaultScale = 2

// MaxPixels is the largest picture that is made; in memory it takes four bytes a pixel.
const MaxPixels = 120e6

// Options say how a picture is made.
type Options struct {
	Fonts *typeset.Fonts // those the scene was measured with; required
	Scale float64        // pixels for one unit; 0 is DefaultScale
}

// SizeError says that a picture would become too large.
type SizeError struct {
	Scale      float64 // the one wanted
	Megapixels float64 // at that scale
	Largest    float64 // the largest scale that works, in hundredths; 0 if none does
}

func (e *SizeError) Error() string {
	s := fmt.Sprintf("at scale %g the picture would have %.0f megapixels; at most %.0f can be made", e.Scale, e.Megapixels, MaxPixels/1e6)
	if e.Largest == 0 {
		return s + ", whatever the scale: export a part of the map, or SVG or PDF"
	}
	return fmt.Sprintf("%s: the largest scale that works is %g", s, e.Largest)
}

// Write writes s in the colours of p to w. Errors are those of w, a *SizeError, and one for a scene without extent.
func Write(w io.Writer, s *scene.Scene, p *scene.Palette, o Options) error {
	img, err := Image(s, p, o)
	if err != nil {
		return err
	}
	e := png.Encoder{CompressionLevel: png.DefaultCompression}
	if len(img.Pix) > 40e6 { // half the time, for a file a few tenths larger
		e.CompressionLevel = png.BestSpeed
	}
	if err := e.Encode(w, img); err != nil {
		return fmt.Errorf("writing the PNG: %w", err)
	}
	return nil
}

// Image returns s in the colours of p as a picture in memory. Errors are those of Write.
func Image(s *scene.Scene, p *scene.Palette, o Options) (*image.RGBA, error) {
	if o.Fonts == nil {
		return nil, errors.New("drawing a picture: no fonts given")
	}
	if err := outline.Check(s); err != nil {
		return nil, err
	}
	if o.Scale == 0 {
		o.Scale = DefaultScale
	}
	if !(o.Scale > 0) || math.IsInf(o.Scale, 0) {
		return nil, fmt.Errorf("drawing a picture: %v is no scale", o.Scale)
	}
	width, height := pixels(s, o.Scale)
	if width*height > MaxPixels {
		return nil, &SizeError{o.Scale, width * height / 1e6, largestScale(s)}
	}
	img := image.NewRGBA(image.Rect(0, 0, int(width), int(height)))
	if s.Ground != scene.None {
		draw.Draw(img, img.Bounds(), image.NewUniform(p.Color(s.Ground)), image.Point{}, draw.Src)
	}
	c := newCanvas(img, s.Bounds, p, o)
	if err := outline.Draw(s, c); err != nil {
		return nil, err
	}
	return img, nil
}

// pixels returns the sides of the picture.
func pixels(s *scene.Scene, scale float64) (width, height float64) {
	// A side a hair over a whole number is not worth a row of pixels.
	side := func(v float64) float64 { return math.Max(1, math.Ceil(v*scale-1e-6)) }
	return side(s.Bounds.W), side(s.Bounds.H)
}

// largestScale returns the largest scale, in hundredths, at which s can be drawn.
func largestScale(s *scene.Scene) float64 {
	hundredths := math.Floor(100 * math.Sqrt(MaxPixels/(s.Bounds.W*s.Bounds.H)))
	for ; hundredths > 0; hundredths-- {
		if w, h := pixels(s, hundredths/100); w*h <= MaxPixels {
			return hundredths / 100
		}
	}
	return 0
}
