// Moving photos and video: macroblocks of a region. Twin of src/Deskside.Codec/Motion.
#pragma once
#include "entropy.h"
#include "samples.h"

#define MOST_REGIONS 4
enum { STILL = 0, INTER = 1, INTRA = 2 };

typedef struct {
  Rect rect;
  i32 columns, rows, full; // full: chroma for every pixel
  size capacity;
  u8 *memory;
  Plane picture[3], reference[3];
  u8 *kinds, *has_levels[3];
  short *vx, *vy;
} Region;

static Region regions[MOST_REGIONS];
static i32 region_drawn[MOST_REGIONS];
static struct {
  Bit any[8], region[8], fresh[2], detail[1], quality[64], still[4], intra[4], mode[8], vector[2 * GROWING_BITS], has_levels[12], last[3 * 64],
      nonzero[2 * 12 * 6], above_one[2 * 12 * 4], rest[2 * 3 * GROWING_BITS];
} motion;

static const u8 zigzag[64] = {0,  1,  8,  16, 9,  2,  3,  10, 17, 24, 32, 25, 18, 11, 4,  5,  12, 19, 26, 33, 40, 48,
                              41, 34, 27, 20, 13, 6,  7,  14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23,
                              30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63};
static const u8 bands[64] = {0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 7, 7, 7,
                             7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 10, 10, 10, 10, 10, 10, 10, 10};

static void motion_reset(void) {
  bits_reset((Bit *)&motion, sizeof motion / sizeof(Bit));
  for (i32 i = 0; i < MOST_REGIONS; i++) regions[i].rect.w = 0;
}

static u8 *carve(u8 **from, size count) {
  u8 *p = *from;
  *from += (count + 15) & ~(size)15;
  return p;
}

// Room is taken for the largest region so far in this place, and used again. 0 when there is no memory.
static i32 region_start(Region *g, Rect rect, i32 full, u32 *view) {
  i32 c = (rect.w + 15) / 16, r = (rect.h + 15) / 16, w = c * 16, h = r * 16, cw = full ? w : w / 2, ch = full ? h : h / 2;
  size cells = (size)c * (size)r, need = 2 * (plane_bytes(w, h) + 2 * plane_bytes(cw, ch)) + cells * 17 + 256;
  if (need > g->capacity) {
    u8 *memory = take(need);
    if (!memory) return 0;
    g->memory = memory;
    g->capacity = need;
  }
  memset(g->memory, 0, need);
  u8 *next = g->memory;
  for (i32 k = 0; k < 6; k++) {
    i32 pw = k % 3 ? cw : w, ph = k % 3 ? ch : h;
    Plane *p = k < 3 ? g->picture + k : g->reference + k - 3;
    *p = (Plane){carve(&next, plane_bytes(pw, ph)) + BORDER * (pw + 2 * BORDER) + BORDER, pw, ph, pw + 2 * BORDER};
  }
  g->vx = (short *)carve(&next, cells * 2);
  g->vy = (short *)carve(&next, cells * 2);
  g->kinds = carve(&next, cells);
  g->has_levels[0] = carve(&next, cells * 4);
  g->has_levels[1] = carve(&next, full ? cells * 4 : cells);
  g->has_levels[2] = carve(&next, full ? cells * 4 : cells);
  g->rect = rect;
  g->full = full;
  g->columns = c;
  g->rows = r;
  for (i32 y = 0; y < r; y++)
    for (i32 x = 0; x < c; x++) from_pixels(view, rect, g->reference, full, x * 16, y * 16);
  for (i32 k = 0; k < 3; k++) plane_extend(g->reference + k);
  return 1;
}

// The side of a macroblock in a plane's samples.
INLINE i32 side_of(const Region *g, i32 plane) { return plane == 0 || g->full ? 16 : 8; }

static i32 middle(i32 a, i32 b, i32 c) { return maximum(minimum(a, b), minimum(maximum(a, b), c)); }

