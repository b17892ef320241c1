package metrics

import (
	"fmt"
	"slices"

	"github.com/successkit/successkit"
)

// The stages of a correction in [batch.link].
const (
	walked  = iota + 1 // on the way to what it corrects
	linked             // it may correct that
	refused            // it may not
)

// link notes which facts the batch's corrections correct, and refuses those
// that may not. A correction of a correction is looked at after that one, so
// that none rests on one that was refused.
func (b *batch) link() {
	stage := map[*Movement]int{}
	var path []row
	for _, r := range b.rows {
		path = path[:0]
		for r.Movement != nil && r.Corrects != "" && stage[r.Movement] == 0 {
			stage[r.Movement] = walked
			path = append(path, r)
			r = b.byID[r.Corrects]
		}
		var err error
		switch {
		case r.Movement == nil || len(path) == 0:
		case stage[r.Movement] == walked:
			err = fmt.Errorf("%w: the corrections go round in a circle", successkit.ErrConflict)
		case stage[r.Movement] == refused:
			err = errRefused
		}
		for _, r := range slices.Backward(path) {
			if err == nil {
				err = b.correct(r.Movement)
			}
			stage[r.Movement] = linked
			if err != nil {
				stage[r.Movement] = refused
				b.tainted[r.Account] = true
				b.refuse(r.at, "corrects", r.Corrects, err)
				err = errRefused
			}
		}
	}
	if len(b.faults) > 0 {
		b.rows = slices.DeleteFunc(b.rows, func(r row) bool { return stage[r.Movement] == refused })
	}
}

var errRefused = fmt.Errorf("%w: that fact is refused", successkit.ErrUnknown)

// correct notes that m corrects another fact, if it may.
func (b *batch) correct(m *Movement) error {
	old, known := b.fact(m.Corrects)
	s := &b.ledger.store
	n, stored := s.ids.number[m.Corrects]
	switch {
	case !known:
		return fmt.Errorf("%w: no fact has this id", successkit.ErrUnknown)
	case old.Account != m.Account:
		return fmt.Errorf("%w: that fact is of account %q", successkit.ErrConflict, old.Account)
	case old.Currency != m.Currency:
		return fmt.Errorf("%w: that fact is in %q, and a currency cannot be corrected", successkit.ErrConflict, old.Currency)
	case b.replaced[m.Corrects] != nil, stored && !at(s.replaced, s.factRow[n]).IsZero():
		return fmt.Errorf("%w: that fact has been corrected; correct its correction", successkit.ErrConflict)
	}
	b.replaced[m.Corrects] = m
	return nil
}
