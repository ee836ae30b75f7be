package workspace

import "slices"

// outlinePage is how many rows PageUp and PageDown move in the outline.
const outlinePage = 10

// OutlineKey carries out a stroke in the outline. Up and down go from row to row, left and right fold and unfold or go
// to the row above or below in the tree; every other key does what it does in the diagram.
func (w *Workspace) OutlineKey(k Key) bool {
	if _, typing := w.Typing(); typing {
		return false
	}
	if k.Ctrl && !k.Shift && !k.Alt && (k.Name == "Up" || k.Name == "Down") {
		k.Name = map[string]string{"Up": "Left", "Down": "Right"}[k.Name] // rows stand below each other
		return w.Key(k)
	}
	extend := k.Shift && (k.Name == "Up" || k.Name == "Down")
	if k.Ctrl || k.Shift && !extend || k.Alt || w.grab != nil {
		return w.Key(k)
	}
	rows := w.ownRows()
	at := slices.IndexFunc(rows, func(r Row) bool { return r.Of == w.Leading() })
	to := -1
	switch k.Name {
	case "Up":
		to = max(at-1, 0)
	case "Down":
		to = at + 1
	case "PageUp":
		to = max(at-outlinePage, 0)
	case "PageDown":
		to = min(at+outlinePage, len(rows)-1)
	case "End":
		to = len(rows) - 1
	case "Left", "Right":
		if at < 0 {
			return true
		}
		if r := rows[at]; r.HasBelow && r.Folded == (k.Name == "Right") {
			_ = w.Fold(r.Of)
			return true
		}
		to = inTree(rows, at, k.Name == "Right")
	default:
		return w.Key(k)
	}
	switch {
	case to < 0 || to >= len(rows) || to == at:
	case extend:
		w.selectMore(rows[to].Of)
	default:
		w.stepTo(rows[to].Of)
	}
	return true
}

// ownRows returns the rows without the links: a link leads to a row that stands elsewhere, and the way on from it would
// start there.
func (w *Workspace) ownRows() []Row {
	return slices.DeleteFunc(w.Rows(), func(r Row) bool { return r.Kind == LinkRow })
}

// inTree returns the row one level in, or the nearest one a level out; -1: there is none.
func inTree(rows []Row, at int, in bool) int {
	if in {
		if at+1 < len(rows) && rows[at+1].Depth > rows[at].Depth {
			return at + 1
		}
		return -1
	}
	for i := at - 1; i >= 0; i-- {
		if rows[i].Depth < rows[at].Depth {
			return i
		}
	}
	return -1
}
