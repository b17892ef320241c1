package metrics

import (
	"cmp"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
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
	// Retained are those of the opening book that have revenue at the end, or
	// handed over what they had.
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
	// LostOver are the accounts that were not there at the start, took revenue
	// over from others and have none at the end: a customer that moved and then
	// left. The account it moved from counts as retained.
	LostOver int64 `json:"lost_over,omitzero"`
}

// Kept returns how many accounts of the opening book are there at the end,
// under their own name or the one they moved to.
func (l Logos) Kept() int64 { return l.Retained - l.LostOver }

// Lost returns how many accounts of the opening book are gone at the end.
func (l Logos) Lost() int64 { return l.Opening - l.Kept() }

// Sums are what a [Tally] holds, as plain data: the sums of one period over
// accounts, in one currency and unit. Every rate of [Retention], by every
// [Convention], is made of them. They can come from elsewhere, from SQL over a
// warehouse for instance; see [NewTally].
type Sums struct {
	Period   successkit.Period `json:"period"`
	AsOf     successkit.Date   `json:"as_of,omitzero"`
	Currency string            `json:"currency,omitzero"`
	// Rates are those at which amounts were converted, as [Rates.String] has
	// them, and empty where none was.
	Rates string `json:"rates,omitzero"`
	// Unit names what counts as one account where that is not the account
	// itself; see [Ledger.Regroup].
	Unit string `json:"unit,omitzero"`
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
	// was transferred between accounts left out. An account that was not there
	// and took revenue over stands for the one it came from: it adds what it
	// gained and lost beside.

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

// compareCauses orders causes by kind and then word.
func compareCauses(a, b CauseLine) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), strings.Compare(a.Cause, b.Cause))
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
		{"lost_over", &l.LostOver},
	}
}

// scopeOf returns what the sums are of.
func scopeOf(s *Sums) scope {
	return scope{period: s.Period, asOf: s.AsOf, currency: s.Currency, rates: s.Rates, unit: s.Unit, rule: s.Reactivations}
}
