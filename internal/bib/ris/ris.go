// Package ris reads and writes bibliographies of RIS, as EndNote, RefMan and the sites of publishers write them.
//
// A line is a tag of two letters, two spaces, a hyphen and a value; lines without a tag go on with the one before. Tags
// that have no place in a work are kept and written back; what of a work has no tag is in one tag of our own, XC, which
// other programs pass over.
package ris

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/bib"
	"warrant/internal/codec"
)

// Format is RIS.
var Format = bib.Format{Name: name, Title: "RIS", Endings: []string{".ris"}, Known: known, Read: read, Write: write}

const name = "ris"

// ours is the tag for the CSL fields that RIS has no tag for, as JSON.
const ours = "XC"

var (
	tagged = regexp.MustCompile(`^[ \t]*([A-Z][A-Z0-9]) {0,2}-(?:[ \t]|$)(.*)$`)
	typed  = regexp.MustCompile(`(?m)^[ \t]*TY {0,2}- ?[A-Z]|^[ \t]*ER {1,2}-`)
)

func known(text string) bool { return typed.MatchString(text) }

// line is a tag with its value.
type line struct {
	number     int
	tag, value string
}

func read(text string) ([]bib.Entry, codec.Report, error) {
	if !known(text) && strings.TrimSpace(text) != "" {
		return nil, nil, codec.Errorf(1, "This is no RIS file: no line begins with “TY  - ”. Choose another file.")
	}
	var report codec.Report
	var names bib.Names
	var out []bib.Entry
	var record []line
	finish := func() {
		if len(record) > 0 {
			if e, ok := entry(record, &names, &report); ok {
				out = append(out, e)
			}
		}
		record = nil
	}
	number := 0
	for s := range strings.SplitSeq(text, "\n") {
		number++
		m := tagged.FindStringSubmatch(s)
		switch {
		case m == nil && strings.TrimSpace(s) == "":
		case m == nil && len(record) > 0:
			last := &record[len(record)-1]
			if len(last.value) < argmap.MaxText {
				last.value += " " + strings.TrimSpace(s)
			}
		case m == nil:
			report.Add(codec.Loss{Kind: codec.Dropped, Line: number, What: fmt.Sprintf("“%s”", clip(s)),
				Why: "It stands before the first tag."})
		case m[1] == "ER":
			finish()
		default:
			if m[1] == "TY" && slices.ContainsFunc(record, func(l line) bool { return l.tag == "TY" }) {
				report.Add(codec.Loss{Kind: codec.Repaired, Line: number, What: "a record without an end",
					Why: "The next one begins before its “ER  -”."})
				finish()
			}
			record = append(record, line{number, m[1], strings.TrimSpace(m[2])})
		}
	}
	if len(record) > 0 {
		report.Add(codec.Loss{Kind: codec.Repaired, Line: record[0].number, What: "a record without an end",
			Why: "The file ends before its “ER  -”."})
		finish()
	}
	return out, report, nil
}

// types are CSL's types for those of RIS, the one that is written first.
var types = []struct{ ris, csl string }{
	{"JOUR", "article-journal"}, {"BOOK", "book"}, {"CHAP", "chapter"}, {"CPAPER", "paper-conference"},
	{"CONF", "paper-conference"}, {"THES", "thesis"}, {"RPRT", "report"},
	{"NEWS", "article-newspaper"}, {"MGZN", "article-magazine"}, {"ELEC", "webpage"}, {"BLOG", "post-weblog"},
	{"UNPB", "manuscript"}, {"MANSCPT", "manuscript"}, {"EDBOOK", "book"},
	{"EBOOK", "book"}, {"ECHAP", "chapter"}, {"EJOUR", "article-journal"}, {"JFULL", "periodical"},
	{"ENCYC", "entry-encyclopedia"}, {"DICT", "entry-dictionary"}, {"PAT", "patent"},
	{"COMP", "software"}, {"DATA", "dataset"}, {"VIDEO", "motion_picture"}, {"MPCT", "motion_picture"}, {"SOUND", "song"},
	{"MUSIC", "musical_score"}, {"ART", "graphic"}, {"FIGURE", "figure"},
	{"MAP", "map"}, {"CASE", "legal_case"}, {"STAT", "legislation"}, {"BILL", "bill"}, {"HEAR", "hearing"},
	{"STAND", "standard"}, {"PCOMM", "personal_communication"},
	{"PAMP", "pamphlet"}, {"INPR", "article"}, {"ABST", "article-journal"}, {"SER", "book"}, {"SLIDE", "speech"},
	{"GEN", "document"},
}

func cslType(ris string) string {
	for _, t := range types {
		if t.ris == ris {
			return t.csl
		}
	}
	return ""
}

// direct are the tags that say the same as a field of CSL wherever they stand, the one that is written first.
var direct = []struct{ tag, csl string }{
	{"PB", "publisher"}, {"CY", "publisher-place"}, {"VL", "volume"}, {"IS", "issue"}, {"ET", "edition"}, {"UR", "URL"},
	{"AB", "abstract"}, {"N2", "abstract"}, {"LA", "language"},
	{"CN", "call-number"}, {"ST", "title-short"}, {"DB", "source"}, {"NV", "number-of-volumes"}, {"DP", "archive"},
}

