// Package sqlite keeps maps in files: one map is one SQLite database. It is an adapter of package store; the tables and
// the batches are those of package tables.
//
// A step is durable when Append returns: one transaction, journal_mode=DELETE, synchronous=EXTRA. There is no write-ahead
// log, since that would leave a second file beside the document that is lost when users copy or mail the first.
//
// A program must not read a map that it has open by any other way than this package: where a process closes any handle
// of a file, POSIX systems drop all the locks that the process holds on it, SQLite's among them.
package sqlite
