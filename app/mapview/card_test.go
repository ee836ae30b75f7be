package mapview

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"warrant/internal/scene"
)

func newTyping(t *testing.T) *bench {
	b := newBench(t, &scene.Scene{})
	b.view.takeFocus()
	b.open("")
	b.calls = nil
	return b
}

func (b *bench) text() string {
	b.t.Helper()
	if b.view.card == nil {
		b.t.Fatal("no card is open")
	}
	return b.view.card.field.Text
}

func TestAnEntryTakesTheFocusAndGivesItBack(t *testing.T) {
	b := newTyping(t)
	if b.focused() != fyne.Focusable(b.view.card.field) {
		t.Fatal("the field does not have the focus")
	}
	b.write("it was so")
	b.stroke(fyne.KeyReturn, 0)
	b.want(`finish "it was so" 0`, "focus true")
	if b.view.card != nil || b.focused() != fyne.Focusable(b.view) {
		t.Fatal("the card is open or the diagram does not have the focus")
	}
}

func TestKeysThatEndTyping(t *testing.T) {
	const ctrl, shift = fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift
	for name, c := range map[string]struct {
		do   func(*bench)
		want string
	}{
		"Enter":              {func(b *bench) { b.stroke(fyne.KeyReturn, 0) }, `finish "x" 0`},
		"keypad Enter":       {func(b *bench) { b.stroke(fyne.KeyEnter, 0) }, `finish "x" 0`},
		"Ctrl+Enter":         {func(b *bench) { b.chord(fyne.KeyReturn, ctrl) }, `finish "x" 1`},
		"Ctrl+keypad":        {func(b *bench) { b.chord(fyne.KeyEnter, ctrl) }, `finish "x" 1`},
		"Ctrl+Shift+Enter":   {func(b *bench) { b.chord(fyne.KeyReturn, ctrl|shift) }, `finish "x" 2`},
		"Ctrl+Shift+keypad":  {func(b *bench) { b.chord(fyne.KeyEnter, ctrl|shift) }, `finish "x" 2`},
		"Tab":                {func(b *bench) { b.stroke(fyne.KeyTab, 0) }, `finish "x" 3`},
		"Shift+Tab":          {func(b *bench) { b.held = shift; b.stroke(fyne.KeyTab, 0) }, `finish "x" 4`},
		"Escape":             {func(b *bench) { b.stroke(fyne.KeyEscape, 0) }, `cancel "x"`},
		"click elsewhere":    {func(b *bench) { b.press(700, 500, desktop.MouseButtonPrimary, 0) }, `finish "x" 0`},
		"focus of another":   {func(b *bench) { b.window.Canvas().Unfocus(); b.settle() }, `finish "x" 0`},
		"click on the other": {func(b *bench) { b.press(700, 500, desktop.MouseButtonSecondary, 0) }, `finish "x" 0`},
	} {
		t.Run(name, func(t *testing.T) {
			b := newTyping(t)
			b.write("x")
			c.do(b)
			if len(b.calls) == 0 || b.calls[0] != c.want {
				t.Errorf("calls are %q, the first should be %q", b.calls, c.want)
			}
			if n := strings.Count(strings.Join(b.calls, ";"), "finish") + strings.Count(strings.Join(b.calls, ";"), "cancel"); n != 1 {
				t.Errorf("ended %d times: %q", n, b.calls)
			}
		})
	}
}

func TestNothingTypedAndGoneElsewhereIsCancelled(t *testing.T) {
	b := newTyping(t)
	b.write("  ")
	b.press(700, 500, desktop.MouseButtonPrimary, 0)
	b.want(`cancel "  "`, "focus true", "press 700 500 false false")
}

func TestShiftEnterBreaksTheLine(t *testing.T) {
	b := newTyping(t)
	b.write("a")
	b.held = fyne.KeyModifierShift
	b.stroke(fyne.KeyReturn, 0)
	b.held = 0
	b.write("b")
	if got := b.text(); got != "a\nb" {
		t.Errorf("text is %q", got)
	}
	b.want()
}

// What is typed right after a chord that opens the next field must be in that field, however fast it comes.
func TestAChainOfEntriesLosesNoStroke(t *testing.T) {
	b := newTyping(t)
	const ctrl, shift = fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift
	b.write("first")
	b.chord(fyne.KeyReturn, ctrl)
	b.write("second")
	b.stroke(fyne.KeyTab, 0)
	b.write("third")
	b.chord(fyne.KeyReturn, ctrl|shift)
	b.write("fourth")
	b.stroke(fyne.KeyReturn, 0)
	b.want(`finish "first" 1`, "focus true", "focus false", `finish "second" 3`, "focus true", "focus false",
		`finish "third" 2`, "focus true", "focus false", `finish "fourth" 0`, "focus true")
}