static i32 levels_read(Coder *outer, i32 plane, i32 *levels, i32 neighbours) {
  Coder coder = *outer, *c = &coder;
  i32 chroma = plane > 0;
  if (!bit(c, motion.has_levels + chroma * 4 + neighbours)) {
    *outer = coder;
    return -1;
  }
  memset(levels, 0, 64 * sizeof(i32));
  i32 last = tree(c, motion.last + chroma * 64, 6), one = 0, two = 0;
  for (i32 i = last; i >= 0; i--) {
    i32 band = bands[i], near = minimum(one + two, 4);
    if (i != last && !bit(c, motion.nonzero + chroma * 72 + band * 6 + near)) {
      two = one;
      one = 0;
      continue;
    }
    i32 value = 1;
    if (bit(c, motion.above_one + chroma * 48 + band * 4 + minimum(near, 3))) {
      Coder copy = coder;
      value = 2 + minimum(growing(&copy, motion.rest + (chroma * 3 + (band < 2 ? 0 : near > 2 ? 2 : 1)) * GROWING_BITS), 2045);
      coder = copy;
    }
    i32 sign = raw_bit(c);
    levels[zigzag[i]] = (value ^ -sign) + sign;
    two = one;
    one = value > 2 ? 2 : value;
  }
  *outer = coder;
  return last;
}

static __attribute__((noinline)) void block_read(Coder *c, Region *g, i32 kind, const u8 *predicted, i32 plane, i32 x, i32 y, i32 dx, i32 dy, i32 step) {
  i32 line = side_of(g, plane);
  Plane *picture = g->picture + plane;
  const u8 *from = predicted + plane * 256 + dy * line + dx;
  u8 own[64];
  if (kind == INTRA) {
    intra(picture, x, y, tree(c, motion.mode + (plane ? 4 : 0), 2), own);
    from = own;
    line = 8;
  }
  u8 *flags = g->has_levels[plane];
  i32 per_row = picture->w / 8, flag = y / 8 * per_row + x / 8, t[64];
  i32 last = levels_read(c, plane, t, (x > 0 ? flags[flag - 1] : 0) + (y > 0 ? flags[flag - per_row] : 0));
  flags[flag] = last >= 0;
  u8 *to = sample(picture, x, y);
  if (last >= 0)
    rebuild(t, step, from, line, to, picture->stride);
  else
    for (i32 j = 0; j < 8; j++) copy8(to + j * picture->stride, from + j * line);
}

static void keep_still(Region *g, i32 column, i32 row) {
  for (i32 plane = 0; plane < 3; plane++) {
    i32 side = side_of(g, plane), per = side / 8, per_row = g->columns * per;
    u8 *to = sample(g->picture + plane, column * side, row * side);
    const u8 *from = sample(g->reference + plane, column * side, row * side);
    i32 line = g->picture[plane].stride;
    for (i32 y = 0; y < side; y++, to += line, from += line) side == 16 ? copy16(to, from) : copy8(to, from);
    for (i32 y = 0; y < per; y++)
      for (i32 x = 0; x < per; x++) g->has_levels[plane][(row * per + y) * per_row + column * per + x] = 0;
  }
}

