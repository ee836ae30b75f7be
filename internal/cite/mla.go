package cite

import (
	"strings"

	"warrant/internal/argmap"
)

// MLA is the style of the Modern Language Association, 9th edition.
var MLA = Style{
	Name: "mla", Title: "MLA, 9th edition",
	Entry: func(item argmap.Item) Runs { return mla(workOf(item)) },
	Cite: func(item argmap.Item, locator string) Runs {
		w := workOf(item)
		var out writer
		out.add("(", false)
		if !w.citable(&out, 2, " and ") {
			if w.quoted() && w.Type != "webpage" || w.Container != "" || w.Type == "webpage" {
				out.add(inQuotes(w.shortTitle(), ""), false)
			} else {
				out.add(w.shortTitle(), true)
			}
		}
		out.plain(" ", dashed(strings.TrimSpace(locator)))
		out.add(")", false)
		return out.runs
	},
}

func mla(w work) Runs {
	var out writer
	names, role := w.leaders()
	list, more := others(names)
	who := ""
	switch {
	case len(list) > 2 || more:
		who = sorted(list[0]) + ", et al."
	case len(list) == 2:
		who = sorted(list[0]) + ", and " + natural(list[1])
	case len(list) == 1:
		who = sorted(list[0])
	}
	switch role {
	case "ed":
		who += ", " + plural(len(names), "editor", "editors")
	case "trans":
		who += ", " + plural(len(names), "translator", "translators")
	}
	out.plain("", who)
	contained := w.periodical() || w.part() || w.Container != ""
	if contained || w.Type == "webpage" || strings.HasPrefix(w.Type, "post") || w.Type == "manuscript" || w.Type == "article" {
		out.plain(". ", inQuotes(w.Title, "."))
	} else {
		out.italic(". ", w.Title)
	}
	if w.Type == "thesis" {
		out.plain(". ", w.year(""))
		out.plain(". ", join(", ", w.Publisher, capitalKept(w.field("genre"), "Thesis")))
		out.plain(". ", w.link())
		return out.end()
	}
	mark := ". "
	add := func(text string, italic bool) {
		if text != "" {
			if mark == ". " && !italic {
				text = capital(text)
			}
			out.then(mark, text, italic)
			mark = ", "
		}
	}
	add(w.Container, true)
	editors, translators := "", ""
	if len(w.Editors) > 0 && role != "ed" {
		editors = "edited by " + mlaHelpers(w.Editors)
	}
	if len(w.translators) > 0 && role != "trans" {
		translators = "translated by " + mlaHelpers(w.translators)
	}
	if editors != "" && sameNames(w.Editors, w.translators) {
		editors, translators = "edited and "+translators, ""
	}
	add(translators, false)
	add(editors, false)
	add(w.edition(), false)
	add(w.volume("vol. "), false)
	if w.Issue != "" {
		add("no. "+w.Issue, false)
	}
	add(join(" ", w.field("genre"), w.field("number")), false)
	if !w.periodical() && (len(names) == 0 || w.Publisher != names[0].Literal) {
		add(w.Publisher, false)
	}
	add(mlaDate(w.Issued), false)
	if w.Page != "" {
		add(mlaPage(w.Page), false)
	}
	add(w.link(), false)
	if w.field("number-of-volumes") != "" && w.Volume == "" && w.field("number-of-volumes") != "1" {
		out.plain(". ", w.field("number-of-volumes")+" vols")
	}
	if accessed := mlaDate(w.Accessed); accessed != "" && w.link() != "" && w.field("DOI") == "" {
		out.plain(". ", "Accessed "+accessed)
	}
	return out.end()
}

func mlaHelpers(names []argmap.Name) string {
	list, more := others(names)
	if len(list) > 2 || more {
		return natural(list[0]) + " et al."
	}
	return allNatural(list)
}

// mlaDate returns "2 May 1961"; longer names of months are cut.
func mlaDate(d argmap.Date) string {
	if d.Year == 0 || d.Month < 1 || d.Month > 12 {
		return dateText(d, false)
	}
	month := months[d.Month-1]
	switch {
	case d.Month == 9:
		month = "Sept."
	case len(month) > 4:
		month = month[:3] + "."
	}
	day := ""
	if d.Day > 0 {
		day = dateText(argmap.Date{Year: d.Day}, false)
	}
	return join(" ", day, month, dateText(d, false))
}

// mlaPage says of a page of a newspaper, such as A3, that it is one, too.
func mlaPage(page string) string {
	said := Locator(page)
	if said == dashed(page) && len(page) > 1 && page[0] >= 'A' && page[0] <= 'Z' && page[1] >= '0' && page[1] <= '9' {
		if strings.ContainsAny(page, "-–,") {
			return "pp. " + said
		}
		return "p. " + said
	}
	return said
}
