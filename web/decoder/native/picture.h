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

// What is seen; what was seen before the part of the frame that is being decoded; what is seen as the page wants it.
static u32 *view, *before, *shown;

// By block: whether the picture before may still lag behind the view there. Twin of Pictures/LaggingBlocks.cs.
static u8 *behind;

static void fall_behind(Rect r) {
  for (i32 row = r.y / BLOCK; row <= (r.y + r.h - 1) / BLOCK; row++)
    for (i32 column = r.x / BLOCK; column <= (r.x + r.w - 1) / BLOCK; column++) behind[row * block_columns + column] = 1;
}

// Blocks of one row, from a column up to another.
static void catch_up(i32 column, i32 end, i32 row) {
  u8 *blocks = behind + row * block_columns;
  for (i32 next; column < end; column = next) {
    next = column + 1;
    if (!blocks[column]) continue;
    while (next < end && blocks[next]) next++;
    copy_rect(before, view, block_run(column, next, row));
    for (i32 i = column; i < next; i++) blocks[i] = 0;
  }
}

// Where the exact coder looks at the picture before when it decodes a box: two pixels left of it and above, one to the right.
static void catch_up_around(Rect box) {
  i32 right = minimum(box.x + box.w, width - 1) / BLOCK, bottom = (box.y + box.h - 1) / BLOCK;
  for (i32 row = maximum(box.y - 2, 0) / BLOCK; row <= bottom; row++) catch_up(maximum(box.x - 2, 0) / BLOCK, right + 1, row);
}

// BGRX to RGBA with full alpha, ready for ImageData.
static void show(u32 *picture, Rect r) {
  if (!r.w) return;
  for (i32 y = r.y; y < r.y + r.h; y++) {
    const u32 *from = at(picture, r.x, y);
    u32 *to = shown + (size)y * (size)width + r.x;
    i32 x = 0;
    const v128_t alpha = wasm_u32x4_const_splat(0xff000000u);
    for (; x + 4 <= r.w; x += 4) {
      v128_t p = wasm_v128_load(from + x);
      wasm_v128_store(to + x, wasm_v128_or(wasm_i8x16_shuffle(p, p, 2, 1, 0, 3, 6, 5, 4, 7, 10, 9, 8, 11, 14, 13, 12, 15), alpha));
    }
    for (; x < r.w; x++) {
      u32 p = from[x];
      to[x] = 0xff000000u | (p & 0xff) << 16 | (p & 0xff00) | (p >> 16 & 0xff);
    }
  }
}
