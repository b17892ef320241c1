package survival

import "math"

// A Weight says how much a time counts in a rank test, from the share that had
// not had the event just before it and from how many were at risk.
type Weight func(survivalBefore float64, atRisk int64) float64

// LogRank treats all times alike and sees best a hazard that is higher by the
// same factor throughout.
func LogRank(float64, int64) float64 { return 1 }

// PetoRho1 looks more at early times, by the share that is left: R's rho = 1.
func PetoRho1(survivalBefore float64, _ int64) float64 { return survivalBefore }

// Gehan looks more at early times, by how many are at risk.
func Gehan(_ float64, atRisk int64) float64 { return float64(atRisk) }

// TaroneWare lies between LogRank and Gehan.
func TaroneWare(_ float64, atRisk int64) float64 { return math.Sqrt(float64(atRisk)) }

// A Test is the comparison of two groups.
type Test struct {
	// Observed and Expected are the weighted events of each group, as they were
	// and as they would be without a difference.
	Observed, Expected [2]float64
	// Variance is that of the first group's difference, hypergeometric.
	Variance float64
	// ChiSquare has one degree of freedom, and P is the chance of one as large
	// where the groups do not differ. Both are NaN where nothing tells.
	ChiSquare, P float64
}

// Compare tests whether two groups take equally long (Mantel, Cancer Chemother
// Rep 50:163, 1966).
func Compare(a, b *Counts, weight Weight) Test {
	var pooled Counts
	_ = pooled.Merge(a) // counts that fit each alone are far from the limit together
	_ = pooled.Merge(b)
	var t Test
	n := [2]int64{a.n, b.n}
	groups := [2]*Counts{a, b}
	before := 1.0
	for _, r := range pooled.Rows() {
		all := n[0] + n[1]
		if r.Events > 0 {
			w := weight(before, all)
			d, whole := float64(r.Events), float64(all)
			for g := range groups {
				t.Observed[g] += w * float64(groups[g].cells[int32(r.Time)].events)
				t.Expected[g] += w * d * float64(n[g]) / whole
			}
			if all > 1 {
				share := float64(n[0]) / whole
				t.Variance += w * w * d * share * (1 - share) * (whole - d) / (whole - 1)
			}
			before *= (whole - d) / whole
		}
		for g := range groups {
			at := groups[g].cells[int32(r.Time)]
			n[g] -= at.events + at.censored
		}
	}
	difference := t.Observed[0] - t.Expected[0]
	t.ChiSquare, t.P = math.NaN(), math.NaN()
	if t.Variance > 0 {
		t.ChiSquare = difference * difference / t.Variance
		t.P = math.Erfc(math.Sqrt(t.ChiSquare / 2))
	}
	return t
}
