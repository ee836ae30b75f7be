package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"sync"

	"github.com/mattn/go-sqlite3"

	"warrant/internal/store/tables"
)

// The schemas; variables for the tests of migrations that are yet to come.
var (
	migrations = tables.Migrations()
	newest     = tables.Version
)

// fullCheck is the size in bytes up to which a file is checked with its indexes; a larger one without, which is faster.
const fullCheck = 16 << 20

// schemaOf returns the statements of a database's schema, sorted.
func schemaOf(ctx context.Context, q tables.Querier) ([]string, error) {
	rows, err := q.QueryContext(ctx, "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') FROM sqlite_schema")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s sql.NullString
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s.String)
	}
	slices.Sort(out)
	return out, rows.Err()
}

var expectedSchemas = struct {
	sync.Mutex
	of map[int][]string
}{of: map[int][]string{}}

// expectedSchema returns the schema of a version, as the migrations make it.
func expectedSchema(ctx context.Context, version int) ([]string, error) {
	expectedSchemas.Lock()
	defer expectedSchemas.Unlock()
	if s, ok := expectedSchemas.of[version]; ok {
		return s, nil
	}
	db := connect(":memory:", create)
	defer db.Close()
	for _, m := range migrations[:version] {
		if _, err := db.ExecContext(ctx, m); err != nil {
			return nil, fmt.Errorf("make the schema of version %d: %w", version, err)
		}
	}
	s, err := schemaOf(ctx, db)
	if err == nil {
		expectedSchemas.of[version] = s
	}
	return s, err
}

// check looks over a database before any of it is believed: first that it has our schema and nothing more, as a foreign
// trigger or view would run when it is read or written; then its pages and its references.
func check(ctx context.Context, db *sql.DB, h header) error {
	expected, err := expectedSchema(ctx, h.version)
	if err != nil {
		return err
	}
	found, err := schemaOf(ctx, db)
	if err != nil {
		return asDamage(err)
	}
	if !slices.Equal(found, expected) {
		return &tables.Damage{What: "its tables are not those of a map"}
	}
	pragma := "PRAGMA integrity_check(1)"
	if h.size > fullCheck {
		pragma = "PRAGMA quick_check(1)"
	}
	var result string
	if err := db.QueryRowContext(ctx, pragma).Scan(&result); err != nil {
		return asDamage(err)
	}
	if result != "ok" {
		return &tables.Damage{What: result}
	}
	return checkReferences(ctx, db)
}

func checkReferences(ctx context.Context, db *sql.DB) error {
	rows, err := db.QueryContext(ctx, "SELECT \"table\", parent FROM pragma_foreign_key_check LIMIT 1")
	if err != nil {
		return asDamage(err)
	}
	defer rows.Close()
	if !rows.Next() {
		return rows.Err()
	}
	var table, parent string
	if err := rows.Scan(&table, &parent); err != nil {
		return err
	}
	return &tables.Damage{What: fmt.Sprintf("a row of %s names a %s that does not exist", table, parent)}
}

// asDamage makes damage of the errors that only a schema can cause that is not what it should be.
func asDamage(err error) error {
	if e, ok := codeOf(err); ok && e.Code == sqlite3.ErrError {
		return &tables.Damage{What: err.Error()}
	}
	return err
}
