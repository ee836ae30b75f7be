package edit_test

import (
	"fmt"
	"testing"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/edit"
)

// TestForeign holds that what other programs say of a record goes where the record goes, and that what cannot is named.
func TestForeign(t *testing.T) {
	tx := argmap.Begin(small(t).Snapshot())
	for id, said := range map[argmap.StatementID]argmap.Foreign{
		"s2": `{"mup":1}`, "s3": `{"freemind":2,"mup":3}`, "s4": `{"mup":1}`, "s6": `{"mup":6}`,
	} {
		r, _ := tx.Now().Statement(id)
		r.Foreign = said
		tx.Put(r)
	}
	for id, said := range map[argmap.ArgumentID]argmap.Foreign{"a1": `{"mup":"a1"}`, "a4": `{"mup":"a4"}`, "a5": `{"mup":"a5"}`} {
		r, _ := tx.Now().Argument(id)
		r.Foreign = said
		tx.Put(r)
	}
	m, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range []struct {
		act    edit.Act
		of     argmap.Ref
		want   argmap.Foreign
		notice string
	}{
		{edit.Merge(st("s7"), st("s3")), st("s7"), `{"freemind":2,"mup":3}`, "2 statements are one now."},
		{edit.Merge(st("s2"), st("s3")), st("s2"), `{"freemind":2,"mup":1}`, "2 statements are one now. Not kept: what only mup reads of “Text s3”."},
		{edit.Merge(st("s2"), st("s4")), step("a4"), `{"mup":"a4"}`, "2 statements are one now. Not kept: what only mup reads of the step from “Text s6”."},
		{edit.Duplicate(st("s2")), st("n1"), `{"mup":1}`, ""},
		{edit.Duplicate(step("a1")), step("n5"), `{"mup":"a1"}`, ""},
		{edit.Move(refs(st("s6")), edit.Place{On: step("a1"), As: edit.AsPremise, At: 1}), step("a1"), `{"mup":"a1"}`,
			"Not kept: what only mup reads of the step from “Text s6”."},
		{edit.Move(refs(step("a1")), edit.Place{On: step("a2"), As: edit.AsPremise, At: 0}), step("a2"), `{"mup":"a1"}`, ""},
		{edit.InsertAbove(st("s2"), "x"), st("s2"), `{"mup":1}`, ""},
	} {
		n := 0
		s := edit.Start(m, 0, nil, nil, edit.Options{NewID: func() string { n++; return fmt.Sprint("n", n) }, Clock: func() time.Time { return noon }, By: "Me"})
		out, err := s.Do(row.act)
		if err != nil {
			t.Fatal(i, err)
		}
		got := argmap.Foreign("nothing of that name")
		switch r := s.Snapshot().Record(row.of).(type) {
		case argmap.Statement:
			got = r.Foreign
		case argmap.Argument:
			got = r.Foreign
		}
		if got != row.want || out.Notice != row.notice {
			t.Errorf("act %d: %s says %s, want %s; notice %q", i, row.of, got, row.want, out.Notice)
		}
	}
}
