package argmap

// Role is what a statement is in one use. It is derived from the structure and never stored.
type Role string

// The roles, as they are shown.
const (
	RoleThesis          Role = "Thesis"
	RoleReason          Role = "Reason"
	RoleEvidence        Role = "Evidence"
	RoleUnstated        Role = "Unstated premise"
	RoleObjection       Role = "Objection"
	RoleCounterargument Role = "Counterargument"
	RoleRebuttal        Role = "Rebuttal"
	RoleUndercut        Role = "Undercut"
	RoleWarrant         Role = "Warrant"
	RoleUnattached      Role = "Unattached"
)

// Roles lists the roles in the order in which they are offered.
var Roles = []Role{RoleThesis, RoleReason, RoleEvidence, RoleUnstated, RoleObjection, RoleCounterargument, RoleRebuttal,
	RoleUndercut, RoleWarrant, RoleUnattached}

// Role returns what a statement is where one word is needed: a thesis, or the role in its first use in reading order;
// a statement that is used nowhere is a thesis or unattached.
func (o *Outline) Role(id StatementID) Role {
	st, ok := o.snap.Statement(id)
	if !ok {
		return RoleUnattached
	}
	if st.Thesis {
		return RoleThesis
	}
	if a, ok := o.Home(id); ok {
		return o.RoleIn(a, st)
	}
	if uses := o.snap.Uses(id); len(uses) > 0 { // the entrance to a circle
		return o.RoleIn(uses[0], st)
	}
	if len(o.snap.On(id.Ref())) > 0 {
		return RoleThesis // others bear on it and it bears on nothing: the map treats it as one
	}
	return RoleUnattached
}

// RoleIn returns what a statement is as a premise of one argument.
//
// Against a step it is an undercut, for a step a warrant. Against evidence it is an objection, whatever the evidence
// serves. Against another statement it is a counterargument where that is a thesis, speaks for something or stands free,
// and a rebuttal where that is itself an attack; over longer chains of attack on attack the two words alternate.
func (o *Outline) RoleIn(a Argument, st Statement) Role {
	if a.Target.Kind == KindArgument {
		if a.Polarity == Con {
			return RoleUndercut
		}
		if st.Kind == Assumption {
			return RoleUnstated
		}
		return RoleWarrant
	}
	if st.Kind == Assumption {
		return RoleUnstated
	}
	if a.Polarity == Pro {
		if st.Kind == Evidence {
			return RoleEvidence
		}
		return RoleReason
	}
	if target, ok := o.snap.Statement(StatementID(a.Target.ID)); ok && target.Kind == Evidence {
		return RoleObjection
	}
	if o.attacks(a.Target) {
		return RoleRebuttal
	}
	return RoleCounterargument
}

// Stance returns whether a statement's box speaks for or against what it hangs from; ok is false for one that hangs
// from nothing.
func (o *Outline) Stance(id StatementID) (p Polarity, ok bool) {
	a, ok := o.Home(id)
	return a.Polarity, ok
}
