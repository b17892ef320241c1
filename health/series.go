package health

import "github.com/successkit/successkit"

// A Mark is a score without its explanation.
type Mark struct {
	// Value is the score, overrides and all, and absent where there is none.
	Value Points `json:"value,omitzero"`
	// Band is the band of the value.
	Band string `json:"band,omitzero"`
	// Coverage says how much was measured, out of 100.
	Coverage Points `json:"coverage"`
}

// Mark returns what [Model.Score] returns, without the explanation. It fails as
// that does.
func (m *Model) Mark(a Account, asOf successkit.Date) (Mark, error) {
	marks, err := m.Series(a, []successkit.Date{asOf})
	if err != nil {
		return Mark{}, err
	}
	return marks[0], nil
}

// Series returns the mark of the account on each of the days, in their order,
// each by what was known on it. It is much cheaper than a score for each day:
// the account is admitted once. It fails as [Model.Score] does on any of the
// days, and where one of them is zero with [successkit.ErrRequired] at "days".
func (m *Model) Series(a Account, days []successkit.Date) ([]Mark, error) {
	r, _, err := m.admit(a, func(f *successkit.Faults) {
		for _, d := range days {
			if d.IsZero() {
				f.Add("days", "", successkit.ErrRequired)
				break
			}
		}
	})
	if err != nil {
		return nil, err
	}
	marks := make([]Mark, len(days))
	for i, d := range days {
		if clash := r.on(d); clash >= 0 {
			return nil, errClash(r.overrides[clash], d)
		}
		marks[i] = r.mark()
	}
	return marks, nil
}

// mark returns the mark of a score of which everything was measured.
func (m *Model) mark(value int64) Mark {
	return Mark{Value: points(value), Band: m.band(value), Coverage: points(full)}
}

// mark returns what r computed last.
func (r *run) mark() Mark {
	o := &r.nodes[r.model.root.index]
	mark := Mark{Coverage: points(o.coverage)}
	if o.has&hasValue != 0 {
		mark.Value, mark.Band = points(o.value), r.model.band(o.value)
	}
	return mark
}
