package audit_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit/audit"
	"github.com/successkit/successkit/internal/testkit"
)

// mergeLaw adds n things to a whole and to one of three parts, and checks that
// the parts merge to the whole.
func mergeLaw[T any, P testkit.Accumulator[T]](t *testing.T, add func(r *rand.Rand, into P) error, rebuild func(P) (P, error)) {
	t.Helper()
	for seed := range uint64(10) {
		whole, parts := P(new(T)), []P{new(T), new(T), new(T)}
		a, b := rand.New(rand.NewPCG(seed, 0)), rand.New(rand.NewPCG(seed, 0))
		pick := rand.New(rand.NewPCG(seed, 1))
		for range 30 {
			require.NoError(t, add(a, whole))
			require.NoError(t, add(b, parts[pick.IntN(3)]))
		}
		testkit.MergeLaws(t, seed, whole, parts)
		again, err := rebuild(whole)
		require.NoError(t, err, "seed %d", seed)
		want, err := whole.MarshalBinary()
		require.NoError(t, err)
		got, err := again.MarshalBinary()
		require.NoError(t, err)
		assert.Equal(t, want, got, "seed %d: sums lead back", seed)
	}
}

func TestLawMerge(t *testing.T) {
	signed, gone, base, results := book(t), lost(t), screened(t), tracks(t)
	mergeLaw(t, func(r *rand.Rand, x *audit.Acquisitions) error {
		a := signed[r.IntN(len(signed))]
		a.Value = decimal.New(r.Int64N(1e9), -3)
		return x.Add(a)
	}, func(x *audit.Acquisitions) (*audit.Acquisitions, error) { return audit.NewAcquisitions(x.Sums()) })
	mergeLaw(t, func(r *rand.Rand, x *audit.Losses) error { return x.Add(gone[r.IntN(len(gone))]) },
		func(x *audit.Losses) (*audit.Losses, error) { return audit.NewLosses(x.Sums()) })
	mergeLaw(t, func(r *rand.Rand, x *audit.Screening) error { return x.Add(base[r.IntN(len(base))]) },
		func(x *audit.Screening) (*audit.Screening, error) { return audit.NewScreening(x.Report()) })
	mergeLaw(t, func(r *rand.Rand, x *audit.Proof) error { return x.Add(policy, results[r.IntN(len(results))]) },
		func(x *audit.Proof) (*audit.Proof, error) { return audit.NewProof(x.Sums()) })
	mergeLaw(t, func(r *rand.Rand, x *audit.Costs) error {
		c := audit.Cost{Customer: "c", Currency: "EUR"}
		if r.IntN(2) == 0 {
			c.Service = new(decimal.New(r.Int64N(1e9), -2))
		}
		return x.Add(c)
	}, func(x *audit.Costs) (*audit.Costs, error) { return audit.NewCosts(x.Report()) })
}

// Whatever bytes there are: they are refused, or lead back to themselves.
func FuzzUnmarshalBinary(f *testing.F) {
	var a audit.Acquisitions
	var l audit.Losses
	var s audit.Screening
	var p audit.Proof
	var c audit.Costs
	require.NoError(f, a.Add(book(f)[1]))
	require.NoError(f, l.Add(lost(f)[1]))
	require.NoError(f, s.Add(screened(f)[1]))
	require.NoError(f, p.Add(policy, tracks(f)[0]))
	require.NoError(f, c.Add(audit.Cost{Customer: "c", Lost: new(decimal.New(1, 0))}))
	for i, x := range []interface{ MarshalBinary() ([]byte, error) }{&a, &l, &s, &p, &c} {
		b, err := x.MarshalBinary()
		require.NoError(f, err)
		f.Add(uint8(i), b)
	}
	f.Fuzz(func(t *testing.T, kind uint8, data []byte) {
		switch kind % 5 {
		case 0:
			testkit.HostileBytes[audit.Acquisitions](t, data)
		case 1:
			testkit.HostileBytes[audit.Losses](t, data)
		case 2:
			testkit.HostileBytes[audit.Screening](t, data)
		case 3:
			testkit.HostileBytes[audit.Proof](t, data)
		case 4:
			testkit.HostileBytes[audit.Costs](t, data)
		}
	})
}

func TestWords(t *testing.T) {
	checkWords[audit.Dimension](t, audit.ParseDimension, "together", "month", "quarter", "year", "seller", "channel")
	checkWords[audit.Case](t, audit.ParseCase, "none", "knowingly-signed", "not-told", "not-yet-known")
	checkWords[audit.Blame](t, audit.ParseBlame, "unknown", "acquisition", "ours", "theirs", "both", "unexplained")
	checkWords[audit.Part](t, audit.ParsePart, "unknown", "lost-revenue", "acquisition-cost", "service-cost", "referral-cost")
	checkWords[audit.Measure](t, audit.ParseMeasure, "unknown", "stayed", "bought-more", "advocated")
	checkWords[audit.Telling](t, audit.ParseTelling, "too-few", "not-shown", "tells", "tells-reverse")
}

// checkWords checks that the constants of a list have these words and no other,
// and that each survives the round trip.
func checkWords[E interface {
	~uint8
	Valid() bool
	String() string
	AppendText(b []byte) ([]byte, error)
}](t *testing.T, parse func(string) (E, error), words ...string) {
	t.Helper()
	for i, w := range words {
		e, err := parse(w)
		require.NoError(t, err)
		assert.Equal(t, E(i), e)
		assert.Equal(t, w, e.String())
		b, err := json.Marshal(e)
		require.NoError(t, err)
		var back E
		require.NoError(t, json.Unmarshal(b, &back))
		assert.Equal(t, e, back)
	}
	beyond := E(len(words))
	assert.False(t, beyond.Valid())
	_, err := beyond.AppendText(nil)
	require.ErrorIs(t, err, successkit.ErrUnknown)
	_, err = parse("")
	require.ErrorIs(t, err, successkit.ErrUnknown)
}
