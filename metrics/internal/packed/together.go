package packed

import "sync"

// Together calls work for each of several workers on a goroutine of its own, and
// returns when all have ended. Where one panics, as a function of the caller's may,
// so does Together: on the caller's goroutine, which can recover from it.
func Together(workers int, work func(w int)) {
	panics := make([]any, workers)
	var all sync.WaitGroup
	all.Add(workers)
	for w := range workers {
		go func() { // goroutines: asked for by the caller
			defer all.Done()
			defer func() { panics[w] = recover() }()
			work(w)
		}()
	}
	all.Wait()
	for _, p := range panics {
		if p != nil {
			panic(p) //nolint:forbidigo // the caller's own
		}
	}
}
