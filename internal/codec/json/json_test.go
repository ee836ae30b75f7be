package json_test

import (
	"bytes"
	stdjson "encoding/json"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec/json"
)

func TestRoundTrip(t *testing.T) {
	for seed := range uint64(500) {
		s := randomMap(t, seed)
		if seed%5 == 0 { // another generator thinks of other things
			s = argmaptest.Random(rand.New(rand.NewPCG(seed, 2)), 40)
		}
		text, err := json.Encode(s)
		if err != nil {
			t.Fatal(err)
		}
		back, notes, err := json.Decode(text)
		if err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, text)
		}
		if len(notes) > 0 {
			t.Fatalf("seed %d: notes %v", seed, notes)
		}
		if !argmap.Equal(s, back) {
			for _, e := range argmap.Diff(s, back).Edits() {
				t.Errorf("seed %d:\n%#v\n%#v", seed, e.From, e.To)
			}
			t.FailNow()
		}
		again, _ := json.Encode(back)
		if !bytes.Equal(text, again) {
			t.Fatalf("seed %d: written again it reads otherwise", seed)
		}
	}
}

// small is a map as somebody would write it by hand.
const small = `{
  "format": "warrant-json", "version": 1,
  "title": "Buses",
  "voices": [
    {"id": "r", "name": "Reader", "role": "reader"},
    {"id": "l", "name": "Lee"}
  ],
  "statements": [
    {"id": "free", "text": "Buses should be free.", "thesis": true, "voice": "Reader"},
    {"id": "rides", "text": "Rides doubled.", "kind": "evidence",
     "holdings": [{"voice": "l", "stance": "asserts"}]},
    {"id": "gates", "text": "The gates count twice.", "voice": "Reader"}
  ],
  "arguments": [
    {"id": "a", "polarity": "pro", "premises": ["rides"], "target": {"kind": "statement", "id": "free"}},
    {"id": "u", "polarity": "con", "premises": ["gates"], "target": {"kind": "argument", "id": "a"}}
  ],
  "disputes": [{"id": "d", "title": "Lee vs. all", "sides": [["l"], ["r"]], "statement": "free"}],
  "bibliography": [{"id": "lee", "type": "book", "issued": {"date-parts": [[2001]]}, "DOI": "10.1/x"}],
  "citations": [{"id": "c", "of": {"kind": "statement", "id": "rides"}, "item": "lee", "locator": "7", "note": 3}]
}`

func TestByHand(t *testing.T) {
	s, notes, err := json.Decode([]byte("\uFEFF" + small))
	if err != nil || len(notes) > 0 {
		t.Fatal(err, notes)
	}
	if got := s.Statements(); got[0].ID != "free" || got[1].ID != "rides" || got[2].ID != "gates" || got[2].Kind != argmap.Claim {
		t.Errorf("the statements are not in the order of the file: %+v", got)
	}
	if work, _ := s.Item("lee"); work.Issued.Year != 2001 || work.More != `{"DOI":"10.1/x"}` {
		t.Errorf("the work is %+v", work)
	}
	if role := s.Outline().Role("gates"); role != argmap.RoleUndercut {
		t.Errorf("gates is %s", role)
	}
}

func TestNotes(t *testing.T) {
	text := strings.Replace(small, `"kind": "evidence"`, `"kind": "evidence", "voice": "Bob", "role": "Rebuttal"`, 1)
	_, notes, err := json.Decode([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`statements[1].voice: The file says "Bob", the first of the holdings is by "Lee"; the holdings count.`,
		`statements[1].role: The file says "Rebuttal", by its arguments the statement is "Evidence"; the arguments count.`,
	}
	if len(notes) != 2 || notes[0].String() != want[0] || notes[1].String() != want[1] {
		t.Errorf("notes are %v", notes)
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{`"title": "Buses",`, `"title": "Buses"`, `line 4, column 3: this is not JSON: invalid character '"' after object key:value pair; mend`},
		{`"version": 1`, `"version": 2`, "line 2, column 40, version: the file has version 2 of the format and was written by a newer program"},
		{`"version": 1,`, ``, `does not say "version": 1; add it`},
		{`warrant-json`, `other`, `this is not a map: it does not say "format": "warrant-json"`},
		{`"title": "Buses"`, `"titel": "Buses"`, `line 3, column 12: there is no field "titel" here; correct its name or take it out`},
		{`"title": "Buses"`, `"title": 3`, `line 3, column 12, title: this should be text, not a number`},
		{`"title": "Buses"`, `"title": "a", "title": "b"`, `the key "title" is there twice in one object; take one out`},
		{`"thesis": true`, `"thesus": true`, `line 9, column 63, statements[0]: there is no field "thesus" here`},
		{`"kind": "evidence"`, `"kind": "proof"`, `statements[1].kind: "proof" is not known here; write claim, evidence or assumption`},
		{`[{"voice": "l",`, `[{"voice": "x",`, `line 11, column 29, statements[1].holdings[0].voice: there is no voice "x"; add it or correct the name`},
		{`"asserts"`, `"thinks"`, `statements[1].holdings[0].stance: "thinks" is not known here; write asserts, denies or reports`},
		{`"id": "rides"`, `"id": "free"`, `statements[1].id: the id "free" is already that of statements[0]; give each statement an id of its own`},
		{`"premises": ["rides"]`, `"premises": ["rode"]`, `arguments[0].premises[0]: there is no statement "rode"`},
		{`"premises": ["rides"], `, ``, `arguments[0]: An argument needs at least one premise.`},
		{`{"kind": "argument", "id": "a"}`, `{"kind": "argument", "id": "b"}`, `arguments[1].target: there is no argument "b"`},
		{`{"kind": "argument", "id": "a"}`, `{"kind": "argument", "id": "u"}`, `go round in a circle`},
		{`{"kind": "argument", "id": "a"}`, `{"kind": "voice", "id": "l"}`, `arguments[1].target.kind: "voice" is not known here; write statement or argument`},
		{`"gates", "text": "The gates count twice.", "voice": "Reader"`, `"gates", "text": "x"`, `statements[2]: nobody holds this statement; add "holdings"`},
		{`"gates", "text": "The gates count twice.", "voice": "Reader"`, `"gates", "text": "x", "voice": "Rider"`, `statements[2].voice: no voice has the name "Rider"`},
		{`"gates", "text": "The gates count twice."`, `"gates"`, `statements[2]: the field "text" is missing; add it`},
		{`[["l"], ["r"]]`, `[["l"]]`, `disputes[0].sides: a dispute has two sides, this one has 1`},
		{`[["l"], ["r"]]`, `[["l"], ["l"]]`, `disputes[0]: A voice cannot stand on both sides`},
		{`"note": 3`, `"note": "3"`, `citations[0].note: this should be a number, not text`},
		{`"note": 3`, `"note": 3.5`, `citations[0].note: 3.5 is no whole number`},
		{`"item": "lee"`, `"item": "leo"`, `citations[0].item: there is no item "leo"`},
		{`"issued": {`, `"issued": [{`, `this is not JSON`},
		{`{"date-parts": [[2001]]}`, `7`, `bibliography[0]: "lee": "issued" should be a date`},
		{`"name": "Lee"`, `"name": "Lee", "rank": "0"`, `voices[1].rank: "0" is no rank`},
		{`"role": "reader"`, `"role": "author"`, `exactly one`},
		{`"text": "Buses should be free."`, `"text": " "`, `statements[0]: The text of statement/free is empty.`},
		{`"disputes": [{`, `"disputes": [3, {`, `disputes[0]: this should be an object in braces, not a number`},
		{`"Rides doubled."`, "\"Rides \xff\"", `line 10, column 36: this is not UTF-8`},
	} {
		text := strings.Replace(small, c.old, c.new, 1)
		if text == small {
			t.Fatalf("%s is not in the file", c.old)
		}
		_, _, err := json.Decode([]byte(text))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s:\n got %v\nwant %s", c.new, err, c.want)
		}
	}
}

