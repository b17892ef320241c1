package portfolio

import (
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
)

// The codes of the reasons that this package gives, and their arguments in order.
const (
	// CodeNoCustomer: relation.
	CodeNoCustomer = "coverage.no-customer"
	// CodeNotAsked: nobody has asked what experience the customer needs.
	CodeNotAsked = "coverage.not-asked"
	// CodeNoLevel: the customer is on no level.
	CodeNoLevel = "coverage.no-level"
	// CodeLacks: level (that of the customer, or the nearest), requirement, statement.
	CodeLacks = "coverage.lacks"
	// CodeNotKept: level, requirement, statement: the level gives it, and the
	// customer did not get it.
	CodeNotKept = "coverage.not-kept"
	// CodeGivesAll: level (the proposed one), needs (how many), minutes (in the
	// period).
	CodeGivesAll = "coverage.gives-all"
	// CodeSpares: level (that takes less time), minutes (that it spares).
	CodeSpares = "coverage.spares"
	// CodeLocked: lock.
	CodeLocked = "coverage.locked"
	// CodeNowhere: needs (how many), nearest (the level that lacks the fewest), lacks
	// (how many, of which each has a reason).
	CodeNowhere = "coverage.nowhere"
)

// Phrases returns the English text of every reason of this package. The map is
// the caller's own.
func Phrases() successkit.Phrases {
	return successkit.Phrases{
		CodeNoCustomer: "No coverage is chosen for a {relation}.",
		CodeNotAsked:   "Nobody has asked which experience the customer needs.",
		CodeNoLevel:    "The customer is on no level of coverage.",
		CodeLacks:      `Level {level} does not give "{statement}".`,
		CodeNotKept:    `Level {level} promises "{statement}", and the customer did not get it: the service is to be mended, not the level.`,
		CodeGivesAll:   "Level {level} gives all that is needed, {needs} in number, and takes {minutes} minutes.",
		CodeSpares:     "Level {level} gives all that is needed too, and spares {minutes} minutes.",
		CodeLocked:     "The level stays as it is for now: {lock}.",
		CodeNowhere:    "No level gives all that is needed, {needs} in number; {nearest} is nearest and lacks {lacks}.",
	}
}

// reasons returns why the customer belongs where it does: first what became of
// its needs on its level, and last what speaks for another.
func (c *Coverage) reasons(best *level) []successkit.Reason {
	var reasons []successkit.Reason
	add := func(r successkit.Reason) { reasons = append(reasons, r) }
	if c.Level == "" {
		add(successkit.NewReason(CodeNoLevel))
	}
	for _, n := range c.Needs {
		switch {
		case n.Promised && n.Kept == outcome.Breached:
			add(n.reason(CodeNotKept, c.Level))
		case !n.Promised && c.Level != "":
			add(n.reason(CodeLacks, c.Level))
		}
	}
	minutes := func(r successkit.Reason, n int64) { add(r.With("minutes", strconv.FormatInt(n, 10))) }
	switch c.Match {
	case RightLevel, UnderCovered:
		minutes(successkit.NewReason(CodeGivesAll).With("level", best.Level).WithInt("needs", len(c.Needs)), best.minutes)
	case OverCovered:
		minutes(successkit.NewReason(CodeSpares).With("level", best.Level), c.minutesOf(c.Level)-best.minutes)
		for _, l := range c.Locks {
			add(successkit.NewReason(CodeLocked).With("lock", string(l)))
		}
	case Unserved:
		nearest := c.nearest()
		add(successkit.NewReason(CodeNowhere).WithInt("needs", len(c.Needs)).
			With("nearest", nearest.Level).WithInt("lacks", len(nearest.Lacks)))
		for _, n := range c.Needs {
			if nearest.Level != c.Level && slices.Contains(nearest.Lacks, n.Requirement) {
				add(n.reason(CodeLacks, nearest.Level))
			}
		}
	case UnknownMatch, NoCustomer:
	}
	return reasons
}

// reason returns a reason for what a level makes of a need.
func (n Need) reason(code, level string) successkit.Reason {
	return successkit.NewReason(code).With("level", level).With("requirement", n.Requirement).With("statement", n.Statement)
}

// minutesOf returns what an option takes.
func (c *Coverage) minutesOf(level string) int64 {
	for _, o := range c.Options {
		if o.Level == level {
			return o.Minutes
		}
	}
	return 0
}

// nearest returns the option that lacks the fewest, the first of equals.
func (c *Coverage) nearest() Option {
	nearest := c.Options[0]
	for _, o := range c.Options {
		if len(o.Lacks) < len(nearest.Lacks) {
			nearest = o
		}
	}
	return nearest
}
