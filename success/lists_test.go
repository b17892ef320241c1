package success_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/journey/expansion"
	"github.com/successkit/successkit/success"
)

// lists calls do with every list of facts, and its name.
func lists(f *success.Facts, do func(name string, list reflect.Value)) {
	var walk func(name string, v reflect.Value)
	walk = func(name string, v reflect.Value) {
		for field, x := range v.Fields() {
			if x.Kind() == reflect.Struct {
				walk(field.Name+".", x)
				continue
			}
			do(name+field.Name, x)
		}
	}
	walk("", reflect.ValueOf(f).Elem())
}

// knownOn returns the facts that a host knew on a day.
func knownOn(f success.Facts, asOf successkit.Date) success.Facts {
	lists(&f, func(_ string, list reflect.Value) {
		kept := reflect.MakeSlice(list.Type(), 0, list.Len())
		for i := range list.Len() {
			if isKnown(list.Index(i).Interface(), asOf) {
				kept = reflect.Append(kept, list.Index(i))
			}
		}
		list.Set(kept)
	})
	return f
}

func isKnown(fact any, asOf successkit.Date) bool {
	switch x := fact.(type) {
	case interface {
		KnownOn(asOf successkit.Date) bool
	}:
		return x.KnownOn(asOf)
	case expansion.Talk:
		return facts.KnownOn(x.Date, x.Recorded, asOf)
	}
	panic(fmt.Sprintf("nobody knows when a %T is known", fact))
}

// shuffled returns the facts in another order.
func shuffled(r *rand.Rand, f success.Facts) success.Facts {
	lists(&f, func(_ string, list reflect.Value) {
		mixed := reflect.MakeSlice(list.Type(), 0, list.Len())
		for _, i := range r.Perm(list.Len()) {
			mixed = reflect.Append(mixed, list.Index(i))
		}
		list.Set(mixed)
	})
	return f
}

// dealt returns the facts dealt to n hands; some are in two of them.
func dealt(r *rand.Rand, f success.Facts, n int) []success.Facts {
	hands := make([]success.Facts, n)
	for h := range hands {
		hands[h] = f
		lists(&hands[h], func(_ string, list reflect.Value) { list.SetZero() })
	}
	lists(&f, func(name string, list reflect.Value) {
		for i := range list.Len() {
			for _, h := range slices.Compact([]int{r.IntN(n), r.IntN(n)}) {
				lists(&hands[h], func(other string, hand reflect.Value) {
					if other == name {
						hand.Set(reflect.Append(hand, list.Index(i)))
					}
				})
			}
		}
	})
	return hands
}
