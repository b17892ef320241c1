package metrics_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
)

func TestClassificationVectors(t *testing.T) {
	t.Parallel()
	var file struct {
		Cases []struct {
			Name   string `json:"name"`
			Inputs struct {
				Prior   string `json:"prior"`
				Current string `json:"current"`
				Known   bool   `json:"ever_active_before"`
			} `json:"inputs"`
			Expected struct {
				Kind   *string `json:"kind"`
				Amount string  `json:"amount"`
			} `json:"expected"`
		} `json:"cases"`
	}
	readVectors(t, "classification.json", &file)
	require.NotEmpty(t, file.Cases)
	for _, c := range file.Cases {
		kind, amount, err := metrics.Classify(testkit.Dec(t, c.Inputs.Prior), testkit.Dec(t, c.Inputs.Current), c.Inputs.Known)
		require.NoError(t, err)
		want := metrics.UnknownKind
		if c.Expected.Kind != nil {
			want, err = metrics.ParseKind(*c.Expected.Kind)
			require.NoError(t, err)
		}
		assert.Equal(t, want, kind, c.Name)
		testkit.EqualDecimal(t, c.Expected.Amount, amount, c.Name)
	}
}

func TestClassifyRefuses(t *testing.T) {
	t.Parallel()
	_, _, err := metrics.Classify(testkit.Dec(t, "-1"), testkit.Dec(t, "1e-21"), true)
	testkit.Faults(t, err,
		testkit.Fault{Path: "before", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "after", Kind: successkit.ErrOutOfRange},
	)
}
