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
	path, calendar, customers, events, offers, talks string
	asOf                                             successkit.Date
	customer, svg                                    string
	seed                                             uint64
	deviation                                        float64
}

// sampleDay is the day as of which the sample is read.
var sampleDay = successkit.MustDate("2026-06-30")

const intro = `Usage: onboarding [flags]

Prints what those who look after customers on their way to first value do this week,
as of a day: who will be late while there is time to help, who is late, where most get
stuck, what helps and who does it, hand-offs that were lost, expansions that are due,
wins, and how good the forecasts were.

Where a file has a fault, every fault is listed with its line, and no figure is
printed. The same files and flags print the same text, on any day.

What is read; without -path all of it is the sample, three hundred made-up customers:
  -path FILE       the path, as JSON
  -customers FILE  a CSV with the columns customer, anchor (the day on which the clock
                   begins), coverage (a variant of the path, or nothing) and permits
                   (words for what the customer's Appropriate Experience permits)
  -events FILE     a CSV with the columns customer, id, kind, date and, as far as there
                   are, milestone, handoff, recorded, quality, side, signal, checks
  -calendar FILE   working days and holidays, as JSON; without it every day counts
  -offers FILE     the catalogue of expansions, as JSON
  -talks FILE      a CSV with the columns customer, id, offer, answer (open, no, yes),
                   date and, as far as there is, recorded

What is asked:
  -as-of DAY       what became known later plays no part but in the judgement of the
                   forecasts. The default is %s for the sample, and else the last
                   day that the events know; never that of the clock
  -customer ID     one customer's plan and progress instead
  -svg FILE        a picture: the path with where customers stand or, with -customer,
                   its plan on a calendar
  -seed N          of the simulation behind chances, by default 1
  -pace-deviation X
                   how much customers differ in pace, 0 to 2, by default 0.3
`

// parse reads the command line. It prints the help where that is asked for.
func parse(args []string, help io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("onboarding", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run prints the error
	flags.Usage = func() {}
	flags.StringVar(&o.path, "path", "", "")
	flags.StringVar(&o.calendar, "calendar", "", "")
	flags.StringVar(&o.customers, "customers", "", "")
	flags.StringVar(&o.events, "events", "", "")
	flags.StringVar(&o.offers, "offers", "", "")
	flags.StringVar(&o.talks, "talks", "", "")
	flags.StringVar(&o.customer, "customer", "", "")
	flags.StringVar(&o.svg, "svg", "", "")
	flags.Uint64Var(&o.seed, "seed", 1, "")
	flags.Float64Var(&o.deviation, "pace-deviation", 0.3, "")
	flags.Func("as-of", "", func(s string) (err error) {
		o.asOf, err = successkit.ParseDate(s)
		return err
	})
	err := flags.Parse(args)
	own := o.customers != "" || o.events != "" || o.calendar != "" || o.offers != "" || o.talks != ""
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprintf(help, intro, sampleDay)
	case err != nil:
	case flags.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q; -h lists the flags", flags.Arg(0))
	case o.path == "" && own:
		err = errors.New("-path: files of your own need a path of your own")
	case o.path != "" && (o.customers == "" || o.events == ""):
		err = errors.New("-customers and -events: want both with -path")
	case o.talks != "" && o.offers == "":
		err = errors.New("-offers: talks need the offers that they are about")
	}
	return o, err
}
