package edit_test

import (
	"slices"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/edit"
)

// TestSetVoiceKeepsTheOthers gives statements that several hold to a voice.
func TestSetVoiceKeepsTheOthers(t *testing.T) {
	me := argmap.Holding{Voice: "me", Stance: argmap.Asserts}
	lee := argmap.Holding{Voice: "lee", Stance: argmap.Asserts}
	leeDenies := argmap.Holding{Voice: "lee", Stance: argmap.Denies}
	meThroughLee := argmap.Holding{Voice: "me", Stance: argmap.Reports, Through: "lee"}
	for _, c := range []struct {
		name      string
		had, want []argmap.Holding
		to        argmap.VoiceID
	}{
		{"the same", []argmap.Holding{meThroughLee, leeDenies}, []argmap.Holding{meThroughLee, leeDenies}, "me"},
		{"another", []argmap.Holding{meThroughLee, me}, []argmap.Holding{lee, me}, "lee"},
		{"another that denies it, too", []argmap.Holding{me, leeDenies}, []argmap.Holding{lee, leeDenies}, "lee"},
		{"one that holds it just so", []argmap.Holding{leeDenies, meThroughLee, me}, []argmap.Holding{me, meThroughLee}, "me"},
	} {
		s := small(t)
		for _, of := range []argmap.Ref{st("s2"), step("a1")} { // s2 is a premise of a1
			do(t, s, edit.SetHoldings(st("s2"), c.had))
			before := s.Revision()
			do(t, s, edit.SetVoice(of, c.to))
			got, _ := s.Snapshot().Statement("s2")
			if !slices.Equal(got.Holdings, c.want) {
				t.Errorf("%s, %s: held by %v, want %v", c.name, of, got.Holdings, c.want)
			}
			if slices.Equal(c.had, c.want) && of == st("s2") && s.Revision() != before {
				t.Errorf("%s: a step that changes nothing", c.name)
			}
		}
	}
}
