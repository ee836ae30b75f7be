package json

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/cite"
)

// The fields that a work of the bibliography has beside those of CSL-JSON.
const (
	itemRank = cite.Ours + "rank"
	itemMore = cite.Ours + "more" // Item.More as it is, where the CSL-JSON fields do not give it back exactly
)

// The types below are what is written. Lists that may be missing are left out when they are nil and written when they
// are empty, so that what is read back is the same to the last detail.
type (
	document struct {
		Format       string            `json:"format"`
		Version      int               `json:"version"`
		Title        string            `json:"title"`
		Authors      []string          `json:"authors,omitzero"`
		Description  string            `json:"description,omitempty"`
		Foreign      json.RawMessage   `json:"foreign,omitzero"`
		Voices       []voice           `json:"voices"`
		Statements   []statement       `json:"statements"`
		Arguments    []argument        `json:"arguments"`
		Disputes     []dispute         `json:"disputes"`
		Sources      []source          `json:"sources"`
		Passages     []passage         `json:"passages"`
		Bibliography []json.RawMessage `json:"bibliography"`
		Citations    []citation        `json:"citations"`
		Comments     []comment         `json:"comments"`
		Views        []view            `json:"views"`
	}
	ref struct {
		Kind string `json:"kind"`
		ID   string `json:"id"`
	}
	voice struct {
		ID   argmap.VoiceID   `json:"id"`
		Name string           `json:"name"`
		Role argmap.VoiceRole `json:"role,omitempty"`
		Rank argmap.Rank      `json:"rank"`
	}
	statement struct {
		ID       argmap.StatementID   `json:"id"`
		Text     string               `json:"text"`
		Short    string               `json:"short,omitempty"`
		Kind     argmap.StatementKind `json:"kind"`
		Voice    string               `json:"voice"`
		Role     argmap.Role          `json:"role"`
		Thesis   bool                 `json:"thesis"`
		Holdings []holding            `json:"holdings"`
		Tags     []string             `json:"tags,omitzero"`
		Group    string               `json:"group,omitempty"`
		Note     string               `json:"note,omitempty"`
		Foreign  json.RawMessage      `json:"foreign,omitzero"`
		Rank     argmap.Rank          `json:"rank"`
	}
	holding struct {
		Voice   argmap.VoiceID `json:"voice"`
		Stance  argmap.Stance  `json:"stance"`
		Through argmap.VoiceID `json:"through,omitempty"`
	}
	argument struct {
		ID       argmap.ArgumentID    `json:"id"`
		Polarity argmap.Polarity      `json:"polarity"`
		Premises []argmap.StatementID `json:"premises"`
		Target   ref                  `json:"target"`
		Scheme   string               `json:"scheme,omitempty"`
		Label    string               `json:"label,omitempty"`
		Foreign  json.RawMessage      `json:"foreign,omitzero"`
		Rank     argmap.Rank          `json:"rank"`
	}
	dispute struct {
		ID        argmap.DisputeID    `json:"id"`
		Title     string              `json:"title"`
		Sides     [2][]argmap.VoiceID `json:"sides"`
		Statement argmap.StatementID  `json:"statement"`
		Rank      argmap.Rank         `json:"rank"`
	}
	source struct {
		ID    argmap.SourceID `json:"id"`
		Title string          `json:"title"`
		Item  argmap.ItemID   `json:"item,omitempty"`
		Rank  argmap.Rank     `json:"rank"`
	}
	passage struct {
		ID        argmap.PassageID `json:"id"`
		Source    argmap.SourceID  `json:"source"`
		Section   string           `json:"section,omitempty"`
		Paragraph int              `json:"paragraph,omitempty"`
		Page      string           `json:"page,omitempty"`
		Start     int              `json:"start,omitempty"`
		End       int              `json:"end,omitempty"`
		Quote     string           `json:"quote,omitempty"`
		Prefix    string           `json:"prefix,omitempty"`
		Suffix    string           `json:"suffix,omitempty"`
		Rank      argmap.Rank      `json:"rank"`
	}
	citation struct {
		ID      argmap.CitationID `json:"id"`
		Of      ref               `json:"of"`
		Item    argmap.ItemID     `json:"item,omitempty"`
		Passage argmap.PassageID  `json:"passage,omitempty"`
		Locator string            `json:"locator"`
		Note    int               `json:"note,omitempty"`
		Rank    argmap.Rank       `json:"rank"`
	}
	comment struct {
		ID       argmap.CommentID `json:"id"`
		Of       ref              `json:"of"`
		Author   string           `json:"author,omitempty"`
		Text     string           `json:"text"`
		Severity argmap.Severity  `json:"severity"`
		Request  string           `json:"request,omitempty"`
		Status   argmap.Status    `json:"status"`
		Replies  []reply          `json:"replies,omitzero"`
		At       time.Time        `json:"at,omitzero"`
		Rank     argmap.Rank      `json:"rank"`
	}
	reply struct {
		Author string    `json:"author,omitempty"`
		Text   string    `json:"text"`
		At     time.Time `json:"at,omitzero"`
	}
	view struct {
		ID        argmap.ViewID    `json:"id"`
		Name      string           `json:"name"`
		Filter    filter           `json:"filter,omitzero"`
		Folded    []ref            `json:"folded,omitzero"`
		Focus     *ref             `json:"focus,omitempty"`
		Depth     int              `json:"depth,omitempty"`
		Direction argmap.Direction `json:"direction,omitempty"`
		Style     string           `json:"style,omitempty"`
		Rank      argmap.Rank      `json:"rank"`
	}
	filter struct {
		Voices  []argmap.VoiceID       `json:"voices,omitzero"`
		Kinds   []argmap.StatementKind `json:"kinds,omitzero"`
		Roles   []argmap.Role          `json:"roles,omitzero"`
		Groups  []string               `json:"groups,omitzero"`
		Tags    []string               `json:"tags,omitzero"`
		Sources []ref                  `json:"sources,omitzero"`
		Anchors []argmap.Anchor        `json:"anchors,omitzero"`
		Checks  []argmap.Check         `json:"checks,omitzero"`
		Text    string                 `json:"text,omitempty"`
		Whose   argmap.Whose           `json:"whose,omitempty"`
		Hide    bool                   `json:"hide,omitempty"`
	}
)

