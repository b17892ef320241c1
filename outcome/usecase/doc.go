// Package usecase holds the ends for which a product is bought, each with a
// template of what success at it means.
//
// A horizontal product is bought for different ends: one customer wants to close
// its books faster, another to lose no supplier. What success is differs, and a
// vendor that asks each customer from scratch asks badly. A [Catalogue] holds
// what it has learned: for every [UseCase] the measures by which customers who
// bought for it tell that they are there. [Catalogue.Instance] turns one into an
// [outcome.Required] of one customer, captured at the sale: with the customer's
// own words of what wild success would be, its own baselines and, where it wants
// others, its own goals and dates. [Catalogue.Missing] says which measures of the
// template a customer's outcome lacks.
//
// The package is for whoever keeps the catalogue and for the form that a seller
// fills in. Whether the outcome is reached is told by package outcome.
//
// # Numbers
//
//	target, factor, band, baseline   exact; at most 38 digits, 20 after the point
//	a target by factor               the baseline times it, exact, and refused where it has more digits
//	due date                         so many days after going live, [DefaultDueDays] by default
//	texts                            at most 4,096 bytes
//
// # Errors
//
// [New] and [Catalogue.Instance] return a [successkit.InputError] that lists every
// fault of their input. A catalogue without a use case that a customer names is
// [successkit.ErrUnknown]; an instance without words of the customer's is none: it
// shows that nobody asked.
//
// # Use
//
//	catalogue, err := usecase.New(definition)
//	…
//	required, err := catalogue.Instance(usecase.Instance{
//		ID: "close", UseCase: "month-end-close", WildSuccess: "…", GoLive: goLive,
//		Figures: []usecase.Figure{{Measure: "days", Baseline: &days}},
//	})
//
// # Stored form
//
// [Definition] and [Instance] round-trip through JSON. Figures travel as texts.
package usecase
