package workspace

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/words"
)

// VersionLine is a version in a list.
type VersionLine struct {
	Revision int64 // its entry in the log
	Name     string
	Detail   string // when, who, and whether it was kept by itself

	step argmap.Step
}

// Versions lists the versions of the map, the newest first.
func (w *Workspace) Versions() []VersionLine {
	var out []VersionLine
	for _, v := range slices.Backward(w.live().Versions()) {
		out = append(out, w.versionLine(v))
	}
	return out
}

func (w *Workspace) versionLine(v argmap.Step) VersionLine {
	detail := w.moment(v.At)
	if v.By != "" {
		detail += " · " + v.By
	}
	if v.Op == argmap.KeepBranch {
		detail = words.T("kept by itself · %s", detail)
	}
	return VersionLine{Revision: v.Revision, Name: v.Title, Detail: detail, step: v}
}

// moment says when something was: today the time alone.
func (w *Workspace) moment(at time.Time) string {
	at, now := at.Local(), w.cfg.Clock().Local()
	if at.YearDay() == now.YearDay() && at.Year() == now.Year() {
		return at.Format("15:04")
	}
	return at.Format("2 Jan 2006, 15:04")
}

// SuggestVersion returns the name that a version has if the user types none.
func (w *Workspace) SuggestVersion() string {
	return w.cfg.Clock().Local().Format("2 Jan 2006, 15:04:05")
}

// NameVersion gives the map as it is now a name.
func (w *Workspace) NameVersion(name string) error {
	if err := w.writable(); err != nil {
		return w.refuse(err.Error())
	}
	v, err := w.session.NameVersion(name)
	if err != nil {
		return w.refuse(err.Error())
	}
	w.named = v
	w.say(Told, words.T("This is the version “%s”. File, Versions… looks at it, compares it and brings it back.", v.Title))
	w.publish(MapChanged | StatusChanged)
	return nil
}

// past is the map as it was, looked at in the place of the map as it is.
type past struct {
	version VersionLine
	session *edit.Session // of the map as it is, and how that was looked at
	look    look
	kept    string
	camera  Camera
	picture picture
}

// live returns the session of the map as it is, whatever is looked at.
func (w *Workspace) live() *edit.Session {
	if w.past != nil {
		return w.past.session
	}
	return w.session
}

func (w *Workspace) version(revision int64) (VersionLine, error) {
	for _, v := range w.live().Versions() {
		if v.Revision == revision {
			return w.versionLine(v), nil
		}
	}
	return VersionLine{}, edit.Refusal("That version is not in this map.")
}

// asOf hands over the map as it was in a version, at once where the steps since are at hand, else once they are read.
func (w *Workspace) asOf(revision int64, then func(v VersionLine, was *argmap.Snapshot)) error {
	v, err := w.version(revision)
	if err != nil {
		return w.refuse(err.Error())
	}
	if was, ok := w.live().At(v.step.Of); ok {
		then(v, was)
		return nil
	}
	w.say(Told, words.T("Reading the version “%s”…", v.Name))
	w.reads.Add(1)
	go func() {
		defer w.reads.Done()
		was, err := w.file.At(context.Background(), v.step.Of)
		w.cfg.Dispatch(func() {
			switch {
			case w.closed:
			case err != nil:
				w.say(Problem, words.T("The version cannot be read: %s The map as it is now is safe.", err.Error()))
			default:
				w.message = Message{}
				then(v, was)
			}
		})
	}()
	return nil
}

// LookAt shows the map as it was in a version. Nothing can be changed there; LeavePast, or Escape, returns.
func (w *Workspace) LookAt(revision int64, at argmap.Ref) error {
	return w.asOf(revision, func(v VersionLine, was *argmap.Snapshot) { w.lookAt(v, was, at) })
}

func (w *Workspace) lookAt(v VersionLine, was *argmap.Snapshot, at argmap.Ref) {
	_ = w.LeavePast()
	w.dropEntry()
	kept, _ := w.lookNow()
	w.past = &past{v, w.session, w.look, kept, w.camera, w.picture}
	selected := w.Selection()
	w.session = edit.Start(was, 0, nil, nil, edit.Options{NewID: w.cfg.NewID, Clock: w.cfg.Clock})
	w.look.debate, w.look.mapAt, w.slot = "", nil, nil
	w.session.Select(append([]argmap.Ref{at}, selected...)...)
	if w.Leading().IsZero() {
		w.session.Select(w.home())
	}
	w.unfoldTo(w.Leading())
	w.redraw()
	w.revealLeading()
	w.say(Told, w.Banner())
	w.publish(MapChanged | SelectionMoved | StatusChanged | PictureChanged)
}

// Banner is what stands above the diagram while an earlier version is looked at; empty: none is.
func (w *Workspace) Banner() string {
	if w.past == nil {
		return ""
	}
	return words.T("This is how the map was on %s: “%s”. Escape returns to the map as it is.", w.past.version.step.At.Local().Format("2 Jan 2006 at 15:04"), w.past.version.Name)
}

// LeavePast goes back to the map as it is, to the same place.
func (w *Workspace) LeavePast() error {
	p := w.past
	if p == nil {
		return nil
	}
	w.past, w.slot = nil, nil
	pane := w.camera.Pane
	w.session, w.look, w.camera, w.picture = p.session, p.look, p.camera, p.picture
	w.camera.Pane = pane
	w.message = Message{}
	w.redraw()
	w.publish(MapChanged | SelectionMoved | StatusChanged | PictureChanged)
	return nil
}

// BringBack makes the map equal to a version of it, in one step.
func (w *Workspace) BringBack(revision int64) error {
	_ = w.LeavePast()
	return w.asOf(revision, func(v VersionLine, was *argmap.Snapshot) { _ = w.Do(edit.BringBack(was, v.Name)) })
}

