package workspace

import (
	"fmt"
	"time"
	"unicode"
	"unicode/utf8"

	"warrant/internal/argmap"
	"warrant/internal/store"
	"warrant/internal/words"
)

// Tone says what sort of message it is.
type Tone uint8

// The tones.
const (
	Told    Tone = iota // what a command did
	Refused             // why a command did not run
	Problem             // what went wrong
	Large               // what was asked to be read: shown large, and whole
)

// Message is one sentence in the status line.
type Message struct {
	Tone Tone
	Text string
	Undo bool // it says what was done last, and that can be undone
}

// SaveMark says how far saving is, besides the words.
type SaveMark uint8

// The marks.
const (
	SavedMark SaveMark = iota
	SavingMark
	NotSavedMark
	ReadOnlyMark
	VersionMark // the map as it is has a name, or an earlier version is looked at
)

// Status is the status line, left to right.
type Status struct {
	Mark    SaveMark
	Save    string // "Saved 14:02"
	Soon    bool   // edits are on their way to the disk: it may say something else in a moment
	Filter  string // what a filter leaves, in a few words; empty: there is none
	Around  string // in the middle of what neighbourhood one is; empty: in none
	Message Message
	Layout  string // "Laying out…", or empty
	Counts  string // "118 statements, 38 shown"
	Zoom    string // "84 %"
}

// Status returns what the status line says.
func (w *Workspace) Status() Status {
	s := Status{Message: w.said(), Counts: w.counts(), Zoom: fmt.Sprintf("%.0f %%", w.camera.Zoom*100)}
	if said := w.dragWords(); said != "" {
		s.Message = Message{Tone: Told, Text: said}
	} else if said := w.hoverWords(); said != "" && s.Message.Tone == Told {
		s.Message = Message{Tone: Told, Text: said}
	}
	if w.look.debate == "" {
		s.Filter = w.filterWords()
		if !w.look.focus.IsZero() && w.Snapshot().Has(w.look.focus) {
			s.Around = words.T("Around %s", quoted(w.Snapshot(), w.look.focus))
		}
	}
	s.Mark, s.Save = w.saveWords()
	s.Soon = s.Mark == SavedMark && w.saving.Revision < w.session.Revision()
	if !w.layoutIn.IsZero() && w.cfg.Clock().Sub(w.layoutIn) > 100*time.Millisecond {
		s.Layout = words.T("Laying out…")
	}
	return s
}

// LayingOut reports whether the diagram still waits for the layout of what was done last.
func (w *Workspace) LayingOut() bool { return !w.layoutIn.IsZero() }

// said returns what the line says of the last act: what the act itself says, else its entry in the history.
func (w *Workspace) said() Message {
	if w.message.Text != "" || !w.acted {
		return w.message
	}
	title, _ := w.session.CanUndo()
	first, n := utf8.DecodeRuneInString(title)
	if n == 0 {
		return Message{}
	}
	return Message{Tone: Told, Text: string(unicode.ToUpper(first)) + title[n:] + ".", Undo: true}
}

func (w *Workspace) saveWords() (SaveMark, string) {
	switch {
	case w.past != nil && w.Saved():
		return VersionMark, words.T("Version “%s”", w.past.version.Name)
	case w.readOnly != "":
		return ReadOnlyMark, words.T("Read-only")
	case w.saving.Err != nil:
		return NotSavedMark, w.saving.Sentence
	case w.saving.Revision < w.live().Revision() && w.cfg.Clock().Sub(w.unsaved) >= quick:
		return SavingMark, words.T("Saving…")
	case w.named.Revision > 0 && w.named.Revision == w.live().Revision():
		return VersionMark, words.T("Version “%s” saved", w.named.Title)
	case w.saving.SavedAt.IsZero():
		return SavedMark, words.T("Saved")
	}
	return SavedMark, words.T("Saved %s", w.saving.SavedAt.Local().Format("15:04"))
}

// quick is how long saving may take before the line says so.
const quick = 400 * time.Millisecond

// Saved reports whether every edit is on disk.
func (w *Workspace) Saved() bool {
	return w.readOnly != "" || w.saving.Err == nil && w.saving.Revision >= w.live().Revision()
}

// saved takes the writer's news.
func (w *Workspace) saved(s store.State) {
	w.saving = s
	w.publish(StatusChanged)
}

func (w *Workspace) counts() string {
	n := w.Snapshot().Count(argmap.KindStatement)
	shown := n
	if w.picture.plan != nil && w.look.debate == "" {
		shown = w.picture.plan.Shown()
	}
	if shown < n {
		return words.N(n, "%d statement, %d shown", "%d statements, %d shown", shown)
	}
	return words.N(n, "%d statement", "%d statements")
}

func (w *Workspace) say(t Tone, text string) {
	w.message = Message{Tone: t, Text: text, Undo: t == Told && text != "" && w.acted}
	w.publish(StatusChanged)
}

// Say puts a sentence into the status line.
func (w *Workspace) Say(t Tone, text string) { w.say(t, text) }

// Revision returns how many steps the map has ever taken.
func (w *Workspace) Revision() int64 { return w.live().Revision() }
