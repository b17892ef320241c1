package audit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/fit/audit"
)

func BenchmarkAcquisition(b *testing.B) {
	a := auditor(b)
	s := audit.Signing{Customer: "acme", Date: day("2026-03-10"), Seller: "ann", Team: "north", Facts: facts("2026-02-01", true, false, 80, true)}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := a.Acquisition(s, today); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAdd(b *testing.B) {
	signed, result := book(b)[1], tracks(b)[0]
	b.Run("acquisitions", func(b *testing.B) {
		var x audit.Acquisitions
		b.ReportAllocs()
		for b.Loop() {
			require.NoError(b, x.Add(signed))
		}
	})
	b.Run("proof", func(b *testing.B) {
		var x audit.Proof
		b.ReportAllocs()
		for b.Loop() {
			require.NoError(b, x.Add(policy, result))
		}
	})
}
