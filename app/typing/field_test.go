package typing_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"warrant/app/typing"
	"warrant/internal/workspace"
)

const ctrl, shift = fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift

// pane is what a field stands in; it writes down what the field asks of it.
type pane struct {
	field  *typing.Field
	canvas fyne.Canvas
	held   fyne.KeyModifier
	calls  []string
	queue  []func()
}

func newPane(t *testing.T, text string) *pane {
	test.NewTempApp(t)
	p := &pane{}
	p.field = typing.NewField(text, "Type", typing.Hooks{
		Finish: func(then workspace.Finish) { p.note("finish %q %d", p.field.Text, then) },
		Cancel: func() { p.note("cancel %q", p.field.Text) },
		Left:   func() { p.note("left") },
		Gained: func() { p.note("gained") },
		Canvas: func() fyne.Canvas { return p.canvas },
		Shift:  func() bool { return p.held&shift != 0 },
		Later:  func(f func()) { p.queue = append(p.queue, f) },
	})
	w := test.NewTempWindow(t, container.NewBorder(nil, widget.NewEntry(), nil, nil, p.field))
	w.Resize(fyne.NewSize(300, 200))
	p.canvas = w.Canvas()
	p.field.ToEnd()
	p.canvas.Focus(p.field)
	p.calls = nil
	return p
}

func (p *pane) note(format string, a ...any) { p.calls = append(p.calls, fmt.Sprintf(format, a...)) }

func (p *pane) settle() {
	for _, f := range p.queue {
		f()
	}
	p.queue = nil
}

func (p *pane) stroke(name fyne.KeyName, held fyne.KeyModifier) {
	p.field.KeyDown(&fyne.KeyEvent{Name: name})
	p.again(name, held)
}

// again is what the toolkit does while a key is held.
func (p *pane) again(name fyne.KeyName, held fyne.KeyModifier) {
	p.held = held
	if held&^shift != 0 {
		p.field.TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: held})
	} else {
		p.field.TypedKey(&fyne.KeyEvent{Name: name})
	}
	p.held = 0
}

func TestStrokesThatEndTyping(t *testing.T) {
	for _, c := range []struct {
		key  fyne.KeyName
		held fyne.KeyModifier
		want string
	}{
		{fyne.KeyReturn, 0, fmt.Sprintf("finish %q %d", "so", workspace.FinishOnly)},
		{fyne.KeyEnter, 0, fmt.Sprintf("finish %q %d", "so", workspace.FinishOnly)},
		{fyne.KeyReturn, ctrl, fmt.Sprintf("finish %q %d", "so", workspace.ThenReason)},
		{fyne.KeyEnter, ctrl, fmt.Sprintf("finish %q %d", "so", workspace.ThenReason)},
		{fyne.KeyReturn, ctrl | shift, fmt.Sprintf("finish %q %d", "so", workspace.ThenObjection)},
		{fyne.KeyEnter, ctrl | shift, fmt.Sprintf("finish %q %d", "so", workspace.ThenObjection)},
		{fyne.KeyTab, 0, fmt.Sprintf("finish %q %d", "so", workspace.ThenPremise)},
		{fyne.KeyTab, shift, fmt.Sprintf("finish %q %d", "so", workspace.ThenPremiseBefore)},
		{fyne.KeyEscape, 0, `cancel "so"`},
	} {
		t.Run(fmt.Sprint(c.key, c.held), func(t *testing.T) {
			p := newPane(t, "so")
			p.stroke(c.key, c.held)
			if !slices.Equal(p.calls, []string{c.want}) || p.field.Text != "so" {
				t.Errorf("calls are %q, not %q; the text is %q", p.calls, c.want, p.field.Text)
			}
		})
	}
}

