// Package cdcp reads the annotations of the Cornell eRulemaking Corpus (Park and Cardie 2018): comments on a proposed rule,
// cut into propositions that are policy, value, fact, testimony or reference, and support one another as reasons or as
// evidence. The JSON file has the offsets of the propositions in the text beside it, counted in code points.
package cdcp

import (
	"bytes"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

// Format is the format as the list of formats has it.
var Format = codec.Format{
	Name: "cdcp", Title: "eRulemaking comments (CDCP JSON)", Endings: []string{".ann.json"},
	Carries: "propositions of the text beside it as statements with passages, types as kinds and tags, steps, co-premises, addresses",
	Known: func(in codec.Input) bool {
		start := bytes.TrimLeft(bytes.TrimPrefix(in.Data, []byte("\uFEFF")), " \t\r\n")
		return bytes.HasPrefix(start, []byte("{")) &&
			bytes.Contains(start, []byte(`"prop_offsets"`)) && bytes.Contains(start, []byte(`"prop_labels"`))
	},
	Read: read,
}

// kinds are the types of propositions. A map cannot say them all, so they become tags, too.
var kinds = map[string]argmap.StatementKind{
	"policy": argmap.Claim, "value": argmap.Claim,
	"fact": argmap.Evidence, "testimony": argmap.Evidence, "reference": argmap.Evidence,
}

// evidence is how a step is called that supports as evidence, not as a reason.
const evidence = "evidence"

// maxPremises is how many premises a step has at most, so that a small file cannot ask for a large map.
const maxPremises = 100
