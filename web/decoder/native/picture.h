// Pictures with a zero border, and the 128-pixel tiles of a picture. Twin of src/Deskside.Codec/Pictures.
#pragma once
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

static void copy_rect(u32 *to, u32 *from, Rect r) {
  for (i32 y = r.y; y < r.y + r.h; y++) memcpy(at(to, r.x, y), at(from, r.x, y), (size)r.w * 4);
}

static Rect tile_rect(i32 tile) {
  i32 x = tile % columns * TILE, y = tile / columns * TILE;
  return (Rect){x, y, minimum(TILE, width - x), minimum(TILE, height - y)};
}

static Rect block_rect(i32 column, i32 row) {
  i32 x = column * BLOCK, y = row * BLOCK;
  return (Rect){x, y, minimum(BLOCK, width - x), minimum(BLOCK, height - y)};
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
