package sadface_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec"
	"warrant/internal/codec/codectest"
	"warrant/internal/codec/sadface"
)

func TestCorpus(t *testing.T) { codectest.Files(t, sadface.Format, "sadface/*.json") }

func TestRandomMaps(t *testing.T) { codectest.Random(t, sadface.Format, 300) }

// TestCounts compares a real document with the map made of it.
func TestCounts(t *testing.T) {
	data, err := os.ReadFile(argmaptest.Shared(t, "corpora", "sadface", "hangback.json"))
	if err != nil {
		t.Fatal(err)
	}
	var doc struct{ Nodes []struct{ Type, Name string } }
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, n := range doc.Nodes {
		count[n.Type+" "+n.Name]++
	}
	s, report, err := sadface.Format.Read(codec.Input{Name: "hangback.json", Data: data})
	if err != nil {
		t.Fatal(err)
	}
	tally := argmap.Tally(s)
	if tally.Statements != count["atom "] || tally.Pro != count["scheme support"] || tally.Con != count["scheme conflict"] || tally.CoPremises != 1 {
		t.Errorf("%+v, in the file %v", tally, count)
	}
	if len(report) != 3 { // the document's id and times
		t.Errorf("losses: %v", report)
	}
}

// TestAllComesBack: with its metadata a document holds all of a map, works, comments and disputes, too.
func TestAllComesBack(t *testing.T) {
	all := func(s *argmap.Snapshot) string {
		var comments []string
		for _, c := range s.Comments() {
			comments = append(comments, c.Of.Kind.String()+c.Author+c.Text+string(c.Status)+c.At.String())
		}
		slices.Sort(comments) // of steps they come after those of statements
		out := codectest.Told(s) + strings.Join(comments, "\n")
		for _, i := range s.Items() {
			out += i.Title + i.URL + i.More + "\n"
		}
		for _, d := range s.Disputes() {
			out += fmt.Sprintln(d.Title, len(d.Sides[0]), len(d.Sides[1]))
		}
		return out
	}
	for seed := range uint64(100) {
		s := codectest.Own(argmaptest.Random(rand.New(rand.NewPCG(seed, 3)), 1+int(seed)%30))
		data, _, err := sadface.Format.Write(s)
		if err != nil {
			t.Fatal(err)
		}
		got, _, err := sadface.Format.Read(codec.Input{Name: "x", Data: data})
		if err != nil {
			t.Fatal(err)
		}
		if was, is := all(s), all(got); was != is {
			t.Fatalf("map %d was\n%s\nand is\n%s", seed, was, is)
		}
	}
}

// TestSecondWritingIsTheSame: ids are made of the records, and a document that is read keeps them.
func TestSecondWritingIsTheSame(t *testing.T) {
	for seed := range uint64(50) {
		s := argmaptest.Random(rand.New(rand.NewPCG(seed, 9)), 20)
		first, _, err := sadface.Format.Write(s)
		if err != nil {
			t.Fatal(err)
		}
		again, _, _ := sadface.Format.Write(s)
		read, _, err := sadface.Format.Read(codec.Input{Name: "x", Data: first})
		if err != nil {
			t.Fatal(err)
		}
		third, _, _ := sadface.Format.Write(read)
		if !bytes.Equal(first, again) || !bytes.Equal(first, third) {
			t.Fatalf("map %d is written another way the second time", seed)
		}
	}
}

