package pipeline

import (
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/enum"
)

// A Route is where the gate sends a deal. The zero Route is not known.
type Route uint8

// The routes, in the order in which results list them.
const (
	// UnknownRoute is the zero Route.
	UnknownRoute Route = iota
	// Qualified says that there is potential, on conditions or without.
	Qualified
	// Discovery says that questions are open that could decide.
	Discovery
	// Disqualified says that there is no potential.
	Disqualified
)

var routes = enum.New[Route]("route", "unknown", "qualified", "discovery", "disqualified")

// RouteOf returns the route of a verdict, and [UnknownRoute] where nothing was
// assessed.
func RouteOf(v fit.Verdict) Route {
	switch v {
	case fit.Potential, fit.Conditional:
		return Qualified
	case fit.Undetermined:
		return Discovery
	case fit.NoPotential:
		return Disqualified
	case fit.Unassessed:
	}
	return UnknownRoute
}

// ParseRoute returns the route of the given word: "unknown", "qualified",
// "discovery" or "disqualified". It fails with [successkit.ErrUnknown] on any
// other.
func ParseRoute(s string) (Route, error) { return routes.Parse(s) }

// String returns the word of r, or "route(9)" for a number that has none.
func (r Route) String() string { return routes.String(r) }

// Valid reports whether r is one of the routes, the unknown one among them.
func (r Route) Valid() bool { return routes.Valid(r) }

// AppendText appends the word of r to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (r Route) AppendText(b []byte) ([]byte, error) { return routes.Append(b, r) }

// MarshalText returns the word of r, as [Route.AppendText] does.
func (r Route) MarshalText() ([]byte, error) { return routes.Append(nil, r) }

// UnmarshalText reads a word as [ParseRoute] does.
func (r *Route) UnmarshalText(text []byte) error { return routes.ParseInto(r, text) }
