// Package market says how large the market of a vendor is, how much of it is open
// today, what would open more of it, and which of two ways of growing gets
// further. It is for those who decide what to build and whom to sell to.
//
// # The model
//
// A [Market] is made of segments, each with its size and the capabilities without
// which its accounts have no Success Potential. The ultimate market is every
// segment if everything were perfect, the market open today is the segments all
// of whose needs are offered, and what is between the two is closed or barred.
// [FromShortfall] derives the needs of a segment from a typical prospect and a
// profile of package fit.
//
// [Market.Unlocks] says what each missing capability would open alone and on top
// of all others, and [Market.Bundles] what several unlock only together.
// [Market.Best] finds the capabilities that open most within a number or a
// budget: exactly where the effort allows, and else with an upper bound that is
// proven for this very market.
//
// [Compare] projects two ways to grow from explicit parameters, period by period:
// signing anyone, by which customers of bad fit leave and keep others away, and
// the market loses both; and signing good fit only, by which advocates bring
// customers like themselves. It says when the second overtakes, and [Sensitivity]
// how that depends on each parameter.
//
// # Limits
//
//	capabilities             at most 4,096
//	accounts                 at most 2^53 together
//	values, and costs        at most 10^18 of their smallest unit together
//	Query.Effort             1 to 1,000,000 thousand looks
//	periods of a projection  1 to 240
//	openings of a way        at most 240
//	rates of a projection    0 or more, at most 6 decimal places
//
// Sizes, plans and bounds are exact. A projection computes exactly and rounds
// what it reports, half to even, to six decimal places.
//
// # Errors
//
// [New], [Market.Best] and [Compare] report everything that is wrong with their
// input at once, as a [successkit.InputError].
//
// # Stored form
//
// [Definition], [Query], [Plan], [GrowthDefinition], [Growth] and the other
// results round-trip through JSON.
//
// # A program
//
//	m, err := market.New(definition)
//	if err != nil {
//		return err
//	}
//	plan, err := m.Best(market.Query{Most: 3})
//	if err != nil {
//		return err
//	}
//	for _, s := range plan.Steps {
//		fmt.Println(s.Capability, s.Opens.Value)
//	}
package market
