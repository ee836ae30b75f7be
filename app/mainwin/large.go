package mainwin

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"warrant/internal/scene"
	"warrant/internal/words"
)

// Measures of what is read from the status line, in pixels.
const (
	largeSize = 20
	largeLine = 27
	largeMost = 7 // lines
)

// large writes a sentence below the line's parts, in large letters and whole, and how it comes to the clipboard beside
// them.
func (s *status) large(said string, x, width float32) {
	hint := words.T("Ctrl+Shift+R again puts it on the clipboard")
	s.text(s.w.o.Fonts.Ellipsis(hint, statusSize, false, float64(width)), x, 0, scene.Muted)
	room := float64(max(s.Size().Width-2*statusEdge, 120))
	lines := s.w.o.Fonts.Wrap(said, largeSize, false, room)
	for i, line := range lines[:min(len(lines), largeMost)] {
		text := line.Text
		if i == largeMost-1 && len(lines) > largeMost {
			text = s.w.o.Fonts.Ellipsis(text+" "+lines[i+1].Text, largeSize, false, room)
		}
		t := canvas.NewText(text, s.ink(scene.Ink))
		t.TextSize = largeSize
		t.Resize(t.MinSize())
		t.Move(fyne.NewPos(statusEdge, statusHeight+float32(i)*largeLine))
		s.objects = append(s.objects, t)
		s.height = statusHeight + float32(i+1)*largeLine + 8
	}
}
