package usecase_test

import (
	"encoding/json"
	"testing"

	"github.com/successkit/successkit/outcome/usecase"
)

// FuzzInstance goes the whole road: what a catalogue makes of an instance is a
// required outcome that a definition takes.
func FuzzInstance(f *testing.F) {
	c, _ := json.Marshal(catalogue())
	in, _ := json.Marshal(closing())
	f.Add(c, in)
	f.Add([]byte(`{}`), []byte(`{}`))
	f.Fuzz(func(t *testing.T, catalogue, instance []byte) {
		var d usecase.Definition
		var in usecase.Instance
		if json.Unmarshal(catalogue, &d) != nil || json.Unmarshal(instance, &in) != nil {
			return // not of the types
		}
		c, err := usecase.New(d)
		if err != nil {
			return // not a catalogue
		}
		r, err := c.Instance(in)
		if err != nil {
			return // not an instance
		}
		if err := r.Validate(); err != nil {
			t.Fatal(err)
		}
		if missing, err := c.Missing(r); err != nil || len(missing) != len(in.Without) {
			t.Fatalf("missing %v of %v: %v", missing, in.Without, err)
		}
	})
}
