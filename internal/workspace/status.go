package workspace

import (
	"fmt"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/store"
)

// Tone says what sort of message it is.
type Tone uint8

// The tones.
const (
	Told    Tone = iota // what a command did
	Refused             // why a command did not run
	Problem             // what went wrong
)

// Message is one sentence in the status line.
type Message struct {
	Tone Tone
	Text string
}

// SaveMark says how far saving is, besides the words.
type SaveMark uint8

// The marks.
const (
	SavedMark SaveMark = iota
	SavingMark
	NotSavedMark
	ReadOnlyMark
)

// Status is the status line, left to right.
type Status struct {
	Mark    SaveMark
	Save    string // "Saved 14:02"
	Message Message
	Layout  string // "Laying out…", or empty
	Counts  string // "118 statements, 38 shown"
	Zoom    string // "84 %"
}

// Status returns what the status line says.
func (w *Workspace) Status() Status {
	s := Status{Message: w.message, Counts: w.counts(), Zoom: fmt.Sprintf("%.0f %%", w.camera.Zoom*100)}
	s.Mark, s.Save = w.saveWords()
	if !w.layoutIn.IsZero() && w.cfg.Clock().Sub(w.layoutIn) > 100*time.Millisecond {
		s.Layout = "Laying out…"
	}
	return s
}

func (w *Workspace) saveWords() (SaveMark, string) {
	switch {
	case w.readOnly != "":
		return ReadOnlyMark, "Read-only"
	case w.saving.Err != nil:
		return NotSavedMark, w.saving.Sentence
	case w.saving.Revision < w.session.Revision():
		return SavingMark, "Saving…"
	case w.saving.SavedAt.IsZero():
		return SavedMark, "Saved"
	}
	return SavedMark, "Saved " + w.saving.SavedAt.Local().Format("15:04")
}

// Saved reports whether every edit is on disk.
func (w *Workspace) Saved() bool {
	return w.readOnly != "" || w.saving.Err == nil && w.saving.Revision >= w.session.Revision()
}

// saved takes the writer's news.
func (w *Workspace) saved(s store.State) {
	w.saving = s
	w.publish(StatusChanged)
}

func (w *Workspace) counts() string {
	n := w.Snapshot().Count(argmap.KindStatement)
	word := "statements"
	if n == 1 {
		word = "statement"
	}
	shown := n
	if w.picture.plan != nil && w.look.debate == "" {
		shown = w.picture.plan.Shown()
	}
	if shown < n {
		return fmt.Sprintf("%d %s, %d shown", n, word, shown)
	}
	return fmt.Sprintf("%d %s", n, word)
}

func (w *Workspace) say(t Tone, text string) {
	w.message = Message{t, text}
	w.publish(StatusChanged)
}

// Say puts a sentence into the status line.
func (w *Workspace) Say(t Tone, text string) { w.say(t, text) }

// Revision returns how many steps the map has ever taken.
func (w *Workspace) Revision() int64 { return w.session.Revision() }
