package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"warrant/internal/argmap"
	"warrant/internal/store/sqlite"
)

func newVersions() *cobra.Command {
	return &cobra.Command{
		Use:   "versions FILE",
		Short: "List the versions of a map",
		Long: `Versions lists the names that were given to states of a map, oldest first: when, by whom, the name. What was undone
and then left for something else is there by itself as a branch. "show --version" shows one of them.`,
		Args:              one("file"),
		ValidArgsFunction: completeMaps,
		RunE: func(cmd *cobra.Command, args []string) error {
			loaded, err := load(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			for _, v := range loaded.Versions {
				what := "version"
				if v.Op == argmap.KeepBranch {
					what = "branch"
				}
				by := v.By
				if by == "" {
					by = "-"
				}
				fmt.Fprintf(cmd.OutOrStdout(), "%d\t%s\t%s\t%s\t%s\n", v.Revision, what, v.At.Local().Format("2006-01-02 15:04:05"), by, v.Title)
			}
			return nil
		},
	}
}

// versionOf reads a map as it was in a version: the name, part of it, or the number that "versions" lists.
func versionOf(ctx context.Context, path, wanted string) (then *argmap.Snapshot, err error) {
	loaded, err := load(ctx, path)
	if err != nil {
		return nil, err
	}
	v, err := found("version", wanted, loaded.Versions,
		func(v argmap.Step) string { return strconv.FormatInt(v.Revision, 10) }, func(v argmap.Step) string { return v.Title })
	for _, exact := range loaded.Versions {
		if exact.Title == wanted {
			v, err = exact, nil
		}
	}
	if err != nil {
		return nil, err
	}
	f, err := sqlite.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return f.At(ctx, v.Of)
}
