package mup_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/codec"
	"warrant/internal/codec/codectest"
	"warrant/internal/codec/mup"
)

// decorated writes files that have attributes and keys which a map has no word for wherever they can stand, in the order in
// which this program writes, so that they have to come back byte for byte.
type decorated struct {
	strings.Builder
	*rand.Rand
	ids, notes, kept int
}

// value returns some JSON, of every kind.
func (d *decorated) value(depth int) string {
	n := d.IntN(12)
	if depth > 3 {
		n = d.IntN(8)
	}
	switch n {
	case 8, 9:
		return "[" + d.value(depth+1) + "," + d.value(depth+1) + "]"
	case 10, 11:
		return fmt.Sprintf(`{"z":%s,"a b":%s}`, d.value(depth+1), d.value(depth+1))
	}
	return []string{"null", "true", "false", "0", "-1.50", "6.02e23", `""`, `"<b>&amp;\u0041\/\"\n é 🚍"`}[n]
}

// more returns members of an object that nobody knows, or nothing; each begins with a comma.
func (d *decorated) more(keys ...string) string {
	var out string
	for _, k := range keys {
		if d.IntN(3) == 0 {
			d.kept++
			out += fmt.Sprintf(",%q:%s", k, d.value(0))
		}
	}
	return out
}

// attr writes attributes, the known ones first, and what else an idea has.
func (d *decorated) attr(known string) {
	fmt.Fprintf(d, `,"attr":{%s}%s`, strings.TrimPrefix(known+d.more("style", "icon", "measurements", "ünknown", ""), ","), d.more("odd", "x"))
}

func (d *decorated) claim(depth int, known string) {
	d.ids++
	fmt.Fprintf(d, `{"id":%d,"title":"Claim %d"`, d.ids, d.ids)
	if d.IntN(4) == 0 {
		d.notes++
		known = fmt.Sprintf(`,"note":{"index":%d,"text":"Note"%s}`, d.notes, d.more("author", "at")) + known
	}
	if d.IntN(6) == 0 {
		known += `,"attachment":{"contentType":"image/png","content":"AAAA"}`
	}
	d.attr(known)
	if depth > 0 && d.IntN(3) > 0 {
		d.WriteString(`,"ideas":{"1":`)
		d.group(depth)
		d.WriteString(`,"2":`)
		d.group(depth)
		d.WriteByte('}')
	}
	d.WriteByte('}')
}

func (d *decorated) group(depth int) {
	d.ids++
	known := fmt.Sprintf(`,"group":%q,"contentLocked":true`, []string{"supporting", "opposing"}[d.IntN(2)])
	if line := d.more("width", "colour", "from"); line != "" {
		known += `,"parentConnector":{` + line[1:] + []string{"", `,"label":"because"`}[d.IntN(2)] + "}"
	}
	fmt.Fprintf(d, `{"id":%d,"title":"group"`, d.ids)
	d.attr(known)
	d.WriteString(`,"ideas":{"1":`)
	d.claim(depth-1, "")
	d.WriteString(`,"2":`)
	d.claim(depth-1, `,"parentConnector":{"width":1.5}`)
	d.WriteString("}}")
}

// file writes a map with a thesis, two detached claims and, if asked, a link from the second to the thesis.
func (d *decorated) file(link bool) string {
	d.WriteString(`{"formatVersion":3,"id":"root","title":"Made"`)
	if top := d.more("theme", "measurements-config", "storyboards"); top != "" {
		fmt.Fprintf(d, `,"attr":{%s}`, top[1:])
	}
	d.WriteString(d.more("odd", "x") + `,"ideas":{"1":`)
	d.claim(3, "")
	d.WriteString(`,"2":`)
	d.claim(1, `,"position":{"x":-10.5,"y":20,"priority":1}`)
	last := d.ids + 1
	d.WriteString(`,"3":`)
	d.claim(0, `,"position":{"y":1,"x":2}`)
	d.WriteByte('}')
	if link {
		fmt.Fprintf(d, `,"links":[{"ideaIdFrom":%d,"ideaIdTo":1,"attr":{"arrow":true%s,"label":"so"}%s}]`, last, d.more("style", "z"), d.more("odd"))
	}
	d.WriteString("}\n")
	return d.String()
}