// Difference is one thing that is not now as it was in a version.
type Difference struct {
	Of    argmap.Ref // to be shown
	Gone  bool       // it is there in the version only
	Words string
}

// Comparison is how the map as it is now differs from a version.
type Comparison struct {
	Version VersionLine
	Summary string // "3 added, 1 changed, none removed"
	Lines   []Difference
}

// Compare works out how the map as it is now differs from a version, and hands it over.
func (w *Workspace) Compare(revision int64, then func(Comparison)) error {
	return w.asOf(revision, func(v VersionLine, was *argmap.Snapshot) {
		then(compare(v, was, w.live().Snapshot()))
	})
}

func compare(v VersionLine, was, now *argmap.Snapshot) Comparison {
	c := Comparison{Version: v}
	var added, changed, removed []Difference
	for _, e := range argmap.Diff(was, now).Edits() {
		switch {
		case e.From == nil:
			added = append(added, Difference{Of: shownOf(e.To), Words: words.T("Added · %s", recordWords(now, e.To))})
		case e.To == nil:
			removed = append(removed, Difference{Of: shownOf(e.From), Gone: true, Words: words.T("Removed · %s", recordWords(was, e.From))})
		default:
			said := words.T("Changed · %s", recordWords(now, e.To))
			if parts := changedParts(e); parts != "" {
				said += ": " + parts
			}
			changed = append(changed, Difference{Of: shownOf(e.To), Words: said})
		}
	}
	c.Summary = words.T("%s added, %s changed, %s removed since then", some(added), some(changed), some(removed))
	c.Lines = slices.Concat(added, changed, removed)
	slices.SortStableFunc(c.Lines, func(a, b Difference) int { return cmp.Compare(order(a.Of), order(b.Of)) })
	return c
}

// order puts statements first, then steps, then what hangs on them.
func order(r argmap.Ref) int {
	switch r.Kind {
	case argmap.KindStatement:
		return 0
	case argmap.KindArgument:
		return 1
	}
	return 2
}

func some(list []Difference) string {
	if len(list) == 0 {
		return words.T("none")
	}
	return fmt.Sprint(len(list))
}

// shownOf returns the statement or step at which a record is to be seen; zero: the map as a whole.
func shownOf(rec argmap.Record) argmap.Ref {
	switch r := rec.(type) {
	case argmap.Statement, argmap.Argument:
		return rec.Ref()
	case argmap.Citation:
		return r.Of
	case argmap.Comment:
		return r.Of
	case argmap.Dispute:
		return r.Statement.Ref()
	}
	return argmap.Ref{}
}

// recordWords names a record in a list of differences.
func recordWords(s *argmap.Snapshot, rec argmap.Record) string {
	switch r := rec.(type) {
	case argmap.Statement:
		return quoted(s, r.Ref())
	case argmap.Argument:
		return StepWords(s, r)
	case argmap.Citation:
		return words.T("a citation of %s", quoted(s, r.Of))
	case argmap.Comment:
		if r.Of == argmap.MapRef {
			return words.T("a comment on the map")
		}
		return words.T("a comment on %s", quoted(s, r.Of))
	case argmap.Voice:
		return words.T("the voice “%s”", r.Name)
	case argmap.Dispute:
		return words.T("the dispute “%s”", r.Title)
	case argmap.Item:
		return words.T("the work “%s”", r.Title)
	case argmap.Source:
		return words.T("the source “%s”", r.Title)
	case argmap.View:
		return words.T("the view “%s”", r.Name)
	}
	return edit.Name(s, rec.Ref())
}

// changedParts says what of a statement or step is not as it was.
func changedParts(e argmap.Edit) string {
	var parts []string
	add := func(same bool, what string) {
		if !same {
			parts = append(parts, what)
		}
	}
	switch to := e.To.(type) {
	case argmap.Statement:
		from := e.From.(argmap.Statement)
		add(from.Text == to.Text, words.T("text"))
		add(from.Short == to.Short, words.T("short title"))
		add(from.Kind == to.Kind, words.T("kind"))
		add(slices.Equal(from.Holdings, to.Holdings), words.T("voice"))
		add(from.Thesis == to.Thesis, words.T("thesis"))
		add(slices.Equal(from.Tags, to.Tags), words.T("tags"))
		add(from.Group == to.Group, words.T("section"))
		add(from.Note == to.Note, words.T("note"))
		add(from.Foreign == to.Foreign, words.T("what only other programs read"))
		add(from.Rank == to.Rank, words.T("place"))
	case argmap.Argument:
		from := e.From.(argmap.Argument)
		add(from.Polarity == to.Polarity, words.T("for or against"))
		add(slices.Equal(from.Premises, to.Premises), words.T("premises"))
		add(from.Target == to.Target, words.T("target"))
		add(from.Label == to.Label, words.T("label"))
		add(from.Scheme == to.Scheme, words.T("scheme"))
		add(from.Foreign == to.Foreign, words.T("what only other programs read"))
		add(from.Rank == to.Rank, words.T("place"))
	}
	return strings.Join(parts, ", ")
}

// ShowDifference goes to where a difference is to be seen: in the map as it is, or in the version where it is gone.
func (w *Workspace) ShowDifference(v VersionLine, d Difference) error {
	if d.Gone {
		return w.LookAt(v.Revision, d.Of)
	}
	_ = w.LeavePast()
	if !d.Of.IsZero() && d.Of != argmap.MapRef {
		w.Select(d.Of)
	}
	return nil
}

func (w *Workspace) hasVersions() error {
	if len(w.live().Versions()) == 0 {
		return edit.Refusal("This map has no versions yet. Ctrl+S names one.")
	}
	return nil
}
