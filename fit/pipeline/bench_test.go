package pipeline_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/fit/pipeline"
)

func BenchmarkTallyAdd(b *testing.B) {
	g := gate(b, deal("d", 80, "nnyy.n"))
	var tally pipeline.Tally
	b.ReportAllocs()
	for b.Loop() {
		require.NoError(b, tally.Add(g))
	}
}

func BenchmarkGate(b *testing.B) {
	p, d := gatekeeper(b), deal("d", 80, "nnyy.n")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := pipeline.Gate(p, d, day); err != nil {
			b.Fatal(err)
		}
	}
}