static __attribute__((noinline)) void macroblock_read(Coder *c, Region *g, i32 column, i32 row, i32 step) {
  i32 n = g->columns, here = row * n + column, px = 0, py = 0;
  if (row && column) {
    i32 third = column + 1 < n ? here - n + 1 : here - n - 1;
    px = middle(g->vx[here - 1], g->vx[here - n], g->vx[third]);
    py = middle(g->vy[here - 1], g->vy[here - n], g->vy[third]);
  } else if (row || column) {
    px = g->vx[row ? here - n : here - 1];
    py = g->vy[row ? here - n : here - 1];
  }
  i32 left = column ? g->kinds[here - 1] : STILL, above = row ? g->kinds[here - n] : STILL;
  i32 kind = STILL;
  if (bit(c, motion.still + (left != STILL) + (above != STILL))) kind = bit(c, motion.intra + (left == INTRA) + (above == INTRA)) ? INTRA : INTER;
  g->kinds[here] = (u8)kind;
  g->vx[here] = g->vy[here] = 0;
  if (kind == STILL) {
    keep_still(g, column, row);
    return;
  }
  u8 predicted[768];
  if (kind == INTER) {
    i32 x = px + signed_growing(c, motion.vector), y = py + signed_growing(c, motion.vector + GROWING_BITS);
    // The predicted block stays within the reference's border.
    x = maximum(minimum(x, (n * 16 - column * 16 + 4) * 4), (-column * 16 - 20) * 4);
    y = maximum(minimum(y, (g->rows * 16 - row * 16 + 4) * 4), (-row * 16 - 20) * 4);
    g->vx[here] = (short)x;
    g->vy[here] = (short)y;
    for (i32 k = 0; k < 3; k++) {
      Plane *r = g->reference + k;
      // A quarter of a pixel is an eighth of a half chroma sample.
      if (side_of(g, k) == 16)
        predict16(sample(r, column * 16 + (x >> 2), row * 16 + (y >> 2)), r->stride, (x & 3) * 2, (y & 3) * 2, predicted + k * 256);
      else
        predict8(sample(r, column * 8 + (x >> 3), row * 8 + (y >> 3)), r->stride, x & 7, y & 7, predicted + k * 256);
    }
  }
  for (i32 k = 0; k < 3; k++) {
    i32 side = side_of(g, k);
    for (i32 dy = 0; dy < side; dy += 8)
      for (i32 dx = 0; dx < side; dx += 8) block_read(c, g, kind, predicted, k, column * side + dx, row * side + dy, dx, dy, step);
  }
}

typedef struct { v128_t most, flat, jump; } Limits;

// How far the two samples at an edge go towards each other, eight at once; 0 where the step is too large to be the coder's, or the sides are not flat.
INLINE v128_t edge_change(v128_t p1, v128_t p0, v128_t q0, v128_t q1, Limits limits) {
  v128_t step = wasm_i16x8_sub(q0, p0);
  v128_t smooth = wasm_v128_and(wasm_i16x8_lt(wasm_i16x8_abs(step), limits.jump),
                                wasm_v128_and(wasm_i16x8_lt(wasm_i16x8_abs(wasm_i16x8_sub(p1, p0)), limits.flat),
                                              wasm_i16x8_lt(wasm_i16x8_abs(wasm_i16x8_sub(q1, q0)), limits.flat)));
  v128_t change = wasm_i16x8_shr(wasm_i16x8_add(wasm_i16x8_add(wasm_i16x8_shl(step, 2), wasm_i16x8_sub(p1, q1)), wasm_i16x8_const_splat(4)), 3);
  return wasm_v128_and(wasm_i16x8_max(wasm_i16x8_min(change, limits.most), wasm_i16x8_neg(limits.most)), smooth);
}

// Whether an edge between two macroblocks, or inside one, may show.
INLINE i32 edge_wanted(const Region *g, i32 here, i32 there, i32 has_levels) {
  if (g->kinds[here] == STILL && g->kinds[there] == STILL) return 0;
  // Without levels on either side an edge shows only where the prediction jumps.
  return has_levels || (here != there && (g->kinds[here] != g->kinds[there] || g->kinds[here] == INTRA || absolute(g->vx[here] - g->vx[there]) >= 4 ||
                                          absolute(g->vy[here] - g->vy[there]) >= 4));
}

