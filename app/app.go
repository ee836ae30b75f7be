// Package app puts the program together: fonts, layout, the library of maps and the window, and what happens between
// the start of the process and its end.
package app

import (
	"context"
	"fmt"
	"io"
	stdlog "log"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"warrant/app/mainwin"
	"warrant/app/skin"
	"warrant/assets"
	"warrant/internal/layout/host"
	"warrant/internal/library"
	"warrant/internal/picture"
	"warrant/internal/version"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// FirstMap is the bundled map that is shown where no other is asked for.
const FirstMap = "alenga-2020"

// Options say what is opened.
type Options struct {
	Path   string // a map's file; empty: the one that was open last
	Sample string // a bundled map; empty: FirstMap, where nothing else was open
}

// Run opens the window and returns the exit status when it is closed.
func Run(o Options) (status int) {
	dirs := library.UserDirs()
	log, closeLog := openLog(dirs.State)
	defer closeLog()
	var save func(context.Context) error // nil until there can be something to save
	defer func() {
		if p := recover(); p != nil {
			log.Error("panic", "panic", p, "stack", string(debug.Stack()))
			fmt.Fprintln(os.Stderr, lastWords(p, save, lastChance, logPath(dirs.State)))
			status = 1
		}
	}()
	fonts, err := skin.Fonts()
	if err != nil {
		fmt.Fprintln(os.Stderr, words.T("Warrant cannot read its fonts:"), err)
		return 1
	}
	engine := host.Find(host.Options{})
	defer engine.Close()
	engine.Warm()

	a := newApp()
	dispatch := &dispatcher{}
	lib := library.New(library.Options{Dirs: dirs, NewID: library.NewID, Dispatch: dispatch.post})
	defer lib.Close()
	lib.Translate()
	w := mainwin.New(a, mainwin.Options{
		Library: lib, Fonts: fonts, Log: log, Version: version.Number,
		ThemeTold: library.TellsTheme(runtime.GOOS, os.Getenv, exists),
		After:     func(d time.Duration, f func()) { time.AfterFunc(d, func() { dispatch.post(f) }) },
		Config: workspace.Config{
			Fonts: fonts, Engine: engine, Dispatch: dispatch.post, NewID: library.NewID,
			Clock: func() time.Time { return time.Now().UTC().Truncate(time.Millisecond) },
		},
	})
	dispatch.guard, save = w.Guard, w.Save
	w.Show()
	w.OpenFirst(ways(lib, o)...)
	a.Run()
	dispatch.closed.Store(true)
	w.Shut()
	return 0
}

// lastChance is how long a program that has to stop waits for the disk.
const lastChance = 3 * time.Second

// lastWords saves what can be saved and says what came of it, where the program has to stop.
func lastWords(panicked any, save func(context.Context) error, limit time.Duration, log string) (said string) {
	said = words.T("Warrant had to stop: %v. ", panicked)
	details := words.T("The details are in %s.", log)
	if save == nil {
		return said + details
	}
	defer func() {
		if recover() != nil { // what saving needs is broken, too
			said += words.T("The last edits may not be saved. %s", details)
		}
	}()
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	if err := save(ctx); err != nil {
		return words.T("%sThe last edits are not saved. %s %s", said, library.Sentence(err), details)
	}
	return words.T("%sYour edits are saved. %s", said, details)
}

// debugging reports whether the toolkit is to check that it is called on its own goroutine, and to complain of that and
// everything else on the terminal.
func debugging() bool { return os.Getenv("WARRANT_DEBUG") != "" }

// newApp tells the toolkit who the program is.
func newApp() fyne.App {
	icon := fyne.NewStaticResource("icon.png", assets.Icon())
	app.SetMetadata(fyne.AppMetadata{
		ID: "org.warrant.Warrant", Name: "Warrant", Version: version.Number, Icon: icon,
		Migrations: map[string]bool{"fyneDo": !debugging()}, // says that no thread needs to be checked
	})
	a := app.NewWithID("org.warrant.Warrant")
	a.SetIcon(icon)
	return a
}

// ways returns the maps to open: the first one that can be is shown.
func ways(lib *library.Library, o Options) []func(context.Context) (library.Opened, error) {
	sample := func(name string) func(context.Context) (library.Opened, error) {
		return func(ctx context.Context) (library.Opened, error) { return lib.OpenSample(ctx, name) }
	}
	path := func(path string) func(context.Context) (library.Opened, error) {
		return func(ctx context.Context) (library.Opened, error) { return lib.OpenPath(ctx, path) }
	}
	var out []func(context.Context) (library.Opened, error)
	if o.Path != "" {
		out = append(out, path(o.Path))
	}
	if o.Sample != "" {
		out = append(out, sample(o.Sample))
	}
	if cut, ok := lib.Interrupted(); ok {
		out = append(out, path(cut))
	}
	if last, ok := lib.Last(); ok {
		out = append(out, path(last))
	}
	return append(out, sample(FirstMap))
}

// dispatcher runs functions on the interface's goroutine, in order, and none after the window is gone.
type dispatcher struct {
	guard  func(func())
	closed atomic.Bool
}

func (d *dispatcher) post(f func()) {
	if d.closed.Load() {
		return
	}
	fyne.Do(func() {
		if !d.closed.Load() {
			d.guard(f)
		}
	})
}

// largestLog is how long the log may be when the program starts, in bytes.
const largestLog = 1 << 20

func logPath(state string) string { return filepath.Join(state, "warrant.log") }

// openLog opens the log; where that is impossible nothing is logged.
func openLog(state string) (*slog.Logger, func()) {
	path := logPath(state)
	if info, err := os.Stat(path); err == nil && info.Size() > largestLog {
		_ = os.Rename(path, path+".1")
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return slog.New(slog.NewTextHandler(io.Discard, nil)), func() {}
	}
	if !debugging() {
		stdlog.SetOutput(f) // what the toolkit complains of belongs there, too, not on the user's terminal
	}
	return slog.New(slog.NewTextHandler(f, nil)), func() {
		stdlog.SetOutput(os.Stderr)
		_ = f.Close()
	}
}

// HasDisplay reports whether a window can be opened here.
func HasDisplay() bool { return library.HasDisplay(runtime.GOOS, os.Getenv) }

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// Draw writes the diagrams of a bundled map into a folder, for where there is no display, and names the files.
func Draw(ctx context.Context, out io.Writer, sample, dir string) error {
	if sample == "" {
		sample = FirstMap
	}
	fonts, err := skin.Fonts()
	if err != nil {
		return words.Errorf("read the fonts: %w", err)
	}
	engine := host.Find(host.Options{})
	defer engine.Close()
	return picture.Sample(ctx, sample, dir, fonts, engine, func(path string, remarks []string) {
		fmt.Fprintln(out, path)
		for _, r := range remarks {
			fmt.Fprintln(out, "  "+r)
		}
	})
}