// of tells what a record says.
func entry(record []line, names *bib.Names, report *codec.Report) (bib.Entry, bool) {
	f := bib.Fields{}
	var key, kind string
	kept := map[string]any{}
	keep := func(tag, value string) {
		was, _ := kept[tag].([]any)
		kept[tag] = append(was, value)
	}
	for _, l := range record {
		if l.tag == "TY" {
			kind = strings.ToUpper(strings.TrimSpace(l.value))
		}
	}
	csl := cslType(kind)
	if csl == "" {
		why := "It has no type; it is a document."
		if kind != "" {
			why = fmt.Sprintf("RIS has no type %q; it is a document.", clip(kind))
			keep("TY", kind)
		}
		report.Add(codec.Loss{Kind: codec.Repaired, Line: record[0].number, What: "a record", Why: why})
		csl = "document"
	}
	f["type"] = csl
	part := csl == "chapter" || csl == "paper-conference" || strings.HasPrefix(csl, "entry")
	article := strings.HasPrefix(csl, "article") || csl == "periodical"
	var start, end, rest string
	dated := map[string]string{}
	journal := map[string]string{}
	for _, l := range record {
		v := l.value
		if v == "" {
			continue
		}
		once := func(field string) {
			if f.Text(field) == "" {
				f.Put(field, v)
			} else if f.Text(field) != v {
				keep(l.tag, v)
			}
		}
		switch l.tag {
		case "TY":
		case "ID":
			key = v
		case "TI", "T1", "CT":
			v = strings.Join(strings.Fields(v), " ")
			once("title")
		case "BT": // the title of a book, or of that in which a part is
			if part {
				once("container-title")
			} else {
				once("title")
			}
		case "T2":
			if part || article || f.Text("collection-title") != "" || csl == "webpage" || csl == "document" {
				once("container-title")
			} else {
				once("collection-title")
			}
		case "JF", "JO", "JA", "J1", "J2":
			if journal[l.tag] == "" {
				journal[l.tag] = v
			} else {
				keep(l.tag, v)
			}
		case "T3":
			once("collection-title")
		case "AU", "A1":
			f.AddNames("author", bib.ByComma(v))
		case "ED", "A2":
			if l.tag == "A2" && kind == "CASE" {
				keep(l.tag, v)
				continue
			}
			f.AddNames("editor", bib.ByComma(v))
		case "A3":
			f.AddNames("collection-editor", bib.ByComma(v))
		case "A4":
			f.AddNames("translator", bib.ByComma(v))
		case "PY", "Y1", "DA", "Y2":
			if dated[l.tag] == "" {
				dated[l.tag] = v
			} else {
				keep(l.tag, v)
			}
		case "SP":
			start = v
		case "EP":
			end = v
		case "DO":
			v = bib.DOI(v)
			once("DOI")
		case "SN":
			if article || csl == "periodical" || len(strings.Trim(v, "0123456789xX- ")) == 0 &&
				len(strings.NewReplacer("-", "", " ", "").Replace(v)) == 8 {
				once("ISSN")
			} else {
				once("ISBN")
			}
		case "KW":
			f.Add("keyword", v, ", ")
		case "N1":
			f.Add("note", v, "; ")
		case ours:
			rest = v
		default:
			found := false
			for _, d := range direct {
				if d.tag == l.tag {
					once(d.csl)
					found = true
				}
			}
			if !found {
				keep(l.tag, v)
			}
		}
	}
	if full := first(journal["JF"], f.Text("container-title"), journal["JO"], journal["JA"], journal["J2"],
		journal["J1"]); full != "" && len(journal) > 0 {
		if was := f.Text("container-title"); was != "" && was != full {
			keep("T2", was)
		}
		f["container-title"] = full
		for _, tag := range []string{"J2", "JA", "JO", "J1", "JF"} {
			if v := journal[tag]; v != "" && v != full {
				if f.Text("container-title-short") == "" {
					f["container-title-short"] = v
				} else if f.Text("container-title-short") != v {
					keep(tag, v)
				}
			}
		}
	}
	if start != "" || end != "" {
		f["page"] = start
		if end != "" && end != start && !strings.Contains(start, "-") {
			f["page"] = strings.Trim(start+"-"+end, "-")
		} else if end != "" && end != start {
			keep("EP", end)
		}
	}
	dates(f, dated, keep)
	f.Keep(name, kept)
	if rest != "" && !f.AddRest(rest) {
		report.Add(codec.Loss{Kind: codec.Dropped, Line: record[0].number, Of: key, What: "the tag " + ours,
			Why: "It should hold JSON, and does not."})
	}
	return names.Finish(record[0].number, key, f, report)
}

