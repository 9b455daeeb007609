// Pictures with a zero border, and the 128-pixel tiles of a picture. Twin of src/Deskside.Codec/Pictures.
#pragma once
#include <wasm_simd128.h>

#include "base.h"

#define MARGIN 8
#define MARGIN_ROWS 4
#define TILE_BITS 7
#define TILE (1 << TILE_BITS)

typedef struct { i32 x, y, w, h; } Rect;

static i32 width, height, stride, columns, rows, tiles;

#define BLOCK 16
static i32 block_columns, block_rows;

static size plane_pixels(void) { return (size)stride * (size)(height + 2 * MARGIN_ROWS); }

static u32 *plane_new(void) {
  u32 *memory = take(plane_pixels() * 4);
  return memory ? memory + MARGIN_ROWS * stride + MARGIN : 0;
}

static void plane_clear(u32 *plane) { memset(plane - MARGIN_ROWS * stride - MARGIN, 0, plane_pixels() * 4); }

INLINE u32 *at(u32 *plane, i32 x, i32 y) { return plane + (size)y * stride + x; }

// The engine's own copy costs a call: short rows are copied sixteen bytes at a time.
static __attribute__((noinline)) void copy_row(u32 *to, const u32 *from, i32 count) {
  if (count > 256) {
    memcpy(to, from, (size)count * 4);
    return;
  }
  i32 i = 0;
  for (; i + 4 <= count; i += 4) wasm_v128_store(to + i, wasm_v128_load(from + i));
  for (; i < count; i++) to[i] = from[i];
}

static void copy_moved(u32 *to, u32 *from, Rect r, i32 dx, i32 dy) {
  for (i32 y = r.y; y < r.y + r.h; y++) copy_row(at(to, r.x, y), at(from, r.x + dx, y + dy), r.w);
}

static void copy_rect(u32 *to, u32 *from, Rect r) { copy_moved(to, from, r, 0, 0); }

static Rect tile_rect(i32 tile) {
  i32 x = tile % columns * TILE, y = tile / columns * TILE;
  return (Rect){x, y, minimum(TILE, width - x), minimum(TILE, height - y)};
}

static Rect block_rect(i32 column, i32 row) {
  i32 x = column * BLOCK, y = row * BLOCK;
  return (Rect){x, y, minimum(BLOCK, width - x), minimum(BLOCK, height - y)};
}

// Blocks of one row together, from a column up to another.
static Rect block_run(i32 column, i32 end, i32 row) {
  i32 x = column * BLOCK, y = row * BLOCK;
  return (Rect){x, y, minimum(end * BLOCK, width) - x, minimum(BLOCK, height - y)};
}

static void add_rect(Rect *to, Rect r) {
  if (!r.w || !r.h) return;
  if (!to->w) {
    *to = r;
    return;
  }
  i32 right = maximum(to->x + to->w, r.x + r.w), bottom = maximum(to->y + to->h, r.y + r.h);
  to->x = minimum(to->x, r.x);
  to->y = minimum(to->y, r.y);
  to->w = right - to->x;
  to->h = bottom - to->y;
}
