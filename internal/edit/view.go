package edit

import (
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/words"
)

// PutView adds a saved view, or changes the one of its id; without an id it gets a new one.
func PutView(v argmap.View) Act {
	return func(c *Context) (Outcome, error) {
		if v.ID == "" {
			v.ID = argmap.ViewID(c.NewID())
			var last argmap.Rank
			for _, other := range c.Now().Views() {
				last = max(last, other.Rank)
			}
			v.Rank = argmap.RankBetween(last, "")
		}
		if err := c.titleView(&v, v.Name); err != nil {
			return Outcome{}, err
		}
		return Outcome{Title: words.T("view “%s”", v.Name)}, nil
	}
}

// RenameView gives a view another name.
func RenameView(id argmap.ViewID, called string) Act {
	return func(c *Context) (Outcome, error) {
		v, ok := c.Now().View(id)
		if !ok {
			return Outcome{}, refuse("That view is no longer there.")
		}
		if err := c.titleView(&v, called); err != nil {
			return Outcome{}, err
		}
		return Outcome{Title: words.T("name of view “%s”", v.Name)}, nil
	}
}

// titleView puts a view under a name that no other has.
func (c *Context) titleView(v *argmap.View, called string) error {
	if v.Name = oneLine(called); v.Name == "" {
		return refuse("A view needs a name.")
	}
	for _, other := range c.Now().Views() {
		if other.ID != v.ID && strings.EqualFold(other.Name, v.Name) {
			return refuse("There is a view called “%s” already.", other.Name)
		}
	}
	c.Put(*v)
	return nil
}

// DeleteView removes a saved view.
func DeleteView(id argmap.ViewID) Act {
	return func(c *Context) (Outcome, error) {
		v, ok := c.Now().View(id)
		if !ok {
			return Outcome{}, refuse("That view is no longer there.")
		}
		c.Remove(id.Ref())
		return Outcome{Title: words.T("deleting view “%s”", v.Name)}, nil
	}
}
