package sqlite

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"warrant/internal/store"
	"warrant/internal/store/tables"
)

const magic = "SQLite format 3\x00"

// header is what the first hundred bytes of a map say.
type header struct {
	version int
	size    int64
}

// readHeader looks at a file as plain bytes, before SQLite may touch it, and refuses what is not a map that this program
// can read. Real is the path with symbolic links followed.
func readHeader(path, real string) (header, error) {
	info, err := os.Stat(path)
	if err != nil {
		return header{}, wrap(path, err)
	}
	if !info.Mode().IsRegular() { // reading a pipe would wait for ever
		return header{}, fail(store.ErrNotOurs, path, "%s is not a file and cannot be opened as a map. Nothing was changed. Choose a file.", nil)
	}
	b, err := firstBytes(path)
	if err != nil {
		return header{}, wrap(path, err)
	}
	switch {
	case len(b) == 0:
		return header{}, fail(store.ErrNotOurs, path, "%s is empty and was left so. To start a map, choose New.", nil)
	case string(b[:min(len(b), len(magic))]) != magic:
		return header{}, fail(store.ErrNotOurs, path, sentences[store.ErrNotOurs], nil)
	case len(b) < 100:
		return header{}, fail(store.ErrDamaged, path, sentences[store.ErrDamaged], errors.New("cut off in its header"))
	}
	if id := binary.BigEndian.Uint32(b[68:]); id != tables.ApplicationID {
		return header{}, fail(store.ErrNotOurs, path, sentences[store.ErrNotOurs], fmt.Errorf("a database of another program (%#x)", id))
	}
	h := header{int(int32(binary.BigEndian.Uint32(b[60:]))), info.Size()}
	return h, h.check(path, real, b)
}

func firstBytes(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b := make([]byte, 100)
	n, err := io.ReadFull(f, b)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return b[:n], err
}

func (h header) check(path, real string, b []byte) error {
	if h.version > newest {
		s := fmt.Sprintf("%s was made by a newer Warrant (format %d; this one reads up to %d). It was left as it is. Open it with the newer Warrant.",
			place(path), h.version, newest)
		return &store.Error{Kind: store.ErrNewer, Path: path, Sentence: s}
	}
	if h.version < 1 {
		return fail(store.ErrDamaged, path, sentences[store.ErrDamaged], fmt.Errorf("format %d", h.version))
	}
	// SQLite reads the missing end of a last page as zeros. While a journal lies beside the file its size says nothing.
	pageSize := int64(binary.BigEndian.Uint16(b[16:]))
	if pageSize == 1 {
		pageSize = 1 << 16
	}
	if pages := int64(binary.BigEndian.Uint32(b[28:])); h.size < pages*pageSize && !hasJournal(real) {
		return fail(store.ErrDamaged, path, sentences[store.ErrDamaged], fmt.Errorf("cut off: %d bytes of %d", h.size, pages*pageSize))
	}
	// SQLite would start a write-ahead log beside the file, or take in one that lies there, whosever it is.
	if b[18] != 1 || b[19] != 1 {
		return fail(store.ErrDamaged, path, "%s was put into a mode that Warrant does not use, by another program. It was left as it is. "+
			"In that program, set its journal mode to DELETE.", errors.New("write-ahead log"))
	}
	if _, err := os.Lstat(real + "-wal"); !errors.Is(err, fs.ErrNotExist) {
		return fail(store.ErrDamaged, path, "Beside %s lies what another program left there, in a file of the same name that ends in “-wal”. "+
			"Both were left as they are. Move that file away to open the map.", nil)
	}
	return nil
}

// hasJournal reports whether a write to a file was cut short, or is going on.
func hasJournal(real string) bool {
	info, err := os.Stat(real + "-journal")
	return err == nil && info.Size() > 0
}
