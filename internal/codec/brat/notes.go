package brat

import (
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

// attributes makes steps of stances and tags of all else that attributes say.
func (r *reader) attributes() {
	relations := map[string]bool{}
	for _, a := range r.file.relations {
		relations[a.id] = true
	}
	thesis := r.majorClaim()
	for _, a := range r.file.attributes {
		on := a.words[0]
		s := r.spans[on]
		side, is := r.stance(a)
		switch {
		case is && thesis != nil && r.of[s] != r.of[thesis]:
			r.stands = append(r.stands, link{annotation: a, from: s, to: thesis, Polarity: side})
		case s != nil:
			r.of[s].tag(said(a))
			if is {
				r.lose(codec.Approximated, a, "a stance", "There is no other statement that is a major claim; the stance became a tag.")
			}
		case relations[on]:
			r.called[on] = append(r.called[on], said(a))
		default:
			r.lose(codec.Dropped, a, "the attribute "+said(a), "It is about "+on+", which is neither a span nor a relation.")
		}
	}
}

// said returns an attribute as words: "Negated", "Confidence: High".
func said(a annotation) string {
	if len(a.words) > 1 {
		return codec.Line(a.label + ": " + strings.Join(a.words[1:], " "))
	}
	return codec.Line(a.label)
}

// notes brings what else is said of spans into the notes of their statements.
func (r *reader) notes() {
	about := map[string]string{} // what attributes are about
	for _, a := range r.file.attributes {
		about[a.id] = a.words[0]
	}
	for _, e := range r.file.events {
		s := r.spans[e.id]
		kind := strings.TrimSuffix(e.label, ":"+end(e.label))
		switch {
		case s == nil:
			r.lose(codec.Dropped, e, "the event "+e.label, "It has no trigger that is a span.")
		case len(e.words) > 0:
			r.of[s].notes = append(r.of[s].notes, codec.Line(kind+": "+strings.Join(e.words, " ")))
			r.lose(codec.Approximated, e, "the event "+kind, "Its trigger stands for it; who plays which part in it is in the note.")
		case letters(kind) != letters(s.label):
			r.of[s].tag(kind)
		}
	}
	for _, n := range r.file.references {
		text := n.label + ": " + strings.Join(n.words[1:], " ")
		if n.text != "" {
			text += " (" + n.text + ")"
		}
		r.say(n, n.words[0], text)
	}
	for _, n := range r.file.remarks {
		text := n.text
		if n.label != "AnnotatorNotes" {
			text = n.label + ": " + text
		}
		on := strings.Join(n.words, " ")
		if to, ok := about[on]; ok {
			on = to
		}
		r.say(n, on, text)
	}
}

// say puts a text into the note of a span's statement; what is about something else waits until there are steps.
func (r *reader) say(a annotation, on, text string) {
	if s := r.spans[on]; s != nil {
		r.of[s].notes = append(r.of[s].notes, codec.Clean(text))
		return
	}
	r.waits = append(r.waits, comment{a, on, codec.Clean(text)})
}

// comments makes comments of the notes on relations, and of those on nothing that is there. What attributes say of
// relations is in the labels of their steps, where there are any.
func (r *reader) comments() {
	for _, a := range r.file.attributes {
		if _, made := r.steps[a.words[0]]; !made && slices.Contains(r.called[a.words[0]], said(a)) {
			r.lose(codec.Dropped, a, "the attribute "+said(a), "The relation that it is about, "+a.words[0]+", is no step of the map.")
		}
	}
	for _, c := range r.waits {
		of := argmap.MapRef
		if id, ok := r.steps[c.on]; ok {
			of = id.Ref()
		} else {
			r.lose(codec.Approximated, c.annotation, "a note",
				"What it is about, "+c.on+", is not in the map; it became a comment on the map.")
		}
		r.Put(argmap.Comment{
			ID: argmap.CommentID(r.Fresh("comment")), Of: of, Author: "Annotator", Text: c.text,
			Severity: argmap.Remark, Status: argmap.Open, Rank: r.Rank(),
		})
	}
}
