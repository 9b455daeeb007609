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
    if (bit(c, motion.above_one + chroma * 48 + band * 4 + minimum(near, 3)))
      value = 2 + minimum(growing(c, motion.rest + (chroma * 3 + (band < 2 ? 0 : near > 2 ? 2 : 1)) * GROWING_BITS), 2045);
    levels[zigzag[i]] = raw(c, 1) ? -value : value;
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
  if (last < 0) {
    for (i32 j = 0; j < 8; j++) memcpy(to + j * picture->stride, from + j * line, 8);
    return;
  }
  for (i32 i = 0; i < 64; i++) t[i] = maximum(minimum(t[i] * step, 32767), -32768);
  inverse(t);
  for (i32 j = 0; j < 8; j++)
    for (i32 i = 0; i < 8; i++) to[j * picture->stride + i] = (u8)clamp255(from[j * line + i] + t[j * 8 + i]);
}

static void keep_still(Region *g, i32 column, i32 row) {
  for (i32 plane = 0; plane < 3; plane++) {
    i32 side = side_of(g, plane), per = side / 8, per_row = g->columns * per;
    for (i32 y = 0; y < side; y++)
      memcpy(sample(g->picture + plane, column * side, row * side + y), sample(g->reference + plane, column * side, row * side + y), (size)side);
    for (i32 y = 0; y < per; y++) memset(g->has_levels[plane] + (row * per + y) * per_row + column * per, 0, (size)per);
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
        predict(sample(r, column * 16 + (x >> 2), row * 16 + (y >> 2)), r->stride, (x & 3) * 2, (y & 3) * 2, 16, predicted + k * 256);
      else
        predict(sample(r, column * 8 + (x >> 3), row * 8 + (y >> 3)), r->stride, x & 7, y & 7, 8, predicted + k * 256);
    }
  }
  for (i32 k = 0; k < 3; k++) {
    i32 side = side_of(g, k);
    for (i32 dy = 0; dy < side; dy += 8)
      for (i32 dx = 0; dx < side; dx += 8) block_read(c, g, kind, predicted, k, column * side + dx, row * side + dy, dx, dy, step);
  }
}

static void smooth_edge(u8 *p, i32 across, i32 along, i32 quality, i32 change_before, i32 change_after) {
  i32 most = quality / 4 + 1, flat = quality / 2 + 1, jump = quality * 2;
  for (i32 i = 0; i < 8; i++, p += along) {
    i32 p1 = p[-2 * across], p0 = p[-across], q0 = p[0], q1 = p[across];
    if (absolute(p0 - q0) >= jump || absolute(p1 - p0) > flat || absolute(q1 - q0) > flat) continue;
    i32 change = maximum(minimum((4 * (q0 - p0) + p1 - q1 + 4) >> 3, most), -most);
    if (change_before) p[-across] = (u8)clamp255(p0 + change);
    if (change_after) p[0] = (u8)clamp255(q0 - change);
  }
}

static void smooth(Region *g, i32 plane, i32 quality, i32 vertical) {
  Plane *p = g->picture + plane;
  i32 side = side_of(g, plane), w = p->w / 8, h = p->h / 8;
  u8 *flags = g->has_levels[plane];
  for (i32 by = vertical ? 0 : 1; by < h; by++)
    for (i32 bx = vertical ? 1 : 0; bx < w; bx++) {
      i32 px = vertical ? bx - 1 : bx, py = vertical ? by : by - 1;
      i32 here = by * 8 / side * g->columns + bx * 8 / side, there = py * 8 / side * g->columns + px * 8 / side;
      i32 is_here = g->kinds[here] != STILL, is_there = g->kinds[there] != STILL;
      if (!is_here && !is_there) continue;
      i32 visible = here != there && (g->kinds[here] != g->kinds[there] || g->kinds[here] == INTRA ||
                                      absolute(g->vx[here] - g->vx[there]) >= 4 || absolute(g->vy[here] - g->vy[there]) >= 4);
      if (!visible && !flags[by * w + bx] && !flags[py * w + px]) continue;
      smooth_edge(sample(p, bx * 8, by * 8), vertical ? 1 : p->stride, vertical ? p->stride : 1, quality, is_there, is_here);
    }
}

static void region_draw(Region *g, u32 *view, u32 *before, Rect *drawn) {
  for (i32 k = 0; k < 3; k++) plane_extend(g->picture + k);
  for (i32 row = 0; row < g->rows; row++)
    for (i32 column = 0; column < g->columns; column++) {
      if (g->kinds[row * g->columns + column] == STILL) continue;
      to_pixels(g->picture, g->full, view, g->rect, column * 16, row * 16);
      Rect cell = {g->rect.x + column * 16, g->rect.y + row * 16, minimum(16, g->rect.w - column * 16), minimum(16, g->rect.h - row * 16)};
      copy_rect(before, view, cell);
      // A macroblock may lie across up to four tiles.
      for (i32 ty = cell.y / TILE; ty <= (cell.y + cell.h - 1) / TILE; ty++)
        for (i32 tx = cell.x / TILE; tx <= (cell.x + cell.w - 1) / TILE; tx++) {
          i32 x0 = maximum(cell.x, tx * TILE), y0 = maximum(cell.y, ty * TILE);
          i32 x1 = minimum(cell.x + cell.w, tx * TILE + TILE), y1 = minimum(cell.y + cell.h, ty * TILE + TILE);
          add_rect(drawn + ty * columns + tx, (Rect){x0, y0, x1 - x0, y1 - y0});
        }
    }
  for (i32 k = 0; k < 3; k++) {
    Plane swap = g->picture[k];
    g->picture[k] = g->reference[k];
    g->reference[k] = swap;
  }
}

// 0 when there is no memory for a region.
static i32 motion_read(Coder *c, u32 *view, u32 *before, Rect *drawn) {
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
    for (i32 k = 0; k < 3; k++) {
      smooth(g, k, quality, 1);
      smooth(g, k, quality, 0);
    }
    region_draw(g, view, before, drawn);
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
