package cite

import (
	"cmp"
	"encoding/json"
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"warrant/internal/argmap"
)

// Run is a piece of text that is set in one way.
type Run struct {
	Text   string
	Italic bool
}

// Runs is a text, piece by piece.
type Runs []Run

// String returns the text without how it is set.
func (r Runs) String() string {
	var b strings.Builder
	for _, one := range r {
		b.WriteString(one.Text)
	}
	return b.String()
}

// HTML returns the text with <i> for italics; all else is escaped.
func (r Runs) HTML() string {
	var b strings.Builder
	for _, one := range r {
		text := html.EscapeString(one.Text)
		if one.Italic {
			text = "<i>" + text + "</i>"
		}
		b.WriteString(text)
	}
	return b.String()
}

// Style is a way to write works and citations. Titles stand as they are in the work; no style changes their capitals.
type Style struct {
	Name  string // as one types it: "apa"
	Title string // as one reads it: "APA, 7th edition"
	// Entry returns a work as it stands in the list of works.
	Entry func(item argmap.Item) Runs
	// Cite returns a work and where in it as it is cited: in a note, or in brackets in the text. The place may be empty.
	Cite func(item argmap.Item, locator string) Runs
}

// Styles are the styles that are built in.
var Styles = []Style{ChicagoNotes, ChicagoAuthorDate, APA, MLA}

// StyleNamed returns the style of a name.
func StyleNamed(name string) (Style, bool) {
	for _, s := range Styles {
		if s.Name == name {
			return s, true
		}
	}
	return Style{}, false
}

// Format returns a work as one line of a bibliography, author and date first, as plain text.
func Format(item argmap.Item) string { return ChicagoAuthorDate.Entry(item).String() }

// Pandoc returns a citation as Pandoc's Markdown has it: [@lee1961, p. 78].
func Pandoc(key, locator string) string {
	name := "@" + key
	if !plainKey(key) {
		name = "@{" + strings.NewReplacer("{", "", "}", "", "\n", " ").Replace(key) + "}"
	}
	where := strings.NewReplacer("[", `\[`, "]", `\]`, ";", `\;`, "\n", " ").Replace(Locator(locator))
	return "[" + join(", ", name, where) + "]"
}

// plainKey reports whether Pandoc reads a key to its end without braces.
func plainKey(key string) bool {
	wordBefore := false
	for i, r := range key {
		word := unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_'
		switch {
		case word:
		case i == 0 || !wordBefore || !strings.ContainsRune(":.#$%&-+?<>~/", r):
			return false
		}
		wordBefore = word
	}
	return wordBefore
}

// work is an item with the fields of More that styles speak of.
type work struct {
	argmap.Item
	translators []argmap.Name
	inAuthors   []argmap.Name // of the book that a chapter is in
	more        map[string]any
}

func workOf(item argmap.Item) work {
	w := work{Item: item}
	w.more, _ = object([]byte(item.More))
	w.translators, _, _ = namesOf(w.more["translator"])
	w.inAuthors, _, _ = namesOf(w.more["container-author"])
	return w
}

// field returns a text of More.
func (w work) field(key string) string {
	switch v := w.more[key].(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	}
	return ""
}

// part reports whether a work stands in a book.
func (w work) part() bool {
	return w.Container != "" && (w.Type == "chapter" || w.Type == "paper-conference" || strings.HasPrefix(w.Type, "entry") ||
		!w.periodical() && w.Type != "webpage" && (len(w.Editors) > 0 || w.Type == "" || w.Type == "document" ||
			w.Type == "book"))
}

// periodical reports whether a work stands in a journal, magazine or newspaper.
func (w work) periodical() bool {
	return w.Container != "" && (strings.HasPrefix(w.Type, "article") || strings.HasPrefix(w.Type, "review"))
}

// daily reports whether a work is known by its day rather than by volume and number.
func (w work) daily() bool { return w.Type == "article-newspaper" || w.Type == "article-magazine" }

// quoted reports whether the title is set in quotation marks: that of a part, an article, a page or a thesis.
func (w work) quoted() bool {
	switch w.Type {
	case "article", "thesis", "webpage", "post", "post-weblog", "manuscript", "personal_communication", "speech":
		return true
	}
	return w.Container != ""
}

// leaders returns who stands first, and what they are where they are no authors: "ed.".
func (w work) leaders() (names []argmap.Name, role string) {
	switch {
	case len(w.Authors) > 0:
		return w.Authors, ""
	case len(w.Editors) > 0 && !w.part():
		return w.Editors, "ed"
	case len(w.translators) > 0 && !w.part():
		return w.translators, "trans"
	}
	return nil, ""
}

// link returns the address by which a work is found: its DOI, else its URL.
func (w work) link() string {
	if doi := w.field("DOI"); doi != "" {
		return "https://doi.org/" + doi
	}
	return w.URL
}

// edition returns "2nd ed.", or what the edition says in words.
func (w work) edition() string {
	e := w.field("edition")
	n, err := strconv.Atoi(e)
	switch {
	case e == "" || err == nil && n == 1:
		return ""
	case err != nil && (strings.HasSuffix(e, "ed.") || strings.Contains(strings.ToLower(e), "edition")):
		return e
	case err != nil:
		return strings.TrimSuffix(e, ".") + " ed."
	}
	return ordinal(n) + " ed."
}

func ordinal(n int) string {
	ending := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			ending = "st"
		case 2:
			ending = "nd"
		case 3:
			ending = "rd"
		}
	}
	return strconv.Itoa(n) + ending
}

// year returns the year or what stands for it; none is what a style says where there is none.
func (w work) year(none string) string {
	return cmp.Or(dateText(w.Issued, false), none)
}

