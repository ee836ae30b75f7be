package kinds

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/bib"
	"warrant/internal/bib/bibtex"
	"warrant/internal/codec"
)

// TestFiles reads all files of the corpora by their content, writes what was read in every format and reads it again.
func TestFiles(t *testing.T) {
	dir := argmaptest.Shared(t, "corpora", "bib")
	refused := map[string]bool{ // and rightly
		"README.md": true, "Empty.txt": true, "MODSImporterTestMinimal.bib": true, "AutosavedSharedDatabase.bib": true,
		"Endnote.pattern.no_enw":                    true,
		"MedlinePlainImporterTestInvalidFormat.xml": true, "IsiImporterTestEmpty.isi": true,
	}
	type sum struct{ files, entries, warnings int }
	sums := map[string]*sum{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		name := d.Name()
		if err != nil || d.IsDir() || filepath.Ext(name) == ".xml" || filepath.Ext(name) == ".json" &&
			!strings.HasSuffix(name, ".csl.json") {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		entries, f, report, err := Read(data)
		if err != nil {
			if !refused[name] && !strings.Contains(name, "Ovid") && !strings.Contains(name, "Isi") &&
				!strings.Contains(name, "Copac") && !strings.Contains(name, "IEEE") && !strings.Contains(name, "Inspec") &&
				!strings.Contains(name, "Repec") {
				t.Errorf("%s: %v", name, err)
			}
			return nil
		}
		s := sums[f.Name]
		if s == nil {
			s = &sum{}
			sums[f.Name] = s
		}
		s.files, s.entries, s.warnings = s.files+1, s.entries+len(entries), s.warnings+len(report)
		var items []argmap.Item
		for _, e := range entries {
			items = append(items, e.Item)
		}
		for _, w := range All {
			again(t, name, w, items)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for name := range sums {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		t.Logf("%s: %d files, %d entries, %d warnings", name, sums[name].files, sums[name].entries, sums[name].warnings)
	}
}

// again holds that works written in a format and read again are the same works: what the format has no field for
// travels beside it. Kept fields of BibTeX may be what the file has instead of the work's own, so they are left out where
// the format is another.
func again(t *testing.T, name string, f bib.Format, items []argmap.Item) {
	t.Helper()
	if f.Write == nil {
		return
	}
	data, _ := f.Write(items)
	back, report, err := f.Read(string(data))
	if err != nil && len(items) > 0 {
		t.Errorf("%s as %s: %v", name, f.Title, err)
		return
	}
	if len(back) != len(items) {
		t.Errorf("%s as %s: %d works became %d, %v\n%.3000s", name, f.Title, len(items), len(back), report, data)
		return
	}
	for i, key := range bib.Keys(items) {
		was, is := bib.Of(items[i]), bib.Of(back[i].Item)
		was["id"] = key
		if f.Name == "bibtex" {
			was.Keep("biblatex", nil)
			is.Keep("biblatex", nil)
		}
		if !bib.Equal(map[string]any(was), map[string]any(is)) {
			a, _ := json.Marshal(was)
			b, _ := json.Marshal(is)
			t.Errorf("%s as %s: written and read again\nwas %s\nis  %s\n%.2000s", name, f.Title, a, b, data)
			return
		}
	}
}

// TestRandom writes works of all that can be typed and reads them again.
func TestRandom(t *testing.T) {
	for seed := range 400 {
		rng := rand.New(rand.NewPCG(uint64(seed), 11))
		var items []argmap.Item
		for i := range 1 + rng.IntN(6) {
			items = append(items, randomItem(rng, fmt.Sprintf("w%d", i)))
		}
		for _, f := range All {
			again(t, fmt.Sprintf("random %d", seed), f, items)
		}
		if t.Failed() {
			return
		}
	}
}

// oddWords are what formats trip over.
var oddWords = []string{"Taylor", "de", "van der", "{", "}", "\\", "\\emph{x}", "and", "AND", ",", "A & B", "100 %", "#1",
	"$5", "x_1", "~", "^", "--", "---", "``q''", "'", "`", "“q”", "’s",
	"é", "ß", "漢字", "עברית", "\"", "=", "@book{x,", "TY  - JOUR", "ER  - ", "<b>x</b>", "a  b", "others", "10.1/x", "http://x.org/a_b%20c", "1961-05", "1-7", "7–9", ";", "; ", "\u00a0x", "n.d.", "\n", "\n\n", "family=x", "%", "{\\'e}", "i̇", "(", ")", "*", "[@x]", "null", "{}", "[]"}

func randomText(rng *rand.Rand) string {
	var out []string
	for range rng.IntN(4) {
		out = append(out, oddWords[rng.IntN(len(oddWords))])
	}
	return strings.Join(out, " ")
}

func randomItem(rng *rand.Rand, id string) argmap.Item {
	types := []string{"book", "chapter", "article-journal", "webpage", "thesis", "patent", "document", "x-odd",
		"paper-conference", "article-newspaper", ""}
	f := bib.Fields{"id": id, "type": types[rng.IntN(len(types))]}
	for _, key := range []string{"title", "container-title", "publisher", "publisher-place", "volume", "issue", "page",
		"URL", "note", "DOI", "ISBN", "ISSN", "edition", "abstract", "keyword",
		"genre", "number", "collection-title", "collection-number", "title-short", "volume-title", "language", "archive", "x-own", "status"} {
		if rng.IntN(3) == 0 {
			f.Put(key, randomText(rng))
		}
	}
	for _, key := range []string{"author", "editor", "translator", "director"} {
		for range rng.IntN(4) {
			n := bib.CSLName{Family: randomText(rng), Given: randomText(rng)}
			switch rng.IntN(4) {
			case 0:
				n = bib.CSLName{Literal: randomText(rng)}
			case 1:
				n.Particle = "von"
			case 2:
				n.Suffix = "Jr."
			}
			f.AddNames(key, n)
		}
	}
	for _, key := range []string{"issued", "accessed", "event-date"} {
		switch rng.IntN(5) {
		case 0:
			f[key] = map[string]any{"date-parts": []any{[]any{1900 + rng.IntN(99), 1 + rng.IntN(12)}}}
		case 1:
			f[key] = map[string]any{"date-parts": []any{[]any{-rng.IntN(99) - 1}, []any{5}}, "circa": true}
		case 2:
			f[key] = map[string]any{"literal": "before " + randomText(rng)}
		case 3:
			f[key] = map[string]any{"date-parts": []any{[]any{1961}}, "season": rng.IntN(6)}
		}
	}
	if rng.IntN(4) == 0 {
		f["custom"] = map[string]any{"biblatex": map[string]any{"owner": "me", "title": randomText(rng)}, "x": 7}
	}
	item, err := f.Item()
	if err != nil {
		panic(err)
	}
	return item
}

// TestJabRefsAnswers compares RIS and nbib files with the BibTeX that JabRef makes of them, read by our own reader.
func TestJabRefsAnswers(t *testing.T) {
	dir := argmaptest.Shared(t, "corpora", "bib", "jabref-import")
	same, all, files := 0, 0, 0
	for _, pattern := range []string{"Ris*.ris", "*.nbib", "MedlinePlain*.txt"} {
		paths, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil || len(paths) == 0 {
			t.Fatal("no files", err)
		}
		for _, path := range paths {
			answer, err := os.ReadFile(strings.TrimSuffix(path, filepath.Ext(path)) + ".bib")
			if err != nil {
				continue
			}
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Base(path)
			got, _, _, err := Read(data)
			if err != nil {
				t.Errorf("%s: %v", file, err)
				continue
			}
			want, _, err := bibtex.BibLaTeX.Read(string(answer))
			if err != nil {
				t.Fatal(err)
			}
			files++
			if len(got) != len(want) {
				t.Errorf("%s: %d entries, want %d", file, len(got), len(want))
				continue
			}
			for i := range want {
				is, should := bib.Of(got[i].Item), bib.Of(want[i].Item)
				for key := range should {
					if key == "id" || key == "custom" {
						continue
					}
					all++
					w, g := told(should[key]), told(is[key])
					if w == g {
						same++
					} else if jabrefDifferences[file+" "+key] == "" && jabrefDifferences[key] == "" {
						t.Errorf("%s %s:\ngot  %.200s\nwant %.200s", file, key, g, w)
					}
				}
			}
		}
	}
	share := float64(same) / float64(max(1, all))
	t.Logf("jabref-import: %d files, %d of %d fields agree (%.1f %%)", files, same, all, 100*share)
	if share < 0.84 {
		t.Errorf("only %.3f of the answers agree", share)
	}
}

// jabrefDifferences are the fields in which JabRef's answer is not ours, in a file or everywhere, and why.
var jabrefDifferences = map[string]string{
	"issued":                                         "JabRef leaves out days, and takes the first of several dates.",
	"container-title":                                "JabRef takes the short name of a journal where the file has both.",
	"RisImporterTest3.ris ISSN":                      "SN of a chapter is an ISBN.",
	"RisImporterTest3.ris collection-number":         "M1 means something else for each program; it is kept.",
	"RisImporterTest5a.ris issue":                    "M1 means something else for each program; it is kept.",
	"RisImporterTest6.ris issue":                     "AN is an accession number, no issue; it is kept.",
	"RisImporterTestDOI.ris issue":                   "AN is an accession number, no issue; it is kept.",
	"RisImporterTestDOI.ris ISSN":                    "The first of two counts, the other is kept.",
	"RisImporterTestDOI.ris URL":                     "The first of two counts, the other is kept.",
	"NbibImporterTest.nbib author":                   "A body that signs an article is an author.",
	"NbibImporterTest.nbib abstract":                 "The line about rights stays in the abstract.",
	"NbibImporterTest.nbib ISBN":                     "An ISBN is its number.",
	"MedlinePlainImporterStringOutOfBounds.txt PMID": "A line without a tag is said and passed over; JabRef takes it for more of the number.",
}

func told(v any) string {
	data, _ := json.Marshal(v)
	return bib.Fold(string(data))
}

// TestEncodings reads a file in UTF-8 with and without a mark, UTF-16 with and without one, and Latin-1.
func TestEncodings(t *testing.T) {
	text := "@book{müller,\r\n title = {Größe},\r\n year = 1961}"
	latin := make([]byte, 0, len(text))
	var big, little []byte
	for _, r := range text {
		latin = append(latin, byte(r))
		big = append(big, byte(r>>8), byte(r))
		little = append(little, byte(r), byte(r>>8))
	}
	for name, data := range map[string][]byte{"UTF-8": []byte(text), "UTF-8 with a mark": []byte("\uFEFF" + text),
		"UTF-16": append([]byte{0xFE, 0xFF}, big...), "UTF-16 BE": big, "UTF-16 LE": little, "Latin-1": latin} {
		entries, _, report, err := Read(data)
		if err != nil || len(entries) != 1 || entries[0].Item.Title != "Größe" || entries[0].Item.ID != "müller" ||
			entries[0].Item.Issued.Year != 1961 {
			t.Errorf("%s: %v %v", name, entries, err)
		}
		if said := len(report) == 1 && report[0].What == "the encoding" && report[0].Line == 1; said != (name == "Latin-1") {
			t.Errorf("%s: said %v", name, report)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"@book{a, title={x}, author = \"B, C and {D}\"}", "TY  - BOOK\nTI  - x\nER  - ",
		"[{\"id\":\"a\",\"issued\":{\"date-parts\":[[1961]]}}]", "PMID- 1\nTI  - x\n", "%0 Book\n%T x\n",
		"@string{a={x}}@book{b,title=a#a, crossref=b}", "@a{b,title={$x^2$ \\'{\\i} \\v", "@comment{x}@book(a, t = {", "{\"references\":[{\"id\":1}]}"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var report codec.Report
		text := bib.Text(data, &report)
		for _, format := range All {
			entries, more, err := format.Read(text)
			if err != nil {
				if err.Error() == "" {
					t.Error("an error without words")
				}
				continue
			}
			for _, l := range more {
				if l.Line <= 0 || l.Why == "" || l.What == "" {
					t.Errorf("an empty loss: %+v", l)
				}
			}
			items, _ := bib.New(argmap.New("T", argmap.Voice{ID: "r", Name: "R"}), entries)
			for _, w := range All {
				again(t, format.Name, w, items)
			}
			tx := argmap.Begin(argmap.New("T", argmap.Voice{ID: "r", Name: "R"}))
			rank := argmap.Rank("")
			for _, item := range items {
				rank = argmap.RankBetween(rank, "")
				item.Rank = rank
				tx.Put(item)
			}
			if _, _, err := tx.Commit(); err != nil {
				t.Errorf("%s: no map takes them: %v", format.Name, err)
			}
		}
	})
}
