package edit_test

import (
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/edit"
)

func TestVersionIsTheMapAsItWas(t *testing.T) {
	s := session(t)
	do := func(act edit.Act) {
		t.Helper()
		if _, err := s.Do(act); err != nil {
			t.Fatal(err)
		}
	}
	empty := s.Snapshot()
	do(edit.AddThesis("one"))
	named := s.Snapshot()
	v, err := s.NameVersion("  before \n seminar ")
	if err != nil || v.Title != "before seminar" || v.Op != argmap.NameVersion || v.Of != 1 || v.Revision != 2 || v.By != "Me" {
		t.Fatalf("%+v, %v", v, err)
	}
	for _, name := range []string{" ", "before seminar"} {
		if _, err := s.NameVersion(name); err == nil {
			t.Errorf("%q was taken", name)
		}
	}
	do(edit.AddReason(s.Leading(), "two"))
	do(edit.AddUnattached("three"))
	for _, undo := range []int{0, 1, 2} {
		for range undo {
			if _, err := s.Undo(); err != nil {
				t.Fatal(err)
			}
		}
		if then, ok := s.At(v.Of); !ok || !argmap.Equal(then, named) {
			t.Errorf("after undoing %d steps the version is another", undo)
		}
		if then, ok := s.At(0); ok != (s.Top() == 0) || ok && !argmap.Equal(then, empty) {
			t.Errorf("after undoing %d steps the beginning is another", undo)
		}
	}
	if _, ok := s.CanRedo(); !ok || s.Top() != 0 {
		t.Fatal("naming a version took the redo away")
	}
	do(edit.AddThesis("another"))
	if all := s.Versions(); len(all) != 2 || all[1].Op != argmap.KeepBranch || all[1].Of != 4 || !strings.Contains(all[1].Title, "Branch of 3 steps") {
		t.Fatalf("the branch was not kept: %+v", all)
	}
	before := s.Snapshot()
	do(edit.BringBack(named, "before seminar"))
	if !argmap.Equal(s.Snapshot(), named) {
		t.Fatal("the version is not brought back")
	}
	if err := s.Try(edit.BringBack(named, "x")); err == nil {
		t.Fatal("bringing back what is there is a step")
	}
	if _, err := s.Undo(); err != nil || !argmap.Equal(s.Snapshot(), before) {
		t.Fatal("it is not one step", err)
	}
}

func TestSlipsAreNoBranches(t *testing.T) {
	s := session(t)
	for range 2 {
		if _, err := s.Do(edit.AddUnattached("a")); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if _, err := s.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Do(edit.AddUnattached("b")); err != nil || len(s.Versions()) != 0 {
		t.Fatal(s.Versions(), err)
	}
}
