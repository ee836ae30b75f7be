package graphml_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec/graphml"
)

// file is what the schema of GraphML wants of a file.
type file struct {
	XMLName xml.Name `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
	Keys    []struct {
		ID   string `xml:"id,attr"`
		For  string `xml:"for,attr"`
		Name string `xml:"attr.name,attr"`
		Type string `xml:"attr.type,attr"`
	} `xml:"key"`
	Graph struct {
		Directed string `xml:"edgedefault,attr"`
		Data     []data `xml:"data"`
		Nodes    []struct {
			ID   string `xml:"id,attr"`
			Data []data `xml:"data"`
		} `xml:"node"`
		Edges []struct {
			ID     string `xml:"id,attr"`
			Source string `xml:"source,attr"`
			Target string `xml:"target,attr"`
			Data   []data `xml:"data"`
		} `xml:"edge"`
	} `xml:"graph"`
}

type data struct {
	Key   string `xml:"key,attr"`
	Value string `xml:",chardata"`
}

// hostile returns a map whose texts XML has a use for.
func hostile(t *testing.T) *argmap.Snapshot {
	t.Helper()
	tx := argmap.Begin(argmap.New("]]> & <b>", argmap.Voice{ID: "r", Name: `"<R>"`}))
	for i, text := range []string{"</data></node>", "<!ENTITY x SYSTEM \"file:///etc/passwd\"> &x;", "<script>alert(1)</script>", "a\nb\tc 北京 \u202e", "]]>"} {
		id := argmap.StatementID(rune('a' + i))
		tx.Put(argmap.Statement{ID: id, Kind: argmap.Claim, Text: text, Note: text, Thesis: i == 0, Tags: []string{text},
			Holdings: []argmap.Holding{{Voice: "r", Stance: argmap.Asserts}}})
	}
	tx.Put(argmap.Argument{ID: `1"2`, Polarity: argmap.Pro, Premises: []argmap.StatementID{"b", "c"}, Target: argmap.StatementID("a").Ref(), Label: "<l>"})
	tx.Put(argmap.Argument{ID: "3", Polarity: argmap.Con, Premises: []argmap.StatementID{"d"}, Target: argmap.ArgumentID(`1"2`).Ref(), Scheme: "&"})
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func maps(t *testing.T) []*argmap.Snapshot {
	all := []*argmap.Snapshot{hostile(t), argmap.New("", argmap.Voice{ID: "r", Name: "R"})}
	for seed := range uint64(20) {
		all = append(all, argmaptest.Random(rand.New(rand.NewPCG(seed, 3)), 25))
	}
	return all
}

func written(t *testing.T, s *argmap.Snapshot) []byte {
	t.Helper()
	data, report, err := graphml.Format.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range report {
		if l.What == "" || l.Why == "" || l.Of == "" {
			t.Errorf("an empty loss: %+v", l)
		}
	}
	return data
}

// TestSchema holds what is written to the schema, and to the map.
func TestSchema(t *testing.T) {
	for _, s := range maps(t) {
		var f file
		if err := xml.Unmarshal(written(t, s), &f); err != nil {
			t.Fatal(err)
		}
		kinds := map[string]string{}
		for _, k := range f.Keys {
			if kinds[k.For+k.ID] != "" || k.Name == "" || k.Type != "string" && k.Type != "boolean" {
				t.Errorf("the key is %+v", k)
			}
			kinds[k.For+k.ID] = k.Type
		}
		check := func(of string, list []data) {
			for _, d := range list {
				if kind := kinds[of+d.Key]; kind == "" || kind == "boolean" && d.Value != "true" {
					t.Errorf("%s has the data %+v of the kind %q", of, d, kind)
				}
			}
		}
		check("graph", f.Graph.Data)
		nodes, texts := map[string]bool{}, map[string]int{}
		for _, n := range f.Graph.Nodes {
			if nodes[n.ID] {
				t.Errorf("there are two nodes %s", n.ID)
			}
			nodes[n.ID] = true
			check("node", n.Data)
			for _, d := range n.Data {
				if d.Key == "node-text" {
					texts[d.Value]++
				}
			}
		}
		edges := 0
		for _, a := range s.Arguments() {
			edges += 1 + len(a.Premises)
			if a.Label != "" {
				texts[a.Label]--
			}
		}
		for _, st := range s.Statements() {
			texts[st.Text]--
		}
		for text, n := range texts {
			if n != 0 {
				t.Errorf("%q is there %d times too often", text, n)
			}
		}
		for _, e := range f.Graph.Edges {
			if !nodes[e.Source] || !nodes[e.Target] || e.ID == "" {
				t.Errorf("the edge is %+v", e)
			}
			check("edge", e.Data)
		}
		if len(nodes) != s.Count(argmap.KindStatement)+s.Count(argmap.KindArgument) || len(f.Graph.Edges) != edges || f.Graph.Directed != "directed" {
			t.Errorf("%d nodes and %d edges of %d statements and %d steps", len(nodes), len(f.Graph.Edges), s.Count(argmap.KindStatement), s.Count(argmap.KindArgument))
		}
	}
}

// reader is a program for NetworkX that says what it finds.
const reader = `import sys, json, networkx
g = networkx.read_graphml(sys.stdin.buffer)
print(json.dumps({"nodes": g.number_of_nodes(), "edges": g.number_of_edges(), "directed": g.is_directed(),
  "texts": [d.get("text") for _, d in g.nodes(data=True) if d["element"] == "statement"],
  "theses": [d["thesis"] for _, d in g.nodes(data=True) if "thesis" in d]}))`

// TestNetworkX opens what is written with NetworkX, where it is installed.
func TestNetworkX(t *testing.T) {
	python := ""
	for _, p := range []string{"python3", "/usr/bin/python3"} { // a Python of one's own may stand before the system's
		if exec.Command(p, "-c", "import networkx").Run() == nil {
			python = p
			break
		}
	}
	if python == "" {
		t.Skip("NetworkX is not installed; make test installs it where the system is Debian")
	}
	s := hostile(t)
	cmd := exec.Command(python, "-c", reader)
	var out, said bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(written(t, s)), &out, &said
	if err := cmd.Run(); err != nil {
		t.Fatal(err, said.String())
	}
	var got struct {
		Nodes, Edges int
		Directed     bool
		Texts        []string
		Theses       []bool
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, id := range s.Outline().Order {
		st, _ := s.Statement(id)
		texts = append(texts, st.Text)
	}
	if got.Nodes != 7 || got.Edges != 5 || !got.Directed || fmt.Sprint(got.Texts) != fmt.Sprint(texts) || fmt.Sprint(got.Theses) != "[true]" {
		t.Errorf("NetworkX found %+v", got)
	}
}
