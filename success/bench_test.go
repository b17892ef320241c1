package success_test

import (
	"fmt"
	"testing"

	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/success"
)

var sink success.Review

// BenchmarkReview reviews one account, once as it is in the fixture and once
// with a reading a day of two years, through all of which its health was red.
// The cost of a book is that times its accounts.
func BenchmarkReview(b *testing.B) {
	asOf := day("2025-07-01")
	daily := account()
	daily.Readings = nil
	for back := range 730 {
		daily.Readings = append(daily.Readings, health.Reading{
			ID: fmt.Sprint(back), Measure: "usage", Value: 2, Date: asOf.AddDays(-back),
		})
	}
	for _, c := range []struct {
		name    string
		account success.Account
	}{{"a few facts", account()}, {"730 readings in one band", daily}} {
		b.Run(c.name, func(b *testing.B) {
			p := program(b)
			b.ReportAllocs()
			for b.Loop() {
				r, err := p.Review(c.account, asOf)
				if err != nil {
					b.Fatal(err)
				}
				sink = r
			}
		})
	}
}
