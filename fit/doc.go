// Package fit decides whether a prospect or a customer has Success Potential:
// given what the vendor can really offer on a date, and assuming that both
// sides keep what they are accountable for, is it likely to succeed? The
// answer is yes or no with its reasons, never a percentage, and where evidence
// is lacking it is "undetermined", with the questions that would settle it.
// Sellers gate a pipeline by it, and customer success teams see which promises
// an account was won on.
//
// The idea, its name and the six inputs are Lincoln Murphy's. Potential is not
// success: whether a customer did succeed is for other packages to say.
//
// Its neighbours: package pipeline gates deals and tallies why, package audit
// looks back at what was signed and what became of it, and package market says
// what would open more of the market.
//
// # The model
//
// A [Definition] is one version of a profile: criteria over the six inputs,
// each with a question in plain words and a [Rule] that reads the answer. A
// [Need] is something that the offer must cover, a [Demand] something that the
// customer must have or do, a [Disqualifier] something whose presence decides.
// [New] checks a definition and makes an immutable [Profile] of it. A profile
// needs not cover all six inputs; until it does its verdicts are provisional.
// Criteria have no weights, since none can make up for another.
//
// An [Offer] states what the vendor really delivers from a day on. A rule that
// names a capability of it compares with that, once [Profile.For] has brought
// the two together, and not with the road map. [Versions] and [Offers] say which
// of several were in force on a day.
//
// [Facts] are dated [Evidence], answers to the questions; dated [Commitment]
// values, promises to close a gap; and [Settlement] values, what became of them.
// [Profile.Assess] reads them as of a day. Each criterion is met, acquirable,
// unmet or unknown, and the worst of them is the verdict:
//
//	any unmet            NoPotential, even beside unknowns
//	else any unknown     Undetermined, with the next questions
//	else any acquirable  Conditional, with the conditions
//	else                 Potential
//
// A gap is acquirable where each side that is accountable for closing it has
// promised to, and the promise is due on the day itself or within the horizon
// that the profile states. A promise that fell due while the gap stayed open
// counts no more; new evidence that the gap is closed makes the criterion met,
// and so does word that each side has kept its promise.
//
// # What else it answers
//
//	who in a base, and fast?                  Profile.Decide, Profile.AssessAll
//	what would turn the verdict?              Profile.Counterfactual
//	what would the vendor have to deliver?    Profile.Shortfall
//	what did both sides commit to, and do?    Profile.Ledger
//	how far is it from being ready?           Profile.Readiness
//	what changed since, and by whose doing?   Reassess
//	who is judged otherwise now?              Replay
//	what changed between two versions?        Compare
//	who of our customers is a bad fit?        BadFit.Match
//
// # Limits
//
//	ids of profile and criteria   words of 1 to 64 bytes: a-z, 0-9, single - and .
//	ids of facts                  1 to 256 bytes
//	questions, promises, sources  at most 4,096 bytes
//	words of an answer            words as above; their order carries no meaning
//	numbers                       38 digits, 20 of them after the point; compared exactly
//	rules that a rule combines    1 to 64, one level deep
//	HorizonDays, FreshDays        0 to 36,500; the last day still counts
//
// Nothing is rounded.
//
// # Reasons
//
// Each [Finding] says why, as [successkit.Reason] values that refer to the
// facts they rest on. [Phrases] puts them into English.
//
//	fit.need-met, fit.need-unmet                         criterion, question, date, answer
//	fit.demand-met, fit.demand-unmet                     the same
//	fit.disqualifier-absent, fit.disqualifier-present    the same
//	fit.unanswered        no evidence                    criterion, question
//	fit.stale             evidence is too old            criterion, question, date, days, fresh_days
//	fit.unreadable        not of the form of the rule    criterion, question, date, answer
//	fit.contradicted      answers of equal age differ    criterion, question, date
//	fit.remedy-committed  the promise stands             criterion, side, due
//	fit.remedy-barred     no remedy is accepted          criterion
//	fit.remedy-missing    nothing was promised           criterion, side
//	fit.remedy-withdrawn  the promise was taken back     criterion, side, date
//	fit.remedy-overdue    it fell due before the day     criterion, side, due
//	fit.remedy-too-late   it is due beyond the horizon   criterion, side, due, horizon_days
//	fit.remedy-kept       the promise was kept           criterion, side, date
//	fit.remedy-missed     it was broken                  criterion, side, date
//	fit.remedy-spent      it was kept, and then a gap    criterion, side, date
//	fit.known-later       ignored: known after the day   criterion, date
//	fit.not-asked         ignored: not in the profile    criterion
//	fit.not-committed     ignored: settles nothing       commitment
//
// # Errors
//
// [New] and [Profile.Assess] report everything that is wrong with their input
// at once, as a [successkit.InputError]. An answer with caveats is no error: a
// lack of evidence, stale or contradictory evidence, an answer of a form that
// this version does not read and facts of other criteria all lead to an
// assessment that says so.
//
// # Stored form
//
// [Definition], [Offer], [Facts], [Assessment] and the other results round-trip
// through JSON. Closed lists travel as words, dates and numbers as text. A
// fingerprint stands for the content of a definition or an offer and depends on
// neither the encoder nor the release.
//
// # A program
//
//	profile, err := fit.New(definition)
//	if err != nil {
//		return err
//	}
//	a, err := profile.Assess(facts, today)
//	if err != nil {
//		return err
//	}
//	fmt.Println(a.Verdict)
//	for _, q := range a.Questions {
//		fmt.Println("ask:", q.Question)
//	}
package fit
