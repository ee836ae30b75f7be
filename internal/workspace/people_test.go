package workspace_test

import (
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/workspace"
)

// talkDesk is a map of a thesis, a reason for it with an accent, and an objection to it, which is selected.
func talkDesk(t *testing.T) *desk {
	d := newDesk(t)
	d.strokes("Enter ‹Talk prevents war› Ctrl+Enter ‹Élan helps talkers› Enter Up O ‹Liars talk, too› Enter")
	return d
}

func (d *desk) message() string { return d.w.Status().Message.Text }

func TestTargets(t *testing.T) {
	d := talkDesk(t)
	of := d.w.Leading()
	all := d.w.Targets(of, edit.AsObjection, "")
	if len(all) != 5 || all[0].Words != "Élan helps talkers" {
		t.Fatalf("targets: %+v", all)
	}
	for _, refused := range all[len(all)-2:] { // itself, and what it objects to already
		if !refused.Refused || refused.Detail == "" {
			t.Errorf("%+v can be chosen", refused)
		}
	}
	if got := d.w.Targets(of, edit.AsReason, "ELAN tALK"); len(got) != 2 || got[0].Words != "Élan helps talkers" {
		t.Errorf("narrowed: %+v", got)
	}
	if got := d.w.Targets(of, edit.AsPremise, ""); len(got) != 2 || got[0].Of.Kind != argmap.KindArgument || !got[1].Refused {
		t.Errorf("steps: %+v", got)
	}
	thesis := d.w.Snapshot().Outline().Roots[0].Ref()
	d.w.Select(of, thesis)
	if got := d.w.Targets(of, edit.AsReason, ""); got[0].Of != thesis {
		t.Errorf("what is selected beside it is not first: %+v", got[0])
	}
}

func TestAttach(t *testing.T) {
	d := talkDesk(t)
	of := d.w.Leading()
	target := d.w.Targets(of, edit.AsObjection, "elan")[0]
	if err := d.w.Attach(of, edit.AsObjection, target.Of); err != nil {
		t.Fatal(err)
	}
	if n := len(d.w.Snapshot().Uses(argmap.StatementID(of.ID))); n != 2 || !strings.Contains(d.message(), "becomes also an objection to “Élan helps talkers”") {
		t.Errorf("%d uses, %q", n, d.message())
	}
	if err := d.w.Attach(of, edit.AsObjection, target.Of); err == nil || d.message() != err.Error() {
		t.Errorf("twice: %v, %q", err, d.message())
	}
	thesis := d.w.Snapshot().Outline().Roots[0].Ref()
	if err := d.w.Attach(thesis, edit.AsReason, of); err != nil || !strings.Contains(d.message(), "circle") {
		t.Errorf("circle: %v, %q", err, d.message())
	}
	d.w.Select(d.w.Targets(of, edit.AsPremise, "")[0].Of)
	if err := d.w.DoCommand("edit.reasonfor"); err == nil || !strings.Contains(err.Error(), "Select a statement") {
		t.Errorf("on a step: %v", err)
	}
}

