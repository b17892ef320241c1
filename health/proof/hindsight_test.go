package proof_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/proof"
	"github.com/successkit/successkit/internal/testkit"
)

// A measure whose telling readings are typed in after the customer has left,
// with an earlier date, tells nothing in time and everything in hindsight.
func TestH9_flagsAMeasureThatOnlyLeaks(t *testing.T) {
	const n = 400
	b := newBook(11, n, planted{"usage": 1}, "usage", "exit")
	for _, d := range b.decisions {
		if d.Outcome == proof.Happened {
			b.readings[d.Subject] = append(b.readings[d.Subject], health.Reading{
				ID: "typed-in", Measure: "exit", Value: 10, Date: d.Date.AddDays(-91), Recorded: d.Date.AddDays(3),
			})
		}
	}
	s := newStudy(t, proof.Definition{Hindsight: true})
	single := func(id string) proof.Candidate {
		return proof.Measure{ID: id, Direction: health.HigherIsBetter}.Candidate(b.of)
	}
	only := func(subject string) (health.Account, error) { // known of nobody in time
		return health.Account{Readings: slices.DeleteFunc(slices.Clone(b.readings[subject]), func(r health.Reading) bool { return r.ID != "typed-in" })}, nil
	}
	last := proof.Measure{ID: "exit", Direction: health.HigherIsBetter}.Candidate(only)
	last.ID = "exit-only"
	r, err := s.Run(asOf, b.decisions, single("usage"), single("exit"), last)
	require.NoError(t, err)
	usage, exit, none := r.Leads[0].Judgements[0], r.Leads[0].Judgements[1], r.Leads[0].Judgements[2]

	assert.Equal(t, proof.Foretells, usage.Answer)
	assert.False(t, usage.Hindsight.Leaks)
	assert.Zero(t, usage.Hindsight.Changed)
	assert.NotContains(t, codes(usage.Caveats), proof.CodeLeaks)

	assert.Equal(t, proof.NoSign, exit.Answer)
	assert.True(t, exit.Hindsight.Leaks)
	assert.EqualValues(t, exit.Population.Events, exit.Hindsight.Changed)
	assert.Greater(t, exit.Hindsight.Discrimination.AUC.Float64(), 0.98)
	assert.Contains(t, codes(exit.Caveats), proof.CodeLeaks)

	assert.Equal(t, proof.Undetermined, none.Answer)
	assert.Equal(t, []string{proof.CodeNothingKnown}, codes(none.Refused))
	assert.False(t, none.Hindsight.Leaks, "events alone have no area, also in hindsight")
}

// A measure that is typed in for everyone, and only afterwards, told nothing in
// time.
func TestH9_flagsAMeasureThatCameTooLate(t *testing.T) {
	b := newBook(14, 200, planted{"exit": 1.5}, "exit")
	for subject, rs := range b.readings {
		for i := range rs {
			b.readings[subject][i].Recorded = rs[i].Date.AddDays(400)
		}
	}
	late := date("2028-01-01")
	r, err := newStudy(t, proof.Definition{Hindsight: true}).Run(late, b.decisions, proof.Measure{ID: "exit", Direction: health.HigherIsBetter}.Candidate(b.of))
	require.NoError(t, err)
	j := r.Leads[0].Judgements[0]
	assert.Equal(t, proof.Undetermined, j.Answer)
	assert.True(t, j.Hindsight.Leaks)
	assert.Equal(t, 200, j.Hindsight.Changed)
	area, _ := j.Caveats[len(j.Caveats)-1].Arg("area")
	assert.Equal(t, "undefined", area)
}

// A stored track may say of itself that it was asked too late; it is no forecast
// then, and is not counted as one.
func TestH9_refusesATrackThatWasAskedTooLate(t *testing.T) {
	s := newStudy(t, proof.Definition{})
	track := ten()
	track.LeadDays = -1
	for i := range track.Cases {
		track.Cases[i].Recorded = track.Cases[i].Date.AddDays(-20) // notice was given
	}
	track.Cases[0].AsOf = track.Cases[0].Date.AddDays(-21)
	track.Cases[1].AsOf = track.Cases[1].Date.AddDays(-20)
	track.Cases[2].AsOf = track.Cases[2].Date
	track.Cases[3].AsOf = successkit.Date{}
	track.Cases[4].Recorded = track.Cases[4].Date.AddDays(20)
	track.Cases[4].AsOf = track.Cases[4].Date.AddDays(1)
	track.Cases[5].Recorded = successkit.Date{}
	track.Cases[5].AsOf = track.Cases[5].Date // no lead at all
	_, err := s.JudgeTrack(track)
	testkit.Faults(t, err, testkit.Fault{Path: "lead_days", Kind: successkit.ErrOutOfRange})
	track.LeadDays = 0
	_, err = s.JudgeTrack(track)
	testkit.Faults(
		t, err,
		testkit.Fault{Path: "cases[1].as_of", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "cases[2].as_of", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "cases[4].as_of", Kind: successkit.ErrConflict},
	)
}

// A measure that is known of half of the customers in time and tells nothing,
// and is typed in for the other half when they have decided, leaks, though no
// reading of the first half ever changes.
func TestH9_flagsAMeasureThatLeaksOnlyWhereItWasUnknown(t *testing.T) {
	b := newBook(15, 400, planted{"exit": 0}, "exit")
	for i, d := range b.decisions {
		if i%2 == 0 {
			continue
		}
		value := 90.0
		if d.Outcome == proof.Happened {
			value = 10
		}
		b.readings[d.Subject] = []health.Reading{{ID: "typed-in", Measure: "exit", Value: value + float64(i%9), Date: d.Date.AddDays(-91), Recorded: d.Date.AddDays(3)}}
	}
	r, err := newStudy(t, proof.Definition{Hindsight: true}).Run(asOf, b.decisions, proof.Measure{ID: "exit", Direction: health.HigherIsBetter}.Candidate(b.of))
	require.NoError(t, err)
	j := r.Leads[0].Judgements[0]
	assert.Equal(t, proof.NoSign, j.Answer)
	assert.Equal(t, 200, j.Hindsight.Changed)
	assert.True(t, j.Hindsight.Leaks)
	assert.Contains(t, codes(j.Caveats), proof.CodeLeaks)
}

// What came late for half of the customers, and tells of them as it tells of the
// others, does not leak.
func TestH9_lateIsNoLeak(t *testing.T) {
	for seed := range uint64(20) {
		b := newBook(100+seed, 400, planted{"usage": 1}, "usage")
		for i, d := range b.decisions {
			for k := range b.readings[d.Subject] {
				if i%2 == 1 {
					b.readings[d.Subject][k].Recorded = d.Date.AddDays(-1)
				}
			}
		}
		r, err := newStudy(t, proof.Definition{Hindsight: true, Level: 0.999}).Run(asOf, b.decisions, proof.Measure{ID: "usage", Direction: health.HigherIsBetter}.Candidate(b.of))
		require.NoError(t, err)
		j := r.Leads[0].Judgements[0]
		assert.Equal(t, 200, j.Hindsight.Changed)
		assert.False(t, j.Hindsight.Leaks, "seed %d", seed)
	}
}
