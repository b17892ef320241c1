package alert

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// An Engine evaluates the rules of a [Definition]. It is immutable and safe for
// concurrent use. Only [New] makes one.
type Engine struct {
	def   Definition
	rules map[string]*Rule
}

// New returns the engine of the given rules. It reports everything that is wrong
// with them at once, as [Definition.Validate] does, and keeps a copy.
func New(d Definition) (*Engine, error) {
	if err := d.Validate(); err != nil {
		return nil, fmt.Errorf("alert: invalid definition: %w", err)
	}
	e := &Engine{def: d.clone(), rules: map[string]*Rule{}}
	for i := range e.def.Rules {
		e.rules[e.def.Rules[i].ID] = &e.def.Rules[i]
	}
	return e, nil
}

func (d Definition) clone() Definition {
	rules := make([]Rule, len(d.Rules))
	for i := range d.Rules {
		rules[i] = d.Rules[i].clone()
	}
	d.Rules = rules
	return d
}

// Definition returns a copy of the rules.
func (e *Engine) Definition() Definition {
	if e == nil {
		return Definition{}
	}
	return e.def.clone()
}

// Evaluate returns the register of an account after one more look at it. The
// register it is given stays as it was. Risks of rules that the engine does not
// have any more are cleared.
//
// It fails with [successkit.ErrRequired] at "engine" where e is nil or zero, with
// what [Observation.Validate] reports, and with [successkit.ErrConflict] where the
// observation is of another account than the register, or of a day that is not
// after its last.
func (e *Engine) Evaluate(before Register, o Observation) (Register, error) {
	var f successkit.Faults
	if e == nil || e.rules == nil {
		f.Add("engine", "", successkit.ErrRequired)
	}
	f.Merge("", o.Validate())
	if before.Account != "" && before.Account != o.Account {
		f.Add("account", o.Account, fmt.Errorf("%w: the register is of %q", successkit.ErrConflict, before.Account))
	}
	if !o.AsOf.IsZero() && !o.AsOf.After(before.AsOf) {
		f.Add("as_of", o.AsOf.String(), fmt.Errorf("%w: not after the last evaluation, %s", successkit.ErrConflict, before.AsOf))
	}
	if err := f.Err(); err != nil {
		return Register{}, fmt.Errorf("alert: invalid input: %w", err)
	}
	after := Register{Account: o.Account, AsOf: o.AsOf, Renewable: o.Renewable}
	for _, risk := range before.Risks {
		if e.keeps(risk, o.AsOf) {
			after.Risks = append(after.Risks, risk.clone())
		}
	}
	for i := range e.def.Rules {
		apply(&after, &e.def.Rules[i], &o)
	}
	e.clearGone(&after)
	e.expose(&after)
	return after, nil
}

// keeps reports whether a risk is still of interest on a day.
func (e *Engine) keeps(risk Risk, asOf successkit.Date) bool {
	days := keepDays
	if r := e.rules[risk.Rule]; r != nil {
		days = max(days, r.CoolDownDays)
	}
	return risk.Open() || asOf.Sub(risk.Cleared) <= days
}

// apply looks at the account by one rule.
func apply(r *Register, rule *Rule, o *Observation) {
	s := rule.look(o)
	last := newest(r, rule.ID)
	open := last != nil && last.Open()
	switch {
	case s.breach && open:
		occur(last, rule, o, s)
	case s.breach && last != nil && o.AsOf.Sub(last.Cleared) <= rule.CoolDownDays:
		last.Cleared, last.Reopened = successkit.Date{}, o.AsOf
		occur(last, rule, o, s)
	case s.breach:
		r.Risks = append(r.Risks, Risk{Rule: rule.ID, Opened: o.AsOf})
		occur(&r.Risks[len(r.Risks)-1], rule, o, s)
	case s.clean && open:
		last.Clean++
		if last.Clean >= max(1, rule.ClearAfter) {
			last.Cleared, last.Clean = o.AsOf, 0
		}
	case open && s.known: // between breach and clean
		last.Clean = 0
	}
}

