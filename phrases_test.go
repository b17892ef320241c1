package successkit_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit"
)

func TestPhrases_Text(t *testing.T) {
	for _, c := range []struct{ name, phrase, want string }{
		{"arguments", "{milestone} is {days} days late.", "go-live is 12 days late."},
		{"twice", "{days}, {days}", "12, 12"},
		{"one alone", "{days}", "12"},
		{"none", "Late.", "Late."},
		{"empty", "", ""},
		{"lacking", "{owner} is late by {days}", "{owner} is late by 12"},
		{"not closed", "late by {days", "late by {days"},
		{"not opened", "late by days}", "late by days}"},
		{"empty name", "{} {days}", "{} 12"},
		{"nested", "{{days}}", "{{days}}"},
		{"other case", "{Days}", "{Days}"},
	} {
		p := successkit.Phrases{"journey.overdue": c.phrase}
		assert.Equal(t, c.want, p.Text(overdue()), c.name)
	}
	assert.Equal(t, overdue().String(), successkit.Phrases(nil).Text(overdue()), "no phrase for it")
	p := successkit.Phrases{"a": "{x}{y}"}
	assert.Equal(t, "{y}{x}", p.Text(successkit.NewReason("a").With("x", "{y}").With("y", "{x}")), "values are not read again")
}
