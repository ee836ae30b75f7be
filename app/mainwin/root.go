package mainwin

import (
	"fyne.io/fyne/v2"

	"warrant/internal/library"
)

// root lays out the window: the toolbar, where there is room for it, the panes, and the status line.
type root struct{ w *Window }

// MinSize is the smallest window.
func (r root) MinSize([]fyne.CanvasObject) fyne.Size {
	return r.w.body.MinSize(nil).AddWidthHeight(0, r.w.status.MinSize().Height)
}

// Layout places the parts below each other.
func (r root) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	bar, status := float32(0), r.w.status.MinSize().Height
	if show(r.w.status, !r.w.staged); r.w.staged {
		status = 0
	}
	show(r.w.toolbar, float64(size.Width) >= library.NarrowToolbar && !r.w.staged)
	if r.w.toolbar.Visible() {
		bar = toolbarHeight
		r.w.toolbar.Resize(fyne.NewSize(size.Width, bar))
	}
	r.w.body.object.Move(fyne.NewPos(0, bar))
	r.w.body.object.Resize(fyne.NewSize(size.Width, size.Height-bar-status))
	r.w.status.Move(fyne.NewPos(0, size.Height-status))
	r.w.status.Resize(fyne.NewSize(size.Width, status))
}
