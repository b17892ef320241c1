package main

import (
	"fmt"
	"io"
)

// A meter shows how far the reading of a large book is.
type meter struct {
	out   io.Writer
	parts int
}

func newMeter(out io.Writer, parts int) meter { return meter{out, parts} }

// done says that so many parts with so many accounts are read. Of a book in one part
// it says nothing.
func (m meter) done(parts, accounts int) {
	if m.parts == 1 {
		return
	}
	fmt.Fprintf(m.out, "\rreviewed %d accounts, part %d of %d", accounts, parts, m.parts)
	if parts == m.parts {
		fmt.Fprintln(m.out)
	}
}
