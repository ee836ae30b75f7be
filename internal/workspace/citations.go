package workspace

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/cite"
	"warrant/internal/edit"
	"warrant/internal/find"
	"warrant/internal/words"
)

// WorkLine is a line of the list of what can be cited.
type WorkLine struct {
	Item  argmap.ItemID // empty: a work that is not in the bibliography yet, or none
	New   bool          // it is to be added
	Words string
	Cited string // how often it is cited
}

// mostWorks is how many works are listed at once.
const mostWorks = 80

// Works lists the works whose entries hold what was typed, whatever case and accents, the best first, and then what else
// can be cited: a new work and, where the map has a text, a place in it alone.
func (w *Workspace) Works(typed string) []WorkLine {
	type ranked struct {
		WorkLine
		rank int
	}
	s, said := w.Snapshot(), find.Type(typed)
	times := map[argmap.ItemID]int{}
	for _, c := range s.Citations() {
		times[c.Item]++
	}
	var all []ranked
	for _, item := range s.Items() {
		text := cite.Format(item)
		if rank, ok := said.Rank(text); ok {
			line := WorkLine{Item: item.ID, Words: text}
			if n := times[item.ID]; n > 0 {
				line.Cited = words.T("cited %d×", n)
			}
			all = append(all, ranked{line, rank})
		}
	}
	slices.SortStableFunc(all, func(a, b ranked) int { return a.rank - b.rank })
	var out []WorkLine
	for _, r := range all[:min(len(all), mostWorks)] {
		out = append(out, r.WorkLine)
	}
	offer := words.T("A work that is not in the bibliography yet…")
	if typed = strings.Join(strings.Fields(typed), " "); typed != "" {
		offer = words.T("Add “%s” to the bibliography…", typed)
	}
	out = append(out, WorkLine{New: true, Words: offer})
	if len(s.Sources()) > 0 {
		out = append(out, WorkLine{Words: words.T("Only a place in the text, no work")})
	}
	return out
}

// CitationDraft is a citation that is being written.
type CitationDraft struct {
	Work                            argmap.ItemID
	Locator, Note                   string
	Source                          int // number of the text among Texts
	Section, Paragraph, Page, Quote string
}

// Texts names the texts whose places can be cited.
func (w *Workspace) Texts() []string {
	var out []string
	for _, s := range w.Snapshot().Sources() {
		out = append(out, s.Title)
	}
	return out
}

// CitationQuestion is the title of the form for a citation.
func (w *Workspace) CitationQuestion(of argmap.Ref) string {
	return words.T("Cite for %s", edit.Name(w.Snapshot(), of))
}

// WorkWords is a work as the forms name it.
func (w *Workspace) WorkWords(id argmap.ItemID) string {
	item, ok := w.Snapshot().Item(id)
	if !ok {
		return words.T("Only a place in the text")
	}
	return cite.Format(item)
}

// CitationDrafted returns a citation as the form shows it.
func (w *Workspace) CitationDrafted(id argmap.CitationID) CitationDraft {
	s := w.Snapshot()
	c, _ := s.Citation(id)
	d := CitationDraft{Work: c.Item, Locator: c.Locator, Note: number(c.Note)}
	if p, ok := s.Passage(c.Passage); ok {
		d.Section, d.Paragraph, d.Page, d.Quote = p.Section, number(p.Paragraph), p.Page, p.Quote
		d.Source = max(0, slices.IndexFunc(s.Sources(), func(src argmap.Source) bool { return src.ID == p.Source }))
	}
	return d
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// read returns what a draft cites. A place without any words is none.
func (w *Workspace) read(d CitationDraft) (edit.Cited, error) {
	c := edit.Cited{Item: d.Work, Locator: d.Locator}
	var err error
	if c.Note, err = numbered(d.Note, words.T("A note's number is written in figures, as 27.")); err != nil {
		return c, err
	}
	p := argmap.Passage{Section: strings.TrimSpace(d.Section), Page: strings.TrimSpace(d.Page), Quote: strings.TrimSpace(d.Quote)}
	if p.Paragraph, err = numbered(d.Paragraph, words.T("A paragraph's number is written in figures, as 4.")); err != nil {
		return c, err
	}
	if texts := w.Snapshot().Sources(); p != (argmap.Passage{}) && d.Source < len(texts) {
		p.Source = texts[d.Source].ID
		c.Place = p
	}
	if c.Item == "" && c.Place.Source == "" {
		return c, edit.Refusal("Say where in the text it stands: a section, a paragraph, a page or the words.")
	}
	return c, nil
}

func numbered(text, why string) (int, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return 0, edit.Refusal(why)
	}
	return n, nil
}

// Cite adds a citation to a statement or a step; with a work of its own that is new in the bibliography, in one step.
func (w *Workspace) Cite(of argmap.Ref, d CitationDraft, work *WorkDraft) error {
	return w.cite(d, work, words.T("Cited for %s.", edit.Name(w.Snapshot(), of)),
		func(c edit.Cited) edit.Act { return edit.AddCitation(of, c) })
}

