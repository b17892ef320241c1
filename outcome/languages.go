package outcome

import (
	"slices"

	"github.com/successkit/successkit"
)

// A Languages requires that the customer is spoken to in one of its languages
// alone. It judges each interaction of the window by itself, whoever began it;
// one whose language is not known is unclear.
type Languages struct {
	// Permitted are the languages, at least one, in the words that the
	// interactions use: "de" is another than "de-at".
	Permitted []string `json:"permitted"`
}

func (l *Languages) attribute() Attribute { return LanguagesAttribute }

func (l *Languages) required() string { return listed(l.Permitted) }

func (l *Languages) check(f *successkit.Faults, at string) {
	checkWords(f, at+".permitted", l.Permitted)
}

func (l *Languages) judge(i *successkit.Interaction, _ successkit.Date) judgement {
	if i.Language == "" {
		return judgement{state: Unobserved}
	}
	return within(slices.Contains(l.Permitted, i.Language), i.Date)
}

func (l *Languages) delivered(i *successkit.Interaction) string { return i.Language }
