package fit_test

import (
	"math/rand/v2"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
)

var inBraces = regexp.MustCompile(`\{([^}]*)\}`)

// Every reason that the package gives is valid and has a phrase whose arguments
// it carries, and no phrase is without a reason.
func TestPhrases(t *testing.T) {
	phrases := fit.Phrases()
	given := map[string]bool{}
	check := func(rs []successkit.Reason) {
		for _, r := range rs {
			given[r.Code] = true
			require.NoError(t, r.Validate())
			require.Contains(t, phrases, r.Code)
			for _, name := range inBraces.FindAllStringSubmatch(phrases[r.Code], -1) {
				_, ok := r.Arg(name[1])
				assert.True(t, ok, "%s lacks %s", r, name[1])
			}
		}
	}
	laws(t, func(_ *rand.Rand, d fit.Definition, facts fit.Facts) {
		a := assess(t, profile(t, d), facts, day)
		for _, f := range a.Findings {
			check(f.Reasons)
		}
		check(a.Ignored)
	})
	for code := range phrases {
		assert.True(t, given[code], "%s is never given", code)
	}

	phrases["fit.stale"] = "changed"
	assert.NotEqual(t, phrases, fit.Phrases(), "a fresh map each time")
}
