package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"warrant/internal/argmap"
	mapjson "warrant/internal/codec/json"
	"warrant/internal/codec/outline"
)

func newShow() *cobra.Command {
	var asJSON, ids bool
	var version string
	cmd := &cobra.Command{
		Use:   "show FILE",
		Short: "Show a map as text or as JSON",
		Long: `Show writes a map as indented text, one statement to a line, or with --json as JSON that "import" reads back.
A statement's number serves for "render --focus", too.`,
		Args:              one("file"),
		ValidArgsFunction: completeMaps,
		RunE: func(cmd *cobra.Command, args []string) error {
			if asJSON && ids {
				return usagef("--ids is for text; JSON has the ids anyway")
			}
			read := snapshot
			if version != "" {
				read = func(ctx context.Context, path string) (*argmap.Snapshot, error) { return versionOf(ctx, path, version) }
			}
			s, err := read(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			if !asJSON {
				return outline.Write(cmd.OutOrStdout(), s, outline.Options{IDs: ids})
			}
			text, err := mapjson.Encode(s)
			if err != nil {
				return err
			}
			if _, err := cmd.OutOrStdout().Write(text); err != nil {
				return fmt.Errorf("write the JSON: %w", err)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&version, "version", "", "as it was in a version: its `name`, or its number in \"versions\"")
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	cmd.Flags().BoolVar(&ids, "ids", false, "with the ids of statements and arguments")
	return cmd
}
