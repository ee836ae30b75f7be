package mup

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

// idea is a node of a file: a claim, a group or a sticky note.
type idea struct {
	id, title string
	line      int
	attr      map[string]json.RawMessage
	order     []string       // the keys of attr as they stand in the file
	other     []member       // what stands under keys that are none of the format
	others    map[string]int // where each of these keys is in other
	ideas     []*idea        // in the order of their ranks

	statement argmap.StatementID // of a claim
	step      argmap.ArgumentID  // of a group; empty once it is known that there is none
	same      *idea              // the claim that this one repeats; nil: it is one itself
}

// file is a whole map: its top is what the version has there.
type file struct {
	top     *idea
	version float64
	links   []json.RawMessage
}

// parser reads a file token by token, so that no part of it is read twice, however deep it lies.
type parser struct {
	*json.Decoder
	text   string
	report *codec.Report
	file   file
	offset int64 // up to which lines are counted
	lines  int
	depth  int
}

func parse(text string, report *codec.Report) (*file, error) {
	p := &parser{Decoder: json.NewDecoder(strings.NewReader(text)), text: text, report: report}
	top, err := p.idea()
	if err != nil {
		return nil, p.fault(err)
	}
	if top == nil {
		return nil, codec.Errorf(1, "this is no map of MindMup: it is null")
	}
	if _, err := p.Token(); !errors.Is(err, io.EOF) {
		return nil, codec.Errorf(p.line(), "something follows the end of the map")
	}
	p.file.top = top
	return &p.file, nil
}

// fault says where a file is not what it should be.
func (p *parser) fault(err error) error {
	var told *codec.Error
	if errors.As(err, &told) {
		return err
	}
	at := len(p.text)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		at = int(syntax.Offset)
	}
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return codec.Errorf(codec.LineAt([]byte(p.text), at), "this is not JSON: %v", err)
}

// line returns the line up to which the file was read.
func (p *parser) line() int {
	to := min(p.InputOffset(), int64(len(p.text)))
	p.lines += strings.Count(p.text[p.offset:to], "\n")
	p.offset = to
	return p.lines + 1
}

// open reads the start of an object; ok is false for null.
func (p *parser) open(what string) (ok bool, err error) {
	t, err := p.Token()
	if err != nil {
		return false, err
	}
	if t == nil {
		return false, nil
	}
	if t != json.Delim('{') {
		return false, codec.Errorf(p.line(), "%s is an object in every map of MindMup, here it is %s", what, kindOf(t))
	}
	return true, nil
}

func kindOf(t json.Token) string {
	switch t.(type) {
	case json.Delim:
		return "a list"
	case string:
		return "text"
	case bool:
		return "true or false"
	}
	return "a number"
}

// key reads the next key of an object; ok is false at its end, which is read, too.
func (p *parser) key() (key string, ok bool, err error) {
	t, err := p.Token()
	if err != nil {
		return "", false, err
	}
	key, ok = t.(string)
	return key, ok, nil
}

// idea reads one, with all below it; nil for null.
func (p *parser) idea() (*idea, error) {
	if ok, err := p.open("an idea"); err != nil || !ok {
		return nil, err
	}
	if p.depth++; p.depth > maxDepth {
		return nil, codec.Errorf(p.line(), "ideas are nested more than %d deep; export the map in parts", maxDepth)
	}
	i := &idea{line: p.line(), attr: map[string]json.RawMessage{}}
	for {
		key, ok, err := p.key()
		if err != nil {
			return nil, err
		}
		if !ok {
			p.depth--
			return i, nil
		}
		if err := p.value(i, key); err != nil {
			return nil, err
		}
	}
}