func TestComments(t *testing.T) {
	d := talkDesk(t)
	of := d.w.Commented()
	if err := d.w.Comment(of, workspace.CommentDraft{Text: " "}); err == nil {
		t.Error("an empty comment was kept")
	}
	draft := workspace.CommentDraft{Text: "Who?", Severity: argmap.Major, Request: "Name them"}
	d.w.Draft(of, draft)
	if d.w.Drafted(of) != draft || d.w.Drafted(argmap.MapRef).Severity != argmap.Remark {
		t.Error("the draft was not kept")
	}
	if err := d.w.Comment(of, d.w.Drafted(of)); err != nil || d.w.Drafted(of).Text != "" {
		t.Fatal(err)
	}
	line := d.w.Inspect().Comments[0]
	if line.Head != "Reader · major · 1 Jan 2026" || line.Text != "Who?" || line.Request != "Name them" {
		t.Errorf("%+v", line)
	}
	if err := d.w.Reply(line.ID, ""); err == nil {
		t.Error("an empty reply was kept")
	}
	_ = d.w.Reply(line.ID, "All of them")
	_ = d.w.Resolve(line.ID)
	if line = d.w.Inspect().Comments[0]; !line.Resolved || line.Replies[0] != "Reader: All of them" || !strings.Contains(line.Head, "resolved") {
		t.Errorf("%+v", line)
	}
	_ = d.w.Resolve(line.ID)
	if d.w.Inspect().Comments[0].Resolved {
		t.Error("it was not opened again")
	}
	_ = d.w.DeleteComment(line.ID)
	if len(d.w.Inspect().Comments) != 0 || !strings.Contains(d.message(), "Ctrl+Z") {
		t.Errorf("it is still there; %q", d.message())
	}
	d.w.Select()
	if _ = d.w.Comment(d.w.Commented(), draft); len(d.w.Inspect().Comments) != 1 {
		t.Error("nothing selected: the comment is not on the map")
	}
}

func TestHolders(t *testing.T) {
	d := talkDesk(t)
	of := d.w.Leading()
	if err := d.w.RemoveHolder(of, 0); err == nil {
		t.Error("nobody holds it")
	}
	d.person("Taylor")
	add := d.w.NewHolder(of)
	add.Holds.Stance, add.Holds.Through = argmap.Denies, d.w.Snapshot().Reader().ID
	if err := d.w.PutHolder(of, add); err != nil {
		t.Fatal(err)
	}
	if all := d.w.Holders(of); len(all) != 2 || all[1].Words != "Taylor denies, through Reader" {
		t.Errorf("%+v", all)
	}
	if err := d.w.PutHolder(of, add); err == nil {
		t.Error("the same voice holds it twice in the same way")
	}
	if err := d.w.RemoveHolder(of, 0); err != nil || d.w.Holders(of)[0].Words != "Taylor denies, through Reader" {
		t.Errorf("%v, %+v", err, d.w.Holders(of))
	}
}

func TestDisputes(t *testing.T) {
	d := talkDesk(t)
	d.person("Dallin")
	_ = d.w.GiveVoice(d.w.VoiceChoices("Dallin")[0], d.w.Leading())
	d.w.Select(d.w.Snapshot().Outline().Roots[0].Ref())
	made, err := d.w.NewDispute()
	if err != nil || made.Title != "Reader against Dallin: Talk prevents war" {
		t.Fatalf("%+v, %v", made, err)
	}
	bad := made
	bad.Sides[1] = nil
	if err := d.w.PutDispute(bad); err == nil || d.w.DisputeTitle(bad) != "" {
		t.Error("a dispute of one side")
	}
	if err := d.w.PutDispute(made); err != nil {
		t.Fatal(err)
	}
	all := d.w.Snapshot().Disputes()
	if len(all) != 1 {
		t.Fatalf("%+v", all)
	}
	d.press("B")
	if d.w.InDebate() != all[0].ID {
		t.Error("B does not show it")
	}
	d.press("Escape")
	changed := all[0]
	changed.Title = "Does talk help?"
	if err := d.w.PutDispute(changed); err != nil || d.w.Snapshot().Disputes()[0].Title != "Does talk help?" {
		t.Error(err)
	}
	if err := d.w.DeleteDispute(changed.ID); err != nil || len(d.w.Snapshot().Disputes()) != 0 {
		t.Error(err)
	}
	d.w.Select()
	if err := d.w.DoCommand("edit.dispute"); err == nil {
		t.Error("a dispute over nothing")
	}
}

func TestDeleteSaysWhatWent(t *testing.T) {
	d := talkDesk(t)
	if got := d.w.Inspect().Deleting; got != "Delete removes 1 statement, 1 step (1 against)." {
		t.Error(got)
	}
	d.press("Delete")
	if got := d.message(); got != "Deleted 1 statement, 1 step (1 against). Ctrl+Z brings it back." {
		t.Error(got)
	}
}
