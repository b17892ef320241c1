// Fit reads a Success Potential profile, what a vendor offers, a pipeline of
// prospects, the customers that were won, and the segments of a market, and
// prints who should be signed and who should not, why, and what would change it.
//
// From the top of the module, over the sample that it carries:
//
//	go run ./examples/fit
//	go run ./examples/fit -as-of 2026-01-31
//	go run ./examples/fit -json
//
// and over files of one's own, all or some of them:
//
//	go run ./examples/fit -profile profile.json -pipeline crm-export.csv
//
// The sample is of a vendor that does not exist. The program in gen makes it.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program: it returns the exit code, 0 or 1. Where anything is wrong
// it prints one message, which may list several faults, and no figure.
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
		fmt.Fprintf(stderr, "fit: %s\n", strings.ReplaceAll(err.Error(), "\n", "\n  "))
		return 1
	}
	return 0
}

// report reads, computes and writes down what the options ask for.
func (o options) report() ([]byte, error) {
	in, err := o.read()
	if err != nil {
		return nil, err
	}
	d, err := o.compute(in)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if !o.json {
		(&page{document: d, out: &out}).print()
		return out.Bytes(), nil
	}
	enc := json.NewEncoder(&out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(d); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
