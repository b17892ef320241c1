package tabular_test

import (
	"strconv"
	"testing"

	"github.com/successkit/successkit/success"
	"github.com/successkit/successkit/success/tabular"
)

// many are accounts with a hundred readings and every other kind of fact each.
func many(n int) []success.Account {
	accounts := make([]success.Account, n)
	for i := range accounts {
		a := full()
		a.ID += strconv.Itoa(i)
		for k := range 100 {
			r := a.Readings[0]
			r.ID, r.Value = "n"+strconv.Itoa(k), float64(k)
			a.Readings = append(a.Readings, r)
		}
		accounts[i] = a
	}
	return accounts
}

var (
	sinkAccounts []success.Account
	sinkTables   map[string][]byte
)

// The cost of a book is that of its rows.
func BenchmarkAccounts(b *testing.B) {
	for _, n := range []int{10, 1000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			tables, err := tabular.Tables(many(n))
			if err != nil {
				b.Fatal(err)
			}
			size := 0
			for _, t := range tables {
				size += len(t)
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				if sinkAccounts, err = tabular.Accounts(tables); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkTables(b *testing.B) {
	for _, n := range []int{10, 1000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			accounts := many(n)
			b.ReportAllocs()
			for b.Loop() {
				var err error
				if sinkTables, err = tabular.Tables(accounts); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
