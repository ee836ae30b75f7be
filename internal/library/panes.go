package library

// The usual widths of the panes at the sides, and the least that each pane may have, in pixels.
const (
	OutlineWidth   = 280.0
	InspectorWidth = 340.0
	LeastOutline   = 220.0
	LeastInspector = 260.0
	LeastMap       = 420.0
	DrawerWidth    = 360.0 // of the inspector, where it lies over the diagram
	TabWidth       = 28.0  // of the strip that the outline is in a narrow window
)

// Windows narrower than these have no room for the outline, the inspector, the toolbar; wider ones than the last have
// room for words in the toolbar.
const (
	NarrowOutline   = 1180.0
	NarrowInspector = 960.0
	NarrowToolbar   = 760.0
	WideToolbar     = 1280.0
)

// Sides is how wide the panes beside the diagram are; 0: not shown.
type Sides struct {
	Tab                float64 // of the strip that opens the outline
	Outline, Inspector float64
	// Over is the pane that lies over the diagram, as there is no room beside it.
	Over Drawer
}

// Left and Right return how much of the window's width is not the diagram's, on either side.
func (s Sides) Left() float64 {
	if s.Over == OutlineDrawer {
		return s.Tab
	}
	return s.Tab + s.Outline
}

// Right returns how much that is at the right.
func (s Sides) Right() float64 {
	if s.Over == InspectorDrawer {
		return 0
	}
	return s.Inspector
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

// Arrange shares out a window's width. The diagram is always shown; in a narrow window the outline goes first, and leaves
// a strip to open it with, then the inspector. The pane that is asked for as a drawer is shown even there, over the diagram.
func Arrange(width float64, p Panes, asked Drawer) Sides {
	var out Sides
	now, usual := p.Now(), p.Arrangement.usual()
	switch {
	case p.OutlineHidden():
	case width >= NarrowOutline:
		out.Outline = wide(now.Outline.Width, usual.outline, LeastOutline)
	default:
		out.Tab = TabWidth
	}
	if !p.InspectorHidden() && width >= NarrowInspector {
		out.Inspector = wide(now.Inspector.Width, usual.inspector, LeastInspector)
	}
	switch {
	case asked == OutlineDrawer && out.Outline == 0:
		out.Outline, out.Over = min(OutlineWidth, (width-out.Tab)*mostOver), asked
	case asked == InspectorDrawer && out.Inspector == 0:
		out.Inspector, out.Over = min(DrawerWidth, width*mostOver), asked
	}
	// What is too much for the diagram is taken from the wider side first.
	for _, least := range []float64{LeastInspector, 0} {
		if over := out.Left() + out.Right() + LeastMap - width; over > 0 && out.Right() > 0 {
			out.Inspector = max(out.Inspector-over, least)
		}
		if over := out.Left() + out.Right() + LeastMap - width; over > 0 && out.Outline > 0 && out.Over != OutlineDrawer {
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
