// Gen makes the sample of examples/outcome: the catalogue of use cases of a
// product for work in teams, and what its customers want, do and meet. Nothing in
// it is of a real company.
//
// The same flags make the same bytes, on any machine. From the top of the module,
// what the sample was made with:
//
//	go run ./examples/outcome/gen -out examples/outcome/data
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program: it returns the exit code, 0 or 1.
func run(args []string, stdout, stderr io.Writer) int {
	o, err := parse(args, stdout)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err == nil {
		err = o.write()
	}
	if err != nil {
		fmt.Fprintf(stderr, "gen: %s\n", err)
		return 1
	}
	return 0
}

// options are what the command line asks for.
type options struct {
	out       string
	seed      uint64
	customers int
}

const intro = `Usage: gen -out DIR [flags]

Writes a made-up book of customers into a folder: catalogue.json, customers.csv,
observations.csv, interactions.csv and story.json, the versions of one customer.
The same flags write the same bytes.

  -out DIR       the folder, which must be there
  -seed N        another book of the same kind, by default 1
  -customers N   how many there are, by default 300
`

// parse reads the command line. It prints the help where that is asked for.
func parse(args []string, help io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("gen", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run prints the error
	flags.Usage = func() {}
	flags.StringVar(&o.out, "out", "", "")
	flags.Uint64Var(&o.seed, "seed", 1, "")
	flags.IntVar(&o.customers, "customers", 300, "")
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(help, intro)
	case err != nil:
	case flags.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q; -h lists the flags", flags.Arg(0))
	case o.out == "":
		err = errors.New("-out: want the folder to write to")
	case o.customers < 1 || o.customers > 1_000_000:
		err = fmt.Errorf("-customers %d: want 1 to 1,000,000", o.customers)
	}
	return o, err
}

// write makes the book and writes its files.
func (o options) write() error {
	b, err := newBook(o.seed, o.customers)
	if err != nil {
		return err
	}
	catalogue, err := text(b.catalogue.Definition())
	if err != nil {
		return err
	}
	story, err := text(b.story)
	if err != nil {
		return err
	}
	for name, data := range map[string][]byte{
		"catalogue.json": catalogue, "customers.csv": b.customers.Bytes(), "observations.csv": b.observations.Bytes(),
		"interactions.csv": b.interactions.Bytes(), "story.json": story,
	} {
		if err := os.WriteFile(filepath.Join(o.out, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// text returns a value as JSON that people can read.
func text(value any) ([]byte, error) {
	b, err := json.MarshalIndent(value, "", "  ")
	return append(b, '\n'), err
}
