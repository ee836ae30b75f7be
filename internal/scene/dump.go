package scene

import (
	"fmt"
	"math"
	"strings"

	"warrant/internal/geom"
)

// Dump returns a scene as text for people and tests to read: what is drawn where, its words, and what can be pointed at.
// Places are rounded to whole units, so that a hair's breadth changes nothing.
func Dump(s *Scene) string {
	var b strings.Builder
	fmt.Fprintf(&b, "scene %s\n", rectText(s.Bounds))
	for _, g := range s.Groups {
		name := g.ID
		if name == "" {
			name = "-"
		}
		fmt.Fprintf(&b, "%s %s\n", name, rectText(itemBounds(g.Items)))
		if g.Label != nil {
			fmt.Fprintf(&b, "  says %q\n", g.Label())
		}
		for _, it := range g.Items {
			switch it := it.(type) {
			case Text:
				fmt.Fprintf(&b, "  text %d,%d %q\n", round(it.At.X), round(it.At.Y), it.Words)
			case Line:
				fmt.Fprintf(&b, "  line%s\n", pathText(it.Path))
			}
		}
	}
	for _, h := range s.Hits {
		fmt.Fprintf(&b, "hit %s %s %s", h.Part, h.Of, rectText(h.Rect))
		if h.Page > 0 {
			fmt.Fprintf(&b, " page %d", h.Page)
		}
		if h.By != "" {
			fmt.Fprintf(&b, " by %s", h.By)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// String returns the part's word.
func (p Part) String() string {
	names := [...]string{"box", "knob", "bracket", "chip", "fold", "comments", "slot", "stub", "area", "sides", "tab"}
	if int(p) < len(names) {
		return names[p]
	}
	return "unknown"
}

func itemBounds(items []Item) geom.Rect {
	var r geom.Rect
	for _, it := range items {
		r = r.Union(it.Bounds())
	}
	return r
}

func round(v float64) int { return int(math.Round(v)) }

func rectText(r geom.Rect) string {
	return fmt.Sprintf("%d,%d %d×%d", round(r.X), round(r.Y), round(r.W), round(r.H))
}

// pathText writes the points of a path; curves are marked by ~.
func pathText(p geom.Path) string {
	var b strings.Builder
	for _, s := range p {
		switch s.Op {
		case geom.MoveTo:
			b.WriteString(" ")
		case geom.LineTo:
			b.WriteString("-")
		default:
			b.WriteString("~")
		}
		fmt.Fprintf(&b, "%d,%d", round(s.P.X), round(s.P.Y))
	}
	return b.String()
}
