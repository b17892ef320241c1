package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/tabular"
)

// options are what the command line asks for.
type options struct {
	ledger, contracts source
	columns           tabular.Columns
	lineColumns       tabular.LineColumns

	asOf       successkit.Date   // zero: the sample's, or the last that the ledger knows
	period     successkit.Period // zero: the twelve full months before asOf
	by         []string
	rates      metrics.Rates
	convention metrics.Convention
	compare    bool
	json       bool
}

// sampleDay is the day for which the sample was made.
var sampleDay = successkit.MustDate("2026-01-15")

// parse reads the command line. It prints the help where that is asked for.
func parse(args []string, help io.Writer) (options, error) {
	o := options{ledger: source{sample: "data/movements.csv"}, contracts: source{sample: "data/contracts.csv"}}
	var format tabular.Format
	var span span
	flags := flag.NewFlagSet("retention", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run prints the error
	flags.Usage = func() {}
	flags.StringVar(&o.ledger.file, "ledger", "", "")
	flags.StringVar(&o.contracts.file, "contracts", "", "")
	flags.Func("columns", "", func(s string) error { return assign(s, movementColumns(&o.columns)) })
	flags.Func("contract-columns", "", func(s string) error { return assign(s, lineColumns(&o.lineColumns)) })
	flags.Func("separator", "", func(s string) (err error) {
		format.Separator, err = separator(s)
		return err
	})
	flags.BoolVar(&format.DecimalComma, "decimal-comma", false, "")
	flags.BoolVar(&format.Thousands, "thousands", false, "")
	flags.StringVar(&format.DateLayout, "date-layout", "", "")
	flags.TextVar(&o.asOf, "as-of", successkit.Date{}, "")
	flags.IntVar(&span.year, "year", 0, "")
	flags.StringVar(&span.month, "month", "", "")
	flags.TextVar(&span.from, "from", successkit.Date{}, "")
	flags.TextVar(&span.to, "to", successkit.Date{}, "")
	flags.Func("by", "", func(s string) error {
		o.by = strings.Split(s, ",")
		return distinct(o.by)
	})
	flags.Func("rates", "", func(s string) (err error) {
		o.rates, err = exchange(s)
		return err
	})
	flags.Func("convention", "", func(s string) error { return assignConvention(s, &o.convention) })
	flags.BoolVar(&o.compare, "compare", false, "")
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
	case o.ledger.file == "" && o.contracts.file != "":
		return o, errors.New("-contracts: want -ledger with it, since the sample's ledger is of other customers")
	case o.ledger.file == "-" && o.contracts.file == "-":
		return o, errors.New("-ledger and -contracts: standard input holds one table, not two")
	}
	if o.ledger.file == "" && o.asOf.IsZero() {
		o.asOf = sampleDay
	}
	o.columns.Format, o.lineColumns.Format = format, format
	o.columns.Attributes = o.by
	o.period, err = span.period()
	return o, err
}

// separator reads what stands between two columns.
func separator(s string) (rune, error) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case s == "tab" || s == `\t`:
		return '\t', nil
	case size == 0 || size < len(s):
		return 0, errors.New("want one character, or the word tab")
	}
	return r, nil
}

// distinct refuses names that are missing or come twice.
func distinct(names []string) error {
	for i, name := range names {
		if name == "" || slices.Contains(names[:i], name) {
			return errors.New("want the names of columns, each once")
		}
	}
	return nil
}

// span is the period in the ways in which it may be said.
type span struct {
	year     int
	month    string
	from, to successkit.Date
}

func (s span) period() (successkit.Period, error) {
	ways := 0
	for _, said := range []bool{s.year != 0, s.month != "", !s.from.IsZero() || !s.to.IsZero()} {
		if said {
			ways++
		}
	}
	var p successkit.Period
	switch {
	case ways > 1:
		return p, errors.New("-year, -month and -from: want one of them")
	case s.year != 0:
		if p = successkit.Year(s.year); p.IsZero() {
			return p, fmt.Errorf("-year %d: want a year of the calendar", s.year)
		}
	case s.month != "":
		t, err := time.Parse("2006-01", s.month)
		if err == nil {
			p = successkit.Trailing12(t.Year(), t.Month())
		}
		if p.IsZero() {
			return p, fmt.Errorf("-month %q: want a month such as 2025-12", s.month)
		}
	case ways == 1:
		p, err := successkit.Days(s.from, s.to)
		if err != nil {
			return p, fmt.Errorf("-from %s -to %s: %w: want the first day and the last", s.from, s.to, err)
		}
		return p, nil
	}
	return p, nil
}
