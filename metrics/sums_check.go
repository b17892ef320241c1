package metrics

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// Validate reports what no book of accounts can sum up to: a missing period, a
// malformed currency, an amount or count that is negative or beyond its bounds,
// lines that do not lead from opening to closing, parts greater than their
// whole. Sums over totals alone, as from a spreadsheet, are legal as far as
// they are consistent.
func (s Sums) Validate() error {
	var f successkit.Faults
	if s.Period.IsZero() {
		f.Add("period", "", successkit.ErrRequired)
	}
	f.Add("currency", s.Currency, checkCurrency(s.Currency))
	amount := func(path string, d decimal.Decimal) { f.Add(path, field.SumText(d), field.Total(d)) }
	s.Reactivations.validate(&f, "reactivations")
	count := func(path string, n int64) {
		if n < 0 || n > maxSumCount {
			f.Add(path, strconv.FormatInt(n, 10), fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, int64(maxSumCount)))
		}
	}
	line := func(path string, l Line) {
		amount(path+".amount", l.Amount)
		count(path+".events", l.Events)
		count(path+".accounts", l.Accounts)
	}
	for _, m := range sumFields(&s) {
		f.Add(m.path, field.SumText(*m.amount), checkSum(*m.amount, m.signed))
	}
	for _, b := range []struct {
		path  string
		lines Lines
	}{{"by_event", s.ByEvent}, {"net_of_period", s.NetOfPeriod}} {
		for _, k := range kinds.All()[1:] {
			line(b.path+"."+fieldOf(k), b.lines.Line(k))
		}
	}
	for i, c := range s.Causes {
		path := "causes[" + strconv.Itoa(i) + "]"
		if !c.Kind.Valid() || c.Kind == UnknownKind {
			f.Add(path+".kind", c.Kind.String(), successkit.ErrUnknown)
		}
		f.Add(path+".cause", c.Cause, word.Check(c.Cause))
		line(path, c.Line)
		if i > 0 && compareCauses(s.Causes[i-1], c) >= 0 {
			f.Add(path, c.Cause, fmt.Errorf("%w: causes are in order of kind and cause, each once", successkit.ErrConflict))
		}
	}
	for _, n := range logoFields(&s.Logos) {
		count("logos."+n.path, *n.count)
	}
	count("ignored", s.Ignored)
	if f.Total() == 0 {
		s.validateWhole(&f)
	}
	return f.Err()
}

// validateWhole checks the sums against each other.
func (s Sums) validateWhole(f *successkit.Faults) {
	moved := s.ReclassifiedIn.Sub(s.ReclassifiedOut)
	for _, b := range []struct {
		path  string
		lines Lines
	}{{"by_event", s.ByEvent}, {"net_of_period", s.NetOfPeriod}} {
		if want := decimal.Sum(s.Opening, b.lines.change(), moved); !want.Equal(s.Closing) {
			f.Add(b.path, "", fmt.Errorf("%w: leads from opening %s to %s, closing is %s", successkit.ErrConflict,
				exact.Text(s.Opening), exact.Text(want), exact.Text(s.Closing)))
		}
	}
	for _, p := range []struct {
		path        string
		part, whole decimal.Decimal
	}{
		{"capped", s.Capped, s.Opening},
		{"capped", s.Capped, s.Remained},
		{"lowest", s.Lowest, s.Capped},
		{"stayers_opening", s.StayersOpening, s.Opening},
	} {
		if p.part.GreaterThan(p.whole) {
			f.Add(p.path, exact.Text(p.part), fmt.Errorf("%w: greater than %s", successkit.ErrConflict, exact.Text(p.whole)))
		}
	}
	for _, p := range []struct {
		path        string
		part, whole int64
	}{
		{"retained", s.Logos.Retained, s.Logos.Opening},
		{"upgraded", s.Logos.Upgraded, s.Logos.Retained},
		{"downgraded", s.Logos.Downgraded, s.Logos.Retained - s.Logos.Upgraded},
		{"joined_and_left", s.Logos.JoinedAndLeft, s.Logos.LeftInPeriod},
		{"left_and_returned", s.Logos.LeftAndReturned, s.Logos.Retained},
	} {
		if p.part > p.whole {
			f.Add("logos."+p.path, strconv.FormatInt(p.part, 10), fmt.Errorf("%w: greater than %d", successkit.ErrConflict, p.whole))
		}
	}
}

// maxSumCount bounds a count, to what every reader of JSON holds exactly.
const maxSumCount = 1 << 53

// fieldOf returns the JSON name of the line of kind k.
func fieldOf(k Kind) string { return strings.ReplaceAll(k.String(), "-", "_") }

// checkSum reports why d cannot be a sum of amounts.
func checkSum(d decimal.Decimal, signed bool) error {
	if signed {
		return field.Sum(d)
	}
	return field.Total(d)
}
