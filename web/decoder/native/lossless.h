// Exact pixels by what was seen before after the same neighbourhood. Twin of src/Deskside.Codec/Lossless.
#pragma once
#include "entropy.h"
#include "motion.h"
#include "picture.h"

#define PRIMARY_BITS 20
#define SECONDARY_BITS 16
#define COLOUR 0x00ffffffu
#define NONE 0xffffffffu

typedef struct { u32 first, second; } Slot;

static Slot *primary;
static u32 *secondary;
static u32 recent[256];
static i32 temporal_history;
static struct {
  Bit temporal[256], first_hit[128], second_hit[64], single_hit[64], neighbour[24], recent_hit[4], recent_index[256], run_whole[16],
      run_length[16 * 32], unchanged_whole[16], unchanged_length[16 * 32], photo[4], literal_length[180], literal_digit[120];
} lossless;

static i32 lossless_new(void) {
  primary = take(sizeof(Slot) << PRIMARY_BITS);
  secondary = take(4 << SECONDARY_BITS);
  return primary && secondary;
}

static void lossless_forget(void) {
  memset(primary, 0, sizeof(Slot) << PRIMARY_BITS);
  memset(secondary, 0, 4 << SECONDARY_BITS);
  memset(recent, 0, sizeof recent);
}

static void lossless_reset(void) {
  bits_reset((Bit *)&lossless, sizeof lossless / sizeof(Bit));
  temporal_history = 0;
}

INLINE void slot_learn(Slot *s, u32 colour) {
  u32 first = s->first, second = s->second;
  if ((first & COLOUR) == colour) {
    if (first < 0x0f000000u) s->first = first + 0x01000000u;
  } else if (second >> 24 && (second & COLOUR) == colour) {
    u32 confidence = second >> 24;
    if (confidence >= first >> 24 || first >> 24 < 3) {
      s->second = (first & COLOUR) | 0x01000000u;
      s->first = colour | 0x02000000u;
    } else {
      s->second = colour | (confidence < 15 ? confidence + 1 : 15) << 24;
      s->first = (first & COLOUR) | first >> 25 << 24;
    }
  } else if (first >> 24 < 2) {
    if (first >> 24) s->second = (first & COLOUR) | 0x01000000u;
    s->first = colour | 0x01000000u;
  } else {
    s->second = colour | 0x01000000u;
    s->first = (first & COLOUR) | first >> 25 << 24;
  }
}

INLINE u32 single_learn(u32 slot, u32 colour) {
  if ((slot & COLOUR) == colour) return slot < 0x0f000000u ? slot + 0x01000000u : slot;
  return slot >> 24 < 2 ? colour | 0x01000000u : (slot & COLOUR) | slot >> 25 << 24;
}

// The middle one of west, north and west + north - north west.
INLINE i32 median(i32 w, i32 n, i32 nw) { return maximum(minimum(w, n), minimum(maximum(w, n), w + n - nw)); }

// How busy a neighbourhood is, by the sum of its differences, at most 90.
static const u8 activity_levels[91] = {0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4,
                                       4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4,
                                       4, 4, 4, 4, 4, 4, 4, 4, 5};

INLINE i32 difference(Coder *c, Bit *lengths, Bit *digits) {
  i32 k = 0;
  while (k < 8 && bit(c, lengths + k)) k++;
  if (!k) return 0;
  Bit *first = digits + k * 4;
  i32 high = digit(c, first), rest = high << (k - 1);
  if (k > 1) {
    rest |= digit(c, first + 1 + high) << (k - 2);
    if (k > 2) rest |= raw(c, k - 2);
  }
  i32 folded = (1 << k | rest) - 1;
  return (folded >> 1) ^ -(folded & 1); // odd ones are negative
}

