package argmap

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// full returns a valid map with records of every kind.
func full(t testing.TB) *Snapshot {
	t.Helper()
	tx := Begin(New("full", Voice{ID: "me", Name: "Me"}))
	tx.Put(Voice{ID: "lee", Name: "Lee", Role: Author})
	tx.Put(Voice{ID: "critics", Name: "Critics"})
	for _, id := range []string{"s1", "s2", "s3", "s4"} {
		tx.Put(statement(id))
	}
	tx.Put(argument("a1", Pro, numbered(1), "s2", "s3"))
	tx.Put(argument("a2", Con, ArgumentID("a1").Ref(), "s4"))
	tx.Put(Dispute{ID: "d", Title: "Who?", Sides: [2][]VoiceID{{"lee"}, {"critics", "me"}}, Statement: "s1"})
	tx.Put(Item{ID: "i", Title: "Work", Authors: []Name{{Family: "Lee"}}})
	tx.Put(Source{ID: "src", Title: "Text", Item: "i"})
	tx.Put(Passage{ID: "p", Source: "src", Start: 3, End: 9})
	tx.Put(Citation{ID: "c", Of: numbered(1), Item: "i", Passage: "p"})
	tx.Put(Comment{ID: "k", Of: numbered(1), Text: "Hm.", Severity: Minor, Status: Open, At: time.Unix(0, 0)})
	tx.Put(View{ID: "v", Name: "All", Folded: []Ref{numbered(1), ArgumentID("a1").Ref()}, Focus: numbered(2), Depth: 1, Filter: Filter{Voices: []VoiceID{"lee"}}})
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func argument(id string, p Polarity, on Ref, premises ...StatementID) Argument {
	return Argument{ID: ArgumentID(id), Polarity: p, Premises: premises, Target: on}
}

// with returns a record as it is in the full map, changed.
func with[T Record](s *Snapshot, r Ref, change func(*T)) Record {
	rec, _ := get[T](s, r)
	change(&rec)
	return rec
}

// breach is a change of the full map and the rule that it breaks; "": it breaks none.
type breach struct {
	rule, what string
	put        func(s *Snapshot, tx *Tx)
}

func puts(records ...Record) func(*Snapshot, *Tx) {
	return func(_ *Snapshot, tx *Tx) {
		for _, r := range records {
			tx.Put(r)
		}
	}
}

func removes(refs ...Ref) func(*Snapshot, *Tx) {
	return func(_ *Snapshot, tx *Tx) {
		for _, r := range refs {
			tx.Remove(r)
		}
	}
}

func changes[T Record](r Ref, change func(*T)) func(*Snapshot, *Tx) {
	return func(s *Snapshot, tx *Tx) { tx.Put(with(s, r, change)) }
}

func stated(change func(*Statement)) func(*Snapshot, *Tx) { return changes(numbered(1), change) }
func stepped(change func(*Argument)) func(*Snapshot, *Tx) {
	return changes(ArgumentID("a1").Ref(), change)
}
func viewed(change func(*View)) func(*Snapshot, *Tx) { return changes(ViewID("v").Ref(), change) }
func cited(change func(*Citation)) func(*Snapshot, *Tx) {
	return changes(CitationID("c").Ref(), change)
}
func remarked(change func(*Comment)) func(*Snapshot, *Tx) {
	return changes(CommentID("k").Ref(), change)
}
func quoted(change func(*Passage)) func(*Snapshot, *Tx) { return changes(PassageID("p").Ref(), change) }
func disputed(change func(*Dispute)) func(*Snapshot, *Tx) {
	return changes(DisputeID("d").Ref(), change)
}
func listed(change func(*Item)) func(*Snapshot, *Tx) { return changes(ItemID("i").Ref(), change) }

// breaches holds, for each rule, what breaks it and the nearest that does not.
var breaches = []breach{
	{"identified", "no id", puts(statement(""))},
	{"identified", "a space in an id", puts(statement("a b"))},
	{"identified", "a line break in an id", puts(statement("a\n"))},
	{"identified", "an id that is not UTF-8", puts(statement("a\xff"))},
	{"identified", "an id of 101 bytes", puts(statement(strings.Repeat("x", 101)))},
	{"", "an id of 100 bytes, with umlauts and signs", puts(statement("ä/-" + strings.Repeat("x", 96)))},
	{"identified", "a rank that is no number", stated(func(s *Statement) { s.Rank = "!" })},
	{"identified", "a rank that leaves no room before it", stated(func(s *Statement) { s.Rank = "A0" })},
	{"", "a rank", stated(func(s *Statement) { s.Rank = "0A" })},
	{"identified", "no map", removes(MapRef)},

	{"text", "a blank statement", stated(func(s *Statement) { s.Text = " \n" })},
	{"text", "a nameless voice", puts(Voice{ID: "x"})},
	{"text", "a dispute without title", disputed(func(d *Dispute) { d.Title = "" })},
	{"text", "a source without title", puts(Source{ID: "src2"})},
	{"text", "a blank comment", remarked(func(c *Comment) { c.Text = "" })},
	{"text", "a blank reply", remarked(func(c *Comment) { c.Replies = []Reply{{Author: "Me"}} })},
	{"text", "a nameless view", viewed(func(v *View) { v.Name = "\t" })},
	{"", "a map without title", puts(Map{})},
	{"", "a work without title", listed(func(i *Item) { i.Title = "" })},
	{"text", "a text that is too long", stated(func(s *Statement) { s.Text = strings.Repeat("x", MaxText+1) })},
	{"", "a text that is just not too long", stated(func(s *Statement) { s.Text = strings.Repeat("x", MaxText) })},
	{"text", "a note with a bell", stated(func(s *Statement) { s.Note = "\a" })},
	{"text", "a tag with a carriage return", stated(func(s *Statement) { s.Tags = []string{"ok", "a\r"} })},
	{"", "a text with lines, tabs and signs", stated(func(s *Statement) { s.Text = "a\n\tb — “ü” 漢 🙂\u200f" })},
	{"text", "an author of the map that is not UTF-8", puts(Map{Authors: []string{"\xc3"}})},
	{"text", "a label with a control character", stepped(func(a *Argument) { a.Label = "\x00" })},
	{"text", "a quotation with a control character", quoted(func(p *Passage) { p.Suffix = "\x7f" })},
	{"text", "a locator with a control character", cited(func(c *Citation) { c.Locator = "\v" })},
	{"text", "an author with a control character", listed(func(i *Item) { i.Authors = []Name{{Given: "\x01"}} })},
	{"text", "an editor with a control character", listed(func(i *Item) { i.Editors = []Name{{Literal: "\x01"}} })},
	{"text", "an address with a control character", listed(func(i *Item) { i.URL = "\x01" })},
	{"text", "a date with a control character", listed(func(i *Item) { i.Accessed.Text = "\x01" })},
	{"text", "a reply's author with a control character", remarked(func(c *Comment) { c.Replies = []Reply{{Author: "\x01", Text: "x"}} })},
	{"text", "a filter with a control character", viewed(func(v *View) { v.Filter.Groups = []string{"\x01"} })},

	{"no dangling", "a premise that is not there", stepped(func(a *Argument) { a.Premises = []StatementID{"s2", "gone"} })},
	{"no dangling", "a target that is not there", stepped(func(a *Argument) { a.Target = numbered(9) })},
	{"no dangling", "a holder that is not there", stated(func(s *Statement) { s.Holdings = []Holding{{Voice: "gone", Stance: Asserts}} })},
	{"no dangling", "a holder without a name", stated(func(s *Statement) { s.Holdings = []Holding{{Stance: Asserts}} })},
	{"no dangling", "a reporter that is not there", stated(func(s *Statement) { s.Holdings = []Holding{{"me", Reports, "gone"}} })},
	{"", "a reporter that is there", stated(func(s *Statement) { s.Holdings = []Holding{{"critics", Asserts, "lee"}} })},
	{"no dangling", "a party that is not there", disputed(func(d *Dispute) { d.Sides[1] = []VoiceID{"gone"} })},
	{"no dangling", "a dispute over nothing that is there", disputed(func(d *Dispute) { d.Statement = "gone" })},
	{"no dangling", "a source's work that is not there", puts(Source{ID: "src", Title: "x", Item: "gone"})},
	{"", "a source of no work", puts(Source{ID: "src", Title: "x"})},
	{"no dangling", "a passage's source that is not there", quoted(func(p *Passage) { p.Source = "gone" })},
	{"no dangling", "a work cited that is not there", cited(func(c *Citation) { c.Item = "gone" })},
	{"no dangling", "a passage cited that is not there", cited(func(c *Citation) { c.Passage = "gone" })},
	{"no dangling", "a comment on what is not there", remarked(func(c *Comment) { c.Of = numbered(9) })},
	{"no dangling", "a view folding what is not there", viewed(func(v *View) { v.Folded = []Ref{numbered(9)} })},
	{"no dangling", "a view of what is not there", viewed(func(v *View) { v.Focus = numbered(9) })},
	{"no dangling", "a filter for who is not there", viewed(func(v *View) { v.Filter.Voices = []VoiceID{"gone"} })},
	{"no dangling", "a premise taken out", removes(numbered(4))},
	{"no dangling", "a target taken out", removes(ArgumentID("a1").Ref())},
	{"no dangling", "a source taken out", removes(SourceID("src").Ref())},
	{"no dangling", "a work taken out", removes(ItemID("i").Ref())},
	{"no dangling", "a voice taken out", removes(VoiceID("critics").Ref())},
	{"", "what nothing points at taken out", removes(ArgumentID("a2").Ref(), numbered(4))},

	{"one reader", "two readers", puts(Voice{ID: "you", Name: "You", Role: Reader})},
	{"one reader", "no reader", puts(Voice{ID: "me", Name: "Me"})},
	{"one reader", "the reader taken out", removes(VoiceID("me").Ref())},
	{"one reader", "two authors", puts(Voice{ID: "you", Name: "You", Role: Author})},
	{"one reader", "an unknown role", puts(Voice{ID: "you", Name: "You", Role: "king"})},
	{"", "no author", puts(Voice{ID: "lee", Name: "Lee"})},
	{"", "another reader", puts(Voice{ID: "me", Name: "Me"}, Voice{ID: "you", Name: "You", Role: Reader})},

	{"held", "an unknown kind", stated(func(s *Statement) { s.Kind = "" })},
	{"held", "no voice", stated(func(s *Statement) { s.Holdings = nil })},
	{"held", "an unknown stance", stated(func(s *Statement) { s.Holdings = []Holding{{Voice: "me", Stance: "doubts"}} })},
	{"held", "held twice alike", stated(func(s *Statement) { s.Holdings = append(s.Holdings, s.Holdings[0]) })},
	{"", "held by one in two ways", stated(func(s *Statement) { s.Holdings = append(s.Holdings, Holding{"me", Reports, "lee"}) })},

	{"premises", "neither for nor against", stepped(func(a *Argument) { a.Polarity = "" })},
	{"premises", "no premise", stepped(func(a *Argument) { a.Premises = nil })},
	{"premises", "a premise twice", stepped(func(a *Argument) { a.Premises = []StatementID{"s2", "s3", "s2"} })},
	{"premises", "a premise without id", stepped(func(a *Argument) { a.Premises = []StatementID{""} })},
	{"premises", "a reason for itself", stepped(func(a *Argument) { a.Premises = []StatementID{"s2", "s1"} })},
	{"", "a statement in two arguments on the same target", puts(argument("a3", Con, numbered(1), "s2"))},
	{"", "a statement in many arguments", puts(argument("a3", Con, numbered(4), "s2"), argument("a4", Pro, numbered(3), "s2"))},
	{"", "a circle of two", puts(argument("a3", Pro, numbered(2), "s1"))},
	{"", "a mutual attack", puts(argument("a3", Con, numbered(4), "s1"), argument("a4", Con, numbered(1), "s4"))},
	{"", "a premise that attacks its own step", puts(argument("a3", Con, ArgumentID("a1").Ref(), "s2"))},

	{"grounded", "no target", stepped(func(a *Argument) { a.Target = Ref{} })},
	{"grounded", "a target without id", stepped(func(a *Argument) { a.Target = Ref{Kind: KindArgument} })},
	{"grounded", "a voice for a target", stepped(func(a *Argument) { a.Target = VoiceID("me").Ref() })},
	{"grounded", "the map for a target", stepped(func(a *Argument) { a.Target = MapRef })},
	{"grounded", "an argument about itself", stepped(func(a *Argument) { a.Target = a.Ref() })},
	{"grounded", "arguments about each other", stepped(func(a *Argument) { a.Target = ArgumentID("a2").Ref() })},
	{"", "an argument about an argument about an argument", puts(argument("a3", Pro, ArgumentID("a2").Ref(), "s1"))},

	{"two sides", "one side", disputed(func(d *Dispute) { d.Sides[0] = nil })},
	{"two sides", "a voice on both sides", disputed(func(d *Dispute) { d.Sides[0] = []VoiceID{"lee", "me"} })},
	{"two sides", "a voice twice on one side", disputed(func(d *Dispute) { d.Sides[0] = []VoiceID{"lee", "lee"} })},
	{"two sides", "about nothing", disputed(func(d *Dispute) { d.Statement = "" })},
	{"", "two against one", disputed(func(d *Dispute) { d.Sides = [2][]VoiceID{{"lee", "me"}, {"critics"}} })},

	{"cites something", "a citation of the map", cited(func(c *Citation) { c.Of = MapRef })},
	{"cites something", "a citation of nothing", cited(func(c *Citation) { c.Of = Ref{Kind: KindStatement} })},
	{"cites something", "neither work nor passage", cited(func(c *Citation) { c.Item, c.Passage = "", "" })},
	{"cites something", "a negative note", cited(func(c *Citation) { c.Note = -1 })},
	{"", "a passage only, for a step", cited(func(c *Citation) { c.Item, c.Of = "", ArgumentID("a1").Ref() })},

	{"comment", "on a voice", remarked(func(c *Comment) { c.Of = VoiceID("me").Ref() })},
	{"comment", "on nothing", remarked(func(c *Comment) { c.Of = Ref{} })},
	{"comment", "unknown severity", remarked(func(c *Comment) { c.Severity = "" })},
	{"comment", "unknown status", remarked(func(c *Comment) { c.Status = "closed" })},
	{"", "on the map", remarked(func(c *Comment) { c.Of, c.Severity, c.Status = MapRef, Remark, Resolved })},

	{"passage", "ends before it starts", quoted(func(p *Passage) { p.End = 2 })},
	{"passage", "starts before the text", quoted(func(p *Passage) { p.Start = -1 })},
	{"passage", "a negative paragraph", quoted(func(p *Passage) { p.Paragraph = -1 })},
	{"passage", "no source", quoted(func(p *Passage) { p.Source = "" })},
	{"", "not tied to a text", quoted(func(p *Passage) { p.Start, p.End = 0, 0 })},

	{"view", "folds a voice", viewed(func(v *View) { v.Folded = []Ref{VoiceID("me").Ref()} })},
	{"view", "folds nothing", viewed(func(v *View) { v.Folded = []Ref{{}} })},
	{"view", "of the map", viewed(func(v *View) { v.Focus = MapRef })},
	{"view", "of a statement without id", viewed(func(v *View) { v.Focus = Ref{Kind: KindStatement} })},
	{"view", "negative depth", viewed(func(v *View) { v.Depth = -1 })},
	{"view", "unknown direction", viewed(func(v *View) { v.Direction = "left" })},
	{"view", "unknown kind", viewed(func(v *View) { v.Filter.Kinds = []StatementKind{"proof"} })},
	{"view", "unknown role", viewed(func(v *View) { v.Filter.Roles = []Role{"Villain"} })},
	{"foreign", "another program's words that are no JSON", stated(func(s *Statement) { s.Foreign = "red" })},
	{"foreign", "a list of other programs' words", stepped(func(a *Argument) { a.Foreign = "[1]" })},
	{"foreign", "null said by other programs", stated(func(s *Statement) { s.Foreign = "null" })},
	{"foreign", "two objects of other programs", stated(func(s *Statement) { s.Foreign = `{"mup":1}{"mup":2}` })},
	{"foreign", "an object in which no program speaks", changes(MapRef, func(m *Map) { m.Foreign = "{}" })},
	{"foreign", "a program without a name", stated(func(s *Statement) { s.Foreign = `{"":1}` })},
	{"foreign", "programs in disorder", stated(func(s *Statement) { s.Foreign = `{"mup":1,"freemind":2}` })},
	{"foreign", "a great many programs", stated(func(s *Statement) { s.Foreign = manyForeign(maxForeignFormats + 1) })},
	{"", "just not too many programs", stated(func(s *Statement) { s.Foreign = manyForeign(maxForeignFormats) })},
	{"foreign", "spaces around another program's words", stated(func(s *Statement) { s.Foreign = `{"mup": 1}` })},
	{"foreign", "a key that another program has twice", stated(func(s *Statement) { s.Foreign = `{"mup":{"a":[{"b":1,"b":2}]}}` })},
	{"foreign", "a control character of another program", stated(func(s *Statement) { s.Foreign = "{\"mup\":\"\u007f\"}" })},
	{"foreign", "another program's words that are not UTF-8", stated(func(s *Statement) { s.Foreign = "{\"mup\":\"\xff\"}" })},
	{"foreign", "another program's words that are too long", stated(func(s *Statement) { s.Foreign = Foreign(`{"mup":"` + strings.Repeat("x", MaxForeign) + `"}`) })},
	{"foreign", "another program's words that are too deep", stated(func(s *Statement) { s.Foreign = nestedForeign(MaxForeignDepth + 1) })},
	{"", "another program's words that are just not too deep", stepped(func(a *Argument) { a.Foreign = nestedForeign(MaxForeignDepth) })},
	{"", "all that JSON has", changes(MapRef, func(m *Map) {
		m.Foreign = `{"freemind":null,"mup":{"z":1.50,"a":[true,false,null,"\u0041\u007f\ud800",-0,1e999,{},[],{"":"<&> "}]}}`
	})},
	{"view", "unknown anchor", viewed(func(v *View) { v.Filter.Anchors = []Anchor{"loose"} })},
	{"view", "unknown check", viewed(func(v *View) { v.Filter.Checks = []Check{"spelling"} })},
	{"view", "nobody's", viewed(func(v *View) { v.Filter.Whose = "nobody's" })},
	{"view", "sources that are voices", viewed(func(v *View) { v.Filter.Sources = []Ref{VoiceID("me").Ref()} })},
	{"no dangling", "a filter for a work that is not there", viewed(func(v *View) { v.Filter.Sources = []Ref{ItemID("gone").Ref()} })},
	{"", "of all", viewed(func(v *View) { *v = View{ID: "v", Name: "x", Direction: Right} })},
}

// manyForeign returns something said by so many formats.
func manyForeign(n int) Foreign {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = fmt.Sprintf(`"f%05d":%d`, i, i)
	}
	return Foreign("{" + strings.Join(parts, ",") + "}")
}

