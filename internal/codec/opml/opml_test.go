package opml_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/codec"
	"warrant/internal/codec/codectest"
	"warrant/internal/codec/opml"
	"warrant/internal/codec/outline"
)

func TestRandomMaps(t *testing.T) { codectest.Random(t, opml.Format, 200) }

func losses(r codec.Report) string {
	var b strings.Builder
	for _, l := range r {
		b.WriteString(l.String() + "\n")
	}
	return b.String()
}

// TestForeign reads an outline of another program, in another encoding and with HTML in its texts.
func TestForeign(t *testing.T) {
	data, err := os.ReadFile("testdata/market.opml")
	if err != nil {
		t.Fatal(err)
	}
	in := codec.Input{Name: "market.opml", Data: data}
	if !opml.Format.Known(in) {
		t.Error("it is not known as OPML")
	}
	s, report, err := opml.Format.Read(in)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := outline.Write(&b, s, outline.Options{}); err != nil || b.String() != wantMap {
		t.Errorf("%v, got\n%s", err, b.String())
	}
	if got := losses(report); got != wantLosses {
		t.Errorf("got\n%s", got)
	}
	st := s.Statements()[1]
	if st.Note != "All three said so.\nIn May." || strings.Join(st.Tags, "|") != "trade|town" {
		t.Errorf("the note is %q, the tags are %q", st.Note, st.Tags)
	}
	codectest.Again(t, opml.Format, "market.opml", s)
}

const wantMap = `Marché & square
5 statements, 3 arguments

1  Thesis [The text] The market should stay on the square
2    + Reason [The owners, Marsh denies] It draws people in, as the café owners say
3    + Evidence [The text] Fish & chips sell best
4    − Counterargument [The text] The lorries block x<y
5  Unattached [The text] A thought apart
`

const wantLosses = `line 12, approximated: the link of an entry. It is in the note of the statement.
line 5, dropped: <ownerEmail>. It says nothing that a map has a place for.
line 6, dropped: <expansionState>. It says nothing that a map has a place for.
line 9, dropped: the attribute created. It says nothing that a map has a place for.
line 10, dropped: formatting, lists and pictures in texts. It says nothing that a map has a place for.
line 12, dropped: the attribute type. It says nothing that a map has a place for.
line 14, dropped: the attribute isComment. It says nothing that a map has a place for.
`

// TestHostile holds that texts which a reader could take for HTML or XML are text.
func TestHostile(t *testing.T) {
	tx := argmap.Begin(argmap.New("<script>alert(1)</script>", argmap.Voice{ID: "r", Name: `"Reader"`}))
	texts := []string{"<script>alert(1)</script>", "<img src=x\nonerror=alert(1)>", `"/><outline text="x`, "&lt;b&gt; & &amp;", "x<y and y>z", "a < b", "<b>\n\n  c  d"}
	for i, text := range texts {
		tx.Put(argmap.Statement{ID: argmap.StatementID(rune('a' + i)), Kind: argmap.Claim, Text: text, Note: text, Group: codec.Line(text),
			Holdings: []argmap.Holding{{Voice: "r", Stance: argmap.Asserts}}, Rank: argmap.Rank(string(rune('a' + i)))})
	}
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	data, report, err := opml.Format.Write(s)
	if err != nil || len(report) > 0 {
		t.Fatal(err, losses(report))
	}
	for _, bad := range []string{`text="&lt;s`, `text="&lt;i`, `_note="&lt;`, "<script", "<img"} {
		if bytes.Contains(data, []byte(bad)) {
			t.Errorf("there is %s in\n%s", bad, data)
		}
	}
	again, _, err := opml.Format.Read(codec.Input{Data: data})
	if err != nil {
		t.Fatal(err)
	}
	for i, st := range again.Statements() {
		if st.Text != texts[i] || st.Note != texts[i] || st.Group != codec.Line(texts[i]) {
			t.Errorf("%q came back as %q, its note as %q, its section as %q", texts[i], st.Text, st.Note, st.Group)
		}
	}
}

func TestFaults(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"<opml>\n<body><outline text=\"a\">", "line 2: this is not XML: unexpected EOF"},
		{"<opml><body/></opml>", "there is no entry in it, so there is nothing to map"},
		{"<map/>", "line 1: this is no OPML: it begins with <map>, not with <opml>"},
		{"<opml>" + strings.Repeat(`<outline text="a">`, codec.MaxDepth+11), "line 1: elements are nested more than 10000 deep here, which no list is"},
	} {
		if _, _, err := opml.Format.Read(codec.Input{Data: []byte(c.text)}); err == nil || err.Error() != c.want {
			t.Errorf("%.60s: %v, want %s", c.text, err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	data, err := os.ReadFile("testdata/market.opml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(`<opml><body><outline text="&lt;p>a&amp;amp;&lt;br>" id="a" same="b" source="x" page2="3" footnote2="0"><outline id="b" same="a" role="undercut" label="l"/><outline role="copremise" voice="A, denies, through B; ;\;"/></outline></body></opml>`))
	f.Fuzz(func(t *testing.T, data []byte) { codectest.Odd(t, opml.Format, data) })
}
