package write_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/document"
	"warrant/internal/document/write"
)

// essay returns the essay of a map, written over an old one.
func essay(t testing.TB, s *argmap.Snapshot, old string) (text string, remarks []string) {
	t.Helper()
	k, _ := document.KindNamed("essay")
	var before []byte
	if old != "" {
		before = []byte(old)
	}
	data, remarks, err := write.Markdown(document.New(s, k, document.AuthorDate), before)
	if err != nil {
		t.Fatal(err)
	}
	return string(data), remarks
}

// changed returns a map after some changes.
func changed(t testing.TB, s *argmap.Snapshot, f func(tx *argmap.Tx)) *argmap.Snapshot {
	t.Helper()
	tx := argmap.Begin(s)
	f(tx)
	out, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// by replaces words in an essay, which must be there once.
func by(t testing.TB, text, old, by string) string {
	t.Helper()
	if strings.Count(text, old) != 1 {
		t.Fatalf("%q is there %d times", old, strings.Count(text, old))
	}
	return strings.Replace(text, old, by, 1)
}

// inOrder holds that texts stand in an essay in this order.
func inOrder(t testing.TB, text string, parts ...string) {
	t.Helper()
	at := 0
	for _, p := range parts {
		i := strings.Index(text[at:], p)
		if i < 0 {
			t.Fatalf("%q is missing, or stands elsewhere:\n%s", p, text)
		}
		at += i + len(p)
	}
}

const (
	surveySaid = "Evidence for “Time and no place”: In the town's survey 52 of 100 people named Sunday as the day they would come (Brandt and Osei 2019, pp. 12–14)."
	idleSaid   = "On Sundays half the town has time to read and nowhere to do it (Holt 2024, 2.3). In the words of the text: “Half of us have the time, and none of us the room.”"
)

func TestNothingChangedGivesTheSame(t *testing.T) {
	s := library(t)
	first, _ := essay(t, s, "")
	for name, old := range map[string]string{
		"as it is": first, "wrapped": by(t, first, "half the town has time", "half the\ntown has   time"), "with Windows' line ends": strings.ReplaceAll(first, "\n", "\r\n"),
		"with a byte order mark": "\uFEFF" + first, "with more empty lines": strings.ReplaceAll(first, "\n\n", "\n\n\n"), "without empty lines": strings.ReplaceAll(first, "\n\n", "\n"),
	} {
		got, remarks := essay(t, s, old)
		if strings.ReplaceAll(got, "\r\n", "\n") != first || strings.Contains(got, "\r") != strings.Contains(old, "\r") || len(remarks) > 0 {
			t.Errorf("%s: %v\n%s", name, remarks, got)
		}
	}
}

// TestAnEditedSentenceStays edits a topic sentence: it stays, also when the map comes to say something else, which is said.
func TestAnEditedSentenceStays(t *testing.T) {
	s := library(t)
	first, _ := essay(t, s, "")
	edited := by(t, first, idleSaid, "Sunday is when people *could* read.")
	again, remarks := essay(t, s, edited)
	if again != edited || !slices.Equal(remarks, []string{"Text of your own was kept in 1 place."}) {
		t.Errorf("%v\n%s", remarks, again)
	}
	s = changed(t, s, func(tx *argmap.Tx) {
		st, _ := s.Statement("idle")
		st.Text = "Nobody works on Sundays."
		tx.Put(st)
		st, _ = s.Statement("shift")
		st.Text = "Mondays can be cut."
		tx.Put(st)
	})
	again, remarks = essay(t, s, edited)
	inOrder(t, again, "says:idle", "\nSunday is when people *could* read.\n", "says:duty", "A reply to this: Mondays can be cut.")
	if len(remarks) != 2 || remarks[1] != `The map now says “Nobody works on Sundays (Holt 2024, 2.3). In …”; your own words there stay: “Sunday is when people *could* read.”.` {
		t.Errorf("%q", remarks)
	}
	if _, remarks = essay(t, s, again); len(remarks) != 1 {
		t.Errorf("it is said again: %q", remarks)
	}
}

// TestAddedTextStays adds paragraphs above the essay, below a paragraph, below a heading and at the end, while the map
// changes around them.
func TestAddedTextStays(t *testing.T) {
	s := library(t)
	first, _ := essay(t, s, "")
	mine := "---\ndate: today\n---\n\n" + by(t, first, "\n<!-- title", "\nFor Ada.\n\n<!-- title")
	mine = by(t, mine, surveySaid+"\n", surveySaid+"\n\nThis is my gloss.\n\n> And a quotation.\n")
	mine = by(t, mine, "### Objection: money\n", "### Objection: money\n\nNow for the money.\n") + "\nThe end.\n"
	s = changed(t, s, func(tx *argmap.Tx) {
		st, _ := s.Statement("survey")
		st.Text = "The survey says so."
		tx.Put(st)
	})
	again, remarks := essay(t, s, mine)
	inOrder(t, again, "---\ndate: today\n---\n\n<!-- Warrant essay 1", "\n\nFor Ada.\n\n<!-- title", "The survey says so (Brandt and Osei 2019, pp. 12–14).\n\nThis is my gloss.\n\n> And a quotation.\n",
		"### Objection: money\n\nNow for the money.\n", "The Town Post, 4–6.\n\nThe end.\n")
	if len(remarks) != 1 || remarks[0] != "Text of your own was kept in 3 places." {
		t.Errorf("%q", remarks)
	}
	if twice, _ := essay(t, s, again); twice != again {
		t.Errorf("written once more it differs:\n%s", twice)
	}
}

// TestANewClaimComesAtItsPlace adds a statement in the middle: its paragraph stands there, behind what was added by hand.
func TestANewClaimComesAtItsPlace(t *testing.T) {
	s := library(t)
	first, _ := essay(t, s, "")
	mine := by(t, first, surveySaid+"\n", surveySaid+"\n\nThis is my gloss.\n")
	s = changed(t, s, func(tx *argmap.Tx) {
		tx.Put(argmap.Statement{ID: "new", Kind: argmap.Claim, Text: "Surveys are kept for years.", Holdings: []argmap.Holding{{Voice: "holt", Stance: argmap.Asserts}}})
		tx.Put(argmap.Argument{ID: "a9", Polarity: argmap.Pro, Premises: []argmap.StatementID{"new"}, Target: argmap.StatementID("survey").Ref()})
	})
	again, _ := essay(t, s, mine)
	inOrder(t, again, "says:survey", "This is my gloss.", "<!-- says:new ", "A reason for this: Surveys are kept for years.", "says:asked", "An objection to “The survey”, according to Reader")
}

// TestARemovedClaimLeavesWhatAHandWrote removes statements: what was written by hand there is kept at the end, the
// program's own sentences go; once there, the text stays there.
func TestARemovedClaimLeavesWhatAHandWrote(t *testing.T) {
	s := library(t)
	first, _ := essay(t, s, "")
	mine := by(t, first, idleSaid+"\n", "My own topic sentence.\n")
	mine = by(t, mine, "According to Reader: Nobody has asked the churches.\n", "According to Reader: Nobody has asked the churches.\n\nOr the mosque.\n\nOr me.\n")
	s = changed(t, s, func(tx *argmap.Tx) {
		for _, r := range []argmap.Ref{argmap.ArgumentID("a3").Ref(), argmap.StatementID("asked").Ref(), argmap.StatementID("church").Ref(), argmap.CommentID("k2").Ref()} {
			tx.Remove(r)
		}
		a, _ := s.Argument("a1")
		a.Premises = []argmap.StatementID{"duty"}
		tx.Put(a)
		for _, r := range []argmap.Ref{argmap.ArgumentID("a2").Ref(), argmap.ArgumentID("a8").Ref(), argmap.CitationID("c1").Ref(), argmap.StatementID("idle").Ref()} {
			tx.Remove(r)
		}
	})
	again, remarks := essay(t, s, mine)
	inOrder(t, again, "Bibliography", "<!-- left-over ", "\n\n## Left over\n\nWhat follows was written by hand below parts that are no longer in the map.\n",
		"\nMy own topic sentence.\n", "Below “According to Reader: Nobody has asked the churches.” stood:\n\nOr the mosque.\n\nOr me.\n")
	if strings.Contains(again, "only people who were in the library") {
		t.Errorf("a sentence of the program's stays without its statement:\n%s", again)
	}
	if len(remarks) != 1 || !strings.HasPrefix(remarks[0], "2 texts of your own stood where the map has nothing any more") {
		t.Errorf("%q", remarks)
	}
	twice, remarks := essay(t, s, again)
	if twice != again || len(remarks) > 0 {
		t.Errorf("written once more it differs: %v\n%s", remarks, twice)
	}
	cleared := again[:strings.Index(again, "\n\n## Left over")] + "\n"
	if got, _ := essay(t, s, cleared); strings.Contains(got, "left-over") {
		t.Errorf("an empty section stays:\n%s", got)
	}
}

// TestAnEmptiedParagraphStaysAway deletes the words under a mark, and a mark with its words: the first stays away, the
// second comes back.
func TestAnEmptiedParagraphStaysAway(t *testing.T) {
	s := library(t)
	first, _ := essay(t, s, "")
	emptied := by(t, first, surveySaid+"\n", "")
	if again, _ := essay(t, s, emptied); strings.Contains(again, surveySaid) {
		t.Errorf("the emptied paragraph is back:\n%s", again)
	}
	from := strings.Index(first, "<!-- says:survey")
	gone := first[:from] + first[strings.Index(first, "<!-- says:asked"):]
	if again, _ := essay(t, s, gone); again != first {
		t.Errorf("a deleted mark is not back at its place:\n%s", again)
	}
}

// TestMovedParagraphsStay moves a paragraph by hand: from then on all stay where they are, and new ones come behind those
// that they follow in the map. Otherwise paragraphs follow the map.
func TestMovedParagraphsStay(t *testing.T) {
	s := library(t)
	first, _ := essay(t, s, "")
	from, to := strings.Index(first, "<!-- says:paid"), strings.Index(first, "<!-- step:a4")
	paragraph := first[from:to]
	moved := by(t, first[:from]+first[to:], "<!-- says:idle", paragraph+"<!-- says:idle")
	again, _ := essay(t, s, moved)
	if again != moved {
		t.Errorf("a moved paragraph does not stay:\n%s", again)
	}
	s = changed(t, s, func(tx *argmap.Tx) {
		tx.Put(argmap.Statement{ID: "new", Kind: argmap.Claim, Text: "They read at home.", Holdings: []argmap.Holding{{Voice: "holt", Stance: argmap.Asserts}}})
		tx.Put(argmap.Argument{ID: "a9", Polarity: argmap.Con, Premises: []argmap.StatementID{"new"}, Target: argmap.StatementID("paid").Ref()})
	})
	again, _ = essay(t, s, moved)
	inOrder(t, again, "says:paid", "They read at home.", "says:idle", "step:a4")

	s = changed(t, library(t), func(tx *argmap.Tx) {
		a, _ := s.Argument("a4")
		a.Rank = "1"
		tx.Put(a)
		b, _ := s.Argument("a1")
		b.Rank, b.Polarity = "2", argmap.Con // so that the objection about money comes first
		tx.Put(b)
	})
	again, _ = essay(t, s, first)
	inOrder(t, again, "Objection: money", "Objection: a place to read")
}

// TestACopiedMarkCountsOnce copies a paragraph with its mark: both texts stay.
func TestACopiedMarkCountsOnce(t *testing.T) {
	s := library(t)
	first, _ := essay(t, s, "")
	from := strings.Index(first, "<!-- says:survey")
	to := strings.Index(first, "<!-- says:asked")
	again, _ := essay(t, s, first[:to]+first[from:to]+first[to:])
	if strings.Count(again, surveySaid) != 2 || strings.Count(again, "<!-- says:survey") != 1 {
		t.Errorf("%s", again)
	}
}

// TestOddIDs holds that an id of any signs makes a mark that is found again and ends no comment.
func TestOddIDs(t *testing.T) {
	for _, id := range []string{"a-->b", "--", "-", "x--y-", "é", "left-over", "title", "a.b", "a.2eb", "<!--", "says:a"} {
		s := changed(t, library(t), func(tx *argmap.Tx) {
			tx.Put(argmap.Statement{ID: argmap.StatementID(id), Kind: argmap.Claim, Text: "Odd.", Holdings: []argmap.Holding{{Voice: "holt", Stance: argmap.Asserts}}})
			tx.Put(argmap.Argument{ID: "a9", Polarity: argmap.Pro, Premises: []argmap.StatementID{argmap.StatementID(id)}, Target: argmap.StatementID("survey").Ref()})
		})
		first, _ := essay(t, s, "")
		mine := by(t, first, "A reason for this: Odd.", "Mine.")
		again, remarks := essay(t, s, mine)
		if again != mine || len(remarks) != 1 || strings.Count(mine, "-->") != strings.Count(mine, "\n<!-- ")+1 {
			t.Errorf("%q: %v\n%s", id, remarks, again)
		}
	}
}

// TestStrangeFilesAreRefused holds that only an essay of the program's is written again.
func TestStrangeFilesAreRefused(t *testing.T) {
	k, _ := document.KindNamed("essay")
	d := document.New(library(t), k, document.AuthorDate)
	for _, old := range []string{"", "# My essay\n", "<!-- Warrant essay 2 01234567. -->\n"} {
		if _, _, err := write.Markdown(d, []byte(old)); err == nil {
			t.Errorf("%q is taken for an essay", old)
		}
	}
}

// meddled returns an essay after some edits by hand, and the words that a hand wrote.
func meddled(rng *rand.Rand, text string) (string, []string) {
	lines := strings.Split(text, "\n")
	var mine []string
	for i := range 1 + rng.IntN(6) {
		words := fmt.Sprintf("My words %d %d.", i, rng.IntN(1_000_000))
		at := rng.IntN(len(lines) + 1)
		switch rng.IntN(5) {
		case 0, 1:
			mine = append(mine, words)
			lines = slices.Insert(lines, at, words)
		case 2:
			mine = append(mine, words)
			lines = slices.Insert(lines, at, "", words, "")
		case 3: // replace a sentence
			if at < len(lines) && lines[at] != "" && !strings.HasPrefix(lines[at], "<!--") && !strings.HasPrefix(lines[at], "My") {
				mine = append(mine, words)
				lines[at] = words
			}
		case 4: // move a line, even a mark
			if at < len(lines) {
				line := lines[at]
				lines = slices.Delete(lines, at, at+1)
				lines = slices.Insert(lines, rng.IntN(len(lines)+1), line)
			}
		}
	}
	return strings.Join(lines, "\n"), mine
}

// TestNoWordByHandIsLost meddles with essays of random maps while the maps change, too: whatever was written by hand is
// there afterwards, once, and what was written once more is the same.
func TestNoWordByHandIsLost(t *testing.T) {
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 31))
		s := argmaptest.Random(rng, 1+rng.IntN(12))
		text, _ := essay(t, s, "")
		var mine []string
		for range 3 {
			more := []string(nil)
			text, more = meddled(rng, text)
			mine = append(mine, more...)
			if !strings.Contains(text, "<!-- Warrant essay 1") {
				break
			}
			other := argmaptest.Random(rng, 1+rng.IntN(12)) // has statements of the same ids
			text, _ = essay(t, other, text)
			for _, words := range mine {
				if strings.Count(text, words) != 1 {
					t.Fatalf("map %d: %q is there %d times:\n%s", seed, words, strings.Count(text, words), text)
				}
			}
			if again, _ := essay(t, other, text); again != text {
				t.Fatalf("map %d: written once more it is\n%s\nand was\n%s", seed, again, text)
			}
		}
	}
}

// FuzzAgain writes an essay over any text whatever.
func FuzzAgain(f *testing.F) {
	s := library(f)
	first, _ := essay(f, s, "")
	f.Add(first)
	f.Add(strings.Replace(first, ".\n", ".\r\r\n", 1))
	f.Add(strings.Replace(first, "title 258d8a16 -->\n\n# Should the", "title 00000000 -->\n\n# Should  the", 1))
	for seed := range uint64(20) {
		text, _ := meddled(rand.New(rand.NewPCG(seed, 37)), first)
		f.Add(text)
	}
	k, _ := document.KindNamed("essay")
	d := document.New(s, k, document.AuthorDate)
	f.Fuzz(func(t *testing.T, old string) {
		data, _, err := write.Markdown(d, []byte(old))
		if err != nil {
			return
		}
		again, _, err := write.Markdown(d, data)
		if err != nil || string(again) != string(data) {
			t.Errorf("%v: written once more it is\n%q\nand was\n%q", err, again, data)
		}
	})
}
