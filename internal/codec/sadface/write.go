package sadface

import (
	"bytes"
	"cmp"
	"crypto/sha1"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/cite"
	"warrant/internal/codec"
	"warrant/internal/codec/aside"
)

// unknownTime is the time of a document whose map does not say when it was made: none does.
const unknownTime = "1970-01-01T00:00:00"

// version is that of the format.
const version = "0.2"

func write(s *argmap.Snapshot) ([]byte, codec.Report, error) {
	w := &writer{snap: s, report: aside.Unsaid(s), ids: map[argmap.Ref]string{}, taken: map[string]bool{}}
	w.doc = document{Nodes: []node{}, Edges: []edge{}, Resources: []resource{}}
	w.names()
	for _, i := range s.Items() {
		w.work(i)
	}
	for _, src := range s.Sources() {
		w.text(src)
	}
	for _, id := range s.Outline().Order {
		w.statement(id)
	}
	w.steps()
	w.about()
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "    ")
	if err := e.Encode(w.doc); err != nil {
		return nil, nil, fmt.Errorf("write the document: %w", err)
	}
	return out.Bytes(), w.report, nil
}

// writer makes a document of a map.
type writer struct {
	snap   *argmap.Snapshot
	doc    document
	ids    map[argmap.Ref]string
	taken  map[string]bool
	claim  string
	report codec.Report
}

var isUUID = regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

// uuid returns the UUID (version 5) of a name: the same for the same name.
func uuid(name string) string {
	sum := sha1.Sum([]byte("warrant/" + name))
	sum[6], sum[8] = sum[6]&0x0f|0x50, sum[8]&0x3f|0x80
	h := hex.EncodeToString(sum[:16])
	return strings.Join([]string{h[:8], h[8:12], h[12:16], h[16:20], h[20:]}, "-")
}

// names gives every record its id in the document: its own where that is a UUID already.
func (w *writer) names() {
	for _, r := range w.snap.Records() {
		ref := r.Ref()
		id := ref.ID
		if !isUUID.MatchString(id) || w.taken[id] {
			id = uuid(ref.String())
		}
		w.taken[id] = true
		w.ids[ref] = id
	}
}

func (w *writer) about() {
	m := w.snap.Map()
	a := aboutOf(m.Description)
	all := sha1.New()
	for _, n := range w.doc.Nodes {
		fmt.Fprintln(all, n.ID)
	}
	w.doc.Metadata.Core = core{
		Name: a.name, Email: a.email, Created: unknownTime, Edited: unknownTime, Version: version, Claim: w.claim,
		ID: uuid(m.Title + "\n" + string(all.Sum(nil))), Title: m.Title, Description: a.description, Notes: a.notes,
	}
	w.doc.Metadata.Ours = aside.MapOf(w.snap, func(id argmap.StatementID) string { return w.ids[id.Ref()] })
}

// work writes a work as a resource without a text.
func (w *writer) work(i argmap.Item) {
	var csl map[string]json.RawMessage
	if err := json.Unmarshal(cite.ToCSL(i), &csl); err != nil {
		w.report.Add(codec.Loss{Kind: codec.Dropped, Of: string(i.ID), What: "a work",
			Why: "It cannot be written: " + err.Error()})
		return
	}
	delete(csl, "id")
	all, err := json.Marshal(csl) // keys sorted
	if err != nil {
		w.report.Add(codec.Loss{Kind: codec.Dropped, Of: string(i.ID), What: "a work",
			Why: "It cannot be written: " + err.Error()})
		return
	}
	w.doc.Resources = append(w.doc.Resources, resource{
		ID: w.ids[i.Ref()], Type: "text", Metadata: metadata[fields, text]{bibliographic(i), text{Work: all}},
	})
}

// text writes a text with its passages; what stands between them is not known.
func (w *writer) text(src argmap.Source) {
	out := resource{ID: w.ids[src.Ref()], Type: "text", Metadata: metadata[fields, text]{fields{}, text{Title: src.Title}}}
	if i, ok := w.snap.Item(src.Item); ok {
		out.Metadata = metadata[fields, text]{bibliographic(i), text{Title: src.Title, Of: w.ids[i.Ref()]}}
	}
	if out.Metadata.Core["title"] == "" {
		out.Metadata.Core["title"] = src.Title
	}
	var known bool
	if out.Content, known = content(w.snap, src.ID); known {
		w.report.Add(codec.Loss{Kind: codec.Invented, Of: string(src.ID), What: "blanks between the passages of " + src.Title,
			Why: "A map has passages of a text, not the text; the rest of it is written as blanks."})
	}
	w.doc.Resources = append(w.doc.Resources, out)
}

// maxContent is the length up to which a text is put together of its passages, in code points.
const maxContent = 1 << 20

// content puts passages where they stand in their text. Quotations go before the words around them.
func content(s *argmap.Snapshot, id argmap.SourceID) (text string, known bool) {
	var all []rune
	put := func(at int, words string) {
		runes := []rune(words)
		if len(runes) == 0 || at < 0 || at+len(runes) > maxContent {
			return
		}
		if n := at + len(runes) - len(all); n > 0 {
			all = append(all, []rune(strings.Repeat(" ", n))...)
		}
		copy(all[at:], runes)
	}
	var tied []argmap.Passage
	for _, c := range s.Citations() {
		if p, ok := s.Passage(c.Passage); ok && p.Source == id && p.End > p.Start {
			tied = append(tied, p)
		}
	}
	for _, p := range tied {
		put(p.Start-len([]rune(p.Prefix)), p.Prefix)
		put(p.End, p.Suffix)
	}
	for _, p := range tied {
		put(p.Start, p.Quote)
	}
	return string(all), len(all) > 0
}

