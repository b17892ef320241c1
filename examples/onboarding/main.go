// Onboarding reads a path of success milestones and what is known of the customers
// on it, and prints what those who look after them do this week: who will be late
// next month while there is time, what would help and who does it, where most get
// stuck, how long the way to first value takes, what hand-offs were lost, and which
// expansions are due. It ends with how good its own forecasts were.
//
// From the top of the module, over the sample that it carries:
//
//	go run ./examples/onboarding
//	go run ./examples/onboarding -as-of 2026-03-31
//	go run ./examples/onboarding -svg path.svg
//	go run ./examples/onboarding -customer c0042 -svg plan.svg
//
// and over files of one's own, of the same columns:
//
//	go run ./examples/onboarding -path path.json -customers customers.csv -events events.csv
//
// The sample is three hundred customers of a vendor that does not exist, in three
// coverages. The program in gen makes it.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program: it returns the exit code, 0 or 1. Where anything is wrong it
// prints one message, which may list several faults, and no figure.
func run(args []string, stdout, stderr io.Writer) int {
	o, err := parse(args, stdout)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	var text []byte
	if err == nil {
		text, err = o.report()
	}
	if err == nil {
		_, err = stdout.Write(text)
	}
	if err != nil {
		fmt.Fprintf(stderr, "onboarding: %s\n", strings.ReplaceAll(err.Error(), "\n", "\n  "))
		return 1
	}
	return 0
}

// report reads, computes and writes down what the options ask for.
func (o options) report() ([]byte, error) {
	b, err := o.read()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if o.customer != "" {
		return o.reportCustomer(b, &out)
	}
	d, err := o.compute(b)
	if err != nil {
		return nil, err
	}
	(&page{document: d, out: &out}).print()
	if o.svg != "" {
		if err := d.drawPath(o.svg); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}
