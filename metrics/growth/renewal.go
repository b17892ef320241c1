package growth

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// A Renewal is what came up for renewal in a period and what became of it, as
// totals of revenue, bookings or seats, in decimals as in [Changes].
type Renewal struct {
	// Book is all there was just before the period, due or not; 0 or more. 0 says
	// that it is not known.
	Book decimal.Decimal `json:"book,omitzero"`
	// Due is the part of it that came up for renewal, 0 or more.
	Due decimal.Decimal `json:"due"`
	// Renewed is how much of what was due renewed, 0 to Due.
	Renewed decimal.Decimal `json:"renewed"`
	// Expansion is what was sold on top at renewal, 0 or more.
	Expansion decimal.Decimal `json:"expansion"`
}

// Validate reports a total below 0 or of too many digits, and as
// [successkit.ErrConflict] more renewed than due and more due than in the book.
func (r Renewal) Validate() error {
	var f successkit.Faults
	notNegative(&f, "book", r.Book)
	notNegative(&f, "due", r.Due)
	notNegative(&f, "renewed", r.Renewed)
	notNegative(&f, "expansion", r.Expansion)
	if f.Total() > 0 {
		return f.Err()
	}
	if !r.Book.IsZero() && r.Due.GreaterThan(r.Book) {
		f.Add("due", exact.Text(r.Due), fmt.Errorf("%w: more than the book, %s", successkit.ErrConflict, exact.Text(r.Book)))
	}
	if r.Renewed.GreaterThan(r.Due) {
		f.Add("renewed", exact.Text(r.Renewed), fmt.Errorf("%w: more than was due, %s; the rest is expansion", successkit.ErrConflict, exact.Text(r.Due)))
	}
	return f.Err()
}

// A RenewalRate says how much of what was due renewed. What is not due cannot
// be lost, so that the rate over the due is below the retention of the book.
type RenewalRate struct {
	// Gross is renewed / due, 0 to 1, undefined where nothing was due.
	Gross successkit.Rate `json:"gross"`
	// Net is (renewed + expansion) / due.
	Net successkit.Rate `json:"net"`
	// BookRetention is (book − due + renewed) / book, undefined where the book is
	// not known.
	BookRetention successkit.Rate `json:"book_retention"`
}

// Rate returns the renewal rates of r, exactly. It fails as [Renewal.Validate]
// does.
func (r Renewal) Rate() (RenewalRate, error) {
	if err := r.Validate(); err != nil {
		return RenewalRate{}, err
	}
	return RenewalRate{
		Gross:         quotient(r.Renewed, r.Due),
		Net:           quotient(r.Renewed.Add(r.Expansion), r.Due),
		BookRetention: quotient(r.Book.Sub(r.Due).Add(r.Renewed), r.Book),
	}, nil
}
