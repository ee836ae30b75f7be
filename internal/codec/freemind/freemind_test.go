package freemind_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/codec"
	"warrant/internal/codec/codectest"
	"warrant/internal/codec/freemind"
	"warrant/internal/codec/outline"
)

func TestRandomMaps(t *testing.T) { codectest.Random(t, freemind.Format, 200) }

func shown(t *testing.T, s *argmap.Snapshot) string {
	t.Helper()
	var b bytes.Buffer
	if err := outline.Write(&b, s, outline.Options{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func losses(r codec.Report) string {
	var b strings.Builder
	for _, l := range r {
		b.WriteString(l.String() + "\n")
	}
	return b.String()
}

// TestForeign reads a mind map as people draw them, with all that is not quite XML in it.
func TestForeign(t *testing.T) {
	data, err := os.ReadFile("testdata/garden.mm")
	if err != nil {
		t.Fatal(err)
	}
	in := codec.Input{Name: "garden.mm", Data: data}
	if !freemind.Format.Known(in) {
		t.Error("it is not known as a mind map")
	}
	s, report, err := freemind.Format.Read(in)
	if err != nil {
		t.Fatal(err)
	}
	if got := shown(t, s); got != wantMap {
		t.Errorf("got\n%s", got)
	}
	if got := losses(report); got != wantLosses {
		t.Errorf("got\n%s", got)
	}
	st, _ := s.Statement("ID_2")
	if want := "Said at the meeting,\nand again later.\n\nÜber 30 people."; st.Note != want {
		t.Errorf("the note is %q", st.Note)
	}
	codectest.Again(t, freemind.Format, "garden.mm", s)
}

const wantMap = `The school should keep its garden
6 statements, 6 arguments

1  Thesis [The text] The school should keep its garden
2    + Reason [Marsh, Ellen] Children eat what they grow – café & all {Minutes of the school board, pp. 12–13}
3      + Evidence [The text] The cook says so.
4      − Counterargument [The text] Water costs too much
         − Step: 2 premises
5          • Rebuttal [The text] Rain is free
6          • Rebuttal [The text] and the barrels are there
     − Counterargument → see 4 Water costs too much
     + Reason → see 5 Rain is free
`

const wantLosses = `line 41, approximated: the details of a node (ID_5). They are in the note of the statement.
line 36, approximated: the link of a node (ID_4). It is in the note of the statement.
line 36, dropped: the icon idea. It says nothing that a map has a place for.
line 3, dropped: what is said of the whole mind map in <attribute_registry>. It says how the mind map looks, or when it was made; a map is laid out anew.
line 4, dropped: the attribute CREATED of nodes. It says how the mind map looks, or when it was made; a map is laid out anew.
line 4, dropped: the attribute MODIFIED of nodes. It says how the mind map looks, or when it was made; a map is laid out anew.
line 5, dropped: the hook MapStyle. It says how the mind map looks, or when it was made; a map is laid out anew.
line 10, dropped: the attribute POSITION of nodes, 2 times. It says how the mind map looks, or when it was made; a map is laid out anew.
line 10, dropped: the attribute FOLDED of nodes. It says how the mind map looks, or when it was made; a map is laid out anew.
line 11, dropped: formatting, lists and pictures in texts, 2 times. It says how the mind map looks, or when it was made; a map is laid out anew.
line 31, dropped: <font> of nodes. It says how the mind map looks, or when it was made; a map is laid out anew.
line 39, approximated: an arrow (ID_4). It is marked as one against; it became an objection.
line 40, dropped: an arrow (ID_4). It leads to "ID_9", which is no entry.
line 10, dropped: the attribute "colour of the pen". It says nothing that a map has a place for there.
`

// TestHostile holds that texts which the programs would take for a formula, for HTML or for XML are text.
func TestHostile(t *testing.T) {
	tx := argmap.Begin(argmap.New("=1+1", argmap.Voice{ID: "r", Name: "Reader"}))
	texts := []string{"=node.map.file.delete()", "<html><script>alert(1)</script>\nand more", `"/><node TEXT="x`, `\latex \input{x}`, "]]> & <b>", "a\nb\tc"}
	for i, text := range texts {
		tx.Put(argmap.Statement{ID: argmap.StatementID(rune('a' + i)), Kind: argmap.Claim, Text: text, Note: text, Group: codec.Line(text),
			Holdings: []argmap.Holding{{Voice: "r", Stance: argmap.Asserts}}, Rank: argmap.Rank(string(rune('a' + i)))})
	}
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	data, _, err := freemind.Format.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{`"=`, "<script", `"\`, "<p>=", "\n=", `TEXT="&lt;html`} {
		if bytes.Contains(data, []byte(bad)) {
			t.Errorf("there is %s in\n%s", bad, data)
		}
	}
	again, _, err := freemind.Format.Read(codec.Input{Data: data})
	if err != nil {
		t.Fatal(err)
	}
	for i, st := range again.Statements() {
		if st.Text != texts[i] || strings.ReplaceAll(st.Note, "    ", "\t") != texts[i] || st.Group != codec.Line(texts[i]) {
			t.Errorf("%q came back as %q, its note as %q, its section as %q", texts[i], st.Text, st.Note, st.Group)
		}
	}
}

func TestFaults(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"<map>\n<node TEXT=\"a\">", "line 2: this is not XML: unexpected EOF"},
		{"<map></map>", "there is no entry in it, so there is nothing to map"},
		{"<opml/>", "line 1: this is no mind map: it begins with <opml>, not with <map>"},
		{`<?xml version="1.0" encoding="klingon"?><map/>`, `line 1: its encoding "klingon" is not known here; save the file as UTF-8`},
		{"<map>" + strings.Repeat(`<node TEXT="a">`, codec.MaxDepth+11), "line 1: elements are nested more than 10000 deep here, which no list is"},
	} {
		if _, _, err := freemind.Format.Read(codec.Input{Data: []byte(c.text)}); err == nil || err.Error() != c.want {
			t.Errorf("%.60s: %v, want %s", c.text, err, c.want)
		}
	}
	s, report, err := freemind.Format.Read(codec.Input{Data: []byte("<?xml version='1.0' encoding='ISO-8859-1'?><map><node TEXT='\xdcber\x01'><node TEXT='b' ID='x' CONTENT_ID='y'/><node ID='y' CONTENT_ID='x'/></node></map>")})
	if err != nil {
		t.Fatal(err)
	}
	if s.Map().Title != "Über" || len(report) != 2 {
		t.Errorf("%q\n%s", s.Map().Title, losses(report))
	}
}

func FuzzRead(f *testing.F) {
	data, err := os.ReadFile("testdata/garden.mm")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(`<map><node TEXT="a"><attribute NAME="voices" VALUE="A, author; A, reader; B\, c"/><attribute NAME="role" VALUE="map"/><node ID="x"><node><attribute NAME="role" VALUE="copremise"/></node><node CONTENT_ID="x"/></node></node></map>`))
	f.Fuzz(func(t *testing.T, data []byte) { codectest.Odd(t, freemind.Format, data) })
}