// TestKept holds that all that a map has no word for is kept, not reported, and written again byte for byte.
func TestKept(t *testing.T) {
	kept := 0
	for seed := range uint64(300) {
		d := decorated{Rand: rand.New(rand.NewPCG(seed, 3))}
		file := d.file(seed%2 == 1)
		kept += d.kept
		in := codec.Input{Name: fmt.Sprint("made ", seed), Data: []byte(file)}
		s, report, err := mup.Format.Read(in)
		if err != nil || len(report) != int(seed%2) {
			t.Fatalf("%v, %v\n%s", err, report, file)
		}
		written, report, err := mup.Format.Write(s)
		if err != nil || len(report) > 0 || string(written) != file {
			t.Fatalf("%v, %v; of\n%s\ncame\n%s", err, report, file, written)
		}
		codectest.Again(t, mup.Format, in.Name, s)
	}
	if kept < 3000 {
		t.Errorf("only %d attributes were made", kept)
	}
}

// TestNotKept holds that what no map can hold is dropped by name, and the rest is kept.
func TestNotKept(t *testing.T) {
	long := `"` + strings.Repeat("x", argmap.MaxForeign/3) + `"`
	for _, c := range []struct{ attr, want, foreign string }{
		{`"a":{"b":1,"b":2},"c":1`, `line 1, dropped: the attribute a (1). It has the key "b" twice in one object.`, `{"mup":{"attr":{"c":1}}}`},
		{`"a":` + strings.Repeat("[", 99) + strings.Repeat("]", 99) + `,"c":1`, `line 1, dropped: the attribute a (1). It is nested more than 100 deep.`, `{"mup":{"attr":{"c":1}}}`},
		{`"c":1,"c":2`, "", `{"mup":{"attr":{"c":2}}}`},
		{`"a":"` + strings.Repeat("x", argmap.MaxForeign) + `"`, `line 1, dropped: the attribute a (1). It is longer than 256 KiB.`, ""},
		{`"a":` + long + `,"b":` + long + `,"c":` + long + `,"d":1`, `line 1, dropped: the attribute c (1). It is too long together with the others.`, ""},
		{"\"a\":\"\u007f\"", "", `{"mup":{"attr":{"a":"\u007f"}}}`},
	} {
		s, report, err := mup.Format.Read(codec.Input{Data: []byte(`{"formatVersion":3,"id":"root","title":"x","ideas":{"1":{"id":1,"title":"A","attr":{` + c.attr + `}}}}`)})
		if err != nil {
			t.Fatalf("%.80s: %v", c.attr, err)
		}
		said := ""
		for _, l := range report {
			said += l.String()
		}
		st, _ := s.Statement("1")
		if said != c.want || c.foreign != "" && string(st.Foreign) != c.foreign {
			t.Errorf("%.80s: %s; %.200s", c.attr, said, st.Foreign)
		}
	}
}

// TestOutOfPlace holds that what was kept and does not fit any more, or was put there by hand, is dropped by name and changes
// nothing else in the file.
func TestOutOfPlace(t *testing.T) {
	b := codec.NewBuilder(argmap.Map{Title: "Buses"})
	b.Put(argmap.Map{Title: "Buses", Foreign: `{"mup":{"keys":{"formatVersion":1,"links":[7],"odd":1}}}`})
	b.Statement(argmap.Statement{ID: "1", Text: "Buses should stay free.", Thesis: true,
		Foreign: `{"mup":{"attr":{"group":"opposing","position":{"x":1},"note":{"at":1},"style":1}}}`})
	b.Statement(argmap.Statement{ID: "2", Text: "They are full.", Note: "At noon.",
		Foreign: `{"mup":{"attr":{"sameAs":1,"styleNames":["sticky_note"],"collapsed":true,"note":{"text":"x"},"attachment":"y"},"keys":{"ideas":{}},"link":{}}}`})
	b.Step(argmap.Argument{ID: "3", Polarity: argmap.Con, Premises: []argmap.StatementID{"2"}, Target: argmap.StatementID("1").Ref(), Label: "so",
		Foreign: `{"mup":{"attr":{"group":"neutral","parentConnector":7,"contentLocked":false},"link":{"a":1}}}`})
	b.Statement(argmap.Statement{ID: "4", Text: "Fares are a tax.", Foreign: `{"freemind":{},"mup":"red"}`})
	s, _, err := b.Map()
	if err != nil {
		t.Fatal(err)
	}
	data, report, err := mup.Format.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, l := range report {
		said = append(said, fmt.Sprintf("%s %s: %s", l.Kind, l.Of, strings.TrimPrefix(l.What, "what only this format reads, ")))
	}
	const want = `dropped 4: what only the format freemind says of it
dropped map: formatVersion
dropped map: links
dropped 1: note
dropped 1: the place on the canvas
dropped 1: group
dropped 3: how its line across the map looks
dropped 3: group
dropped 3: parentConnector
dropped 3: contentLocked
dropped 2: link
dropped 2: note
dropped 2: attachment
dropped 2: sameAs
dropped 2: styleNames
dropped 2: collapsed
dropped 2: ideas
dropped 4: all of it
invented 4: the place of a statement on the canvas`
	if got := strings.Join(said, "\n"); got != want {
		t.Errorf("losses:\n%s", got)
	}
	const file = `{"formatVersion":3,"id":"root","title":"Buses","odd":1,"ideas":{` +
		`"1":{"id":1,"title":"Buses should stay free.","attr":{"style":1},"ideas":{` +
		`"1":{"id":3,"title":"group","attr":{"group":"opposing","contentLocked":true,"parentConnector":{"label":"so"}},"ideas":{` +
		`"1":{"id":2,"title":"They are full.","attr":{"note":{"index":1,"text":"At noon."}}}}}}},` +
		`"2":{"id":4,"title":"Fares are a tax.","attr":{"position":{"x":0,"y":600,"priority":1}}}}}` + "\n"
	if string(data) != file {
		t.Errorf("the file is\n%s", data)
	}
}

