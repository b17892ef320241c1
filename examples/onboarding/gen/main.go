// Gen makes the sample of examples/onboarding: a path, its calendar and offers, and
// the customers of a vendor of software who walk along it, with everything that ever
// became known of them. Nothing in it is of a real company.
//
// The same flags make the same bytes, on any machine. From the top of the module, what
// the sample was made with:
//
//	go run ./examples/onboarding/gen -into examples/onboarding/data
package main

import (
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
	into      string
	seed      uint64
	customers int
}

const intro = `Usage: gen -into FOLDER [flags]

Writes the path, calendar, offers, customers, events and talks of a made-up book of
customers, as files of JSON and CSV. The same flags write the same bytes.

  -into FOLDER     where the files go
  -seed N          another book of the same kind, by default 1
  -customers N     how many customers buy, by default 300
`

func parse(args []string, help io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("gen", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run prints the error
	flags.Usage = func() {}
	flags.StringVar(&o.into, "into", "", "")
	flags.Uint64Var(&o.seed, "seed", 1, "")
	flags.IntVar(&o.customers, "customers", 300, "")
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(help, intro)
	case err != nil:
	case flags.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q; -h lists the flags", flags.Arg(0))
	case o.into == "":
		err = errors.New("-into: want the folder to write to")
	case o.customers < 1 || o.customers > 1_000_000:
		err = fmt.Errorf("-customers %d: want 1 to 1,000,000", o.customers)
	}
	return o, err
}

// write makes the book and writes its files.
func (o options) write() error {
	files, err := makeBook(o.seed, o.customers)
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(o.into, f.name), f.data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
