// Outcome reads what the customers of a product signed up to do, what was seen of
// it and whom they met, and prints who has done it by its date and who has not,
// which promises about the way were broken, by which very meetings, and the story
// of one customer as of several dates.
//
// From the top of the module, over the sample that it carries:
//
//	go run ./examples/outcome
//	go run ./examples/outcome -as-of 2025-06-30
//	go run ./examples/outcome -use-case month-end-close
//	go run ./examples/outcome -customer C042
//	go run ./examples/outcome -json
//
// and over files of one's own, in a folder:
//
//	go run ./examples/outcome -data mine -as-of 2026-03-31
//
// The sample is three hundred customers of a product that does not exist, who
// bought it for six different ends. The program in gen makes it.
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
		fmt.Fprintf(stderr, "outcome: %s\n", strings.ReplaceAll(err.Error(), "\n", "\n  "))
		return 1
	}
	return 0
}

// options are what the command line asks for.
type options struct {
	data     string // a folder, or empty for the sample
	asOf     successkit.Date
	customer string
	useCase  string
	json     bool
}

const intro = `Usage: outcome [flags]

Says of the customers of a product, as of a day, what they signed up to do, who
has done it by its date and who has not, and which promises about the way in
which they are served were broken, with the evidence.

  -as-of DAY      the day, as 2025-10-15; what became known later plays no part.
                  The default is the day of the sample, %s, and never that
                  of the clock: the same files and day print the same text
  -customer ID    all there is to say of one customer
  -use-case ID    everyone who signed up for it, one line each
  -json           the same as JSON: where each customer stands, and the sums

  -data DIR       a folder with the files of another book:
                    catalogue.json    the use cases
                    customers.csv     customer, segment, delivery, language,
                                      captured, go_live, use_case, baselines,
                                      wild_success; a line for each use case
                    observations.csv  customer, measure, date, value, source,
                                      level
                    interactions.csv  customer, date, at, kind, channel, began,
                                      owner, language, coverage, expertise,
                                      minutes ("never" for no answer),
                                      value_shown (yes or no)
                    story.json        one customer's versions, confirmations,
                                      benefits and costs; may be missing
`

// sampleDay is the day for which the sample was made.
var sampleDay = successkit.MustDate("2025-10-15")

// parse reads the command line. It prints the help where that is asked for.
func parse(args []string, help io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("outcome", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run prints the error
	flags.Usage = func() {}
	flags.StringVar(&o.data, "data", "", "")
	flags.TextVar(&o.asOf, "as-of", sampleDay, "")
	flags.StringVar(&o.customer, "customer", "", "")
	flags.StringVar(&o.useCase, "use-case", "", "")
	flags.BoolVar(&o.json, "json", false, "")
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprintf(help, intro, sampleDay)
	case err != nil:
	case flags.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q; -h lists the flags", flags.Arg(0))
	case o.asOf.IsZero():
		err = errors.New("-as-of: want a day")
	case o.customer != "" && o.useCase != "":
		err = errors.New("-customer and -use-case: want one of them")
	}
	return o, err
}

// report reads, computes and writes down what the options ask for.
func (o options) report() ([]byte, error) {
	f, err := readFiles(o.data)
	if err != nil {
		return nil, err
	}
	b, err := newBook(f, o.asOf)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	switch {
	case o.json:
		enc := json.NewEncoder(&out)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		err = enc.Encode(b.document())
	case o.customer != "":
		err = b.printCustomer(&out, o.customer)
	case o.useCase != "":
		err = b.printUseCase(&out, o.useCase)
	default:
		err = b.printOverview(&out)
	}
	if err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
