package sample_test

import (
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/codec/sample"
)

const works = `[
  {"id": "smith2001", "type": "book", "title": "Buses", "author": [{"family": "Smith", "given": "Ann"}], "issued": {"date-parts": [[2001]]}},
  {"id": "lee2019", "type": "article-journal", "title": "Counts", "container-title": "Rides"}
]`

const text = `title: Should the buses be free?
authors: [Ann Smith]
source: {id: paper, item: smith2001}
sections: [{id: I, title: Introduction}, {id: II, title: Rides}]
voices:
  - {id: smith, name: Smith, is: author}
  - {id: reader, name: Reader, is: reader}
  - {id: lee, name: Lee}
notes:
  - {n: 1, at: II.2, cites: [{item: lee2019, pages: 7-9}, {item: smith2001}]}
  - {n: 2, at: II.2, text: "Words only.", cites: []}
disputes:
  - {id: d1, title: "Lee vs. Smith", sides: [[lee], [smith]], about: free}
statements:
  - {id: free, text: Buses should be free., thesis: true, at: [I.1, II.2]}
  - {id: rides, text: Rides doubled., kind: evidence, held: [{by: lee, via: smith}], at: [II.2], notes: [1, 2]}
  - {id: gates, text: The gates count twice., kind: assumption, held: [{by: lee, stance: denies}], at: [II.3], group: I, tags: [x], remark: Hm.}
steps:
  - {for: free, because: [rides]}
  - {id: u, against-step: st-1, because: [gates], scheme: S, label: L}
`

func TestLoad(t *testing.T) {
	s, err := sample.Load("buses.yaml", []byte(text), []byte(works))
	if err != nil {
		t.Fatal(err)
	}
	if found := argmap.Validate(s); len(found) > 0 {
		t.Fatal(found)
	}
	rides, _ := s.Statement("rides")
	if rides.Group != "II. Rides" || rides.Holdings[0] != (argmap.Holding{Voice: "lee", Stance: argmap.Asserts, Through: "smith"}) {
		t.Errorf("rides is %+v", rides)
	}
	gates, _ := s.Statement("gates")
	if gates.Group != "I. Introduction" || gates.Kind != argmap.Assumption || gates.Note != "Hm." || gates.Holdings[0].Stance != argmap.Denies {
		t.Errorf("gates is %+v", gates)
	}
	free, _ := s.Statement("free")
	if !free.Thesis || free.Holdings[0].Voice != "smith" {
		t.Errorf("free is %+v", free)
	}
	u, _ := s.Argument("u")
	if !u.IsUndercut() || u.Target.ID != "st-1" || u.Label != "L" || u.Scheme != "S" {
		t.Errorf("the undercut is %+v", u)
	}
	if src := s.Sources()[0]; src.Title != "Buses" || src.Item != "smith2001" {
		t.Errorf("the source is %+v", src)
	}
}

func TestCitations(t *testing.T) {
	s, err := sample.Load("buses.yaml", []byte(text), []byte(works))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, c := range s.Citations() {
		got[c.Of.ID] += string(c.Item) + " " + string(c.Passage) + " " + c.Locator + " " + string(rune('0'+c.Note)) + "; "
	}
	want := map[string]string{
		"free":  " p-I.1  0;  p-II.2  0; ",
		"rides": "lee2019 p-II.2 7-9 1; smith2001 p-II.2  1;  p-II.2  2; ",
		"gates": " p-II.3  0; ",
	}
	for of, w := range want {
		if got[of] != w {
			t.Errorf("%s cites %q, want %q", of, got[of], w)
		}
	}
	var order []string
	for _, p := range s.Passages() {
		order = append(order, string(p.ID))
	}
	if strings.Join(order, " ") != "p-I.1 p-II.2 p-II.3" {
		t.Errorf("passages are %v", order)
	}
}

func TestErrorsNameTheLine(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"thesis: true", "thesus: true", `buses.yaml, line 15: there is no field "thesus" here`},
		{"because: [rides]", "because: [ride]", `line 19: there is no statement "ride"; correct the name`},
		{"kind: evidence", "kind: proof", `line 16: a statement is a claim, evidence or an assumption; "proof" is none`},
		{"notes: [1, 2]", "notes: [1, 3]", "line 16: there is no note 3"},
		{"at: [II.3]", "at: [II]", `line 17: "II" is not a place; write it as SECTION.PARAGRAPH`},
		{"at: [II.3]", "at: [IV.3]", `line 17: there is no section "IV"`},
		{"{n: 2,", "{n: 1,", "line 11: note 1 is there twice"},
		{"item: lee2019", "item: lee", `line 10: there is no work "lee"`},
		{"id: gates", "id: rides", `line 17: the statement id "rides" is there twice`},
		{"by: lee, via", "by: li, via", `line 16: there is no voice "li"`},
		{"is: reader", "is: judge", `line 7: a voice is the author`},
		{"against-step: st-1", "against-step: st-7", `line 20: there is no step "st-7"`},
		{"{for: free,", "{for: free, against: rides,", "line 19: a step has one of for, against"},
		{"sides: [[lee], [smith]]", "sides: [[lee]]", "line 13: a dispute has two sides, this one has 1"},
		{"about: free", "about: fee", `line 13: there is no statement "fee"`},
		{"n: 2", "n: two", "line 11: `two` is not what belongs here"},
		{"voices:", "voices: ]", "this is not YAML"},
		{"- {id: lee, name: Lee}", `- {id: lee, name: ""}`, "is empty"},
	} {
		_, err := sample.Load("buses.yaml", []byte(strings.Replace(text, c.old, c.new, 1)), []byte(works))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.new, err, c.want)
		}
	}
	if _, err := sample.Load("x.yaml", nil, []byte(works)); err == nil || !strings.Contains(err.Error(), "is empty") {
		t.Errorf("an empty file gives %v", err)
	}
	if _, err := sample.Load("x.yaml", []byte(text), []byte("{")); err == nil || !strings.Contains(err.Error(), "the works of x.yaml") {
		t.Errorf("bad works give %v", err)
	}
}

func TestSameEveryTime(t *testing.T) {
	a, err := sample.Load("a", []byte(text), []byte(works))
	if err != nil {
		t.Fatal(err)
	}
	b, err := sample.Load("b", []byte(text), []byte(works))
	if err != nil || !argmap.Equal(a, b) {
		t.Errorf("two loads differ (%v)", err)
	}
}
