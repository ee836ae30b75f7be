// Package graphml writes a map as GraphML, for tools that draw and measure graphs: a node for each statement and each
// step, an edge from each premise to its step and from each step to what it bears on, and all that is said of them as data
// with typed keys. It is not read.
package graphml

import (
	"bytes"
	"fmt"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

// Format is the format as the list of formats has it.
var Format = codec.Format{
	Name: "graphml", Title: "GraphML", Endings: []string{".graphml"},
	Carries: "statements and steps as nodes with all that is said of them, premises and targets as edges; citations in words",
	Write:   write,
}

func write(s *argmap.Snapshot) ([]byte, codec.Report, error) {
	g, report := codec.GraphOf(s)
	w := &writer{report: report}
	m := s.Map()
	about := [][2]string{{"Title", m.Title}, {"Authors", strings.Join(m.Authors, "; ")}, {"Description", m.Description}}
	w.out.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`)
	for _, a := range about {
		w.key("graph", a[0])
	}
	for _, column := range codec.NodeColumns[1:] {
		w.key("node", column)
	}
	w.key("edge", "Label")
	w.out.WriteString("<graph id=\"map\" edgedefault=\"directed\">\n")
	for _, a := range about {
		w.data(argmap.MapRef, "graph", a[0], a[1])
	}
	for _, n := range g.Nodes {
		fmt.Fprintf(&w.out, "<node id=%q>\n", n.Values[0])
		for i, column := range codec.NodeColumns[1:] {
			w.data(n.Of, "node", column, n.Values[i+1])
		}
		w.out.WriteString("</node>\n")
	}
	for _, e := range g.Edges {
		fmt.Fprintf(&w.out, "<edge id=%q source=%q target=%q>\n", e.Values[4], e.Values[0], e.Values[1])
		w.data(e.Of, "edge", "Label", e.Values[3])
		w.out.WriteString("</edge>\n")
	}
	w.out.WriteString("</graph>\n</graphml>\n")
	return w.out.Bytes(), w.report, nil
}

// writer writes keys and data.
type writer struct {
	out    bytes.Buffer
	report codec.Report
}

// yes is the column that is yes or nothing.
const yes = "Thesis"

// key declares what may be said of graph, nodes or edges.
func (w *writer) key(of, column string) {
	kind := "string"
	if column == yes {
		kind = "boolean"
	}
	fmt.Fprintf(&w.out, `<key id="%s-%s" for="%s" attr.name="%[2]s" attr.type="%[4]s"/>`+"\n", of, strings.ToLower(column), of, kind)
}

// data says something; of what is empty, nothing.
func (w *writer) data(about argmap.Ref, of, column, value string) {
	if value == "" {
		return
	}
	if column == yes {
		value = "true"
	}
	if strings.ContainsAny(value, "\uFFFE\uFFFF") {
		w.report.Add(codec.Loss{Kind: codec.Approximated, Of: about.ID, What: "a character that is none", Why: "XML cannot hold U+FFFE and U+FFFF; \uFFFD stands in their place."})
	}
	fmt.Fprintf(&w.out, "<data key=\"%s-%s\">%s</data>\n", of, strings.ToLower(column), codec.XMLText(value))
}