// ChangeCitation changes a citation.
func (w *Workspace) ChangeCitation(id argmap.CitationID, d CitationDraft, work *WorkDraft) error {
	return w.cite(d, work, words.T("Changed the citation."), func(c edit.Cited) edit.Act { return edit.SetCitation(id, c) })
}

func (w *Workspace) cite(d CitationDraft, work *WorkDraft, said string, act func(edit.Cited) edit.Act) error {
	var item argmap.Item
	if work != nil {
		var err error
		if item, err = work.item(argmap.Item{}); err != nil {
			return w.refuse(err.Error())
		}
		d.Work = "new" // until it has an id
	}
	cited, err := w.read(d)
	if err != nil {
		return w.refuse(err.Error())
	}
	err = w.Keep(func(c *edit.Context) (edit.Outcome, error) {
		if work != nil {
			if out, err := edit.AddItem(item)(c); err != nil {
				return out, err
			}
			items := c.Now().Items()
			cited.Item = items[len(items)-1].ID
		}
		return act(cited)(c)
	})
	if err == nil {
		w.say(Told, words.T("%s Ctrl+Z takes it back.", said))
	}
	return err
}

// DeleteCitation removes a citation; the work stays in the bibliography.
func (w *Workspace) DeleteCitation(id argmap.CitationID) error {
	if err := w.Keep(edit.DeleteCitation(id)); err != nil {
		return err
	}
	w.say(Told, words.T("Deleted the citation; the work stays in the bibliography. Ctrl+Z brings it back."))
	return nil
}

// WorkDraft is a work of the bibliography that is being written.
type WorkDraft struct {
	Title   string
	Authors string // "Family, Given; Family, Given"; a body of persons without a comma
	Year    string
	Type    int    // number among WorkTypes
	Within  string // the book or journal it is part of
}

// workTypes are the types of works that can be chosen, in the words of CSL.
var workTypes = []string{"book", "article-journal", "chapter", "article-newspaper", "report", "thesis", "webpage", "document"}

// WorkTypes are what these types are called, in the same order.
func WorkTypes() []string {
	return []string{words.T("Book"), words.T("Article in a journal"), words.T("Chapter of a book"), words.T("Article in a newspaper"),
		words.T("Report"), words.T("Dissertation"), words.T("Web page"), words.T("Other")}
}

// WorkDrafted returns a work as the form shows it.
func (w *Workspace) WorkDrafted(id argmap.ItemID) WorkDraft {
	item, _ := w.Snapshot().Item(id)
	d := WorkDraft{Title: item.Title, Year: cmp.Or(number(item.Issued.Year), item.Issued.Text), Within: item.Container}
	var names []string
	for _, n := range item.Authors {
		names = append(names, nameWords(n))
	}
	d.Authors = strings.Join(names, "; ")
	if d.Type = slices.Index(workTypes, item.Type); d.Type < 0 {
		d.Type = len(workTypes) - 1
	}
	return d
}

func nameWords(n argmap.Name) string {
	switch {
	case n.Literal != "":
		return n.Literal
	case n.Given == "":
		return n.Family + ","
	}
	return n.Family + ", " + n.Given
}

// item returns the work of a draft, with all else that is known of it.
func (d WorkDraft) item(was argmap.Item) (argmap.Item, error) {
	item := was
	item.Title, item.Container = d.Title, d.Within
	item.Authors = nil
	for _, said := range strings.Split(d.Authors, ";") {
		family, given, person := strings.Cut(strings.Join(strings.Fields(said), " "), ",")
		family, given = strings.TrimSpace(family), strings.TrimSpace(given)
		switch {
		case family == "" && given == "":
		case !person:
			item.Authors = append(item.Authors, argmap.Name{Literal: family})
		default:
			item.Authors = append(item.Authors, argmap.Name{Family: family, Given: given})
		}
	}
	if year := strings.TrimSpace(d.Year); year != cmp.Or(number(was.Issued.Year), was.Issued.Text) {
		item.Issued = argmap.Date{}
		if n, err := strconv.Atoi(year); err == nil {
			item.Issued.Year = n
		} else {
			item.Issued.Text = year
		}
	}
	if at := slices.Index(workTypes, was.Type); at != d.Type && !(at < 0 && was.Type != "" && d.Type == len(workTypes)-1) {
		item.Type = workTypes[d.Type]
	}
	if strings.TrimSpace(item.Title) == "" && len(item.Authors) == 0 {
		return item, edit.Refusal("A work needs a title or an author.")
	}
	return item, nil
}

// ChangeWork changes a work of the bibliography, wherever it is cited.
func (w *Workspace) ChangeWork(id argmap.ItemID, d WorkDraft) error {
	was, ok := w.Snapshot().Item(id)
	if !ok {
		return w.refuse("That work is no longer in the bibliography.")
	}
	item, err := d.item(was)
	if err != nil {
		return w.refuse(err.Error())
	}
	return w.Keep(edit.SetItem(item))
}

// citable says why nothing can be cited for what is selected.
func (w *Workspace) citable() error {
	if err := w.writable(); err != nil {
		return err
	}
	return w.selected()
}
