package dialogs

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"warrant/app/skin"
	"warrant/internal/scene"
	"warrant/internal/words"
)

// Field is one thing that a form asks for: a text, one of some options, or any number of them.
type Field struct {
	Title string
	Text  string
	Lines int    // of a text; more than one: Enter breaks the line
	Hint  string // in an empty text

	Options []string
	Many    bool // several options can be chosen
	Chosen  []int

	Beside bool // it stands beside the field before it
	// Follow returns the text for what the other fields say, as long as the user has not typed another.
	Follow func(Answers) string
}

// Answer is what a field says: its text, or the numbers of the chosen options.
type Answer struct {
	Text   string
	Chosen []int
}

// One returns the number of the option that is chosen.
func (a Answer) One() int {
	if len(a.Chosen) == 0 {
		return 0
	}
	return a.Chosen[0]
}

// Answers are what the fields of a form say, in order.
type Answers []Answer

// Form asks for a few things at once.
type Form struct {
	Title   string
	About   string // a line below the title; may be empty
	Verb    string // on the button
	Fields  []Field
	Changed func(Answers) // called at every change; may be nil
	Do      func(Answers) error

	AtOnce bool // what is changed counts at once: there is nothing to cancel
	At     int  // the field that has the strokes first
}

// form is an open form.
type form struct {
	f       Form
	palette *scene.Palette
	popup   *widget.PopUp
	scroll  *container.Scroll // around the fields, where the window has no room for all
	parts   []part
	note    *canvas.Text
	ready   bool
}

// part is a field as it stands in the form.
type part interface {
	answer() Answer
	object() fyne.CanvasObject
	first() fyne.Focusable
}

// Measures of forms, in pixels.
const (
	formWidth = 560
	titleSize = 12
	noteSize  = 13
)

// Ask shows a form. Ctrl+Enter and the button carry it out, Escape closes it; an error of Do is said and leaves it open.
// The function it returns closes it, too.
func Ask(c fyne.Canvas, palette *scene.Palette, f Form) (close func()) {
	d := &form{f: f, palette: palette, note: canvas.NewText("", skin.Color(palette, scene.Bad))}
	d.note.TextSize = noteSize
	d.note.Hide()
	head, rows := container.NewVBox(headline(f.Title, true)), container.NewVBox()
	if f.About != "" {
		head.Add(headline(f.About, false))
	}
	for _, field := range f.Fields {
		p := d.part(field)
		d.parts = append(d.parts, p)
		title := canvas.NewText(field.Title, skin.Color(palette, scene.Muted))
		title.TextSize = titleSize
		whole := container.NewBorder(container.New(inset{}, title), nil, nil, nil, p.object())
		whole.Objects[1].(*fyne.Container).Layout = captionLayout{}
		if field.Beside {
			at := len(rows.Objects) - 1
			rows.Objects[at] = container.NewGridWithColumns(2, rows.Objects[at], whole)
			continue
		}
		rows.Add(whole)
	}
	do := newButton(words.T("%s  (Ctrl+Enter)", f.Verb), d.submit, d.close, d.submit)
	do.Importance = widget.HighImportance
	buttons := container.NewHBox(do)
	if !f.AtOnce {
		buttons.Objects = []fyne.CanvasObject{newButton(words.T("Cancel"), d.close, d.close, d.submit), do}
	}
	foot := container.NewVBox(d.note, container.NewBorder(nil, nil, nil, buttons))
	d.scroll = container.NewVScroll(rows)
	height := head.MinSize().Height + rows.MinSize().Height + foot.MinSize().Height
	d.popup, _ = floating(c, palette, container.NewBorder(head, foot, nil, nil, d.scroll), fyne.NewSize(formWidth, height+2*listEdge+16))
	d.ready = true
	if f.At < len(d.parts) {
		c.Focus(d.parts[f.At].first())
	}
	return d.close
}

// headline is a line above the fields, cut where it is too long.
func headline(text string, bold bool) fyne.CanvasObject {
	l := widget.NewLabelWithStyle(text, fyne.TextAlignLeading, fyne.TextStyle{Bold: bold})
	l.Truncation = fyne.TextTruncateEllipsis
	return l
}

// reveal scrolls by the least that shows a field.
func (d *form) reveal(o fyne.CanvasObject) {
	if d.popup == nil {
		return // it is being made
	}
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject
	const caption = 22
	top := place(o).Y - place(d.scroll.Content).Y - caption
	at := max(d.scroll.Offset.Y, top+o.Size().Height+caption-d.scroll.Size().Height)
	d.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(at, top))))
}

// captionLayout places the words above a field close to it.
type captionLayout struct{}

// MinSize returns the size of the words.
func (captionLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

// Layout places them.
func (captionLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(4, 0))
	o[0].Resize(size)
}

func (d *form) part(f Field) part {
	switch {
	case f.Many:
		return newManyPart(d, f)
	case f.Options != nil:
		return newChoicePart(d, f)
	}
	return newTextPart(d, f)
}

func (d *form) close() { d.popup.Hide() }

func (d *form) answers() Answers {
	var out Answers
	for _, p := range d.parts {
		out = append(out, p.answer())
	}
	return out
}

// changed takes the news that a field says something else.
func (d *form) changed() {
	if !d.ready {
		return
	}
	for i, f := range d.f.Fields {
		if t, ok := d.parts[i].(*textPart); ok && f.Follow != nil && !t.own {
			t.follow(f.Follow(d.answers()))
		}
	}
	if d.f.Changed != nil {
		d.f.Changed(d.answers())
	}
}

func (d *form) submit() {
	if err := d.f.Do(d.answers()); err != nil {
		d.say(err.Error())
		return
	}
	d.close()
}

// say writes below the fields why the form was not carried out.
func (d *form) say(why string) {
	if fonts, err := skin.Fonts(); err == nil {
		why = fonts.Ellipsis(why, noteSize, false, float64(d.popup.Size().Width)-2*listEdge)
	}
	d.note.Text = why
	if !d.note.Visible() {
		d.note.Show()
		d.popup.Resize(d.popup.Size().AddWidthHeight(0, d.note.MinSize().Height+8))
	}
	d.note.Refresh()
}
