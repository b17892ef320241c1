// Proof asks whether an early warning foretold which customers would leave. It
// reads renewals and how they were decided, dated readings of the customers, and
// a health model, and prints what the model and each measure would have told one,
// three and six months ahead, by what was known then.
//
// From the top of the module, over the sample that it carries:
//
//	go run ./examples/proof
//	go run ./examples/proof -lead 30
//	go run ./examples/proof -svg pictures
//	go run ./examples/proof -json
//
// and over files of one's own:
//
//	go run ./examples/proof -decisions renewals.csv -readings readings.csv -model health.json -as-of 2026-04-01
//
// With -csv it reads the public table of a provider of telecommunications, which
// was taken on one day, and says what such a table can and cannot tell:
//
//	go run ./examples/proof -csv telco-customer-churn.csv
//
// The sample is a thousand customers of a vendor that does not exist, over four
// years, of whom it is known how strongly each measure was made to tell. The
// program in gen makes it.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
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
	var out output
	if err == nil {
		out, err = o.answer()
	}
	if err == nil && o.pictures != "" {
		err = out.draw(o.pictures)
	}
	if err == nil {
		_, err = stdout.Write(out.text)
	}
	if err != nil {
		fmt.Fprintf(stderr, "proof: %s\n", strings.ReplaceAll(err.Error(), "\n", "\n  "))
		return 1
	}
	return 0
}

// An output is what the program prints, and the pictures that it may draw, by
// the names of their files.
type output struct {
	text     []byte
	pictures map[string][]byte
}

// draw writes the pictures into a folder, which it makes.
func (o output) draw(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for name, picture := range o.pictures {
		if err := os.WriteFile(filepath.Join(folder, name), picture, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// answer reads, computes and writes down what the options ask for.
func (o options) answer() (output, error) {
	if o.telecom != "" {
		t, err := readTelecom(o.telecom)
		if err != nil {
			return output{}, err
		}
		return o.written(t, t.print, t.pictures())
	}
	b, err := o.read()
	if err != nil {
		return output{}, err
	}
	d, err := o.compute(b)
	if err != nil {
		return output{}, err
	}
	return o.written(d, d.print, d.pictures)
}

// written returns a document as text or as JSON.
func (o options) written(document any, page func(*bytes.Buffer), pictures map[string][]byte) (output, error) {
	out := output{pictures: pictures}
	var text bytes.Buffer
	if !o.json {
		page(&text)
		out.text = text.Bytes()
		return out, nil
	}
	enc := json.NewEncoder(&text)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	err := enc.Encode(document)
	out.text = text.Bytes()
	return out, err
}
