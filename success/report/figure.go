package report

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/success"
)

// A Figure is a rate of a report, such as a target is set for. The zero Figure is
// one that the report does not tell.
type Figure uint8

// The figures. Their order is that in which a comparison lists them.
const (
	// Given is a figure from elsewhere, such as an NPS or an adoption rate of
	// metrics/survey. Its value stands in the target.
	Given Figure = iota
	// GRR, NRR and LogoRetention are over the opening book; see
	// [metrics.Retention].
	GRR
	NRR
	LogoRetention
	// GrossRenewal, NetRenewal and RenewalByCount are over what was due; see
	// [renewal.Report].
	GrossRenewal
	NetRenewal
	RenewalByCount
	// Succeeding is the share of customers at the closing that are successful.
	// Those of whom it is not known are among the others: it is a floor.
	Succeeding
	// Activation is the share of customers at the closing that have reached the
	// objective of their journey.
	Activation
	// Scored is the share of customers at the closing that have a health score,
	// and Safe the share of those that show no sign of leaving.
	Scored
	Safe
)

var figures = enum.New[Figure]("figure", "given", "grr", "nrr", "logo-retention", "gross-renewal", "net-renewal", "renewal-by-count",
	"succeeding", "activation", "scored", "safe")

// ParseFigure returns the figure of the given word, the constant's name in lower
// case with hyphens. It fails with [successkit.ErrUnknown] on any other.
func ParseFigure(s string) (Figure, error) { return figures.Parse(s) }

// String returns the word of f, or "figure(99)" for a number that has none.
func (f Figure) String() string { return figures.String(f) }

// Valid reports whether f is one of the figures.
func (f Figure) Valid() bool { return figures.Valid(f) }

// AppendText appends the word of f to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (f Figure) AppendText(b []byte) ([]byte, error) { return figures.Append(b, f) }

// MarshalText returns the word of f, as [Figure.AppendText] does.
func (f Figure) MarshalText() ([]byte, error) { return figures.Append(nil, f) }

// UnmarshalText reads a word as [ParseFigure] does.
func (f *Figure) UnmarshalText(text []byte) error { return figures.ParseInto(f, text) }

// byCurrency reports whether a figure is of revenue, so that there is one for
// each currency.
func (f Figure) byCurrency() bool { return f >= GRR && f <= RenewalByCount }

// Figure returns a figure of the report: one of revenue in a currency, any other
// of the whole book, whatever the currency. It is undefined where nothing is
// there that it could be of, and for [Given].
func (r Report) Figure(f Figure, currency string) successkit.Rate {
	for _, x := range r.Results {
		if f.byCurrency() && x.Currency == currency {
			return x.figure(f)
		}
	}
	all := r.Customers.Closing.Accounts
	switch f {
	case Succeeding:
		return successkit.CountRate(r.Verdicts.Closing(success.Successful.String()).Accounts, all)
	case Activation:
		return successkit.CountRate(r.Wins.Activated.Closing.Accounts, all)
	case Scored:
		return successkit.CountRate(all-r.Warnings.HealthUnknown.Closing.Accounts, all)
	case Safe:
		return successkit.CountRate(all-r.Warnings.AtRisk.Closing.Accounts, all)
	case Given, GRR, NRR, LogoRetention, GrossRenewal, NetRenewal, RenewalByCount:
	}
	return successkit.Rate{}
}

func (x Result) figure(f Figure) successkit.Rate {
	switch f {
	case GRR:
		return x.Retention.GRR
	case NRR:
		return x.Retention.NRR
	case LogoRetention:
		return x.Retention.LogoRetention
	case GrossRenewal:
		return x.Renewals.Gross
	case NetRenewal:
		return x.Renewals.Net
	case RenewalByCount:
		return x.Renewals.Count
	case Given, Succeeding, Activation, Scored, Safe:
	}
	return successkit.Rate{}
}
