package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// mode is how SQLite opens a file.
type mode string

const (
	readWrite mode = "rw"
	readOnly  mode = "ro"
	create    mode = "rwc"
)

// pragmas are set on every connection. An unknown name in a data source name is silently ignored, so none stands there.
var pragmas = []string{
	"PRAGMA busy_timeout = 5000",
	"PRAGMA foreign_keys = ON",
	"PRAGMA trusted_schema = OFF",
	"PRAGMA cell_size_check = ON",
	"PRAGMA mmap_size = 0",
	"PRAGMA temp_store = MEMORY",
	"PRAGMA journal_mode = DELETE",
	"PRAGMA synchronous = EXTRA",
}

// connector opens connections without registering a driver under a global name.
type connector struct {
	name   string
	driver *sqlite3.SQLiteDriver
}

func (c *connector) Connect(context.Context) (driver.Conn, error) { return c.driver.Open(c.name) }
func (c *connector) Driver() driver.Driver                        { return c.driver }

// connect returns a pool of one connection; nothing is opened yet.
func connect(path string, m mode) *sql.DB {
	hook := func(c *sqlite3.SQLiteConn) error {
		for _, p := range pragmas {
			if _, err := c.Exec(p, nil); err != nil {
				return err
			}
		}
		return nil
	}
	db := sql.OpenDB(&connector{sourceName(path, m), &sqlite3.SQLiteDriver{ConnectHook: hook}})
	db.SetMaxOpenConns(1)
	return db
}

// sourceName returns the URI of a file, with all that could end its path escaped.
func sourceName(path string, m mode) string {
	if path == ":memory:" {
		return path
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/… on Windows
	}
	u := url.URL{Scheme: "file", Path: path, RawQuery: "mode=" + string(m) + "&_stmt_cache_size=64"}
	return u.String()
}

// transact runs f between begin and COMMIT. Where anything fails all of it is rolled back.
func transact(ctx context.Context, db *sql.DB, begin string, f func(ctx context.Context, c *sql.Conn) error) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, begin); err != nil {
		return err
	}
	if err = f(ctx, conn); err == nil {
		_, err = conn.ExecContext(ctx, "COMMIT")
	}
	if err != nil {
		rollBack(conn)
	}
	return err
}

// rollBack ends a transaction that failed. Some errors have ended it already, which makes ROLLBACK fail; what counts is
// that the connection is out of it. One that is not must not be used again.
func rollBack(conn *sql.Conn) {
	_, _ = conn.ExecContext(context.Background(), "ROLLBACK")
	_ = conn.Raw(func(c any) error {
		if s, ok := c.(*sqlite3.SQLiteConn); !ok || !s.AutoCommit() {
			return driver.ErrBadConn
		}
		return nil
	})
}

// codeOf returns SQLite's extended code in err, and the system's error number if there is one.
func codeOf(err error) (e sqlite3.Error, ok bool) {
	ok = errors.As(err, &e)
	return e, ok
}