func TestStrokesThatEdit(t *testing.T) {
	for name, c := range map[string]struct {
		do   func(*pane)
		want string
	}{
		"Shift+Enter":   {func(p *pane) { p.stroke(fyne.KeyReturn, shift); p.field.TypedRune('x') }, "one two\nx"},
		"Shift+keypad":  {func(p *pane) { p.stroke(fyne.KeyEnter, shift); p.field.TypedRune('x') }, "one two\nx"},
		"Backspace":     {func(p *pane) { p.stroke(fyne.KeyBackspace, 0) }, "one tw"},
		"word backward": {func(p *pane) { p.stroke(fyne.KeyLeft, ctrl); p.field.TypedRune('x') }, "one xtwo"},
		"delete a word": {func(p *pane) { p.stroke(fyne.KeyBackspace, ctrl) }, "one "},
		"undo":          {func(p *pane) { p.field.TypedRune('x'); p.field.TypedShortcut(&fyne.ShortcutUndo{}) }, "one two"},
		"redo": {func(p *pane) {
			p.field.TypedRune('x')
			p.field.TypedShortcut(&fyne.ShortcutUndo{})
			p.stroke(fyne.KeyZ, ctrl|shift)
		}, "one twox"},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPane(t, "one two")
			c.do(p)
			if p.field.Text != c.want || len(p.calls) > 0 {
				t.Errorf("the text is %q, not %q; calls are %q", p.field.Text, c.want, p.calls)
			}
		})
	}
}

func TestOtherShortcutsGoToTheWindow(t *testing.T) {
	p := newPane(t, "")
	p.canvas = shortcuts{p.canvas, p}
	p.field.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyK, Modifier: ctrl})
	if !slices.Equal(p.calls, []string{"window CustomDesktop:Control+K"}) {
		t.Errorf("calls are %q", p.calls)
	}
}

// shortcuts is a canvas that takes shortcuts as a real window's does.
type shortcuts struct {
	fyne.Canvas
	p *pane
}

func (s shortcuts) TypedShortcut(c fyne.Shortcut) { s.p.note("window %s", c.ShortcutName()) }

func TestGoingElsewhere(t *testing.T) {
	for name, c := range map[string]struct {
		do   func(*pane)
		want []string
	}{
		"nobody has the focus":        {func(p *pane) { p.canvas.Unfocus() }, []string{"left"}},
		"another has the focus":       {func(p *pane) { p.canvas.FocusNext() }, []string{"left"}},
		"the window loses the focus":  {func(p *pane) { p.field.FocusLost() }, nil}, // the canvas still names the field
		"the focus comes back before": {func(p *pane) { p.canvas.Unfocus(); p.canvas.Focus(p.field) }, []string{"gained"}},
		"its own menu opens":          {func(p *pane) { p.field.TappedSecondary(&fyne.PointEvent{}); p.canvas.Unfocus() }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPane(t, "so")
			c.do(p)
			p.settle()
			if !slices.Equal(p.calls, c.want) {
				t.Errorf("calls are %q, not %q", p.calls, c.want)
			}
		})
	}
}

func TestHeldKeysEndNothing(t *testing.T) {
	p := newPane(t, "so")
	p.stroke(fyne.KeyReturn, 0) // refused, and so still open
	p.calls = nil
	p.again(fyne.KeyReturn, 0)
	p.again(fyne.KeyTab, 0)
	p.again(fyne.KeyTab, shift)
	p.again(fyne.KeyEscape, 0)
	p.again(fyne.KeyReturn, ctrl)
	p.again(fyne.KeyEnter, ctrl|shift)
	p.again(fyne.KeyReturn, shift)
	p.again(fyne.KeyReturn, shift)
	p.again(fyne.KeyBackspace, 0)
	if len(p.calls) > 0 || p.field.Text != "so\n" {
		t.Errorf("calls are %q, the text is %q", p.calls, p.field.Text)
	}
}

// The key that opened the field may still be held.
func TestTheOpeningKeyHeldIsNotTyped(t *testing.T) {
	p := newPane(t, "")
	for range 3 {
		p.again(fyne.KeyO, 0)
		p.field.TypedRune('o')
	}
	p.stroke(fyne.KeyH, 0)
	p.field.TypedRune('h')
	p.again(fyne.KeyH, 0)
	p.field.TypedRune('h')
	p.field.TypedRune('é') // of an input method, which reports no key
	if p.field.Text != "hhé" {
		t.Errorf("the text is %q", p.field.Text)
	}
}
