package proof

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/logistic"
)

// DefaultFolds is into how many parts cases are dealt where something is chosen
// by most of them and held against the rest.
const DefaultFolds = 10

const maxFolds = 50

// deal deals cases out to parts, and returns the part of each and how many parts
// there are. Cases of one subject go to one part, so that none is foretold by
// itself, and the subjects to whom the event happened are spread evenly. It goes
// by the order of their ids and nothing else: no chance, and no order of input.
// It fails with [successkit.ErrOutOfRange] where there are not two subjects of
// each kind.
func deal(cases []Case, parts int) (part []int, n int, err error) {
	events := map[string]bool{}
	for i := range cases {
		c := &cases[i]
		events[c.Subject] = events[c.Subject] || c.happened()
	}
	subjects := make([]string, 0, len(events))
	with := 0
	for subject, happened := range events {
		subjects = append(subjects, subject)
		if happened {
			with++
		}
	}
	n = min(parts, with, len(subjects)-with)
	if n < 2 {
		return nil, 0, fmt.Errorf("%w: the event happened to %d of %d subjects, and it takes two of each kind",
			successkit.ErrOutOfRange, with, len(subjects))
	}
	slices.SortFunc(subjects, func(a, b string) int {
		if events[a] != events[b] {
			if events[a] {
				return -1
			}
			return 1
		}
		return cmp.Compare(a, b)
	})
	dealt := make(map[string]int, len(subjects))
	for i, subject := range subjects {
		dealt[subject] = i % n
	}
	part = make([]int, len(cases))
	for i := range cases {
		part[i] = dealt[cases[i].Subject]
	}
	return part, n, nil
}

// The penalty of the line that turns figures into chances: next to none, so
// that figures which part the cases without a fault still have a finite line.
const chancePenalty = 1e-6

// Chances turns the figures of a track into chances of the event, so that it can
// be asked how true they are. The log odds are a straight line in the figure
// (Platt 1999), drawn for each tenth of the cases through the other nine, so that
// no case tells its own chance. The line never runs against the direction of the
// predictor: where the others say that it should, it is flat, and where all of
// them do, every chance is the rate of all. Cases without a figure have no chance.
// How well the predictor tells is asked of the track itself: the tenths have lines
// of their own, so that the order of the chances is not quite that of the figures,
// and their area a little less.
//
// It fails as [Study.JudgeTrack] does, with [successkit.ErrConflict] for chances,
// and with [successkit.ErrOutOfRange] at "cases" where the event did not happen
// to two subjects and stay away from two.
func (s *Study) Chances(t Track) (Track, error) {
	var f successkit.Faults
	_, err := s.checked(t)
	f.Merge("", err)
	if t.Predictor.Probability {
		f.Add("predictor.probability", "", fmt.Errorf("%w: they are chances", successkit.ErrConflict))
	}
	var known []Case
	for i := range t.Cases {
		if t.Cases[i].Known {
			known = append(known, t.Cases[i])
		}
	}
	part, n, err := deal(known, DefaultFolds)
	f.Add("cases", strconv.Itoa(len(known)), err)
	if err := f.Err(); err != nil {
		return Track{}, fmt.Errorf("proof: invalid track: %w", err)
	}
	rows, happened := make([][]float64, len(known)), make([]bool, len(known))
	for i := range known {
		rows[i], happened[i] = []float64{known[i].Value}, known[i].happened()
	}
	logits, err := lines(rows, happened, part, n, s.sign(t.Predictor))
	if err != nil {
		return Track{}, fmt.Errorf("proof: chances of %s: %w", t.Predictor.ID, err)
	}
	out := Track{Predictor: t.Predictor, LeadDays: t.LeadDays, Cases: slices.Clone(t.Cases)}
	out.Predictor.Direction, out.Predictor.Probability = health.UnknownDirection, true
	out.Predictor.Bands = slices.Clone(t.Predictor.Bands)
	next := 0
	for i := range out.Cases {
		if out.Cases[i].Known {
			out.Cases[i].Value = inverseLogit(logits[next])
			next++
		}
	}
	return out, nil
}

// A fitter fits a model to cases.
type fitter func(rows [][]float64, happened []bool) (logistic.Model, error)

// ridge returns the fitter of a penalty.
func ridge(lambda float64) fitter {
	return func(rows [][]float64, happened []bool) (logistic.Model, error) {
		return logistic.Fit(rows, happened, lambda)
	}
}

// lines returns the log odds of each case by a line in one figure that the cases
// of the other parts draw. It rises with the figure, or falls where sign is
// negative, or is flat, and one for all where all cases together say that it
// should go the other way. Without that, figures which tell nothing seem to
// mislead: the more they speak for the event in one part by chance, the more they
// speak against it in the others.
func lines(rows [][]float64, happened []bool, part []int, n int, sign float64) ([]float64, error) {
	fit := func(rows [][]float64, happened []bool) (logistic.Model, error) {
		m, err := logistic.Fit(rows, happened, chancePenalty)
		if err != nil || sign*m.Slopes[0] >= 0 {
			return m, err
		}
		return logistic.Fit(slices.Repeat([][]float64{{0}}, len(rows)), happened, chancePenalty)
	}
	all, err := fit(rows, happened)
	if err != nil {
		return nil, err
	}
	if all.Slopes[0] == 0 {
		return slices.Repeat([]float64{all.Intercept}, len(rows)), nil
	}
	return heldOut(rows, happened, part, n, fit)
}

// heldOut returns the log odds of each case by a fit to the cases of the other
// parts.
func heldOut(rows [][]float64, happened []bool, part []int, n int, fit fitter) ([]float64, error) {
	logits := make([]float64, len(rows))
	for p := range n {
		m, err := fitWithout(rows, happened, part, p, fit)
		if err != nil {
			return nil, err
		}
		for i := range rows {
			if part[i] == p {
				logits[i] = m.Logit(rows[i])
			}
		}
	}
	return logits, nil
}

// fitWithout fits the cases of all parts but p.
func fitWithout(rows [][]float64, happened []bool, part []int, p int, fit fitter) (logistic.Model, error) {
	var x [][]float64
	var y []bool
	for i := range rows {
		if part[i] != p {
			x, y = append(x, rows[i]), append(y, happened[i])
		}
	}
	return fit(x, y)
}

// meanLoss returns the mean of minus the logarithm of the chance of what
// happened.
func meanLoss(logits []float64, happened []bool) float64 {
	var sum float64
	for i, l := range logits {
		sum += logistic.Loss(l, happened[i])
	}
	return sum / float64(len(logits))
}
