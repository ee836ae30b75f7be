package mainwin

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"warrant/internal/library"
)

// BenchmarkArrow walks over the largest bundled map, all of it unfolded, with every pane in sight.
func BenchmarkArrow(b *testing.B) {
	d := newDesk(b)
	d.open(func(ctx context.Context) (library.Opened, error) {
		return d.lib.OpenSample(ctx, d.lib.Samples()[0].Name)
	})
	d.command("view.all")
	d.settle()
	d.command("view.outline")
	b.ResetTimer()
	for i := range b.N {
		d.key([]fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyUp}[i%3])
	}
}

// BenchmarkMenus brings the menus up to date with the largest bundled map, as after each act.
func BenchmarkMenus(b *testing.B) {
	d := newDesk(b)
	d.open(func(ctx context.Context) (library.Opened, error) {
		return d.lib.OpenSample(ctx, d.lib.Samples()[0].Name)
	})
	for b.Loop() {
		d.w.menus.refresh()
	}
}
