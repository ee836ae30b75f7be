package main

import (
	"context"
	"fmt"
	"math/rand/v2"

	"warrant/internal/argmaptest"
	"warrant/internal/store/sqlite"
)

// write makes a file with a generated map of so many statements, the same at each call.
func write(path string, size int) error {
	if size < 1 {
		return fmt.Errorf("a map has one statement or more, not %d", size)
	}
	file, err := sqlite.Create(context.Background(), path, argmaptest.Paper(rand.New(rand.NewPCG(7, uint64(size))), size, true))
	if err != nil {
		return err
	}
	return file.Close()
}
