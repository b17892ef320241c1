package main

import (
	"errors"
	"flag"
	"fmt"
	"io"

	"github.com/successkit/successkit"
)

// options are what the command line asks for.
type options struct {
	profile, pipeline, customers, segments, capabilities, growth source

	asOf successkit.Date
	json bool
}

// sampleDay is the day for which the sample was made.
var sampleDay = successkit.MustDate("2026-03-31")

const intro = `Usage: fit [flags]

Prints who in a pipeline has Success Potential and who has not, which customers
were signed without it and whether those who signed knew, whether the profile
foretells anything, which capabilities would open more of the market, and what
signing anyone does to growth against signing good fit only.

Where a file has a fault, every fault is listed with its line and field, and no
figure is printed. The same files and flags print the same text, on any day.

What is read; where a file of one's own is named, the others of the sample are
still read unless they are named too:
  -profile FILE       JSON: the versions of the profile, and of the offer
  -pipeline FILE      CSV of prospects: id, and as far as there are value, asked
                      (the day of the answers), promises, and one column for each
                      criterion, by its id
  -customers FILE     CSV of customers: the same, and signed, seller, team, channel,
                      stayed, bought-more, advocated
  -segments FILE      CSV of segments: id, accounts, value, and what a typical
                      prospect answers
  -capabilities FILE  CSV: id and cost of what the vendor might deliver
  -growth FILE        JSON: the two ways to grow

An answer is yes or no, a number, a day, or words with spaces between them, or
none; an empty cell is no answer. A promise is CRITERION SIDE DAY WHAT, several of
them with semicolons between them.

What is asked:
  -as-of DAY          what became known later plays no part, but for the results of
                      customers, which have no day. The default is %s
  -json               the figures as JSON
`

// parse reads the command line. It prints the help where that is asked for.
func parse(args []string, help io.Writer) (options, error) {
	o := options{
		profile: source{sample: "data/profile.json"}, pipeline: source{sample: "data/pipeline.csv"},
		customers: source{sample: "data/customers.csv"}, segments: source{sample: "data/segments.csv"},
		capabilities: source{sample: "data/capabilities.csv"}, growth: source{sample: "data/growth.json"},
	}
	flags := flag.NewFlagSet("fit", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run prints the error
	flags.Usage = func() {}
	flags.StringVar(&o.profile.file, "profile", "", "")
	flags.StringVar(&o.pipeline.file, "pipeline", "", "")
	flags.StringVar(&o.customers.file, "customers", "", "")
	flags.StringVar(&o.segments.file, "segments", "", "")
	flags.StringVar(&o.capabilities.file, "capabilities", "", "")
	flags.StringVar(&o.growth.file, "growth", "", "")
	flags.TextVar(&o.asOf, "as-of", sampleDay, "")
	flags.BoolVar(&o.json, "json", false, "")
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprintf(help, intro, sampleDay)
	case err != nil:
	case flags.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q; -h lists the flags", flags.Arg(0))
	case o.asOf.IsZero():
		err = errors.New("-as-of: want a day such as 2026-03-31")
	}
	return o, err
}
