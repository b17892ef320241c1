// Package success looks at the whole customer: is it successful, and what
// should whom do next?
//
// Customer success is when a customer achieves its Desired Outcome through its
// interactions with the company. The other packages each hold one side of
// that; this one puts them together for one account as of a day. It stands on
// them and computes nothing a second time.
//
// # The model
//
// A [Program] is how a company runs customer success: the profiles of whom it
// can serve, what its product is bought for, the paths of milestones, the health
// models, the levels of coverage, and the rules that say who acts on what. It is
// made once from a [Definition], checked as a whole: every id names something. An
// [Account] is one customer: who it is, and its [Facts]. [Program.Review] gives a
// [Review]: the verdict with its reasons, beside it potential and health, and the
// next actions. It needs no book.
//
// The verdict is about the Desired Outcome alone. A customer with a green
// health score that never reached its goal is not successful, and one that
// reached it is, whatever the score. Potential is a judgement before the fact;
// a warning is none after it.
//
// To begin with: a profile of one question, a path of one milestone, a model of
// package health/preset, four rules and one contract make a first review, in the
// example FirstReview. What is not known is told by actions that ask for it.
//
// # Verdicts
//
//	successful    every required outcome achieved, the experience honoured
//	unsuccessful  a goal missed or lost again, a measure worse than at the
//	              start, or the experience breached
//	on-the-way    all known, nothing failed, a goal not reached and not yet due
//	unknown       nobody asked, or nothing failed and something is unmeasured
//
// # Actions
//
// [Rule] values are data: a [Trigger], the role that acts, and how many days
// it has. Their order is the order of importance. Due dates are counted from
// the day on which a state began, so that a review of tomorrow lists the same
// actions unless facts change or a stated day passes. [Action] says for each
// trigger which day that is. Whoever takes an action on says so with a [Taken]: it
// is then in hand, and not overdue, until the day that was named.
//
// The register of package health/alert has no trigger: it is the state of a job
// that looks every night, and depends on which nights it looked. What its rules
// watch of health, its fall, silence and people is here told from the facts alone;
// a host that keeps a register shows its risks beside the actions.
//
// [Compare] tells what changed between two reviews, and [Program.ByPressure]
// orders the actions of many accounts.
//
// # As of
//
// A review of a day looks at the [Facts] that were known on it: contracts,
// contacts and what the customer wants among them. Only who the account is (its
// name, segment, delivery, level and owner) has no history.
//
// Of a program, profiles and offers are in force from days of their own. All else
// is that of its version, whatever the day: a review of last March by the program
// of today is what today's rules make of what was known in March. A [Review] names
// the version that decided. Whoever must say what was said then keeps the review,
// or the version that was run then.
//
// # Success and staying
//
// [Standing] names the two contradictions: a customer that has renewed and is
// not successful, and one that is successful and may leave all the same. [Staying]
// tells how likely it is that a sponsor is there at the renewal, and
// [Review.Value] what the customer gained against what it paid. An offer is not
// made before first value, to a customer without potential, to one that is not
// successful or whose health is in the worst band: [Lead].
//
// # A story
//
// One customer from the first talk to the third renewal, as its reviews read on
// ten days, stands in testdata/story.txt, and its facts in testdata/story.json.
//
// # Rooms
//
// Package success/tabular reads and writes accounts as CSV tables, package
// success/portfolio tells how many hours a book needs and of whom, and package
// success/report sums a book up for those who lead.
//
// # Errors
//
// A definition, an account or a fact that is wrong gets an error that lists
// every fault with its path. Missing knowledge is no error: it is a verdict, an
// unknown score, an open question.
//
// # Stored forms
//
// [Definition], [Account], [Facts], [Review], [Changes] and [Book] round-trip
// through JSON.
package success
