package freemind

import (
	"encoding/xml"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

func read(in codec.Input) (*argmap.Snapshot, codec.Report, error) {
	r := &reader{}
	x, err := codec.OpenXML(in, &r.report)
	if err != nil {
		return nil, nil, err
	}
	r.XML = x
	tops, err := r.file()
	if err != nil {
		return nil, nil, err
	}
	r.dropped.Report(&r.report, "It says nothing that a map has a place for.")
	r.looks.Report(&r.report, "It says how the mind map looks, or when it was made; a map is laid out anew.")
	top := &codec.Topic{Below: tops}
	switch {
	case len(tops) == 1 && tops[0].Role == codec.RoleMap:
		top = tops[0]
	case len(tops) > 0:
		top.Text = tops[0].Text
	}
	return codec.Unnest(top, r.report)
}

// reader reads one file.
type reader struct {
	*codec.XML
	report  codec.Report
	dropped codec.Counts
	looks   codec.Counts
}

// node is one that is being read.
type node struct {
	*codec.Topic
	details string
	links   []string
	arrows  []codec.Arrow
	icons   []string
	again   bool
}

// file reads all nodes, and returns those that are in no other.
func (r *reader) file() (tops []*codec.Topic, err error) {
	var open []*node
	seen := false
	for {
		token, err := r.Next()
		switch t := token.(type) {
		case nil:
			if err == nil && len(open) > 0 {
				err = codec.Errorf(r.Line(), "the file ends within a node; get it whole, or close its elements")
			}
			return tops, err
		case xml.StartElement:
			switch {
			case t.Name.Local == "map" && !seen:
				seen = true
			case !seen:
				return nil, codec.Errorf(r.Line(), "this is no mind map: it begins with <%s>, not with <map>", t.Name.Local)
			case t.Name.Local == "node":
				n := r.start(t)
				if len(open) > 0 {
					up := open[len(open)-1]
					up.Below = append(up.Below, n.Topic)
				} else {
					tops = append(tops, n.Topic)
				}
				open = append(open, n)
			case len(open) == 0:
				r.looks.Add(r.Line(), "what is said of the whole mind map in <"+t.Name.Local+">")
				_, err = r.Inner()
			default:
				err = r.part(open[len(open)-1], t)
			}
			if err != nil {
				return nil, err
			}
		case xml.EndElement:
			if t.Name.Local == "node" && len(open) > 0 {
				r.end(open[len(open)-1], len(open) == 1)
				open = open[:len(open)-1]
			}
		}
	}
}

// appearance are the attributes of nodes that say how they look or when they were made.
var appearance = strings.Fields(`POSITION FOLDED COLOR BACKGROUND_COLOR STYLE STYLE_REF LOCALIZED_STYLE_REF CREATED MODIFIED HISTORY_CREATED_AT
	LAST_MODIFIED_BY HGAP HGAP_QUANTITY VGAP VGAP_QUANTITY VSHIFT VSHIFT_QUANTITY MAX_WIDTH MIN_WIDTH SHAPE_HORIZONTAL_MARGIN SHAPE_VERTICAL_MARGIN
	UNIFORM_SHAPE NUMBERED FORMAT TEXT_SHORTENED CHILD_NODES_LAYOUT CHILD_NODES_ALIGNMENT SIDE ENCRYPTED_CONTENT_HIDDEN
	BORDER_WIDTH BORDER_WIDTH_LIKE_EDGE BORDER_COLOR BORDER_COLOR_LIKE_EDGE BORDER_DASH BORDER_DASH_LIKE_EDGE TEXT_ALIGN DETAILS_ALIGNMENT ICON_SIZE`)

func (r *reader) start(e xml.StartElement) *node {
	n := &node{Topic: &codec.Topic{Line: r.Line(), Fields: map[string]string{}}}
	for _, a := range e.Attr {
		switch name := a.Name.Local; {
		case name == "TEXT", name == "LOCALIZED_TEXT" && n.Text == "":
			n.Text = a.Value
		case name == "ID":
			n.ID = a.Value
		case name == "LINK":
			n.links = append(n.links, a.Value)
		case name == "CONTENT_ID", name == "TREE_ID": // a clone
			n.Same = a.Value
		case name == "DETAILS_HIDDEN", slices.Contains(appearance, name):
			r.looks.Add(n.Line, "the attribute "+name+" of nodes")
		default:
			r.dropped.Add(n.Line, "the attribute "+name+" of nodes")
		}
	}
	if n.ID == n.Same { // Freeplane says so of the first of the clones
		n.Same = ""
	}
	if strings.HasPrefix(strings.ToLower(strings.TrimSpace(n.Text)), "<html") {
		n.Text = codec.PlainHTML(n.Text)
	}
	return n
}

// part reads what is in a node beside nodes.
func (r *reader) part(n *node, e xml.StartElement) error {
	line := r.Line()
	inner, err := r.Inner()
	if err != nil {
		return err
	}
	attr := func(name string) string {
		for _, a := range e.Attr {
			if a.Name.Local == name {
				return a.Value
			}
		}
		return ""
	}
	switch e.Name.Local {
	case "richcontent":
		if codec.Formatted(inner) {
			r.looks.Add(line, "formatting, lists and pictures in texts")
		}
		switch kind, text := strings.ToUpper(attr("TYPE")), codec.PlainHTML(inner); kind {
		case "NODE":
			n.Text = text
		case "NOTE":
			n.Note = codec.Paragraphs(n.Note, text)
		case "DETAILS":
			n.details = codec.Paragraphs(n.details, text)
		default:
			r.dropped.Add(line, "rich content of the type "+codec.Line(attr("TYPE")))
		}
	case "attribute":
		r.attribute(n, codec.Line(attr("NAME")), attr("VALUE"), line)
	case "icon":
		n.icons = append(n.icons, attr("BUILTIN"))
	case "arrowlink":
		n.arrows = append(n.arrows, arrow(attr, line))
	case "linktarget": // the other end of an arrow
	case "hook":
		switch name := attr("NAME"); name {
		case "accessories/plugins/NodeNote.properties":
			n.Note = codec.Paragraphs(n.Note, codec.PlainHTML(inner))
		case "MapStyle", "AutomaticEdgeColor":
			r.looks.Add(line, "the hook "+name)
		default:
			r.dropped.Add(line, "the hook "+codec.Line(name))
		}
	case "font", "edge", "cloud", "attribute_layout":
		r.looks.Add(line, "<"+e.Name.Local+"> of nodes")
	default:
		r.dropped.Add(line, "<"+e.Name.Local+"> of nodes")
	}
	return nil
}

func (r *reader) attribute(n *node, name, value string, line int) {
	switch _, twice := n.Fields[name]; {
	case name == role && n.Role == "":
		n.Role = strings.ToLower(codec.Line(value))
	case name == again:
		n.again = true
	case name == "", name == role, twice:
		r.dropped.Add(line, "an attribute without a name, or one that a node has twice")
	default:
		n.Fields[name] = value
	}
}

// words that labels of arrows say that it is one against something with.
var hostile = strings.Fields("con against objection attack attacks - − –")

func arrow(attr func(string) string, line int) codec.Arrow {
	a := codec.Arrow{Line: line, To: attr("DESTINATION")}
	for _, name := range []string{"MIDDLE_LABEL", "SOURCE_LABEL", "TARGET_LABEL"} {
		switch label := codec.Line(attr(name)); {
		case slices.Contains(hostile, strings.ToLower(label)):
			a.Against = true
		case a.Label == "":
			a.Label = label
		}
	}
	return a
}

// end joins what was said of a node.
func (r *reader) end(n *node, root bool) {
	if n.again {
		for i, a := range n.arrows {
			if a.To != "" {
				n.Same, n.arrows = a.To, slices.Delete(n.arrows, i, i+1)
				break
			}
		}
	}
	n.Arrows = n.arrows
	if n.details != "" {
		r.report.Add(codec.Loss{Kind: codec.Approximated, Line: n.Line, Of: n.ID, What: "the details of a node", Why: "They are in the note of the statement."})
		n.Note = codec.Paragraphs(n.details, n.Note)
	}
	for _, link := range n.links {
		r.report.Add(codec.Loss{Kind: codec.Approximated, Line: n.Line, Of: n.ID, What: "the link of a node", Why: "It is in the note of the statement."})
		n.Note = codec.Paragraphs(n.Note, "Link: "+link)
	}
	r.icons(n, root)
}

// icons takes a tick for a reason and a cross for an objection where no attribute says what the node is.
func (r *reader) icons(n *node, root bool) {
	given := n.Role
	for _, icon := range n.icons {
		con, ok := against(given)
		switch {
		case icon != tick && icon != cross, root, given != "" && !ok:
			r.dropped.Add(n.Line, "the icon "+codec.Line(icon))
		case given == "" && n.Role == "":
			n.Role = codec.RoleReason
			if icon == cross {
				n.Role = codec.RoleObjection
			}
		case given == "" && (icon == cross) != (n.Role == codec.RoleObjection), given != "" && con != (icon == cross):
			r.report.Add(codec.Loss{Kind: codec.Repaired, Line: n.Line, Of: n.ID, What: "the icon " + icon, Why: "It contradicts what else the node says of itself, which counts."})
		}
	}
}
