package success_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/success"
)

var sink success.Review

// BenchmarkReview reviews one account: as it is in the fixture, with a reading a
// day of two years, through all of which its health was red, and at random with
// all that a program can have.
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
		program success.Definition
		account success.Account
	}{
		{"a few facts", definition(), account()},
		{"730 readings in one band", definition(), daily},
		{"every kind of fact", rich(), randomAccount(rand.New(rand.NewPCG(1, 1)))},
		{"every trigger, 730 readings", rich(), daily},
	} {
		b.Run(c.name, func(b *testing.B) {
			p := made(b, c.program)
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

// BenchmarkReviewFacts reviews an account of so many facts. The cost of a fact
// stays what it is, but for the depth of sorting.
func BenchmarkReviewFacts(b *testing.B) {
	p := made(b, rich())
	for _, n := range []int{100, 1_000, 10_000, 100_000} {
		a := withFacts(n)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r, err := p.Review(a, lastDay)
				if err != nil {
					b.Fatal(err)
				}
				sink = r
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/fact")
		})
	}
}

// withFacts returns a customer of so many facts, of every kind of which there may
// be many.
func withFacts(n int) success.Account {
	m := &maker{Rand: rand.New(rand.NewPCG(1, uint64(n)))}
	a := randomAccount(m.Rand)
	count := func() int {
		f := &a.Facts
		return len(f.Interactions) + len(f.Exceptions) + len(f.Acts) + len(f.Obstacles) + len(f.Readings) +
			len(f.Observations) + len(f.Benefits) + len(f.Costs) + len(f.Fit.Evidence) + len(f.Fit.Commitments) + len(f.Events)
	}
	m.ids = 1_000
	for count() < n {
		m.interaction(&a.Facts)
		m.rest(&a.Facts)
		m.potential(&a.Facts)
		more := success.Facts{}
		m.journey(&more)
		m.health(&more)
		m.desired(&more)
		a.Events = append(a.Events, more.Events...)
		a.Readings = append(a.Readings, more.Readings...)
		a.Observations = append(a.Observations, more.Observations...)
		a.Benefits, a.Costs = append(a.Benefits, more.Benefits...), append(a.Costs, more.Costs...)
	}
	return a
}

// BenchmarkReviewAll reviews a book: the cost of an account does not depend on how
// many there are, so that a million cost a million times one.
func BenchmarkReviewAll(b *testing.B) {
	p := made(b, rich())
	for _, n := range []int{10, 100, 1_000} {
		accounts := make([]success.Account, n)
		for i := range accounts {
			accounts[i] = randomAccount(rand.New(rand.NewPCG(uint64(i), 9)))
		}
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				all, err := p.ReviewAll(accounts, lastDay)
				if err != nil {
					b.Fatal(err)
				}
				sink = all[0]
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/review")
		})
	}
}
