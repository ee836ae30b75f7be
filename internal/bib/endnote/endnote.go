// Package endnote reads bibliographies in the tagged format of EndNote and refer (.enw): a percent sign, a letter, a
// value. They are not written.
package endnote

import (
	"fmt"
	"regexp"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/bib"
	"warrant/internal/codec"
)

const name = "endnote"

// Format is EndNote's.
var Format = bib.Format{Name: name, Title: "EndNote (tagged)", Endings: []string{".enw", ".ref"}, Known: known, Read: read}

var (
	tagged = regexp.MustCompile(`^%([0-9A-Za-z@!#$&*+?()\[\]=~^><]) ?(.*)$`)
	typed  = regexp.MustCompile(`(?m)^%[0AT] \S`)
)

func known(text string) bool { return typed.MatchString(text) && !strings.Contains(text, "\n@") }

type line struct {
	number     int
	tag, value string
}

func read(text string) ([]bib.Entry, codec.Report, error) {
	if !typed.MatchString(text) && strings.TrimSpace(text) != "" {
		return nil, nil, codec.Errorf(1,
			"This is no tagged file of EndNote: no line begins with “%%0 ”, “%%A ” or “%%T ”. Choose another file.")
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
			finish()
		case m == nil && len(record) > 0:
			if last := &record[len(record)-1]; len(last.value) < argmap.MaxText {
				last.value += " " + strings.TrimSpace(s)
			}
		case m == nil:
			report.Add(codec.Loss{Kind: codec.Dropped, Line: number,
				What: fmt.Sprintf("“%s”", strings.ToValidUTF8(s[:min(60, len(s))],
					"")), Why: "It stands before the first tag."})
		default:
			if m[1] == "0" {
				finish()
			}
			record = append(record, line{number, m[1], strings.TrimSpace(m[2])})
		}
	}
	finish()
	return out, report, nil
}

var kinds = map[string]string{
	"Journal Article": "article-journal", "Book": "book", "Edited Book": "book", "Electronic Book": "book",
	"Book Section": "chapter", "Electronic Book Section": "chapter",
	"Conference Paper": "paper-conference", "Conference Proceedings": "paper-conference",
	"Encyclopedia": "entry-encyclopedia", "Dictionary": "entry-dictionary", "Thesis": "thesis",
	"Report": "report", "Newspaper Article": "article-newspaper", "Magazine Article": "article-magazine",
	"Web Page": "webpage", "Manuscript": "manuscript", "Patent": "patent",
	"Map": "map", "Generic": "document", "Film or Broadcast": "motion_picture", "Computer Program": "software",
	"Case": "legal_case", "Statute": "legislation",
}

var direct = map[string]string{
	"T": "title", "C": "publisher-place", "I": "publisher", "V": "volume", "N": "issue", "P": "page", "U": "URL",
	"7": "edition", "X": "abstract", "G": "language", "L": "call-number",
	"S": "collection-title", "Z": "note", "!": "title-short", "6": "number-of-volumes", "&": "section",
}

func entry(record []line, names *bib.Names, report *codec.Report) (bib.Entry, bool) {
	f := bib.Fields{}
	kept := map[string]any{}
	keep := func(tag, value string) {
		was, _ := kept["%"+tag].([]any)
		kept["%"+tag] = append(was, value)
	}
	key, journal := "", false
	for _, l := range record {
		v := l.value
		if v == "" {
			continue
		}
		switch l.tag {
		case "0":
			if kind := kinds[v]; kind != "" {
				f["type"] = kind
			} else {
				keep(l.tag, v)
			}
		case "A":
			f.AddNames("author", bib.ByComma(v))
		case "E":
			f.AddNames("editor", bib.ByComma(v))
		case "Y":
			f.AddNames("collection-editor", bib.ByComma(v))
		case "?":
			f.AddNames("translator", bib.ByComma(v))
		case "D":
			f["issued"] = bib.DateOf(v).Fields()
		case "J", "B":
			journal = journal || l.tag == "J"
			if f.Text("container-title") == "" {
				f.Put("container-title", v)
			} else {
				keep(l.tag, v)
			}
		case "K":
			f.Add("keyword", strings.ReplaceAll(v, "; ", ", "), ", ")
		case "R":
			f.Put("DOI", bib.DOI(v))
		case "F":
			key = v
		case "@":
			if digits := strings.NewReplacer("-", "", " ", "").Replace(v); len(digits) == 8 {
				f.Put("ISSN", v)
			} else {
				f.Put("ISBN", v)
			}
		default:
			if csl := direct[l.tag]; csl != "" && f.Text(csl) == "" {
				f.Put(csl, v)
			} else {
				keep(l.tag, v)
			}
		}
	}
	if f["type"] == nil {
		switch {
		case journal:
			f["type"] = "article-journal"
		case f.Text("container-title") != "":
			f["type"] = "chapter"
		case f.Text("publisher") != "":
			f["type"] = "book"
		default:
			f["type"] = "document"
		}
	}
	f.Keep(name, kept)
	return names.Finish(record[0].number, key, f, report)
}
