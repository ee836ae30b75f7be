package edit

import (
	"slices"
	"strings"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/words"
)

// AddVoice adds somebody who can hold statements.
func AddVoice(called string) Act {
	return func(c *Context) (Outcome, error) {
		v := argmap.Voice{ID: argmap.VoiceID(c.NewID())}
		for _, other := range c.Now().Voices() {
			v.Rank = max(v.Rank, other.Rank)
		}
		v.Rank = argmap.RankBetween(v.Rank, "")
		if err := c.christen(&v, called); err != nil {
			return Outcome{}, err
		}
		return Outcome{Title: words.T("voice %s", v.Name)}, nil
	}
}

// Called does an act with a voice of that name holding what it adds; the voice is made where there is none.
func Called(name string, act Act) Act {
	return func(c *Context) (Outcome, error) {
		for _, v := range c.Now().Voices() {
			if strings.EqualFold(v.Name, name) {
				return By(v.ID, act)(c)
			}
		}
		if _, err := AddVoice(name)(c); err != nil {
			return Outcome{}, err
		}
		return Called(name, act)(c)
	}
}

// RenameVoice changes a voice's name.
func RenameVoice(id argmap.VoiceID, called string) Act {
	return func(c *Context) (Outcome, error) {
		v, err := c.voice(id)
		if err != nil {
			return Outcome{}, err
		}
		if err := c.christen(&v, called); err != nil {
			return Outcome{}, err
		}
		return Outcome{Title: words.T("name of voice %s", v.Name)}, nil
	}
}

// christen puts a voice under a name that no other has.
func (c *Context) christen(v *argmap.Voice, called string) error {
	if v.Name = oneLine(called); v.Name == "" {
		return refuse("A voice needs a name.")
	}
	for _, other := range c.Now().Voices() {
		if other.ID != v.ID && strings.EqualFold(other.Name, v.Name) {
			return refuse("There is a voice called %s already.", other.Name)
		}
	}
	c.Put(*v)
	return nil
}

// DeleteVoice removes a voice that holds nothing and stands in no dispute. Views that show it show it no longer.
func DeleteVoice(id argmap.VoiceID) Act {
	return func(c *Context) (Outcome, error) {
		v, err := c.voice(id)
		if err != nil {
			return Outcome{}, err
		}
		if v.Role == argmap.Reader {
			return Outcome{}, refuse("%s is the reader's own voice and stays.", v.Name)
		}
		var named Named
		for _, from := range c.Now().Pointing(id.Ref()) {
			view, ok := c.Now().Record(from).(argmap.View)
			if !ok {
				named.add(from)
				continue
			}
			view.Filter.Voices = slices.DeleteFunc(slices.Clone(view.Filter.Voices), func(o argmap.VoiceID) bool { return o == id })
			c.Put(view)
		}
		if !named.nowhere() {
			return Outcome{}, refuse("%s is still named in %s; merge it into another voice, or name another voice there first.", v.Name, named)
		}
		c.Remove(id.Ref())
		return Outcome{Title: words.T("deleting voice %s", v.Name)}, nil
	}
}

// SetAuthor makes a voice the text's author in place of who was; the author himself becomes a voice like others.
func SetAuthor(id argmap.VoiceID) Act {
	return func(c *Context) (Outcome, error) {
		v, err := c.voice(id)
		if err != nil {
			return Outcome{}, err
		}
		if v.Role == argmap.Reader {
			return Outcome{}, refuse("%s is the reader's own voice, not the author's.", v.Name)
		}
		was := c.Now().AuthorVoice()
		if was.ID != "" {
			was.Role = argmap.Participant
			c.Put(was)
		}
		if was.ID != id {
			v.Role = argmap.Author
			c.Put(v)
		}
		return Outcome{Title: words.T("author of the text")}, nil
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
		if d.Title = oneLine(d.Title); d.Title == "" {
			return Outcome{}, refuse("A dispute needs a title.")
		}
		c.Put(d)
		return Outcome{Title: words.T("dispute %s", Name(c.Now(), d.Ref()))}, nil
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
			ID: argmap.CommentID(c.NewID()), Of: of, Author: oneLine(author), Text: lines(text), Severity: severity,
			Request: lines(request), Status: argmap.Open, At: at, Rank: argmap.RankBetween(last, ""),
		})
		return Outcome{Title: words.T("comment on %s", Name(c.Now(), of)), Select: []argmap.Ref{of}}, nil
	}
}

// Answer adds a reply to a comment.
func Answer(id argmap.CommentID, author, text string, at time.Time) Act {
	return changeComment(id, words.T("reply"), func(com *argmap.Comment) {
		com.Replies = append(slices.Clone(com.Replies), argmap.Reply{Author: oneLine(author), Text: lines(text), At: at})
	})
}

// SetStatus closes a comment or opens it again.
func SetStatus(id argmap.CommentID, status argmap.Status) Act {
	return changeComment(id, words.T("status"), func(com *argmap.Comment) { com.Status = status })
}

func changeComment(id argmap.CommentID, what string, change func(*argmap.Comment)) Act {
	return func(c *Context) (Outcome, error) {
		com, ok := c.Now().Comment(id)
		if !ok {
			return Outcome{}, refuse("That comment is no longer there.")
		}
		change(&com)
		c.Put(com)
		return Outcome{Title: words.T("%s of a comment on %s", what, Name(c.Now(), com.Of))}, nil
	}
}
