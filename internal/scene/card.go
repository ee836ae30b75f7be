package scene

import (
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/words"
)

// Measures inside a box, in world units.
const (
	inset        = 12.0 // from the border to the text, left and right
	textSize     = 14.0
	textLine     = 19.0
	thesisSize   = 16.0
	thesisLine   = 20.0
	smallSize    = 12.0 // role words, pills, chips, labels, folds
	headTop      = 9.0  // from the border to the row of role word and pills
	headRow      = 18.0
	headText     = 13.0 // from the top of that row to its base line
	firstLine    = 26.0 // from the border to the first base line where there is no such row
	afterHead    = 17.0 // from that row to the first base line of the text
	lastLine     = 15.0 // from the last base line to the border
	beforeChips  = 13.0 // from the last base line to the chips
	chipRow      = 20.0
	chipGap      = 6.0
	afterChips   = 9.0
	cornerFor    = 8.0  // radius of the corners of what speaks for something, or stands free
	dogEar       = 16.0 // the folded corner of evidence
	thesisExtra  = 116.0
	thesisRim    = 4.0 // between the two borders of a thesis, centre to centre
	thesisPad    = 5.5 // what a thesis takes beyond its inner border
	maxLines     = 12
	foldEdge     = 4.0  // by which each edge behind a folded box stands out
	foldText     = 17.0 // from the last edge to the base line of the words below it
	foldRoom     = 30.0 // all that the mark adds to the height of a box
	bubbleWidth  = 24.0
	bubbleHeight = 16.0
	bubbleText   = 11.0
	stubHeight   = 36.0
	stubArrow    = 20.0
	stubInset    = 10.0
	moreWords    = "… more"
)

// card is the box of one statement with its content, drawn with its corner at 0,0.
type card struct {
	st     argmap.Statement
	role   argmap.Role
	stance argmap.Polarity // of the step it is drawn at; empty: it stands free
	stub   bool            // stands for a box that is not shown
	dim    bool
	thin   bool
	fold   fold
	note   string     // a line below the text, as "to the step"
	goal   argmap.Ref // what the note leads to, if anything
	number string     // before the role; empty: none
	word   string     // what the box begins with, where that is not its role
	width  float64    // of the frame, where it is not the usual one
	lines  int        // most lines of text shown; 0: maxLines
	least  float64    // least height of the frame
	above  float64    // room kept free above the frame
	from   int        // the page that it comes from; 0: none
	to     int        // the page on which more hangs from it; 0: none
	at     int        // of a stub: the page with the box that it stands for; 0: none
	up     bool       // what hangs from the box stands above it
	cut    bool       // it does not show all of its text

	size  geom.Size // what the layout keeps free
	frame geom.Rect // the border
	face  []Item    // border and content
	rim   [2]int    // from where to where the border stands in face
	parts []Hit
	chips []chip
	uses  Uses // signs that are only known when they are drawn
}

// thesis reports whether the box gets the border of a thesis.
func (c *card) thesis() bool { return c.role == argmap.RoleThesis }

// outline returns the outermost border.
func (c *card) outline() geom.Rect {
	if c.thesis() {
		return c.frame.Grow(thesisRim)
	}
	return c.frame
}

// against reports whether the box has the square corners of what speaks against something.
func (c *card) against() bool { return c.stance == argmap.Con && !c.thesis() }

// ink returns the hue of what the card says of its stance.
func (c *card) ink() Token {
	switch {
	case c.role == argmap.RoleUnattached:
		return Muted
	case c.thesis() || c.stance == "":
		return Ink
	}
	return hue(c.stance)
}

func hue(p argmap.Polarity) Token {
	if p == argmap.Con {
		return Con
	}
	return Pro
}

// maker measures cards and draws their faces.
type maker struct {
	snap    *argmap.Snapshot
	look    Look
	measure Measurer
}

// make fills in everything of c that follows from its statement.
func (m maker) make(c *card) {
	if c.stub {
		m.stub(c)
		return
	}
	if c.width == 0 {
		c.width = m.look.BoxWidth
		if c.thesis() {
			c.width += thesisExtra
		}
	}
	c.frame = geom.Rect{W: c.width}
	if c.thesis() {
		c.frame.X, c.frame.Y = thesisPad, thesisPad
	}
	d := &drawing{maker: m, card: c, y: c.frame.Y}
	d.fromTab()
	d.head()
	d.text()
	d.foot()
	d.toTab()
	c.frame.H = d.y - c.frame.Y
	if c.frame.H < c.least {
		d.sink((c.least - c.frame.H) / 2)
		c.frame.H = c.least
	}
	border := frameItems(c)
	c.face, c.rim = append(border, d.items...), [2]int{0, len(border)}
	c.size = geom.Size{W: c.frame.Right() + c.frame.X, H: c.frame.Bottom() + c.frame.Y}
	c.parts = append([]Hit{{Of: c.st.ID.Ref(), Part: PartBox, Rect: c.outline()}}, d.parts...)
	if c.fold.steps > 0 {
		d.foldMark()
	}
	if c.thin {
		thinAll(c.face)
	}
	if c.dim {
		faintAll(c.face)
	}
	if c.above > 0 {
		c.lower(c.above)
	}
}