INLINE v128_t four_rows(const u8 *edge, i32 line) {
  v128_t rows = wasm_v128_load32_zero(edge - 2);
  rows = wasm_v128_load32_lane(edge - 2 + line, rows, 1);
  rows = wasm_v128_load32_lane(edge - 2 + 2 * line, rows, 2);
  rows = wasm_v128_load32_lane(edge - 2 + 3 * line, rows, 3);
  return wasm_i8x16_shuffle(rows, rows, 0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
}

static __attribute__((noinline)) void smooth_upright(Region *g, i32 plane, i32 row, Limits limits) {
  Plane *picture = g->picture + plane;
  i32 w = picture->w / 8, per = side_of(g, plane) / 8, first = row / per * g->columns, line = picture->stride;
  const u8 *flags = g->has_levels[plane] + row * w;
  for (i32 x = 1; x < w; x++) {
    i32 here = first + x / per, there = first + (x - 1) / per;
    if (!edge_wanted(g, here, there, flags[x] | flags[x - 1])) continue;
    u8 *edge = sample(picture, x * 8, row * 8);
    // Two samples on each side of the edge, eight rows, turned so that a lane holds a row.
    v128_t upper = four_rows(edge, line), lower = four_rows(edge + 4 * line, line);
    v128_t p = wasm_i32x4_shuffle(upper, lower, 0, 4, 1, 5), q = wasm_i32x4_shuffle(upper, lower, 2, 6, 3, 7);
    v128_t p1 = wasm_u16x8_extend_low_u8x16(p), p0 = wasm_u16x8_extend_high_u8x16(p), q0 = wasm_u16x8_extend_low_u8x16(q), q1 = wasm_u16x8_extend_high_u8x16(q);
    v128_t change = edge_change(p1, p0, q0, q1, limits);
    if (!wasm_v128_any_true(change)) continue;
    if (g->kinds[there] != STILL) p0 = wasm_i16x8_add(p0, change);
    if (g->kinds[here] != STILL) q0 = wasm_i16x8_sub(q0, change);
    v128_t both = wasm_u8x16_narrow_i16x8(p0, q0);
    both = wasm_i8x16_shuffle(both, both, 0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15);
    u8 *to = edge - 1;
    wasm_v128_store16_lane(to, both, 0);
    wasm_v128_store16_lane(to += line, both, 1);
    wasm_v128_store16_lane(to += line, both, 2);
    wasm_v128_store16_lane(to += line, both, 3);
    wasm_v128_store16_lane(to += line, both, 4);
    wasm_v128_store16_lane(to += line, both, 5);
    wasm_v128_store16_lane(to += line, both, 6);
    wasm_v128_store16_lane(to + line, both, 7);
  }
}

static __attribute__((noinline)) void smooth_level(Region *g, i32 plane, i32 row, Limits limits) {
  Plane *picture = g->picture + plane;
  i32 w = picture->w / 8, per = side_of(g, plane) / 8, first = row / per * g->columns, above = (row - 1) / per * g->columns, line = picture->stride;
  const u8 *flags = g->has_levels[plane] + row * w;
  for (i32 x = 0; x < w; x++) {
    i32 here = first + x / per, there = above + x / per;
    if (!edge_wanted(g, here, there, flags[x] | flags[x - w])) continue;
    u8 *edge = sample(picture, x * 8, row * 8);
    v128_t p0 = wasm_u16x8_load8x8(edge - line), q0 = wasm_u16x8_load8x8(edge);
    v128_t change = edge_change(wasm_u16x8_load8x8(edge - 2 * line), p0, q0, wasm_u16x8_load8x8(edge + line), limits);
    v128_t both = wasm_u8x16_narrow_i16x8(wasm_i16x8_add(p0, change), wasm_i16x8_sub(q0, change));
    if (g->kinds[there] != STILL) wasm_v128_store64_lane(edge - line, both, 0);
    if (g->kinds[here] != STILL) wasm_v128_store64_lane(edge, both, 1);
  }
}

// All upright edges come first, then all level ones; a level edge waits for the upright ones on both sides of it, and for no others.
static void smooth(Region *g, i32 quality) {
  Limits limits = {wasm_i16x8_splat((short)(quality / 4 + 1)), wasm_i16x8_splat((short)(quality / 2 + 2)), wasm_i16x8_splat((short)(quality * 2))};
  for (i32 plane = 0; plane < 3; plane++)
    for (i32 row = 0; row < g->picture[plane].h / 8; row++) {
      smooth_upright(g, plane, row, limits);
      if (row) smooth_level(g, plane, row, limits);
    }
}

// Notes a rectangle with every tile that it lies in.
static void add_to_tiles(Rect *to, Rect r) {
  for (i32 ty = r.y / TILE; ty <= (r.y + r.h - 1) / TILE; ty++)
    for (i32 tx = r.x / TILE; tx <= (r.x + r.w - 1) / TILE; tx++) {
      i32 x0 = maximum(r.x, tx * TILE), y0 = maximum(r.y, ty * TILE);
      i32 x1 = minimum(r.x + r.w, tx * TILE + TILE), y1 = minimum(r.y + r.h, ty * TILE + TILE);
      add_rect(to + ty * columns + tx, (Rect){x0, y0, x1 - x0, y1 - y0});
    }
}

static void region_draw(Region *g, Rect *drawn) {
  for (i32 k = 0; k < 3; k++) plane_extend(g->picture + k);
  for (i32 row = 0; row < g->rows; row++) {
    const u8 *kinds = g->kinds + row * g->columns;
    for (i32 column = 0, end; column < g->columns; column = end) {
      for (end = column + 1; end < g->columns && (kinds[end] == STILL) == (kinds[column] == STILL);) end++;
      if (kinds[column] == STILL) continue;
      to_pixels(g->picture, g->full, g->rect, column * 16, row * 16, end * 16);
      Rect run = {g->rect.x + column * 16, g->rect.y + row * 16, minimum(end * 16, g->rect.w) - column * 16, minimum(16, g->rect.h - row * 16)};
      fall_behind(run);
      add_to_tiles(drawn, run);
    }
  }
  for (i32 k = 0; k < 3; k++) {
    Plane swap = g->picture[k];
    g->picture[k] = g->reference[k];
    g->reference[k] = swap;
  }
}

// 0 when there is no memory for a region.
static i32 motion_read(Coder *c, Rect *drawn) {
  memset(region_drawn, 0, sizeof region_drawn);
  // One pass over each region and the end mark: more is not what an encoder writes.
  for (i32 pass = 0; pass <= MOST_REGIONS && bit(c, motion.any); pass++) {
    Region *g = regions + tree(c, motion.region, 2);
    if (bit(c, motion.fresh)) {
      Rect r;
      r.x = minimum(raw(c, 14), width - 1);
      r.y = minimum(raw(c, 14), height - 1);
      i32 w = raw(c, 14) + 1, h = raw(c, 14) + 1;
      r.w = minimum(w, width - r.x);
      r.h = minimum(h, height - r.y);
      if (!region_start(g, r, bit(c, motion.detail), view)) return 0;
    }
    i32 quality = maximum(1, tree(c, motion.quality, 6));
    if (!g->rect.w) return 1; // no such region: the rest of the frame is read as it comes
    for (i32 row = 0; row < g->rows; row++)
      for (i32 column = 0; column < g->columns; column++) macroblock_read(c, g, column, row, quality * 16);
    smooth(g, quality);
    region_draw(g, drawn);
    region_drawn[g - regions] = 1;
  }
  return 1;
}

// Whether a region drawn in this frame overlaps the rectangle. Twin of Motion/DrawnCells.cs.
static i32 drawn_touch(Rect b) {
  for (i32 i = 0; i < MOST_REGIONS; i++) {
    Rect r = regions[i].rect;
    if (region_drawn[i] && r.x < b.x + b.w && b.x < r.x + r.w && r.y < b.y + b.h && b.y < r.y + r.h) return 1;
  }
  return 0;
}

// Where the stretch of drawn or of other pixels that starts at x in row y may end; at least one pixel on.
static i32 drawn_stretch(i32 x, i32 y, i32 *is_drawn) {
  i32 end = 0x7fffffff;
  *is_drawn = 0;
  for (i32 i = 0; i < MOST_REGIONS; i++) {
    Region *g = regions + i;
    Rect r = g->rect;
    if (!region_drawn[i] || y < r.y || y >= r.y + r.h || x >= r.x + r.w) continue;
    if (x < r.x) {
      end = minimum(end, r.x);
      continue;
    }
    i32 column = (x - r.x) / 16;
    end = minimum(end, minimum(r.x + column * 16 + 16, r.x + r.w));
    *is_drawn |= g->kinds[(y - r.y) / 16 * g->columns + column] != STILL;
  }
  return end;
}
