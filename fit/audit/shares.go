package audit

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/proportion"
)

// A Dimension is by what shares are told apart. The zero Dimension is not at all.
type Dimension uint8

// The dimensions.
const (
	// Together is the zero Dimension: all signings in one.
	Together Dimension = iota
	// ByMonth, ByQuarter and ByYear tell apart when they signed.
	ByMonth
	ByQuarter
	ByYear
	// BySeller and ByChannel tell apart who won them and how.
	BySeller
	ByChannel
)

var dimensions = enum.New[Dimension]("dimension", "together", "month", "quarter", "year", "seller", "channel")

// ParseDimension returns the dimension of the given word: "together", "month",
// "quarter", "year", "seller" or "channel". It fails with
// [successkit.ErrUnknown] on any other.
func ParseDimension(s string) (Dimension, error) { return dimensions.Parse(s) }

// String returns the word of d, or "dimension(9)" for a number that has none.
func (d Dimension) String() string { return dimensions.String(d) }

// Valid reports whether d is one of the dimensions.
func (d Dimension) Valid() bool { return dimensions.Valid(d) }

// AppendText appends the word of d to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (d Dimension) AppendText(b []byte) ([]byte, error) { return dimensions.Append(b, d) }

// MarshalText returns the word of d, as [Dimension.AppendText] does.
func (d Dimension) MarshalText() ([]byte, error) { return dimensions.Append(nil, d) }

// UnmarshalText reads a word as [ParseDimension] does.
func (d *Dimension) UnmarshalText(text []byte) error { return dimensions.ParseInto(d, text) }

// Share is the part of a group of signings that had no potential.
type Share struct {
	// Key is the group: a month "2026-03", a quarter "2026-Q1", a year, a seller
	// or a channel. It is empty where all are together, and where nothing is
	// known.
	Key string `json:"key"`
	// Signed counts the group, and Value is what it brings.
	Signed int64           `json:"signed"`
	Value  decimal.Decimal `json:"value"`
	// Settled are those of which the profile then in force has a verdict, and
	// Undetermined the others, of whom too little is known.
	Settled      int64 `json:"settled"`
	Undetermined int64 `json:"undetermined"`
	// Bad are those without potential, and BadValue what they bring. They were
	// signed knowingly or not told.
	Bad             int64           `json:"bad"`
	BadValue        decimal.Decimal `json:"bad_value"`
	KnowinglySigned int64           `json:"knowingly_signed"`
	NotTold         int64           `json:"not_told"`
	// NotYetKnown are others that only today's profile has something against.
	NotYetKnown int64 `json:"not_yet_known"`
	// Rate is Bad over Settled, and Interval how far it can be trusted, which for
	// a few signings is not far. Both are of nothing where none is settled.
	Rate     successkit.Rate     `json:"rate"`
	Interval successkit.Interval `json:"interval,omitzero"`
}

// Shares returns the groups of a dimension, in the order of their keys, with
// score intervals at the given level.
func (a *Acquisitions) Shares(by Dimension, level float64) []Share {
	groups := map[string]*Share{}
	for _, r := range a.Sums().Rows {
		key := by.key(r)
		if groups[key] == nil {
			groups[key] = &Share{Key: key}
		}
		groups[key].add(r)
	}
	var all []Share
	for _, g := range groups {
		g.Rate = successkit.CountRate(g.Bad, g.Settled)
		g.Interval, _ = proportion.Wilson(int(g.Bad), int(g.Settled), level)
		all = append(all, *g)
	}
	slices.SortFunc(all, func(a, b Share) int { return cmp.Compare(a.Key, b.Key) })
	return all
}

// key returns the group of a row.
func (d Dimension) key(r AcquisitionRow) string {
	switch d {
	case ByMonth:
		return monthOf(r.Month)
	case ByQuarter:
		return fmt.Sprintf("%04d-Q%d", r.Month.Year(), (int(r.Month.Month())+2)/3)
	case ByYear:
		return fmt.Sprintf("%04d", r.Month.Year())
	case BySeller:
		return r.Seller
	case ByChannel:
		return r.Channel
	case Together:
	}
	return ""
}

func (s *Share) add(r AcquisitionRow) {
	s.Signed += r.Signed
	s.Value = s.Value.Add(r.Value)
	switch r.Verdict {
	case fit.NoPotential:
		s.Settled += r.Signed
		s.Bad += r.Signed
		s.BadValue = s.BadValue.Add(r.Value)
	case fit.Potential, fit.Conditional:
		s.Settled += r.Signed
	case fit.Undetermined, fit.Unassessed:
		s.Undetermined += r.Signed
	}
	switch r.Case {
	case KnowinglySigned:
		s.KnowinglySigned += r.Signed
	case NotTold:
		s.NotTold += r.Signed
	case NotYetKnown:
		s.NotYetKnown += r.Signed
	case NoCase:
	}
}
