// Package tables says how a map is laid out in tables: the numbered schemas, the batch of statements that makes a step,
// and how records and the change log are read back. It knows no file, no locks and no driver.
//
// A batch is a plain list of statements with their arguments, computed from the step alone: no statement reads what
// another wrote, ids and times come from the step, and the first statement refuses the whole batch where the revision
// is stale. So a batch runs unchanged on a server that takes lists of statements and has no interactive transactions.
package tables

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"
)

// ApplicationID marks a database as a map ("WRNT"); Version is the number of the newest schema.
const (
	ApplicationID = 0x57524E54
	Version       = 4
)

//go:embed 0001.sql
var schema0001 string

//go:embed 0002.sql
var schema0002 string

//go:embed 0003.sql
var schema0003 string

//go:embed 0004.sql
var schema0004 string

// Migrations returns the scripts that lead from an empty database to the newest schema; the one at index i leads from
// version i to version i+1. A script that was released is never changed: what is new goes into a further one.
func Migrations() []string { return []string{schema0001, schema0002, schema0003, schema0004} }

// Statement is one SQL statement and its arguments: strings, int64s and nils.
type Statement struct {
	SQL  string
	Args []any
}

// Querier is what reading needs of a database; *sql.DB, *sql.Conn and *sql.Tx have it.
type Querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// Damage is the error of tables that do not hold what this program writes.
type Damage struct{ What string }

func (d *Damage) Error() string { return d.What }

func damaged(format string, args ...any) error { return &Damage{fmt.Sprintf(format, args...)} }
