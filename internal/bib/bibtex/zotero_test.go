package bibtex

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"warrant/internal/argmaptest"
	"warrant/internal/bib"
	"warrant/internal/codec"
)

// zoteroFields says in which of CSL's fields an answer's field is looked for.
var zoteroFields = map[string][]string{
	"title": {"title"}, "publicationTitle": {"container-title"}, "publisher": {"publisher"}, "pages": {"page"},
	"place": {"publisher-place", "event-place"}, "url": {"URL"},
	"volume": {"volume"}, "ISBN": {"ISBN"}, "abstractNote": {"abstract"}, "series": {"collection-title"}, "DOI": {"DOI"},
	"issue": {"issue"}, "shortTitle": {"title-short"},
	"ISSN": {"ISSN"}, "edition": {"edition"}, "number": {"number", "collection-number"},
	"journalAbbreviation": {"container-title-short"}, "seriesNumber": {"collection-number"},
}

// TestZoterosAnswers compares what is read with the items that Better BibTeX makes of its test files.
func TestZoterosAnswers(t *testing.T) {
	dir := argmaptest.Shared(t, "corpora", "bib", "better-bibtex-import")
	paths, err := filepath.Glob(filepath.Join(dir, "*.bib"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no files", err)
	}
	counts := newTally()
	answered := 0
	for _, path := range paths {
		answer, err := os.ReadFile(strings.TrimSuffix(path, ".bib") + ".json")
		if err != nil {
			continue // four have none
		}
		answered++
		file := filepath.Base(path)
		var want struct{ Items []map[string]any }
		if err := json.Unmarshal(answer, &want); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var report codec.Report
		got, _, err := read(bib.Text(data, &report))
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		byKey := map[string]bib.Fields{}
		for _, e := range got {
			byKey[e.Key] = bib.Of(e.Item)
		}
		for _, item := range want.Items {
			key := fmt.Sprint(item["citationKey"])
			fields, ok := byKey[key]
			if !ok && len(want.Items) == 1 && len(got) == 1 {
				fields, ok = bib.Of(got[0].Item), true
			}
			if !ok {
				if _, why := zoteroDifferences[file+" "+key]; !why {
					t.Errorf("%s: there is no entry %s", file, key)
				}
				continue
			}
			for name, v := range item {
				names, ok := zoteroFields[name]
				if !ok {
					continue
				}
				is := ""
				for _, n := range names {
					if is == "" {
						is = loose(fields.Text(n))
					}
				}
				want := loose(fmt.Sprint(v))
				if name == "ISBN" { // hyphens are up to each program
					is, want = digits(is), digits(want)
				}
				compared(t, counts, file, key, name, is, want)
			}
			var names []string
			for _, c := range list0(item["creators"]) {
				m := c.(map[string]any)
				names = append(names, loose(strings.Join([]string{text0(m["firstName"]), text0(m["lastName"]),
					text0(m["name"])}, " ")))
			}
			var is []string
			for _, role := range []string{"author", "editor", "translator", "container-author", "director", "contributor",
				"collection-editor"} {
				for _, n := range fields.NamesOf(role) {
					is = append(is, loose(strings.Join([]string{n.Given, n.Suffix, n.Particle, n.Family, n.Literal}, " ")))
				}
			}
			compared(t, counts, file, key, "creators", strings.Join(is, "; "), strings.Join(names, "; "))
			if date, ok := item["date"].(string); ok {
				compared(t, counts, file, key, "date", loose(edtf(fields["issued"])), loose(date))
			}
		}
	}
	t.Logf("better-bibtex-import: %d files, %d with an answer", len(paths), answered)
	if share := counts.share(t, "better-bibtex-import"); share < 0.95 {
		t.Errorf("only %.3f of the answers agree", share)
	}
}

func digits(s string) string { return strings.NewReplacer(" ", "", "isbn", "").Replace(s) }

func list0(v any) []any { l, _ := v.([]any); return l }

func text0(v any) string { s, _ := v.(string); return s }

func compared(t *testing.T, counts *tally, file, key, name, is, want string) {
	t.Helper()
	counts.add(name, is == want)
	if _, known := zoteroDifferences[file+" "+name]; is != want && !known {
		t.Errorf("%s %s %s:\ngot  %.200s\nwant %.200s", file, key, name, is, want)
	}
}

// zoteroDifferences are the fields in which Zotero's answer is not ours, and why.
var zoteroDifferences = map[string]string{
	"Options to use default import process #1562.bib date":                                                                             "The month is “OCT 1”; it is read as a day, Zotero leaves the words.",
	"BBT does not import groups from JabRef 5.1 #1641.bib title":                                                                       "A hyphen at which a word may be broken is no character of the word; Zotero keeps it.",
	"BBT does not import groups from JabRef 5.1 #1641.bib creators":                                                                    "An accent below without a letter is nothing here; Zotero keeps it as a character of its own.",
	"BibTeX import; preamble with def create problems #732.bib creators":                                                               "An accent on a dotless i makes an i with the accent; Zotero leaves the dotless letter.",
	"Better BibTeX.003.bib publicationTitle":                                                                                           "The proceedings themselves are a book, whose title is not in another.",
	"Dealing with base64-encoded paths from BibDesk #2374.bib url":                                                                     "BibDesk's own field bdsk-url-1 is kept, but not taken for the address.",
	"Imported tags from Calibre (bibtex.file) are a single tag in Zotero #2743.bib ISBN":                                               "The ISBN has a wrong group in the file; Zotero hyphenates it anew.",
	"Math formatting lost on import #627.bib journalAbbreviation":                                                                      "Zotero looks journals up in a list of abbreviations.",
	"Math formatting lost on import #627.bib publicationTitle":                                                                         "Zotero looks journals up in a list of abbreviations.",
	"Problem when importing BibTeX entries with percent sign #95 or preamble #96.bib abstractNote":                                     "Zotero loses what follows a percent sign that is not escaped.",
	"Report number field is incorrectly translated into the issue field when importing a standard from a .bib file #2752.bib creators": "Zotero's standards have no authors; the body is the author here.",
	"detect-urls.bib date": "The entry has a date besides year and month; the date counts alone.",
}
