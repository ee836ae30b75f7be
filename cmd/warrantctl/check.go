package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"warrant/internal/argmap"
)

func newCheck() *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE",
		Short: "Check a map's file and content",
		Long: `Check reads the whole file and holds the map against all rules; it ends with status 0 where both are sound and 1 where
they are not. It also lists what an argument may still lack: claims without evidence and objections without an answer.
These are no faults.`,
		Args:              one("file"),
		ValidArgsFunction: completeMaps,
		RunE: func(cmd *cobra.Command, args []string) error {
			loaded, err := load(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			if found := argmap.Validate(loaded.Snapshot); len(found) > 0 {
				return fmt.Errorf("%s breaks %s of a map: %w", args[0], count(len(found), "rule"), found)
			}
			tellCheck(cmd.OutOrStdout(), args[0], loaded.Snapshot)
			return nil
		},
	}
}

func tellCheck(w io.Writer, path string, s *argmap.Snapshot) {
	c := argmap.Tally(s)
	fmt.Fprintf(w, "%s: file and map are sound\n", path)
	fmt.Fprintf(w, "%s: %s, %s, %s\n", count(c.Statements, "statement"), count(c.Claims, "claim"), pieces(c.Evidence, "evidence"), count(c.Assumptions, "assumption"))
	fmt.Fprintf(w, "%s: %d for, %d against, %s, %s, %d with co-premises\n", count(c.Arguments, "argument"), c.Pro, c.Con,
		count(c.Undercuts, "undercut"), count(c.Warrants, "warrant"), c.CoPremises)
	fmt.Fprintf(w, "%s, %s\n", count(c.Citations, "citation"), count(c.OpenComments, "open comment"))

	o := s.Outline()
	claims := argmap.Unsupported(s)
	fmt.Fprintf(w, "\nClaims without evidence: %d\n", len(claims))
	for _, st := range claims {
		fmt.Fprintf(w, "  %d %s\n", o.Place(st.ID)+1, st.Title())
	}
	objections := argmap.Unanswered(s)
	fmt.Fprintf(w, "\nObjections without an answer: %d\n", len(objections))
	for _, a := range objections {
		st, _ := s.Statement(a.Premises[0])
		fmt.Fprintf(w, "  %d %s (%s)\n", o.Place(st.ID)+1, st.Title(), against(s, a))
	}
}

// against says what an argument bears on.
func against(s *argmap.Snapshot, a argmap.Argument) string {
	of := "against "
	for a.Target.Kind == argmap.KindArgument {
		next, ok := s.Argument(argmap.ArgumentID(a.Target.ID))
		if !ok {
			break
		}
		a = next
		of = "against the step to "
	}
	st, _ := s.Statement(argmap.StatementID(a.Target.ID))
	return fmt.Sprintf("%s%d %s", of, s.Outline().Place(st.ID)+1, st.Title())
}

// pieces counts a thing that has no plural.
func pieces(n int, what string) string { return fmt.Sprintf("%d %s", n, what) }
