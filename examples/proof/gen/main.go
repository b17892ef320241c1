// Gen makes the sample of examples/proof: the renewals of a vendor of software
// over some years, what six measures of its customers showed before each of
// them, and how strongly each measure was made to tell who would leave. Nothing
// in it is of a real company.
//
// The same flags make the same bytes, on any machine. From the top of the
// module, what the sample was made with:
//
//	go run ./examples/proof/gen -to examples/proof/data
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
	s, to, err := parse(args, stdout)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err == nil {
		err = write(s, to)
	}
	if err != nil {
		fmt.Fprintf(stderr, "gen: %s\n", err)
		return 1
	}
	return 0
}

const intro = `Usage: gen -to FOLDER [flags]

Writes the renewals of a made-up book of customers, the readings before them, and
the truth about the readings, as three files of CSV: decisions.csv, readings.csv
and truth.csv. The same flags write the same bytes.

  -to FOLDER     where the files go
  -seed N        another book of the same kind, by default 4
  -customers N   how many customers, by default 1000
`

// parse reads the command line. It prints the help where that is asked for.
func parse(args []string, help io.Writer) (s settings, to string, err error) {
	flags := flag.NewFlagSet("gen", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run prints the error
	flags.Usage = func() {}
	flags.StringVar(&to, "to", "", "")
	flags.Uint64Var(&s.seed, "seed", 4, "")
	flags.IntVar(&s.customers, "customers", 1000, "")
	err = flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(help, intro)
	case err != nil:
	case flags.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q; -h lists the flags", flags.Arg(0))
	case to == "":
		err = errors.New("-to: want a folder")
	case s.customers < 1 || s.customers > 1_000_000:
		err = fmt.Errorf("-customers %d: want 1 to 1,000,000", s.customers)
	}
	return s, to, err
}

func write(s settings, to string) error {
	b := newBook(s)
	for name, data := range map[string][]byte{
		"decisions.csv": b.decisionsCSV(), "readings.csv": b.readingsCSV(), "truth.csv": truthCSV(),
	} {
		if err := os.WriteFile(filepath.Join(to, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
