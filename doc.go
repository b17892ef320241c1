// Package successkit is the map of the module and its small shared vocabulary.
//
// Companies that sell by subscription live from customers who reach their
// Desired Outcome: what they must achieve, and the way in which they must be
// able to achieve it. This module computes that domain. It is pure: it reads
// no file, no clock and no network, starts no goroutine and holds no settings.
//
// # The rooms
//
//   - fit: has this prospect Success Potential? Six inputs, a yes or no with
//     its reasons. It has rooms of its own: fit/pipeline (the gate), fit/audit
//     (what was signed, and what became of it) and fit/market (what to open).
//   - outcome: Desired Outcome = Required Outcome + Appropriate Experience,
//     measured and checked against what happened, by the version of the day. It
//     has rooms of its own: outcome/usecase (templates of success), outcome/value
//     (time to value, value against price) and outcome/census (many customers).
//   - journey: success milestones, and which of them will be late. It has rooms
//     of its own: journey/cohort (how long it takes), journey/proof (were the
//     forecasts good?), journey/expansion (offers that are due), journey/cadence
//     (what recurs), journey/repeat (single transactions) and journey/draw.
//   - health: an early warning that explains itself. It has rooms of its own:
//     health/preset (models to begin with), health/trend (where a score is
//     going), health/alert (risks that do not flap), health/people (relationships),
//     health/portfolio (what many scores come to) and health/proof (whether any of
//     it foretold what happened).
//   - metrics: retention maths, exact: waterfall, GRR, NRR, cohorts. It has
//     rooms of its own: metrics/intake (what hosts have, as movements),
//     metrics/renewal (the dollar renewal rate), metrics/growth (unit economics
//     and the leaky bucket) and metrics/tabular (CSV).
//   - success: the whole customer: is it successful, and what to do next. It has
//     rooms of its own: success/tabular (accounts as CSV), success/portfolio
//     (whose time goes where) and success/report (what a board sees).
//
// The first five are leaves: none imports another, and each is useful alone.
// All of them import this package and nothing else of the module but its
// internal packages. success imports all five. Nothing imports success but
// programs. The folder examples holds programs to run.
//
// # Time
//
// Everything that depends on time takes an as-of [Date]. Facts that became known
// after it are ignored, and the result says so. A [Period] is half-open: its
// end does not belong to it.
//
// # Numbers
//
// Money is [decimal.Decimal] and exact. A [Rate] is an exact fraction that may
// be undefined, which is neither 0 nor 1. An [Interval] tells how far an
// estimate can be trusted. Decimals from outside have at most 38 digits, at
// most 20 of them after the point.
//
// # Errors
//
// A bad input gets an [InputError] that lists every fault, each a [FieldError]
// with path and value that wraps a kind such as [ErrOutOfRange]; as JSON they
// are what a service answers. An answer with caveats is no error: results carry
// their [Reason] values.
//
// # Stored forms
//
// Every type that a service would store round-trips through JSON. Closed lists
// ([Side], [Stage]) travel as words. Decimals travel as texts, as long as the
// host leaves the settings of the decimal package alone.
package successkit
