package report

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/metrics"
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
	// ReturnOnPrice is what customers gained less what they paid over what they
	// paid, at the closing; see [Worth].
	ReturnOnPrice
	// Succeeding is the share of customers at the closing that are successful.
	// Those of whom it is not known are among the others: it is a floor.
	Succeeding
	// Activation is the share of customers at the closing that have reached the
	// objective of their journey.
	Activation
	// Scored is the share of customers at the closing that have a health score.
	Scored
	// Risk is the share of customers at the closing with a sign that they may
	// leave, [AtRisk]. It is better low: a target for it is at most its goal.
	Risk
)

var figures = enum.New[Figure]("figure", "given", "grr", "nrr", "logo-retention", "gross-renewal", "net-renewal", "renewal-by-count", "return",
	"succeeding", "activation", "scored", "risk")

// ParseFigure returns the figure of the given word, the constant's name in lower
// case with hyphens, and "return" for [ReturnOnPrice]. It fails with [successkit.ErrUnknown] on any other.
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
func (f Figure) byCurrency() bool { return f >= GRR && f <= ReturnOnPrice }

// Figure returns a figure of the report: one of revenue in a currency, any other
// of the whole book, whatever the currency. It is undefined where nothing is
// there that it could be of, and for [Given].
func (r Report) Figure(f Figure, currency string) successkit.Rate {
	if f == ReturnOnPrice {
		return r.Worth.in(currency)
	}
	if f.byCurrency() {
		x := r.in(currency)
		return figure(f, x.Retention, x.Renewals)
	}
	all := r.Customers.Closing.Accounts
	share := func(n int64) successkit.Rate { return successkit.CountRate(n, all) }
	switch f {
	case Succeeding:
		return share(r.Verdicts.Closing(success.Successful.String()).Accounts)
	case Activation:
		return share(r.Wins.Activated.Closing.Accounts)
	case Scored:
		return share(all - r.Warnings.HealthUnknown.Closing.Accounts)
	case Risk:
		return share(r.Warnings.AtRisk.Closing.Accounts)
	case Given, GRR, NRR, LogoRetention, GrossRenewal, NetRenewal, RenewalByCount, ReturnOnPrice:
	}
	return successkit.Rate{}
}

// in returns the result in a currency, and the zero Result where there is none.
func (r Report) in(currency string) Result {
	for _, x := range r.Results {
		if x.Currency == currency {
			return x
		}
	}
	return Result{}
}

// at returns the result of those with a verdict at signing.
func (x Result) at(signing fit.Verdict) FitResult {
	for _, f := range x.ByFit {
		if f.AtSigning == signing {
			return f
		}
	}
	return FitResult{}
}

// figure returns a figure of revenue.
func figure(f Figure, retention metrics.Retention, renewals Renewals) successkit.Rate {
	switch f {
	case GRR:
		return retention.GRR
	case NRR:
		return retention.NRR
	case LogoRetention:
		return retention.LogoRetention
	case GrossRenewal:
		return renewals.Gross
	case NetRenewal:
		return renewals.Net
	case RenewalByCount:
		return renewals.Count
	case Given, ReturnOnPrice, Succeeding, Activation, Scored, Risk:
	}
	return successkit.Rate{}
}
