package edit

import (
	"slices"
	"strings"
	"time"

	"warrant/internal/argmap"
)

// AddVoice adds somebody who can hold statements.
func AddVoice(called string) Act {
	return func(c *Context) (Outcome, error) {
		called = strings.Join(strings.Fields(called), " ")
		var last argmap.Rank
		for _, v := range c.Now().Voices() {
			if strings.EqualFold(v.Name, called) {
				return Outcome{}, refuse("There is a voice called %s already.", v.Name)
			}
			last = max(last, v.Rank)
		}
		v := argmap.Voice{ID: argmap.VoiceID(c.NewID()), Name: called, Rank: argmap.RankBetween(last, "")}
		c.Put(v)
		return Outcome{Title: "voice " + called}, nil
	}
}

// RenameVoice changes a voice's name.
func RenameVoice(id argmap.VoiceID, called string) Act {
	return func(c *Context) (Outcome, error) {
		v, ok := c.Now().Voice(id)
		if !ok {
			return Outcome{}, refuse("That voice is no longer there.")
		}
		v.Name = strings.Join(strings.Fields(called), " ")
		c.Put(v)
		return Outcome{Title: "name of voice " + v.Name}, nil
	}
}

// DeleteVoice removes a voice that holds nothing and stands in no dispute.
func DeleteVoice(id argmap.VoiceID) Act {
	return func(c *Context) (Outcome, error) {
		v, ok := c.Now().Voice(id)
		if !ok {
			return Outcome{}, refuse("That voice is no longer there.")
		}
		if v.Role == argmap.Reader {
			return Outcome{}, refuse("%s is the reader's own voice and stays.", v.Name)
		}
		if n := len(c.Now().Pointing(id.Ref())); n > 0 {
			return Outcome{}, refuse("%s is still named in %d places; give those statements and disputes to another voice first.", v.Name, n)
		}
		c.Remove(id.Ref())
		return Outcome{Title: "deleting voice " + v.Name}, nil
	}
}

// PutDispute adds a dispute, or changes the one of its id; without an id it gets a new one.
func PutDispute(d argmap.Dispute) Act {
	return func(c *Context) (Outcome, error) {
		if d.ID == "" {
			d.ID = argmap.DisputeID(c.NewID())
			var last argmap.Rank
			for _, other := range c.Now().Disputes() {
				last = max(last, other.Rank)
			}
			d.Rank = argmap.RankBetween(last, "")
		}
		d.Title = strings.Join(strings.Fields(d.Title), " ")
		c.Put(d)
		return Outcome{Title: "dispute " + name(c.Now(), d.Ref())}, nil
	}
}

// AddComment puts a comment on a statement, a step or the map.
func AddComment(of argmap.Ref, author, text string, severity argmap.Severity, request string, at time.Time) Act {
	return func(c *Context) (Outcome, error) {
		if !c.Now().Has(of) {
			return Outcome{}, refuse("Select a statement or a step first.")
		}
		var last argmap.Rank
		for _, other := range c.Now().CommentsOn(of) {
			last = max(last, other.Rank)
		}
		c.Put(argmap.Comment{
			ID: argmap.CommentID(c.NewID()), Of: of, Author: author, Text: strings.TrimSpace(text), Severity: severity,
			Request: strings.TrimSpace(request), Status: argmap.Open, At: at, Rank: argmap.RankBetween(last, ""),
		})
		return Outcome{Title: "comment on " + name(c.Now(), of), Select: []argmap.Ref{of}}, nil
	}
}

// Answer adds a reply to a comment.
func Answer(id argmap.CommentID, author, text string, at time.Time) Act {
	return changeComment(id, "reply", func(com *argmap.Comment) {
		com.Replies = append(slices.Clone(com.Replies), argmap.Reply{Author: author, Text: strings.TrimSpace(text), At: at})
	})
}

// SetStatus closes a comment or opens it again.
func SetStatus(id argmap.CommentID, status argmap.Status) Act {
	return changeComment(id, "status", func(com *argmap.Comment) { com.Status = status })
}

func changeComment(id argmap.CommentID, what string, change func(*argmap.Comment)) Act {
	return func(c *Context) (Outcome, error) {
		com, ok := c.Now().Comment(id)
		if !ok {
			return Outcome{}, refuse("That comment is no longer there.")
		}
		change(&com)
		c.Put(com)
		return Outcome{Title: what + " of a comment on " + name(c.Now(), com.Of)}, nil
	}
}
