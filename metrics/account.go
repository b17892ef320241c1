package metrics

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/word"
)

// An AccountPeriod is what one account did in a period, all that a [Tally]
// needs to know of it; see [Tally.Add].
type AccountPeriod struct {
	Account  string            `json:"account"`
	Period   successkit.Period `json:"period"`
	AsOf     successkit.Date   `json:"as_of,omitzero"`
	Currency string            `json:"currency,omitzero"`
	Unit     string            `json:"unit,omitzero"` // as in Sums
	// Reactivations are the rule by which movements were told apart.
	Reactivations Reactivations `json:"reactivations,omitzero"`

	Opening decimal.Decimal `json:"opening"`
	// Lines are the account's movements, by event; their Accounts are 0 or 1.
	Lines
	// Causes are the parts of the lines that have a cause, by kind and then cause.
	Causes  []CauseLine     `json:"causes,omitempty"`
	Closing decimal.Decimal `json:"closing"`
	// Lowest is the lowest balance, at the start or after a movement, transfers
	// left out.
	Lowest decimal.Decimal `json:"lowest"`
	// Ignored counts the account's movements up to the period's end that were
	// not known on AsOf.
	Ignored int64 `json:"ignored,omitzero"`
}

// ByAccount returns what each account did in period p, in order of account id,
// each in its own currency. Accounts without revenue and without a movement in
// it are left out. It fails with [successkit.ErrRequired] for the zero period.
func (v View) ByAccount(p successkit.Period) ([]AccountPeriod, error) {
	if v.ledger == nil {
		return nil, &successkit.FieldError{Path: "ledger", Err: successkit.ErrRequired}
	}
	if p.IsZero() {
		return nil, &successkit.FieldError{Path: "period", Err: successkit.ErrRequired}
	}
	var all []AccountPeriod
	l := v.ledger
	q := query{period: p, asOf: v.asOf, rule: v.convention.Reactivations}
	if l.store.amount.isWide {
		spans(l, q, l.byID(), func(s *span[wide]) { all = appendAccount(all, v, p, s) })
	} else {
		spans(l, q, l.byID(), func(s *span[small]) { all = appendAccount(all, v, p, s) })
	}
	return all, nil
}

func appendAccount[T number[T]](all []AccountPeriod, v View, p successkit.Period, s *span[T]) []AccountPeriod {
	store := &v.ledger.store
	currency := store.currencyOf(s.account)
	if v.only != nil && currency != *v.only || s.opening.sign() == 0 && !s.moved {
		return all
	}
	places := store.amount.places
	alone := &Tally{}
	addCauses(alone, s, places, store.causes.texts)
	a := AccountPeriod{
		Account: store.accounts.text(s.account), Period: p, AsOf: v.asOf, Currency: currency, Unit: v.ledger.unit,
		Reactivations: v.convention.Reactivations, Causes: alone.Sums().Causes, Ignored: s.ignored,
		Opening: s.opening.decimal(places), Closing: s.closing.decimal(places), Lowest: s.lowest.decimal(places),
	}
	for _, k := range kinds.All()[1:] {
		if n := s.events[k]; n > 0 {
			*lineOf(&a.Lines, k) = Line{Amount: s.amounts[k].decimal(places), Events: n, Accounts: 1}
		}
	}
	return append(all, a)
}

// Balance returns the recurring revenue of an account at the end of day d, in
// its own currency. It is 0 for an account that the ledger does not know, and
// fails with [successkit.ErrRequired] for the zero day.
func (v View) Balance(account string, d successkit.Date) (decimal.Decimal, error) {
	var f successkit.Faults
	if v.ledger == nil {
		f.Add("ledger", "", successkit.ErrRequired)
	}
	if d.IsZero() {
		f.Add("date", "", successkit.ErrRequired)
	}
	if err := f.Err(); err != nil {
		return decimal.Decimal{}, err
	}
	number, ok := v.ledger.store.accounts.find(account)
	switch {
	case !ok:
		return decimal.Decimal{}, nil
	case v.ledger.store.amount.isWide:
		return balance[wide](v, number, d), nil
	}
	return balance[small](v, number, d), nil
}

func balance[T number[T]](v View, account uint32, d successkit.Date) decimal.Decimal {
	r := newReader[T](v.ledger, v.asOf, d)
	rows, _ := r.rows(account)
	var sum T
	for i := range rows {
		if !rows[i].date.After(d) {
			sum = sum.add(rows[i].change)
		}
	}
	return sum.decimal(r.store.amount.places)
}

// Regroup returns a ledger of the same movements whose units are what unit
// returns for each: a parent company instead of its subsidiaries, or a product
// line of an account instead of the account. The figures of such a ledger have
// other names in speech, product-level GRR for instance, and other values: one
// product up and another down is no loss of the account, and is one of a
// product.
//
// Results carry the name, a word such as "product" or "parent". Kinds are worked
// out anew for the new units, but for transfers, which stay, also where both
// their ends come to be in one unit. Attributes go with the movement that brings
// them.
//
// It fails as [NewLedger] does; the paths name the movements by their place in
// [Ledger.Movements]. It fails with [successkit.ErrConflict] where a correction
// comes to be in another unit than what it corrects. A correction without a
// product is taken to be of that of the fact it corrects.
func (l *Ledger) Regroup(name string, unit func(Movement) string) (*Ledger, error) {
	if err := word.Check(name); err != nil {
		return nil, &successkit.FieldError{Path: "name", Value: name, Err: err}
	}
	if unit == nil {
		return nil, &successkit.FieldError{Path: "unit", Err: successkit.ErrRequired}
	}
	movements := l.Movements()
	products := map[string]string{} // of a fact id
	for _, m := range movements {
		if m.ID != "" && m.Product != "" {
			products[m.ID] = m.Product
		}
	}
	for i := range movements {
		m := &movements[i]
		if m.Product == "" && m.Corrects != "" {
			m.Product = products[m.Corrects]
			products[m.ID] = m.Product // for a correction of this one
		}
		m.Account = unit(*m)
		if !m.Kind.isTransfer() {
			m.Kind = UnknownKind
		}
	}
	regrouped, err := NewLedger(movements)
	if err != nil {
		return nil, err
	}
	regrouped.unit = name
	return regrouped, nil
}

// ByLine is a unit for [Ledger.Regroup]: the account's product line,
// "acme/crm". A slash in an id is written "~1" and a tilde "~0", as in a JSON
// pointer, so that no two lines share a name.
func ByLine(m Movement) string {
	account := escapeSlash.Replace(m.Account)
	if m.Product == "" {
		return account
	}
	return account + "/" + escapeSlash.Replace(m.Product)
}

var escapeSlash = strings.NewReplacer("~", "~0", "/", "~1")
