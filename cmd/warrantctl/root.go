package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"warrant/internal/version"
)

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "warrantctl",
		Short: "Work with argument maps without a display",
		Long: `Warrantctl works with argument maps (.warrant files) without a display: it makes them, shows them as text,
checks them and draws them.`,
		Example: `  warrantctl sample alenga-2020 -o korea.warrant
  warrantctl show korea.warrant
  warrantctl render korea.warrant -o korea.svg --open 3
  warrantctl show korea.warrant --json > korea.json
  warrantctl import korea.json -o copy.warrant`,
		Version:       version.Number,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SuggestionsMinimumDistance = 2
	root.SetHelpCommand(newHelp(root))
	root.SetVersionTemplate("{{.Name}} {{.Version}}\n")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(newSample(), newShow(), newVersions(), newCheck(), newRender(), newImport(), newExport(), newBib(), newWrite(), newFormats())
	return root
}

// newHelp returns a help command that knows when it was asked for something that is not there.
func newHelp(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Say more about a command",
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var out []string
			for _, c := range root.Commands() {
				out = append(out, c.Name())
			}
			return out, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil {
				return err
			}
			if cmd == root && len(rest) > 0 {
				return unknownCommand(root, rest[0])
			}
			return cmd.Help()
		},
	}
}

func unknownCommand(cmd *cobra.Command, name string) error {
	hint := ""
	if near := cmd.SuggestionsFor(name); len(near) > 0 {
		hint = fmt.Sprintf("; did you mean %s?", strings.Join(near, " or "))
	}
	return usagef("there is no command %q%s", name, hint)
}

// usageError is a command that was written wrongly; it ends with status 2.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// one wants exactly one argument, which is called what.
func one(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		switch {
		case len(args) == 0:
			return usagef("the %s is missing", what)
		case len(args) > 1:
			return usagef("one %s is enough; %q is too much", what, args[1])
		}
		return nil
	}
}

// report says what went wrong and returns the exit status.
func report(w io.Writer, command string, err error) int {
	if err == nil {
		return 0
	}
	if errors.Is(err, context.Canceled) {
		err = errors.New("interrupted; no file was changed")
	}
	for line := range strings.Lines(err.Error()) {
		line = strings.TrimRight(line, "\n")
		if !strings.HasPrefix(line, " ") { // lists go on without our name
			line = "warrantctl: " + line
		}
		fmt.Fprintln(w, line)
	}
	var usage usageError
	if errors.As(err, &usage) {
		fmt.Fprintf(w, "Try %q.\n", command+" --help")
		return 2
	}
	return 1
}
