package portfolio

import "github.com/successkit/successkit"

// The codes of the warnings, with their arguments in order.
const (
	// CodeLenient: band (the best), share (of the accounts with a score), limit.
	CodeLenient = "portfolio.lenient"
	// CodeThin: coverage (the mean), limit.
	CodeThin = "portfolio.thin"
	// CodePlanChange: share (of all accounts), accounts, limit.
	CodePlanChange = "portfolio.plan-change"
	// CodeOneSignal: part, share (of the scored accounts whose band it decides),
	// limit.
	CodeOneSignal = "portfolio.one-signal"
	// CodeNoMember: members, of which none has a score.
	CodeNoMember = "portfolio.no-member"
	// CodeFellBack: members, of which none has a score, so that the parent's own
	// counts.
	CodeFellBack = "portfolio.fell-back"
)

// Phrases returns the English text of every reason of this package. The map is
// the caller's own.
func Phrases() successkit.Phrases {
	return successkit.Phrases{
		CodeLenient:    "The model is lenient: {share} of the scored accounts are {band}, and more than {limit}% tell little.",
		CodeThin:       "Only {coverage}% is measured on average; below {limit}% a score should not be read.",
		CodePlanChange: "{accounts} accounts change band, {share} of all: above {limit}% the change needs a plan.",
		CodeOneSignal:  "Part {part} alone gives the band of {share} of the accounts: above {limit}% the score is really one signal.",
		CodeNoMember:   "None of {members} members has a score.",
		CodeFellBack:   "None of {members} subsidiaries has a score, so that of the parent itself counts.",
	}
}
