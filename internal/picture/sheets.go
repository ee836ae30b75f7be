package picture

import (
	"context"
	"math"
	"slices"
	"strings"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/layout"
	"warrant/internal/render/pdf"
	"warrant/internal/scene"
	"warrant/internal/typeset"
	"warrant/internal/words"
)

// Paper is a size of sheets.
type Paper struct {
	Name string
	Size geom.Size // in points, upright
}

// Papers lists the sizes of sheets to choose from.
var Papers = []Paper{{"A4", geom.Size{W: 595.28, H: 841.89}}, {"Letter", geom.Size{W: 612, H: 792}}}

// PaperNamed returns the size of that name, in any case.
func PaperNamed(name string) (Paper, bool) {
	for _, p := range Papers {
		if strings.EqualFold(p.Name, name) {
			return p, true
		}
	}
	return Paper{}, false
}

// letterRegions are those whose paper is Letter, by their codes.
var letterRegions = []string{"US", "CA", "MX", "PH", "CO", "VE", "CL", "CR", "GT", "PA", "DO", "SV", "NI", "PR", "BZ"}

// PaperFor returns the size of sheets that is usual where a locale is from, such as "en-US" or "de_AT".
func PaperFor(locale string) Paper {
	parts := strings.FieldsFunc(locale, func(r rune) bool { return r == '-' || r == '_' || r == '.' })
	for _, part := range parts[min(1, len(parts)):] {
		if slices.Contains(letterRegions, part) {
			return Papers[1]
		}
	}
	return Papers[0]
}

// Landscape returns the same sheets lying on their side.
func (p Paper) Landscape() Paper {
	p.Size.W, p.Size.H = p.Size.H, p.Size.W
	return p
}

// Measures of sheets, in points.
const (
	LeastType   = 7.0  // the smallest size of type
	sheetMargin = 34.0 // on all sides: what printers can print on
	footRoom    = 22.0 // for the line at the foot
	footType    = 8.0
)

// Sheets is how a map is to be drawn on sheets of paper.
type Sheets struct {
	Map       *argmap.Snapshot
	Look      scene.Look // its groups are not drawn: each page has boxes of its own
	Direction argmap.Direction
	Fonts     *typeset.Fonts
	Paper     Paper
	Foot      string // what the foot of each sheet says beside its number
	Legend    bool   // on a sheet of its own, the last one
}

// sheet is a part of a drawing as it stands on one sheet.
type sheet struct {
	scene *scene.Scene
	view  geom.Rect // the part that is seen
	scale float64   // points for a unit
}

// Draw cuts the map into pages and has each of them laid out. Where the direction is Auto it is the one that needs fewer
// pages. What is drawn is never so small that type becomes smaller than LeastType; a single step that is too large for a
// sheet goes over several.
func (o Sheets) Draw(ctx context.Context, engine layout.Engine) ([]pdf.Sheet, error) {
	o.Look.Group = scene.Ungrouped
	ways := []layout.Direction{scene.DirectionOf(o.Direction)}
	if o.Direction == argmap.Auto {
		ways = append(ways, layout.Right)
	}
	var best *Pages
	for _, way := range ways {
		look := o.Look
		look.Direction = way
		pages, err := Cut(o.Map, look, func(p *scene.Page) (bool, error) {
			s, err := o.lay(ctx, engine, p, way)
			return err == nil && o.scale(s.Bounds) >= least, err
		})
		if err != nil {
			return nil, err
		}
		if best == nil || len(pages.Pages) < len(best.Pages) {
			best, o.Look.Direction = pages, way
		}
	}
	return o.finish(ctx, engine, best)
}

// least is the smallest scale, in points for a unit.
const least = LeastType / scene.SmallestText

// room returns how much of a sheet a drawing may take, in points.
func (o Sheets) room() geom.Size {
	return geom.Size{W: o.Paper.Size.W - 2*sheetMargin, H: o.Paper.Size.H - 2*sheetMargin - footRoom}
}

// scale returns how large a drawing can become, in points for a unit.
func (o Sheets) scale(of geom.Rect) float64 {
	room := o.room()
	return min(pdf.PointsPerUnit, room.W/of.W, room.H/of.H)
}

// lay draws one page.
func (o Sheets) lay(ctx context.Context, engine layout.Engine, p *scene.Page, way layout.Direction) (*scene.Scene, error) {
	look := o.Look
	look.Page, look.Direction = p, way
	plan := scene.NewPlan(o.Map, look, o.Fonts)
	result, err := engine.Layout(ctx, plan.Graph)
	if err != nil {
		return nil, words.Errorf("the map cannot be laid out: %w", err)
	}
	s := plan.Build(result, scene.Detail{})
	s.Trim(2)
	return s, nil
}

// page draws a page on as many sheets as it needs: mostly one. What does not fit is tried the other way, too.
func (o Sheets) page(ctx context.Context, engine layout.Engine, p *scene.Page) ([]sheet, error) {
	ways := []layout.Direction{o.Look.Direction, layout.Right}
	if ways[0] == layout.Right {
		ways[1] = layout.Down
	}
	var best []sheet
	for _, way := range ways {
		s, err := o.lay(ctx, engine, p, way)
		if err != nil {
			return nil, err
		}
		if got := o.tiles(s); best == nil || len(got) < len(best) {
			best = got
		}
		if len(best) == 1 {
			break
		}
	}
	return best, nil
}

