package workspace

import "strings"

// Key is one stroke: the name of a key and what is held with it. Names are those of letters ("A"), digits ("1") and
// "Enter", "Escape", "Tab", "Space", "Delete", "Backspace", "Up", "Down", "Left", "Right", "Home", "End", "PageUp",
// "PageDown", "F1" to "F12". Ctrl is Cmd on macOS.
type Key struct {
	Name             string
	Ctrl, Shift, Alt bool
}

// single reports whether the key is a letter or a digit that nothing but Shift is held with.
func (k Key) single() bool { return len(k.Name) == 1 && !k.Ctrl && !k.Alt }

// String returns the key as menus and help print it, as "Ctrl+Shift+Z".
func (k Key) String() string {
	var b strings.Builder
	for _, held := range []struct {
		on   bool
		name string
	}{{k.Ctrl, "Ctrl+"}, {k.Alt, "Alt+"}, {k.Shift, "Shift+"}} {
		if held.on {
			b.WriteString(held.name)
		}
	}
	b.WriteString(map[string]string{"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}[k.Name])
	if b.Len() == 0 || strings.HasSuffix(b.String(), "+") {
		b.WriteString(k.Name)
	}
	return b.String()
}

// ParseKey reads what String writes, arrows also by name.
func ParseKey(s string) Key {
	var k Key
	for {
		switch {
		case strings.HasPrefix(s, "Ctrl+"):
			k.Ctrl, s = true, s[len("Ctrl+"):]
		case strings.HasPrefix(s, "Alt+"):
			k.Alt, s = true, s[len("Alt+"):]
		case strings.HasPrefix(s, "Shift+"):
			k.Shift, s = true, s[len("Shift+"):]
		default:
			if name, ok := map[string]string{"↑": "Up", "↓": "Down", "←": "Left", "→": "Right"}[s]; ok {
				s = name
			}
			k.Name = s
			return k
		}
	}
}
