package library

// The usual widths of the panes at the sides, and the least that each pane may have, in pixels.
const (
	OutlineWidth   = 280.0
	InspectorWidth = 340.0
	LeastOutline   = 220.0
	LeastInspector = 260.0
	LeastMap       = 420.0
)

// Windows narrower than these have no room for the inspector, then for the outline.
const (
	narrowInspector = 960.0
	narrowOutline   = 760.0
)

// Sides is how wide the panes beside the diagram are; 0: not shown.
type Sides struct {
	Outline, Inspector float64
	// Over is the pane that lies over the diagram, as there is no room beside it.
	Over Drawer
}

// Drawer is a pane that is shown over the diagram while it is used.
type Drawer uint8

// The drawers.
const (
	NoDrawer Drawer = iota
	OutlineDrawer
	InspectorDrawer
)

// mostOver is how much of a narrow window a drawer takes.
const mostOver = 0.8

// Arrange shares out a window's width. The diagram is always shown; in a narrow window the inspector goes first, then the
// outline. The pane that is asked for as a drawer is shown even there, over the diagram.
func Arrange(width float64, s Settings, asked Drawer) Sides {
	var out Sides
	if !s.Outline.Hidden && width >= narrowOutline {
		out.Outline = wide(s.Outline.Width, OutlineWidth, LeastOutline)
	}
	if !s.Inspector.Hidden && width >= narrowInspector {
		out.Inspector = wide(s.Inspector.Width, InspectorWidth, LeastInspector)
	}
	switch {
	case asked == OutlineDrawer && out.Outline == 0:
		out.Outline, out.Over = min(OutlineWidth, width*mostOver), asked
		return out
	case asked == InspectorDrawer && out.Inspector == 0:
		out.Inspector, out.Over = min(InspectorWidth, width*mostOver), asked
		return out
	}
	// What is too much for the diagram is taken from the wider side first.
	for _, least := range []float64{LeastInspector, 0} {
		if over := out.Outline + out.Inspector + LeastMap - width; over > 0 && out.Inspector > 0 {
			out.Inspector = max(out.Inspector-over, least)
		}
		if over := out.Outline + out.Inspector + LeastMap - width; over > 0 && out.Outline > 0 {
			out.Outline = max(out.Outline-over, min(least, LeastOutline))
		}
	}
	return out
}

func wide(wanted, usual, least float64) float64 {
	if wanted == 0 {
		return usual
	}
	return max(wanted, least)
}
