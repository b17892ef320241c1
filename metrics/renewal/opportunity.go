package renewal

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// An Opportunity is one renewal that is forecast: what is due, what became of
// it or, while it is open, what is expected of it, and by whom.
type Opportunity struct {
	// ID identifies the opportunity, as the contract line it is about.
	ID string `json:"id"`
	// Customer is the id of the account.
	Customer string `json:"customer"`
	// Currency is the currency of the amounts, as in [metrics.Movement.Currency].
	Currency string `json:"currency,omitzero"`
	// Due is the day of the renewal.
	Due successkit.Date `json:"due"`
	// Target is the amount due. Nil means not known.
	Target *decimal.Decimal `json:"target,omitempty"`
	// Outcome is open, renewed or lost, Closed the day on which it was decided.
	Outcome Status          `json:"outcome"`
	Closed  successkit.Date `json:"closed,omitzero"`
	// Final is the amount renewed. Nil means not known, or not renewed.
	Final *decimal.Decimal `json:"final,omitempty"`
	// Notice is the day on which the customer gave notice. Zero means that it
	// did not.
	Notice successkit.Date `json:"notice,omitzero"`
	// Status is a word of the definition's Statuses. It may be empty.
	Status string `json:"status,omitzero"`
	// Opinions say what is expected while the opportunity is open, the system's
	// and the customer success manager's among them. Of several by one person the
	// last one counts.
	Opinions []Opinion `json:"opinions,omitempty"`
	// Decision settles what the opinions disagree on, and a notice that came
	// before it. Nil means that nothing was decided.
	Decision *Opinion `json:"decision,omitzero"`
}

// An Opinion is what somebody expects of a renewal.
type Opinion struct {
	// By is a word for who: "system", "csm".
	By string `json:"by"`
	// Date is the day from which on it is held. Zero means always.
	Date successkit.Date `json:"date,omitzero"`
	// Stage is a stage of the definition. Empty means no opinion on it.
	Stage string `json:"stage,omitzero"`
	// Amount is what will be renewed if it is won, uplift among it, 0 or more. Nil
	// means no opinion on it.
	Amount *decimal.Decimal `json:"amount,omitempty"`
}

// faults notes what is wrong with o under a definition.
func (o *Opportunity) faults(d *ForecastDefinition) error {
	var f successkit.Faults
	f.Add("id", o.ID, word.CheckID(o.ID))
	f.Add("customer", o.Customer, word.CheckID(o.Customer))
	f.Add("currency", o.Currency, currency.Check(o.Currency))
	if o.Due.IsZero() {
		f.Add("due", "", successkit.ErrRequired)
	}
	addOptionalAmount(&f, "target", o.Target)
	line := Line{Status: o.Outcome, Closed: o.Closed}
	for fe := range successkit.FieldErrors(line.statusErr()) {
		path := fe.Path
		if path == "status" {
			path = "outcome"
		}
		f.Add(path, fe.Value, fe.Err)
	}
	addOptionalAmount(&f, "final", o.Final)
	if o.Final != nil && o.Outcome != Renewed {
		f.Add("final", "", fmt.Errorf("%w: not renewed", successkit.ErrConflict))
	}
	if o.Status != "" && len(d.Statuses) > 0 && !slices.ContainsFunc(d.Statuses, func(s PermittedStatus) bool { return s.Status == o.Status }) {
		f.Add("status", o.Status, fmt.Errorf("%w: none of the statuses", successkit.ErrUnknown))
	}
	for i := range o.Opinions {
		path := "opinions[" + strconv.Itoa(i) + "]"
		p := o.Opinions[i]
		f.Merge(path, p.faults(d))
		if slices.ContainsFunc(o.Opinions[:i], func(q Opinion) bool { return q.By == p.By && q.Date == p.Date }) {
			f.Add(path+".by", p.By, fmt.Errorf("%w: two opinions of one day", successkit.ErrDuplicate))
		}
	}
	if o.Decision != nil {
		f.Merge("decision", o.Decision.faults(d))
	}
	return f.Err()
}

func (p Opinion) faults(d *ForecastDefinition) error {
	var f successkit.Faults
	f.Add("by", p.By, word.Check(p.By))
	if p.Stage != "" && !slices.Contains(d.Stages, p.Stage) {
		f.Add("stage", p.Stage, fmt.Errorf("%w: none of the stages", successkit.ErrUnknown))
	}
	addOptionalAmount(&f, "amount", p.Amount)
	return f.Err()
}

func addOptionalAmount(f *successkit.Faults, path string, d *decimal.Decimal) {
	if d != nil {
		f.Add(path, field.Text(*d), field.Level(*d))
	}
}

// equal reports whether o and q are the same fact.
func (o *Opportunity) equal(q *Opportunity) bool {
	same := o.ID == q.ID && o.Customer == q.Customer && o.Currency == q.Currency && o.Due == q.Due &&
		o.Outcome == q.Outcome && o.Closed == q.Closed && o.Notice == q.Notice && o.Status == q.Status
	return same && sameAmount(o.Target, q.Target) && sameAmount(o.Final, q.Final) &&
		slices.EqualFunc(o.Opinions, q.Opinions, Opinion.equal) &&
		(o.Decision == nil) == (q.Decision == nil) && (o.Decision == nil || o.Decision.equal(*q.Decision))
}

func (p Opinion) equal(q Opinion) bool {
	return p.By == q.By && p.Date == q.Date && p.Stage == q.Stage && sameAmount(p.Amount, q.Amount)
}

// sameAmount reports whether two amounts are equal, or both not known.
func sameAmount(a, b *decimal.Decimal) bool {
	return (a == nil) == (b == nil) && (a == nil || a.Equal(*b))
}

// held returns the opinions held on a day, the last one of each person, in the
// order in which persons first appear.
func (o *Opportunity) held(asOf successkit.Date) []Opinion {
	var list []Opinion
	for _, p := range o.Opinions {
		if p.Date.After(asOf) {
			continue
		}
		i := slices.IndexFunc(list, func(q Opinion) bool { return q.By == p.By })
		switch {
		case i < 0:
			list = append(list, p)
		case p.Date.After(list[i].Date):
			list[i] = p
		}
	}
	return list
}

// decision returns the decision as it stands on a day, or nil where there is
// none or notice was given after it.
func (o *Opportunity) decision(asOf successkit.Date) *Opinion {
	d := o.Decision
	if d == nil || d.Date.After(asOf) || o.noticed(asOf) && d.Date.Before(o.Notice) {
		return nil
	}
	return d
}

// noticed reports whether notice had been given by a day.
func (o *Opportunity) noticed(asOf successkit.Date) bool {
	return !o.Notice.IsZero() && !o.Notice.After(asOf)
}
