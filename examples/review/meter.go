package main

import (
	"fmt"
	"io"
)

// A meter shows how far the reading of a book in parts is.
type meter struct {
	out   io.Writer
	parts int
}

// show says that so many accounts are reviewed, up to a part. Of a book in one part it
// says nothing.
func (m meter) show(part, accounts int) {
	if m.parts > 1 {
		fmt.Fprintf(m.out, "\rreviewed %d accounts, part %d of %d", accounts, part, m.parts)
	}
}

// end ends the line.
func (m meter) end() {
	if m.parts > 1 {
		fmt.Fprintln(m.out)
	}
}
