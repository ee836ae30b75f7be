// Package nbib reads bibliographies as PubMed and MEDLINE write them (.nbib). They are not written.
package nbib

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/bib"
	"warrant/internal/codec"
)

const name = "nbib"

// Format is PubMed's.
var Format = bib.Format{Name: name, Title: "PubMed (nbib)", Endings: []string{".nbib"}, Known: known, Read: read}

var (
	tagged = regexp.MustCompile(`^([A-Z]{2,4}) {0,2}- ?(.*)$`)
	typed  = regexp.MustCompile(`(?m)^(PMID|PMCR|OWN|STAT|DCOM|FAU) {0,2}-`)
)

func known(text string) bool { return typed.MatchString(text) }

type line struct {
	number     int
	tag, value string
}

func read(text string) ([]bib.Entry, codec.Report, error) {
	if !known(text) && strings.TrimSpace(text) != "" {
		return nil, nil, codec.Errorf(1, "This is no file of PubMed: no line begins with “PMID- ”. Choose another file.")
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
		case m == nil && strings.HasPrefix(s, " ") && len(record) > 0:
			if last := &record[len(record)-1]; len(last.value) < argmap.MaxText {
				last.value += " " + strings.TrimSpace(s)
			}
		case m == nil:
			report.Add(codec.Loss{Kind: codec.Dropped, Line: number,
				What: fmt.Sprintf("“%.60s”", strings.ToValidUTF8(s[:min(60, len(s))], "")), Why: "It has no tag."})
		default:
			if m[1] == "PMID" && len(record) > 0 {
				finish()
			}
			record = append(record, line{number, m[1], strings.TrimSpace(m[2])})
		}
	}
	finish()
	return out, report, nil
}

// direct are the tags that say the same as a field of CSL.
var direct = map[string]string{
	"PMID": "PMID", "PMC": "PMCID", "VI": "volume", "IP": "issue", "PG": "page", "AB": "abstract", "JT": "container-title",
	"TA": "container-title-short", "LA": "language",
	"PL": "publisher-place", "PB": "publisher", "BTI": "title", "CTI": "collection-title", "EN": "edition", "GN": "note",
}

// kinds are CSL's types for what PubMed calls a publication; the first that is known counts.
var kinds = map[string]string{"Journal Article": "article-journal", "Review": "article-journal", "Book": "book",
	"Book Chapter": "chapter", "Technical Report": "report",
	"Newspaper Article": "article-newspaper", "Dataset": "dataset", "Preprint": "article"}

func entry(record []line, names *bib.Names, report *codec.Report) (bib.Entry, bool) {
	f := bib.Fields{}
	kept := map[string]any{}
	keep := func(tag, value string) {
		was, _ := kept[tag].([]any)
		kept[tag] = append(was, value)
	}
	full := slices.ContainsFunc(record, func(l line) bool { return l.tag == "FAU" })
	key := ""
	for _, l := range record {
		v := l.value
		switch l.tag {
		case "TI":
			between := " "
			if was := f.Text("title"); was != "" && !strings.ContainsAny(was[len(was)-1:], ".:?!") {
				between = ": "
			}
			f.Add("title", v, between)
		case "FAU":
			f.AddNames("author", bib.ByComma(v))
		case "AU":
			if full {
				continue // the same persons in short
			}
			family, given := v, ""
			if at := strings.LastIndexByte(v, ' '); at > 0 {
				family, given = v[:at], v[at+1:]
			}
			f.AddNames("author", bib.CSLName{Family: family, Given: given})
		case "CN":
			f.AddNames("author", bib.CSLName{Literal: v})
		case "FED":
			f.AddNames("editor", bib.ByComma(v))
		case "DP":
			f["issued"] = bib.DateOf(v).Fields()
		case "PT":
			if kind := kinds[v]; kind != "" && f["type"] == nil {
				f["type"] = kind
			} else if kind == "" {
				keep(l.tag, v)
			}
		case "LID", "AID", "DOI":
			if doi, ok := strings.CutSuffix(v, "[doi]"); ok || strings.HasPrefix(strings.ToLower(v), "doi:") ||
				l.tag == "DOI" {
				f.Put("DOI", bib.DOI(strings.TrimSpace(doi)))
			} else {
				keep(l.tag, v)
			}
		case "IS":
			number, _, _ := strings.Cut(v, " ")
			if f.Text("ISSN") == "" {
				f.Put("ISSN", number)
			} else {
				keep(l.tag, v)
			}
		case "ISBN":
			f.Put("ISBN", strings.TrimSpace(strings.TrimPrefix(v, "ISBN")))
		case "OT", "MH":
			f.Add("keyword", v, ", ")
		default:
			if csl := direct[l.tag]; csl != "" && f.Text(csl) == "" {
				f.Put(csl, v)
			} else if v != "" {
				keep(l.tag, v)
			}
		}
	}
	if f["type"] == nil {
		f["type"] = "article-journal"
		if f.Text("container-title") == "" {
			f["type"] = "document"
		}
	}
	f.Keep(name, kept)
	if pmid := f.Text("PMID"); pmid != "" && len(pmid) < 12 {
		key = "pmid" + pmid
	}
	return names.Finish(record[0].number, key, f, report)
}