// writer puts pieces together. A piece brings the mark that divides it from the one before, unless that ends in one.
type writer struct{ runs Runs }

func (w *writer) add(text string, italic bool) {
	if text == "" {
		return
	}
	if n := len(w.runs); n > 0 && w.runs[n-1].Italic == italic {
		w.runs[n-1].Text += text
		return
	}
	w.runs = append(w.runs, Run{text, italic})
}

// then adds a piece behind a mark such as ". " or ", ", of which the sign is left out where the text ends in one already.
func (w *writer) then(mark, text string, italic bool) {
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	w.mark(mark)
	w.add(text, italic)
}

func (w *writer) mark(mark string) {
	if len(w.runs) == 0 {
		return
	}
	if before := w.runs.String(); strings.HasPrefix(mark, ".") && ended(before) {
		mark = mark[1:]
	}
	w.add(mark, false)
}

// plain and italic add a piece behind a mark.
func (w *writer) plain(mark, text string)  { w.then(mark, text, false) }
func (w *writer) italic(mark, text string) { w.then(mark, text, true) }

// end closes with a full stop.
func (w *writer) end() Runs {
	w.mark(".")
	return w.runs
}

// ended reports whether a text ends in a full stop or more, perhaps within a quotation mark.
func ended(text string) bool {
	text = strings.TrimRight(text, "”’\"")
	r, _ := utf8.DecodeLastRuneInString(text)
	return r == '.' || r == '?' || r == '!'
}

// inQuotes returns a title in quotation marks, with the mark that follows it within them; quotation marks in it change.
func inQuotes(title, mark string) string {
	if title == "" {
		return ""
	}
	title = strings.NewReplacer("“", "‘", "”", "’").Replace(title)
	if ended(title) && (mark == "." || !strings.HasSuffix(title, ".")) {
		mark = ""
	}
	return "“" + title + mark + "”"
}

// natural returns a name as it is said: "Ann Lee".
func natural(n argmap.Name) string {
	given, suffix := n.Given, ""
	if g, s, ok := strings.Cut(n.Given, ", "); ok { // "Ann, Jr."
		given, suffix = g, s
	}
	return cmp.Or(n.Literal, join(" ", given, n.Family, suffix))
}

// sorted returns a name as lists are sorted: "Lee, Ann".
func sorted(n argmap.Name) string { return cmp.Or(n.Literal, join(", ", n.Family, n.Given)) }

// initials returns a name as APA sorts it: "Lee, A. B.".
func initials(n argmap.Name, first bool) string {
	if n.Literal != "" || n.Given == "" {
		return cmp.Or(n.Literal, n.Family)
	}
	given, suffix, _ := strings.Cut(n.Given, ", ")
	var letters []string
	for _, word := range strings.FieldsFunc(given, func(r rune) bool { return r == ' ' || r == '.' }) {
		var parts []string
		for _, p := range strings.Split(word, "-") {
			if r, n := utf8.DecodeRuneInString(p); n > 0 {
				parts = append(parts, string(unicode.ToUpper(r))+".")
			}
		}
		letters = append(letters, strings.Join(parts, "-"))
	}
	short := strings.Join(letters, " ")
	if first {
		return join(", ", n.Family, short, suffix)
	}
	return join(", ", join(" ", short, n.Family), suffix)
}

// others reports whether a list ends in "and others", and returns it without.
func others(names []argmap.Name) (rest []argmap.Name, more bool) {
	if n := len(names); n > 1 && names[n-1].Literal == "others" {
		return names[:n-1], true
	}
	return names, false
}

// surnames returns who is cited in brackets: all up to most, else the first and "et al.".
func surnames(names []argmap.Name, most int, and string) string {
	names, more := others(names)
	var out []string
	for _, n := range names {
		out = append(out, cmp.Or(n.Family, n.Literal, n.Given))
	}
	if more || len(out) > most {
		return out[0] + " et al."
	}
	if len(out) == 3 {
		return out[0] + ", " + out[1] + "," + and + out[2]
	}
	return strings.Join(out, and)
}

// shortTitle is what a work without persons is cited by.
func (w work) shortTitle() string {
	return cmp.Or(w.field("title-short"), w.Title, string(w.ID))
}

// longDate returns "May 2, 1961", "May 1961" or "1961".
func longDate(d argmap.Date) string {
	if d.Year == 0 || d.Month < 1 || d.Month > 12 {
		return dateText(d, false)
	}
	if d.Day == 0 {
		return fmt.Sprintf("%s %s", months[d.Month-1], dateText(d, false))
	}
	return fmt.Sprintf("%s %d, %s", months[d.Month-1], d.Day, dateText(d, false))
}

// List returns works as the list at the end of a text has them: sorted by who stands first, year and title, one
// paragraph each.
func List(items []argmap.Item, style Style) []Runs {
	type entry struct {
		key  string
		runs Runs
	}
	all := make([]entry, 0, len(items))
	for _, item := range items {
		w := workOf(item)
		names, _ := w.leaders()
		var key []string
		for _, n := range names {
			key = append(key, sorted(n))
		}
		if len(names) == 0 {
			key = append(key, item.Title)
		}
		key = append(key, fmt.Sprintf("%06d", item.Issued.Year+100000), item.Title)
		all = append(all, entry{strings.ToLower(strings.Join(key, "\x00")), style.Entry(item)})
	}
	slices.SortStableFunc(all, func(a, b entry) int { return strings.Compare(a.key, b.key) })
	out := make([]Runs, len(all))
	for i, e := range all {
		out[i] = e.runs
	}
	return out
}
