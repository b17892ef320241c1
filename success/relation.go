package success

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/exact"
)

// A Relation says where a customer stands with the vendor, by its contracts
// alone. The zero Relation is that of a prospect.
type Relation uint8

// The relations. Their order is that of a relationship.
const (
	// Prospect has not started.
	Prospect Relation = iota
	// Customer has a contract in force.
	Customer
	// Former has left every contract.
	Former
)

var relations = enum.New[Relation]("relation", "prospect", "customer", "former")

// ParseRelation returns the relation of the given word: "prospect", "customer"
// or "former". It fails with [successkit.ErrUnknown] on any other.
func ParseRelation(s string) (Relation, error) { return relations.Parse(s) }

// String returns the word of r, or "relation(9)" for a number that has none.
func (r Relation) String() string { return relations.String(r) }

// Valid reports whether r is one of the relations.
func (r Relation) Valid() bool { return relations.Valid(r) }

// AppendText appends the word of r to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (r Relation) AppendText(b []byte) ([]byte, error) { return relations.Append(b, r) }

// MarshalText returns the word of r, as [Relation.AppendText] does.
func (r Relation) MarshalText() ([]byte, error) { return relations.Append(nil, r) }

// UnmarshalText reads a word as [ParseRelation] does.
func (r *Relation) UnmarshalText(text []byte) error { return relations.ParseInto(r, text) }

// Terms are what the contracts of a customer come to on a day.
type Terms struct {
	Relation Relation `json:"relation"`
	// Start is the first day of the first contract, and zero without any. It may
	// be to come.
	Start successkit.Date `json:"start,omitzero"`
	// Renewal is the day by which the customer decides: the earliest end of a
	// term of which it is not known what comes after. It may be past. It is zero
	// where nothing is to be decided.
	Renewal successkit.Date `json:"renewal,omitzero"`
	// Left is the first day without any contract, known and perhaps to come.
	Left successkit.Date `json:"left,omitzero"`
	// Renewed counts the contracts that took the place of another at the end of
	// its term or later. Whoever had left meanwhile has come back and not renewed.
	Renewed int `json:"renewed,omitzero"`
	// Value is the recurring revenue of a year, by the contracts in force, and
	// Currency its currency, empty where every contract is free.
	Value    decimal.Decimal `json:"value"`
	Currency string          `json:"currency,omitzero"`
}

// span is the time in which a contract is in force: it starts, and ends where
// end is not zero.
type span struct {
	Contract
	until   successkit.Date
	decided bool // what comes after it is known
}

// spans returns the contracts of an account with what is known of their ends,
// by their first days and ids.
func spans(contracts []Contract, departures []Departure) []span {
	renewed, left := map[string]successkit.Date{}, map[string][]successkit.Date{}
	for _, c := range contracts {
		if first, ok := renewed[c.Renews]; !ok || c.Start.Before(first) {
			renewed[c.Renews] = c.Start
		}
	}
	for _, d := range departures {
		left[d.Contract] = append(left[d.Contract], d.Date)
	}
	all := make([]span, 0, len(contracts))
	for _, c := range contracts {
		s := span{Contract: c}
		end := func(d successkit.Date) {
			s.decided = true
			if s.until.IsZero() || d.Before(s.until) {
				s.until = d
			}
		}
		if d, ok := renewed[c.ID]; ok {
			end(d)
		}
		for _, key := range []string{"", c.ID} {
			for _, d := range left[key] {
				if d.After(c.Start) {
					end(d)
				}
			}
		}
		all = append(all, s)
	}
	slices.SortFunc(all, func(x, y span) int { return cmp.Or(x.Start.Compare(y.Start), cmp.Compare(x.ID, y.ID)) })
	return all
}

// in reports whether the contract is in force on a day.
func (s span) in(d successkit.Date) bool {
	return !s.Start.After(d) && (s.until.IsZero() || s.until.After(d))
}

// termsOf returns what known contracts come to on a day.
func termsOf(contracts []span, asOf successkit.Date) Terms {
	var t Terms
	var sum exact.Sum
	of := make(map[string]span, len(contracts))
	for _, s := range contracts {
		of[s.ID] = s
	}
	open := false
	for _, s := range contracts {
		t.Currency = cmp.Or(s.Currency, t.Currency)
		if before := of[s.Renews]; !before.End.IsZero() && !s.Start.Before(before.End) && s.Start == before.until && !s.Start.After(asOf) {
			t.Renewed++
		}
		if t.Start.IsZero() {
			t.Start = s.Start
		}
		if s.in(asOf) {
			t.Relation = Customer
			sum.Add(s.Value)
		} else if t.Relation == Prospect && !s.Start.After(asOf) {
			t.Relation = Former
		}
		if !s.decided && !s.End.IsZero() && (t.Renewal.IsZero() || s.End.Before(t.Renewal)) {
			t.Renewal = s.End
		}
		open = open || s.until.IsZero()
		if s.until.After(t.Left) {
			t.Left = s.until
		}
	}
	if open {
		t.Left = successkit.Date{}
	}
	t.Value = sum.Decimal()
	return t
}

// signed returns the contracts and departures known on a day, and notes what is wrong
// with any.
func (a Account) signed(f *successkit.Faults, asOf successkit.Date) ([]Contract, []Departure) {
	return known(f, "contracts", a.Contracts, func(c Contract) string { return c.ID }, asOf),
		known(f, "departures", a.Departures, func(d Departure) string { return d.ID }, asOf)
}

// terms is signed for who needs no more of an account. It fails where one is wrong by
// itself or beside the others.
func (a Account) terms(asOf successkit.Date) ([]Contract, []Departure, error) {
	var f successkit.Faults
	contracts, departures := a.signed(&f, asOf)
	inOneCurrency(&f, Facts{}, a.Facts)
	a.renewed(&f)
	return contracts, departures, f.Err()
}
