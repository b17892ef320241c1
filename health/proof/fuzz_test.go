package proof_test

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health/proof"
	"github.com/successkit/successkit/internal/testkit"
)

func FuzzTally_UnmarshalBinary(f *testing.F) {
	f.Add([]byte{1, 0})
	for _, track := range []proof.Track{ten(), {Predictor: usage()}} {
		s, err := proof.New(proof.Definition{Event: "churn"})
		require.NoError(f, err)
		tally, err := s.Tally(track)
		require.NoError(f, err)
		b, err := tally.MarshalBinary()
		require.NoError(f, err)
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, data []byte) { testkit.HostileBytes[proof.Tally](t, data) })
}

// The exact area, counted by levels, is that of comparing every pair, and the
// quick way through sorted keys loses no case.
func FuzzTally_area(f *testing.F) {
	f.Add([]byte{0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		var values []float64
		var happened []bool
		tally := newTally(t, usage())
		for ; len(data) >= 9 && len(values) < 200; data = data[9:] {
			v := math.Float64frombits(binary.LittleEndian.Uint64(data))
			err := tally.AddValue(v, data[8]%2 == 1)
			if math.IsNaN(v) || math.IsInf(v, 0) {
				require.ErrorIs(t, err, successkit.ErrOutOfRange)
				continue
			}
			require.NoError(t, err)
			values, happened = append(values, v), append(happened, data[8]%2 == 1)
		}
		var won, pairs int64
		for i := range values {
			for j := range values {
				if !happened[i] || happened[j] {
					continue
				}
				pairs++
				switch {
				case values[i] < values[j]: // low figures foretell
					won += 2
				case values[i] == values[j]:
					won++
				}
			}
		}
		got := tally.Discrimination(0.95)
		require.True(t, got.AUC.Equal(successkit.CountRate(won, 2*pairs)), "%s, want %d/%d", got.AUC, won, 2*pairs)
	})
}

// Whatever a definition says, it is refused or makes a study that says the same.
func FuzzDefinition_JSON(f *testing.F) {
	f.Add([]byte(`{"event":"churn","leads":[30,90],"level":0.9,"hindsight":true}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var d proof.Definition
		if json.Unmarshal(data, &d) != nil {
			return
		}
		s, err := proof.New(d)
		if err != nil {
			require.Error(t, d.Validate())
			return
		}
		again, err := proof.New(s.Definition())
		require.NoError(t, err)
		require.Equal(t, s.Definition(), again.Definition())
		_, err = s.Run(asOf, nil, proof.Candidate{Predictor: usage(), Source: func(string, proof.View) (proof.Prediction, error) { return proof.Prediction{}, nil }})
		require.NoError(t, err)
	})
}

// Whatever a track says, it is refused or judged, and what is judged can be
// stored.
func FuzzTrack_JSON(f *testing.F) {
	b, err := json.Marshal(ten())
	require.NoError(f, err)
	f.Add(b)
	f.Add([]byte(`{"predictor":{"id":"c","probability":true},"cases":[{"id":"a","subject":"s","date":"2025-01-01","outcome":"happened","as_of":"2024-01-01","known":true,"value":1}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var track proof.Track
		if len(data) > 1<<14 || json.Unmarshal(data, &track) != nil {
			return
		}
		s, err := proof.New(proof.Definition{Event: "churn"})
		require.NoError(t, err)
		j, err := s.JudgeTrack(track)
		if err != nil {
			return
		}
		first, err := json.Marshal(j)
		require.NoError(t, err)
		var back proof.Judgement
		require.NoError(t, json.Unmarshal(first, &back))
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(first), string(again))
		if chances, err := s.Chances(track); err == nil {
			_, err = s.JudgeTrack(chances)
			require.NoError(t, err)
		}
	})
}