func TestOddFiles(t *testing.T) {
	for text, want := range map[string]string{
		"":                             "the file is empty",
		"  \n":                         "the file is empty",
		"[]":                           "this should be an object in braces, not a list",
		"null":                         "this should be an object in braces, not null",
		"{}":                           "this is not a map",
		strings.Repeat("[", 1_000_000): "exceeded max depth",
		`{"format": "warrant-json", "version": 1, "title": ""}`:                                         "no voice for the reader",
		`{"format": "warrant-json", "version": 1, "statements": [` + strings.Repeat("1,", 5000) + `1]}`: "and 90 more faults",
	} {
		if _, _, err := json.Decode([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.30q gives %v, want %s", text, err, want)
		}
	}
	if _, _, err := json.Decode(make([]byte, json.MaxSize+1)); err == nil || !strings.Contains(err.Error(), "larger than 256 MiB") {
		t.Errorf("a huge file gives %v", err)
	}
}

func TestTopKeys(t *testing.T) {
	text, err := json.Encode(argmap.New("T", argmap.Voice{ID: "r", Name: "Reader"}))
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]stdjson.RawMessage
	if err := stdjson.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	for _, key := range strings.Fields("title voices statements arguments disputes sources passages bibliography citations comments views") {
		if v, ok := got[key]; !ok || string(v) == "null" {
			t.Errorf("%s is %s", key, v)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(small))
	for seed := range uint64(5) {
		text, err := json.Encode(randomMap(f, seed))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		s, _, err := json.Decode(text)
		if err != nil {
			return
		}
		out, err := json.Encode(s)
		if err != nil {
			t.Fatal(err)
		}
		back, _, err := json.Decode(out)
		if err != nil {
			t.Fatalf("what was written is not read: %v\n%s", err, out)
		}
		if !argmap.Equal(s, back) {
			t.Fatalf("another map came back:\n%s", out)
		}
	})
}

// TestDocument reads the example of the schema's document, and holds that the document names every field.
func TestDocument(t *testing.T) {
	data, err := os.ReadFile("../../../docs/json-schema.md")
	if err != nil {
		t.Fatal(err)
	}
	doc := string(data)
	_, example, _ := strings.Cut(doc, "```json\n")
	example, _, _ = strings.Cut(example, "```")
	s, notes, err := json.Decode([]byte(example))
	if err != nil || len(notes) > 0 || s.Count(argmap.KindArgument) != 2 {
		t.Errorf("the example gives %v, %v", err, notes)
	}
	text, err := json.Encode(randomMap(t, 3))
	if err != nil {
		t.Fatal(err)
	}
	var top map[string]any
	if err := stdjson.Unmarshal(text, &top); err != nil {
		t.Fatal(err)
	}
	delete(top, "bibliography") // its fields are those of CSL-JSON
	for _, key := range keysIn(top) {
		if !strings.Contains(doc, "`"+key+"`") && !strings.Contains(doc, key+",") && !strings.Contains(doc, " "+key+"}") {
			t.Errorf("the document does not name %s", key)
		}
	}
}

// keysIn returns all keys of objects in v.
func keysIn(v any) []string {
	var out []string
	switch v := v.(type) {
	case map[string]any:
		for key, in := range v {
			out = append(out, key)
			if key != "foreign" { // what is in there is not ours to name
				out = append(out, keysIn(in)...)
			}
		}
	case []any:
		for _, in := range v {
			out = append(out, keysIn(in)...)
		}
	}
	return out
}
