// Review reads a book of accounts and the movements of their recurring
// revenue, and says as of a day which customers are successful, what is to be
// done next, and how much revenue was kept.
//
// From the top of the module, over the sample that it carries:
//
//	go run ./examples/review
//	go run ./examples/review -account C-06
//	go run ./examples/review -as-of 2026-01-31
//	go run ./examples/review -json
//
// and over files of one's own:
//
//	go run ./examples/review -book book.json -movements movements.csv -as-of 2026-04-15
//
// The sample is a vendor of software for accounts payable, its way of running
// customer success, eleven customers, one prospect, and four customers that
// left and are in the movements alone.
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

	"github.com/successkit/successkit"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program: it returns the exit code, 0 or 1. Where anything is wrong
// it prints one message, which may list several faults, and nothing else.
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
		fmt.Fprintf(stderr, "review: %s\n", strings.ReplaceAll(err.Error(), "\n", "\n  "))
		return 1
	}
	return 0
}

// options are what the command line asks for.
type options struct {
	book      source
	movements source
	account   string // an id, or empty for all
	asOf      successkit.Date
	json      bool
}

const intro = `Usage: review [flags]

Says of every account of a book, as of a day, whether the customer is
successful, whether it has what it takes (fit), how its health is, and what to
do next, the most pressing first; and how much recurring revenue was kept over
the twelve full months before the month of that day.

  -account ID     the whole story of one account
  -as-of DAY      the day, as 2026-04-15; what became known later plays no part.
                  The default is the day of the sample, %s, and never
                  that of the clock: the same files and day print the same text
  -json           the same as JSON: reviews, waterfall, retention

  -book FILE      a program and its accounts, as JSON; by default the sample's
  -movements FILE the changes of recurring revenue, as CSV with the columns
                  customer_id, effective, mrr_delta and, as far as there are,
                  id, recorded, currency, kind, cause; by default the sample's
`

// sampleDay is the day for which the sample was made.
var sampleDay = successkit.MustDate("2026-04-15")

// parse reads the command line. It prints the help where that is asked for.
func parse(args []string, help io.Writer) (options, error) {
	o := options{book: source{sample: "data/book.json"}, movements: source{sample: "data/movements.csv"}}
	flags := flag.NewFlagSet("review", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run prints the error
	flags.Usage = func() {}
	flags.StringVar(&o.book.file, "book", "", "")
	flags.StringVar(&o.movements.file, "movements", "", "")
	flags.StringVar(&o.account, "account", "", "")
	flags.TextVar(&o.asOf, "as-of", sampleDay, "")
	flags.BoolVar(&o.json, "json", false, "")
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprintf(help, intro, sampleDay)
	case err == nil && flags.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q; -h lists the flags", flags.Arg(0))
	case err == nil && o.asOf.Year() < 2:
		err = fmt.Errorf("-as-of %q: want a day with twelve months before it", o.asOf)
	}
	return o, err
}

// report reads, computes and writes down what the options ask for.
func (o options) report() ([]byte, error) {
	p, err := newPage(o.book, o.movements, o.asOf)
	if err != nil {
		return nil, err
	}
	if o.account != "" {
		if err := p.only(o.account); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	switch {
	case o.json:
		enc := json.NewEncoder(&out)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		if err := enc.Encode(p.document()); err != nil {
			return nil, err
		}
	case o.account != "":
		p.printStory(&out, p.entries[0])
	default:
		p.printOverview(&out)
		p.printRetention(&out)
	}
	return out.Bytes(), nil
}