INLINE u32 literal(Coder *c, u32 *p) {
  u32 west = p[-1], north = p[-stride], north_west = p[-stride - 1], north_east = p[-stride + 1], result = 0;
  i32 green_error = 0;
  for (i32 channel = 0; channel < 3; channel++) {
    i32 shift = channel == 0 ? 8 : channel == 1 ? 16 : 0;
    i32 w = west >> shift & 255, n = north >> shift & 255, nw = north_west >> shift & 255, ne = north_east >> shift & 255;
    i32 prediction = median(w, n, nw), activity = absolute(w - nw) + absolute(n - nw) + absolute(n - ne);
    i32 level = activity_levels[minimum(activity, 90)];
    if (channel) prediction = clamp255(prediction + green_error);
    i32 d = difference(c, lossless.literal_length + (channel * 6 + level) * 10, lossless.literal_digit + channel * 40);
    i32 value = (prediction + d) & 255;
    result |= (u32)value << shift;
    if (!channel) green_error = value - prediction;
  }
  return result;
}

INLINE u32 hash(u32 a, u32 b) { return (a ^ rotate(b, 13)) * 0x9e3779b1u; }

static __attribute__((noinline)) u32 unseen(Coder *c, u32 *p) {
  if (!bit(c, lossless.recent_hit)) return recent[tree(c, lossless.recent_index, 8)];
  u32 colour = literal(c, p);
  recent[colour * 0x9e3779b1u >> 24] = colour;
  return colour;
}

// A run of 0 to most: whether it is whole, else its length.
static __attribute__((noinline)) i32 run_length(Coder *c, Bit *wholes, Bit *lengths, i32 most, i32 *whole) {
  i32 size_class = minimum(log2of((u32)most), 15);
  *whole = !bit(c, wholes + size_class);
  if (*whole) return most;
  i32 digits = tree(c, lengths + size_class * 32, 4);
  i32 rest = digits ? raw(c, digits) : 0;
  return minimum((1 << digits) - 1 + rest, most - 1);
}

INLINE i32 run_of(Coder *c, u32 *p, i32 room, u32 colour, i32 *whole) {
  const u32 *up = p - stride + 1;
  i32 most = 1;
  const v128_t all = wasm_u32x4_splat(colour);
  while (most + 4 <= room && wasm_i32x4_all_true(wasm_i32x4_eq(wasm_v128_load(up + most), all))) most += 4;
  while (most < room && up[most] == colour) most++;
  Coder copy = *c;
  i32 run = run_length(&copy, lossless.run_whole, lossless.run_length, most, whole);
  *c = copy;
  return run;
}

// Pixels that are as they were, as far as the row above is.
INLINE i32 unchanged_run(Coder *c, const u32 *p, const u32 *before, i32 room, i32 *whole) {
  const u32 *up = p - stride + 1, *up_before = before - stride + 1;
  i32 most = 1;
  while (most + 4 <= room && wasm_i32x4_all_true(wasm_i32x4_eq(wasm_v128_load(up + most), wasm_v128_load(up_before + most)))) most += 4;
  while (most < room && up[most] == up_before[most]) most++;
  Coder copy = *c;
  i32 run = run_length(&copy, lossless.unchanged_whole, lossless.unchanged_length, most, whole);
  *c = copy;
  return run;
}

