package portfolio

import (
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
	// CodeLacks: level ("none" where there is none), requirement, statement.
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
	// (how many).
	CodeNowhere = "coverage.nowhere"
)

// Phrases returns the English text of every reason of this package. The map is
// the caller's own.
func Phrases() successkit.Phrases {
	return successkit.Phrases{
		CodeNoCustomer: "No coverage is chosen for a {relation}.",
		CodeNotAsked:   "Nobody has asked which experience the customer needs.",
		CodeLacks:      `Level {level} does not give "{statement}".`,
		CodeNotKept:    `Level {level} promises "{statement}", and the customer did not get it: the service is to be mended, not the level.`,
		CodeGivesAll:   "Level {level} gives all that is needed, {needs} in number, and takes {minutes} minutes.",
		CodeSpares:     "Level {level} gives all that is needed too, and spares {minutes} minutes.",
		CodeLocked:     "The level stays as it is for now: {lock}.",
		CodeNowhere:    "No level gives all that is needed, {needs} in number; {nearest} is nearest and lacks {lacks}.",
	}
}

// reasons returns why the customer belongs where it does: first what its level
// lacks, and last what speaks for another.
func (c *Coverage) reasons(best *level) []successkit.Reason {
	on := c.Level
	if on == "" {
		on = "none"
	}
	var reasons []successkit.Reason
	for _, n := range c.Needs {
		code := CodeLacks
		if n.Promised {
			code = CodeNotKept
		}
		if !n.Promised || n.Kept == outcome.Breached {
			reasons = append(reasons, successkit.NewReason(code).With("level", on).With("requirement", n.Requirement).With("statement", n.Statement))
		}
	}
	switch c.Match {
	case RightLevel, UnderCovered:
		reasons = append(reasons, successkit.NewReason(CodeGivesAll).With("level", best.Level).
			WithInt("needs", len(c.Needs)).With("minutes", strconv.FormatInt(best.minutes, 10)))
	case OverCovered:
		reasons = append(reasons, successkit.NewReason(CodeSpares).With("level", best.Level).
			With("minutes", strconv.FormatInt(c.minutesOf(c.Level)-best.minutes, 10)))
		for _, l := range c.Locks {
			reasons = append(reasons, successkit.NewReason(CodeLocked).With("lock", string(l)))
		}
	case Unserved:
		nearest := c.nearest()
		reasons = append(reasons, successkit.NewReason(CodeNowhere).WithInt("needs", len(c.Needs)).
			With("nearest", nearest.Level).WithInt("lacks", len(nearest.Lacks)))
	case UnknownMatch:
	}
	return reasons
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
