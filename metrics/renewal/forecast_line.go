package renewal

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
)

// Phrases returns the English phrases of the reasons in a [Forecast]:
//
//	renewal.target-missing   what is due is not known
//	renewal.amount-missing   no amount is known or forecast
//	renewal.stage-missing    an open renewal has no stage
//	renewal.notice           it is open, but notice was given: notice
//	renewal.amounts-differ   two opinions: by, amount, other, other_amount
//	renewal.stages-differ    two opinions: by, stage, other, other_stage
//	renewal.confirmed        opinions that agree: opinions
//	renewal.decided          somebody decided: by
//	renewal.status-barred    the status is not permitted: status, days
func Phrases() successkit.Phrases {
	return successkit.Phrases{
		codeTargetMissing: "What is due is not known.",
		codeAmountMissing: "No amount is forecast.",
		codeStageMissing:  "The renewal has no stage.",
		codeNotice:        "The renewal is open, but the customer gave notice on {notice}.",
		codeAmountsDiffer: "{by} expects {amount}, {other} expects {other_amount}: somebody has to decide.",
		codeStagesDiffer:  "{by} says {stage}, {other} says {other_stage}: somebody has to decide.",
		codeConfirmed:     "{opinions} opinions agree.",
		codeDecided:       "Decided by {by}.",
		codeStatusBarred:  "The status {status} is not permitted {days} days before renewal.",
	}
}

const (
	codeTargetMissing = "renewal.target-missing"
	codeAmountMissing = "renewal.amount-missing"
	codeStageMissing  = "renewal.stage-missing"
	codeNotice        = "renewal.notice"
	codeAmountsDiffer = "renewal.amounts-differ"
	codeStagesDiffer  = "renewal.stages-differ"
	codeConfirmed     = "renewal.confirmed"
	codeDecided       = "renewal.decided"
	codeStatusBarred  = "renewal.status-barred"
)

// scenarioPercents are the probabilities of one opportunity.
type scenarioPercents struct{ best, likely, worst decimal.Decimal }

// line says what o adds to a forecast, and with which probabilities.
func (m *ForecastModel) line(o *Opportunity, asOf successkit.Date) (ForecastLine, scenarioPercents) {
	l := ForecastLine{ID: o.ID, Customer: o.Customer, DaysToRenewal: o.Due.Sub(asOf), State: ForecastCounted, Outcome: o.Outcome}
	if o.Closed.After(asOf) {
		l.Outcome = Open
	}
	percent := scenarioPercents{hundred, hundred, hundred}
	var amount *decimal.Decimal
	switch l.Outcome {
	case Renewed:
		amount = o.Final
	case Lost:
		amount = &decimal.Decimal{}
	case Open:
		amount = m.expect(&l, o, asOf)
		percent = scenarioPercents{m.best[l.Stage], m.likely[l.Stage], m.worst[l.Stage]}
		if o.Status != "" && len(m.def.Statuses) > 0 && !slices.Contains(m.Permitted(l.DaysToRenewal), o.Status) {
			l.Reasons = append(l.Reasons, successkit.NewReason(codeStatusBarred).With("status", o.Status).WithInt("days", l.DaysToRenewal))
		}
	case UnknownStatus: // refused before
	}
	if amount == nil && (l.State == ForecastCounted || l.State == ForecastExcluded) {
		l.exclude(codeAmountMissing)
	}
	if o.Target == nil {
		l.exclude(codeTargetMissing)
	}
	if l.State == ForecastCounted {
		l.Gross = decimal.Min(*amount, *o.Target)
		l.Upsell = amount.Sub(l.Gross)
	}
	return l, percent
}

// exclude leaves the line out for want of something, unless it is left out for
// a weightier reason already.
func (l *ForecastLine) exclude(code string) {
	if l.State == ForecastCounted {
		l.State = ForecastExcluded
	}
	l.Reasons = append(l.Reasons, successkit.NewReason(code))
}

// expect works out what is expected of an open opportunity. It sets the stage,
// the state and the reasons, and returns the amount where there is one.
func (m *ForecastModel) expect(l *ForecastLine, o *Opportunity, asOf successkit.Date) *decimal.Decimal {
	opinions := o.held(asOf)
	if d := o.decision(asOf); d != nil {
		opinions = []Opinion{*d}
		l.Reasons = append(l.Reasons, successkit.NewReason(codeDecided).With("by", d.By))
	} else if o.noticed(asOf) {
		l.State = ForecastConflict
		l.Reasons = append(l.Reasons, successkit.NewReason(codeNotice).WithDate("notice", o.Notice))
	}
	var amount, stage *Opinion // the first that has one
	amounts := 0
	for i := range opinions {
		p := &opinions[i]
		if p.Amount != nil {
			amounts++
			if amount == nil {
				amount = p
			} else if !amount.Amount.Equal(*p.Amount) {
				l.differ(successkit.NewReason(codeAmountsDiffer).With("by", amount.By).WithDecimal("amount", *amount.Amount).
					With("other", p.By).WithDecimal("other_amount", *p.Amount))
			}
		}
		if p.Stage != "" {
			if stage == nil {
				stage = p
			} else if stage.Stage != p.Stage {
				l.differ(successkit.NewReason(codeStagesDiffer).With("by", stage.By).With("stage", stage.Stage).
					With("other", p.By).With("other_stage", p.Stage))
			}
		}
	}
	if stage == nil {
		l.exclude(codeStageMissing)
	} else if l.State != ForecastNeedsDecision {
		l.Stage = stage.Stage
	}
	if l.State == ForecastCounted && amounts > 1 {
		l.Confirmed = true
		l.Reasons = append(l.Reasons, successkit.NewReason(codeConfirmed).WithInt("opinions", amounts))
	}
	if amount == nil {
		return nil
	}
	return amount.Amount
}

// differ notes that two opinions differ.
func (l *ForecastLine) differ(r successkit.Reason) {
	if l.State == ForecastCounted {
		l.State = ForecastNeedsDecision
	}
	l.Reasons = append(l.Reasons, r)
}
