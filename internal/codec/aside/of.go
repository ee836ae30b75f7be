package aside

import (
	"time"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

// Keeps is what the blocks have a place for: everything but saved views.
var Keeps = codec.Keeps{
	Title: true, Authors: true, Description: true, Kinds: true, Shorts: true, Theses: true, Tags: true, Groups: true, Notes: true,
	Voices: true, Holdings: true, Labels: true, Schemes: true, Citations: true, StepCitations: true, Works: true, Disputes: true, Comments: true,
}

// reader is the name that every imported map gives its reader, unless the file says another.
const reader = "Reader"

// Unsaid reports what is in a map and comes back changed or not at all from a file with all the blocks.
func Unsaid(s *argmap.Snapshot) codec.Report {
	report := codec.Unsaid(s, Keeps)
	names := map[string]bool{}
	for _, v := range s.Voices() {
		if names[v.Name] {
			report.Add(codec.Loss{Kind: codec.Approximated, Of: string(v.ID), What: "a second voice called " + v.Name,
				Why: "Voices are told apart by their names; read again, the two are one."})
		}
		names[v.Name] = true
	}
	cited := map[argmap.PassageID]bool{}
	for _, c := range s.Citations() {
		cited[c.Passage] = true
	}
	for _, p := range s.Passages() {
		if !cited[p.ID] {
			report.Add(codec.Loss{Kind: codec.Dropped, Of: string(p.ID), What: "a passage", Why: "Nothing in the map cites it."})
		}
	}
	return report
}

// MapOf returns the block of the whole map. A statement in dispute is named by key.
func MapOf(s *argmap.Snapshot, key func(argmap.StatementID) string) Map {
	m := Map{Authors: s.Map().Authors, Author: author(s).Name, Comments: CommentsOf(s, argmap.MapRef)}
	if name := s.Reader().Name; name != reader {
		m.Reader = name
	}
	for _, v := range s.Voices() {
		m.Voices = append(m.Voices, v.Name)
	}
	for _, d := range s.Disputes() {
		out := Dispute{Title: d.Title, Statement: key(d.Statement)}
		for i, side := range d.Sides {
			for _, v := range side {
				out.Sides[i] = append(out.Sides[i], name(s, v))
			}
		}
		m.Disputes = append(m.Disputes, out)
	}
	return m
}

// author returns the author's voice; none where it has the reader's name, which then is the reader's alone.
func author(s *argmap.Snapshot) argmap.Voice {
	if v := s.AuthorVoice(); v.Name != s.Reader().Name {
		return v
	}
	return argmap.Voice{}
}

func name(s *argmap.Snapshot, id argmap.VoiceID) string {
	v, _ := s.Voice(id)
	return v.Name
}

// StatementOf returns the block of a statement, but for what it cites.
func StatementOf(s *argmap.Snapshot, st argmap.Statement) Statement {
	out := Statement{Short: st.Short, Thesis: st.Thesis, Tags: st.Tags, Group: st.Group, Note: st.Note,
		Comments: CommentsOf(s, st.Ref())}
	if st.Kind != argmap.Claim {
		out.Kind = string(st.Kind)
	}
	if len(st.Holdings) == 1 && st.Holdings[0] == (argmap.Holding{Voice: author(s).ID, Stance: argmap.Asserts}) {
		return out
	}
	for _, h := range st.Holdings {
		held := Held{By: name(s, h.Voice), Through: name(s, h.Through)}
		if h.Stance != argmap.Asserts {
			held.Stance = string(h.Stance)
		}
		out.Held = append(out.Held, held)
	}
	return out
}

// CommentsOf returns the comments on a record.
func CommentsOf(s *argmap.Snapshot, of argmap.Ref) (out []Comment) {
	for _, c := range s.CommentsOn(of) {
		out = append(out, CommentOf(c))
	}
	return out
}

// CommentOf returns a comment as it stands in a block.
func CommentOf(c argmap.Comment) Comment {
	to := Comment{Author: c.Author, Text: c.Text, Request: c.Request, At: when(c.At)}
	if c.Severity != argmap.Remark {
		to.Severity = string(c.Severity)
	}
	if c.Status != argmap.Open {
		to.Status = string(c.Status)
	}
	for _, r := range c.Replies {
		to.Replies = append(to.Replies, Reply{r.Author, r.Text, when(r.At)})
	}
	return to
}

func when(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}

// CiteOf returns a citation; work and text are the names that the format has for what it cites.
func CiteOf(s *argmap.Snapshot, c argmap.Citation, work func(argmap.ItemID) string, text func(argmap.SourceID) string) Cite {
	out := Cite{Locator: c.Locator, Note: c.Note}
	if c.Item != "" {
		out.Work = work(c.Item)
	}
	if p, ok := s.Passage(c.Passage); ok {
		out.Text, out.Section, out.Paragraph, out.Page = text(p.Source), p.Section, p.Paragraph, p.Page
		out.Start, out.End, out.Quote, out.Prefix, out.Suffix = p.Start, p.End, p.Quote, p.Prefix, p.Suffix
	}
	return out
}
