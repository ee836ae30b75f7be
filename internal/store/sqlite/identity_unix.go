//go:build unix

package sqlite

import (
	"fmt"
	"io/fs"
	"syscall"
)

// identity names a file, whatever paths lead to it.
func identity(real string, info fs.FileInfo) string {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return fmt.Sprintf("%x-%x", uint64(st.Dev), uint64(st.Ino))
	}
	return hashed(real)
}
