package outcome

import "github.com/successkit/successkit"

// A promise is a valid requirement made ready to judge by.
type promise struct {
	requirement *Requirement
	rule        rule
	judge       judge // the rule, but where it is a cadence
	cadence     Cadence
	// from is the day on which it began to hold. It is zero outside a history.
	from successkit.Date
}

func newPromise(r *Requirement) promise {
	_, rules := r.fields()
	p := promise{requirement: r, rule: rules[0]}
	if c, ok := p.rule.(*Cadence); ok {
		p.cadence = *c
	} else {
		p.judge, _ = p.rule.(judge)
	}
	return p
}

// begin says from which day on the promise holds. The clock of a cadence starts no
// earlier.
func (p *promise) begin(from successkit.Date) {
	p.from = from
	if p.cadence.From.Before(from) {
		p.cadence.From = from
	}
}

// attain returns whether the promise was kept in its window of days up to asOf,
// from the interactions in order.
func (p *promise) attain(interactions []*successkit.Interaction, asOf successkit.Date) RequirementResult {
	k, r := p.keeper(asOf), p.requirement
	result := RequirementResult{Requirement: r.ID, Attribute: k.rule.attribute(), Window: k.window}
	var stretches []stretch
	var evidence []successkit.Ref
	var least least
	k.keep(interactions, func(i *successkit.Interaction, j judgement) {
		if j.state == Breached {
			stretches = append(stretches, stretchOf(j.since, i.Date.AddDays(r.WindowDays-1)))
		}
		if !k.window.Contains(i.Date) {
			return
		}
		least.add(k.judge, i, j)
		if j.state == Breached {
			if k.judge.delivered(i) == noAnswer {
				result.Unanswered++
			}
			evidence = append(evidence, successkit.Ref{Kind: "interaction", ID: i.ID})
		}
	}, func(days successkit.Period) {
		stretches = append(stretches, stretchOf(days.Start(), days.Last().AddDays(r.WindowDays-1)))
		if days := days.Intersect(k.window); !days.IsZero() {
			result.Overdue = append(result.Overdue, days)
		}
	})
	result.Checked, result.Unclear, result.Breaches = k.checked, k.unclear, k.breaches
	if result.State = k.state(); result.State == Breached {
		result.Since = runSince(stretches, asOf)
	}
	if k.judge != nil {
		result.Delivery = least.delivery(k.judge)
	} else {
		result.Delivery = k.silence.delivery(&k.cadence)
	}
	result.Reason = r.reason(result)
	result.Reason.Evidence = evidence
	if result.Delivery != nil && result.Delivery.Waste {
		result.Wasted = r.wasted(result)
	}
	return result
}

// A keeper finds whether one promise was kept.
type keeper struct {
	*promise

	asOf   successkit.Date
	window successkit.Period

	checked, unclear, breaches int
	overdue                    bool // on a day of the window
	silence                    silence
}

func (p *promise) keeper(asOf successkit.Date) keeper {
	return keeper{promise: p, asOf: asOf, window: p.requirement.window(p.from, asOf.AddDays(1))}
}

// keep judges interactions, which come in order, and calls judged for each that
// was honoured or breached, in the window or before it, and overdue for each
// stretch of days that breaks a cadence.
func (k *keeper) keep(interactions []*successkit.Interaction, judged func(*successkit.Interaction, judgement), overdue func(successkit.Period)) {
	kind := k.requirement.Kind
	if k.judge == nil {
		k.silence = k.cadence.judge(kind, interactions, k.window, func(days successkit.Period) {
			k.overdue = k.overdue || days.Overlaps(k.window)
			overdue(days)
		})
		k.checked = k.silence.seen
		return
	}
	for _, i := range interactions {
		if kind != "" && i.Kind != kind || i.Date.Before(k.from) {
			continue
		}
		j := k.judge.judge(i, k.asOf)
		within := k.window.Contains(i.Date)
		switch j.state {
		case Honoured, Breached:
			if within {
				k.checked++
				if j.state == Breached {
					k.breaches++
				}
			}
			judged(i, j)
		case Unobserved:
			if within {
				k.unclear++
			}
		case Unchecked:
		}
	}
}

// state returns what was found.
func (k *keeper) state() RequirementState {
	switch {
	case k.breaches > 0 || k.overdue:
		return Breached
	case k.checked > 0 && k.unclear == 0:
		return Honoured
	}
	return Unobserved
}