func (w *writer) statement(id argmap.StatementID) {
	st, _ := w.snap.Statement(id)
	ours := aside.StatementOf(w.snap, st)
	if st.Thesis && w.claim == "" {
		w.claim = w.ids[st.Ref()]
		ours.Thesis = false // the document says it
	}
	found := []source{}
	for _, c := range w.snap.CitationsOf(id.Ref()) {
		found = append(found, w.source(c))
	}
	n := node{ID: w.ids[st.Ref()], Type: atom, Text: &st.Text, Sources: &found}
	n.Metadata = metadata[fields, any]{Core: fields{}}
	if !empty(ours) {
		n.Metadata.Ours = ours
	}
	w.doc.Nodes = append(w.doc.Nodes, n)
}

// empty reports whether a block says nothing.
func empty(block any) bool {
	data, err := json.Marshal(block)
	return err == nil && string(data) == "{}"
}

// source writes a citation. What tells where in the text is in the fields of the format, the rest beside them.
func (w *writer) source(c argmap.Citation) source {
	ours := aside.CiteOf(w.snap, c,
		func(i argmap.ItemID) string { return w.ids[i.Ref()] }, func(s argmap.SourceID) string { return w.ids[s.Ref()] })
	out := source{Resource: cmp.Or(ours.Text, ours.Work), Text: ours.Quote}
	out.Offset, out.Length = json.Number(strconv.Itoa(ours.Start)), json.Number(strconv.Itoa(ours.End-ours.Start))
	if ours.Text == "" {
		ours.Work = "" // the resource is the work
	}
	ours.Text, ours.Quote, ours.Start, ours.End = "", "", 0, 0
	if ours != (aside.Cite{}) {
		out.Metadata = &metadata[fields, aside.Cite]{fields{}, ours}
	}
	return out
}

func (w *writer) edge(from, to argmap.Ref) {
	a, b := w.ids[from], w.ids[to]
	w.doc.Edges = append(w.doc.Edges, edge{ID: uuid(a + " to " + b), From: a, To: b})
}

func (w *writer) steps() {
	both := w.disagreements()
	for _, a := range w.snap.Arguments() {
		pair := both[a.ID]
		if pair.second {
			continue
		}
		n := node{ID: w.ids[a.Ref()], Type: inference, Name: support, Metadata: metadata[fields, any]{Core: fields{}}}
		if a.Polarity == argmap.Con {
			n.Type, n.Name = conflict, attack
		}
		ours := aside.Step{Label: a.Label, Comments: aside.CommentsOf(w.snap, a.Ref())}
		switch {
		case a.Scheme == "":
		case a.Scheme != plain(a.Scheme), n.Type == conflict && mutual(a.Scheme) && !pair.there:
			ours.Scheme = a.Scheme // as a name it would say something else
		default:
			n.Name = a.Scheme
		}
		for _, c := range w.snap.CitationsOf(a.Ref()) {
			ours.Cites = append(ours.Cites, w.cites(c))
		}
		if !empty(ours) {
			n.Metadata.Ours = ours
		}
		w.doc.Nodes = append(w.doc.Nodes, n)
		if pair.there {
			w.edge(a.Ref(), a.Premises[0].Ref())
			w.edge(a.Ref(), a.Target)
			continue
		}
		for _, p := range a.Premises {
			w.edge(p.Ref(), a.Ref())
		}
		w.edge(a.Ref(), a.Target)
	}
}

// cites writes a citation of a step, which in SADFace has no sources.
func (w *writer) cites(c argmap.Citation) aside.Cite {
	return aside.CiteOf(w.snap, c,
		func(i argmap.ItemID) string { return w.ids[i.Ref()] }, func(s argmap.SourceID) string { return w.ids[s.Ref()] })
}

// pair says that a step and another are written as one conflict that goes both ways.
type pair struct{ there, second bool }

// disagreements finds the steps that came of a conflict both ways, and of which nothing more is said.
func (w *writer) disagreements() map[argmap.ArgumentID]pair {
	bare := func(a argmap.Argument) bool {
		return a.Polarity == argmap.Con && a.Scheme == disagree && a.Label == "" && len(a.Premises) == 1 && a.Target.Kind == argmap.KindStatement &&
			len(w.snap.Pointing(a.Ref())) == 0
	}
	type ends struct{ from, to string }
	waiting := map[ends][]argmap.ArgumentID{}
	out := map[argmap.ArgumentID]pair{}
	for _, a := range w.snap.Arguments() {
		if !bare(a) {
			continue
		}
		e := ends{string(a.Premises[0]), a.Target.ID}
		if others := waiting[ends{e.to, e.from}]; len(others) > 0 {
			out[others[0]], out[a.ID] = pair{there: true}, pair{there: true, second: true}
			waiting[ends{e.to, e.from}] = slices.Delete(others, 0, 1)
			continue
		}
		waiting[e] = append(waiting[e], a.ID)
	}
	return out
}
