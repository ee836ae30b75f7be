package bibtex

import (
	"fmt"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/bib"
	"warrant/internal/codec"
)

func TestText(t *testing.T) {
	for tex, want := range map[string]string{
		`M\"uller`: "Müller", `M{\"u}ller`: "Müller", `M\"{u}ller`: "Müller", `{\v R}eh{\r u}{\v{r}}ek`: "Řehůřek",
		`Garc\'{\i}a`: "García", `\c{c}`: "ç", `Stra\ss e`: "Straße",
		`{\AA}ngstr\"om`: "Ångström", `a -- b --- c`: "a – b — c", "``x''": "“x”",
		`{ICDM} {\emph{in}} \textit{it}`: "ICDM in it", `A \& B, 5\,\%`: "A & B, 5\u202F%",
		`$\mu$-law Cu$_2$O $x^{10}$`: "μ-law Cu₂O x¹⁰", `costs $5`: "costs $5", "a\n   b~c": "a b\u00A0c",
		"one\n\ntwo": "one\n\ntwo", `\LaTeX{} Companion`: "LaTeX Companion",
		`}x{`: "x", `\`: `\`, `\'`: "", `d\’x`: "d’x", `\unknown{text} more`: "text more",
		`\textasciitilde{}\textbackslash{}`: `~\`, `\url{http://x.org/a_b}`: "http://x.org/a_b",
	} {
		if got := plainText(tex); got != want {
			t.Errorf("%s: got %q, want %q", tex, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	for tex, want := range map[string]string{
		"Ann Lee": "Lee|Ann|||", "Lee, Ann": "Lee|Ann|||", "van der Berg, Jan": "Berg|Jan|van der||",
		"Jan van der Berg": "Berg|Jan|van der||", "Ludwig van Beethoven": "Beethoven|Ludwig|van||",
		"Author, Jr., Ann A.":                     "Author|Ann A.||Jr.|",
		"{National Guild of Ferrymen and Pilots}": "||||National Guild of Ferrymen and Pilots", "Aristotle": "Aristotle||||",
		"others": "||||others", "{\\'E}mile Zola": "Zola|Émile|||", "Vázques{ de }Parga, Luis": "Vázques de Parga|Luis|||",
		"de la Vall{\\'e}e, C.":                             "Vallée|C.|de la||",
		"family=Harman, given=Hans, prefix=von, suffix=III": "Harman|Hans|von|III|",
		"{von Neumann}, John":                               "von Neumann|John|||",
	} {
		n := nameOf(tex)
		if got := strings.Join([]string{n.Family, n.Given, n.Particle, n.Suffix, n.Literal}, "|"); got != want {
			t.Errorf("%s: got %s, want %s", tex, got, want)
		}
	}
	if got := namesOf("A and {B and C} AND D"); len(got) != 3 {
		t.Errorf("got %v", got)
	}
}

func TestDates(t *testing.T) {
	for text, want := range map[string]string{
		"1961": `{"date-parts":[[1961]]}`, "1961-05-02": `{"date-parts":[[1961,5,2]]}`,
		"1970/1980": `{"date-parts":[[1970],[1980]]}`, "1998/": `{"date-parts":[[1998]]}`,
		"2004-22": `{"date-parts":[[2004]],"season":"2"}`, "1723~": `{"circa":true,"date-parts":[[1723]]}`,
		"-0043": `{"date-parts":[[-44]]}`, "199X": `{"literal":"199X"}`,
		"2017-99": `{"literal":"2017-99"}`, "/1980": `{"literal":"/1980"}`,
		"2012-03-04T12:00:00": `{"date-parts":[[2012,3,4]]}`,
	} {
		item, err := bib.Fields{"id": "x", "issued": dateOf(text)}.Item()
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		was := bib.Of(item)["issued"]
		var wanted any = bib.Fields{}
		f := bib.Fields{}
		f.AddRest(`{"issued":` + want + `}`)
		wanted = f["issued"]
		if !bib.Equal(was, wanted) {
			t.Errorf("%s: got %v, want %s", text, was, want)
		}
	}
}

// TestFaults reads files at fault: what is understood, and what is said with which line.
func TestFaults(t *testing.T) {
	for _, c := range []struct{ name, text, keys, said string }{
		{"words between entries", "Dear all, mail me @home\n@book{a, title={x}} and so on\n@book{b,title={y}}", "a b", ""},
		{"a missing comma", "@book{a,\n title={x}\n year=1961}", "a", "3 repaired"},
		{"a value that is not closed", "@book{a,\n title={x,\n year=1961}\n\n@book{b,\n title={y}}", "a b", "5 repaired"},
		{"no key", "@book{title={x}, year=1961}", "x1961", "1 repaired, 1 invented"},
		{"an empty key", "@book{,\n author={Lee, A}, year=1961}", "lee1961", "1 invented"},
		{"a key twice", "@book{a,title={x}}\n@book{a,title={y}}", "a a-2", "2 repaired"},
		{"a key with spaces", "@book{a b ,title={x}}", "ab", "1 approximated"},
		{"a string that is not there", "@book{a,title=nowhere # { x}}", "a", "1 repaired"},
		{"a field twice", "@book{a,title={x},\ntitle={y}}", "a", "2 dropped"},
		{"an entry in a comment", "@comment{@book{no,title={x}}}@book{a,title={x}}", "a", ""},
		{"a comment that is not closed", "@comment{ oh\n@book{a,title={x}}", "a", ""},
		{"round brackets", "@book(a, title={x})@string(s={t})@book{b,title=s}", "a b", ""},
		{"the end is missing", "@book{a, title={x", "a", "1 repaired, 1 repaired"},
		{"a circle", "@inbook{a,title={x},crossref={b}}@book{b,title={y},crossref={a}}", "a b", "1 repaired"},
		{"no parent", "@inbook{a,title={x},crossref={b}}", "a", "1 repaired"},
		{"Cyrillic", "@book{толстой1869, title={Война и мир}, year={1869}}", "толстой1869", ""},
		{"a field without a value", "@book{a, title, year=1961}", "a", "1 dropped"},
		{"a preamble", "@preamble{\"\\def\\x#1{{#1}}\" # {y}}\n@book{a,title={x}}", "a", "1 dropped"},
		{"settings", "@book{a,title={x}}\n@comment{jabref-meta: databaseType:bibtex;}", "a", "2 dropped"},
		{"a set", "@set{s,entryset={a}}@book{a,title={x}}@xdata{d,publisher={P}}", "a", "1 dropped"},
		{"nothing", "", "", ""},
	} {
		got, report, err := read(c.text)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var keys, said []string
		for _, e := range got {
			keys = append(keys, string(e.Item.ID))
		}
		for _, l := range report {
			said = append(said, fmt.Sprintf("%d %s", l.Line, l.Kind))
		}
		if k, s := strings.Join(keys, " "), strings.Join(said, ", "); k != c.keys || s != c.said {
			t.Errorf("%s: got %s (%s), want %s (%s)\n%v", c.name, k, s, c.keys, c.said, report)
		}
	}
	if _, _, err := read("This is a letter."); err == nil || !strings.Contains(err.Error(), "no BibTeX file") {
		t.Errorf("a letter gives %v", err)
	}
}

// TestWrittenBack holds that fields that are not known, and LaTeX that says more than its text, come back as they were,
// and that a work that was changed says its change.
func TestWrittenBack(t *testing.T) {
	text := `@mvbook{a,
  author = {Lee, Ann and others},
  title = {The {IEEE} of \emph{Things}},
  subtitle = {A {Story}},
  date = {1961/},
  number = {7},
  mood = {so so},
  shelf = {B 12},
}
`
	entries, report, err := read(text)
	if err != nil || len(report) > 0 {
		t.Fatal(err, report)
	}
	out, _ := write(itemsOf(entries), false)
	if string(out) != text {
		t.Errorf("got\n%s", out)
	}
	item := entries[0].Item
	if item.Title != "The IEEE of Things: A Story" || item.Issued.Year != 1961 {
		t.Errorf("read %+v", item)
	}
	item.Title = "Changed & new"
	out, _ = write([]argmap.Item{item}, false)
	for _, want := range []string{`title = {Changed \& new}`, "mood = {so so}", "shelf = {B 12}"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("%s is missing in\n%s", want, out)
		}
	}
}

func TestOldBibTeX(t *testing.T) {
	entries, _, err := read("@thesis{a,author={Lee, A},title={X},type={mathesis},institution={U},date={2003-05-07}}@article{b,title={Y},journaltitle={J},location={L},date={1999~}}")
	if err != nil {
		t.Fatal(err)
	}
	out, report := write(itemsOf(entries), true)
	for _, want := range []string{"@mastersthesis{a", "school = {U}", "year = {2003}", "month = {May}", "day = {07}",
		"journal = {J}", "address = {L}", "date = {1999~}"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("%s is missing in\n%s", want, out)
		}
	}
	if len(report) != 2 || report[0].Kind != codec.Approximated {
		t.Errorf("said %v", report)
	}
}

// BenchmarkRead reads a file of 7,000 entries.
func BenchmarkRead(b *testing.B) {
	var text strings.Builder
	for i := range 7000 {
		fmt.Fprintf(&text, "@article{key%d,\n  author = {M{\\\"u}ller, Anna and van der Berg, Jan and Lee, C. D.},\n  title = {On the {Number} %d of $n$ Ferries --- {A} Study},\n  journal = {Journal of Things},\n"+
			"  year = {%d}, month = mar,\n  volume = {%d},\n  pages = {1--%d},\n  doi = {10.5555/%d},\n  abstract = {%s},\n  owner = {me},\n}\n\n", i, i, 1900+i%120, i%50, i, i, strings.Repeat("Words of an abstract go here. ", 20))
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		entries, _, err := read(text.String())
		if err != nil || len(entries) != 7000 {
			b.Fatal(len(entries), err)
		}
	}
}
