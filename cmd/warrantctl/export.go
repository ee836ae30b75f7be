package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"warrant/internal/argmap"
	"warrant/internal/codec"
	"warrant/internal/codec/formats"
	"warrant/internal/codec/html"
	"warrant/internal/layout/host"
	"warrant/internal/picture"
	"warrant/internal/scene"
	"warrant/internal/whole"
)

func newExport() *cobra.Command {
	var out, to, tell string
	var force bool
	cmd := &cobra.Command{
		Use:   "export FILE -o FILE",
		Short: "Write a map in the format of another program",
		Long: `Write a map in the format of another program. The name of the file shows which, or --to says it; "warrantctl
formats" lists them. What the format has no place for is told item by item. Diagrams are drawn with "render".`,
		Example: `  warrantctl export korea.warrant -o korea.xaif.json
  warrantctl export korea.warrant --to aif -o nodes.json --report nodes.report.json`,
		Args: one("file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" {
				return usagef("say where to put the file: -o FILE")
			}
			f, ok := formats.For(out)
			if to != "" {
				f, ok = formats.Named(to)
			}
			if !ok || f.Write == nil {
				return usagef("say in which format to write, with --to FORMAT or by the ending of the name; \"warrantctl formats\" lists them")
			}
			if err := apart(args[0], out, tell, force); err != nil {
				return err
			}
			s, err := snapshot(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			write := f.Write
			if f.Name == html.Format.Name {
				write = func(s *argmap.Snapshot) ([]byte, codec.Report, error) {
					engine := host.Find(host.Options{})
					defer engine.Close()
					return drawPage(cmd, s, scene.Look{Folded: picture.Opening(s)}, argmap.Auto, engine)
				}
			}
			data, report, err := write(s)
			if err != nil {
				return err
			}
			if err := writeNew(out, data, force); err != nil {
				return err
			}
			w := cmd.OutOrStdout()
			fmt.Fprintf(w, "Exported as %s: %s.\n", f.Title, out)
			tellLosses(w, "Not carried as it is in the map:", report)
			return saveReport(tell, report, force)
		},
	}
	addOutput(cmd, &out, "`FILE` to write", "")
	addFormat(cmd, &to, "to", "the `FORMAT` to write", func(f codec.Format) bool { return f.Write != nil })
	addReport(cmd, &tell)
	addForce(cmd, &force)
	return cmd
}

// writeNew writes a file whole or not at all; one that is there is replaced only with force.
func writeNew(path string, data []byte, force bool) error {
	if err := writable(path, force); err != nil {
		return err
	}
	return whole.Write(path, data)
}

// writable reports an error where a file must not be written.
func writable(path string, force bool) error {
	if err := whole.NeedFolder(path); err != nil {
		return err
	}
	if info, err := os.Lstat(path); err == nil {
		switch {
		case info.IsDir():
			return fmt.Errorf("%s is a folder; name a file in it", path)
		case !force:
			return fmt.Errorf("%s exists already and was left as it is; choose another name, or add --force to replace it", path)
		case strings.EqualFold(filepath.Ext(path), ".warrant"):
			return fmt.Errorf("%s is named like a map and was left as it is; choose another name", path)
		}
	} else if !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("%s cannot be written: %w", path, whole.Reason(err))
	}
	return nil
}

// saveReport writes a report as JSON, if a file was named for it.
func saveReport(path string, report codec.Report, force bool) error {
	if path == "" {
		return nil
	}
	if report == nil {
		report = codec.Report{}
	}
	data, err := json.MarshalIndent(report, "", "  ")
	if err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	return writeNew(path, append(data, '\n'), force)
}

func addReport(cmd *cobra.Command, path *string) {
	cmd.Flags().StringVar(path, "report", "", "`FILE` for what could not be carried, as JSON")
}

func addFormat(cmd *cobra.Command, name *string, flag, usage string, fits func(codec.Format) bool) {
	cmd.Flags().StringVar(name, flag, "", usage)
	_ = cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		var out []string
		for _, f := range formats.All() {
			if fits(f) {
				out = append(out, f.Name)
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	})
}

func newFormats() *cobra.Command {
	return &cobra.Command{
		Use:   "formats",
		Short: "List the formats of files that are read and written",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			for _, f := range formats.All() {
				ways := "reads and writes"
				switch {
				case f.Write == nil:
					ways = "reads"
				case f.Read == nil:
					ways = "writes"
				}
				fmt.Fprintf(cmd.OutOrStdout(), "%-11s %s %s: %s\n            %s\n", f.Name, ways, f.Title, strings.Join(f.Endings, " "), f.Carries)
			}
			return nil
		},
	}
}
