package argmap

import (
	"slices"
	"time"
)

// plain returns a record in the one form in which it is kept, so that records that say the same are deeply equal,
// wherever they come from: lists without entries are nil, times are in UTC and without a monotonic clock. It writes to
// no slice of the record it is given.
func plain(r Record) Record {
	switch r := r.(type) {
	case Map:
		r.Authors = list(r.Authors)
		return r
	case Statement:
		r.Holdings, r.Tags = list(r.Holdings), list(r.Tags)
		return r
	case Argument:
		r.Premises = list(r.Premises)
		return r
	case Dispute:
		r.Sides = [2][]VoiceID{list(r.Sides[0]), list(r.Sides[1])}
		return r
	case Item:
		r.Authors, r.Editors = list(r.Authors), list(r.Editors)
		return r
	case Comment:
		r.At, r.Replies = moment(r.At), list(r.Replies)
		for i, reply := range r.Replies {
			if at := moment(reply.At); at != reply.At {
				r.Replies = slices.Clone(r.Replies)
				r.Replies[i].At = at
			}
		}
		return r
	case View:
		f := r.Filter
		r.Filter = Filter{list(f.Voices), list(f.Kinds), list(f.Roles), list(f.Groups), list(f.Tags), list(f.Sources),
			list(f.Anchors), list(f.Checks), f.Text, f.Whose, f.Hide}
		r.Folded = list(r.Folded)
		return r
	}
	return r
}

func list[T any](s []T) []T {
	if len(s) == 0 {
		return nil
	}
	return s
}

func moment(t time.Time) time.Time { return t.Round(0).UTC() }
