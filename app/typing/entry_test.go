package typing_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"warrant/app/typing"
)

const sentence = "The delegation argued at length that collective security without the great powers in agreement would be no " +
	"security at all, and that any article to the contrary would make of the organisation an instrument of one bloc."

// TestSpacesStayWhereTheyAreTyped types a sentence into fields of many widths, so that every space comes to stand at the
// end of a line in some of them.
func TestSpacesStayWhereTheyAreTyped(t *testing.T) {
	test.NewTempApp(t)
	for width := float32(120); width < 400; width += 13 {
		e := field(t, width)
		for _, r := range sentence {
			e.TypedRune(r)
		}
		if e.Text != sentence {
			t.Errorf("width %v: %q", width, e.Text)
		}
		for i := range sentence[1:] {
			e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
			if want := sentence[:len(sentence)-1-i]; e.Text != want {
				t.Fatalf("width %v: after %d times Backspace %q", width, i+1, e.Text)
			}
		}
	}
}

func field(t *testing.T, width float32) *typing.Entry {
	e := &typing.Entry{}
	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
	e.ExtendBaseWidget(e)
	w := test.NewTempWindow(t, e)
	w.Resize(fyne.NewSize(width, 300))
	e.FocusGained()
	return e
}

func TestTypingInTheMiddle(t *testing.T) {
	test.NewTempApp(t)
	e := field(t, 300)
	for _, r := range "one three " {
		e.TypedRune(r)
	}
	for range 6 {
		e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	}
	for _, r := range "two " {
		e.TypedRune(r)
	}
	if e.Text != "one two three " {
		t.Errorf("%q", e.Text)
	}
}
