package scene

import (
	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/words"
)

// Uses says which signs a drawing has, a bit for each.
type Uses uint64

// The signs, in the order in which a legend explains them.
const (
	usesThesis Uses = 1 << iota
	usesFor
	usesAgainst
	usesTogether
	usesUndercut
	usesWarrant
	usesContradiction
	usesEvidence
	usesUnstated
	usesLoose
	usesLink
	usesStub
	usesVoice
	usesDenied
	usesReported
	usesMoreVoices
	usesQuoted
	usesWork
	usesDetached
	usesMoved
	usesAmbiguous
	usesChanged
	usesLost
	usesNoSource
	usesFold
	usesTab
	usesComments
	usesAside
	usesThin
	usesSlot
)

// uses notes that a box has a sign.
func (d *drawing) uses(u Uses) { d.card.uses |= u }

// signs returns the signs of a finished box.
func (c *card) signs() Uses {
	u := c.uses
	add := func(is bool, sign Uses) {
		if is {
			u |= sign
		}
	}
	add(c.dim, usesAside)
	add(c.thin, usesThin)
	if c.stub {
		return u | usesStub
	}
	add(c.thesis(), usesThesis)
	add(c.st.Kind == argmap.Evidence && !c.thesis(), usesEvidence)
	add(c.st.Kind == argmap.Assumption && !c.thesis(), usesUnstated)
	add(c.role == argmap.RoleUnattached, usesLoose)
	add(c.fold.steps > 0, usesFold)
	add(c.from > 0 || c.to > 0, usesTab)
	for _, chip := range c.chips {
		add(!chip.none, anchorUses[chip.anchor])
		add(chip.none, usesNoSource)
	}
	return u
}

var anchorUses = [...]Uses{
	AnchorUnknown: usesQuoted, AnchorWhole: usesWork, AnchorExact: usesQuoted, AnchorDetached: usesDetached,
	AnchorMoved: usesMoved, AnchorAmbiguous: usesAmbiguous, AnchorChanged: usesChanged, AnchorLost: usesLost,
}

// stepSigns returns the signs of a step.
func stepSigns(a argmap.Argument, opposed bool) Uses {
	u := usesFor
	switch on := a.Target.Kind == argmap.KindArgument; {
	case opposed:
		u = usesContradiction
	case on && a.Polarity == argmap.Con:
		u = usesUndercut
	case on:
		u = usesWarrant
	case a.Polarity == argmap.Con:
		u = usesAgainst
	}
	if len(a.Premises) > 1 {
		u |= usesTogether
	}
	return u
}

// Measures of a legend, in world units.
const (
	legendSample = 66.0 // width of a sign's column
	legendRow    = 32.0
	legendGap    = 36.0 // between columns
	legendHead   = 24.0
	legendAbove  = 20.0 // from a drawing to its legend
)

// entry is one row of a legend: how it looks, centred in a box, and what it means.
type entry struct {
	of   Uses
	look func(l *legend, r geom.Rect) []Item
	says string
}

// legend draws rows.
type legend struct {
	measure Measurer
	width   float64
}

// Legend explains the signs that are used, in columns no wider together than width (one column may be). It is a scene of
// its own, without a ground, whose corner is 0,0.
func Legend(used Uses, m Measurer, width float64) *Scene {
	l := &legend{measure: m, width: width}
	var rows []entry
	widest := 0.0
	for _, s := range l.signs() {
		if used&s.of != 0 {
			rows = append(rows, s)
			widest = max(widest, legendSample+m.Width(s.says, smallSize, false)+legendGap)
		}
	}
	s := &Scene{}
	head := words.T("Legend")
	g := Group{Label: func() string { return head + "." }, Items: []Item{
		Text{At: geom.Point{Y: headText}, Words: head, Size: smallSize, Bold: true, Ink: Muted, Width: m.Width(head, smallSize, true)}}}
	columns := max(1, min(len(rows), int((width+legendGap)/max(widest, 1))))
	each := (len(rows) + columns - 1) / columns
	s.Bounds = geom.Rect{W: max(float64(columns)*widest-legendGap, 1), H: legendHead + float64(each)*legendRow}
	for i, row := range rows {
		at := geom.Point{X: float64(i/each) * widest, Y: legendHead + float64(i%each)*legendRow}
		g.Items = append(g.Items, row.look(l, geom.Rect{X: at.X, Y: at.Y + 4, W: legendSample - 14, H: legendRow - 8})...)
		g.Items = append(g.Items, Text{At: geom.Point{X: at.X + legendSample, Y: at.Y + legendRow/2 + 4}, Words: row.says, Size: smallSize,
			Ink: Ink, Width: m.Width(row.says, smallSize, false)})
	}
	s.Groups = []Group{g}
	return s
}