// lower moves all of a card down and keeps the room above it free.
func (c *card) lower(by float64) {
	down := geom.Point{Y: by}
	for i := range c.face {
		c.face[i] = shifted(c.face[i], down)
	}
	for i := range c.parts {
		c.parts[i].Rect = c.parts[i].Rect.Move(down)
	}
	c.frame.Y += by
	c.size.H += by
}

// drawing is a face in the making.
type drawing struct {
	maker
	card  *card
	y     float64 // everything above it is done
	items []Item
	parts []Hit
}

// sink moves what is drawn so far down, as the box becomes higher than its content.
func (d *drawing) sink(by float64) {
	down := geom.Point{Y: by}
	for i := range d.items {
		d.items[i] = shifted(d.items[i], down)
	}
	for i := range d.parts {
		d.parts[i].Rect = d.parts[i].Rect.Move(down)
	}
}

func (d *drawing) left() float64   { return d.card.frame.X + inset }
func (d *drawing) right() float64  { return d.card.frame.Right() - inset }
func (d *drawing) inside() float64 { return d.right() - d.left() }
func (d *drawing) put(it ...Item)  { d.items = append(d.items, it...) }

// words adds a run of text that begins at x.
func (d *drawing) words(text string, x, base, size float64, bold bool, ink Token) float64 {
	w := d.measure.Width(text, size, bold)
	d.put(Text{At: geom.Point{X: x, Y: base}, Words: text, Size: size, Bold: bold, Ink: ink, Width: w})
	return w
}

// head draws the role word at the left and the voices at the right; without either the row falls away.
func (d *drawing) head() {
	role := d.roleWord()
	top := d.y + headTop
	room := d.inside()
	if d.evidence() {
		room -= dogEar - 6
	}
	start, number, free := d.left(), d.card.number, room
	if number != "" {
		number = d.measure.Ellipsis(number, smallSize, true, room/2)
		start += d.measure.Width(number, smallSize, true) + 7
		free -= start - d.left()
	}
	word := 0.0
	if role != "" {
		word = min(d.measure.Width(role, smallSize, true), free)
	}
	if word > 0 {
		free -= word + 8
	}
	pills := d.pills(d.left()+room, top, free)
	if role == "" && !pills && number == "" {
		if d.y += firstLine; d.card.thesis() {
			d.y += thesisSize - textSize
		}
		return
	}
	if number != "" {
		d.words(number, d.left(), top+headText, smallSize, true, Muted)
	}
	if role != "" {
		role = d.measure.Ellipsis(role, smallSize, true, d.left()+room-start)
		w := d.words(role, start, top+headText, smallSize, true, d.card.ink())
		if d.card.role == argmap.RoleUnattached {
			line := geom.Polyline(0, geom.Point{X: start, Y: top + headText + 3.5}, geom.Point{X: start + w, Y: top + headText + 3.5})
			d.put(Line{Path: line, Ink: Muted, Width: 1.25, Dash: dotted})
		}
	}
	if d.y = top + headRow + afterHead; d.card.thesis() {
		d.y += thesisSize - textSize
	}
}

// roleWord returns the word that a box begins with, or "".
func (d *drawing) roleWord() string {
	if d.card.word != "" {
		return strings.ToUpper(d.card.word)
	}
	switch d.look.RoleWords {
	case RoleWordsNever:
		return ""
	case RoleWordsUnlessFor:
		if d.card.role == argmap.RoleReason {
			return ""
		}
	}
	return strings.ToUpper(words.T(string(d.card.role)))
}

func (d *drawing) evidence() bool {
	return d.card.st.Kind == argmap.Evidence && !d.card.thesis()
}

// text draws the statement itself. On entry y is its first base line, on return the last one.
func (d *drawing) text() {
	size, step := textSize, textLine
	if d.card.thesis() {
		size, step = thesisSize, thesisLine
	}
	lines := d.measure.Wrap(strings.TrimSpace(d.card.st.Text), size, d.card.thesis(), d.inside())
	most := maxLines
	if d.card.lines > 0 {
		most = d.card.lines
	}
	more := len(lines) > most
	if more {
		lines = lines[:most]
	}
	for i, l := range lines {
		if i > 0 {
			d.y += step
		}
		d.put(Text{At: geom.Point{X: d.left(), Y: d.y}, Words: l.Text, Size: size, Bold: d.card.thesis(), Ink: Ink, Width: l.Width})
	}
	d.card.cut = more
	if more {
		d.y += step
		d.words(words.T(moreWords), d.left(), d.y, smallSize, true, Muted)
	}
	if d.card.note != "" {
		d.y += 17
		x, room := d.left(), d.inside()
		if !d.card.goal.IsZero() {
			d.put(arrowGlyph(geom.Point{X: x, Y: d.y - 4.5}, d.card.ink())...)
			x, room = x+stubArrow-4, room-stubArrow+4
			d.parts = append(d.parts, Hit{Of: d.card.goal, Part: PartStub, Rect: geom.Rect{X: d.left(), Y: d.y - 13, W: d.inside(), H: 17}})
		}
		note := d.measure.Ellipsis(d.card.note, smallSize, false, room)
		d.words(note, x, d.y, smallSize, false, Muted)
	}
}

