package packed

import (
	"encoding/binary"
	"math/bits"
)

// Text is what an account id may come as. The block keeps a copy.
type Text interface{ ~string | ~[]byte }

// maxKey is how many bytes of an id a key holds whole.
const maxKey = 24

// A key is an id of at most 24 bytes in three registers: its first eight bytes,
// the eight after, and its last eight, which overlap where it is shorter. A row
// carries the key of its id from where the id was read to where it is looked up,
// so that the id's own bytes, likely far away, are touched once. Of a longer id
// it holds the hash; see [key.long].
type key struct {
	a, b, c uint64
	n       uint32 // bytes
	tag     uint32 // a hash of all else
}

// keyOf returns the key of an id.
func keyOf[ID Text](id ID) key {
	a, b, c, tag := parts(id)
	return key{a, b, c, uint32(len(id)), tag}
}

// parts returns the parts of the key of an id one by one. Where they go straight
// into a longer record they must not pass through a key in memory: it would be
// written in eights and read back in sixteens, which stalls: 20 of 92 ns a row in a
// cold load.
func parts[ID Text](id ID) (a, b, c uint64, tag uint32) {
	switch n := len(id); {
	case n > maxKey:
		a = hashOf(id)
	case n >= 16:
		a, b, c = load(id), load(id[8:]), load(id[n-8:])
	case n >= 8:
		a, c = load(id), load(id[n-8:])
	default:
		for i := range n {
			a |= uint64(id[i]) << (8 * i)
		}
	}
	return a, b, c, tagOf(a, b, c, uint32(len(id)))
}

func tagOf(a, b, c uint64, n uint32) uint32 {
	return uint32(fold(fold(a^mix0, b^mix1)^c, mix2^uint64(n)) >> 32)
}

// long reports whether the id has more bytes than the key holds, so that ids of
// equal keys may differ.
func (k *key) long() bool { return k.n > maxKey }

// put writes the id of a key that holds it.
func (k *key) put(buffer *[maxKey]byte) []byte {
	n := int(k.n)
	binary.LittleEndian.PutUint64(buffer[0:], k.a)
	binary.LittleEndian.PutUint64(buffer[8:], k.b)
	if n >= 8 {
		binary.LittleEndian.PutUint64(buffer[n-8:], k.c)
	}
	return buffer[:n]
}

const (
	mix0 = 0x9e3779b97f4a7c15
	mix1 = 0xbf58476d1ce4e5b9
	mix2 = 0x94d049bb133111eb
)

// hashOf folds the bytes of a text of at least 8 by wide multiplications. Like
// every hash here it is the same on every machine, so an enemy may make ids that
// collide; [table] gives up on those.
func hashOf[ID Text](id ID) uint64 {
	h := fold(uint64(len(id))^mix0, load(id[len(id)-8:])^mix1) // what the steps leave over is in the last 8
	for ; len(id) >= 16; id = id[16:] {
		h = fold(load(id)^h, load(id[8:])^mix2)
	}
	if len(id) >= 8 {
		h = fold(load(id)^h, mix2)
	}
	return h
}

func fold(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	return hi ^ lo
}

// load reads eight bytes, which the compiler makes one instruction of.
func load[T Text](s T) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