// value reads what an idea has under a key.
func (p *parser) value(i *idea, key string) error {
	if key == "ideas" {
		return p.ideas(i)
	}
	var raw json.RawMessage
	if err := p.Decode(&raw); err != nil {
		return err
	}
	switch top := p.depth == 1; {
	case key == "id":
		i.id = textOf(raw)
	case key == "title":
		i.title = textOf(raw)
	case key == "attr" || key == "style": // the second in version 1, where nothing else has attributes
		attr, ok := members(raw)
		if !ok {
			p.report.Add(codec.Loss{Kind: codec.Dropped, Line: p.line(), Of: codec.Line(i.id), What: "the " + key + " of an idea", Why: "It is no object."})
		}
		if looks := without(attr, attrCollapsed); key == "style" && len(looks) > 0 {
			i.set(key, json.RawMessage(object(looks)))
		}
		for _, m := range attr {
			if key == "attr" || m.key == attrCollapsed {
				i.set(m.key, m.value)
			}
		}
	case key == "formatVersion" && top:
		p.file.version, _ = strconv.ParseFloat(textOf(raw), 64)
	case key == "links" && top:
		var links map[string]json.RawMessage
		if json.Unmarshal(raw, &p.file.links) == nil {
			break
		}
		if json.Unmarshal(raw, &links) != nil {
			p.report.Add(codec.Loss{Kind: codec.Dropped, Line: p.line(), What: "the links", Why: "They are no list."})
		}
		for _, k := range sortedKeys(links) {
			p.file.links = append(p.file.links, links[k])
		}
	default:
		i.add(member{key, raw})
	}
	return nil
}

// ideas reads those below one and puts them in the order of their ranks: positive ones by size, then negative by size.
func (p *parser) ideas(i *idea) error {
	ok, err := p.open("what an idea has as ideas")
	if err != nil || !ok {
		return err
	}
	type ranked struct {
		side int // 0: positive, 1: negative, 2: no number
		size float64
		*idea
	}
	var all []ranked
	for {
		key, ok, err := p.key()
		if err != nil {
			return err
		}
		if !ok {
			break
		}
		below, err := p.idea()
		if err != nil {
			return err
		}
		if below == nil {
			continue
		}
		r := ranked{side: 2, idea: below}
		if rank, err := strconv.ParseFloat(strings.TrimSpace(key), 64); err == nil && !math.IsNaN(rank) {
			r.size = math.Abs(rank)
			if r.side = 0; rank < 0 {
				r.side = 1
			}
		}
		all = append(all, r)
	}
	slices.SortStableFunc(all, func(a, b ranked) int { return cmp.Or(a.side-b.side, cmp.Compare(a.size, b.size)) })
	for _, r := range all {
		i.ideas = append(i.ideas, r.idea)
	}
	return nil
}

// textOf returns a text or a number as text; of anything else the JSON, of null nothing.
func textOf(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	return string(raw)
}

// add keeps what an idea has under a key that is none of the format; of two the last counts.
func (i *idea) add(m member) {
	if at, twice := i.others[m.key]; twice {
		i.other[at] = m
		return
	}
	if i.others == nil {
		i.others = map[string]int{}
	}
	i.others[m.key] = len(i.other)
	i.other = append(i.other, m)
}

// set gives an idea an attribute.
func (i *idea) set(key string, value json.RawMessage) {
	if _, has := i.attr[key]; !has {
		i.order = append(i.order, key)
	}
	i.attr[key] = value
}

// has reports whether an attribute is there and means something: MindMup takes what it switches off away.
func (i *idea) has(attr string) bool {
	return means(i.attr[attr])
}

func means(value json.RawMessage) bool {
	switch string(value) {
	case "", "null", "false", `""`, "0":
		return false
	}
	return true
}

// styles returns the names of an idea's styles.
func (i *idea) styles() (names []string) {
	if json.Unmarshal(i.attr[attrStyles], &names) != nil && i.has(attrStyles) {
		names = []string{fmt.Sprint(textOf(i.attr[attrStyles]))}
	}
	return names
}

func (i *idea) isSticky() bool { return slices.Contains(i.styles(), styleSticky) }
func (i *idea) isGroup() bool  { return i.has(attrGroup) && !i.isSticky() }

func sortedKeys[T any](m map[string]T) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
