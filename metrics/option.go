package metrics

import (
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
)

// An Option changes how something is computed, and never what.
type Option interface{ apply(*options) error }

type options struct{ workers int }

type optionFunc func(*options) error

func (f optionFunc) apply(o *options) error { return f(o) }

// maxWorkers bounds the goroutines that one call may start.
const maxWorkers = 256

// Workers lets a call use n goroutines of its own, 1 to 256, which have ended
// when it returns. Without it everything runs on the caller's. The result is the
// same to the last byte for any n.
func Workers(n int) Option {
	return optionFunc(func(o *options) error {
		if n < 1 || n > maxWorkers {
			return &successkit.FieldError{
				Path: "workers", Value: strconv.Itoa(n),
				Err: fmt.Errorf("%w: want 1 to %d", successkit.ErrOutOfRange, maxWorkers),
			}
		}
		o.workers = n
		return nil
	})
}

func newOptions(list []Option) (options, error) {
	o := options{workers: 1}
	for _, x := range list {
		if x == nil {
			continue
		}
		if err := x.apply(&o); err != nil {
			return options{}, err
		}
	}
	return o, nil
}
