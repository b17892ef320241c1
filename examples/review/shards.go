package main

import (
	"slices"
	"sync"

	"github.com/successkit/successkit/success"
)

// atOnce is how many accounts make a shard, and ahead how many shards are read before
// a worker is there for them.
const (
	atOnce = 100
	ahead  = 8
)

// A job is the accounts of one shard, and where the shard comes out.
type job struct {
	part     int
	accounts []success.Account
	err      error // the accounts could not be read
	out      chan made
}

type made struct {
	shard *shard
	err   error
}

// shards reads a book, lets workers make a shard of every hundred accounts, and hands
// the shards on in the order of the book. No more is held than the workers are at and
// what is read ahead.
func shards(b *book, workers int, work func([]success.Account) (*shard, error), add func(part int, s *shard) error) error {
	jobs, order, stop := make(chan job, ahead), make(chan job, ahead), make(chan struct{})
	var running sync.WaitGroup
	defer running.Wait()
	defer close(stop)
	running.Go(func() {
		defer close(order)
		defer close(jobs)
		b.jobs(func(j job) bool {
			for _, to := range []chan job{order, jobs} {
				select {
				case to <- j:
				case <-stop:
					return false
				}
			}
			return true
		})
	})
	for range workers {
		running.Go(func() {
			for j := range jobs {
				m := made{err: j.err}
				if j.err == nil {
					m.shard, m.err = work(j.accounts)
				}
				j.out <- m // it has room for one
			}
		})
	}
	for j := range order {
		m := <-j.out
		if m.err != nil {
			return m.err
		}
		if err := add(j.part, m.shard); err != nil {
			return err
		}
	}
	return nil
}

// jobs reads the book part by part, and yields its accounts.
func (b *book) jobs(yield func(job) bool) {
	for part, name := range b.parts {
		accounts, err := b.accounts(name)
		if err != nil {
			yield(job{part: part, err: err, out: make(chan made, 1)})
			return
		}
		for some := range slices.Chunk(accounts, atOnce) {
			if !yield(job{part: part, accounts: some, out: make(chan made, 1)}) {
				return
			}
		}
	}
}
