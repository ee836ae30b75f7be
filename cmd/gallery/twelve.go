package main

import (
	"fmt"
	"strings"

	"warrant/internal/argmap"
)

// twelveText is a map of twelve boxes: statements with their voice and kind, then steps with sign, target and premises.
const twelveText = `
T author thesis|The town should make its buses free, paid for by the parking fees that it already collects
P1 author claim|Free buses draw people who would otherwise drive
P2 author claim|Fewer cars in the streets are worth more to the town than the fares it now takes
U1 critics claim|Those who switch are mostly walkers and cyclists, so that the step from riders to cars fails
E1 taylor evidence|In the trial of 2019 the count of cars at the ring fell by nine in a hundred
P3 author claim|Selling and checking tickets costs a third of what fares bring in
P4 author assumption|What costs nearly as much as it brings in should be dropped
O1 critics claim|The share is a fifth once the machines are paid off
B1 author claim|They wear out before they are paid off
C1 dallin claim|Free rides crowd the buses at the hours when they are full already
C2 dallin evidence|Two of the five towns that tried it had to buy more buses within a year
B2 taylor claim|Crowding came of cutting lines at the same time, not of the free rides
R1 + T P1 P2
U - @R1 U1
R2 + T P3 P4
X1 - T C1
e1 + P1 E1
o1 - P3 O1
b1 - O1 B1
c2 + C1 C2
b2 - C1 B2`

// twelve returns the map of twelve boxes.
func twelve() (*argmap.Snapshot, error) {
	tx := argmap.Begin(argmap.New("Free buses", argmap.Voice{ID: "reader", Name: "Reader"}))
	for i, v := range []argmap.Voice{{ID: "author", Name: "Alenga", Role: argmap.Author}, {ID: "taylor", Name: "Taylor"}, {ID: "critics", Name: "Critics"}, {ID: "dallin", Name: "Dallin"}} {
		v.Rank = argmap.Ranks(4)[i]
		tx.Put(v)
	}
	lines := strings.Split(strings.TrimSpace(twelveText), "\n")
	ranks := argmap.Ranks(len(lines))
	for i, line := range lines {
		head, text, statement := strings.Cut(line, "|")
		words := strings.Fields(head)
		if statement {
			st := argmap.Statement{ID: argmap.StatementID(words[0]), Kind: argmap.Claim, Text: text, Rank: ranks[i]}
			st.Holdings = []argmap.Holding{{Voice: argmap.VoiceID(words[1]), Stance: argmap.Asserts}}
			if st.Thesis = words[2] == "thesis"; !st.Thesis {
				st.Kind = argmap.StatementKind(words[2])
			}
			tx.Put(st)
			continue
		}
		a := argmap.Argument{ID: argmap.ArgumentID(words[0]), Polarity: argmap.Pro, Target: argmap.StatementID(words[2]).Ref(), Rank: ranks[i]}
		if words[1] == "-" {
			a.Polarity = argmap.Con
		}
		if step, ok := strings.CutPrefix(words[2], "@"); ok {
			a.Target = argmap.ArgumentID(step).Ref()
		}
		for _, p := range words[3:] {
			a.Premises = append(a.Premises, argmap.StatementID(p))
		}
		tx.Put(a)
	}
	s, _, err := tx.Commit()
	if err != nil {
		return nil, fmt.Errorf("the map of twelve boxes: %w", err)
	}
	return s, nil
}
