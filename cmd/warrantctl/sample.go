package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"warrant/assets"
	"warrant/internal/codec/sample"
)

func newSample() *cobra.Command {
	var out string
	var list, force bool
	cmd := &cobra.Command{
		Use:   "sample NAME -o FILE",
		Short: "Make a map of one of the bundled samples",
		Example: `  warrantctl sample --list
  warrantctl sample alenga-2020 -o korea.warrant`,
		Args: func(cmd *cobra.Command, args []string) error {
			if list && len(args) == 0 {
				return nil
			}
			return one("name of a sample")(cmd, args)
		},
		ValidArgs: sampleNames(),
		RunE: func(cmd *cobra.Command, args []string) error {
			if list {
				for _, s := range assets.Samples() {
					fmt.Fprintf(cmd.OutOrStdout(), "%s\t%s\n", s.Name, s.Title)
				}
				return nil
			}
			return makeSample(cmd, args[0], out, force)
		},
	}
	cmd.Flags().BoolVar(&list, "list", false, "list the samples")
	addOutput(cmd, &out, "`FILE` to put the map into", "warrant")
	addForce(cmd, &force)
	return cmd
}

func makeSample(cmd *cobra.Command, name, out string, force bool) error {
	if out == "" {
		return usagef("say where to put the map: -o FILE")
	}
	known := false
	for _, n := range sampleNames() {
		known = known || n == name
	}
	if !known {
		return fmt.Errorf("there is no sample %q; there is %s", name, strings.Join(sampleNames(), ", "))
	}
	s, err := sample.Open(name)
	if err != nil {
		return err
	}
	return saveMap(cmd.Context(), out, s, force)
}

func sampleNames() []string {
	var out []string
	for _, s := range assets.Samples() {
		out = append(out, s.Name)
	}
	return out
}

// addOutput adds -o, whose files end in one of the extensions.
func addOutput(cmd *cobra.Command, out *string, what string, extensions ...string) {
	cmd.Flags().StringVarP(out, "output", "o", "", what)
	if err := cmd.MarkFlagFilename("output", extensions...); err != nil {
		panic(err) // only for a flag that does not exist
	}
}

func addForce(cmd *cobra.Command, force *bool) {
	cmd.Flags().BoolVar(force, "force", false, "replace what is there")
}

// completeMaps offers maps for the argument.
func completeMaps(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return []string{"warrant"}, cobra.ShellCompDirectiveFilterFileExt
}
