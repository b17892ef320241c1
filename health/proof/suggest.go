package proof

import (
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/field"
)

// A Ridge says how weights are fitted: by logistic regression of the event on
// the points of the measures, each in standard deviations, with a penalty on
// large slopes. Its zero fields mean the defaults.
type Ridge struct {
	// LeadDays is how many days before a decision the measures are read. Zero
	// means the first lead of the study.
	LeadDays int `json:"lead_days,omitzero"`
	// Lambdas are the penalties that are tried, each above 0 and at most
	// 1,000,000. None means 1 down to 0.0001 in nine steps.
	Lambdas []float64 `json:"lambdas,omitempty"`
	// Folds is into how many parts the cases are dealt, 2 to 50. Zero means 10;
	// fewer are made where fewer subjects than that had the event.
	Folds int `json:"folds,omitzero"`
}

// The limits of a [Ridge] and of what it is fitted to.
const (
	maxLambdas = 50
	maxLambda  = 1_000_000
	// MaxSuggested is how many measures a model may have for [Study.Suggest].
	MaxSuggested = 200
)

// lambdas are the penalties that are tried by default, the strongest first.
func lambdas() []float64 { return []float64{1, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001, 0.0003, 0.0001} }

func (r Ridge) check(f *successkit.Faults) {
	field.Within(f, "ridge.lead_days", r.LeadDays, 0, MaxLeadDays)
	if len(r.Lambdas) > maxLambdas {
		f.Add("ridge.lambdas", strconv.Itoa(len(r.Lambdas)), fmt.Errorf("%w: at most %d", successkit.ErrOutOfRange, maxLambdas))
	}
	for i, l := range r.Lambdas {
		if !(l > 0 && l <= maxLambda) {
			f.Add("ridge.lambdas["+strconv.Itoa(i)+"]", floatText(l), fmt.Errorf("%w: want above 0, at most %d", successkit.ErrOutOfRange, maxLambda))
		}
	}
	if r.Folds < 0 || r.Folds == 1 || r.Folds > maxFolds {
		f.Add("ridge.folds", strconv.Itoa(r.Folds), fmt.Errorf("%w: want 2 to %d, or 0 for the default", successkit.ErrOutOfRange, maxFolds))
	}
}

// A Suggestion is what weights of the measures of a model would have told the
// event best, and what these weights are worth.
type Suggestion struct {
	LeadDays int `json:"lead_days"`
	// Refused says why nothing is suggested: too few decisions of which some
	// measure is known, and how many are needed. There is no draft then, and no
	// weights.
	Refused []successkit.Reason `json:"refused,omitempty"`
	// Losses are the penalties that were tried and the mean of minus the
	// logarithm of the chance of what happened, held out; Lambda is the one with
	// the least, and of equals the strongest.
	Losses []Loss  `json:"losses,omitempty"`
	Lambda float64 `json:"lambda,omitzero"`
	Folds  int     `json:"folds,omitzero"`
	// Intercept is the log odds of the event where every measure is at its mean.
	Intercept float64 `json:"intercept,omitzero"`
	// Weights are in the order of the model.
	Weights []SuggestedWeight `json:"weights,omitempty"`

	// Present is what the model as it is tells.
	Present Figures `json:"present"`
	// Chances are what the regression itself tells, of each case by a fit to the
	// cases of other subjects. The penalty was chosen with the same parts, which
	// flatters it a little, and each part has a fit of its own, which makes the area
	// a little less where there is little to tell. Both hold for Drafted too.
	Chances *Figures `json:"chances,omitzero"`
	// Drafted is what the model tells with weights fitted in the same way to the
	// cases of other subjects, and Comparison holds it against the model as it
	// is: A is the draft, B the present.
	Drafted    *Figures    `json:"drafted,omitzero"`
	Comparison *Comparison `json:"comparison,omitzero"`
	// Draft is the model with the suggested weights, for somebody to look at. It
	// is absent where no measure earns a weight.
	Draft *Draft `json:"draft,omitzero"`
}

// A Loss is what a penalty costs.
type Loss struct {
	Lambda float64 `json:"lambda"`
	Loss   float64 `json:"loss"`
}

// A SuggestedWeight is what the regression says of one measure.
type SuggestedWeight struct {
	Measure string `json:"measure"`
	// Known is the share of the cases in which it is known. Where it is not, it
	// counts in the regression with its mean, and so for nothing.
	Known successkit.Rate `json:"known"`
	// Mean and SD are those of its points, where known.
	Mean float64 `json:"mean"`
	SD   float64 `json:"sd"`
	// Slope is by how much the log odds of the event rise with one SD more. A
	// penalty makes it smaller than it is, so that it has no interval.
	Slope float64 `json:"slope"`
	// Present and Suggested are its shares in the whole score, out of 100. A
	// measure whose slope says that good figures go with the event gets none.
	Present   float64 `json:"present"`
	Suggested float64 `json:"suggested"`
	// Why says what is to be known of it.
	Why []successkit.Reason `json:"why,omitempty"`
}

// Suggest fits weights to what happened, and returns them as a draft, with what
// they are worth on cases that they were not fitted to. It changes nothing.
//
// The slope of a measure over its standard deviation is its weight per point,
// where it has the sign that its direction promises, and 0 where not; the
// weights are shared out to add up to 100, and the weight of a group is that of
// what lies below it. Everything else in the model stays: its normalisers, its
// policies, its bands.
//
// It fails as [Study.Follow] does, with [successkit.ErrRequired] at "model" and
// "accounts" for none, with [successkit.ErrOutOfRange] for a model of more than
// 200 measures, with [successkit.ErrConflict] at "model" for a group that is no
// weighted mean, and at "ridge" for what is out of its range.
func (s *Study) Suggest(asOf successkit.Date, decisions []Decision, model *health.Model, accounts Accounts, r Ridge) (Suggestion, error) {
	var f successkit.Faults
	r.check(&f)
	if model == nil || model.Definition().ID == "" {
		f.Add("model", "", successkit.ErrRequired)
	} else {
		root := model.Definition().Root
		if n := len(leaves(root)); n > MaxSuggested {
			f.Add("model", strconv.Itoa(n), fmt.Errorf("%w: more than %d measures", successkit.ErrOutOfRange, MaxSuggested))
		}
		checkMeans(&f, "model.root", root)
	}
	if accounts == nil {
		f.Add("accounts", "", successkit.ErrRequired)
	}
	if err := f.Err(); err != nil {
		return Suggestion{}, fmt.Errorf("proof: invalid input: %w", err)
	}
	if r.LeadDays == 0 && s != nil && len(s.def.Leads) > 0 {
		r.LeadDays = s.def.Leads[0]
	}
	orDefault(&r.Folds, DefaultFolds)
	if len(r.Lambdas) == 0 {
		r.Lambdas = lambdas()
	}
	c := Health(model, accounts)
	admitted, err := s.admit(asOf, decisions, []Candidate{c}, r.LeadDays)
	if err != nil {
		return Suggestion{}, err
	}
	left, _ := eligible(admitted, asOf, r.LeadDays)
	return s.suggest(left, model, accounts, r)
}

// checkMeans notes the groups whose weights mean something else than the share in
// a mean. A model bounds how deep they lie.
func checkMeans(f *successkit.Faults, path string, g health.Group) {
	if g.Combine != health.WeightedMean {
		f.Add(path+".combine", g.Combine.String(), fmt.Errorf("%w: weights are suggested for a %s", successkit.ErrConflict, health.WeightedMean))
	}
	for i, n := range g.Children {
		if n.Group != nil {
			checkMeans(f, childPath(path, i)+".group", *n.Group)
		}
	}
}
