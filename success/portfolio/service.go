package portfolio

import (
	"slices"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/outcome"
)

// A Service is what a level of coverage gives a customer, in the terms in which
// the Appropriate Experience asks for it. What it does not name it does not give.
// How often the two meet stands in the cadence of the level itself.
type Service struct {
	// Level is the id of the level.
	Level string `json:"level"`
	// Minutes are those that the level takes for one customer in the period
	// beside what recurs, 0 to 1,000,000.
	Minutes int `json:"minutes,omitzero"`
	// WithinMinutes is the longest that a customer waits for a first answer,
	// whenever it asks and by any of Channels, 0 to 1,000,000. Zero promises none.
	WithinMinutes int `json:"within_minutes,omitzero"`
	// Hours are those at which there is an answer, and how soon.
	Hours []outcome.Hours `json:"hours,omitempty"`
	// Channels are the ways by which the level can meet a customer, Languages
	// those that its people speak, Skills what each of them can do, and Roles who
	// they are.
	Channels  []successkit.Channel `json:"channels,omitempty"`
	Languages []string             `json:"languages,omitempty"`
	Skills    []string             `json:"skills,omitempty"`
	Roles     []successkit.Role    `json:"roles,omitempty"`
	// Coverage and Expertise are steps, in the words of the scales on which
	// customers ask for them: "named", "specialist".
	Coverage  string `json:"coverage,omitzero"`
	Expertise string `json:"expertise,omitzero"`
	// Touch is Human where a person meets the customer every time, and Unattended
	// where none does unless the customer asks for one.
	Touch outcome.Touch `json:"touch,omitzero"`
}

func (s Service) clone() Service {
	s.Hours = slices.Clone(s.Hours)
	for i := range s.Hours {
		s.Hours[i].Days = slices.Clone(s.Hours[i].Days)
	}
	s.Channels, s.Languages = slices.Clone(s.Channels), slices.Clone(s.Languages)
	s.Skills, s.Roles = slices.Clone(s.Skills), slices.Clone(s.Roles)
	return s
}

func (s Service) check(f *successkit.Faults, path string) {
	field.Within(f, path+".minutes", s.Minutes, 0, maxMinutes)
	field.Within(f, path+".within_minutes", s.WithinMinutes, 0, maxMinutes)
	for i, h := range s.Hours {
		checkHours(f, field.Item(path+".hours", i), h)
	}
	checkWords(f, path+".channels", s.Channels)
	checkWords(f, path+".languages", s.Languages)
	checkWords(f, path+".skills", s.Skills)
	checkWords(f, path+".roles", s.Roles)
	checkWord(f, path+".coverage", s.Coverage)
	checkWord(f, path+".expertise", s.Expertise)
	if !s.Touch.Valid() {
		f.Add(path+".touch", s.Touch.String(), successkit.ErrUnknown)
	}
}

// checkHours notes what is wrong with hours, which package outcome says.
func checkHours(f *successkit.Faults, path string, h outcome.Hours) {
	d := outcome.Definition{Experience: outcome.Experience{Requirements: []outcome.Requirement{{Hours: &h}}}}
	mergeBelow(f, path, d.Validate(), "experience.requirements[0].hours")
}

// mergeBelow notes those faults whose paths begin with a prefix, in whose place
// they get the path.
func mergeBelow(f *successkit.Faults, path string, err error, prefix string) {
	for fault := range successkit.FieldErrors(err) {
		if rest, ok := strings.CutPrefix(fault.Path, prefix); ok {
			f.Add(path+rest, fault.Value, fault.Err)
		}
	}
}

func checkWords[W ~string](f *successkit.Faults, path string, words []W) {
	for i, w := range words {
		f.Add(field.Item(path, i), string(w), word.Check(string(w)))
	}
}

// checkWord notes a text that is there and no word.
func checkWord(f *successkit.Faults, path, s string) {
	if s != "" {
		f.Add(path, s, word.Check(s))
	}
}
