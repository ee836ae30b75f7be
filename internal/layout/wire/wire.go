// Package wire is the protocol between the program and its layout host.
//
// Either side sends frames: the length of what follows in four bytes, the highest first, then one JSON value. The host
// opens with a Hello and then answers each Request with one Reply, in order. It ends when its input does.
package wire

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Protocol is the version of these frames. A host that names another is not used.
const Protocol = 1

// Program is what the host calls itself.
const Program = "warrant-layout"

// MaxFrame is the longest frame either side accepts, in bytes. The answer for 10,000 boxes is a tenth of that.
const MaxFrame = 64 << 20

// ErrTooLong says that a frame exceeds MaxFrame, which mostly means that it is no frame.
var ErrTooLong = errors.New("frame too long")

// Hello is the host's first frame.
type Hello struct {
	Program  string `json:"program"`
	Protocol int    `json:"protocol"`
	Engine   string `json:"engine"` // name and version, for people
}

// Request asks for the layout of one graph in the language of Graphviz.
type Request struct {
	ID  uint64 `json:"id"`
	Dot string `json:"dot"`
}

// Reply answers the request with the same ID: Graphviz's json0, or what went wrong.
type Reply struct {
	ID    uint64 `json:"id"`
	JSON0 string `json:"json0,omitempty"`
	Error string `json:"error,omitempty"`
}

// Write sends v as one frame.
func Write(w io.Writer, v any) error {
	var b bytes.Buffer
	b.Write(make([]byte, 4))
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // a DOT table is full of angle brackets
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("write frame: %w", err)
	}
	frame := b.Bytes()
	size := len(frame) - 4
	if size > MaxFrame {
		return fmt.Errorf("write frame of %d bytes: %w", size, ErrTooLong)
	}
	binary.BigEndian.PutUint32(frame, uint32(size))
	if _, err := w.Write(frame); err != nil {
		return fmt.Errorf("write frame: %w", err)
	}
	return nil
}

// Read receives one frame into v. It returns io.EOF, unwrapped, where the other side ended between frames.
func Read(r io.Reader, v any) error {
	var head [4]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		if errors.Is(err, io.EOF) {
			return io.EOF
		}
		return fmt.Errorf("read frame: %w", err)
	}
	size := binary.BigEndian.Uint32(head[:])
	if size > MaxFrame {
		return fmt.Errorf("read frame of %d bytes: %w", size, ErrTooLong)
	}
	var body bytes.Buffer // grows with what comes, so that a wrong length alone costs nothing
	if n, err := io.CopyN(&body, r, int64(size)); err != nil {
		return fmt.Errorf("read frame: %d of %d bytes: %w", n, size, err)
	}
	if err := json.Unmarshal(body.Bytes(), v); err != nil {
		return fmt.Errorf("read frame: %w", err)
	}
	return nil
}
