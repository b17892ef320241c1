// Health reads what the measures of customers showed, whom the vendor met, and
// what happened, and prints what a customer-success lead asks on a Monday: how
// the book stands by band, whom to call and why, who should, what changed since
// last week, and one customer's score line by line.
//
// From the top of the module, over the sample that it carries:
//
//	go run ./examples/health
//	go run ./examples/health -account C09
//	go run ./examples/health -as-of 2025-12-29 -calls 3
//	go run ./examples/health -svg bands.svg
//	go run ./examples/health -json
//
// and over a folder of one's own, with files of the same names and columns:
//
//	go run ./examples/health -data folder
//
// The sample is forty customers of a vendor that does not exist, over two years.
// The program in gen makes it.
package main

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/successkit/successkit"
)

//go:embed data/*.csv
var sample embed.FS

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

const intro = `Usage: health [flags]

Prints the health of a book of customers: by band, whom to call, what changed.

  -data FOLDER   accounts.csv, readings.csv, contacts.csv, interactions.csv,
                 events.csv and overrides.csv of your own; by default the sample
  -as-of DAY     the day to look from, by default the last day of any reading
  -account ID    whose score is explained, by default the first to call
  -calls N       how many customers to list for a call, by default 6
  -svg FILE      write a picture of the bands over time
  -json          print everything as JSON
`

// options are what the command line asks for.
type options struct {
	data, account, svg string
	asOf               successkit.Date
	calls              int
	json               bool
}

// parse reads the command line. It prints the help where that is asked for.
func parse(args []string, help io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("health", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run prints the error
	flags.Usage = func() {}
	flags.StringVar(&o.data, "data", "", "")
	flags.StringVar(&o.account, "account", "", "")
	flags.StringVar(&o.svg, "svg", "", "")
	flags.IntVar(&o.calls, "calls", 6, "")
	flags.BoolVar(&o.json, "json", false, "")
	flags.Func("as-of", "", func(s string) (err error) {
		o.asOf, err = successkit.ParseDate(s)
		return err
	})
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(help, intro)
	case err != nil:
	case flags.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q; -h lists the flags", flags.Arg(0))
	case o.calls < 0:
		err = fmt.Errorf("-calls %d: want 0 or above", o.calls)
	}
	return o, err
}

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
		fmt.Fprintf(stderr, "health: %s\n", strings.ReplaceAll(err.Error(), "\n", "\n  "))
		return 1
	}
	return 0
}

// report reads, computes and writes down what the options ask for.
func (o options) report() ([]byte, error) {
	folder, err := fs.Sub(sample, "data")
	if err != nil {
		return nil, err
	}
	if o.data != "" {
		folder = os.DirFS(o.data)
	}
	b, err := readBook(folder)
	if err != nil {
		return nil, err
	}
	r, err := o.compute(b)
	if err != nil {
		return nil, err
	}
	if o.svg != "" {
		if err := os.WriteFile(o.svg, r.picture(), 0o644); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	if !o.json {
		r.print(&out)
		return out.Bytes(), nil
	}
	enc := json.NewEncoder(&out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(r); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
