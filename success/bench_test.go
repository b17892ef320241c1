package success_test

import (
	"testing"

	"github.com/successkit/successkit/success"
)

var sink success.Review

// BenchmarkReview reviews one account. The cost of a book is that times its
// accounts.
func BenchmarkReview(b *testing.B) {
	p, a, asOf := program(b), account(), day("2025-07-01")
	b.ReportAllocs()
	for b.Loop() {
		r, err := p.Review(a, asOf)
		if err != nil {
			b.Fatal(err)
		}
		sink = r
	}
}