// foot draws the chips and the bubble below the text and leaves y at the lower border.
func (d *drawing) foot() {
	d.card.chips = chipsOf(d.snap, d.look, d.card.st)
	open, all := comments(d.snap, d.card.st.ID.Ref())
	if len(d.card.chips) == 0 && all == 0 {
		d.y += lastLine
		return
	}
	d.y += beforeChips
	room := d.inside()
	if all > 0 {
		room -= bubbleWidth + chipGap
	}
	d.chipRows(room)
	if all > 0 {
		d.bubble(open, all)
	}
	d.y += chipRow + afterChips
}

// foldMark draws what shows that a branch is hidden: two edges behind the box and a line of words where the branch is.
func (d *drawing) foldMark() {
	c := d.card
	var behind []Item
	for k := 2.0; k >= 1; k-- {
		behind = append(behind, Box{Rect: c.outline().Move(c.behind(k * foldEdge)), Radius: corner(c), Fill: Paper, Line: Rule, Width: 1})
	}
	c.face = append(behind, c.face...)
	c.rim[0], c.rim[1] = c.rim[0]+len(behind), c.rim[1]+len(behind)
	said := d.measure.Ellipsis(c.fold.words(), smallSize, true, d.inside())
	w := d.measure.Width(said, smallSize, true)
	at := geom.Point{X: c.frame.X + (c.frame.W-w)/2, Y: c.size.H + 2*foldEdge + foldText - 2}
	mark := geom.Rect{X: at.X - 6, Y: c.size.H + 1, W: w + 12, H: foldRoom - 2}
	if c.up {
		at.Y, mark.Y = 2*foldEdge-foldText-5, 1-foldRoom
	}
	c.face = append(c.face, Text{At: at, Words: said, Size: smallSize, Bold: true, Ink: Muted, Width: w})
	c.parts = append(c.parts, Hit{Of: c.st.ID.Ref(), Part: PartFold, Rect: mark})
	if c.up {
		c.lower(foldRoom)
		return
	}
	c.size.H += foldRoom
}

// behind returns by how much an edge of folded paper stands out, by steps across and away from what the box bears on.
func (c *card) behind(by float64) geom.Point {
	if c.up {
		return geom.Point{X: by, Y: -by}
	}
	return geom.Point{X: by, Y: by}
}

// room returns r with the room of a fold mark.
func (c *card) room(r geom.Rect) geom.Rect {
	r.H += foldRoom
	if c.up {
		r.Y -= foldRoom
	}
	return r
}

// words says what a fold hides.
func (f fold) words() string {
	said := ""
	switch {
	case f.hidden == 0 && f.far:
		said = words.N(f.steps, "+ %d step more", "+ %d steps more")
	case f.hidden == 0:
		said = words.N(f.steps, "+ %d step folded", "+ %d steps folded")
	case f.far:
		said = words.T("+ %d more", f.hidden)
	default:
		said = words.T("+ %d folded", f.hidden)
	}
	if f.against > 0 {
		said += words.T(" · %d against", f.against)
	}
	if f.lacking > 0 {
		said += " · " + words.N(f.lacking, "%d problem", "%d problems")
	}
	return said
}

// stubBox is the border of a stub.
func stubBox(c *card) Item {
	return Box{Rect: c.frame, Radius: corner(c), Fill: Paper, Line: Muted, Width: 1.25, Dash: dotted}
}

// stub draws a small box that stands for one that is not shown.
func (m maker) stub(c *card) {
	d := &drawing{maker: m, card: c}
	title := c.st.Title()
	if c.at > 0 {
		title = words.T("page %d", c.at) + " · " + title
	}
	if c.note != "" {
		title += " · " + c.note
	}
	c.frame = geom.Rect{W: max(c.width, Narrow), H: stubHeight}
	title = m.measure.Ellipsis(title, smallSize, true, c.frame.W-stubArrow-2*stubInset)
	c.size = c.frame.Size()
	d.put(stubBox(c))
	d.put(arrowGlyph(geom.Point{X: stubInset, Y: stubHeight / 2}, Muted)...)
	d.words(title, stubInset+stubArrow, stubHeight/2+4, smallSize, true, Muted)
	c.face = d.items
	c.parts = []Hit{{Of: c.st.ID.Ref(), Part: PartStub, Rect: c.frame, Page: c.at}}
	if c.thin {
		thinAll(c.face)
	}
	if c.dim {
		faintAll(c.face)
	}
	if c.above > 0 {
		c.lower(c.above)
	}
}
