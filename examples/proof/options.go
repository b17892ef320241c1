package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/successkit/successkit"
)

// options are what the command line asks for.
type options struct {
	decisions, readings, model, truth source

	asOf      successkit.Date // zero: the sample's, or the last day that the readings know
	leads     []int
	lead      int // the one that is shown in full
	lower     []string
	telecom   string
	pictures  string // the folder
	json      bool
	ownsFiles bool
}

// sampleDay is the day on which the sample was closed.
var sampleDay = successkit.MustDate("2026-01-15")

const intro = `Usage: proof [flags]

Prints whether a health model, and each measure by itself, foretold which
customers would leave: how well they told those who left from those who stayed
(the area under the ROC curve, with its interval), what became of each band, with
the money, how long before there was a warning, whom it missed and why, whether
the model tells better than its best measure, and what would tell better. Of each
renewal it is asked what was known so many days before; what was recorded later is
not seen.

Where a file has a fault, every fault is listed with its line, and no figure is
printed. The same files and flags print the same text, on any day.

What is read:
  -decisions FILE  renewals, a CSV with a line that names the columns: id, subject,
                   due, outcome (happened: the customer left, did-not-happen,
                   undecided) and, as far as there are, since, recorded, amount,
                   currency, segment
  -readings FILE   what measures showed, a CSV with the columns subject, date and
                   recorded (empty: at once) and one column a measure; an empty
                   cell is no reading
  -model FILE      the health model, as JSON
                   The default of the three is the sample: 1,000 made-up customers
  -lower LIST      measures of which lower readings are better, as far as the model
                   does not say so
  -csv FILE        another thing: a public table of 7,043 customers of a provider of
                   telecommunications, taken on one day

What is asked:
  -as-of DAY       renewals that were decided by then count. The default is the day
                   of the sample, %s, or the last day on which something was
                   recorded; never that of the clock
  -leads LIST      how many days before, by default 30,90,180
  -lead N          the one that is shown in full, by default 90, or the first

  -svg FOLDER      draw ROC, reliability and capture curves there
  -json            the same as JSON
`

// parse reads the command line. It prints the help where that is asked for.
func parse(args []string, help io.Writer) (options, error) {
	o := options{
		decisions: source{sample: "data/decisions.csv"}, readings: source{sample: "data/readings.csv"},
		model: source{sample: "data/model.json"}, truth: source{sample: "data/truth.csv"}, leads: []int{30, 90, 180},
	}
	flags := flag.NewFlagSet("proof", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run prints the error
	flags.Usage = func() {}
	flags.StringVar(&o.decisions.file, "decisions", "", "")
	flags.StringVar(&o.readings.file, "readings", "", "")
	flags.StringVar(&o.model.file, "model", "", "")
	flags.Func("lower", "", func(s string) error {
		o.lower = strings.Split(s, ",")
		return nil
	})
	flags.StringVar(&o.telecom, "csv", "", "")
	flags.TextVar(&o.asOf, "as-of", successkit.Date{}, "")
	flags.Func("leads", "", func(s string) (err error) {
		o.leads, err = days(s)
		return err
	})
	flags.IntVar(&o.lead, "lead", 0, "")
	flags.StringVar(&o.pictures, "svg", "", "")
	flags.BoolVar(&o.json, "json", false, "")
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprintf(help, intro, sampleDay)
		return o, err
	case err != nil:
		return o, err
	case flags.NArg() > 0:
		return o, fmt.Errorf("unexpected argument %q; -h lists the flags", flags.Arg(0))
	}
	return o.checked()
}

// checked refuses what does not go together, and fills in the rest.
func (o options) checked() (options, error) {
	own := 0
	for _, s := range []source{o.decisions, o.readings} {
		if s.file != "" {
			own++
		}
	}
	switch {
	case o.telecom != "" && (own > 0 || o.model.file != "" || !o.asOf.IsZero() || o.lead != 0):
		return o, errors.New("-csv: a table of one day goes with no other file and no date")
	case own == 1:
		return o, errors.New("-decisions and -readings: want both, since those of the sample are of other customers")
	case own == 2 && o.model.file == "":
		return o, errors.New("-model: want the model of your readings")
	}
	o.ownsFiles = own > 0
	if !o.ownsFiles && o.asOf.IsZero() {
		o.asOf = sampleDay
	}
	if o.lead == 0 {
		o.lead = o.leads[0]
		if slices.Contains(o.leads, 90) {
			o.lead = 90
		}
	}
	if !slices.Contains(o.leads, o.lead) {
		return o, fmt.Errorf("-lead %d: want one of the leads, %v", o.lead, o.leads)
	}
	return o, nil
}

// days reads a list of leads.
func days(s string) ([]int, error) {
	var leads []int
	for text := range strings.SplitSeq(s, ",") {
		n, err := strconv.Atoi(text)
		if err != nil {
			return nil, errors.New("want numbers of days, such as 30,90")
		}
		leads = append(leads, n)
	}
	return leads, nil
}