// tiles cuts a drawing that is too large for a sheet.
func (o Sheets) tiles(s *scene.Scene) []sheet {
	if scale := o.scale(s.Bounds); scale >= least {
		return []sheet{{s, s.Bounds, scale}}
	}
	var boxes []geom.Rect
	for _, spot := range s.Spots {
		boxes = append(boxes, spot.Rect.Grow(4))
	}
	room, b := o.room(), s.Bounds
	across := func(r geom.Rect) (from, to float64) { return r.X, r.Right() }
	down := func(r geom.Rect) (from, to float64) { return r.Y, r.Bottom() }
	xs, ys := bands(b.X, b.Right(), room.W/least, boxes, across), bands(b.Y, b.Bottom(), room.H/least, boxes, down)
	var out []sheet
	for _, y := range ys {
		for _, x := range xs {
			view := geom.Rect{X: x[0], Y: y[0], W: x[1] - x[0], H: y[1] - y[0]}
			if slices.ContainsFunc(boxes, view.Overlaps) {
				out = append(out, sheet{s, view, least})
			}
		}
	}
	return out
}

// bands cuts a length so that no piece is longer than most: between boxes wherever it can be. Where it cannot, the next piece
// begins so early that it has the cut boxes whole.
func bands(from, to, most float64, boxes []geom.Rect, span func(geom.Rect) (from, to float64)) [][2]float64 {
	var out [][2]float64
	cuts := func(at float64) int {
		return slices.IndexFunc(boxes, func(r geom.Rect) bool {
			lo, hi := span(r)
			return lo < at && at < hi
		})
	}
	for to-from > most {
		at := from + most
		for i := cuts(at); i >= 0 && at > from; i = cuts(at) {
			at, _ = span(boxes[i])
		}
		if at > from {
			out = append(out, [2]float64{from, at})
			from = at
			continue
		}
		at = from + most
		next := at
		for _, r := range boxes {
			if lo, hi := span(r); lo < at && at < hi && lo > from {
				next = min(next, lo)
			}
		}
		out, from = append(out, [2]float64{from, at}), next
	}
	return append(out, [2]float64{from, to})
}

// finish counts the sheets of all pages, draws these with the numbers that follow, and writes the feet.
func (o Sheets) finish(ctx context.Context, engine layout.Engine, pages *Pages) ([]pdf.Sheet, error) {
	sheets, first, err := o.pages(ctx, engine, pages)
	if err == nil && len(sheets) > len(pages.Pages) { // some pages take several, so that others come later than was said
		pages.Number(first)
		sheets, _, err = o.pages(ctx, engine, pages)
	}
	if err != nil {
		return nil, err
	}
	if o.Legend {
		var uses scene.Uses
		for _, s := range sheets {
			uses |= s.scene.Uses
		}
		room := o.room()
		legend := scene.Legend(uses, o.Fonts, room.W/pdf.PointsPerUnit)
		scale := min(pdf.PointsPerUnit, math.Max(least, o.scale(legend.Bounds)))
		sheets = append(sheets, sheet{legend, legend.Bounds, scale})
	}
	total := len(sheets)
	out := make([]pdf.Sheet, total)
	for i, s := range sheets {
		at := geom.Point{X: sheetMargin + (o.room().W-s.view.W*s.scale)/2, Y: sheetMargin}
		out[i] = pdf.Sheet{Scene: s.scene, View: s.view, Scale: s.scale, At: at, Marks: o.foot(i+1, total)}
	}
	return out, nil
}

// pages draws all pages and returns the number of the first sheet of each, too.
func (o Sheets) pages(ctx context.Context, engine layout.Engine, pages *Pages) (sheets []sheet, first []int, err error) {
	for _, p := range pages.Pages {
		got, err := o.page(ctx, engine, p)
		if err != nil {
			return nil, nil, err
		}
		first = append(first, len(sheets)+1)
		sheets = append(sheets, got...)
	}
	return sheets, first, nil
}

// foot writes the line at the foot of a sheet: title and date at the left, where they are wanted, its number at the right.
// It is in points.
func (o Sheets) foot(n, of int) *scene.Scene {
	s := &scene.Scene{Bounds: geom.Rect{W: o.Paper.Size.W, H: o.Paper.Size.H}}
	base := o.Paper.Size.H - sheetMargin
	run := func(said string, x float64, right bool) scene.Text {
		w := o.Fonts.Width(said, footType, false)
		if right {
			x -= w
		}
		return scene.Text{At: geom.Point{X: x, Y: base}, Words: said, Size: footType, Ink: scene.Muted, Width: w}
	}
	number := run(words.T("page %d of %d", n, of), o.Paper.Size.W-sheetMargin, true)
	items := []scene.Item{number}
	if o.Foot != "" {
		said := o.Fonts.Ellipsis(o.Foot, footType, false, number.At.X-sheetMargin-12)
		items = append(items, run(said, sheetMargin, false))
	}
	s.Groups = []scene.Group{{Items: items}}
	return s
}

// Caption joins a title and a date, as far as they are there: neither where it is empty or zero.
func Caption(title string, date time.Time) string {
	var parts []string
	if title = strings.Join(strings.Fields(title), " "); title != "" {
		parts = append(parts, title)
	}
	if !date.IsZero() {
		parts = append(parts, date.Format(time.DateOnly))
	}
	return strings.Join(parts, " · ")
}
