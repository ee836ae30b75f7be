package app

import (
	"context"
	"flag"
	"fmt"
	"image"
	"image/color"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"warrant/app/mainwin"
	"warrant/app/skin"
	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/layout/host"
	"warrant/internal/library"
	"warrant/internal/store/sqlite"
	"warrant/internal/workspace"
)

func init() { runtime.LockOSThread() } // the toolkit wants the process's first thread

// TestMain gives the first thread to the toolkit where the benchmarks of the real window are asked for and there is a
// display; `make bench` does both.
func TestMain(m *testing.M) {
	flag.Parse()
	if os.Getenv("WARRANT_FRAMES") == "" || !HasDisplay() {
		os.Exit(m.Run())
	}
	a := newApp()
	status := 0
	go func() {
		status = m.Run()
		fyne.Do(a.Quit)
	}()
	a.Run()
	os.Exit(status)
}

// sight is a window on a map, and a spot in it that says when it is painted.
type sight struct {
	b     *testing.B
	w     *mainwin.Window
	lib   *library.Library
	spot  *canvas.Raster
	seen  chan time.Time
	close func()
}

// look opens the window on a map.
func look(b *testing.B, s *argmap.Snapshot) *sight {
	b.Helper()
	dir := b.TempDir()
	path := filepath.Join(dir, "map.warrant")
	f, err := sqlite.Create(b.Context(), path, s)
	if err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	fonts, err := skin.Fonts()
	if err != nil {
		b.Fatal(err)
	}
	v := &sight{b: b, seen: make(chan time.Time, 64)}
	engine := host.Find(host.Options{})
	engine.Warm()
	dispatch := &dispatcher{}
	v.lib = library.New(library.Options{
		Dirs: library.Dirs{Documents: filepath.Join(dir, "doc"), State: dir}, NewID: library.NewID, Dispatch: dispatch.post,
	})
	ready := make(chan struct{})
	fyne.DoAndWait(func() {
		v.w = mainwin.New(fyne.CurrentApp(), mainwin.Options{
			Library: v.lib, Fonts: fonts, Log: slog.New(slog.DiscardHandler), Version: "0",
			After: func(d time.Duration, f func()) { time.AfterFunc(d, func() { dispatch.post(f) }) },
			Config: workspace.Config{
				Fonts: fonts, Engine: engine, Dispatch: dispatch.post, NewID: library.NewID, By: "Reader", Clock: time.Now,
			},
		})
		dispatch.guard = v.w.Guard
		v.spot = canvas.NewRaster(func(w, h int) image.Image {
			select {
			case v.seen <- time.Now():
			default:
			}
			return image.NewUniform(color.Transparent)
		})
		v.spot.Resize(fyne.NewSize(1, 1))
		win := v.w.Window()
		win.SetContent(container.NewStack(win.Content(), container.NewWithoutLayout(v.spot)))
		v.w.Show()
		v.w.OpenFirst(func(ctx context.Context) (library.Opened, error) {
			defer close(ready)
			return v.lib.OpenPath(ctx, path)
		})
	})
	<-ready
	v.until(func() bool { return v.w.Workspace() != nil })
	v.idle()
	v.close = func() {
		fyne.DoAndWait(func() { v.w.Shut(); v.w.Window().Close() })
		v.lib.Close()
		engine.Close()
	}
	b.Cleanup(v.close)
	return v
}

func (v *sight) until(so func() bool) {
	v.b.Helper()
	for end := time.Now().Add(60 * time.Second); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		ok := false
		fyne.DoAndWait(func() { ok = so() })
		if ok {
			return
		}
	}
	v.b.Fatal("waited in vain")
}

// idle waits until the layout is there and every edit is on disk.
func (v *sight) idle() {
	v.b.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 60*time.Second)
	defer cancel()
	for range 3 {
		if err := v.w.Workspace().WaitIdle(ctx); err != nil {
			v.b.Fatal(err)
		}
		fyne.DoAndWait(func() {})
	}
}

// painted does something on the interface's goroutine and returns how long it is until the next frame shows it.
func (v *sight) painted(do func()) time.Duration {
	v.b.Helper()
	start, end := v.frame(do)
	return end.Sub(start)
}

// whole returns how long a frame takes from end to end: between two that are asked for one upon the other, each when the
// last thing in it is drawn.
func (v *sight) whole() time.Duration {
	v.b.Helper()
	_, one := v.frame(func() {})
	_, two := v.frame(func() {})
	return two.Sub(one)
}

// frame does something on the interface's goroutine and returns when that began and when the last thing in the next frame
// was drawn.
func (v *sight) frame(do func()) (start, end time.Time) {
	v.b.Helper()
	for len(v.seen) > 0 {
		<-v.seen
	}
	fyne.DoAndWait(func() {
		start = time.Now()
		do()
		v.spot.Refresh()
	})
	select {
	case end = <-v.seen:
	case <-time.After(30 * time.Second):
		v.b.Fatal("nothing was painted for 30 s")
	}
	return start, end
}

// key presses a key as the toolkit does.
func (v *sight) key(name fyne.KeyName, r rune) {
	at := v.w.Window().Canvas().Focused()
	if k, ok := at.(desktop.Keyable); ok {
		k.KeyDown(&fyne.KeyEvent{Name: name})
	}
	at.TypedKey(&fyne.KeyEvent{Name: name})
	if r != 0 && v.w.Window().Canvas().Focused() == at {
		at.TypedRune(r)
	}
	if k, ok := at.(desktop.Keyable); ok {
		k.KeyUp(&fyne.KeyEvent{Name: name})
	}
}