// signs lists all that a legend can explain.
func (l *legend) signs() []entry {
	return []entry{
		{usesThesis, l.box(card{role: argmap.RoleThesis}), words.T("the thesis")},
		{usesFor, l.knob(argmap.Pro), words.T("a reason: it speaks for what it points at")},
		{usesAgainst, l.knob(argmap.Con), words.T("an objection: it speaks against what it points at")},
		{usesTogether, l.together, words.T("premises under one bracket work together")},
		{usesUndercut, l.side(argmap.Con), words.T("an undercut: it speaks against the step itself")},
		{usesWarrant, l.side(argmap.Pro), words.T("a warrant: it speaks for the step itself")},
		{usesContradiction, l.opposed, words.T("both sides contradict each other")},
		{usesEvidence, l.box(card{st: argmap.Statement{Kind: argmap.Evidence}}), words.T("evidence")},
		{usesUnstated, l.box(card{st: argmap.Statement{Kind: argmap.Assumption}}), words.T("an unstated premise")},
		{usesLoose, l.box(card{role: argmap.RoleUnattached}), words.T("a statement that bears on nothing yet")},
		{usesLink, l.link, words.T("the same statement is used there, too")},
		{usesStub, l.stub, words.T("a statement whose box is elsewhere")},
		{usesVoice, l.pill(argmap.Asserts), words.T("who holds it")},
		{usesDenied, l.pill(argmap.Denies), words.T("who denies it")},
		{usesReported, l.pill(argmap.Reports), words.T("who reports it without holding it")},
		{usesMoreVoices, l.words("+2"), words.T("as many other voices have a say in it")},
		{usesQuoted, l.chip(AnchorExact, "¶3"), words.T("cited: the place in the text")},
		{usesWork, l.chip(AnchorWhole, "n. 3"), words.T("cited: a work")},
		{usesDetached, l.chip(AnchorDetached, "¶3"), words.T("cited, not tied to a text")},
		{usesMoved, l.chip(AnchorMoved, "¶3"), words.T("cited: the words moved within the text")},
		{usesAmbiguous, l.chip(AnchorAmbiguous, "¶3"), words.T("cited: the words are in several places")},
		{usesChanged, l.chip(AnchorChanged, "¶3"), words.T("cited: the text has changed")},
		{usesLost, l.chip(AnchorLost, "¶3"), words.T("cited: the words are no longer there")},
		{usesNoSource, l.bare, words.T("evidence without a source")},
		{usesFold, l.folded, words.T("a folded branch, and how much is in it")},
		{usesTab, l.tab, words.T("leads to another page")},
		{usesComments, l.bubble, words.T("comments: filled while one is open")},
		{usesAside, l.box(card{dim: true}), words.T("set aside by a filter or a choice of voices")},
		{usesThin, l.box(card{thin: true}), words.T("there as the way to others")},
		{usesSlot, l.slot, words.T("no answer yet")},
	}
}

// middle returns the point in the middle of a sign's column.
func middle(r geom.Rect) geom.Point { return geom.Point{X: r.X + r.W/2, Y: r.Y + r.H/2} }

// box draws a small empty box of a kind.
func (l *legend) box(c card) func(*legend, geom.Rect) []Item {
	return func(_ *legend, r geom.Rect) []Item {
		c := c
		c.frame = geom.Rect{X: r.X + 6, Y: r.Y + 1, W: r.W - 12, H: r.H - 2}
		if c.thesis() {
			c.frame = c.frame.Grow(-thesisRim / 2)
		}
		items := frameItems(&c)
		if c.thin {
			thinAll(items)
		}
		if c.dim {
			faintAll(items)
		}
		return items
	}
}

