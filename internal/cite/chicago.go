package cite

import (
	"strings"

	"warrant/internal/argmap"
)

// ChicagoNotes is notes and bibliography after the Chicago Manual of Style, 17th edition.
var ChicagoNotes = Style{
	Name: "chicago", Title: "Chicago, notes and bibliography",
	Entry: func(item argmap.Item) Runs { return chicago(workOf(item), false) },
	Cite:  func(item argmap.Item, locator string) Runs { return chicagoNote(workOf(item), locator) },
}

// ChicagoAuthorDate is author and date after the Chicago Manual of Style, 17th edition.
var ChicagoAuthorDate = Style{
	Name: "chicago-author-date", Title: "Chicago, author and date",
	Entry: func(item argmap.Item) Runs { return chicago(workOf(item), true) },
	Cite: func(item argmap.Item, locator string) Runs {
		w := workOf(item)
		var out writer
		out.add("(", false)
		who := w.citable(&out, 3, " and ")
		if !who && w.quoted() {
			out.add(inQuotes(w.shortTitle(), ""), false)
		} else if !who {
			out.add(w.shortTitle(), true)
		}
		out.add(" "+w.year("n.d."), false)
		out.plain(", ", dashed(strings.TrimSpace(locator)))
		out.add(")", false)
		return out.runs
	},
}

// citable adds who a work is cited by; it reports whether there is anybody.
func (w work) citable(out *writer, most int, and string) bool {
	names, _ := w.leaders()
	if len(names) == 0 {
		return false
	}
	out.add(surnames(names, most, and), false)
	return true
}

// chicagoNames returns names for the list: all up to ten, else the first seven.
func chicagoNames(names []argmap.Name) string {
	names, more := others(names)
	if len(names) > 10 {
		names, more = names[:7], true
	}
	var out []string
	for i, n := range names {
		if i == 0 {
			out = append(out, sorted(n))
		} else {
			out = append(out, natural(n))
		}
	}
	switch {
	case more:
		return strings.Join(out, ", ") + ", et al."
	case len(out) < 2:
		return strings.Join(out, "")
	}
	return strings.Join(out[:len(out)-1], ", ") + ", and " + out[len(out)-1]
}

// allNatural returns names in a running text.
func allNatural(names []argmap.Name) string {
	names, more := others(names)
	var out []string
	for _, n := range names {
		out = append(out, natural(n))
	}
	if more {
		return strings.Join(out, ", ") + " et al."
	}
	return enumerate(out)
}

// chicago writes an entry of the list; with dated the year stands behind the authors.
func chicago(w work, dated bool) Runs {
	var out writer
	names, role := w.leaders()
	who := chicagoNames(names)
	if role == "ed" {
		who += ", " + plural(len(names), "ed.", "eds.")
	} else if role == "trans" {
		who += ", trans."
	}
	out.plain("", who)
	if dated && who != "" {
		out.plain(". ", w.year("n.d."))
	}
	if w.quoted() {
		out.plain(". ", inQuotes(w.Title, "."))
	} else {
		out.italic(". ", w.Title)
	}
	if dated && who == "" {
		out.plain(". ", w.year("n.d."))
	}
	date := w.year("n.d.")
	if dated {
		date = ""
	}
	switch {
	case w.periodical():
		chicagoArticle(w, &out, ". ", dated)
	case w.part():
		out.plain(". ", "In")
		out.italic(" ", w.Container)
		out.plain(", ", w.volume("vol. "))
		if by := w.inAuthors; len(by) > 0 && !sameNames(by, w.Authors) {
			out.plain(", ", "by "+allNatural(by))
		}
		w.helpers(&out, ", ", "edited by ", "translated by ", role)
		out.plain(", ", dashed(w.Page))
		out.plain(". ", capital(w.edition()))
		out.plain(". ", w.series())
		out.plain(". ", join(", ", join(": ", w.Place, w.Publisher), date))
	case w.Type == "thesis":
		out.plain(". ", join(", ", capitalKept(w.field("genre"), "Thesis"), w.Publisher, date))
	case w.Type == "webpage" || w.Type == "post" || w.Type == "post-weblog":
		out.plain(". ", w.Container)
		out.plain(". ", w.Publisher)
		if !dated || w.Issued.Month > 0 {
			out.plain(webMark(w, dated), webDate(w, dated))
		}
	default:
		w.helpers(&out, ". ", "Edited by ", "Translated by ", role)
		out.plain(". ", capital(w.edition()))
		if v := w.volume("Vol. "); v != "" {
			out.plain(". ", v)
		} else if n := w.field("number-of-volumes"); n != "" && n != "1" {
			out.plain(". ", n+" vols.")
		}
		out.plain(". ", w.series())
		out.plain(". ", join(" ", capital(w.field("genre")), w.field("number")))
		out.plain(". ", join(", ", join(": ", w.Place, w.Publisher), date))
	}
	if accessed := longDate(w.Accessed); accessed != "" && w.link() != "" && w.field("DOI") == "" {
		out.plain(". ", "Accessed "+accessed)
	}
	out.plain(". ", w.link())
	return out.end()
}

