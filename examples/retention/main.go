// Retention reads a ledger of recurring revenue and the contract lines that came
// up for renewal, and prints what a board asks: what the months did to revenue,
// what share of it was kept, why the rest was lost, what of the money that was
// due renewed, and how long those that started together stay.
//
// From the top of the module, over the sample that it carries:
//
//	go run ./examples/retention
//	go run ./examples/retention -compare
//	go run ./examples/retention -by fit,segment
//	go run ./examples/retention -month 2024-12 -as-of 2024-12-31
//	go run ./examples/retention -json
//
// and over a file of one's own, as a billing system exports it:
//
//	go run ./examples/retention -ledger export.csv \
//		-columns account=customer_id,date=effective,amount=mrr_delta
//
// The sample is two thousand accounts of a vendor that does not exist, over
// three years. The program in gen makes it.
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

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run is the program: it returns the exit code, 0 or 1. Where anything is wrong
// it prints one message, which may list several faults, and no figure.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	o, err := parse(args, stdout)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	var text []byte
	if err == nil {
		text, err = o.report(reader{stdin: stdin, progress: stderr})
	}
	if err == nil {
		_, err = stdout.Write(text)
	}
	if err != nil {
		fmt.Fprintf(stderr, "retention: %s\n", strings.ReplaceAll(err.Error(), "\n", "\n  "))
		return 1
	}
	return 0
}

// report reads, computes and writes down what the options ask for.
func (o options) report(in reader) ([]byte, error) {
	b, err := in.books(o)
	if err != nil {
		return nil, err
	}
	d, err := o.compute(b)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if !o.json {
		newPage(d, &out).print()
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
