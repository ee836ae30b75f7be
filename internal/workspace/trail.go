package workspace

import (
	"maps"
	"reflect"
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/debate"
	"warrant/internal/edit"
	"warrant/internal/geom"
)

// station is a place where the user was: what was selected and how the map was looked at.
type station struct {
	selected  []argmap.Ref
	folded    map[argmap.Ref]bool
	narrow    narrow
	debate    argmap.DisputeID
	direction argmap.Direction
	zoom      float64
	offset    geom.Point  // of the camera
	at        *geom.Point // of the selected box in the pane; nil: it was not in the picture
}

// trail is the places behind and ahead of the one where the user is, the nearest ones last.
type trail struct {
	back, ahead []station
	last        motion
}

// mostPlaces is how far back one can go.
const mostPlaces = 200

// motion is a way of going from place to place.
type motion uint8

// The motions. Steps one after the other make one walk, of which only the start is a place to come back to, and zooming is
// one motion however many steps it has. Scrolling is none: it leaves nothing.
const (
	nowhere motion = iota
	jumped
	walked
	zoomed
)

// station returns where the user is.
func (w *Workspace) station() station {
	p := station{
		selected: w.Selection(), folded: w.look.folded, narrow: w.look.narrow, debate: w.look.debate, direction: w.look.direction,
		zoom: w.camera.Zoom, offset: w.camera.Offset,
	}
	if r, ok := w.where(w.Leading()); ok {
		at := w.camera.ToPane(geom.Point{X: r.X, Y: r.Y})
		p.at = &at
	}
	return p
}

// like reports whether two places show the same, wherever it was scrolled to.
func (p station) like(q station) bool {
	return slices.Equal(p.selected, q.selected) && maps.Equal(p.folded, q.folded) && p.debate == q.debate && p.direction == q.direction &&
		p.zoom == q.zoom && p.narrow.focus == q.narrow.focus && reflect.DeepEqual(p.narrow.filter, q.narrow.filter)
}

// leave notes the place where the user is before he goes elsewhere.
func (w *Workspace) leave(how motion) {
	if w.picture.scene == nil || w.stage != nil || how != jumped && how == w.trail.last {
		return
	}
	w.trail.last = how
	w.trail.ahead = nil
	w.trail.back = noted(w.trail.back, w.station())
}

// noted adds a place to a list unless it is its end, and forgets the oldest of too many.
func noted(list []station, p station) []station {
	if n := len(list); n > 0 && list[n-1].like(p) {
		list[n-1] = p // scrolled since
		return list
	}
	if len(list) >= mostPlaces {
		list = slices.Delete(list, 0, len(list)-mostPlaces+1)
	}
	return append(list, p)
}

// Back goes to the place before, Forward to the one that Back left.
func (w *Workspace) Back() error { return w.revisit(&w.trail.back, &w.trail.ahead) }

// Forward goes to the place that Back left.
func (w *Workspace) Forward() error { return w.revisit(&w.trail.ahead, &w.trail.back) }

func (w *Workspace) revisit(from, to *[]station) error {
	if w.stage != nil {
		return edit.Refusal("A presentation goes from stop to stop. Escape ends it.")
	}
	w.stay()
	now := w.station()
	for len(*from) > 0 {
		p := (*from)[len(*from)-1]
		*from = (*from)[:len(*from)-1]
		if p.like(now) || !w.there(p) {
			continue
		}
		*to = noted(*to, now)
		w.trail.last = nowhere
		w.restore(p)
		return nil
	}
	return edit.Refusal("There is no other place to go to.")
}

// there reports whether what was selected at a place still exists.
func (w *Workspace) there(p station) bool {
	s := w.Snapshot()
	if _, ok := debate.Between(s, p.debate); p.debate != "" && !ok {
		return false
	}
	return len(p.selected) == 0 || slices.ContainsFunc(p.selected, s.Has)
}

// canGo says why there is no place to go to.
func canGo(list []station) error {
	if len(list) == 0 {
		return edit.Refusal("There is no other place to go to.")
	}
	return nil
}

// restore shows a place as it was left, the selected box where it was on the screen.
func (w *Workspace) restore(p station) {
	w.dropEntry()
	if w.look.debate != p.debate {
		if w.look.debate == "" {
			from := w.station()
			w.look.mapAt = &from
		}
		w.picture = picture{}
	}
	if p.debate == "" {
		w.look.mapAt = nil
	}
	w.look.folded, w.look.narrow, w.look.debate = p.folded, p.narrow, p.debate
	w.look.direction, w.look.turned = p.direction, false
	w.camera.Zoom, w.camera.Offset = p.zoom, p.offset
	w.message, w.slot = Message{}, nil
	w.session.Select(slices.DeleteFunc(slices.Clone(p.selected), func(r argmap.Ref) bool { return !w.Snapshot().Has(r) })...)
	w.pin = &p
	w.redraw()
	w.publish(PictureChanged | MapChanged | SelectionMoved | StatusChanged)
}

// pinned puts the camera where it was at the place that is being restored; false: none is.
func (w *Workspace) pinned(final bool) bool {
	p := w.pin
	if p == nil {
		return false
	}
	w.camera.Offset = p.offset
	if r, ok := w.where(w.Leading()); ok && p.at != nil {
		w.camera.Offset = geom.Point{X: p.at.X - r.X*p.zoom, Y: p.at.Y - r.Y*p.zoom}
	}
	if final {
		w.pin = nil
	}
	return true
}
