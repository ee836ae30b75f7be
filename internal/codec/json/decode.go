package json

import (
	"fmt"
	"slices"

	"warrant/internal/argmap"
)

// decoder turns a JSON text into records.
type decoder struct {
	data  []byte
	wrong Errors
	notes []Note
	paths map[argmap.Ref]spot // every record of the file
	tx    *argmap.Tx
	names map[string]argmap.VoiceID // made when first needed

	derived []derived
}

// derived is what a file says of a statement and what follows from the rest.
type derived struct {
	id                   argmap.StatementID
	voice, role          string
	path                 string
	voiceGiven, hasRoles bool
}

// maxFound is after how many faults no more are gathered: nobody reads on, and each costs a look at the whole file.
const maxFound = 100

func (d *decoder) fault(at spot, format string, args ...any) {
	if len(d.wrong) >= maxFound {
		return
	}
	d.wrong = append(d.wrong, fault(d.data, at.node.start, at.path, format, args...))
}

// exists complains about a name that leads nowhere.
func (d *decoder) exists(r argmap.Ref, at spot) {
	if r.Kind == argmap.KindMap && r == argmap.MapRef || r.ID == "" {
		return
	}
	if _, ok := d.paths[r]; !ok {
		d.fault(at, "there is no %s %.100q; add it or correct the name", r.Kind, r.ID)
	}
}

// lists are the top keys that hold records, and what they hold.
var lists = []struct {
	key  string
	kind argmap.Kind
	read func(d *decoder, o *object, id string, rank argmap.Rank) argmap.Record
}{
	{"voices", argmap.KindVoice, (*decoder).voice},
	{"statements", argmap.KindStatement, (*decoder).statement},
	{"arguments", argmap.KindArgument, (*decoder).argument},
	{"disputes", argmap.KindDispute, (*decoder).dispute},
	{"sources", argmap.KindSource, (*decoder).source},
	{"passages", argmap.KindPassage, (*decoder).passage},
	{"bibliography", argmap.KindItem, (*decoder).item},
	{"citations", argmap.KindCitation, (*decoder).citation},
	{"comments", argmap.KindComment, (*decoder).comment},
	{"views", argmap.KindView, (*decoder).view},
}

// document reads the whole file; the snapshot is nil where d.wrong has something to say.
func (d *decoder) document(root *node) *argmap.Snapshot {
	top := d.object(spot{root, ""})
	if len(d.wrong) > 0 || !d.readable(top) {
		return nil
	}
	d.tx.Put(argmap.Map{Title: top.text("title"), Authors: texts[string](top, "authors"), Description: top.text("description"),
		Foreign: top.foreign()})
	all := make([][]*object, len(lists))
	for i, l := range lists {
		for _, at := range top.list(l.key) {
			all[i] = append(all[i], d.named(at, l.kind))
		}
	}
	top.done()
	for i, l := range lists {
		key := "rank"
		if l.kind == argmap.KindItem {
			key = itemRank
		}
		ranks := ranksOf(all[i], key)
		for k, o := range all[i] {
			d.tx.Put(l.read(d, o, o.text("id"), ranks[k]))
			if l.kind != argmap.KindItem { // of these cite knows the fields
				o.done()
			}
		}
	}
	if len(d.wrong) > 0 {
		d.inOrder()
		return nil
	}
	return d.commit(root)
}

// readable reports whether the file is one of ours, and of a version that we know.
func (d *decoder) readable(top *object) bool {
	format, version := top.text("format"), top.number("version")
	switch {
	case format != Format:
		d.fault(top.at, `this is not a map: it does not say "format": %q at the top; choose a file written by "show --json"`, Format)
	case version > Version:
		d.fault(top.spotOf("version"), "the file has version %d of the format and was written by a newer program, this one reads version %d; update this program", version, Version)
	case version < 1:
		d.fault(top.at, `the file does not say "version": %d; add it`, Version)
	}
	return len(d.wrong) == 0
}

// named notes the id of a record, so that others can name it.
func (d *decoder) named(at spot, kind argmap.Kind) *object {
	o := d.object(at)
	if o.bad {
		return o
	}
	ref := argmap.Ref{Kind: kind, ID: o.must("id")}
	if first, taken := d.paths[ref]; taken && ref.ID != "" {
		d.fault(o.spotOf("id"), "the id %.100q is already that of %s; give each %s an id of its own", ref.ID, first.path, kind)
	}
	d.paths[ref] = at
	return o
}

// commit checks the map against its rules.
func (d *decoder) commit(root *node) *argmap.Snapshot {
	s := d.tx.Now()
	problems := argmap.Validate(s)
	for _, p := range problems {
		at, ok := d.paths[p.Of]
		if !ok {
			at = spot{root, ""}
		}
		d.fault(at, "%s", p.Text)
	}
	if len(problems) > 0 {
		d.inOrder()
		return nil
	}
	d.compare(s)
	return s
}

func (d *decoder) inOrder() {
	slices.SortStableFunc(d.wrong, func(a, b Error) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
}

// compare notes where a file says something else of a statement than follows from the map.
func (d *decoder) compare(s *argmap.Snapshot) {
	for _, one := range d.derived {
		st, _ := s.Statement(one.id)
		holder, _ := s.Voice(st.Holdings[0].Voice)
		if one.voiceGiven && one.voice != holder.Name {
			d.notes = append(d.notes, Note{one.path + ".voice", fmt.Sprintf("The file says %q, the first of the holdings is by %q; the holdings count.", one.voice, holder.Name)})
		}
		if role := string(s.Outline().Role(one.id)); one.hasRoles && one.role != role {
			d.notes = append(d.notes, Note{one.path + ".role", fmt.Sprintf("The file says %q, by its arguments the statement is %q; the arguments count.", one.role, role)})
		}
	}
}

// ranksOf returns the ranks that records carry. Those that carry none get one by their place in the list.
func ranksOf(objects []*object, key string) []argmap.Rank {
	out := make([]argmap.Rank, len(objects))
	given := make([]bool, len(objects))
	any := false
	for i, o := range objects {
		given[i] = o.has(key)
		out[i] = o.rank(key)
		any = any || given[i]
	}
	if !any {
		return argmap.Ranks(len(objects))
	}
	before := argmap.Rank("")
	for i := range out {
		if !given[i] {
			after := argmap.Rank("")
			if i+1 < len(out) && given[i+1] {
				after = out[i+1]
			}
			out[i] = argmap.RankBetween(before, after)
		}
		before = out[i]
	}
	return out
}