func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// dates puts the fullest date of those that speak of one year as the date of the work, and Y2 as when it was looked at.
func dates(f bib.Fields, dated map[string]string, keep func(tag, value string)) {
	var best bib.Date
	for _, tag := range []string{"PY", "Y1", "DA"} {
		d := bib.DateOf(dated[tag])
		switch {
		case dated[tag] == "":
		case best == (bib.Date{}):
			best = d
		case d.Year == best.Year && d.Precision() > best.Precision():
			best = d
		case d != best && d.Year != best.Year || d.Precision() == best.Precision() && d != best:
			keep(tag, dated[tag])
		}
	}
	if best != (bib.Date{}) {
		f["issued"] = best.Fields()
	}
	if y2 := dated["Y2"]; y2 != "" {
		f["accessed"] = bib.DateOf(y2).Fields()
	}
}

func clip(s string) string {
	s = strings.TrimSpace(s)
	if runes := []rune(s); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return s
}

func write(items []argmap.Item) ([]byte, codec.Report) {
	var report codec.Report
	var b strings.Builder
	for i, key := range bib.Keys(items) {
		if key != string(items[i].ID) {
			report.Add(codec.Loss{Kind: codec.Approximated, Of: string(items[i].ID), What: "the work’s id",
				Why: fmt.Sprintf("Its ID in the file is %q.", key)})
		}
		f := bib.Of(items[i])
		old := f.Custom(name)
		f.Keep(name, nil)
		record := recordOf(f, key)
		for _, tag := range sortedKeys(old) {
			list, _ := old[tag].([]any)
			for _, v := range list {
				text, ok := v.(string)
				if !ok || tag == ours || !tagged.MatchString(tag+"  - x") || tag == "ER" || text != oneLine(text) ||
					text == "" {
					continue
				}
				if tag == "TY" {
					if cslType(text) == "" && f.Text("type") == "document" && strings.ToUpper(text) == text {
						record[0].value = text
					}
					continue
				}
				record = append(record, line{tag: tag, value: text})
			}
		}
		var names bib.Names
		var ignored codec.Report
		back, _ := entry(slices.Clone(record), &names, &ignored)
		is := bib.Of(back.Item)
		kept := is.Custom(name)
		is.Keep(name, nil)
		want := f
		if len(old)+len(kept) > 0 && !bib.Equal(old, map[string]any(kept)) {
			want = bib.Of(items[i]) // what is kept would not come back as it was
			is.Keep(name, kept)
		}
		if rest := bib.Rest(want, is); rest != "" {
			record = append(record, line{tag: ours, value: rest})
		}
		for _, l := range record {
			fmt.Fprintf(&b, "%s  - %s\n", l.tag, l.value)
		}
		b.WriteString("ER  - \n\n")
	}
	return []byte(b.String()), report
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// recordOf returns the tags for a work.
func recordOf(f bib.Fields, key string) []line {
	kind := "GEN"
	for _, t := range types {
		if t.csl == f.Text("type") {
			kind = t.ris
			break
		}
	}
	record := []line{{tag: "TY", value: kind}, {tag: "ID", value: key}}
	add := func(tag, text string) {
		if text = oneLine(text); text != "" {
			record = append(record, line{tag: tag, value: text})
		}
	}
	for _, p := range []struct{ tag, csl string }{
		{"AU", "author"}, {"A2", "editor"}, {"A3", "collection-editor"}, {"A4", "translator"},
	} {
		for _, n := range f.NamesOf(p.csl) {
			family := oneLine(n.Particle + " " + n.Family)
			switch {
			case n.Literal != "":
				add(p.tag, n.Literal+",")
			case n.Suffix != "":
				add(p.tag, family+", "+n.Given+", "+n.Suffix)
			case n.Given != "":
				add(p.tag, family+", "+n.Given)
			default:
				add(p.tag, family)
			}
		}
	}
	add("TI", f.Text("title"))
	if csl := f.Text("type"); strings.HasPrefix(csl, "article") || csl == "periodical" {
		add("JF", f.Text("container-title"))
	} else {
		add("T2", f.Text("container-title"))
	}
	if f.Text("container-title-short") != "" {
		add("J2", f.Text("container-title-short"))
	}
	add("T3", f.Text("collection-title"))
	add("PY", bib.DateIn(f["issued"]))
	add("Y2", bib.DateIn(f["accessed"]))
	start, end, _ := strings.Cut(f.Text("page"), "-")
	add("SP", start)
	add("EP", end)
	add("DO", f.Text("DOI"))
	add("SN", first(f.Text("ISBN"), f.Text("ISSN")))
	for _, word := range strings.Split(f.Text("keyword"), ", ") {
		add("KW", word)
	}
	add("N1", f.Text("note"))
	seen := map[string]bool{}
	for _, d := range direct {
		if !seen[d.csl] {
			seen[d.csl] = true
			add(d.tag, f.Text(d.csl))
		}
	}
	slices.SortStableFunc(record, func(a, b line) int { return rank(a.tag) - rank(b.tag) })
	return record
}

// rank puts the type first; all else stays in the order in which it was added.
func rank(tag string) int {
	if tag == "TY" {
		return 0
	}
	return 1
}

func sortedKeys(m map[string]any) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
