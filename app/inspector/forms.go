package inspector

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// labelled puts a caption above a field, close to it.
func labelled(title string, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(stacked{}, caption(title), o)
}

// stacked places two things below each other without a gap.
type stacked struct{}

// MinSize returns what both need.
func (stacked) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(a.Width, b.Width), a.Height+b.Height-overlap)
}

// overlap takes away some of the room that a caption keeps below its words.
const overlap = 4

// Layout places them.
func (stacked) Layout(o []fyne.CanvasObject, size fyne.Size) {
	top := o[0].MinSize().Height
	o[0].Resize(fyne.NewSize(size.Width, top))
	o[1].Move(fyne.NewPos(0, top-overlap))
	o[1].Resize(fyne.NewSize(size.Width, size.Height-top+overlap))
}

// kindWords are the kinds of statements as people say them, in the order of argmap.StatementKinds.
func kindWords() []string {
	return []string{words.T("Claim"), words.T("Evidence"), words.T("Unstated premise")}
}

// statementForm is the fields of a statement.
type statementForm struct {
	p                              *Pane
	box                            *fyne.Container
	text, short, group, tags, note *field
	kind, voice                    *choice
	voices                         []workspace.VoiceChoice
	held                           *fyne.Container
	of                             argmap.Ref
}

func newStatementForm(p *Pane) *statementForm {
	f := &statementForm{p: p, held: column()}
	put := func(act func(argmap.Ref, string) edit.Act) func(argmap.Ref, string) error {
		return func(of argmap.Ref, text string) error { return p.host.Keep(act(of, text)) }
	}
	f.text = newField(p, 2, "", put(edit.SetText))
	f.short = newField(p, 1, "", put(edit.SetShort))
	f.group = newField(p, 1, words.T("None"), put(edit.SetGroup))
	f.tags = newField(p, 1, words.T("None"), put(func(of argmap.Ref, text string) edit.Act {
		return edit.SetTags(of, strings.Split(text, ","))
	}))
	f.note = newField(p, 2, words.T("Yours, about this statement"), put(edit.SetNote))
	f.kind = newChoice(p, kindWords(), f.setKind)
	f.voice = newChoice(p, nil, f.setVoice)
	f.box = column(
		f.text,
		labelled(words.T("Short title"), f.short.box),
		container.NewGridWithColumns(2, labelled(words.T("Kind"), f.kind), labelled(words.T("Voice"), f.voice)),
		f.held,
		labelled(words.T("Section"), f.group.box),
		labelled(words.T("Tags, with commas between"), f.tags.box),
		labelled(words.T("Note"), f.note),
	)
	for _, field := range []*field{f.text, f.short, f.group, f.tags, f.note} {
		field.form = f.box
	}
	return f
}

func (f *statementForm) fill(i workspace.Inspection) {
	f.of = i.Of
	f.text.fill(i.Of, i.Text)
	f.short.SetPlaceHolder(argmap.Statement{Text: i.Text}.Title())
	f.short.fill(i.Of, i.Short)
	f.group.fill(i.Of, i.Group)
	f.tags.fill(i.Of, strings.Join(i.Tags, ", "))
	f.note.fill(i.Of, i.Note)
	for n, k := range argmap.StatementKinds {
		if k == i.Kind {
			f.kind.show(kindWords()[n])
		}
	}
	f.voices = f.p.host.VoiceChoices("")
	f.voice.Options = nil
	shown := ""
	for _, v := range f.voices {
		f.voice.Options = append(f.voice.Options, v.Name)
		if v.Voice == i.Voice {
			shown = v.Name
		}
	}
	f.voice.show(shown)
}

// release lets go of the record, keeping what was typed.
func (f *statementForm) release() {
	for _, field := range []*field{f.text, f.short, f.group, f.tags, f.note} {
		field.fill(argmap.Ref{}, "")
	}
}

func (f *statementForm) setKind(word string) {
	for n, w := range kindWords() {
		if w == word {
			_ = f.p.host.Keep(edit.SetKind(f.of, argmap.StatementKinds[n]))
		}
	}
}

