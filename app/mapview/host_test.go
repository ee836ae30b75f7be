package mapview

import (
	"errors"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"warrant/app/skin"
	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// fake is a host that writes down what it is asked, and behaves like a workspace with one box.
type fake struct {
	view    *Map
	frame   workspace.Frame
	palette *scene.Palette
	calls   []string
	refuse  bool // Finish fails
	opens   map[string]bool
	serial  int
}

var box = geom.Rect{X: 40, Y: 60, W: 284, H: 80}

func (f *fake) note(format string, a ...any) { f.calls = append(f.calls, fmt.Sprintf(format, a...)) }

func (f *fake) Frame() workspace.Frame  { return f.frame }
func (f *fake) Palette() *scene.Palette { return f.palette }
func (f *fake) Resized(pane geom.Size)  { f.frame.Camera.Pane = pane }
func (f *fake) Press(at geom.Point, shift, ctrl bool) {
	f.note("press %v %v %v %v", at.X, at.Y, shift, ctrl)
	if f.opens["press"] {
		f.open("")
	}
}
func (f *fake) Activate(at geom.Point) { f.note("activate %v %v", at.X, at.Y); f.open("") }
func (f *fake) Menu(at geom.Point)     { f.note("menu %v %v", at.X, at.Y) }
func (f *fake) Hover(geom.Point)       {}
func (f *fake) FocusChanged(on bool)   { f.note("focus %v", on) }
func (f *fake) HoverOut()              {}

func (f *fake) Hold(func(fyne.Focusable)) bool { return false }
func (f *fake) Release()                       { f.note("release") }
func (f *fake) Drop()                          { f.note("drop") }
func (f *fake) StartDrag(from geom.Point, shift, middle bool) {
	f.note("drag from %v %v %v %v", from.X, from.Y, shift, middle)
}
func (f *fake) DragTo(at geom.Point, shift, ctrl bool) {
	f.note("drag to %v %v %v %v", at.X, at.Y, shift, ctrl)
}
func (f *fake) LookFrom(at geom.Point) { f.note("look from %v %v", at.X, at.Y) }

func (f *fake) ZoomAt(at geom.Point, steps int) { f.note("zoom %v %v %d", at.X, at.Y, steps) }

func (f *fake) Pan(by geom.Point) {
	f.note("pan %v %v", by.X, by.Y)
	f.frame.Camera.Offset = f.frame.Camera.Offset.Add(by)
	f.view.Refresh()
}

func (f *fake) Key(k workspace.Key) bool {
	f.note("key %s", k)
	if f.opens[k.String()] {
		f.open("")
		return true
	}
	return k.Name != "Q"
}

func (f *fake) open(text string) {
	f.serial++
	f.frame.Entry = &workspace.EntryCard{Serial: f.serial, Rect: box, Role: "REASON", Text: text, Placeholder: "Type", Hints: []string{"one", "two"}}
	f.view.Refresh()
}

func (f *fake) Finish(text string, then workspace.Finish) error {
	f.note("finish %q %d", text, then)
	if f.refuse {
		return errors.New("no")
	}
	f.frame.Entry = nil
	f.view.Refresh() // as a workspace that tells of each step
	if then != workspace.FinishOnly {
		f.open("")
	}
	return nil
}

func (f *fake) Cancel(text string) {
	f.note("cancel %q", text)
	f.frame.Entry = nil
	f.view.Refresh()
}

// bench is a diagram in a window, with the driver's part in the hands of the test.
type bench struct {
	*fake
	t      *testing.T
	window fyne.Window
	held   fyne.KeyModifier
	queue  []func()
}

func newBench(t *testing.T, s *scene.Scene) *bench {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(skin.Theme(scene.Palettes()[0], skin.TextSize))
	b := &bench{t: t, fake: &fake{palette: scene.Palettes()[0], opens: map[string]bool{}}}
	b.frame = workspace.Frame{Scene: s, Camera: workspace.Camera{Zoom: 1}}
	b.view = New(b.fake)
	b.view.modifiers = func() fyne.KeyModifier { return b.held }
	b.view.later = func(f func()) { b.queue = append(b.queue, f) }
	b.window = test.NewTempWindow(t, b.view)
	b.window.SetPadded(false)
	b.window.Resize(fyne.NewSize(800, 600))
	return b
}

// settle runs what the diagram put off.
func (b *bench) settle() {
	for len(b.queue) > 0 {
		f := b.queue[0]
		b.queue = b.queue[1:]
		f()
	}
}

func (b *bench) focused() fyne.Focusable { return b.window.Canvas().Focused() }

// stroke does what the driver does for one key: the key, then its character, each to what has the focus at that time.
func (b *bench) stroke(name fyne.KeyName, char rune) {
	b.down(name)
	if f := b.focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: name})
	}
	if f := b.focused(); f != nil && char != 0 {
		f.TypedRune(char)
	}
	b.settle()
}

// down is what the driver does when a key goes down, and not again while it is held.
func (b *bench) down(name fyne.KeyName) {
	if f, ok := b.focused().(desktop.Keyable); ok {
		f.KeyDown(&fyne.KeyEvent{Name: name})
	}
}

// again is what the driver does while a key is held.
func (b *bench) again(name fyne.KeyName, char rune) {
	b.focused().TypedKey(&fyne.KeyEvent{Name: name})
	if f := b.focused(); char != 0 {
		f.TypedRune(char)
	}
	b.settle()
}

func (b *bench) write(text string) {
	for _, r := range text {
		name := fyne.KeyName("")
		switch {
		case r >= 'a' && r <= 'z':
			name = fyne.KeyName(r - 'a' + 'A')
		case r == ' ':
			name = fyne.KeySpace
		}
		b.stroke(name, r)
	}
}

func (b *bench) chord(name fyne.KeyName, mods fyne.KeyModifier) {
	b.down(name)
	if f, ok := b.focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: mods})
	}
	b.settle()
}

// press does what the driver does for a click on the diagram: the press, then whatever else has the focus loses it.
func (b *bench) press(x, y float32, button desktop.MouseButton, mods fyne.KeyModifier) {
	b.view.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}, Button: button, Modifier: mods})
	if b.focused() != fyne.Focusable(b.view) {
		b.window.Canvas().Unfocus()
	}
	b.settle()
}

// release does what the driver does when the button goes up again.
func (b *bench) release(x, y float32) {
	b.view.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}, Button: desktop.MouseButtonPrimary})
	if b.focused() != fyne.Focusable(b.view) {
		b.window.Canvas().Unfocus()
	}
	b.settle()
}

func (b *bench) want(calls ...string) {
	b.t.Helper()
	if len(b.calls) != len(calls) {
		b.t.Fatalf("calls are %q, not %q", b.calls, calls)
	}
	for i := range calls {
		if b.calls[i] != calls[i] {
			b.t.Fatalf("call %d is %q, not %q; all: %q", i, b.calls[i], calls[i], b.calls)
		}
	}
	b.calls = nil
}
