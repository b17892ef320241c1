package report

import (
	"fmt"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/fit/audit"
	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/success"
)

// A wording says which words the rows of a kind have.
type wording struct {
	what, from, to func(string) error
	has            money
}

// money says which money the rows of a kind have.
type money uint8

const (
	noMoney money = iota
	oneEnd        // at the closing
	twoEnds       // at the opening, where From says so, and at the closing, where To does
	signed        // likewise, and it may be below 0
)

// wordings are those of the kinds.
var wordings = [...]wording{
	NoKind:      {none, none, none, noMoney},
	ByVerdict:   {none, orNone(parsed(success.ParseVerdict)), orNone(parsed(success.ParseVerdict)), twoEnds},
	ByBand:      {none, orNone(word.Check), orNone(word.Check), twoEnds},
	ByPotential: {none, orNone(parsed(fit.ParseVerdict)), orNone(parsed(fit.ParseVerdict)), twoEnds},
	BySign:      {parsed(ParseSign), orNone(oneOf(yes, no)), orNone(oneOf(yes, no)), twoEnds},
	ByHindrance: {parsed(success.ParseHindrance), orNone(oneOf(yes, no)), orNone(oneOf(yes, no)), twoEnds},
	ByRule:      {word.Check, oneOf(yes, no), oneOf(yes, no), twoEnds},
	ByAction:    {word.Check, orNone(word.Check), orNone(word.Check), twoEnds},
	ByOverdue:   {word.Check, orNone(word.Check), orNone(word.Check), twoEnds},
	ByGain:      {none, orNone(oneOf(yes, no)), orNone(oneOf(yes, no)), signed},
	ByCost:      {none, orNone(oneOf(yes, no)), orNone(oneOf(yes, no)), signed},
	ByBlame:     {none, parsed(audit.ParseBlame), none, twoEnds},
	ByMilestone: {word.CheckID, none, none, noMoney},
	ByGoal:      {word.Check, none, none, noMoney},
	ByException: {word.Check, word.Check, oneOf(raised, against, granted, refused, open), oneEnd},
	ByExcepted:  {none, none, none, noMoney},
	ByAct:       {word.Check, orNone(oneOf(free)), oneOf(spokeFor, spokeAgainst), noMoney},
}

func none(s string) error {
	if s != "" {
		return fmt.Errorf("%w: rows of the kind have none", successkit.ErrConflict)
	}
	return nil
}

func orNone(check func(string) error) func(string) error {
	return func(s string) error {
		if s == "" {
			return nil
		}
		return check(s)
	}
}

func oneOf(words ...string) func(string) error {
	return func(s string) error {
		if slices.Contains(words, s) {
			return nil
		}
		return fmt.Errorf("%w: want one of %v", successkit.ErrUnknown, words)
	}
}

func parsed[E any](parse func(string) (E, error)) func(string) error {
	return func(s string) error {
		_, err := parse(s)
		return err
	}
}
