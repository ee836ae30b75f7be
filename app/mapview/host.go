package mapview

import (
	"fyne.io/fyne/v2"

	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// Host is what the diagram asks of the workspace. Points are in the pane, in pixels. After whatever changes the picture
// the host calls Map.Refresh; it may do so from within any of these methods.
type Host interface {
	Frame() workspace.Frame
	Palette() *scene.Palette
	Resized(pane geom.Size)

	Press(at geom.Point, shift, ctrl bool) // the main button went down: selects
	Activate(at geom.Point)                // double click: edits
	Menu(at geom.Point)                    // the other button went down
	Hover(at geom.Point)                   // the pointer moved
	HoverOut()                             // the pointer left the diagram
	Pan(by geom.Point)                     // wheel

	// A press becomes a drag, or else is released where it was. While it lasts the pointer may leave the diagram: its
	// places are in the diagram's pane all the same.
	Release()
	StartDrag(from geom.Point, shift, middle bool)
	DragTo(at geom.Point, shift, ctrl bool)
	Drop()

	ZoomAt(at geom.Point, steps int) // Ctrl and wheel
	LookFrom(at geom.Point)          // press and drag in the overview

	Key(k workspace.Key) bool // a stroke while the diagram has the focus; false: not used
	// Hold keeps what is typed for a field that is about to open, which gets it then. False: there will be none.
	Hold(typed func(to fyne.Focusable)) bool
	FocusChanged(focused bool)

	// Finish ends typing in the entry card. On an error the field stays open. Where something is to be typed next, the
	// frame has the next entry when Finish returns, so that no keystroke is lost.
	Finish(text string, then workspace.Finish) error
	Cancel(text string) // Escape in the entry card
}
