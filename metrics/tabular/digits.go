package tabular

import (
	"math"
	"math/bits"
	"time"

	"github.com/successkit/successkit"
)

// readDate reads a date of the form 2006-01-02, given as the numbers that its first
// eight bytes and its last two make.
func readDate(first, second uint64) (successkit.Date, bool) {
	// What the form has at each place is taken off: digits become 0 to 9 and
	// hyphens 0. A byte that was something else is above 9, and so has a bit of the
	// upper half set, or with 6 added gets one.
	first ^= 0x30303030 | '-'<<32 | 0x3030<<40 | '-'<<56
	second ^= 0x3030
	const upper, six, hyphens = 0xf0f0f0f0_f0f0f0f0, 0x06060606_06060606, 0xff<<32 | 0xff<<56
	if (first|(first+six)|second|(second+six&0xffff))&upper != 0 || first&hyphens != 0 {
		return successkit.Date{}, false
	}
	digit := func(x uint64, at int) int { return int(x >> (8 * at) & 0xf) }
	year := 1000*digit(first, 0) + 100*digit(first, 1) + 10*digit(first, 2) + digit(first, 3)
	month, day := 10*digit(first, 5)+digit(first, 6), 10*digit(second, 0)+digit(second, 1)
	d, err := successkit.NewDate(year, time.Month(month), day)
	return d, err == nil
}

// digits reads the digits that eight bytes begin with, and returns how many they
// are.
func digits(eight uint64) (int64, int) {
	const low = ones * 0x7f
	x := eight ^ ones*'0'                                  // digits become 0 to 9, and all other bytes more
	others := (x&low + ones*(0x80-10) | x) & (ones * 0x80) // the top bit of each that is more
	n := bits.TrailingZeros64(others) / 8                  // 8 where there is none
	x <<= 64 - 8*n                                         // leading zeros in place of the rest
	x = x*10 + x>>8                                        // every second byte is now two digits
	x = x & 0x00ff00ff_00ff00ff * (100<<16 + 1) >> 16      // every fourth
	return int64(x & 0x0000ffff_0000ffff * (10000<<32 + 1) >> 32), n
}

// powers are those of ten, and limits the largest numbers that they can multiply.
var powers, limits = func() (powers, limits [19]int64) {
	p := int64(1)
	for i := range powers {
		powers[i], limits[i] = p, math.MaxInt64/p
		p *= 10
	}
	return powers, limits
}()

// scaled returns v·10^n, or false where that does not fit or n is below 0.
func scaled(v int64, n int) (int64, bool) {
	if uint(n) >= uint(len(powers)) || v > limits[n] || v < -limits[n] {
		return 0, false
	}
	return v * powers[n], true
}
