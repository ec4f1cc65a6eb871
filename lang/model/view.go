package model

import (
	"encoding/binary"
	"unsafe"
)

// view lays cells of a fixed size over the bytes of a file, without copying, so
// that a look-up takes one check where a cut of a string takes two: the fewer
// instructions, the more look-ups wait for memory at once. A cell has no
// alignment; nothing may write to it.
func view[T [2]byte | [4]byte | [8]byte](s string) []T {
	var cell T
	return unsafe.Slice((*T)(unsafe.Pointer(unsafe.StringData(s))), len(s)/len(cell))
}

func le16(b *[2]byte) uint16 { return binary.LittleEndian.Uint16(b[:]) }
func le32(b *[4]byte) uint32 { return binary.LittleEndian.Uint32(b[:]) }
func le64(b *[8]byte) uint64 { return binary.LittleEndian.Uint64(b[:]) }