// knobAt draws a knob with its sign.
func knobAt(at geom.Point, p argmap.Polarity) []Item {
	ink := hue(p)
	if p == argmap.Con {
		return append([]Item{Box{Rect: geom.Rect{X: at.X, Y: at.Y}.Grow(8), Fill: ink}}, minusSign(at, 9, 2.2, Paper)...)
	}
	return append([]Item{Disc{Center: at, Radius: 9, Fill: ink}}, plusSign(at, 9, 2.2, Paper)...)
}

// headAt draws the end of a line that points at a place from the right.
func headAt(at geom.Point, p argmap.Polarity) []Item {
	ink := hue(p)
	if p == argmap.Con {
		return []Item{Box{Rect: geom.Rect{X: at.X, Y: at.Y - barLength/2, W: barThick, H: barLength}, Fill: ink}}
	}
	return []Item{Shape{Fill: ink, Points: []geom.Point{at, {X: at.X + headLength, Y: at.Y + headWidth/2}, {X: at.X + headLength, Y: at.Y - headWidth/2}}}}
}

// knob draws the line of a step with its knob and head.
func (l *legend) knob(p argmap.Polarity) func(*legend, geom.Rect) []Item {
	return func(_ *legend, r geom.Rect) []Item {
		at := middle(r)
		at.X = r.Right() - 14
		items := []Item{stroke(hue(p), lineWidth, geom.Point{X: r.X + 8, Y: at.Y}, at)}
		return append(append(items, headAt(geom.Point{X: r.X + 2, Y: at.Y}, p)...), knobAt(at, p)...)
	}
}

// side draws a step that bears on a knob.
func (l *legend) side(p argmap.Polarity) func(*legend, geom.Rect) []Item {
	return func(_ *legend, r geom.Rect) []Item {
		on, at := middle(r), middle(r)
		on.X, at.X = r.X+9, r.Right()-9
		tip := on.X + 9 + headClear
		items := []Item{Disc{Center: on, Radius: 8, Fill: Paper, Line: Muted, Width: 1.5}, stroke(hue(p), lineWidth, geom.Point{X: tip + 4, Y: at.Y}, at)}
		return append(append(items, headAt(geom.Point{X: tip, Y: at.Y}, p)...), knobAt(at, p)...)
	}
}

func (l *legend) together(_ *legend, r geom.Rect) []Item {
	top, left, right := r.Y+3, r.X+4, r.Right()-4
	items := []Item{Line{Path: geom.Polyline(bracketFor/2, geom.Point{X: left, Y: top + 8}, geom.Point{X: left, Y: top},
		geom.Point{X: right, Y: top}, geom.Point{X: right, Y: top + 8}), Ink: Pro, Width: bracketWidth}}
	for _, x := range []float64{r.X + 1, r.X + r.W/2 + 2} {
		items = append(items, Box{Rect: geom.Rect{X: x, Y: top + 9, W: r.W/2 - 3, H: 11}, Radius: 3, Fill: Paper, Line: Rule, Width: borderWidth})
	}
	return items
}

func (l *legend) opposed(_ *legend, r geom.Rect) []Item {
	at := middle(r)
	ends := []geom.Point{{X: r.X + 5, Y: at.Y}, {X: r.Right() - 5, Y: at.Y}}
	items := []Item{stroke(Con, 2*lineWidth+3, ends...), stroke(Canvas, 3, ends...), Disc{Center: at, Radius: 9, Fill: Con}}
	return append(items, timesSign(at, 9, 2.2, Paper)...)
}

func (l *legend) link(_ *legend, r geom.Rect) []Item {
	at := middle(r)
	end := geom.Point{X: r.Right() - 8, Y: at.Y}
	return []Item{stroke(Pro.Soft(), linkWidth, geom.Point{X: r.X + 2, Y: at.Y}, end), Disc{Center: end, Radius: 3.5, Fill: Pro.Soft()}}
}

func (l *legend) stub(_ *legend, r geom.Rect) []Item {
	at := middle(r)
	c := &card{stance: argmap.Pro, frame: geom.Rect{X: r.X + 1, Y: r.Y + 1, W: r.W - 2, H: r.H - 2}}
	return append([]Item{stubBox(c)}, arrowGlyph(geom.Point{X: at.X - 6, Y: at.Y}, Muted)...)
}

// drawing returns what draws the parts of boxes at a place.
func (l *legend) drawing() *drawing {
	return &drawing{maker: maker{measure: l.measure}, card: &card{}}
}

