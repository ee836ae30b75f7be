package workspace

import (
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/words"
)

// CommentDraft is a comment that is being written.
type CommentDraft struct {
	Text, Request string
	Severity      argmap.Severity
}

// Severities are the severities, the lightest first.
var Severities = []argmap.Severity{argmap.Remark, argmap.Minor, argmap.Major}

// SeverityWords are what the severities are called, in the same order.
func SeverityWords() []string {
	return []string{words.T("Remark"), words.T("Minor"), words.T("Major")}
}

// CommentLine is a comment as the inspector shows it.
type CommentLine struct {
	ID       argmap.CommentID
	Head     string // who, how much it weighs, whether it is resolved, when
	Text     string
	Request  string // may be empty
	Replies  []string
	Resolved bool
}

// Commented returns what a new comment is on: what is selected, or the map.
func (w *Workspace) Commented() argmap.Ref {
	if at := w.Leading(); !at.IsZero() {
		return at
	}
	return argmap.MapRef
}

// CommentQuestion is the title of the form for a comment.
func (w *Workspace) CommentQuestion(of argmap.Ref) string {
	return words.T("Comment on %s", edit.Name(w.Snapshot(), of))
}

// Drafted returns the comment on a record that was being written when its form was closed.
func (w *Workspace) Drafted(of argmap.Ref) CommentDraft {
	d, ok := w.drafts[of]
	if !ok {
		d.Severity = argmap.Remark
	}
	return d
}

// Draft remembers a comment that is being written, so that closing its form by mistake loses nothing.
func (w *Workspace) Draft(of argmap.Ref, d CommentDraft) {
	if w.drafts == nil {
		w.drafts = map[argmap.Ref]CommentDraft{}
	}
	w.drafts[of] = d
}

// Comment puts a comment on a record.
func (w *Workspace) Comment(of argmap.Ref, d CommentDraft) error {
	if strings.TrimSpace(d.Text) == "" {
		return w.refuse("Write what you want to say first.")
	}
	if err := w.Keep(edit.AddComment(of, w.author(), d.Text, d.Severity, d.Request, w.cfg.Clock())); err != nil {
		return err
	}
	delete(w.drafts, of)
	w.say(Told, words.T("Your comment is on %s.", edit.Name(w.Snapshot(), of)))
	return nil
}

// author is the name under which the user comments: that of the settings, or what the map calls its reader.
func (w *Workspace) author() string {
	if w.cfg.By != "" {
		return w.cfg.By
	}
	return w.Snapshot().Reader().Name
}

// Reply answers a comment.
func (w *Workspace) Reply(to argmap.CommentID, text string) error {
	if strings.TrimSpace(text) == "" {
		return w.refuse("Write the reply first.")
	}
	return w.Keep(edit.Answer(to, w.author(), text, w.cfg.Clock()))
}

// Resolve closes a comment, or opens a resolved one again.
func (w *Workspace) Resolve(id argmap.CommentID) error {
	c, _ := w.Snapshot().Comment(id)
	to := argmap.Resolved
	if c.Status == argmap.Resolved {
		to = argmap.Open
	}
	return w.Keep(edit.SetStatus(id, to))
}

// DeleteComment removes a comment with its replies.
func (w *Workspace) DeleteComment(id argmap.CommentID) error {
	if err := w.Keep(edit.Delete(id.Ref())); err != nil {
		return err
	}
	w.say(Told, words.T("Deleted the comment. Ctrl+Z brings it back."))
	return nil
}

// refuse says why something is not done.
func (w *Workspace) refuse(why string) error {
	w.say(Refused, why)
	return edit.Refusal(why)
}

// commentLines lists the comments on a record.
func commentLines(s *argmap.Snapshot, of argmap.Ref) []CommentLine {
	var out []CommentLine
	for _, c := range s.CommentsOn(of) {
		line := CommentLine{ID: c.ID, Text: c.Text, Request: c.Request, Resolved: c.Status == argmap.Resolved}
		said := []string{c.Author}
		if i := slices.Index(Severities, c.Severity); i >= 0 {
			said = append(said, strings.ToLower(SeverityWords()[i]))
		}
		if line.Resolved {
			said = append(said, words.T("resolved"))
		}
		if !c.At.IsZero() {
			said = append(said, c.At.Local().Format("2 Jan 2006"))
		}
		line.Head = strings.TrimPrefix(strings.Join(said, " · "), " · ")
		for _, r := range c.Replies {
			line.Replies = append(line.Replies, r.Author+": "+r.Text)
		}
		out = append(out, line)
	}
	return out
}
