// Gen makes the sample of examples/review: a vendor of software for accounts
// payable, how it runs customer success, and three years of its customers. Nothing
// in it is of a real company.
//
// The same flags make the same bytes, on any machine. From the top of the module,
// what the sample was made with:
//
//	go run ./examples/review/gen -out examples/review/data
//
// and a large book, in folders of a thousand accounts each, below one that is there:
//
//	go run ./examples/review/gen -out /tmp/book -accounts 100000 -part 1000
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
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
	out      string
	seed     uint64
	accounts int
	part     int // accounts in a folder of their own; 0 for all in one
}

const intro = `Usage: gen -out DIR [flags]

Writes a made-up book of customers into a folder: program.json, how the vendor runs
customer success; capacity.json, whose time there is; targets.json, what is to be
reached; and the accounts with every kind of fact, as the CSV tables of
success/tabular. The same flags write the same bytes.

  -out DIR      the folder, which must be there
  -seed N       another book of the same kind, by default 1
  -accounts N   how many accounts there are, by default 300
  -part N       write the tables of every N accounts into a folder of their own,
                part-0001 and so on, for a book too large to be read at once
`

// parse reads the command line. It prints the help where that is asked for.
func parse(args []string, help io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("gen", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run prints the error
	flags.Usage = func() {}
	flags.StringVar(&o.out, "out", "", "")
	flags.Uint64Var(&o.seed, "seed", 1, "")
	flags.IntVar(&o.accounts, "accounts", 300, "")
	flags.IntVar(&o.part, "part", 0, "")
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(help, intro)
	case err != nil:
	case flags.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q; -h lists the flags", flags.Arg(0))
	case o.out == "":
		err = errors.New("-out: want the folder to write to")
	case o.accounts < 1 || o.accounts > 10_000_000:
		err = fmt.Errorf("-accounts %d: want 1 to 10,000,000", o.accounts)
	case o.part < 0 || o.part%groupOf != 0:
		err = fmt.Errorf("-part %d: want a multiple of %d, so that no group is split", o.part, groupOf)
	}
	return o, err
}