func (v *sight) command(id string) { _ = v.w.Workspace().DoCommand(id) }

// BenchmarkFrame measures the real window, with software drawing where there is no graphics card: from a key event to the
// frame that shows what it did. Each row has the limit that the program is held to beside it, and how much of it is used.
// Run it by itself: `make bench` does.
func BenchmarkFrame(b *testing.B) {
	if os.Getenv("WARRANT_FRAMES") == "" || !HasDisplay() {
		b.Skip("the real window is measured by make bench, on a screen")
	}
	for _, n := range []int{68, 300, 935} {
		v := look(b, argmaptest.Paper(rand.New(rand.NewPCG(7, uint64(n))), n, true))
		fyne.DoAndWait(func() { v.command("view.all"); v.command("go.home"); v.command("view.full") })
		v.idle()
		for _, act := range acts(v) {
			b.Run(fmt.Sprintf("%s/%d", act.name, n), func(b *testing.B) {
				v.b = b
				var times []time.Duration
				for range max(b.N, 5) {
					times = append(times, act.once())
				}
				report(b, times, act.limit(n))
			})
		}
		v.b = b
		fyne.DoAndWait(func() { v.w.Window().Hide() })
	}
}

// act is one row of the table: once does it, puts everything back and returns how long it took.
type act struct {
	name  string
	once  func() time.Duration
	limit func(n int) time.Duration
}

// by returns limits for maps of 68, 300 and 935 open statements, in milliseconds.
func by(small, middle, large int) func(int) time.Duration {
	return func(n int) time.Duration {
		ms := map[int]int{68: small, 300: middle, 935: large}[n]
		return time.Duration(ms) * time.Millisecond
	}
}

func acts(v *sight) []act {
	// settled is how long it is until the frame that shows every box at its place. Boxes do not glide meanwhile, as
	// that would add its own fixed time.
	settled := func(do func()) time.Duration {
		start := time.Now()
		v.painted(do)
		v.until(func() bool { return !v.w.Workspace().LayingOut() })
		v.painted(func() {})
		return time.Since(start)
	}
	fyne.DoAndWait(func() {
		prefs := v.w.Workspace().Prefs()
		prefs.ReduceMotion = true
		v.w.Workspace().SetPrefs(prefs)
	})
	back := func() {
		fyne.DoAndWait(func() { v.key(fyne.KeyEscape, 0) })
		v.idle()
	}
	home := func() { fyne.DoAndWait(func() { v.command("go.home") }) }
	return []act{
		{"a whole frame, end to end", v.whole, by(33, 33, 33)},
		{"a frame with nothing new", func() time.Duration { return v.painted(func() {}) }, by(33, 33, 33)},
		{"add a box, picture with caret", func() time.Duration {
			home()
			defer back()
			return v.painted(func() { v.key(fyne.KeyReturn, 0) })
		}, by(50, 50, 50)},
		{"settled layout after it", func() time.Duration {
			home()
			defer back()
			return settled(func() { v.key(fyne.KeyReturn, 0) })
		}, by(100, 250, 1000)},
		{"fold, shown", func() time.Duration {
			home()
			defer func() { fyne.DoAndWait(func() { v.command("view.all") }); v.idle() }()
			return v.painted(func() { v.key(fyne.KeyF, 'f') })
		}, by(80, 120, 200)},
		{"unfold, shown", func() time.Duration {
			home()
			fyne.DoAndWait(func() { v.key(fyne.KeyF, 'f') })
			v.idle()
			return v.painted(func() { v.key(fyne.KeyF, 'f') })
		}, by(80, 120, 200)},
		{"select by arrow", func() time.Duration {
			home()
			return v.painted(func() { v.key(fyne.KeyDown, 0) })
		}, by(33, 33, 33)},
		{"zoom step", func() time.Duration {
			defer func() { fyne.DoAndWait(func() { v.command("view.full") }) }()
			return v.painted(func() { v.key(fyne.KeyZ, 'z') })
		}, by(33, 33, 33)},
		{"undo shown", func() time.Duration {
			home()
			fyne.DoAndWait(func() { v.command("edit.kind") })
			v.idle()
			return v.painted(func() { v.command("edit.undo") })
		}, by(50, 80, 120)},
		{"all in view, moved by a page", func() time.Duration {
			fyne.DoAndWait(func() { v.command("view.fit") })
			defer func() { fyne.DoAndWait(func() { v.command("view.full") }) }()
			return v.painted(func() { v.key(fyne.KeyPageDown, 0) })
		}, by(33, 33, 66)},
	}
}

// report gives the median and the 95th percentile, and how much of the limit the latter uses.
func report(b *testing.B, times []time.Duration, limit time.Duration) {
	sort.Slice(times, func(i, j int) bool { return times[i] < times[j] })
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	p95 := times[min(len(times)-1, len(times)*95/100)]
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(ms(times[len(times)/2]), "ms-median")
	b.ReportMetric(ms(p95), "ms-p95")
	b.ReportMetric(ms(limit), "ms-limit")
	b.ReportMetric(float64(p95)/float64(limit), "of-limit")
}
