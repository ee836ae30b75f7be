package edit

import (
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/words"
)

// Cited is what a citation says: which work, where in it, at which note of the text, and the place of the text itself.
type Cited struct {
	Item    argmap.ItemID // empty: only a place in the text
	Locator string
	Note    int
	Place   argmap.Passage // without a source: none; its id and rank are not looked at
}

// AddCitation cites for a statement or a step.
func AddCitation(of argmap.Ref, cited Cited) Act {
	return func(c *Context) (Outcome, error) {
		if err := c.citable(of); err != nil {
			return Outcome{}, err
		}
		var last argmap.Rank
		for _, other := range c.Now().CitationsOf(of) {
			last = max(last, other.Rank)
		}
		cit := argmap.Citation{ID: argmap.CitationID(c.NewID()), Of: of, Rank: argmap.RankBetween(last, "")}
		if err := c.cite(&cit, cited); err != nil {
			return Outcome{}, err
		}
		return Outcome{Title: words.T("citation for %s", Name(c.Now(), of)), Select: []argmap.Ref{of}}, nil
	}
}

// citable refuses what cannot cite.
func (c *Context) citable(of argmap.Ref) error {
	if of.Kind != argmap.KindStatement && of.Kind != argmap.KindArgument || !c.Now().Has(of) {
		return refuse("Select the statement or the step that cites first.")
	}
	return nil
}

// SetCitation changes what a citation says.
func SetCitation(id argmap.CitationID, cited Cited) Act {
	return func(c *Context) (Outcome, error) {
		cit, err := c.citation(id)
		if err != nil {
			return Outcome{}, err
		}
		if err := c.cite(&cit, cited); err != nil {
			return Outcome{}, err
		}
		return Outcome{Title: words.T("changing a citation for %s", Name(c.Now(), cit.Of))}, nil
	}
}

// DeleteCitation removes a citation, and its place in the text where nothing else names it.
func DeleteCitation(id argmap.CitationID) Act {
	return func(c *Context) (Outcome, error) {
		cit, err := c.citation(id)
		if err != nil {
			return Outcome{}, err
		}
		c.Remove(id.Ref())
		c.dropPassage(cit.Passage)
		return Outcome{Title: words.T("deleting a citation for %s", Name(c.Now(), cit.Of))}, nil
	}
}

func (c *Context) citation(id argmap.CitationID) (argmap.Citation, error) {
	cit, ok := c.Now().Citation(id)
	if !ok {
		return argmap.Citation{}, refuse("That citation is no longer there.")
	}
	return cit, nil
}

// cite puts a citation that says something.
func (c *Context) cite(cit *argmap.Citation, cited Cited) error {
	switch {
	case cited.Item == "" && cited.Place.Source == "":
		return refuse("Cite a work, or a place in the text.")
	case cited.Item != "" && !c.Now().Has(cited.Item.Ref()):
		return refuse("That work is no longer in the bibliography.")
	case cited.Place.Source != "" && !c.Now().Has(cited.Place.Source.Ref()):
		return refuse("That text is no longer there.")
	case cited.Note < 0:
		return refuse("A note number is not negative.")
	case cited.Place.Paragraph < 0:
		return refuse("A paragraph's number is not negative.")
	}
	was := cit.Passage
	cit.Item, cit.Locator, cit.Note = cited.Item, oneLine(cited.Locator), cited.Note
	cit.Passage = c.passageAt(was, cited.Place)
	c.Put(*cit)
	if was != cit.Passage {
		c.dropPassage(was)
	}
	return nil
}