// newest returns the newest risk of a rule, or nil.
func newest(r *Register, rule string) *Risk {
	for i := range slices.Backward(r.Risks) {
		if r.Risks[i].Rule == rule {
			return &r.Risks[i]
		}
	}
	return nil
}

// occur notes a breach.
func occur(r *Risk, rule *Rule, o *Observation, s sight) {
	r.Category, r.Owner, r.Gate = rule.Category, rule.Owner, rule.Gate
	r.Clean = 0
	r.Count++
	oc := Occurrence{At: o.AsOf}
	if rule.Watch != ScoreUnknown && rule.Watch != EventSeen {
		oc.Figure, oc.Threshold = s.figure, rule.threshold(o.Attributes)
		oc.Gap = max(oc.Figure-oc.Threshold, oc.Threshold-oc.Figure)
	}
	r.Occurrences = append(r.Occurrences, oc)
	if n := len(r.Occurrences) - maxOccurrences; n > 0 {
		r.Occurrences = slices.Delete(r.Occurrences, 0, n)
	}
	r.Why = why(rule, o, s, oc)
	r.Why.Evidence = slices.Clone(s.evidence)
}

// clearGone clears the risks of rules that are no more.
func (e *Engine) clearGone(r *Register) {
	for i := range r.Risks {
		if risk := &r.Risks[i]; risk.Open() && e.rules[risk.Rule] == nil {
			risk.Cleared, risk.Clean = r.AsOf, 0
		}
	}
}

// expose says what is at stake.
func (e *Engine) expose(r *Register) {
	sum := decimal.Decimal{}
	for i := range r.Risks {
		risk := &r.Risks[i]
		risk.AtRisk = decimal.Decimal{}
		if !risk.Open() {
			continue
		}
		share := int64(100_000_000)
		if s := e.rules[risk.Rule].Share; s.Known() {
			share = s.Micro()
		}
		risk.AtRisk = exact.Canonical(r.Renewable.Mul(decimal.New(share, -8)))
		sum = sum.Add(risk.AtRisk)
	}
	r.AtRisk = decimal.Min(sum, r.Renewable)
}

// Tier returns how endangered the account of a register is.
func (e *Engine) Tier(r Register) Tier {
	if e == nil {
		return Calm
	}
	categories := map[string]bool{}
	for _, risk := range r.Open() {
		if risk.Gate {
			return Critical
		}
		categories[risk.Category] = true
	}
	high, medium := e.def.tiers()
	switch n := len(categories); {
	case n == 0:
		return Calm
	case n >= high:
		return High
	case n >= medium:
		return Medium
	}
	return Low
}

// why says what a breach is.
func why(rule *Rule, o *Observation, s sight, oc Occurrence) successkit.Reason {
	r := successkit.NewReason(rule.Watch.code()).With("rule", rule.ID)
	shown := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	switch rule.Watch {
	case ScoreBelow:
		return r.With("score", o.Score.Value.Display(1)).With("threshold", shown(oc.Threshold))
	case CoverageBelow:
		return r.With("coverage", o.Score.Coverage.Display(1)).With("threshold", shown(oc.Threshold))
	case TrendDown:
		return r.With("points", strconv.FormatFloat(oc.Figure, 'f', 1, 64)).WithDate("from", o.Trend.From).With("threshold", shown(oc.Threshold))
	case Declining:
		return r.With("steps", shown(oc.Figure)).WithDate("since", o.Trend.Run.Since).With("points", o.Trend.Run.Fall.Display(1))
	case MeasureBelow, MeasureAbove:
		return r.With("measure", rule.Measure).With("figure", shown(oc.Figure)).With("threshold", shown(oc.Threshold))
	case Silence:
		return r.With("days", shown(oc.Figure)).With("threshold", shown(oc.Threshold))
	case EventSeen:
		return r.With("event", rule.Event).With("days", shown(s.figure))
	case ScoreUnknown, UnknownWatch:
	}
	return r
}
