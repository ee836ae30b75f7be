// Package csv writes a map as two tables, for spreadsheets and for tools that draw and measure graphs: nodes.csv has a row
// for each statement and each step, edges.csv one from each premise to its step and from each step to what it bears on.
// Both are in one ZIP file; they have commas, a row of names, UTF-8 and no byte order mark, as Gephi wants them. They are
// not read.
//
// A spreadsheet takes a cell that begins with "=", "+", "-" or "@" for a formula, which can fetch and send things. Such a
// cell has an apostrophe before it, and so has one that begins with an apostrophe: who takes the first apostrophe away has
// the words as they were.
package csv

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

// Format is the format as the list of formats has it.
var Format = codec.Format{
	Name: "csv", Title: "CSV of nodes and edges", Endings: []string{".csv.zip"},
	Carries: "nodes.csv: statements and steps with all that is said of them, citations in words; edges.csv: premises and targets",
	Write:   write,
}

func write(s *argmap.Snapshot) ([]byte, codec.Report, error) {
	g, report := codec.GraphOf(s)
	m := s.Map()
	for _, about := range []struct {
		there bool
		what  string
	}{{m.Title != "", "the title of the map"}, {len(m.Authors) > 0, "the authors of the text"}, {m.Description != "", "the description of the map"}} {
		if about.there {
			report.Add(codec.Loss{Kind: codec.Dropped, Of: argmap.MapRef.ID, What: about.what, Why: "The format has no place for it."})
		}
	}
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, t := range []struct {
		name    string
		columns []string
		rows    []codec.Row
	}{{"nodes.csv", codec.NodeColumns, g.Nodes}, {"edges.csv", codec.EdgeColumns, g.Edges}} {
		file, err := archive.Create(t.name)
		if err != nil {
			return nil, nil, fmt.Errorf("write %s: %w", t.name, err)
		}
		rows := [][]string{t.columns}
		for _, r := range t.rows {
			rows = append(rows, inert(r, t.columns, &report))
		}
		if err := csv.NewWriter(file).WriteAll(rows); err != nil {
			return nil, nil, fmt.Errorf("write %s: %w", t.name, err)
		}
	}
	if err := archive.Close(); err != nil {
		return nil, nil, fmt.Errorf("write the tables: %w", err)
	}
	return out.Bytes(), report, nil
}

// inert returns the cells of a row so that none is a formula. Some programs pass over blanks before one, and know the wide
// forms of its signs.
func inert(r codec.Row, columns []string, report *codec.Report) []string {
	out := make([]string, len(r.Values))
	for i, cell := range r.Values {
		if strings.IndexAny(strings.TrimLeft(cell, " \t\n\u00a0"), "=+-@'＝＋－＠") == 0 || strings.HasPrefix(cell, "\t") {
			cell = "'" + cell
			report.Add(codec.Loss{Kind: codec.Approximated, Of: r.Of.ID, What: "the cell " + columns[i], Why: "A spreadsheet could take it for a formula, so an apostrophe stands before it."})
		}
		out[i] = cell
	}
	return out
}