// IsZero lets a view's filter be left out.
func (f filter) IsZero() bool { return reflect.ValueOf(&f).Elem().IsZero() }

// Encode writes a valid map. Equal maps give equal bytes.
func Encode(s *argmap.Snapshot) ([]byte, error) {
	m := s.Map()
	doc := document{
		Format: Format, Version: Version, Title: m.Title, Authors: m.Authors, Description: m.Description, Foreign: foreignOf(m.Foreign),
		Voices:     listOf(s.Voices(), func(r argmap.Voice) voice { return voice(r) }),
		Statements: listOf(s.Statements(), func(r argmap.Statement) statement { return statementOf(s, r) }),
		Arguments:  listOf(s.Arguments(), argumentOf),
		Disputes:   listOf(s.Disputes(), func(r argmap.Dispute) dispute { return dispute(r) }),
		Sources:    listOf(s.Sources(), func(r argmap.Source) source { return source(r) }),
		Passages:   listOf(s.Passages(), func(r argmap.Passage) passage { return passage(r) }),
		Citations:  listOf(s.Citations(), citationOf), Comments: listOf(s.Comments(), commentOf), Views: listOf(s.Views(), viewOf),
		Bibliography: listOf(s.Items(), itemOf),
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return nil, fmt.Errorf("write JSON: %w", err)
	}
	return out.Bytes(), nil
}

// listOf returns what f makes of each, never nil.
func listOf[A, B any](in []A, f func(A) B) []B {
	out := make([]B, len(in))
	for i, a := range in {
		out[i] = f(a)
	}
	return out
}

// listOrNil is listOf for lists that may be missing.
func listOrNil[A, B any](in []A, f func(A) B) []B {
	if in == nil {
		return nil
	}
	return listOf(in, f)
}

// foreignOf returns what other programs say as the JSON that it is, nil where they say nothing.
func foreignOf(f argmap.Foreign) json.RawMessage {
	if f == "" {
		return nil
	}
	return json.RawMessage(f)
}

func refOf(r argmap.Ref) ref { return ref{r.Kind.String(), r.ID} }

func statementOf(s *argmap.Snapshot, r argmap.Statement) statement {
	out := statement{ID: r.ID, Text: r.Text, Short: r.Short, Kind: r.Kind, Role: s.Outline().Role(r.ID), Thesis: r.Thesis,
		Holdings: listOf(r.Holdings, func(h argmap.Holding) holding { return holding(h) }),
		Tags:     r.Tags, Group: r.Group, Note: r.Note, Foreign: foreignOf(r.Foreign), Rank: r.Rank}
	if len(r.Holdings) > 0 {
		holder, _ := s.Voice(r.Holdings[0].Voice)
		out.Voice = holder.Name
	}
	return out
}

func argumentOf(r argmap.Argument) argument {
	return argument{ID: r.ID, Polarity: r.Polarity, Premises: r.Premises, Target: refOf(r.Target), Scheme: r.Scheme, Label: r.Label,
		Foreign: foreignOf(r.Foreign), Rank: r.Rank}
}

func citationOf(r argmap.Citation) citation {
	return citation{ID: r.ID, Of: refOf(r.Of), Item: r.Item, Passage: r.Passage, Locator: r.Locator, Note: r.Note, Rank: r.Rank}
}

func commentOf(r argmap.Comment) comment {
	return comment{ID: r.ID, Of: refOf(r.Of), Author: r.Author, Text: r.Text, Severity: r.Severity, Request: r.Request,
		Status: r.Status, Replies: listOrNil(r.Replies, replyOf), At: r.At.UTC(), Rank: r.Rank}
}

func replyOf(r argmap.Reply) reply { return reply{r.Author, r.Text, r.At.UTC()} }

func viewOf(r argmap.View) view {
	out := view{ID: r.ID, Name: r.Name, Filter: filterOf(r.Filter), Folded: listOrNil(r.Folded, refOf),
		Depth: r.Depth, Direction: r.Direction, Style: r.Style, Rank: r.Rank}
	if !r.Focus.IsZero() {
		focus := refOf(r.Focus)
		out.Focus = &focus
	}
	return out
}

func filterOf(f argmap.Filter) filter {
	return filter{f.Voices, f.Kinds, f.Roles, f.Groups, f.Tags, listOrNil(f.Sources, refOf), f.Anchors, f.Checks, f.Text, f.Whose, f.Hide}
}

// itemOf writes a work as CSL-JSON with fields of ours at its end.
func itemOf(r argmap.Item) json.RawMessage {
	csl := cite.ToCSL(r)
	back, err := cite.FromCSL(csl)
	back.Rank = r.Rank
	ours := map[string]string{itemRank: string(r.Rank)}
	if err != nil || !reflect.DeepEqual(back, r) {
		ours[itemMore] = r.More
	}
	tail, err := json.Marshal(ours)
	if err != nil {
		return csl
	}
	return append(append(csl[:len(csl)-1], ','), tail[1:]...)
}
