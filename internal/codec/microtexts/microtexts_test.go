package microtexts_test

import (
	"os"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec"
	"warrant/internal/codec/codectest"
	"warrant/internal/codec/microtexts"
)

func TestCorpus(t *testing.T) {
	codectest.Files(t, microtexts.Format, "microtexts/en/*.xml")
	codectest.Files(t, microtexts.Format, "microtexts/de/*.xml")
}

func TestRandomMaps(t *testing.T) { codectest.Random(t, microtexts.Format, 300) }

// TestEdgesOnEdges: an undercut ends at a step, a further premise joins one, here that of the undercut itself.
func TestEdgesOnEdges(t *testing.T) {
	data, err := os.ReadFile(argmaptest.Shared(t, "corpora", "microtexts", "en", "micro_b001.xml"))
	if err != nil {
		t.Fatal(err)
	}
	s, report, err := microtexts.Format.Read(codec.Input{Data: data})
	if err != nil || len(report) > 0 {
		t.Fatal(err, report)
	}
	a, _ := s.Argument("c3")
	if !a.IsUndercut() || a.Target != argmap.ArgumentID("c1").Ref() || len(a.Premises) != 2 || a.Premises[1] != "a4" {
		t.Errorf("the undercut is %+v", a)
	}
	st, _ := s.Statement("a1")
	v, _ := s.Voice(st.Holdings[0].Voice)
	if v.Name != "Opponent" || s.Count(argmap.KindPassage) != 5 {
		t.Errorf("a1 is held by %q, %d passages", v.Name, s.Count(argmap.KindPassage))
	}
}

// TestEdgesOnEdgesAreCounted compares the corpus with what its own readme counts.
func TestEdgesOnEdgesAreCounted(t *testing.T) {
	paths, _ := os.ReadDir(argmaptest.Shared(t, "corpora", "microtexts", "en"))
	undercuts, premises := 0, 0
	for _, p := range paths {
		data, err := os.ReadFile(argmaptest.Shared(t, "corpora", "microtexts", "en", p.Name()))
		if err != nil || !microtexts.Format.Known(codec.Input{Data: data}) {
			continue
		}
		s, _, err := microtexts.Format.Read(codec.Input{Data: data})
		if err != nil {
			t.Fatal(p.Name(), err)
		}
		for _, a := range s.Arguments() {
			if a.IsUndercut() {
				undercuts++
			}
			premises += len(a.Premises) - 1
		}
	}
	t.Logf("%d undercuts, %d further premises", undercuts, premises)
	if undercuts == 0 || premises == 0 {
		t.Error("edges that end at edges were lost")
	}
}

func TestFaults(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`<arggraph id="x">`, "line 1: this is not XML: unexpected EOF"},
		{`<arggraph id="x"></arggraph>`, "the graph has no argumentative unit, so there is nothing to map"},
		{`<html/>`, "this is no graph of the microtexts corpus: expected element type <arggraph> but have <html>"},
	} {
		if _, _, err := microtexts.Format.Read(codec.Input{Data: []byte(c.text)}); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.text, err, c.want)
		}
	}
	s, report, err := microtexts.Format.Read(codec.Input{Data: []byte(`<arggraph id="x">
<edu id="e1">One.</edu><edu id="e2">Two.</edu><edu id="e3">Nobody's.</edu>
<adu id="a1" type="pro"/><adu id="a2" type="opp"/>
<edge id="c1" src="e1" trg="a1" type="seg"/><edge id="c2" src="e2" trg="a2" type="seg"/>
<edge id="c3" src="a2" trg="c4" type="und"/>
<edge id="c4" src="a1" trg="nowhere" type="sup"/>
<edge id="c5" src="a1" trg="a2" type="odd"/></arggraph>`)})
	if err != nil {
		t.Fatal(err)
	}
	if n := s.Count(argmap.KindArgument); n != 0 || len(report) != 4 || report[1].Line != 7 {
		t.Errorf("%d arguments, losses:\n%v", n, report)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`<arggraph id="x"><edu id="e1">One.</edu><adu id="a1" type="pro"/><edge id="c1" src="e1" trg="a1" type="seg"/></arggraph>`))
	f.Fuzz(func(t *testing.T, data []byte) { codectest.Odd(t, microtexts.Format, data) })
}
