// Review reads a book of customers and says, as of a day, what a company wants to
// know of its customer success: the results, the early warnings, wins and risks,
// what it should change, whose time goes where, and what is to be done next; and the
// whole story of one customer.
//
// From the top of the module, over the sample that it carries:
//
//	go run ./examples/review
//	go run ./examples/review -account A0051
//	go run ./examples/review -as-of 2025-12-31 -months 3
//	go run ./examples/review -json
//	go run ./examples/review -csv out
//
// and over a folder of one's own, of which out/book is one to begin with:
//
//	go run ./examples/review -data out/book -as-of 2026-06-30
//
// The sample is a vendor of software for accounts payable that does not exist, its
// way of running customer success, and three hundred accounts over three years. The
// program in gen makes it, and larger ones.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/successkit/successkit"
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
		text, err = o.answer(stderr)
	}
	if err == nil {
		_, err = stdout.Write(text)
	}
	if err != nil {
		fmt.Fprintf(stderr, "review: %s\n", strings.ReplaceAll(err.Error(), "\n", "\n  "))
		return 1
	}
	return 0
}

// options are what the command line asks for.
type options struct {
	data    string // a folder, or empty for the sample
	account string // an id, or empty for the whole book
	asOf    successkit.Date
	months  int
	actions int
	json    bool
	csv     string // a folder, or empty
	workers int
}

const intro = `Usage: review [flags]

Says of a book of customers, as of a day, how customer success fares: results, early
warnings, wins, risks, what keeps customers from their outcome, whose time goes
where, and what to do next.

  -account ID  the whole story of one account instead
  -as-of DAY   the day, as 2026-06-30; what became known later plays no part. The
               default is the day of the sample, %s, and never that of the
               clock: the same files and day print the same text
  -months N    how many months up to that day the results are of, by default 12
  -n N         how many of the next actions to list, by default 10
  -json        the report, or the review of the account, as JSON
  -csv DIR     write tables to open in a spreadsheet: report.csv, reviews.csv (a row
               an account), actions.csv, and in DIR/book the book itself

  -workers N   how many accounts are reviewed at the same time, by default one for
               each processor; whatever their number, the text is the same

  -data DIR    a folder with another book; DIR/book of -csv shows the forms:
                 program.json   how customer success is run
                 capacity.json  whose time there is; may be missing
                 targets.json   which figures are to be reached; may be missing
                 accounts.csv and a table for each kind of fact, all but the
                 accounts may be missing; or folders part-… with such tables each,
                 which are read one after the other
`

// sampleDay is the day for which the sample was made.
var sampleDay = successkit.MustDate("2026-06-30")

// parse reads the command line. It prints the help where that is asked for.
func parse(args []string, help io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("review", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run prints the error
	flags.Usage = func() {}
	flags.StringVar(&o.data, "data", "", "")
	flags.StringVar(&o.account, "account", "", "")
	flags.TextVar(&o.asOf, "as-of", sampleDay, "")
	flags.IntVar(&o.months, "months", 12, "")
	flags.IntVar(&o.actions, "n", 10, "")
	flags.BoolVar(&o.json, "json", false, "")
	flags.StringVar(&o.csv, "csv", "", "")
	flags.IntVar(&o.workers, "workers", runtime.GOMAXPROCS(0), "")
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprintf(help, intro, sampleDay)
	case err != nil:
	case flags.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q; -h lists the flags", flags.Arg(0))
	case o.months < 1 || o.months > 120:
		err = fmt.Errorf("-months %d: want 1 to 120", o.months)
	case o.asOf.Year() < 12:
		err = fmt.Errorf("-as-of %q: want a day with years before it", o.asOf)
	case o.workers < 1 || o.workers > 1000:
		err = fmt.Errorf("-workers %d: want 1 to 1,000", o.workers)
	case o.actions < 0:
		err = fmt.Errorf("-n %d: want 0 or above", o.actions)
	case o.account != "" && o.csv != "":
		err = errors.New("-account and -csv: want one of them")
	}
	return o, err
}
