package metrics

import (
	"strconv"
	"strings"

	"github.com/successkit/successkit"
)

// A Convention says which reading of a figure is meant where practice knows
// several. Over one ledger GRR differs by points and logo churn by half from
// one convention to another, so every result carries its own. The zero
// Convention holds the readings this package recommends.
type Convention struct {
	// Basis says which movements a waterfall and a quick ratio count.
	Basis Basis `json:"basis"`
	// GRR says what counts as kept in gross revenue retention.
	GRR GRRMethod `json:"grr"`
	// NRR says whose revenue counts in net revenue retention.
	NRR NRRMethod `json:"nrr"`
	// GrossChurn says what counts as lost in gross revenue churn.
	GrossChurn GrossChurnMethod `json:"gross_churn"`
	// NetChurn says what is set off against losses, and over which base.
	NetChurn NetChurnMethod `json:"net_churn"`
	// Logo says which accounts count as lost in logo churn, over which base.
	Logo LogoMethod `json:"logo"`
	// QuickRatioWithoutReactivation leaves what came back out of the quick
	// ratio's gains.
	QuickRatioWithoutReactivation bool `json:"quick_ratio_without_reactivation,omitzero"`
	// Reactivations say when revenue that comes back counts as reactivation.
	Reactivations Reactivations `json:"reactivations,omitzero"`
}

// Validate reports every method that is none of the named ones, and gaps that
// make no sense.
func (c Convention) Validate() error {
	var f successkit.Faults
	note := func(path, word string, valid bool) {
		if !valid {
			f.Add(path, word, successkit.ErrUnknown)
		}
	}
	note("basis", c.Basis.String(), bases.Valid(c.Basis))
	note("grr", c.GRR.String(), grrMethods.Valid(c.GRR))
	note("nrr", c.NRR.String(), nrrMethods.Valid(c.NRR))
	note("gross_churn", c.GrossChurn.String(), grossChurnMethods.Valid(c.GrossChurn))
	note("net_churn", c.NetChurn.String(), netChurnMethods.Valid(c.NetChurn))
	note("logo", c.Logo.String(), logoMethods.Valid(c.Logo))
	c.Reactivations.validate(&f, "reactivations")
	return f.Err()
}

// String returns the convention in words, on one line.
func (c Convention) String() string {
	words := []string{
		"basis " + c.Basis.String(),
		"GRR " + c.GRR.String(),
		"NRR " + c.NRR.String(),
		"gross churn " + c.GrossChurn.String(),
		"net churn " + c.NetChurn.String(),
		"logo churn " + c.Logo.String(),
	}
	if c.QuickRatioWithoutReactivation {
		words = append(words, "quick ratio without reactivation")
	}
	switch r := c.Reactivations; {
	case r.AsNew:
		words = append(words, "every return is new")
	case r.MinGapDays > 0 || r.MaxGapDays > 0:
		words = append(words, "returns count from "+strconv.Itoa(r.MinGapDays)+" days on"+upTo(r.MaxGapDays))
	}
	return strings.Join(words, "; ")
}

func upTo(days int) string {
	if days == 0 {
		return ""
	}
	return " and are new after " + strconv.Itoa(days)
}

// A Basis says which movements of a period count.
type Basis uint8

// The bases.
const (
	// ByEvent counts every movement, also those of one account that undo each
	// other within the period.
	ByEvent Basis = iota
	// NetOfPeriod counts one movement an account, from its balance at the start
	// of the period to that at the end.
	NetOfPeriod
)

// A GRRMethod says what part of an account's opening revenue was kept.
type GRRMethod uint8

// The methods of GRR. Each is a sum over the opening book, divided by its
// revenue.
const (
	// GRRPointToPoint keeps the lesser of opening and closing revenue.
	GRRPointToPoint GRRMethod = iota
	// GRRRunningMinimum keeps the lowest balance of the period: what was lost
	// and won back within it counts as lost.
	GRRRunningMinimum
	// GRREventLosses keeps the opening revenue less every contraction and churn
	// of the account, also of revenue won within the period. It may fall below
	// 0.
	GRREventLosses
)

// An NRRMethod says whose closing revenue counts.
type NRRMethod uint8

// The methods of NRR.
const (
	// NRROpeningBook counts the closing revenue of the accounts of the opening
	// book.
	NRROpeningBook NRRMethod = iota
	// NRRWithReactivation counts beside it the accounts that had left before the
	// period and have come back by its end.
	NRRWithReactivation
)

// A GrossChurnMethod says what counts as lost.
type GrossChurnMethod uint8

// The methods of gross revenue churn, each over the opening revenue.
const (
	// GrossChurnComplement is 1 − GRR.
	GrossChurnComplement GrossChurnMethod = iota
	// GrossChurnAllLosses counts every churn and contraction of the period, of
	// any account.
	GrossChurnAllLosses
	// GrossChurnLeavers counts the opening revenue of accounts that had left by
	// the end, and no contraction.
	GrossChurnLeavers
)

// A NetChurnMethod says what is set off against losses.
type NetChurnMethod uint8

// The methods of net revenue churn.
const (
	// NetChurnComplement is 1 − NRR. It is negative where expansion outweighs
	// losses.
	NetChurnComplement NetChurnMethod = iota
	// NetChurnAllEvents counts every churn and contraction of the period less
	// every expansion and reactivation, of any account, over the opening
	// revenue.
	NetChurnAllEvents
	// NetChurnAverageBase counts what the opening book lost on balance over the
	// mean of opening and closing revenue of the whole book.
	NetChurnAverageBase
)

// A LogoMethod says which accounts count as lost, and over how many.
type LogoMethod uint8

// The methods of logo churn.
const (
	// LogoPointToPoint counts the accounts of the opening book that are gone at
	// the end, over the opening book.
	LogoPointToPoint LogoMethod = iota
	// LogoEvents counts every churn of the period, of any account, over the
	// opening book.
	LogoEvents
	// LogoOpeningPlusNew counts the accounts that churned in the period and are
	// gone at the end, those that joined in it among them, over the opening book
	// and those that joined.
	LogoOpeningPlusNew
	// LogoAverageBase counts as LogoPointToPoint does, over the mean of the
	// accounts at the start and at the end.
	LogoAverageBase
)
