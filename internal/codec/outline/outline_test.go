package outline_test

import (
	"bytes"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/codec/outline"
)

func TestWrite(t *testing.T) {
	tx := argmap.Begin(argmap.New("Should the buses\nbe free?", argmap.Voice{ID: "r", Name: "Reader"}))
	tx.Put(argmap.Map{Title: "Should the buses\nbe free?", Authors: []string{"Ann Smith"}})
	tx.Put(argmap.Voice{ID: "l", Name: "Lee"})
	hold := func(v argmap.VoiceID, s argmap.Stance) argmap.Holding { return argmap.Holding{Voice: v, Stance: s} }
	for _, st := range []argmap.Statement{
		{ID: "free", Text: "Buses should\n be free.", Thesis: true, Kind: argmap.Claim, Holdings: []argmap.Holding{hold("r", argmap.Asserts), hold("l", argmap.Denies)}},
		{ID: "rides", Text: "Rides doubled.", Kind: argmap.Evidence, Holdings: []argmap.Holding{hold("l", argmap.Asserts)}},
		{ID: "more", Text: "More rides are good.", Kind: argmap.Assumption, Holdings: []argmap.Holding{hold("r", argmap.Asserts)}},
		{ID: "gates", Text: "The gates count twice.", Short: "Bad gates", Kind: argmap.Claim, Holdings: []argmap.Holding{hold("l", argmap.Asserts)}},
		{ID: "cost", Text: "It costs.", Kind: argmap.Claim, Holdings: []argmap.Holding{hold("l", argmap.Asserts)}},
	} {
		tx.Put(st)
	}
	at := func(id argmap.StatementID) argmap.Ref { return id.Ref() }
	tx.Put(argmap.Argument{ID: "1", Polarity: argmap.Pro, Premises: []argmap.StatementID{"rides", "more"}, Target: at("free"), Label: "demand", Rank: "1"})
	tx.Put(argmap.Argument{ID: "2", Polarity: argmap.Con, Premises: []argmap.StatementID{"gates"}, Target: argmap.ArgumentID("1").Ref()})
	tx.Put(argmap.Argument{ID: "3", Polarity: argmap.Con, Premises: []argmap.StatementID{"cost"}, Target: at("free"), Rank: "2", Label: "money"})
	tx.Put(argmap.Argument{ID: "4", Polarity: argmap.Pro, Premises: []argmap.StatementID{"gates"}, Target: at("cost"), Rank: "3"})
	tx.Put(argmap.Item{ID: "w", Authors: []argmap.Name{{Family: "Lee"}}, Issued: argmap.Date{Year: 2019}})
	tx.Put(argmap.Citation{ID: "c", Of: at("rides"), Item: "w", Locator: "7-9", Note: 3})
	tx.Put(argmap.Dispute{ID: "d", Title: "Lee vs. all", Sides: [2][]argmap.VoiceID{{"l"}, {"r"}}, Statement: "free"})
	tx.Put(argmap.View{ID: "v", Name: "Lee's part"})
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := outline.Write(&out, s, outline.Options{}); err != nil {
		t.Fatal(err)
	}
	want := `Should the buses be free?
Ann Smith
5 statements, 4 arguments

1  Thesis [Reader, Lee denies] Buses should be free.
     + Step: 2 premises (demand)
2      • Evidence [Lee] Rides doubled. {Lee 2019, pp. 7–9 (n. 3)}
3      • Unstated premise [Reader] More rides are good.
4      − Undercut [Lee] The gates count twice.
5    − Counterargument (money) [Lee] It costs.
       + Reason → see 4 Bad gates

Disputes
   Lee vs. all
     Lee against Reader, over 1 Buses should be free.

Views
   Lee's part
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
	out.Reset()
	if err := outline.Write(&out, s, outline.Options{IDs: true}); err != nil || !strings.Contains(out.String(), "(demand) <1>\n") || !strings.Contains(out.String(), "free. <free>\n") {
		t.Errorf("the ids are missing (%v):\n%s", err, out.String())
	}
}
