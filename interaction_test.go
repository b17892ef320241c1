package successkit_test

import (
	"math"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
)

func review() successkit.Interaction {
	return successkit.Interaction{
		ID: "i-7", Date: date("2025-03-10"), Recorded: date("2025-03-12"), Kind: "business-review", Stage: successkit.Product,
		Channel: successkit.Video, Began: successkit.VendorSide, Owner: successkit.CSM, Contacts: []string{"c-1", "c-2"},
		ResponseMinutes: new(90), Quality: 4, At: successkit.MustTimeOfDay("09:30"), Language: "pt-br", Coverage: "named",
		Expertise: "expert", Skills: []string{"data-modelling"}, ValueShown: new(true),
	}
}

func TestInteraction_Validate(t *testing.T) {
	assert.NoError(t, review().Validate())
	assert.NoError(t, successkit.Interaction{ID: "i-8", Date: date("2025-03-10"), Kind: "call"}.Validate(), "the least")
	assert.NoError(t, successkit.Interaction{
		ID: "i-9", Date: date("2025-03-10"), Recorded: date("2025-03-10"), Kind: "call", ResponseMinutes: new(0), Quality: 5,
	}.Validate(), "at the bounds")

	testkit.Faults(t, successkit.Interaction{}.Validate(),
		testkit.Fault{Path: "id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "date", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "kind", Kind: successkit.ErrRequired})
	testkit.Faults(t, successkit.Interaction{
		ID: " i-7", Date: date("2025-03-10"), Recorded: date("2025-03-09"), Kind: "QBR", Stage: 200, Channel: "e mail", Began: 200,
		Owner: "CSM", Contacts: []string{"c-1", "", "c-3 "}, ResponseMinutes: new(-1), Quality: 6,
		Language: "Deutsch", Coverage: "very good", Expertise: "-", Skills: []string{"sql", "", "sql"},
	}.Validate(),
		testkit.Fault{Path: "id", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "recorded", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "kind", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "stage", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "channel", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "began", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "owner", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "contacts[1]", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "contacts[2]", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "response_minutes", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "quality", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "language", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "coverage", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "expertise", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "skills[1]", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "skills[2]", Kind: successkit.ErrDuplicate})
	i := review()
	i.Unanswered = true
	testkit.Faults(t, i.Validate(), testkit.Fault{Path: "unanswered", Kind: successkit.ErrConflict})
	i.ResponseMinutes = nil
	assert.NoError(t, i.Validate())
	i = review()
	i.Quality = math.MinInt
	testkit.Faults(t, i.Validate(), testkit.Fault{Path: "quality", Kind: successkit.ErrOutOfRange})
}

func TestInteraction_Equal(t *testing.T) {
	assert.True(t, review().Equal(review()), "other memory, same content")
	assert.True(t, successkit.Interaction{}.Equal(successkit.Interaction{Contacts: []string{}}), "no contacts, either way")

	// Every field counts: without any one of them it is another interaction.
	for n := range reflect.TypeFor[successkit.Interaction]().NumField() {
		i := review()
		field := reflect.ValueOf(&i).Elem().Field(n)
		if field.Kind() == reflect.Bool {
			field.SetBool(!field.Bool())
		} else {
			require.False(t, field.IsZero(), "review fills field %d", n)
			field.SetZero()
		}
		assert.False(t, i.Equal(review()), "field %d", n)
		assert.False(t, review().Equal(i), "field %d", n)
	}
	i := review()
	i.ResponseMinutes = new(91)
	assert.False(t, i.Equal(review()))
	i = review()
	i.Contacts = []string{"c-2", "c-1"}
	assert.False(t, i.Equal(review()))
	i = review()
	i.ValueShown = new(false)
	assert.False(t, i.Equal(review()), "not shown is not unknown, and not shown")
	assert.False(t, successkit.Interaction{}.Equal(successkit.Interaction{Skills: []string{}}), "no skills are not unknown ones")
}

func TestInteraction_KnownOn(t *testing.T) {
	late, atOnce := review(), review()
	atOnce.Recorded = successkit.Date{}
	for _, c := range []struct {
		name string
		i    successkit.Interaction
		on   successkit.Date
		want bool
	}{
		{"before it took place", atOnce, date("2025-03-09"), false},
		{"that day", atOnce, date("2025-03-10"), true},
		{"before it was recorded", late, date("2025-03-11"), false},
		{"when it was", late, date("2025-03-12"), true},
		{"no day", late, successkit.Date{}, false},
		{"without a date", successkit.Interaction{}, date("2025-03-10"), false},
	} {
		assert.Equal(t, c.want, c.i.KnownOn(c.on), c.name)
	}
}
