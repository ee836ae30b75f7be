package csv_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec"
	tables "warrant/internal/codec/csv"
)

// open returns the rows of a table by the names of their columns.
func open(t *testing.T, data []byte, name string) (rows []map[string]string) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	file, err := archive.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(file)
	if err != nil {
		t.Fatal(err)
	}
	all, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, column := range all[0] {
			row[column] = cells[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// TestTables holds that nodes and edges are those of the map, with the names of columns that Gephi knows.
func TestTables(t *testing.T) {
	for seed := range uint64(20) {
		s := argmaptest.Random(rand.New(rand.NewPCG(seed, 4)), 25)
		data, report, err := tables.Format.Write(s)
		if err != nil || len(report) == 0 {
			t.Fatal(err, report)
		}
		nodes := map[string]map[string]string{}
		for _, n := range open(t, data, "nodes.csv") {
			nodes[n["Id"]] = n
			if st, ok := s.Statement(argmap.StatementID(n["Record"])); n["Element"] == "statement" && (!ok || n["Text"] != st.Text || n["Kind"] != string(st.Kind)) {
				t.Errorf("%+v stands for %+v", n, st)
			}
		}
		premises, targets := map[string]int{}, map[string]string{}
		for _, e := range open(t, data, "edges.csv") {
			from, to := nodes[e["Source"]], nodes[e["Target"]]
			if from == nil || to == nil || e["Type"] != "Directed" {
				t.Fatalf("the edge is %v", e)
			}
			if e["Label"] == "premise" {
				premises[to["Record"]]++
			} else {
				targets[from["Record"]] = to["Record"]
			}
		}
		for _, a := range s.Arguments() {
			if premises[string(a.ID)] != len(a.Premises) || targets[string(a.ID)] != a.Target.ID {
				t.Errorf("%+v has %d premises and leads to %s", a, premises[string(a.ID)], targets[string(a.ID)])
			}
		}
		if len(nodes) != s.Count(argmap.KindStatement)+s.Count(argmap.KindArgument) {
			t.Errorf("%d nodes", len(nodes))
		}
		again, _, err := tables.Format.Write(s)
		if err != nil || !bytes.Equal(data, again) {
			t.Errorf("the same map gives two files: %v", err)
		}
	}
}

// TestFormulas holds that no cell is a formula, that the report names each that would have been, and that the words can
// be had back.
func TestFormulas(t *testing.T) {
	tx := argmap.Begin(argmap.New("T", argmap.Voice{ID: "r", Name: "@r"}))
	texts := []string{"=HYPERLINK(\"http://x\")", "+1", "-1+cmd|' /C calc'!A0", "@SUM(1)", "'quoted'", "  =1", "＝1", "plain, \"and\"\nbroken", "1 = 1"}
	for i, text := range texts {
		id := argmap.StatementID(rune('a' + i))
		tx.Put(argmap.Statement{ID: id, Kind: argmap.Claim, Text: text, Note: text, Rank: argmap.Rank(string(id)), Holdings: []argmap.Holding{{Voice: "r", Stance: argmap.Asserts}}})
	}
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	data, report, err := tables.Format.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{}
	for _, l := range report {
		named[l.Of+" "+l.What] = l.Kind == codec.Approximated
	}
	for i, n := range open(t, data, "nodes.csv") {
		for column, cell := range n {
			if strings.ContainsAny(cell[:min(len(cell), 1)], "=+-@\t") {
				t.Errorf("the cell %s is %q", column, cell)
			}
		}
		if words := strings.TrimPrefix(n["Text"], "'"); words != texts[i] {
			t.Errorf("%q became %q", texts[i], words)
		}
		if changed := n["Note"] != texts[i]; changed != named[n["Record"]+" the cell Note"] || !named[n["Record"]+" the cell Voice"] {
			t.Errorf("%q: the report says %v", n["Note"], report)
		}
	}
}
