package main

import (
	"fmt"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/proof"
)

// A document is all that is said of a model, and what -json prints.
type document struct {
	Decisions string       `json:"decisions"`
	Report    proof.Report `json:"report"`
	// LeadDays is the lead that is shown in full, and of which the rest is.
	LeadDays int `json:"lead_days"`
	// Calibration is that of the score turned into chances, where there are
	// enough renewals.
	Calibration *proof.Calibration `json:"calibration,omitzero"`
	// Cuts are bands that would have caught half of those who left in the worst,
	// and nine in ten in the two worst.
	Cuts       *proof.Cuts      `json:"cuts,omitzero"`
	Suggestion proof.Suggestion `json:"suggestion"`
	Truth      []truth          `json:"truth,omitempty"`

	pictures map[string][]byte
}

// compute asks the model and every measure.
func (o options) compute(b *books) (*document, error) {
	study, err := proof.New(proof.Definition{Event: "churn", Leads: o.leads, Hindsight: true})
	if err != nil {
		return nil, err
	}
	if o.asOf.IsZero() {
		o.asOf = b.known
	}
	candidates := o.candidates(b)
	d := &document{Decisions: o.decisions.String(), LeadDays: o.lead, Truth: b.truth}
	if d.Report, err = study.Run(o.asOf, b.decisions, candidates...); err != nil {
		return nil, err
	}
	if d.Suggestion, err = study.Suggest(o.asOf, b.decisions, b.model, b.of, proof.Ridge{LeadDays: o.lead}); err != nil {
		return nil, err
	}
	track, err := study.Follow(o.asOf, b.decisions, candidates[0], o.lead)
	if err != nil {
		return nil, err
	}
	if d.model().Answer != proof.Undetermined {
		if err := d.draft(study, track, b.model); err != nil {
			return nil, err
		}
	}
	return d, o.picture(study, d, b, candidates)
}

// candidates are the model, its measures, and what else was read.
func (o options) candidates(b *books) []proof.Candidate {
	all := append([]proof.Candidate{proof.Health(b.model, b.of)}, proof.Measures(b.model, b.of)...)
	for _, m := range b.measures {
		if slices.ContainsFunc(all, func(c proof.Candidate) bool { return c.ID == m }) {
			continue
		}
		direction := health.HigherIsBetter
		if slices.Contains(o.lower, m) {
			direction = health.LowerIsBetter
		}
		all = append(all, proof.Measure{ID: m, Direction: direction, MaxAgeDays: 45}.Candidate(b.of))
	}
	return all
}

// draft asks what the score is worth as a chance, and where bands would lie.
func (d *document) draft(study *proof.Study, track proof.Track, model *health.Model) error {
	chances, err := study.Chances(track)
	if err != nil {
		return err
	}
	judged, err := study.JudgeTrack(chances)
	if err != nil {
		return err
	}
	d.Calibration = judged.Calibration
	if len(model.Definition().Bands.List) != 3 {
		return nil
	}
	cuts, err := study.Cuts(track, model, successkit.CountRate(5, 10), successkit.CountRate(9, 10))
	if err != nil {
		return err
	}
	d.Cuts = &cuts
	return nil
}

// model returns the judgement of the model at the lead that is shown in full.
func (d *document) model() proof.Judgement { return d.lead().Judgements[0] }

func (d *document) lead() proof.LeadReport {
	for _, l := range d.Report.Leads {
		if l.Days == d.LeadDays {
			return l
		}
	}
	return proof.LeadReport{}
}

// picture draws the curves of all candidates at the lead.
func (o options) picture(study *proof.Study, d *document, b *books, candidates []proof.Candidate) error {
	if o.pictures == "" {
		return nil
	}
	lines := make([]proof.Line, 0, len(candidates))
	for _, c := range candidates {
		track, err := study.Follow(o.asOf, b.decisions, c, o.lead)
		if err != nil {
			return err
		}
		tally, err := study.Tally(track)
		if err != nil {
			return err
		}
		lines = append(lines, proof.Line{Name: c.ID, Tally: tally})
	}
	title := fmt.Sprintf("Churn, %d days ahead", o.lead)
	d.pictures = map[string][]byte{"roc.svg": proof.DrawROC(title, lines...), "capture.svg": proof.DrawCapture(title, lines...)}
	if d.Calibration != nil {
		d.pictures["reliability.svg"] = proof.DrawReliability(title+": the score as a chance", *d.Calibration)
	}
	return nil
}
