// Package audit looks back: which customers were signed that should not have
// been, and why; who of the present base is a bad fit; whose
// failure was it that customers left; what did bad fit cost; and does the profile
// foretell anything at all? It is for those who lead customer success and sales,
// and it blames no one by itself.
//
// # The model
//
// An [Auditor] holds the versions of a profile and of the offer, and judges each
// customer by those that were in force on the day that matters, by what is known
// today: a fact that was recorded late counts from its own date.
//
// [Auditor.Acquisition] checks one signing and [Acquisitions] adds them up by
// month, seller and channel. A customer without potential is one of three
// cases:
//
//	KnowinglySigned  the criterion had been published to those who signed
//	NotTold          it existed, and they had not been told
//	NotYetKnown      no criterion existed then, or not so strict a one
//
// [Auditor.Attribute] says whose failure a loss was, and [Losses] adds them up.
// Customers that had potential are the headline, and their cause is told from
// the joint accountabilities:
//
//	fit at signing        accountabilities by the day it left     blame
//	no potential                                                  ByAcquisition
//	potential             vendor's missed or withdrawn            Ours
//	potential             customer's                              Theirs
//	potential             both                                    BothFailed
//	potential             none                                    Unexplained
//	undetermined                                                  UnknownBlame
//
// [Screen] asks a bad-fit profile about the present base, and a [Screening] adds
// up the answers. [Costs] adds up what bad fit cost; a part that is not known is
// missing, never 0. A [Proof] holds what became of customers by verdict and by
// criterion, and [Proof.Contrasts] says which of them told.
//
// Acquisitions, Losses, Costs, Screening and Proof are accumulators: parts merge,
// in any order, to the whole.
//
// # Limits
//
//	ids              1 to 256 bytes
//	amounts          0 or more; 38 digits, 20 of them after the point
//	currencies       of one accumulator, one
//	counts           up to 2^53
//	MinDays          0 to 36,500
//
// Amounts and shares are exact and not rounded. Intervals are score intervals
// (Wilson 1927), of differences those of Newcombe (1998, method 10).
//
// # Reasons
//
// The reasons of gaps are those of package fit, and so are their phrases.
//
// # Errors
//
// What is wrong with a signing, a loss or a customer comes as a
// [successkit.InputError], all at once. It is an error, too, where the offer of
// the day does not state what the profile of the day reads. A lack of evidence is
// none, nor is a day on which no profile was in force yet.
//
// # Stored form
//
// Inputs, results and the sums of each accumulator round-trip through JSON, and
// accumulators have a binary form, versioned and canonical.
//
// # A program
//
//	auditor, err := audit.New(versions, offers)
//	if err != nil {
//		return err
//	}
//	var all audit.Acquisitions
//	for _, signing := range signings {
//		a, err := auditor.Acquisition(signing, today)
//		if err != nil {
//			return err
//		}
//		if err := all.Add(a); err != nil {
//			return err
//		}
//	}
//	for _, s := range all.Shares(audit.BySeller, 0.95) {
//		fmt.Println(s.Key, s.Rate.Percent(0), s.KnowinglySigned)
//	}
package audit
