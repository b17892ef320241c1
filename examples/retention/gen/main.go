// Gen makes the sample of examples/retention: the movements of recurring
// revenue of a vendor of software over some years, and the contract lines that
// came up for renewal in them. Nothing in it is of a real company.
//
// The same flags make the same bytes, on any machine. From the top of the
// module, what the sample was made with:
//
//	go run ./examples/retention/gen -movements examples/retention/data/movements.csv \
//		-contracts examples/retention/data/contracts.csv
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/successkit/successkit"
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
	settings
	movements, contracts string
}

const intro = `Usage: gen -movements FILE -contracts FILE [flags]

Writes the movements of recurring revenue of a made-up book of accounts, and its
contract lines, as two files of CSV. The same flags write the same bytes.

  -movements FILE  where the movements go
  -contracts FILE  where the contract lines go
  -seed N          another book of the same kind, by default 1
  -accounts N      how many accounts sign, by default 2000
  -months N        over how many months, from January 2023 on, by default 36
  -currency MIX    the currencies and their weights, as EUR=70,USD=30; by
                   default EUR alone
`

// parse reads the command line. It prints the help where that is asked for.
func parse(args []string, help io.Writer) (options, error) {
	o := options{settings: settings{currencies: []choice{{"EUR", 1}}}}
	flags := flag.NewFlagSet("gen", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run prints the error
	flags.Usage = func() {}
	flags.StringVar(&o.movements, "movements", "", "")
	flags.StringVar(&o.contracts, "contracts", "", "")
	flags.Uint64Var(&o.seed, "seed", 1, "")
	flags.IntVar(&o.accounts, "accounts", 2000, "")
	flags.IntVar(&o.months, "months", 36, "")
	flags.Func("currency", "", func(s string) (err error) {
		o.currencies, err = mix(s)
		return err
	})
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(help, intro)
	case err != nil:
	case flags.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q; -h lists the flags", flags.Arg(0))
	case o.movements == "" || o.contracts == "":
		err = errors.New("-movements and -contracts: want the two files to write")
	case o.accounts < 1 || o.accounts > 10_000_000:
		err = fmt.Errorf("-accounts %d: want 1 to 10,000,000", o.accounts)
	case o.months < 1 || o.months > 600:
		err = fmt.Errorf("-months %d: want 1 to 600", o.months)
	}
	return o, err
}

// mix reads currencies and their weights.
func mix(s string) ([]choice, error) {
	var list []choice
	for part := range strings.SplitSeq(s, ",") {
		name, weight, weighted := strings.Cut(part, "=")
		n := 1
		if weighted {
			var err error
			if n, err = strconv.Atoi(weight); err != nil || n < 1 || n > 1_000_000 {
				return nil, fmt.Errorf("%q: want a weight such as EUR=70", part)
			}
		}
		if name == "" || strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
			return nil, fmt.Errorf("%q: want a currency such as EUR", part)
		}
		list = append(list, choice{name, n})
	}
	return list, nil
}

// write makes the book and writes both files.
func (o options) write() error {
	b := newBook(o.settings)
	if err := os.WriteFile(o.movements, b.movementsCSV(), 0o644); err != nil {
		return err
	}
	return os.WriteFile(o.contracts, b.contractsCSV(), 0o644)
}

// firstDay is the day on which every book begins.
var firstDay = successkit.MustDate("2023-01-01")