// passageAt returns the passage of a place: the one that is there already, the citation's own changed where nothing else
// names it, or a new one. Other words are not where the old ones were found.
func (c *Context) passageAt(own argmap.PassageID, place argmap.Passage) argmap.PassageID {
	if place.Source == "" {
		return ""
	}
	place = argmap.Passage{
		Source: place.Source, Section: oneLine(place.Section), Paragraph: place.Paragraph, Page: oneLine(place.Page), Quote: lines(place.Quote),
	}
	was, had := c.Now().Passage(own)
	if had && samePlace(was, place) {
		return own
	}
	var last argmap.Rank
	for _, p := range c.Now().Passages() {
		if samePlace(p, place) {
			return p.ID
		}
		last = max(last, p.Rank)
	}
	if had && len(c.Now().Pointing(own.Ref())) == 1 {
		if was.Quote == place.Quote && was.Source == place.Source {
			place.Start, place.End, place.Prefix, place.Suffix = was.Start, was.End, was.Prefix, was.Suffix
		}
		place.ID, place.Rank = was.ID, was.Rank
	} else {
		place.ID, place.Rank = argmap.PassageID(c.NewID()), argmap.RankBetween(last, "")
	}
	c.Put(place)
	return place.ID
}

func samePlace(a, b argmap.Passage) bool {
	return a.Source == b.Source && a.Section == b.Section && a.Paragraph == b.Paragraph && a.Page == b.Page && a.Quote == b.Quote
}

// dropPassage removes a passage that nothing names any more. One that is tied to the words of a text stays: finding it was
// work.
func (c *Context) dropPassage(id argmap.PassageID) {
	if p, ok := c.Now().Passage(id); ok && p.Start == p.End && len(c.Now().Pointing(id.Ref())) == 0 {
		c.Remove(id.Ref())
	}
}

// AddItem adds a work to the bibliography; an id is given to it.
func AddItem(item argmap.Item) Act {
	return func(c *Context) (Outcome, error) {
		item.ID, item.Rank = argmap.ItemID(c.NewID()), ""
		for _, other := range c.Now().Items() {
			item.Rank = max(item.Rank, other.Rank)
		}
		item.Rank = argmap.RankBetween(item.Rank, "")
		if err := c.enter(item); err != nil {
			return Outcome{}, err
		}
		return Outcome{Title: words.T("work %s", Name(c.Now(), item.ID.Ref()))}, nil
	}
}

// SetItem changes a work of the bibliography.
func SetItem(item argmap.Item) Act {
	return func(c *Context) (Outcome, error) {
		was, ok := c.Now().Item(item.ID)
		if !ok {
			return Outcome{}, refuse("That work is no longer in the bibliography.")
		}
		item.Rank = was.Rank
		if err := c.enter(item); err != nil {
			return Outcome{}, err
		}
		return Outcome{Title: words.T("changing the work %s", Name(c.Now(), item.ID.Ref()))}, nil
	}
}

// enter puts a work that can be told from others.
func (c *Context) enter(item argmap.Item) error {
	item.Title, item.Container = oneLine(item.Title), oneLine(item.Container)
	item.Authors = slices.DeleteFunc(slices.Clone(item.Authors), func(n argmap.Name) bool { return n == argmap.Name{} })
	if len(item.Authors) == 0 {
		item.Authors = nil
	}
	if item.Title == "" && len(item.Authors) == 0 {
		return refuse("A work needs a title or an author.")
	}
	if strings.TrimSpace(item.Type) == "" {
		item.Type = "document"
	}
	c.Put(item)
	return nil
}

// AddItems adds works to the bibliography in one step, under the ids that they have.
func AddItems(items []argmap.Item) Act {
	return func(c *Context) (Outcome, error) {
		if len(items) == 0 {
			return Outcome{}, refuse("There is no new work.")
		}
		var last argmap.Rank
		for _, other := range c.Now().Items() {
			last = max(last, other.Rank)
		}
		for _, item := range items {
			if c.Now().Has(item.ID.Ref()) {
				return Outcome{}, refuse("The bibliography has a work %s already.", string(item.ID))
			}
			last = argmap.RankBetween(last, "")
			item.Rank = last
			if err := c.enter(item); err != nil {
				return Outcome{}, err
			}
		}
		return Outcome{Title: words.N(len(items), "%d work for the bibliography", "%d works for the bibliography")}, nil
	}
}
