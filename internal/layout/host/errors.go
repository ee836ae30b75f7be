package host

import (
	"errors"
	"time"
)

// defaultLimit is how long one layout may take.
const defaultLimit = 10 * time.Second

// Reasons why a layout failed. Every error of this package that is not the context's wraps one of them, layout.ErrGraph
// or dot.ErrAnswer.
var (
	ErrTimeLimit = errors.New("the layout took too long")
	ErrCrashed   = errors.New("the layout program ended unexpectedly")
	ErrProtocol  = errors.New("the layout program answered rubbish")
	ErrRefused   = errors.New("the graph was refused by Graphviz")
	ErrStart     = errors.New("the layout program does not start")
	ErrMissing   = errors.New("no layout program found")
	ErrClosed    = errors.New("the layout program has been shut down")
)
