package dialogs

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"warrant/app/typing"
	"warrant/internal/scene"
	"warrant/internal/words"
)

// Kind is a kind of file to choose from.
type Kind struct {
	Name, Ending, For string
	Save              func(path string) // writes a file of this kind; nil: as Saving.Save does
}

// Saving asks where to write a file.
type Saving struct {
	Title  string
	Verb   string // on the button
	Path   string // to start with; its ending says which kind
	Kinds  []Kind // none or one: nothing to choose
	Exists func(path string) bool
	Save   func(path string)
	// Folder lets the user choose another folder, from one on.
	Folder func(from string, chosen func(folder string))
}

// saver is an open question.
type saver struct {
	s      Saving
	popup  *widget.PopUp
	path   *pathEntry // the name; a whole path works, too
	folder string
	where  *widget.Label
	kinds  *kindChoice
	note   *widget.Label
	sure   string // the path that may be replaced
}

// AskWhere asks where to write a file. A file that is there already is replaced only after a second Enter.
func AskWhere(w fyne.Window, palette *scene.Palette, s Saving) {
	d := &saver{s: s, note: widget.NewLabel(""), where: widget.NewLabel("")}
	d.note.Wrapping, d.where.Truncation = fyne.TextWrapWord, fyne.TextTruncateEllipsis
	d.path = newPathEntry(d)
	d.path.SetText(filepath.Base(s.Path))
	d.path.CursorColumn = len([]rune(d.path.Text))
	d.setFolder(filepath.Dir(s.Path))
	d.path.OnChanged = func(string) { d.look() }
	save := newButton(s.Verb, d.save, d.close, d.save)
	save.Importance = widget.HighImportance
	rows := container.NewVBox(widget.NewLabelWithStyle(s.Title, fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
	if len(s.Kinds) > 1 {
		d.kinds = newKindChoice(d)
		rows.Add(d.kinds)
	}
	folder := newButton(words.T("Folder…"), d.chooseFolder, d.close, d.save)
	rows.Add(d.path)
	rows.Add(container.NewBorder(nil, nil, nil, folder, d.where))
	rows.Add(d.note)
	rows.Add(container.NewBorder(nil, nil, nil, container.NewHBox(newButton(words.T("Cancel"), d.close, d.close, d.save), save)))
	d.popup, _ = floating(w.Canvas(), palette, rows, fyne.NewSize(620, rows.MinSize().Height+2*listEdge))
	d.look()
	w.Canvas().Focus(d.path)
}

func (d *saver) close() { d.popup.Hide() }

func (d *saver) kind() Kind {
	for i, k := range d.s.Kinds {
		if len(d.s.Kinds) == 1 || d.kinds != nil && d.kinds.Selected == d.kinds.Options[i] {
			return k
		}
	}
	return Kind{}
}

// setKind gives the name the ending of the chosen kind.
func (d *saver) setKind() {
	if k := d.kind(); k.Ending != "" && d.path.Text != "" {
		d.path.SetText(strings.TrimSuffix(d.path.Text, filepath.Ext(d.path.Text)) + k.Ending)
	}
}

// full returns the path as it will be written.
func (d *saver) full() string {
	path := strings.TrimSpace(d.path.Text)
	if k := d.kind(); path != "" && k.Ending != "" && !strings.EqualFold(filepath.Ext(path), k.Ending) {
		path += k.Ending
	}
	if path != "" && !filepath.IsAbs(path) {
		path = filepath.Join(d.folder, path)
	}
	return path
}

func (d *saver) setFolder(dir string) {
	d.folder = dir
	d.where.SetText(words.T("in %s", dir))
	d.look()
}

func (d *saver) look() {
	d.sure = ""
	text := ""
	if path := d.full(); path != "" && d.s.Exists(path) {
		text = words.T("There is a file of this name. Press %s twice to replace it.", d.s.Verb)
	}
	d.note.SetText(text)
}

func (d *saver) save() {
	path := d.full()
	if path == "" {
		d.note.SetText(words.T("Type a name for the file."))
		return
	}
	if d.s.Exists(path) && d.sure != path {
		d.sure = path
		d.note.SetText(words.T("There is a file of this name. Press %s again to replace it.", d.s.Verb))
		return
	}
	d.close()
	if k := d.kind(); k.Save != nil {
		k.Save(path)
		return
	}
	d.s.Save(path)
}

func (d *saver) chooseFolder() {
	d.s.Folder(d.folder, func(folder string) {
		d.path.SetText(filepath.Base(d.full()))
		d.setFolder(folder)
	})
}

// kindChoice is the list of the kinds of files.
type kindChoice struct {
	choice
	d *saver
}

func newKindChoice(d *saver) *kindChoice {
	c := &kindChoice{d: d}
	for _, k := range d.s.Kinds {
		c.Options = append(c.Options, k.Name+" – "+k.For)
	}
	c.ExtendBaseWidget(c)
	c.SetSelectedIndex(0)
	c.OnChanged = func(string) { d.setKind() }
	return c
}

// TypedKey closes on Escape and saves on Enter.
func (c *kindChoice) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyEscape:
		c.d.close()
	case fyne.KeyReturn, fyne.KeyEnter:
		c.d.save()
	default:
		c.Select.TypedKey(ev)
	}
}

// pathEntry is the field for the path: Enter saves, Escape closes.
type pathEntry struct {
	typing.Ringed
	d *saver
}

func newPathEntry(d *saver) *pathEntry {
	e := &pathEntry{d: d}
	e.ExtendBaseWidget(e)
	e.OnSubmitted = func(string) { d.save() }
	return e
}

// TypedKey closes on Escape.
func (e *pathEntry) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyEscape {
		e.d.close()
		return
	}
	e.Entry.TypedKey(ev)
}

// Tell shows a few lines until they are closed.
func Tell(w fyne.Window, palette *scene.Palette, title, text string) {
	said := widget.NewLabel(text)
	said.Wrapping = fyne.TextWrapWord
	var popup *widget.PopUp
	hide := func() { popup.Hide() }
	shut := newButton(words.T("Close"), hide, hide, hide)
	body := container.NewBorder(
		widget.NewLabelWithStyle(title, fyne.TextAlignLeading, fyne.TextStyle{Bold: true}),
		container.NewBorder(nil, nil, nil, shut), nil, nil, said)
	popup, _ = floating(w.Canvas(), palette, body, fyne.NewSize(460, 260))
	w.Canvas().Focus(shut)
}
