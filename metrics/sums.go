package metrics

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/word"
)

// Lines are the movements of a period by kind.
type Lines struct {
	New          Line `json:"new"`
	Expansion    Line `json:"expansion"`
	Contraction  Line `json:"contraction"`
	Churn        Line `json:"churn"`
	Reactivation Line `json:"reactivation"`
	TransferIn   Line `json:"transfer_in"`
	TransferOut  Line `json:"transfer_out"`
}

// A Line is one kind of movement.
type Line struct {
	// Amount is the sum of the movements, never negative: a churn of 10 is 10.
	Amount decimal.Decimal `json:"amount"`
	// Events is how many movements there were.
	Events int64 `json:"events"`
	// Accounts is how many accounts had one.
	Accounts int64 `json:"accounts"`
}

// Line returns the line of kind k, and the zero Line for the unknown kind.
func (l Lines) Line(k Kind) Line {
	if p := lineOf(&l, k); p != nil {
		return *p
	}
	return Line{}
}

func lineOf(l *Lines, k Kind) *Line {
	switch k {
	case New:
		return &l.New
	case Expansion:
		return &l.Expansion
	case Contraction:
		return &l.Contraction
	case Churn:
		return &l.Churn
	case Reactivation:
		return &l.Reactivation
	case TransferIn:
		return &l.TransferIn
	case TransferOut:
		return &l.TransferOut
	case UnknownKind:
	}
	return nil
}

// change returns what the movements add to a balance.
func (l Lines) change() decimal.Decimal {
	return decimal.Sum(l.New.Amount, l.Expansion.Amount, l.Reactivation.Amount, l.TransferIn.Amount,
		l.Contraction.Amount.Neg(), l.Churn.Amount.Neg(), l.TransferOut.Amount.Neg())
}

// A CauseLine is the part of a kind of movement that has one cause.
type CauseLine struct {
	Kind  Kind   `json:"kind"`
	Cause string `json:"cause"`
	Line
}

// Logos count the accounts of a period, each as one.
type Logos struct {
	// Opening and Closing are the accounts with revenue just before the first
	// day, and at the end of the last.
	Opening int64 `json:"opening"`
	Closing int64 `json:"closing"`
	// Retained are those of the opening book that have revenue at the end.
	Retained int64 `json:"retained"`
	// Upgraded and Downgraded are the retained ones that pay more than at the
	// start, and less.
	Upgraded   int64 `json:"upgraded"`
	Downgraded int64 `json:"downgraded"`
	// LeftInPeriod are the accounts that churned in the period and have no
	// revenue at the end, those that joined in it among them.
	LeftInPeriod int64 `json:"left_in_period"`
	// JoinedAndLeft are those of LeftInPeriod that were new in the period.
	JoinedAndLeft int64 `json:"joined_and_left"`
	// LeftAndReturned are the accounts of the opening book that churned in the
	// period and have revenue at the end.
	LeftAndReturned int64 `json:"left_and_returned"`
}

// Lost returns how many accounts of the opening book have no revenue at the
// end.
func (l Logos) Lost() int64 { return l.Opening - l.Retained }

