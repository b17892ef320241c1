package health_test

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit/health"
)

// Find reaches the bottom of the deepest model, and an end in parts that no model
// made.
func TestFindDepth(t *testing.T) {
	n := leaf("usage", "1")
	for i := range health.MaxDepth - 1 {
		n = branch("g-"+strconv.Itoa(i), "1", nodes(n))
	}
	s := score(t, newModel(t, define(nodes(n))), []health.Reading{read("usage", 60)})
	p, ok := s.Find("usage")
	assert.True(t, ok)
	assert.Equal(t, pts("60"), p.Value)

	loop := make([]health.Part, 1)
	loop[0] = health.Part{ID: "loop", Parts: loop}
	_, ok = loop[0].Find("usage")
	assert.False(t, ok)
}