// ferry is a document of the newer dialect with all that the format has, written for this test.
const ferry = `{
"metadata":{"core":{"analyst_name":"Ida Holm","analyst_email":"ida@example.org","created":"2024-01-02T03:04:05","edited":"2024-01-02T03:04:05",
 "id":"11111111-1111-4111-8111-111111111111","version":"0.2","title":"The ferry","description":"Should it run at night?","notes":"Two hearings.",
 "claim":"a1000000-0000-4000-8000-000000000001"}},
"nodes":[
 {"id":"a1000000-0000-4000-8000-000000000001","type":"atom","text":"The ferry should run at night.","sources":[],"metadata":{"core":{}}},
 {"id":"a1000000-0000-4000-8000-000000000002","type":"atom","text":"Nurses work at night.","metadata":{"core":{},"org.example":{"colour":"red"}},
  "sources":[{"resource_id":"e1000000-0000-4000-8000-000000000001","text":"nurses work nights","offset":8,"length":18}]},
 {"id":"a1000000-0000-4000-8000-000000000003","type":"atom","text":"Nobody else can cross.","sources":[]},
 {"id":"a1000000-0000-4000-8000-000000000004","type":"atom","text":"There is a bridge.","sources":[{"resource_id":"e1000000-0000-4000-8000-000000000001","text":"the bridge","offset":3,"length":10}]},
 {"id":"a1000000-0000-4000-8000-000000000005","type":"atom","text":"The ferry should rest at night.","sources":[]},
 {"id":"b1000000-0000-4000-8000-000000000001","type":"inference","name":"Argument from Need","metadata":{"core":{}}},
 {"id":"b1000000-0000-4000-8000-000000000002","type":"conflict","name":"attack","metadata":{"core":{}}},
 {"id":"b1000000-0000-4000-8000-000000000003","type":"conflict","name":"disagree","metadata":{"core":{}}}],
"edges":[
 {"id":"1","source_id":"a1000000-0000-4000-8000-000000000002","target_id":"b1000000-0000-4000-8000-000000000001"},
 {"id":"2","source_id":"a1000000-0000-4000-8000-000000000003","target_id":"b1000000-0000-4000-8000-000000000001"},
 {"id":"3","source_id":"b1000000-0000-4000-8000-000000000001","target_id":"a1000000-0000-4000-8000-000000000001"},
 {"id":"4","source_id":"a1000000-0000-4000-8000-000000000004","target_id":"b1000000-0000-4000-8000-000000000002"},
 {"id":"5","source_id":"b1000000-0000-4000-8000-000000000002","target_id":"b1000000-0000-4000-8000-000000000001"},
 {"id":"6","source_id":"b1000000-0000-4000-8000-000000000003","target_id":"a1000000-0000-4000-8000-000000000001"},
 {"id":"7","source_id":"b1000000-0000-4000-8000-000000000003","target_id":"a1000000-0000-4000-8000-000000000005"}],
"resources":[{"id":"e1000000-0000-4000-8000-000000000001","type":"text","content":"Many of nurses work nights, says Å. There was no bridge.",
 "metadata":{"core":{"url":"https://example.org/hearing","author":"Holm, Ida and Harbour Office","year":2023,"title":"The hearing","isbn":"123","shelf":"A 7"}}}]}`

func TestAllOfIt(t *testing.T) {
	s, report, err := sadface.Format.Read(codec.Input{Name: "ferry.json", Data: []byte(ferry)})
	if err != nil {
		t.Fatal(err)
	}
	if m := s.Map(); m.Title != "The ferry" || m.Description != "Should it run at night?\n\nNotes: Two hearings.\n\nAnalyst: Ida Holm <ida@example.org>" {
		t.Errorf("%+v", m)
	}
	thesis, _ := s.Statement("a1000000-0000-4000-8000-000000000001")
	step, _ := s.Argument("b1000000-0000-4000-8000-000000000001")
	undercut, _ := s.Argument("b1000000-0000-4000-8000-000000000002")
	if !thesis.Thesis || step.Scheme != "Argument from Need" || len(step.Premises) != 2 || !undercut.IsUndercut() || undercut.Target != step.Ref() {
		t.Errorf("%+v\n%+v\n%+v", thesis, step, undercut)
	}
	one, two := s.On(thesis.Ref()), s.On(argmap.StatementID("a1000000-0000-4000-8000-000000000005").Ref())
	if len(one) != 2 || len(two) != 1 || one[1].Polarity != argmap.Con || two[0].Premises[0] != thesis.ID {
		t.Errorf("the disagreement is %+v and %+v", one, two)
	}
	c := s.CitationsOf(argmap.StatementID("a1000000-0000-4000-8000-000000000002").Ref())
	p, _ := s.Passage(c[0].Passage)
	src, _ := s.Source(p.Source)
	work, _ := s.Item(src.Item)
	if p.Start != 8 || p.End != 26 || p.Prefix != "Many of " || p.Suffix != ", says Å. There was no bridge." || src.Title != "The hearing" {
		t.Errorf("%+v\n%+v", p, src)
	}
	if work.URL != "https://example.org/hearing" || len(work.Authors) != 2 || work.Authors[0].Family != "Holm" || work.Issued.Year != 2023 || work.More != `{"ISBN":"123"}` {
		t.Errorf("%+v", work)
	}
	want := []string{
		"the metadata \"created\", \"2024-01-02T03:04:05\"", "the metadata \"edited\", \"2024-01-02T03:04:05\"",
		"the metadata \"id\", \"11111111-1111-4111-8111-111111111111\"", "the metadata \"org.example\", {\"colour\":\"red\"}",
		"the words of a source", "a disagreement", "the metadata \"shelf\", \"A 7\"", "a text of 56 characters",
	}
	for i, l := range report {
		if i >= len(want) || l.What != want[i] {
			t.Errorf("loss %d: %v", i, l)
		}
	}
	if len(report) != len(want) {
		t.Errorf("%d losses, want %d", len(report), len(want))
	}
	if !sadface.Format.Known(codec.Input{Data: []byte(ferry)}) {
		t.Error("not known")
	}
	codectest.Again(t, sadface.Format, "ferry.json", s)
	data, _, err := sadface.Format.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{`"name": "disagree"`, `"notes": "Two hearings."`, `"analyst_email": "ida@example.org"`,
		`"author": "Holm, Ida and Harbour Office"`, `"isbn": "123"`} {
		if !bytes.Contains(data, []byte(part)) {
			t.Errorf("%s is not in it", part)
		}
	}
}

