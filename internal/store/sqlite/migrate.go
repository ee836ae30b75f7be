package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"warrant/internal/store"
)

// migrate brings an older file to the newest version, one step at a time, each in a transaction. The file is copied
// first. One that may not be written is migrated in a copy that is thrown away afterwards.
func (f *File) migrate(ctx context.Context, source string, h header, o options) error {
	if f.readOnly == "" {
		if err := backUp(ctx, f.db, f.path, h.version, o); err != nil {
			return fmt.Errorf("copy the map before its format changes: %w", err)
		}
	} else if f.shadow == "" {
		dir, err := os.MkdirTemp("", "warrant-migrate-")
		if err != nil {
			return err
		}
		f.shadow = dir
		shadow := filepath.Join(dir, "map.warrant")
		if err := vacuumInto(ctx, f.db, shadow); err != nil {
			return err
		}
		f.db.Close()
		f.db = connect(shadow, readWrite)
	}
	for v := h.version; v < newest; v++ {
		if err := migrateOne(ctx, f.db, v); err != nil {
			return fmt.Errorf("bring the map from format %d to %d: %w", v, v+1, err)
		}
	}
	h.version = newest
	return check(ctx, f.db, h)
}

func migrateOne(ctx context.Context, db *sql.DB, from int) error {
	return transact(context.WithoutCancel(ctx), db, "BEGIN IMMEDIATE", func(ctx context.Context, c *sql.Conn) error {
		if _, err := c.ExecContext(ctx, migrations[from]); err != nil {
			return err
		}
		_, err := c.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", from+1))
		return err
	})
}

// backUp copies a map into the folder for such copies.
func backUp(ctx context.Context, db *sql.DB, path string, version int, o options) error {
	base := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	name := fmt.Sprintf("%s.format%d.%s.warrant", base, version, time.Now().UTC().Format("20060102T150405.000000000"))
	var last error = store.ErrIO
	for _, dir := range o.dirs {
		dir = filepath.Join(dir, "before-migration")
		if last = os.MkdirAll(dir, 0o700); last != nil {
			continue
		}
		to := filepath.Join(dir, name)
		if last = vacuumInto(ctx, db, to); last == nil {
			return syncFile(to)
		}
	}
	return last
}
