// The binary range decoder and numbers out of it. Twin of src/Deskside.Codec/Entropy.
#pragma once
#include "base.h"

typedef union { struct { u16 fast, slow; }; u32 both; } Bit;
// Copy a coder to a local, decode, and copy it back: its fields then live in registers, as long as nothing that is not inlined gets the local's
// address. Such a function gets a copy, which is copied back.
typedef struct { const u8 *next, *end; u32 code, range; } Coder;

static void bits_reset(Bit *bits, i32 count) {
  for (i32 i = 0; i < count; i++) bits[i].fast = bits[i].slow = 32768;
}

// Reads zeros past the end.
INLINE u32 next_byte(Coder *c) { return c->next < c->end ? *c->next++ : 0; }

static void coder_start(Coder *c, const u8 *bytes, size length) {
  c->next = bytes;
  c->end = bytes + length;
  c->range = ~0u;
  c->code = 0;
  for (i32 i = 0; i < 4; i++) c->code = c->code << 8 | next_byte(c);
}

INLINE void normalise(Coder *c) {
  while (c->range < 1u << 24) {
    c->range <<= 8;
    c->code = c->code << 8 | next_byte(c);
  }
}

INLINE i32 bit(Coder *c, Bit *p) {
  u32 both = p->both, fast = both & 0xffff, slow = both >> 16, zero = (fast + slow) >> 2;
  u32 bound = (c->range >> 15) * (zero < 16 ? 16 : zero);
  i32 value;
  if (c->code < bound) {
    c->range = bound;
    p->both = both + ((65535 - fast) >> 4) + ((65535 - slow) >> 7 << 16);
    value = 0;
  } else {
    c->code -= bound;
    c->range -= bound;
    p->both = both - (fast >> 4) - (slow >> 7 << 16);
    value = 1;
  }
  normalise(c);
  return value;
}

// The same for a decision that nobody can foresee, such as a digit: no branch.
INLINE i32 digit(Coder *c, Bit *p) {
  u32 both = p->both, fast = both & 0xffff, slow = both >> 16, zero = (fast + slow) >> 2;
  u32 bound = (c->range >> 15) * (zero < 16 ? 16 : zero), is_zero = (u32)(((u64)c->code - bound) >> 32);
  u32 up = ((65535 - fast) >> 4) + ((65535 - slow) >> 7 << 16), down = (fast >> 4) + (slow >> 7 << 16);
  p->both = both + (up & is_zero) - (down & ~is_zero);
  c->code -= bound & ~is_zero;
  c->range = (bound & is_zero) | ((c->range - bound) & ~is_zero);
  normalise(c);
  return (i32)(is_zero + 1);
}

INLINE i32 raw_bit(Coder *c) {
  c->range >>= 1;
  u32 is_zero = (u32)(((u64)c->code - c->range) >> 32);
  c->code -= c->range & ~is_zero;
  normalise(c);
  return (i32)(is_zero + 1);
}

INLINE i32 raw_byte(Coder *c, i32 count) {
  c->range >>= count;
  u32 value = c->code / c->range, most = (1u << count) - 1;
  if (value > most) value = most;
  c->code -= value * c->range;
  normalise(c);
  return (i32)value;
}

INLINE i32 raw(Coder *c, i32 count) {
  if (count <= 8) return raw_byte(c, count);
  i32 high = raw_byte(c, 8);
  return high << (count - 8) | raw_byte(c, count - 8);
}

INLINE i32 tree(Coder *c, Bit *p, i32 bits) {
  i32 node = 1;
  for (i32 i = 0; i < bits; i++) node = node << 1 | bit(c, p + node);
  return node - (1 << bits);
}

#define GROWING_BITS 64

static __attribute__((noinline)) i32 growing(Coder *c, Bit *p) {
  i32 k = 0;
  while (k < 15 && bit(c, p + k)) k++;
  if (!k) return 0;
  i32 high = bit(c, p + 16 + k);
  if (k == 1) return 2 + high - 1;
  i32 second = bit(c, p + 32 + k * 2 + high - 4);
  i32 low = k > 2 ? raw(c, k - 2) : 0;
  return (1 << k) + (high << (k - 1)) + (second << (k - 2)) + low - 1;
}

static i32 signed_growing(Coder *c, Bit *p) {
  i32 folded = growing(c, p);
  return folded & 1 ? -((folded + 1) >> 1) : folded >> 1;
}

// How many things are left out before the next one meant. Twin of Frames/TileGaps.cs.
#define GAP_BITS (2 * GROWING_BITS)

static i32 gap(Coder *c, Bit *p, i32 adjacent, i32 room) {
  Bit *table = p + (adjacent ? GROWING_BITS : 0);
  i32 total = 0;
  for (;;) {
    i32 part = growing(c, table);
    total += part;
    if (part < 65000 || total >= room) return minimum(total, room);
  }
}
