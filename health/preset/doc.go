// Package preset holds health models and alert rules to begin with, as data: take
// one, change what does not fit, and make a model of it.
//
//	def := preset.SaaS()
//	def.Root.Children[0].Weight = decimal.NewFromInt(35)
//	model, err := health.New(def)
//
// How the product is delivered decides what can be measured. [SaaS] reads usage,
// its trend and its value. [OnPremise] sees no usage, so it listens: satisfaction,
// ratings of support, feedback, meetings held, and who of those asked has
// answered; there a programme that hears customers is no luxury but the only
// instrument. [Hybrid] does both, and a customer whose usage is not seen still has
// a score. [PROVE] and [DepthBreadth] are two published models.
//
// # Who proposed what
//
// Figures come from others' practice or are this library's own choice, and no
// figure here has been shown to foretell anything for your customers: test a model
// on your own past before anybody acts on it. "Own" below means that the choice is
// ours and that we know of no evidence for it.
//
//	what                                              by
//	bands from 50 and 75, lower edge included         GitLab's public handbook
//	usage dropped after 60 days, support after 30     GitLab
//	sentiment kept, flagged after 90 days             GitLab
//	only sentiment counts in the first 30 days        GitLab
//	sentiment red: the score is red                   GitLab
//	product 50, risk 25, outcomes 10, voice 5,
//	engagement 10; licences 30, engagement 10, four
//	use cases of 15; cadence 50 and persona 50        GitLab
//	licences in use by age: 10, 50 and 75%            GitLab; its ranges, 10 to 50 and 51 to 75,
//	                                                  leave gaps, which are closed halfway: own
//	active users of billable users: 50 and 80%        GitLab
//	depth and breadth of 50 each; ten logins in four
//	weeks make an active user; depth 50, 35, 20 and
//	10%; breadth 4, 3, 2 and 1 features               Gainsight's library of scorecards
//	no score below 80% coverage                       a public suite of practitioners; it is
//	                                                  not set in the presets, see MinCoverage
//	three falling weeks in a row                      the same suite
//	an early warning at 10% less usage, three months
//	without contact, 75% of seats                     figures of Mattermost's public handbook,
//	                                                  applied as we read them
//	the points of a step, where a source names bands
//	alone: 25, 60 and 90                              own: inside red, yellow and green
//	weights of SaaS, OnPremise and Hybrid             own
//	scales of NPS, ratings, feedback and answers      own
//	silence: fine up to 30 days, nothing left after
//	120                                               own
//	weekly use, windows of 28 days, a change of -50 to
//	25%, 80% of seats, a meeting a month              own
//	the points of depth and breadth: 25, 50, 75, 100  own
//	minimum coverage of 50%, of Hybrid 40%            own
//	overrides of 90 days                              own
//
// # What is what
//
// The ids of measures are the words that readings name; each function lists them
// with their units. Everything is returned anew and is the caller's own.
package preset
