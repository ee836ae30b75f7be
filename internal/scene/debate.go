package scene

import (
	"warrant/internal/argmap"
	"warrant/internal/geom"
)

// NewDebate draws a dispute, the two sides against each other, width units wide.
func NewDebate(s *argmap.Snapshot, d argmap.Dispute, m Measurer, width float64) *Scene {
	c := &card{}
	c.st, _ = s.Statement(d.Statement)
	c.role, c.width = argmap.RoleThesis, width-2*margin
	maker{s, Look{BoxWidth: Normal}, m}.make(c)
	sc := &Scene{Ground: Canvas, Groups: []Group{{ID: c.st.ID.Ref().String(), Items: c.face}}, Hits: c.parts}
	sc.Bounds = geom.Rect{W: c.size.W, H: c.size.H}.Grow(margin)
	return sc
}