func TestFaults(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "the file is empty"},
		{"[]", "line 1: the file holds one array; a SADFace document is an object with nodes and edges"},
		{"{\n\"nodes\": [}", "line 2: this is not JSON: invalid character '}' looking for beginning of value; mend the file here or export it anew"},
		{"{\"nodes\":\n7}", "line 2: nodes is a number here, which it is in no SADFace document; mend the file here"},
		{`{"edges":[]}`, `there is no list of "nodes" in it; a SADFace document has one, be it empty`},
	} {
		if _, _, err := sadface.Format.Read(codec.Input{Data: []byte(c.text)}); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.text, err, c.want)
		}
	}
}

// TestRepairs: each line of a broken document costs what it says and nothing else.
func TestRepairs(t *testing.T) {
	s, report, err := sadface.Format.Read(codec.Input{Name: "x.json", Data: []byte(`{"nodes":[
{"id":"a","type":"atom","text":"A","sources":[{"resource_id":"nowhere","text":"q","offset":0,"length":1}, 7]},
{"id":"b","type":"atom","text":"B","sources":[{"resource_id":"r","text":"q","offset":-1,"length":1}],"metadata":{"warrant":{"kind":"guess","held":[{"by":"Lee","stance":"sings"},{}]}}},
{"id":"a","type":"atom","text":"another A"},
{"id":"c","type":"cluster"},
{"type":"atom","text":"no id"},
{"id":"p","type":"scheme","name":"Support"}, {"id":"q","type":"scheme","name":"Conflict"},
{"id":"x","type":"conflict"},{"id":"y","type":"conflict"},
{"id":"many","type":"inference","name":"Sign"}],
"edges":[{"id":"e1","source_id":"a","target_id":"b"},
{"id":"e2","source_id":"a","target_id":"nowhere"},
{"id":"e3","source_id":"a","target_id":"p"},{"id":"e4","source_id":"p","target_id":"b"},{"id":"e5","source_id":"p","target_id":"b"},
{"id":"e6","source_id":"b","target_id":"q"},{"id":"e7","source_id":"q","target_id":"p"},
{"id":"e8","source_id":"a","target_id":"x"},{"id":"e9","source_id":"x","target_id":"y"},
{"id":"e10","source_id":"b","target_id":"y"},{"id":"e11","source_id":"y","target_id":"x"},
{"id":"e12","source_id":"b","target_id":"many"},{"id":"e13","source_id":"many","target_id":"a"},{"id":"e14","source_id":"many","target_id":"b"}],
"resources":[{"id":"r","type":"film","content":""}]}`)})
	if err != nil {
		t.Fatal(err)
	}
	tally := argmap.Tally(s)
	if tally.Statements != 2 || tally.Pro != 2 || tally.Undercuts != 1 || tally.Con != 1 || len(report) != 17 {
		t.Errorf("%+v, %d losses:\n%v", tally, len(report), report)
	}
	if l := report[len(report)-1]; l.Line != 17 {
		t.Errorf("the line of the last loss is %d, want 17", l.Line)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(ferry))
	f.Add([]byte(`{"nodes":[{"id":"a","type":"atom","text":"A"},{"id":"x","type":"conflict"},{"id":"y","type":"conflict"}],"edges":[{"source_id":"a","target_id":"x"},{"source_id":"x","target_id":"y"},{"source_id":"y","target_id":"x"}],"metadata":{"warrant":{"voices":["Reader",""],"author":"Reader","reader":"Lee","comments":[{"text":"x","at":"never"}],"disputes":[{"title":"t","statement":"a","sides":[["a"],["a"]]}]}}}`))
	f.Fuzz(func(t *testing.T, data []byte) { codectest.Odd(t, sadface.Format, data) })
}

func TestOddTexts(t *testing.T) { codectest.OddTexts(t, sadface.Format) }