func (l *legend) pill(s argmap.Stance) func(*legend, geom.Rect) []Item {
	return func(_ *legend, r geom.Rect) []Item {
		d := l.drawing()
		d.pill("A.", s, r.Right(), r.Y+(r.H-headRow)/2, r.W)
		return d.items
	}
}

func (l *legend) words(said string) func(*legend, geom.Rect) []Item {
	return func(_ *legend, r geom.Rect) []Item {
		d := l.drawing()
		w := l.measure.Width(said, smallSize, true)
		d.words(said, middle(r).X-w/2, middle(r).Y+4, smallSize, true, Muted)
		return d.items
	}
}

func (l *legend) chip(a Anchor, said string) func(*legend, geom.Rect) []Item {
	return func(_ *legend, r geom.Rect) []Item {
		d := l.drawing()
		d.chip(chip{anchor: a}, said, geom.Rect{X: r.X, Y: r.Y + (r.H-chipRow)/2, W: r.W, H: chipRow})
		return d.items
	}
}

func (l *legend) bare(_ *legend, r geom.Rect) []Item {
	d := l.drawing()
	d.chip(chip{anchor: AnchorDetached, none: true}, "—", geom.Rect{X: r.X, Y: r.Y + (r.H-chipRow)/2, W: r.W, H: chipRow})
	return d.items
}

func (l *legend) folded(_ *legend, r geom.Rect) []Item {
	front := geom.Rect{X: r.X + 4, Y: r.Y, W: r.W - 16, H: r.H - 2*foldEdge}
	var items []Item
	for k := 2.0; k >= 0; k-- {
		items = append(items, Box{Rect: front.Move(geom.Point{X: k * foldEdge, Y: k * foldEdge}), Radius: 5, Fill: Paper, Line: Rule, Width: 1})
	}
	return items
}

func (l *legend) tab(_ *legend, r geom.Rect) []Item {
	plate := geom.Rect{X: r.X + 4, Y: r.Y + (r.H-tabRow)/2, W: r.W - 8, H: tabRow}
	return append([]Item{Box{Rect: plate, Radius: 3, Fill: Muted}}, arrowGlyph(geom.Point{X: middle(r).X - 6, Y: middle(r).Y}, Paper)...)
}

func (l *legend) bubble(_ *legend, r geom.Rect) []Item {
	at := middle(r)
	items, _ := bubbleItems(l.measure, geom.Rect{X: at.X - bubbleWidth/2, Y: at.Y - bubbleHeight/2, W: bubbleWidth, H: bubbleHeight}, 1, 1)
	return items
}

func (l *legend) slot(_ *legend, r geom.Rect) []Item {
	return []Item{Box{Rect: geom.Rect{X: r.X + 2, Y: r.Y + 2, W: r.W - 4, H: r.H - 4}, Radius: 4, Line: Muted, Width: 1.5, Dash: []float64{6, 5}}}
}

// Annotated returns a drawing with a line of words above it and a legend of its signs below it, as far as these are wanted.
// What can be pointed at stays where it was.
func Annotated(s *Scene, caption string, legend bool, m Measurer) *Scene {
	if caption == "" && !legend {
		return s
	}
	out := *s
	out.Groups = append([]Group(nil), s.Groups...)
	inner := s.Bounds.Grow(-margin)
	if inner.Empty() {
		inner = s.Bounds
	}
	if caption != "" {
		g := Group{Label: func() string { return caption }}
		base := out.Bounds.Y
		lines := m.Wrap(caption, thesisSize, true, max(inner.W, Wide))
		for i := len(lines) - 1; i >= 0; i-- {
			g.Items = append(g.Items, Text{At: geom.Point{X: inner.X, Y: base}, Words: lines[i].Text, Size: thesisSize, Bold: true, Ink: Ink, Width: lines[i].Width})
			base -= thesisLine
		}
		out.Groups = append([]Group{g}, out.Groups...)
	}
	if legend {
		below := Legend(s.Uses, m, max(inner.W, Wide))
		by := geom.Point{X: inner.X, Y: inner.Bottom() + legendAbove}
		for _, g := range below.Groups {
			items := make([]Item, len(g.Items))
			for i, it := range g.Items {
				items[i] = shifted(it, by)
			}
			out.Groups = append(out.Groups, Group{Label: g.Label, Items: items})
		}
	}
	out.Bounds = s.Bounds.Union(bounds(&out, margin))
	return &out
}
