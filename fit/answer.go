package fit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/word"
)

// An Answer is what a question got for an answer: yes or no, a number, a set of
// words, or a day. It is immutable. The zero Answer is none.
//
// Its JSON form is an object with one member, {"yes_no": true}, {"number":
// "12.5"}, {"words": ["api", "sso"]} or {"date": "2026-03-01"}, and null for the
// zero Answer. A number is written as text; it is read as text or as a JSON
// number.
type Answer struct {
	form   form
	yes    bool
	beyond bool            // a number beyond the bounds, which is not kept
	number decimal.Decimal // canonical
	words  []string        // sorted, each once
	date   successkit.Date
}

// A form is what sort of answer an Answer is.
type form uint8

const (
	noForm form = iota
	yesNoForm
	numberForm
	wordsForm
	dateForm
)

func (f form) String() string {
	return [...]string{"nothing", "yes or no", "a number", "words", "a date"}[f]
}

// YesNo returns the answer yes where yes is true, and else no.
func YesNo(yes bool) Answer { return Answer{form: yesNoForm, yes: yes} }

// Number returns the answer d, in the unit of the question. A d of more than
// 38 digits, or 20 decimal places, is refused where the answer is used.
func Number(d decimal.Decimal) Answer {
	if exact.Check(d) != nil {
		return Answer{form: numberForm, beyond: true}
	}
	return Answer{form: numberForm, number: exact.Canonical(d)}
}

// Int is [Number] for a whole number.
func Int(n int64) Answer { return Number(decimal.New(n, 0)) }

// Words returns the answer that names ws, whose order and repetition carry no
// meaning. No words at all is an answer too: none of them. What is not made of
// lower-case letters and digits joined by single hyphens or dots, so that
// "SSO" and "sso" can not be taken for two things, is refused where the answer
// is used.
func Words(ws ...string) Answer {
	ws = slices.Clone(ws)
	slices.Sort(ws)
	return Answer{form: wordsForm, words: slices.Compact(ws)}
}

// Day returns the answer d. The zero Date is refused where the answer is used.
func Day(d successkit.Date) Answer { return Answer{form: dateForm, date: d} }

// YesNo returns whether the answer is yes, and whether a is a yes or no.
func (a Answer) YesNo() (yes, ok bool) { return a.yes, a.form == yesNoForm }

// Number returns the number, and whether a is one within the bounds.
func (a Answer) Number() (decimal.Decimal, bool) {
	return a.number, a.form == numberForm && !a.beyond
}

// Words returns a copy of the words in ascending order, and whether a is a set
// of words.
func (a Answer) Words() ([]string, bool) { return slices.Clone(a.words), a.form == wordsForm }

// Day returns the day, and whether a is one.
func (a Answer) Day() (successkit.Date, bool) { return a.date, a.form == dateForm }

// IsZero reports whether a is no answer.
func (a Answer) IsZero() bool { return a.form == noForm }

// Equal reports whether a and b are the same answer. 1.0 and 1.00 are.
func (a Answer) Equal(b Answer) bool {
	return a.form == b.form && a.yes == b.yes && a.beyond == b.beyond &&
		a.date == b.date && a.number.Equal(b.number) && slices.Equal(a.words, b.words)
}

// String returns the answer as people read it: "yes", "12.5", "api, sso",
// "none" for no words, and the empty text for the zero Answer.
func (a Answer) String() string {
	switch a.form {
	case yesNoForm:
		if a.yes {
			return "yes"
		}
		return "no"
	case numberForm:
		if a.beyond {
			return "a number out of range"
		}
		return exact.Text(a.number)
	case wordsForm:
		if len(a.words) == 0 {
			return "none"
		}
		return strings.Join(a.words, ", ")
	case dateForm:
		return a.date.String()
	case noForm:
	}
	return ""
}

// check reports what is wrong with a: that there is no answer or no day, a
// number beyond the bounds, or the first word that is none.
func (a Answer) check() error {
	switch {
	case a.form == noForm, a.form == dateForm && a.date.IsZero():
		return successkit.ErrRequired
	case a.beyond:
		return fmt.Errorf("%w: want at most %d digits, %d of them after the point",
			successkit.ErrOutOfRange, exact.MaxDigits, exact.MaxPlaces)
	}
	for _, w := range a.words {
		if err := word.Check(w); err != nil {
			return fmt.Errorf("word %.64q: %w", w, err)
		}
	}
	return nil
}

// MarshalJSON returns the form that the type's comment describes. It fails on
// a number or a word that would be refused where the answer is used.
func (a Answer) MarshalJSON() ([]byte, error) {
	if a.form == noForm {
		return []byte("null"), nil
	}
	if err := a.check(); err != nil {
		return nil, fmt.Errorf("answer: %w", err)
	}
	switch a.form {
	case yesNoForm:
		return json.Marshal(map[string]bool{"yes_no": a.yes})
	case numberForm:
		return json.Marshal(map[string]string{"number": exact.Text(a.number)})
	case wordsForm:
		return json.Marshal(map[string][]string{"words": append([]string{}, a.words...)})
	case dateForm:
		return json.Marshal(map[string]successkit.Date{"date": a.date})
	case noForm:
	}
	return nil, nil
}

// UnmarshalJSON reads what [Answer.MarshalJSON] writes. It fails with
// [successkit.ErrMalformed] on an object that has not exactly one of the four
// members, and on a number or a day that is none or beyond the bounds. Where it fails
// it leaves a as it was.
func (a *Answer) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*a = Answer{}
		return nil
	}
	var members struct {
		YesNo  *bool        `json:"yes_no"`
		Number *json.Number `json:"number"`
		Words  *[]string    `json:"words"`
		Date   *string      `json:"date"`
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&members); err != nil {
		return fmt.Errorf("answer: %w: %w", successkit.ErrMalformed, err)
	}
	var found []Answer
	if members.YesNo != nil {
		found = append(found, YesNo(*members.YesNo))
	}
	if members.Number != nil {
		d, err := exact.Parse(members.Number.String())
		if err != nil {
			return fmt.Errorf("answer: number %.64q: %w: %w", *members.Number, successkit.ErrMalformed, err)
		}
		found = append(found, Number(d))
	}
	if members.Words != nil {
		found = append(found, Words(*members.Words...))
	}
	if members.Date != nil {
		d, err := successkit.ParseDate(*members.Date)
		if err != nil {
			return fmt.Errorf("answer: %w: %w", successkit.ErrMalformed, err)
		}
		found = append(found, Day(d))
	}
	if len(found) != 1 {
		return fmt.Errorf("answer: %w: want exactly one of yes_no, number, words, date", successkit.ErrMalformed)
	}
	*a = found[0]
	return nil
}
