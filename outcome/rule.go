package outcome

import (
	"slices"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// A rule is what a requirement asks for.
type rule interface {
	attribute() Attribute
	// check notes what is wrong with the rule.
	check(f *successkit.Faults, at string)
	// required says in a word or figure what is asked for.
	required() string
}

// A judge is a rule that judges every interaction by itself.
type judge interface {
	rule
	// judge says what the rule makes of an interaction, as far as is known on
	// asOf.
	judge(i *successkit.Interaction, asOf successkit.Date) judgement
	// delivered says in a word or figure what was delivered at an interaction
	// that was honoured or breached.
	delivered(i *successkit.Interaction) string
}

// A judgement is what a rule makes of one interaction.
type judgement struct {
	// state is Unchecked where the interaction does not count, and Unobserved
	// where it would had more been known of it.
	state RequirementState
	// since is the day from which that holds.
	since successkit.Date
	// gap is by how much more was delivered than asked for, and below 0 by how
	// much less, in the unit of the rule.
	gap int
}

// within returns the judgement of an interaction that is either as it must be
// or not, without more or less.
func within(ok bool, day successkit.Date) judgement {
	if ok {
		return judgement{state: Honoured, since: day}
	}
	return judgement{state: Breached, since: day, gap: -1}
}

// byGap returns the judgement of an interaction that is as it must be unless it
// falls short.
func byGap(gap int, day successkit.Date) judgement {
	j := judgement{state: Honoured, since: day, gap: gap}
	if gap < 0 {
		j.state = Breached
	}
	return j
}

// fields returns the rules of r that are set, each with the name of its field.
func (r Requirement) fields() (names []string, rules []rule) {
	add := func(name string, rule rule) { names, rules = append(names, name), append(rules, rule) }
	if r.Response != nil {
		add("response", r.Response)
	}
	if r.Cadence != nil {
		add("cadence", r.Cadence)
	}
	if r.Channels != nil {
		add("channels", r.Channels)
	}
	if r.Hours != nil {
		add("hours", r.Hours)
	}
	if r.Languages != nil {
		add("languages", r.Languages)
	}
	if r.Coverage != nil {
		add("coverage", coverage{r.Coverage})
	}
	if r.Expertise != nil {
		add("expertise", expertise{r.Expertise})
	}
	if r.Skills != nil {
		add("skills", r.Skills)
	}
	if r.Roles != nil {
		add("roles", r.Roles)
	}
	if r.Touch != AnyTouch {
		add("touch", r.Touch)
	}
	return names, rules
}

// Attribute returns what r is about, and [NoAttribute] where it has no rule or
// more than one.
func (r Requirement) Attribute() Attribute {
	if _, rules := r.fields(); len(rules) == 1 {
		return rules[0].attribute()
	}
	return NoAttribute
}

// checkWords notes a list without a word, words that are none, and those listed
// twice.
func checkWords[W ~string](f *successkit.Faults, at string, words []W) {
	if len(words) == 0 {
		f.Add(at, "", successkit.ErrRequired)
	}
	for i, w := range words {
		err := word.Check(string(w))
		if err == nil && slices.Contains(words[:i], w) {
			err = successkit.ErrDuplicate
		}
		f.Add(field.Item(at, i), string(w), err)
	}
}

// listed returns words in one text, "email, chat", and "none" where there are
// none.
func listed[W ~string](words []W) string {
	if len(words) == 0 {
		return "none"
	}
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = string(w)
	}
	return strings.Join(texts, ", ")
}
