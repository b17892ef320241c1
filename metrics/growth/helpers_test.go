package growth_test

import (
	"math/big"
	"math/rand/v2"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
)

// seeds is how many random cases a law is tried on.
const seeds = 300

func random(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0)) }

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func rate(s string) successkit.Rate { return successkit.MustRate(s) }

// over returns the rate num/den.
func over(num decimal.Decimal, den string) successkit.Rate {
	r, err := successkit.NewRate(num, dec(den))
	if err != nil {
		panic(err)
	}
	return r
}

// money returns an amount of up to ten million with cents.
func money(r *rand.Rand) decimal.Decimal { return decimal.New(r.Int64N(1_000_000_000), -2) }

// part returns a share from 0 to 1, both now and then.
func part(r *rand.Rand) successkit.Rate {
	den := 1 + r.Int64N(1000)
	return successkit.CountRate(r.Int64N(den+1), den)
}

// rat returns a defined rate as a fraction.
func rat(r successkit.Rate) *big.Rat { return new(big.Rat).Quo(r.Num().Rat(), r.Den().Rat()) }

// halfEven returns x rounded half to even.
func halfEven(x *big.Rat, places int32) decimal.Decimal {
	scaled := new(big.Rat).Mul(x, decimal.New(1, places).Rat())
	floor := new(big.Int).Div(scaled.Num(), scaled.Denom())
	rest := new(big.Rat).Sub(scaled, new(big.Rat).SetInt(floor))
	if c := rest.Cmp(big.NewRat(1, 2)); c > 0 || c == 0 && floor.Bit(0) == 1 {
		floor.Add(floor, big.NewInt(1))
	}
	return decimal.NewFromBigInt(floor, -places)
}

// scaledInt returns v with its last digits, up to 20 of them, after the point.
func scaledInt(v int64, places uint8) decimal.Decimal { return decimal.New(v, -int32(places%21)) }
