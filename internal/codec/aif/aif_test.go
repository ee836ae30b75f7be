package aif_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec"
	"warrant/internal/codec/aif"
	"warrant/internal/codec/codectest"
)

func TestCorpus(t *testing.T) {
	codectest.Files(t, aif.Format, "aif/araucaria-aifdb/*.json")
}

// TestCounts compares every node set with the map made of it: a statement for each I node, a step for each RA and CA
// node, a premise for each edge into one.
func TestCounts(t *testing.T) {
	dir := argmaptest.Shared(t, "corpora", "aif", "araucaria-aifdb")
	paths, _ := filepath.Glob(filepath.Join(dir, "*.json"))
	linked := 0
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		var set struct {
			Nodes []struct{ NodeID, Type string }
			Edges []struct{ FromID, ToID string }
		}
		if err := json.Unmarshal(data, &set); err != nil {
			t.Fatal(err)
		}
		kinds := map[string]string{}
		statements, steps, premises := 0, 0, 0
		for _, n := range set.Nodes {
			kinds[n.NodeID] = n.Type
			switch n.Type {
			case "I":
				statements++
			case "RA", "CA":
				steps++
			}
		}
		for _, e := range set.Edges {
			if k := kinds[e.ToID]; kinds[e.FromID] == "I" && (k == "RA" || k == "CA") {
				premises++
			}
		}
		s, _, err := aif.Format.Read(codec.Input{Name: filepath.Base(p), Data: data})
		if err != nil {
			t.Fatal(err)
		}
		got := 0
		for _, a := range s.Arguments() {
			got += len(a.Premises)
			if len(a.Premises) > 1 {
				linked++
			}
		}
		if s.Count(argmap.KindStatement) != statements || s.Count(argmap.KindArgument) != steps || got != premises {
			t.Errorf("%s: %d statements, %d steps, %d premises; want %d, %d, %d", filepath.Base(p),
				s.Count(argmap.KindStatement), s.Count(argmap.KindArgument), got, statements, steps, premises)
		}
	}
	if linked != 575 {
		t.Errorf("%d steps have several premises, want 575", linked)
	}
}

func TestRandomMaps(t *testing.T) {
	codectest.Random(t, aif.Format, 200)
	codectest.Random(t, aif.Extended, 200)
}

// extended is a file as OVA3 writes them: numbers for names of edges, HTML for the text, a speaker.
const extended = `{"AIF":{"nodes":[
 {"nodeID":"1_a","text":"Ridership doubled.","type":"I"},
 {"nodeID":"2_a","text":"Free buses work.","type":"I"},
 {"nodeID":"3_a","text":"Argument from Consequences","type":"RA"},
 {"nodeID":"4_a","text":"The gates count twice.","type":"I"},
 {"nodeID":"5_a","text":"Default Conflict","type":"CA"},
 {"nodeID":"6_a","text":"Ann Lee: Ridership doubled.","type":"L"},
 {"nodeID":"7_a","text":"Asserting","type":"YA"},
 {"nodeID":"8_a","text":"Buses without fares do their job.","type":"I"},
 {"nodeID":"9_a","text":"Default Rephrase","type":"MA"},
 {"nodeID":"10_a","text":"x","type":"PA"}],
 "edges":[{"edgeID":1,"fromID":"1_a","toID":"3_a"},{"edgeID":2,"fromID":"3_a","toID":"2_a"},
 {"edgeID":3,"fromID":"4_a","toID":"5_a"},{"edgeID":4,"fromID":"5_a","toID":"3_a"},
 {"edgeID":5,"fromID":"6_a","toID":"7_a"},{"edgeID":6,"fromID":"7_a","toID":"1_a"},
 {"edgeID":7,"fromID":"8_a","toID":"9_a"},{"edgeID":8,"fromID":"9_a","toID":"2_a"},{"edgeID":9,"fromID":"nowhere","toID":"2_a"}],
 "participants":[{"participantID":1,"firstname":"Ann","surname":"Lee"}],
 "locutions":[{"nodeID":"6_a","personID":1,"start":null,"end":null}]},
 "text":"So <span class=\"highlighted\" id=\"node6_a\">ridership\u00a0doubled</span>.<br><span id=\"node4_a\">The gates &amp; all</span>",
 "OVA":{"firstname":"A","surname":"B"}}`

func TestExtended(t *testing.T) {
	s, report, err := aif.Extended.Read(codec.Input{Name: "buses.json", Data: []byte(extended)})
	if err != nil {
		t.Fatal(err)
	}
	undercut, _ := s.Argument("5_a")
	step, _ := s.Argument("3_a")
	if !undercut.IsUndercut() || step.Scheme != "Argument from Consequences" {
		t.Errorf("%+v\n%+v", undercut, step)
	}
	st, _ := s.Statement("1_a")
	if v, _ := s.Voice(st.Holdings[0].Voice); v.Name != "Ann Lee" {
		t.Errorf("held by %q", v.Name)
	}
	said := s.CitationsOf(argmap.StatementID("1_a").Ref())
	if len(said) != 1 {
		t.Fatalf("%d passages", len(said))
	}
	if p, _ := s.Passage(said[0].Passage); p.Start != 3 || p.End != 20 || p.Quote != "ridership\u00a0doubled" {
		t.Errorf("the passage is %+v", p)
	}
	gates := s.CitationsOf(argmap.StatementID("4_a").Ref())
	if p, _ := s.Passage(gates[0].Passage); p.Quote != "The gates & all" || p.Start != 22 {
		t.Errorf("the passage is %+v", p)
	}
	if len(report) != 2 { // the preference and the edge from nowhere
		t.Errorf("losses: %v", report)
	}
	codectest.Again(t, aif.Extended, "buses.json", s)
}

// TestOld reads a file of OVA2, whose edges hold whole nodes.
func TestOld(t *testing.T) {
	s, _, err := aif.Format.Read(codec.Input{Data: []byte(`{"nodes":[{"id":1,"type":"I","text":"A"},{"id":2,"type":"RA","text":"RA"},{"id":3,"type":"I","text":"B"}],
"edges":[{"from":{"id":1},"to":{"id":2}},{"from":{"id":2},"to":{"id":3}}],"participants":[],"analysis":{"txt":"<span id=\"node1\">A</span>"}}`)})
	if err != nil {
		t.Fatal(err)
	}
	if s.Count(argmap.KindStatement) != 2 || s.Count(argmap.KindArgument) != 1 || s.Count(argmap.KindPassage) != 1 {
		t.Errorf("%d statements, %d arguments, %d passages", s.Count(argmap.KindStatement), s.Count(argmap.KindArgument), s.Count(argmap.KindPassage))
	}
}

func TestFaults(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"{\n\"nodes\": [}", "line 2: this is not JSON: invalid character '}' looking for beginning of value"},
		{`{"nodes":[],"edges":[]}`, "there is no node in it, so there is nothing to map"},
		{"{\"nodes\":\n7}", "line 2: nodes is a number here, which it is in no node set"},
	} {
		if _, _, err := aif.Format.Read(codec.Input{Data: []byte(c.text)}); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.text, err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(extended))
	f.Add([]byte(`{"nodes":[{"nodeID":"1","type":"I","text":"A"},{"nodeID":"2","type":"CA"},{"nodeID":3,"type":"RA"}],"edges":[{"fromID":1,"toID":2},{"fromID":2,"toID":3},{"fromID":3,"toID":2}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		codectest.Odd(t, aif.Format, data)
		codectest.Odd(t, aif.Extended, data)
	})
}
