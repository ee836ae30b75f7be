package scene

import (
	"warrant/internal/argmap"
	"warrant/internal/layout"
	"warrant/internal/typeset"
)

// Measurer is what a scene needs of the fonts; typeset.Fonts is one. Sizes and widths are in world units.
type Measurer interface {
	Width(text string, size float64, bold bool) float64
	Wrap(text string, size float64, bold bool, width float64) []typeset.Line
	Ellipsis(text string, size float64, bold bool, width float64) string
}

// Look is how a map is looked at. The zero Look shows the whole map, thesis on top.
type Look struct {
	Direction layout.Direction
	// Folded statements hide the steps on them and all that hangs below; folded arguments hide what bears on the step.
	Folded map[argmap.Ref]bool
	// Focus leaves only the neighbourhood of a statement or an argument: what it bears on up to the root, its rivals on
	// the same target, and Depth levels below it (0: all of them). Zero: the whole map.
	Focus argmap.Ref
	Depth int
	// Dim sets statements and arguments aside: they are drawn at 35 %. A step is dimmed too where all its premises are.
	Dim map[argmap.Ref]bool
	// Only, where it is not nil, leaves only these statements and arguments, with the way from each to the root and the
	// premises they work together with.
	Only map[argmap.Ref]bool
	// Also is shown whatever Focus and Only leave, with the ways to it.
	Also map[argmap.Ref]bool
	// Page, where it is not nil, leaves of all this only what is on one sheet.
	Page *Page
	// Thin draws statements with thin lines and in softer colours: those that are there only as the way to others.
	Thin map[argmap.Ref]bool
	// Found marks what a search found, statements and steps.
	Found map[argmap.Ref]bool
	// Group has the boxes drawn in areas; FoldedGroups are drawn as one box each.
	Group        Grouping
	FoldedGroups map[string]bool
	BoxWidth     float64 // of an ordinary box; 0: Normal
	AuthorPill   bool    // statements of the map's Narrator name their voice, too
	RoleWords    RoleWords
	Numbers      bool // 1, 1.1, … before the role words, to talk about in a room
	// Anchors tells how the anchors of citations are; one that is missing here is judged by its passage alone.
	Anchors map[argmap.CitationID]Anchor
}

// Widths of boxes to choose from, in world units.
const (
	Narrow = 220.0
	Normal = 284.0
	Wide   = 360.0
)

// RoleWords says which boxes begin with their role.
type RoleWords uint8

// The choices for role words.
const (
	RoleWordsAlways    RoleWords = iota
	RoleWordsUnlessFor           // not where it is a plain reason
	RoleWordsNever
)

// Anchor is the state of a citation's tie to its text.
type Anchor uint8

// The states of anchors, the better ones first. AnchorUnknown leaves it to the passage: detached where it is not tied to
// a text, exact where it is; a citation without a passage cites a work as a whole.
const (
	AnchorUnknown Anchor = iota
	AnchorWhole
	AnchorExact
	AnchorDetached
	AnchorMoved
	AnchorAmbiguous
	AnchorChanged
	AnchorLost
)

// DirectionOf returns the way a diagram grows that a view asks for; Auto is with the thesis on top.
func DirectionOf(d argmap.Direction) layout.Direction {
	switch d {
	case argmap.Right:
		return layout.Right
	case argmap.Up:
		return layout.Up
	}
	return layout.Down
}

// Level is how much of a map is drawn.
type Level uint8

// The levels of detail. They change what boxes hold, never where they stand.
const (
	Full Level = iota
	Titles
	Boxes
)

// Detail is how finely a scene is drawn. The zero Detail is everything at 100 %.
type Detail struct {
	Level Level
	Zoom  float64 // screen pixels per world unit; what must not shrink on screen grows by its inverse. 0: 1
}

// DetailAt returns the detail that suits a zoom.
func DetailAt(zoom float64) Detail {
	switch {
	case zoom >= 0.65:
		return Detail{Full, zoom}
	case zoom >= 0.23:
		return Detail{Titles, zoom}
	}
	return Detail{Boxes, zoom}
}

// pixels returns the world units that n screen pixels take.
func (d Detail) pixels(n float64) float64 {
	if d.Zoom <= 0 {
		return n
	}
	return n / d.Zoom
}
