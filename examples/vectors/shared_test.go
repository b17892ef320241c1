package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestSharedVectors computes vector files that are no part of the repository,
// data sets of other projects among them, where they are at hand.
func TestSharedVectors(t *testing.T) {
	t.Parallel()
	dir := filepath.Join("..", "..", "..", "shared", "vectors")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("%s is not here: its data sets are read where they are shared", dir)
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*.json"))
	require.NoError(t, err)
	all := newTally()
	whole := map[string]bool{
		"scalar_metrics": true, "period_metrics": true, "ledger_expected": true, "movement_classification": true, "ledger_validation": true,
		"cohort_tables": true, "subscription_periods": true, "projections": true, "renewals": true,
	}
	fetched := 0
	for _, path := range paths {
		f, err := read(path)
		require.NoError(t, err, path)
		one := newTally()
		r := compute(path, f, one)
		compute(path, f, all)
		assert.Empty(t, one.wrong, path)
		if !whole[f.Family] {
			continue
		}
		require.NotEmpty(t, r.Cases, path)
		for _, c := range r.Cases {
			assert.NotNil(t, c.Got, "%s %s", path, c.Name)
		}
		if strings.HasPrefix(r.File, "fetched_") {
			fetched++
		}
		passed := 0
		for _, n := range one.families {
			passed += n.passed
		}
		assert.Len(t, r.Cases, passed, path)
	}
	assert.Zero(t, all.failed)
	assert.Positive(t, fetched)
	for family := range whole {
		if family != "projections" { // its cases have families of their own
			assert.Positive(t, all.families[family].passed, family)
		}
	}
}
