// Package people says how well a vendor is known at a customer: whom it really
// talks to, which roles that covers, how much hangs on one person, who may have
// gone, and how likely it is that somebody who wanted the product is still there
// when the contract comes up for renewal.
//
// One contact is a risk. A marketer stays 14 months on average and a contract
// runs for 12: whoever signed is likely not the one who deploys, let alone the
// one who renews. [Settings.Look] counts the people with whom there was a contact
// of both sides of late; [Stay] turns tenure and time into a chance, and says how
// many more relationships a wanted chance needs.
//
//	c, err := people.Settings{Required: []successkit.Role{successkit.Sponsor, successkit.Champion}, Days: 60}.
//		Look(contacts, interactions, asOf)
//	…
//	fmt.Println(c.Threads, c.Breadth, c.RoleCoverage.Percent(0), c.Concentration.Percent(0))
//
// # What counts as a contact
//
// An interaction counts for those of the customer's people who took part in it,
// unless its channel is one-way: a message in the product and self-service reach
// a person, but nobody meets. A person is active where the last such contact lies
// no longer back than the threshold of the role. Nobody ([None]) and one person
// ([Single]) are states of their own.
//
// # What a chance assumes
//
// By default people leave at a constant rate: of those there now, exp(−t/μ) are
// there after the time t, where μ is the mean tenure, however long they have
// been there. [Question.Curve] takes any other survival curve, and then how long
// somebody has been there matters. Contacts are taken to leave independently of
// each other. That is optimistic, since a reorganisation takes several at once,
// and each [Outlook] says so.
//
// # Has the champion gone?
//
// One sign is a suspicion. Two of different sources confirm it ([Changes]): a mail
// that bounced and a colleague who said so. A change of title that is none but
// for spelling is none.
//
// # Limits and errors
//
//	what             unit      limits
//	Days             days      1 to 3,660
//	MeanTenure       months    above 0, 14 by default
//	Wanted           chance    above 0 and below 1
//	chances          estimates float64; decided upon when rounded to nine places
//
// What is malformed is refused with [successkit.FieldError] values, all at once.
// [Coverage], [Outlook] and [Change] round-trip through JSON.
package people