// TestLinks holds that a step that came from a link is one again as long as it is a reason of one premise that nothing bears
// on, and that else what only a link can say is named.
func TestLinks(t *testing.T) {
	s, _, err := mup.Format.Read(codec.Input{Data: []byte(`{"formatVersion":3,"id":"root","title":"x","ideas":{
"1":{"id":1,"title":"A","ideas":{"1":{"id":2,"title":"group","attr":{"group":"supporting"},"ideas":{"1":{"id":3,"title":"B"}}}}},
"2":{"id":4,"title":"C","attr":{"position":{"x":1}}}},
"links":[{"ideaIdFrom":4,"ideaIdTo":1,"attr":{"style":"dashed"}},{"ideaIdFrom":4,"ideaIdTo":2}]}`)})
	if err != nil {
		t.Fatal(err)
	}
	var link argmap.Argument
	for _, a := range s.Arguments() {
		if a.Foreign.Of("mup") == `{"link":{"style":"dashed"}}` {
			link = a
		}
	}
	for what, c := range map[string]struct {
		change func(tx *argmap.Tx)
		links  int
	}{
		"as it was": {func(*argmap.Tx) {}, 2},
		"turned": {func(tx *argmap.Tx) {
			a := link
			a.Polarity = argmap.Con
			tx.Put(a)
		}, 1},
		"with two premises": {func(tx *argmap.Tx) {
			a := link
			a.Premises = []argmap.StatementID{"4", "3"}
			tx.Put(a)
		}, 1},
		"before another": {func(tx *argmap.Tx) {
			a := link
			a.Rank = ""
			tx.Put(a)
		}, 1},
		"undercut": {func(tx *argmap.Tx) {
			tx.Put(argmap.Argument{ID: "u", Polarity: argmap.Con, Premises: []argmap.StatementID{"3"}, Target: link.Ref()})
		}, 1},
		"remarked": {func(tx *argmap.Tx) {
			tx.Put(argmap.Comment{ID: "k", Of: link.Ref(), Text: "Hm.", Severity: argmap.Remark, Status: argmap.Open})
		}, 1},
	} {
		tx := argmap.Begin(s)
		c.change(tx)
		next, _, err := tx.Commit()
		if err != nil {
			t.Fatal(what, err)
		}
		data, report, err := mup.Format.Write(next)
		if err != nil {
			t.Fatal(what, err)
		}
		named := false
		for _, l := range report {
			named = named || l.Of == string(link.ID) && strings.HasSuffix(l.What, "how its line across the map looks")
		}
		if n := strings.Count(string(data), "ideaIdFrom"); n != c.links || named != (n == 1) {
			t.Errorf("%s: %d links, %v\n%s", what, n, report, data)
		}
		if got, _, err := mup.Format.Read(codec.Input{Data: data}); err != nil || got.Count(argmap.KindArgument) != next.Count(argmap.KindArgument) {
			t.Errorf("%s: %v; the steps came back as\n%s", what, err, data)
		}
	}
}
