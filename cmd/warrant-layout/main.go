// Command warrant-layout is the layout host of Warrant: Graphviz behind standard input and output.
//
// It is started by the program and not meant for people. It answers frames as package wire describes them and ends when
// its input does. It is a program of its own because Graphviz can hang, leak and crash, and because linking it costs
// time at every start.
package main

import (
	"bufio"
	"context"
	"fmt"
	"os"

	"warrant/internal/layout/graphviz"
)

func main() {
	if err := graphviz.Serve(context.Background(), bufio.NewReader(os.Stdin), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "warrant-layout:", err)
		os.Exit(1)
	}
}
