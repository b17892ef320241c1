// Package exact does arithmetic that never rounds unasked and never overflows
// unnoticed, at the speed of machine integers.
//
// The kernels of metrics and health work on integers: money as a count of
// minor units, a normalised score as a count of micro-points. Their totals
// outgrow 64 bits long before they outgrow 128, and now and then a value fits
// neither. So each concept here has a fast road on 64- or 128-bit integers and
// an exact road on big ones, and the answer does not say which was taken:
//
//   - [Int128] is a signed 128-bit integer. An operation that may leave its
//     range reports so. [Int128.DivRoundHalfEven] is the one rounding division,
//     for a weighted mean Σ wᵢ·sᵢ / Σ wᵢ.
//   - [Sum] adds up decimals of any scale. It is an accumulator: the zero Sum
//     is the sum of nothing, [Sum.Merge] is associative and commutative, and
//     equal sums give equal bytes, whatever the order of the additions.
//   - [Units] and [FromUnits] go from a decimal to a count of 10^-places and
//     back, [Units] only where nothing is lost.
//   - [Check] bounds a decimal at the door. [Parse] and [Text] are its text,
//     [Canonical] the one form of a number that is stored and compared.
//   - [Apportion] and [RoundParts] round parts so that they add up to the
//     rounded whole.
//
// # Bounds
//
// A short input such as 1e-999999999 can cost seconds and gigabytes when it
// meets another number. Callers therefore pass every decimal from outside
// through [Check] before any arithmetic:
//
//	MaxDigits  38  digits in plain notation, before and after the point together
//	MaxPlaces  20  digits after the point
//
// The rest of the package is exact for any decimal, but its cost is stated only
// for those within the bounds. A [Sum] of them may exceed the bounds; it stays
// exact.
//
// # Rounding
//
//	Int128.DivRoundHalfEven    half to even
//	RoundParts, Apportion      largest remainder, ties to the lower index
//	everything else            exact, or refused
//
// # Errors
//
// A result that does not exist (a divisor of 0, a product beyond 128 bits, a
// number that is no whole count of cents) is reported by a second result of
// false, and the first one is then zero. [Check], [Parse] and the decoders
// return errors that say what is wrong, and wrap nothing: the caller knows the
// field and the kind. Nothing panics.
//
// Nothing here reads the variables of package decimal (DivisionPrecision,
// TrimTrailingZeros, MaxDecodeExponent and the like), which a host program may
// have changed.
package exact