// Sums are what a [Tally] holds, as plain data: the sums of one period over
// accounts, in one currency and unit. Every rate of [Retention], by every
// [Convention], is made of them. They can come from elsewhere, from SQL over a
// warehouse for instance; see [NewTally].
type Sums struct {
	Period   successkit.Period `json:"period"`
	Currency string            `json:"currency,omitzero"`
	// Reactivations are the rule by which movements were told apart.
	Reactivations Reactivations `json:"reactivations,omitzero"`

	// Opening and Closing are the revenue just before the period's first day and
	// at the end of its last.
	Opening decimal.Decimal `json:"opening"`
	Closing decimal.Decimal `json:"closing"`
	// ByEvent counts every movement, NetOfPeriod one an account.
	ByEvent     Lines `json:"by_event"`
	NetOfPeriod Lines `json:"net_of_period"`
	// Causes are the parts of ByEvent that have a cause, by kind and then cause.
	Causes []CauseLine `json:"causes,omitempty"`
	Logos  Logos       `json:"logos"`

	// What follows is summed over the accounts of the opening book, with what
	// was transferred between accounts left out.

	// Remained is their revenue at the end.
	Remained decimal.Decimal `json:"remained"`
	// Capped is the lesser of opening and closing revenue, account by account.
	Capped decimal.Decimal `json:"capped"`
	// Lowest is the lowest revenue of each account, at the start or after a
	// movement.
	Lowest decimal.Decimal `json:"lowest"`
	// Losses are their churn and contraction, every movement.
	Losses decimal.Decimal `json:"losses"`
	// StayersOpening is the opening revenue of the retained accounts.
	StayersOpening decimal.Decimal `json:"stayers_opening"`

	// ReclassifiedIn and ReclassifiedOut are what a segment gained and lost by
	// accounts that changed over from and to other segments. Over a whole book
	// they are 0.
	ReclassifiedIn  decimal.Decimal `json:"reclassified_in,omitzero"`
	ReclassifiedOut decimal.Decimal `json:"reclassified_out,omitzero"`
	// Ignored counts the movements up to the period's end that were not known
	// on the day that was asked for.
	Ignored int64 `json:"ignored,omitzero"`
}

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
	amount := func(path string, d decimal.Decimal) { f.Add(path, sumText(d), checkSum(d, false)) }
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
		f.Add(m.path, sumText(*m.amount), checkSum(*m.amount, m.signed))
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

func compareCauses(a, b CauseLine) int {
	if a.Kind != b.Kind {
		return int(a.Kind) - int(b.Kind)
	}
	return slices.Compare([]byte(a.Cause), []byte(b.Cause))
}

// sumField is an amount of Sums and its path.
type sumField struct {
	path   string
	amount *decimal.Decimal
	signed bool // may be below 0, where revenue that was transferred in is lost
}

// sumFields lists the amounts of s that stand alone, in the order of the fields.
func sumFields(s *Sums) []sumField {
	return []sumField{
		{"opening", &s.Opening, false},
		{"closing", &s.Closing, false},
		{"remained", &s.Remained, true},
		{"capped", &s.Capped, true},
		{"lowest", &s.Lowest, true},
		{"losses", &s.Losses, false},
		{"stayers_opening", &s.StayersOpening, false},
		{"reclassified_in", &s.ReclassifiedIn, false},
		{"reclassified_out", &s.ReclassifiedOut, false},
	}
}

// countField is a count of Logos and its path.
type countField struct {
	path  string
	count *int64
}

// logoFields lists the counts of l, in the order of the fields.
func logoFields(l *Logos) []countField {
	return []countField{
		{"opening", &l.Opening},
		{"closing", &l.Closing},
		{"retained", &l.Retained},
		{"upgraded", &l.Upgraded},
		{"downgraded", &l.Downgraded},
		{"left_in_period", &l.LeftInPeriod},
		{"joined_and_left", &l.JoinedAndLeft},
		{"left_and_returned", &l.LeftAndReturned},
	}
}

// The bounds of a sum: of 10^12 amounts, each as large and as fine as
// may be and converted at such a rate.
const (
	maxSumDigits = 2*exact.MaxDigits + 12
	maxSumPlaces = 2 * exact.MaxPlaces
)

// maxSumCount bounds a count, to what every reader of JSON holds exactly.
const maxSumCount = 1 << 53

// fieldOf returns the JSON name of the line of kind k.
func fieldOf(k Kind) string { return strings.ReplaceAll(k.String(), "-", "_") }

// sumText returns d as text, or nothing where writing it out would be long.
func sumText(d decimal.Decimal) string {
	if checkSum(d, true) != nil {
		return ""
	}
	return exact.Text(d)
}

// checkSum reports why d cannot be a sum of amounts.
func checkSum(d decimal.Decimal, signed bool) error {
	switch {
	case d.Exponent() < -maxSumPlaces, d.Exponent() > maxSumDigits, d.NumDigits() > maxSumDigits:
		return fmt.Errorf("%w: more than %d digits or %d decimal places", successkit.ErrOutOfRange, maxSumDigits, maxSumPlaces)
	case !signed && d.Sign() < 0:
		return fmt.Errorf("%w: below 0", successkit.ErrOutOfRange)
	}
	return nil
}
