// Package edit is the editing core: the acts that change a map, and the session that does, undoes and redoes them.
//
// An act is a function that fills a transaction. The same function answers whether it can run (Session.Try drops the
// result) and does the work (Session.Do), so what a menu promises and what happens cannot differ. A failed act leaves
// nothing behind. Undo keeps changes, not acts: it commits the inverse of what was done.
package edit

import (
	"strings"
	"unicode"

	"warrant/internal/argmap"
	"warrant/internal/words"
)

// Context is what an act works with.
type Context struct {
	*argmap.Tx
	Voice argmap.VoiceID // who holds what the act adds
	newID func() string
}

// NewID returns an id that no record has.
func (c *Context) NewID() string { return c.newID() }

// Outcome says what an act did.
type Outcome struct {
	Title  string       // for the undo menu, without a verb: "objection to “League lesson”"
	Select []argmap.Ref // what is selected afterwards, the leading one first
	Notice string       // one sentence that the user should read at once; often empty
}

// Act is one thing a user can do to a map, and one step of the history.
type Act func(c *Context) (Outcome, error)

// Refusal is the error of an act that cannot run: a sentence that says why.
type Refusal string

func (r Refusal) Error() string { return words.T(string(r)) }

func refuse(format string, args ...any) error { return Refusal(words.T(format, args...)) }

// statement returns the statement that r names.
func (c *Context) statement(r argmap.Ref) (argmap.Statement, error) {
	id, ok := r.Statement()
	if !ok {
		return argmap.Statement{}, refuse("Select a statement first.")
	}
	st, ok := c.Now().Statement(id)
	if !ok {
		return argmap.Statement{}, refuse("That statement is no longer there.")
	}
	return st, nil
}

// argument returns the step that r names: an argument itself, or the one at which a statement's box is drawn; for a box
// that hangs from nothing although it is used, as in a circle, its first use.
func (c *Context) argument(r argmap.Ref) (argmap.Argument, error) {
	if id, ok := r.Argument(); ok {
		if a, ok := c.Now().Argument(id); ok {
			return a, nil
		}
		return argmap.Argument{}, refuse("That step is no longer there.")
	}
	st, err := c.statement(r)
	if err != nil {
		return argmap.Argument{}, err
	}
	if a, ok := c.Now().Outline().Home(st.ID); ok {
		return a, nil
	}
	if uses := c.Now().Uses(st.ID); len(uses) > 0 { // the entrance to a circle
		return uses[0], nil
	}
	return argmap.Argument{}, refuse("%s bears on nothing, so it has no step.", Name(c.Now(), r))
}

// target refuses what nothing can bear on.
func (c *Context) target(r argmap.Ref) error {
	switch {
	case r.Kind != argmap.KindStatement && r.Kind != argmap.KindArgument || r.ID == "":
		return refuse("Select a statement or a step first.")
	case !c.Now().Has(r):
		return refuse("What it would bear on is no longer there.")
	}
	return nil
}

// voice returns the voice of that id.
func (c *Context) voice(id argmap.VoiceID) (argmap.Voice, error) {
	v, ok := c.Now().Voice(id)
	if !ok {
		return argmap.Voice{}, refuse("That voice is no longer there.")
	}
	return v, nil
}

// lines returns a text as it is kept: without blanks around it, and with nothing from the clipboard that a map does not
// hold, such as the carriage returns of other systems.
func lines(text string) string {
	text = lineBreaks.Replace(strings.ToValidUTF8(text, "\ufffd"))
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, text))
}

var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n")

// oneLine returns a text for places that have one line only.
func oneLine(text string) string { return strings.Join(strings.Fields(lines(text)), " ") }

// Name returns a record as messages name it: a statement's title in quotation marks, a step by what it bears on.
func Name(s *argmap.Snapshot, r argmap.Ref) string {
	switch r.Kind {
	case argmap.KindStatement:
		if st, ok := s.Statement(argmap.StatementID(r.ID)); ok && st.Title() != "" {
			return words.T("“%s”", st.Title())
		}
		return words.T("the statement")
	case argmap.KindArgument:
		if a, ok := s.Argument(argmap.ArgumentID(r.ID)); ok {
			if len(a.Premises) > 0 {
				return words.T("the step from %s", Name(s, a.Premises[0].Ref()))
			}
		}
		return words.T("the step")
	case argmap.KindVoice:
		if v, ok := s.Voice(argmap.VoiceID(r.ID)); ok && v.Name != "" {
			return words.T("“%s”", v.Name)
		}
	case argmap.KindDispute:
		if d, ok := s.Dispute(argmap.DisputeID(r.ID)); ok && d.Title != "" {
			return words.T("“%s”", d.Title)
		}
	case argmap.KindItem:
		if item, ok := s.Item(argmap.ItemID(r.ID)); ok && item.Short() != "" {
			return words.T("“%s”", item.Short())
		}
	case argmap.KindMap:
		return words.T("the map")
	}
	return words.T("the %s", r.Kind.String())
}
