//go:build !unix

package sqlite

import (
	"io/fs"
	"strings"
)

// identity names a file. Paths that differ in case only mean the same file on the systems this is for.
func identity(real string, _ fs.FileInfo) string { return hashed(strings.ToLower(real)) }
