package filter

import (
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/words"
)

// group is a group of conditions, of which any will do.
type group int

const (
	byWhose group = iota
	byVoice
	byKind
	byRole
	bySection
	byTag
	bySource
	byAnchor
	byCheck
	groupCount
)

// titles are what the groups are called, to be translated.
var titles = [groupCount]string{"Whose", "Voice", "Kind", "Role", "Section", "Tag", "Source", "Citation", "Check"}

// wanted returns the values that a filter asks for, by group.
func wanted(f argmap.Filter) [][]string {
	out := make([][]string, groupCount)
	out[byVoice], out[byKind], out[byRole] = plain(f.Voices), plain(f.Kinds), plain(f.Roles)
	out[bySection], out[byTag] = f.Groups, f.Tags
	out[byAnchor], out[byCheck] = plain(f.Anchors), plain(f.Checks)
	for _, r := range f.Sources {
		out[bySource] = append(out[bySource], r.String())
	}
	if f.Whose != argmap.Everybodys {
		out[byWhose] = []string{string(f.Whose)}
	}
	return out
}

func plain[S ~string](list []S) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}

// toggled returns a list with a value added or, where it is in it, taken out. The list itself is not written to.
func toggled[S ~string](list []S, value string) []S {
	if i := slices.Index(list, S(value)); i >= 0 {
		return slices.Delete(slices.Clone(list), i, i+1)
	}
	return append(slices.Clone(list), S(value))
}

// toggle returns a filter with a value of a group chosen, or no longer.
func toggle(f argmap.Filter, g group, value string) argmap.Filter {
	switch g {
	case byWhose:
		if f.Whose == argmap.Whose(value) {
			f.Whose = argmap.Everybodys
		} else {
			f.Whose = argmap.Whose(value)
		}
	case byVoice:
		f.Voices = toggled(f.Voices, value)
	case byKind:
		f.Kinds = toggled(f.Kinds, value)
	case byRole:
		f.Roles = toggled(f.Roles, value)
	case bySection:
		f.Groups = toggled(f.Groups, value)
	case byTag:
		f.Tags = toggled(f.Tags, value)
	case bySource:
		f.Sources = toggledRef(f.Sources, value)
	case byAnchor:
		f.Anchors = toggled(f.Anchors, value)
	case byCheck:
		f.Checks = toggled(f.Checks, value)
	}
	return f
}

func toggledRef(list []argmap.Ref, value string) []argmap.Ref {
	r := refOf(value)
	if i := slices.Index(list, r); i >= 0 {
		return slices.Delete(slices.Clone(list), i, i+1)
	}
	return append(slices.Clone(list), r)
}

// refOf reads what argmap.Ref.String writes.
func refOf(value string) argmap.Ref {
	word, id, _ := strings.Cut(value, "/")
	k, _ := argmap.KindNamed(word)
	return argmap.Ref{Kind: k, ID: id}
}

// wordsOf names a value of a group.
func wordsOf(s *argmap.Snapshot, g group, value string) string {
	switch g {
	case byWhose:
		return map[argmap.Whose]string{argmap.Mine: words.T("Mine"), argmap.Theirs: words.T("Theirs")}[argmap.Whose(value)]
	case byVoice:
		v, _ := s.Voice(argmap.VoiceID(value))
		return v.Name
	case byKind:
		return map[argmap.StatementKind]string{argmap.Claim: words.T("Claim"), argmap.Evidence: words.T("Evidence"), argmap.Assumption: words.T("Unstated premise")}[argmap.StatementKind(value)]
	case bySource:
		return sourceWords(s, refOf(value))
	case byAnchor:
		return map[argmap.Anchor]string{
			argmap.AnchorExact: words.T("Tied to the text"), argmap.AnchorDetached: words.T("Text not attached"), argmap.AnchorWhole: words.T("Cited as a whole"),
		}[argmap.Anchor(value)]
	case byCheck:
		return map[argmap.Check]string{
			argmap.NoEvidence: words.T("No evidence"), argmap.Unopposed: words.T("Unanswered objection"), argmap.Commented: words.T("Has comments"),
		}[argmap.Check(value)]
	}
	return value
}

// sourceWords names a work or a text in short.
func sourceWords(s *argmap.Snapshot, r argmap.Ref) string {
	switch rec := s.Record(r).(type) {
	case argmap.Item:
		return rec.Short()
	case argmap.Source:
		return rec.Title
	}
	return ""
}
