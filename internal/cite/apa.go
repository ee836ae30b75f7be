package cite

import (
	"strings"

	"warrant/internal/argmap"
)

// APA is the style of the American Psychological Association, 7th edition.
var APA = Style{
	Name: "apa", Title: "APA, 7th edition",
	Entry: func(item argmap.Item) Runs { return apa(workOf(item)) },
	Cite: func(item argmap.Item, locator string) Runs {
		w := workOf(item)
		var out writer
		out.add("(", false)
		who := w.citable(&out, 2, " & ")
		if !who && (w.periodical() || w.part()) {
			out.add(inQuotes(w.shortTitle(), ","), false)
			out.add(" "+w.year("n.d."), false)
		} else {
			if !who {
				out.add(w.shortTitle(), true)
			}
			out.plain(", ", join("/", original(w), w.year("n.d.")))
		}
		out.plain(", ", Locator(locator))
		out.add(")", false)
		return out.runs
	},
}

// apaNames returns names for the list: all up to twenty, else nineteen, three points and the last.
func apaNames(names []argmap.Name) string {
	names, more := others(names)
	var out []string
	for _, n := range names {
		out = append(out, initials(n, true))
	}
	switch {
	case more:
		return strings.Join(out, ", ") + ", et al."
	case len(out) > 20:
		return strings.Join(out[:19], ", ") + ", . . . " + out[len(out)-1]
	case len(out) < 2:
		return strings.Join(out, "")
	}
	return strings.Join(out[:len(out)-1], ", ") + ", & " + out[len(out)-1]
}

// apaHelpers returns names in brackets or after "In".
func apaHelpers(names []argmap.Name) string {
	names, more := others(names)
	var out []string
	for _, n := range names {
		out = append(out, initials(n, false))
	}
	switch {
	case more:
		return strings.Join(out, ", ") + ", et al."
	case len(out) <= 2:
		return strings.Join(out, " & ")
	}
	return strings.Join(out[:len(out)-1], ", ") + ", & " + out[len(out)-1]
}

func apa(w work) Runs {
	var out writer
	names, role := w.leaders()
	who := apaNames(names)
	if role == "ed" {
		who += " " + plural(len(names), "(Ed.)", "(Eds.)")
	} else if role == "trans" {
		who += " (Trans.)"
	}
	date := "(" + apaDate(w) + ")"
	part := w.part()
	whole := !part && !w.periodical() // its title is in italics
	title := func() {
		switch {
		case whole:
			out.italic(". ", w.Title)
		default:
			out.plain(". ", w.Title)
		}
		if whole {
			if facts := apaFacts(w, role, ""); facts != "" {
				out.plain(" ", "("+facts+")")
			}
		} else if len(w.translators) > 0 && role != "trans" {
			out.plain(" ", "("+apaHelpers(w.translators)+", Trans.)")
		}
		if w.Type == "thesis" {
			out.plain(" ", "["+join(", ", capitalKept(w.field("genre"), "Thesis"), w.Publisher)+"]")
		}
	}
	if who == "" {
		title()
		out.plain(". ", date)
	} else {
		out.plain("", who)
		out.plain(apaMark(who), date)
		title()
	}
	switch {
	case w.periodical():
		out.italic(". ", w.Container)
		out.italic(", ", w.Volume)
		if w.Issue != "" && w.Volume != "" {
			out.add("("+w.Issue+")", false)
		} else if w.Issue != "" {
			out.plain(", ", "("+w.Issue+")")
		}
		out.plain(", ", dashed(w.Page))
	case part:
		out.plain(". ", "In")
		if len(w.Editors) > 0 {
			out.plain(" ", apaHelpers(w.Editors)+" "+plural(len(w.Editors), "(Ed.)", "(Eds.)"))
			out.italic(", ", w.Container)
		} else {
			out.italic(" ", w.Container)
		}
		if facts := apaFacts(w, role, w.Page); facts != "" {
			out.plain(" ", "("+facts+")")
		}
		out.plain(". ", w.Publisher)
	case w.Type == "thesis":
	case w.Type == "webpage" || w.Type == "post" || w.Type == "post-weblog":
		site := w.Container
		if site == "" {
			site = w.Publisher
		}
		if len(names) == 0 || site != names[0].Literal { // a body that is its own site is named once
			out.plain(". ", site)
		}
	default:
		if len(names) == 0 || w.Publisher != names[0].Literal {
			out.plain(". ", w.Publisher)
		}
	}
	link := w.link()
	if link == "" {
		return apaEnd(w, &out)
	}
	if accessed := longDate(w.Accessed); accessed != "" && w.Issued == (argmap.Date{}) && w.field("DOI") == "" {
		link = "Retrieved " + accessed + ", from " + link
	}
	out.plain(". ", link)
	if original(w) != "" {
		return apaEnd(w, &out)
	}
	return out.runs // no full stop behind an address
}

func apaMark(who string) string {
	if strings.HasSuffix(who, ")") {
		return ". "
	}
	if ended(who) {
		return " "
	}
	return ". "
}

func apaEnd(w work, out *writer) Runs {
	if o := original(w); o != "" {
		out.mark(". ")
		out.add("(Original work published "+o+")", false)
		return out.runs
	}
	return out.end()
}

// original returns the year in which a work came out first, where that is another.
func original(w work) string {
	d, _, _ := dateOf(w.more["original-date"])
	if year := dateText(d, false); year != w.year("") {
		return year
	}
	return ""
}

// apaFacts returns what stands in brackets behind a title: translators, edition, volume, number, pages.
func apaFacts(w work, role, page string) string {
	translators := ""
	if len(w.translators) > 0 && role != "trans" && page == "" && !w.part() {
		translators = apaHelpers(w.translators) + ", Trans."
	}
	editors := ""
	if len(w.Editors) > 0 && role == "" && !w.part() {
		editors = apaHelpers(w.Editors) + ", " + plural(len(w.Editors), "Ed.", "Eds.")
	}
	if editors != "" && sameNames(w.Editors, w.translators) {
		editors, translators = apaHelpers(w.Editors)+", "+plural(len(w.Editors), "Ed.", "Eds.")+" & Trans.", ""
	}
	number := w.field("number")
	if number != "" && !w.part() {
		number = strings.TrimSpace(capital(w.field("genre")) + " No. " + number)
	} else {
		number = ""
	}
	pages := ""
	if page != "" {
		pages = Locator(page)
	}
	return join("; ", editors, translators, join(", ", w.edition(), w.volume("Vol. "), number, pages))
}

// apaDate returns the year, and for what comes out by the day the day.
func apaDate(w work) string {
	year := w.year("n.d.")
	if d := w.Issued; d.Month > 0 && d.Month <= 12 && (w.daily() || w.Type == "webpage" ||
		strings.HasPrefix(w.Type, "post")) {
		year += ", " + months[d.Month-1]
		if d.Day > 0 {
			year += " " + dateText(argmap.Date{Year: d.Day}, false)
		}
	}
	return year
}