// A letter that opens a field is not its first character.
func TestTheOpeningKeyIsNotTyped(t *testing.T) {
	b := newBench(t, &scene.Scene{})
	b.opens["O"], b.opens["Space"] = true, true
	b.view.takeFocus()
	b.write("oh no")
	if got := b.text(); got != "h no" {
		t.Errorf("text is %q", got)
	}
	b.stroke(fyne.KeyEscape, 0)
	b.write(" x")
	if got := b.text(); got != "x" {
		t.Errorf("text is %q", got)
	}
}

// Where a space comes to stand at the end of a line depends on the width, so the card is made of several.
func TestSpacesAtLineEndsStay(t *testing.T) {
	const sentence = "that any article to the contrary would make of the organisation an instrument of one bloc and no more"
	for _, zoom := range []float64{1, 1.1, 1.2, 1.35, 1.5, 1.75, 2} {
		b := newTyping(t)
		b.frame.Camera.Zoom = zoom
		b.view.Refresh()
		b.write(sentence)
		if got := b.text(); got != sentence {
			t.Errorf("zoom %v: text is %q", zoom, got)
		}
	}
}

func TestARefusedFinishKeepsTheField(t *testing.T) {
	b := newTyping(t)
	b.refuse = true
	b.write("x")
	b.stroke(fyne.KeyReturn, 0)
	b.want(`finish "x" 0`)
	b.write("y")
	if got := b.text(); got != "xy" {
		t.Errorf("text is %q", got)
	}
	b.press(700, 500, desktop.MouseButtonPrimary, 0)
	if b.focused() != fyne.Focusable(b.view.card.field) {
		t.Error("after a click elsewhere that could not finish, the field does not have the focus")
	}
}

func TestTheCardKeepsTheFocusWhen(t *testing.T) {
	t.Run("its edge is clicked", func(t *testing.T) {
		b := newTyping(t)
		r := b.view.card.rect
		b.press(float32(r.X+3), float32(r.Y+3), desktop.MouseButtonPrimary, 0)
		if b.view.card == nil || b.focused() != fyne.Focusable(b.view.card.field) {
			t.Error("the focus is gone")
		}
		b.want()
	})
	t.Run("the window loses the focus", func(t *testing.T) {
		b := newTyping(t)
		b.view.card.field.FocusLost() // the canvas still names it as the one that has the focus
		b.settle()
		b.want()
	})
}

// An empty slot of a debate opens a field where it is clicked, though the toolkit takes the focus after press and release.
func TestACardThatAPressOpensKeepsTheFocus(t *testing.T) {
	b := newBench(t, &scene.Scene{})
	b.opens["press"] = true
	b.press(700, 500, desktop.MouseButtonPrimary, 0)
	b.release(700, 500)
	if b.view.card == nil || b.focused() != fyne.Focusable(b.view.card.field) {
		t.Fatal("the field is gone, or does not have the focus")
	}
	b.write("answer")
	if got := b.text(); got != "answer" {
		t.Errorf("text is %q", got)
	}
}

func TestANewEntryHasItsTextAndTheCaretAtItsEnd(t *testing.T) {
	b := newBench(t, &scene.Scene{})
	b.open("one two")
	b.write("!")
	if got := b.text(); got != "one two!" {
		t.Errorf("text is %q", got)
	}
}

// A field that is there before the diagram is on a canvas gets the focus when it is.
func TestAnEntryThatIsThereFromTheStart(t *testing.T) {
	b := newBench(t, &scene.Scene{})
	late := &fake{palette: b.palette, opens: map[string]bool{}}
	late.view = New(late)
	late.view.later = func(f func()) { b.queue = append(b.queue, f) }
	late.open("")
	b.window.SetContent(late.view)
	late.view.Refresh()
	_ = late.view.objects
	b.window.Canvas().Capture()
	b.settle()
	if late.view.card == nil || b.focused() != fyne.Focusable(late.view.card.field) {
		t.Error("the field does not have the focus")
	}
}

func TestTheCardStaysInThePaneAndGrows(t *testing.T) {
	b := newTyping(t)
	for _, zoom := range []float64{0.125, 0.5, 1, 2, 4} {
		for _, offset := range []float64{-3000, 0, 700} {
			b.frame.Camera.Zoom = zoom
			b.frame.Camera.Offset.X, b.frame.Camera.Offset.Y = offset, offset
			b.view.Refresh()
			r := b.view.card.rect
			if r.X < 0 || r.Y < 0 || r.Right() > 800 || r.Bottom() > 600 {
				t.Errorf("zoom %v, offset %v: the card is at %v", zoom, offset, r)
			}
			if r.W < min(box.W*max(zoom, 1), 780) {
				t.Errorf("zoom %v: the card is %v wide", zoom, r.W)
			}
		}
	}
	b.frame.Camera.Zoom = 1
	b.view.Refresh()
	before := b.view.card.rect.H
	b.write(strings.Repeat("many words ", 20))
	if after := b.view.card.rect.H; after <= before+50 {
		t.Errorf("the card was %v high and is %v", before, after)
	}
	b.write(strings.Repeat("many words ", 300))
	if r := b.view.card.rect; r.Bottom() > 600 {
		t.Errorf("the card is at %v", r)
	}
}