static void lossless_row(Coder *outer, u32 *p, const u32 *before, i32 count) {
  Coder coder = *outer, *c = &coder;
  u32 *end = p + count, excluded = NONE;
  const i32 s = stride;
  i32 history = temporal_history;
  while (p < end) {
    u32 west = p[-1], north = p[-s], north_west = p[-s - 1], north_east = p[-s + 1], west_west = p[-2], north_north = p[-2 * s];
    if (excluded == NONE && !(history & 15) && west == before[-1] && north == before[-s] && north_west == before[-s - 1] &&
        north_east == before[-s + 1]) {
      i32 whole, run = unchanged_run(c, p, before, (i32)(end - p), &whole);
      copy_row(p, before, run);
      p += run;
      before += run;
      if (whole) continue;
      excluded = *before;
      history = 1;
      continue;
    }
    if (excluded == NONE && west == north && north == north_west && north_west == north_east && west == west_west && north_north == west) {
      i32 whole, run = run_of(c, p, (i32)(end - p), west, &whole);
      for (i32 i = 0; i < run; i++) p[i] = west;
      p += run;
      before += run;
      if (!whole) excluded = west;
      continue;
    }
    u32 near = hash(hash(west, north), north_west), far = hash(hash(near ^ 0x51ed27, north_east), hash(west_west, north_north));
    Slot *slot = primary + (far >> (32 - PRIMARY_BITS));
    u32 *single = secondary + (hash(near, north_east) >> (32 - SECONDARY_BITS));
    u32 first = slot->first & COLOUR, second = slot->second & COLOUR, colour;
    i32 confidence = slot->first >> 24;
    u32 no0 = excluded, no1 = NONE, no2 = NONE, no3 = NONE, no4 = NONE, old = *before;
    excluded = NONE;
    if (west == before[-1] && north == before[-s] && old != no0) {
      i32 context = (north_east == before[-s + 1]) | (north_west == before[-s - 1]) << 1 | (west_west == before[-2]) << 2 |
                    (old == first) << 3 | (history & 15) << 4;
      i32 miss = bit(c, lossless.temporal + context);
      history = history << 1 | miss;
      if (!miss) {
        colour = old;
        goto known;
      }
      no1 = old;
    }
    if (first != no0 && first != no1) {
      if (!bit(c, lossless.first_hit + (confidence * 4 + (first == west) + 2 * (first == north)) * 2 + (no1 != NONE))) {
        colour = first;
        goto known;
      }
      no2 = first;
    }
    if (slot->second >> 24 && second != no0 && second != no1 && second != no2) {
      if (!bit(c, lossless.second_hit + confidence * 4 + (second == west) + 2 * (second == north))) {
        colour = second;
        goto known;
      }
      no3 = second;
    }
    u32 third = *single & COLOUR;
    if (third != no0 && third != no1 && third != no2 && third != no3) {
      if (!bit(c, lossless.single_hit + (*single >> 24) * 4 + (third == west) + 2 * (third == north))) {
        colour = third;
        goto known;
      }
      no4 = third;
    }
    i32 shape = (west == north) | (north == north_east) << 1 | (west == north_west) << 2;
    for (i32 i = 0; i < 3; i++) {
      u32 guess = i == 0 ? west : i == 1 ? north : north_east;
      if (guess == no0 || guess == no1 || guess == no2 || guess == no3 || guess == no4) continue;
      if ((i == 1 && north == west) || (i == 2 && (north_east == north || north_east == west))) continue;
      if (!bit(c, lossless.neighbour + i * 8 + shape)) {
        colour = guess;
        goto known;
      }
    }
    Coder copy = coder;
    colour = unseen(&copy, p);
    coder = copy;
  known:
    *p = colour;
    slot_learn(slot, colour);
    *single = single_learn(*single, colour);
    p++;
    before++;
  }
  temporal_history = history & 15;
  *outer = coder;
}

static __attribute__((noinline)) void literal_row(Coder *outer, u32 *p, i32 count) {
  Coder coder = *outer;
  for (u32 *end = p + count; p < end; p++) *p = literal(&coder, p);
  *outer = coder;
}

static void lossless_stretch(Coder *c, u32 *picture, u32 *before, i32 x, i32 y, i32 count, i32 photo) {
  u32 *row = at(picture, x, y);
  if (photo)
    literal_row(c, row, count);
  else
    lossless_row(c, row, at(before, x, y), count);
}

// Pixels that this frame's motion pass drew are left out.
static void lossless_box(Coder *c, u32 *picture, u32 *before, Rect box) {
  i32 photo = bit(c, lossless.photo), whole = !drawn_touch(box);
  for (i32 y = box.y; y < box.y + box.h; y++) {
    if (whole) {
      lossless_stretch(c, picture, before, box.x, y, box.w, photo);
      continue;
    }
    for (i32 x = box.x; x < box.x + box.w;) {
      i32 is_drawn, end = minimum(drawn_stretch(x, y, &is_drawn), box.x + box.w);
      if (!is_drawn) lossless_stretch(c, picture, before, x, y, end - x, photo);
      x = end;
    }
  }
}
