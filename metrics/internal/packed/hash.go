package packed

import "math/bits"

// Text is what an account id may come as. The block keeps a copy.
type Text interface{ ~string | ~[]byte }

const (
	mix0 = 0x9e3779b97f4a7c15
	mix1 = 0xbf58476d1ce4e5b9
	mix2 = 0x94d049bb133111eb
)

// hash folds a text by wide multiplications, 16 bytes a step: 4 ns for ids of
// 18 bytes where they are in cache. It is the same on every machine, so an
// enemy may make ids that collide; [table] gives up on those.
func hash[T Text](s T) uint64 {
	h := uint64(len(s)) * mix0
	for len(s) > 16 {
		h = fold(load(s)^h^mix1, load(s[8:])^mix2)
		s = s[16:]
	}
	switch n := len(s); {
	case n >= 8:
		return fold(load(s)^h^mix1, load(s[n-8:])^mix2)
	case n >= 4:
		return fold(uint64(load4(s))^h^mix1, uint64(load4(s[n-4:]))^mix2)
	case n > 0:
		return fold(uint64(s[0])^h^mix1, uint64(s[n/2])<<8|uint64(s[n-1])^mix2)
	}
	return fold(h^mix1, mix2)
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

func load4[T Text](s T) uint32 {
	_ = s[3]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}
