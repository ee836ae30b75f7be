// Warrantctl does without a window what the desktop program does with one: it makes maps of the bundled samples and of
// JSON, shows them as text, checks them and draws them. It needs no display and no OpenGL.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := run(ctx, os.Args[1:])
	stop()
	os.Exit(status)
}

// run does what the arguments say and returns the exit status. What goes wrong inside is said, never shown as a trace.
func run(ctx context.Context, args []string) (status int) {
	defer func() {
		if fault := recover(); fault != nil {
			fmt.Fprintf(os.Stderr, "warrantctl: there is a fault in this program (%v); no file was changed by this step, please report it\n", fault)
			status = 1
		}
	}()
	root := newRoot()
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	return report(os.Stderr, cmd.CommandPath(), err)
}