func (f *statementForm) setVoice(name string) {
	for _, v := range f.voices {
		if v.Name == name {
			_ = f.p.host.GiveVoice(f.of, v)
			return
		}
	}
}

// polarityWords are the polarities as people say them.
func polarityWords() []string { return []string{words.T("For"), words.T("Against")} }

// stepForm is the fields of a step.
type stepForm struct {
	p             *Pane
	box           *fyne.Container
	words         *widget.Label
	label, scheme *field
	polarity      *choice
	shown         workspace.Inspection
}

func newStepForm(p *Pane) *stepForm {
	f := &stepForm{p: p, words: widget.NewLabel("")}
	f.words.Wrapping = fyne.TextWrapWord
	f.label = newField(p, 1, words.T("because, but, …"), func(of argmap.Ref, t string) error { return p.host.Keep(edit.SetLabel(of, t)) })
	f.scheme = newField(p, 1, words.T("None; Down lists what is usual"), func(of argmap.Ref, t string) error { return p.host.Keep(edit.SetScheme(of, t)) })
	f.scheme.down = f.suggest
	f.polarity = newChoice(p, polarityWords(), func(word string) {
		if word != polarityWord(f.shown.Polarity) {
			_ = p.host.Keep(edit.Flip(f.shown.Of))
		}
	})
	f.box = column(f.words, labelled(words.T("For or against"), f.polarity), labelled(words.T("Label on the diagram"), f.label.box),
		labelled(words.T("Scheme of the argument"), f.scheme.box),
		container.NewHBox(p.newButton("edit.scheme", words.T("Choose a scheme… (Shift+L)"), f.suggest)))
	f.label.form, f.scheme.form = f.box, f.box
	return f
}

// suggest lists the schemes that fit what was typed and not kept yet; the one that is chosen fills the field.
func (f *stepForm) suggest() {
	typed := ""
	if f.scheme.dirty() {
		typed = f.scheme.Text
		f.scheme.SetText(f.scheme.base)
	}
	f.p.host.AskScheme(f.scheme.of, typed, func(scheme string) {
		f.scheme.SetText(scheme)
		f.scheme.keep()
	})
}

func polarityWord(p argmap.Polarity) string {
	if p == argmap.Con {
		return polarityWords()[1]
	}
	return polarityWords()[0]
}

func (f *stepForm) fill(i workspace.Inspection) {
	f.shown = i
	f.words.SetText(i.Step)
	f.label.fill(i.Of, i.Label)
	f.scheme.fill(i.Of, i.Scheme)
	f.polarity.show(polarityWord(i.Polarity))
}

// release lets go of the record, keeping what was typed.
func (f *stepForm) release() {
	f.label.fill(argmap.Ref{}, "")
	f.scheme.fill(argmap.Ref{}, "")
}

// mapForm is the map as a whole: its title, its numbers and its open ends.
type mapForm struct {
	p     *Pane
	box   *fyne.Container
	title *field
	about *widget.Label
	lines *widget.Label
	open  *fyne.Container
}

func newMapForm(p *Pane) *mapForm {
	f := &mapForm{p: p, about: widget.NewLabel(""), lines: widget.NewLabel(""), open: column()}
	f.about.Wrapping, f.lines.Wrapping = fyne.TextWrapWord, fyne.TextWrapWord
	f.title = newField(p, 2, words.T("Untitled map"), func(_ argmap.Ref, t string) error { return p.host.SetTitle(t) })
	f.title.oneLine = true
	f.box = column(labelled(words.T("Title"), f.title), f.about, f.lines, f.open)
	f.title.form = f.box
	return f
}

// mostOpen is how many open ends are listed.
const mostOpen = 40

func (f *mapForm) fill(i workspace.Inspection) {
	f.title.fill(argmap.MapRef, i.Heading)
	f.about.SetText(i.Text)
	show(f.about, i.Text != "")
	f.lines.SetText(strings.Join(i.Lines, "\n"))
	show(f.lines, len(i.Lines) > 0)
	f.open.Objects = nil
	for n, u := range i.Open {
		if n == mostOpen {
			f.open.Add(caption(words.T("and more")))
			break
		}
		f.open.Add(f.p.newLink(u))
	}
}