func webMark(w work, dated bool) string {
	if dated || w.Container == "" && w.Publisher == "" {
		return ". "
	}
	return ", "
}

func webDate(w work, dated bool) string {
	if w.Issued == (argmap.Date{}) {
		if dated || w.Accessed != (argmap.Date{}) {
			return ""
		}
		return "n.d."
	}
	return longDate(w.Issued)
}

// chicagoArticle writes journal, volume and pages.
func chicagoArticle(w work, out *writer, mark string, dated bool) {
	out.italic(mark, w.Container)
	switch {
	case w.daily():
		if !dated || w.Issued.Month > 0 {
			out.plain(", ", longDate(w.Issued))
		}
		out.plain(", ", dashed(w.Page))
	case dated:
		out.plain(" ", w.Volume)
		if w.Issue != "" {
			out.plain(" ", "("+w.Issue+")")
		}
		out.plain(articleMark(w), dashed(w.Page))
	default:
		out.plain(" ", w.Volume)
		if w.Issue != "" {
			out.plain(", ", "no. "+w.Issue)
		}
		out.plain(" ", "("+w.year("n.d.")+")")
		out.plain(": ", dashed(w.Page))
	}
}

func articleMark(w work) string {
	if w.Volume == "" && w.Issue == "" {
		return ", "
	}
	return ": "
}

// helpers names editors and translators, as one where they are the same; role is what the leaders are.
func (w work) helpers(out *writer, mark, edited, translated, role string) {
	editors, translators := w.Editors, w.translators
	if role == "ed" {
		editors = nil
	}
	if role == "trans" {
		translators = nil
	}
	if len(editors) > 0 && sameNames(editors, translators) {
		out.plain(mark, strings.TrimSuffix(edited, "by ")+"and "+strings.ToLower(translated)+allNatural(editors))
		return
	}
	if len(translators) > 0 {
		out.plain(mark, translated+allNatural(translators))
	}
	if len(editors) > 0 {
		out.plain(mark, edited+allNatural(editors))
	}
}

func sameNames(a, b []argmap.Name) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func (w work) volume(word string) string {
	if w.Volume == "" {
		return ""
	}
	return word + w.Volume
}

func (w work) series() string {
	return join(" ", w.field("collection-title"), w.field("collection-number"))
}

// capital begins a text with a capital.
func capital(s string) string {
	for i, r := range s {
		if i == 0 {
			return strings.ToUpper(string(r)) + s[len(string(r)):]
		}
	}
	return s
}

func capitalKept(s, none string) string {
	if s == "" {
		return none
	}
	return capital(s)
}

// chicagoNote writes a full note.
func chicagoNote(w work, locator string) Runs {
	var out writer
	names, role := w.leaders()
	names, more := others(names)
	who := ""
	switch {
	case len(names) > 3 || more:
		who = natural(names[0]) + " et al."
	default:
		who = allNatural(names)
	}
	if role == "ed" {
		who += ", " + plural(len(names), "ed.", "eds.")
	} else if role == "trans" {
		who += ", trans."
	}
	out.plain("", who)
	between := ", "
	switch {
	case w.quoted() && (w.periodical() || w.part() || w.Container != "" || w.Type == "webpage" ||
		strings.HasPrefix(w.Type, "post")):
		out.plain(", ", inQuotes(w.Title, ","))
		between = " "
	case w.quoted(): // brackets follow
		out.plain(", ", inQuotes(w.Title, ""))
	default:
		out.italic(", ", w.Title)
	}
	where := dashed(strings.TrimSpace(locator))
	date := w.year("n.d.")
	facts := join(", ", join(": ", w.Place, w.Publisher), date)
	switch {
	case w.periodical():
		chicagoArticle(w.withPage(""), &out, between, false)
		mark := ": "
		if w.daily() {
			mark = ", "
		}
		out.plain(mark, where)
		where = ""
	case w.part():
		out.plain(between, "in")
		out.italic(" ", w.Container)
		out.plain(", ", w.volume("vol. "))
		w.helpers(&out, ", ", "ed. ", "trans. ", role)
		out.plain(", ", w.edition())
		out.plain(" ", "("+facts+")")
	case w.Type == "thesis":
		out.plain(" ", "("+join(", ", w.field("genre"), w.Publisher, date)+")")
	case w.Type == "webpage" || w.Type == "post" || w.Type == "post-weblog":
		out.plain(between, join(", ", w.Container, w.Publisher, webDate(w, false)))
		out.plain(", ", where)
		where = ""
		if accessed := longDate(w.Accessed); accessed != "" {
			out.plain(", ", "accessed "+accessed)
		}
	default:
		w.helpers(&out, ", ", "ed. ", "trans. ", role)
		out.plain(", ", w.edition())
		out.plain(", ", w.volume("vol. "))
		out.plain(" ", "("+facts+")")
	}
	out.plain(", ", where)
	if w.Type == "webpage" || w.field("DOI") != "" {
		out.plain(", ", w.link())
	}
	return out.end()
}

func (w work) withPage(page string) work {
	w.Page = page
	return w
}
