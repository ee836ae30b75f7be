// Package argmap is the document: the records of an argument map, the immutable Snapshot that holds them, the Change
// from one snapshot to the next, and the rules that every snapshot obeys.
//
// Words are those of the field (in brackets the Argument Interchange Format's): a statement (I-node) is something that
// can be true or false; an argument is one step from premises to a target, pro (RA) or con (CA); a target is a statement
// or another argument, so that a step itself can be attacked (undercut) or supported (warrant).
//
// The package imports the standard library only. Roles, depths, counts and the order of the outline are derived from
// the records (see Outline) and never stored in them.
package argmap