// nestedForeign returns lists in lists that are so deep.
func nestedForeign(depth int) Foreign {
	return Foreign(`{"mup":` + strings.Repeat("[", depth-1) + strings.Repeat("]", depth-1) + "}")
}

func TestRules(t *testing.T) {
	s := full(t)
	if found := Validate(s); len(found) > 0 {
		t.Fatal(found)
	}
	for _, b := range breaches {
		t.Run(b.what, func(t *testing.T) {
			tx := Begin(s)
			b.put(s, tx)
			next, c, err := tx.Commit()
			found := Validate(tx.Now())
			if b.rule == "" {
				if err != nil || len(found) > 0 || !Equal(next, tx.Now()) || c.Empty() {
					t.Fatalf("legal, but %v, %v", err, found)
				}
				return
			}
			problems, ok := err.(Problems)
			if !ok || next != nil || !c.Empty() {
				t.Fatalf("commit says %v", err)
			}
			for _, list := range []Problems{problems, found} {
				if !breaks(list, b.rule) {
					t.Errorf("not found: %v", list)
				}
			}
		})
	}
	if !Equal(s, full(t)) {
		t.Error("the map that was tried on has changed")
	}
}

func breaks(found Problems, rule string) bool {
	said := false
	for _, p := range found {
		said = said || p.Rule == rule && strings.HasSuffix(p.Text, ".")
	}
	return said
}

// TestEveryRuleIsTried fails where a rule has no row above, or a row names no rule.
func TestEveryRuleIsTried(t *testing.T) {
	rows := map[string]int{}
	for _, b := range breaches {
		rows[b.rule]++
	}
	for _, r := range Rules {
		if rows[r.Name] == 0 {
			t.Errorf("no breach of %q is tried", r.Name)
		}
		if !strings.HasSuffix(r.Sentence, ".") {
			t.Errorf("%q has no sentence", r.Name)
		}
		delete(rows, r.Name)
	}
	delete(rows, "")
	for name := range rows {
		t.Errorf("there is no rule %q", name)
	}
}

func TestProblemsInWords(t *testing.T) {
	p := Problem{Text: "It is empty."}
	for n, want := range map[int]string{1: "It is empty.", 2: "It is empty. (and 1 more problem)", 3: "It is empty. (and 2 more problems)"} {
		list := Problems{}
		for range n {
			list = append(list, p)
		}
		if got := list.Error(); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
	if found := Validate(Bare()); len(found) != 2 {
		t.Errorf("a bare map: %v", found)
	}
	if _, _, err := Begin(Bare()).Commit(); err == nil {
		t.Error("a bare map is committed")
	}
}
