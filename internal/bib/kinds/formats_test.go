package kinds

import (
	"fmt"
	"strings"
	"testing"

	"warrant/internal/bib"
)

// TestFormats reads a small file of each format that is known by its content.
func TestFormats(t *testing.T) {
	for _, c := range []struct{ format, text, want, said string }{
		{"ris", "TY  - CHAP\nAU  - Mori, Aiko\nA2  - Blake, Peter\nTI  - Who Owns\n  the Kerb?\nT2  - Streets\nPY  - 2008/03//\nSP  - 44\nEP  - 61\nSN  - 978-0-00-000000-2\nKW  - kerbs\nKW  - law\nDO  - https://doi.org/10.5555/k\nQQ  - odd\nID  - mori\nER  - \n",
			`{"id":"mori","type":"chapter","title":"Who Owns the Kerb?","author":[{"family":"Mori","given":"Aiko"}],"editor":[{"family":"Blake","given":"Peter"}],"issued":{"date-parts":[[2008,3]]},
			 "container-title":"Streets","page":"44-61","ISBN":"978-0-00-000000-2","keyword":"kerbs, law","DOI":"10.5555/k","custom":{"ris":{"QQ":["odd"]}}}`, ""},
		{"ris", "TY  - JOUR\nTI  - A\nJF  - Journal of Ferries\nJO  - J. Ferr.\nTY  - XYZ\nT1  - B\nZZ  - ?",
			`{"id":"a","type":"article-journal","title":"A","container-title":"Journal of Ferries","container-title-short":"J. Ferr."}`,
			"5 repaired, 1 invented, 5 repaired, 5 repaired, 5 invented"},
		{"nbib", "PMID- 123\nTI  - A title.\nFAU - Lund, Eva\nAU  - Lund E\nDP  - 2016 Apr 19\nJT  - J\nVI  - 5\nPG  - 67\nAID - 10.5555/x [doi]\nPT  - Journal Article\nOT  - a\nOT  - b\nno tag\n",
			`{"id":"pmid123","type":"article-journal","title":"A title.","author":[{"family":"Lund","given":"Eva"}],"issued":{"date-parts":[[2016,4,19]]},"container-title":"J","volume":"5","page":"67",
			 "DOI":"10.5555/x","PMID":"123","keyword":"a, b"}`, "13 dropped"},
		{"endnote", "%0 Book\n%A Hart, Nora\n%T The Ferry Question\n%I Quay Press\n%C Bristol\n%D 1997\n%@ 0-226-10403-6\n%1 mine\n",
			`{"id":"hart1997","type":"book","title":"The Ferry Question","author":[{"family":"Hart","given":"Nora"}],"issued":{"date-parts":[[1997]]},"publisher":"Quay Press","publisher-place":"Bristol",
			 "ISBN":"0-226-10403-6","custom":{"endnote":{"%1":["mine"]}}}`, "1 invented"},
		{"csljson", "[\n {\"id\": \"a\", \"title\": \"A\", \"author\": 7, \"x\": {\"y\": 1}},\n 7,\n {\"id\": \"a\", \"title\": \"B\"}]", `{"id":"a","title":"A","x":{"y":1}}`, "2 dropped, 3 dropped, 4 repaired"},
		{"csljson", `{"references": [{"id": "a", "title": "A\u0007"}]}`, `{"id":"a","title":"A"}`, "1 repaired"},
		{"csljson", "{\n \"id\": \"a\", \"title\": \"A\"}", `{"id":"a","title":"A"}`, ""},
		{"biblatex", "@book{a, title={A}}", `{"id":"a","type":"book","title":"A"}`, ""},
	} {
		entries, f, report, err := Read([]byte(c.text))
		if err != nil || len(entries) == 0 {
			t.Errorf("%s: %v\n%s", c.format, err, c.text)
			continue
		}
		var said []string
		for _, l := range report {
			said = append(said, fmt.Sprintf("%d %s", l.Line, l.Kind))
		}
		want := bib.Fields{}
		if !want.AddRest(c.want) {
			t.Fatal(c.want)
		}
		got := bib.Of(entries[0].Item)
		id := string(entries[0].Item.ID)
		delete(got, "id")
		if f.Name != c.format || !strings.HasPrefix(c.want, `{"id":"`+id+`"`) ||
			!bib.Equal(map[string]any(got), map[string]any(want)) {
			t.Errorf("as %s, %s:\ngot  %v\nwant %v", f.Name, id, got, want)
		}
		if s := strings.Join(said, ", "); s != c.said {
			t.Errorf("%s: said %s, want %s\n%v", c.format, s, c.said, report)
		}
	}
	for _, text := range []string{"", "A letter.", "<xml/>", "[1, 2", "{\"id\": }", "%%%"} {
		if _, _, _, err := Read([]byte(text)); err == nil || err.Error() == "" {
			t.Errorf("%q is no bibliography", text)
		}
	}
}
