// Package pipeline gates deals by Success Potential: which are qualified, which
// are disqualified and why, and which need discovery, with the next questions.
// It is for those who run a pipeline of sales and for the programs that they
// sell with. Disqualifying a deal that is already in the pipeline is a normal
// result, as is any other.
//
// # The model
//
// [Gate] takes a [Deal] and a profile of package fit, for its offer, and returns
// a [Gated]: the route, and the reasons, conditions or questions that go with
// it. A [Tally] adds up many of them: how many deals and how much money took
// each route, which criteria disqualified, alone or with others, and which
// questions the others wait for. Tallies of parts of a pipeline merge.
//
//	Qualified     potential, with the conditions where it rests on some
//	Disqualified  no potential, with every criterion that is unmet
//	Discovery     undetermined, with the questions: those first that could
//	              decide alone, the cheapest of them before the rest
//
// # Limits
//
//	ids of deals       1 to 256 bytes
//	values of deals    0 or more; 38 digits, 20 of them after the point
//	currencies         of one tally, one
//	counts             up to 2^53
//
// Nothing is rounded.
//
// # Reasons
//
// The reasons are those of package fit, and so are their phrases.
//
// # Errors
//
// What is wrong with a deal comes as a [successkit.InputError], all at once, with
// paths below "facts". A lack of evidence is no error.
//
// # Stored form
//
// [Deal], [Gated] and [Report] round-trip through JSON. [Tally] has a binary
// form, versioned and canonical, for caches and for the workers of a distributed
// run.
//
// # A program
//
//	var tally pipeline.Tally
//	for _, deal := range deals {
//		g, err := pipeline.Gate(profile, deal, today)
//		if err != nil {
//			return err
//		}
//		if err := tally.Add(g); err != nil {
//			return err
//		}
//	}
//	for _, r := range tally.Report().Reasons {
//		fmt.Println(r.Criterion, r.Deals, r.Alone.Deals)
//	}
package pipeline
