// Luma and chroma planes of a motion region, colours, prediction, transform. Twin of src/Deskside.Codec/Motion.
#pragma once
#include <wasm_simd128.h>

#include "base.h"
#include "picture.h"

#define BORDER 32

typedef struct { u8 *origin; i32 w, h, stride; } Plane;

static size plane_bytes(i32 w, i32 h) { return (size)(w + 2 * BORDER) * (size)(h + 2 * BORDER); }
INLINE u8 *sample(const Plane *p, i32 x, i32 y) { return p->origin + y * p->stride + x; }

INLINE void fill_border(u8 *to, u8 value) {
  v128_t all = wasm_u8x16_splat(value);
  wasm_v128_store(to, all);
  wasm_v128_store(to + 16, all);
}

static void plane_extend(Plane *p) {
  for (i32 y = 0; y < p->h; y++) {
    fill_border(sample(p, -BORDER, y), *sample(p, 0, y));
    fill_border(sample(p, p->w, y), *sample(p, p->w - 1, y));
  }
  for (i32 y = 1; y <= BORDER; y++) {
    memcpy(sample(p, -BORDER, -y), sample(p, -BORDER, 0), (size)p->stride);
    memcpy(sample(p, -BORDER, p->h - 1 + y), sample(p, -BORDER, p->h - 1), (size)p->stride);
  }
}

INLINE void copy8(u8 *to, const u8 *from) { wasm_v128_store64_lane(to, wasm_v128_load64_zero(from), 0); }
INLINE void copy16(u8 *to, const u8 *from) { wasm_v128_store(to, wasm_v128_load(from)); }

// Colours: BT.709 full range, factors are 32768ths. Twins: Motion/SamplesFromPixels.cs, Motion/PixelsFromSamples.cs.
// Four pixels' weighed sums.
INLINE v128_t weighed(v128_t pixels, v128_t factors) {
  v128_t a = wasm_i32x4_dot_i16x8(wasm_u16x8_extend_low_u8x16(pixels), factors), b = wasm_i32x4_dot_i16x8(wasm_u16x8_extend_high_u8x16(pixels), factors);
  return wasm_i32x4_add(wasm_i32x4_shuffle(a, b, 0, 2, 4, 6), wasm_i32x4_shuffle(a, b, 1, 3, 5, 7));
}

// Blue, green, red and nothing, twice.
#define LUMA wasm_i16x8_const(2365, 23436, 6967, 0, 2365, 23436, 6967, 0)
#define BLUE wasm_i16x8_const(16384, -12629, -3755, 0, 16384, -12629, -3755, 0)
#define RED wasm_i16x8_const(-1502, -14882, 16384, 0, -1502, -14882, 16384, 0)

// Eight samples out of their sums, rounded; around 128 for chroma. A little over 255 is possible, under 0 is not.
INLINE void store_sums(u8 *to, v128_t a, v128_t b, i32 shift, i32 centre) {
  v128_t add = wasm_i32x4_splat((centre << shift) + (1 << (shift - 1)));
  v128_t sums = wasm_i16x8_narrow_i32x4(wasm_i32x4_shr(wasm_i32x4_add(a, add), shift), wasm_i32x4_shr(wasm_i32x4_add(b, add), shift));
  wasm_v128_store64_lane(to, wasm_u8x16_narrow_i16x8(sums, sums), 0);
}

// Sums of two neighbours each.
INLINE v128_t pairs(v128_t a, v128_t b) { return wasm_i32x4_add(wasm_i32x4_shuffle(a, b, 0, 2, 4, 6), wasm_i32x4_shuffle(a, b, 1, 3, 5, 7)); }

INLINE void half_samples(u8 *to, const v128_t *up, const v128_t *low, v128_t factors) {
  v128_t sums[4];
  for (i32 i = 0; i < 4; i++) sums[i] = wasm_i32x4_add(weighed(up[i], factors), weighed(low[i], factors));
  store_sums(to, pairs(sums[0], sums[1]), pairs(sums[2], sums[3]), 17, 128);
}

// 16 x 16 pixels of a region; beyond its edge they repeat the edge.
static __attribute__((noinline)) void from_pixels(u32 *picture, Rect r, Plane *to, i32 full, i32 x, i32 y) {
  u32 cell[256];
  const u32 *from = at(picture, r.x + x, r.y + y);
  i32 line = stride;
  if (x + 16 > r.w || y + 16 > r.h) {
    for (i32 j = 0; j < 16; j++)
      for (i32 i = 0; i < 16; i++) cell[j * 16 + i] = *at(picture, r.x + minimum(x + i, r.w - 1), r.y + minimum(y + j, r.h - 1));
    from = cell;
    line = 16;
  }
  for (i32 j = 0; j < 16; j += 2, from += 2 * line) {
    v128_t rows[2][4];
    for (i32 k = 0; k < 2; k++)
      for (i32 i = 0; i < 4; i++) rows[k][i] = wasm_v128_load(from + k * line + i * 4);
    for (i32 k = 0; k < 2; k++)
      for (i32 i = 0; i < 4; i += 2) {
        v128_t a = rows[k][i], b = rows[k][i + 1];
        store_sums(sample(to, x + i * 4, y + j + k), weighed(a, LUMA), weighed(b, LUMA), 15, 0);
        if (!full) continue;
        store_sums(sample(to + 1, x + i * 4, y + j + k), weighed(a, BLUE), weighed(b, BLUE), 15, 128);
        store_sums(sample(to + 2, x + i * 4, y + j + k), weighed(a, RED), weighed(b, RED), 15, 128);
      }
    if (full) continue;
    half_samples(sample(to + 1, x / 2, (y + j) / 2), rows[0], rows[1], BLUE);
    half_samples(sample(to + 2, x / 2, (y + j) / 2), rows[0], rows[1], RED);
  }
}

#define STRIP 512 // pixels of a row whose chroma lies ready at a time

// Half chroma lies between the pixels: three parts near, one part far, each way; here across. For each 16 pixels: 16 of blue, 16 of red.
static void across(const Plane *chroma, i32 left, i32 right, i32 row, short *to) {
  for (i32 k = 0; k < 2; k++) {
    const u8 *from = sample(chroma + k, left / 2, row);
    short *out = to + k * 16;
    for (i32 x = left; x < right; x += 16, from += 8, out += 32) {
      v128_t near = wasm_u16x8_load8x8(from), thrice = wasm_i16x8_add(near, wasm_i16x8_shl(near, 1));
      v128_t a = wasm_i16x8_add(thrice, wasm_u16x8_load8x8(from - 1)), b = wasm_i16x8_add(thrice, wasm_u16x8_load8x8(from + 1));
      wasm_v128_store(out, wasm_i16x8_shuffle(a, b, 0, 8, 1, 9, 2, 10, 3, 11));
      wasm_v128_store(out + 8, wasm_i16x8_shuffle(a, b, 4, 12, 5, 13, 6, 14, 7, 15));
    }
  }
}

// And down; minus 128, times 16.
INLINE v128_t down(const short *near, const short *far) {
  v128_t n = wasm_v128_load(near), thrice = wasm_i16x8_add(n, wasm_i16x8_shl(n, 1));
  return wasm_i16x8_sub(wasm_i16x8_add(thrice, wasm_v128_load(far)), wasm_i16x8_const_splat(2048));
}

INLINE v128_t full_chroma(const u8 *from) { return wasm_i16x8_shl(wasm_i16x8_sub(wasm_u16x8_load8x8(from), wasm_i16x8_const_splat(128)), 4); }

INLINE v128_t channel(v128_t value) { return wasm_i16x8_min(wasm_i16x8_max(value, wasm_i16x8_const_splat(0)), wasm_i16x8_const_splat(255)); }

// Where a row of pixels goes: as they are, and as the page wants them.
typedef struct { u32 *view, *shown; } Targets;

// Eight pixels; (k * chroma + 16384) >> 15 is what q15mulr_sat does.
INLINE void colour_eight(const u8 *luma, v128_t b, v128_t r, Targets to) {
  v128_t l = wasm_u16x8_load8x8(luma);
  v128_t red = channel(wasm_i16x8_add(l, wasm_i16x8_q15mulr_sat(r, wasm_i16x8_const_splat(3225))));
  v128_t green = wasm_i16x8_sub(wasm_i16x8_sub(l, wasm_i16x8_q15mulr_sat(b, wasm_i16x8_const_splat(383))),
                                wasm_i16x8_q15mulr_sat(r, wasm_i16x8_const_splat(959)));
  v128_t blue = channel(wasm_i16x8_add(l, wasm_i16x8_q15mulr_sat(b, wasm_i16x8_const_splat(3800))));
  green = wasm_i16x8_shl(channel(green), 8);
  v128_t low = wasm_v128_or(blue, green), first = wasm_i16x8_shuffle(low, red, 0, 8, 1, 9, 2, 10, 3, 11);
  v128_t rest = wasm_i16x8_shuffle(low, red, 4, 12, 5, 13, 6, 14, 7, 15);
  wasm_v128_store(to.view, first);
  wasm_v128_store(to.view + 4, rest);
  v128_t high = wasm_v128_or(blue, wasm_i16x8_const_splat((short)0xff00));
  low = wasm_v128_or(red, green);
  wasm_v128_store(to.shown, wasm_i16x8_shuffle(low, high, 0, 8, 1, 9, 2, 10, 3, 11));
  wasm_v128_store(to.shown + 4, wasm_i16x8_shuffle(low, high, 4, 12, 5, 13, 6, 14, 7, 15));
}

// Sixteen pixels, fewer at a region's right edge: beyond it lies somebody else's.
INLINE void colour_row(const u8 *luma, v128_t b0, v128_t b1, v128_t r0, v128_t r1, Targets to, i32 count) {
  u32 whole[32];
  Targets out = to;
  if (count < 16) out = (Targets){whole, whole + 16};
  colour_eight(luma, b0, r0, out);
  colour_eight(luma + 8, b1, r1, (Targets){out.view + 8, out.shown + 8});
  for (i32 i = 0; count < 16 && i < count; i++) {
    to.view[i] = whole[i];
    to.shown[i] = whole[16 + i];
  }
}

static void half_rows(const Plane *from, i32 left, i32 right, i32 top, i32 bottom, Targets to, size view_line, size shown_line) {
  short rows[3][2 * STRIP], *above = rows[0], *near = rows[1], *below = rows[2];
  across(from + 1, left, right, top / 2 - 1, above);
  across(from + 1, left, right, top / 2, near);
  for (i32 y = top; y < bottom; y++) {
    if (!(y & 1)) across(from + 1, left, right, y / 2 + 1, below);
    const short *n = near, *far = y & 1 ? below : above;
    const u8 *luma = sample(from, left, y);
    for (i32 x = 0; x < right - left; x += 16, n += 32, far += 32)
      colour_row(luma + x, down(n, far), down(n + 8, far + 8), down(n + 16, far + 16), down(n + 24, far + 24),
                 (Targets){to.view + x, to.shown + x}, right - left - x);
    to = (Targets){to.view + view_line, to.shown + shown_line};
    if (!(y & 1)) continue;
    short *unused = above;
    above = near;
    near = below;
    below = unused;
  }
}

static void full_rows(const Plane *from, i32 left, i32 right, i32 top, i32 bottom, Targets to, size view_line, size shown_line) {
  for (i32 y = top; y < bottom; y++) {
    const u8 *luma = sample(from, left, y), *blue = sample(from + 1, left, y), *red = sample(from + 2, left, y);
    for (i32 x = 0; x < right - left; x += 16)
      colour_row(luma + x, full_chroma(blue + x), full_chroma(blue + x + 8), full_chroma(red + x), full_chroma(red + x + 8),
                 (Targets){to.view + x, to.shown + x}, right - left - x);
    to = (Targets){to.view + view_line, to.shown + shown_line};
  }
}

// A run of macroblocks of a region, from x on, up to end, cut at the region's edge. Row by row: long rows are faster than squares.
static __attribute__((noinline)) void to_pixels(const Plane *from, i32 full, Rect r, i32 x, i32 y, i32 end) {
  i32 right = minimum(end, r.w), bottom = minimum(y + 16, r.h);
  for (i32 left = x; left < right; left += STRIP) {
    i32 stop = minimum(left + STRIP, right);
    Targets to = {at(view, r.x + left, r.y + y), shown + (size)(r.y + y) * (size)width + r.x + left};
    if (full)
      full_rows(from, left, stop, y, bottom, to, (size)stride, (size)width);
    else
      half_rows(from, left, stop, y, bottom, to, (size)stride, (size)width);
  }
}

// Bilinear, in eighths of a sample.
INLINE v128_t between(v128_t here, v128_t next, v128_t x0, v128_t x1) { return wasm_i16x8_add(wasm_i16x8_mul(here, x0), wasm_i16x8_mul(next, x1)); }

INLINE v128_t mixed_eight(const u8 *from, v128_t x0, v128_t x1) { return between(wasm_u16x8_load8x8(from), wasm_u16x8_load8x8(from + 1), x0, x1); }

INLINE v128_t rounded(v128_t above, v128_t below, v128_t y0, v128_t y1) {
  return wasm_u16x8_shr(wasm_i16x8_add(between(above, below, y0, y1), wasm_i16x8_const_splat(32)), 6);
}

static __attribute__((noinline)) void predict16(const u8 *from, i32 line, i32 fx, i32 fy, u8 *to) {
  if (!(fx | fy)) {
    for (i32 y = 0; y < 16; y++) copy16(to + y * 16, from + y * line);
    return;
  }
  v128_t x1 = wasm_i16x8_splat((short)fx), x0 = wasm_i16x8_splat((short)(8 - fx)), y1 = wasm_i16x8_splat((short)fy), y0 = wasm_i16x8_splat((short)(8 - fy));
  v128_t low = mixed_eight(from, x0, x1), high = mixed_eight(from + 8, x0, x1);
  for (i32 y = 0; y < 16; y++) {
    from += line;
    v128_t low_below = mixed_eight(from, x0, x1), high_below = mixed_eight(from + 8, x0, x1);
    wasm_v128_store(to + y * 16, wasm_u8x16_narrow_i16x8(rounded(low, low_below, y0, y1), rounded(high, high_below, y0, y1)));
    low = low_below;
    high = high_below;
  }
}

static __attribute__((noinline)) void predict8(const u8 *from, i32 line, i32 fx, i32 fy, u8 *to) {
  v128_t x1 = wasm_i16x8_splat((short)fx), x0 = wasm_i16x8_splat((short)(8 - fx)), y1 = wasm_i16x8_splat((short)fy), y0 = wasm_i16x8_splat((short)(8 - fy));
  v128_t above = mixed_eight(from, x0, x1);
  for (i32 y = 0; y < 8; y++) {
    from += line;
    v128_t below = mixed_eight(from, x0, x1), sum = rounded(above, below, y0, y1);
    wasm_v128_store64_lane(to + y * 8, wasm_u8x16_narrow_i16x8(sum, sum), 0);
    above = below;
  }
}

static __attribute__((noinline)) void intra(const Plane *p, i32 x, i32 y, i32 mode, u8 *to) {
  const u8 *block = sample(p, x, y), *above = block - p->stride;
  i32 line = p->stride;
  if ((mode >= 2 && !x) || ((mode == 1 || mode == 3) && !y)) mode = 0;
  if (mode == 0) {
    i32 sum = 0, count = (x > 0 ? 8 : 0) + (y > 0 ? 8 : 0);
    for (i32 i = 0; i < 8; i++) {
      if (y > 0) sum += above[i];
      if (x > 0) sum += block[i * line - 1];
    }
    memset(to, count ? (sum + count / 2) / count : 128, 64);
    return;
  }
  for (i32 j = 0; j < 8; j++)
    for (i32 i = 0; i < 8; i++) {
      i32 left = block[j * line - 1];
      to[j * 8 + i] = (u8)(mode == 1 ? above[i] : mode == 2 ? left : clamp255(above[i] + left - above[-1]));
    }
}

// Four columns.
INLINE void inverse_pass(v128_t *r, i32 shift) {
#define TIMES(a, k) wasm_i32x4_mul(a, wasm_i32x4_const_splat(k))
#define PLUS wasm_i32x4_add
#define MINUS wasm_i32x4_sub
  v128_t e = PLUS(wasm_i32x4_shl(r[0], 6), wasm_i32x4_splat(1 << (shift - 1))), f = wasm_i32x4_shl(r[4], 6), c0 = PLUS(e, f), c1 = MINUS(e, f);
  v128_t d0 = PLUS(TIMES(r[2], 83), TIMES(r[6], 36)), d1 = MINUS(TIMES(r[2], 36), TIMES(r[6], 83));
  v128_t a0 = PLUS(c0, d0), a3 = MINUS(c0, d0), a1 = PLUS(c1, d1), a2 = MINUS(c1, d1);
  v128_t b0 = PLUS(PLUS(TIMES(r[1], 89), TIMES(r[3], 75)), PLUS(TIMES(r[5], 50), TIMES(r[7], 18)));
  v128_t b1 = MINUS(MINUS(TIMES(r[1], 75), TIMES(r[3], 18)), PLUS(TIMES(r[5], 89), TIMES(r[7], 50)));
  v128_t b2 = PLUS(MINUS(TIMES(r[1], 50), TIMES(r[3], 89)), PLUS(TIMES(r[5], 18), TIMES(r[7], 75)));
  v128_t b3 = PLUS(MINUS(TIMES(r[1], 18), TIMES(r[3], 50)), MINUS(TIMES(r[5], 75), TIMES(r[7], 89)));
  r[0] = wasm_i32x4_shr(PLUS(a0, b0), shift);
  r[7] = wasm_i32x4_shr(MINUS(a0, b0), shift);
  r[1] = wasm_i32x4_shr(PLUS(a1, b1), shift);
  r[6] = wasm_i32x4_shr(MINUS(a1, b1), shift);
  r[2] = wasm_i32x4_shr(PLUS(a2, b2), shift);
  r[5] = wasm_i32x4_shr(MINUS(a2, b2), shift);
  r[3] = wasm_i32x4_shr(PLUS(a3, b3), shift);
  r[4] = wasm_i32x4_shr(MINUS(a3, b3), shift);
#undef TIMES
#undef PLUS
#undef MINUS
}

INLINE void transpose4(v128_t *r) {
  v128_t a = wasm_i32x4_shuffle(r[0], r[1], 0, 4, 1, 5), b = wasm_i32x4_shuffle(r[0], r[1], 2, 6, 3, 7);
  v128_t c = wasm_i32x4_shuffle(r[2], r[3], 0, 4, 1, 5), d = wasm_i32x4_shuffle(r[2], r[3], 2, 6, 3, 7);
  r[0] = wasm_i64x2_shuffle(a, c, 0, 2);
  r[1] = wasm_i64x2_shuffle(a, c, 1, 3);
  r[2] = wasm_i64x2_shuffle(b, d, 0, 2);
  r[3] = wasm_i64x2_shuffle(b, d, 1, 3);
}

// The left and the right half of eight rows.
INLINE void transpose8(v128_t *left, v128_t *right) {
  transpose4(left);
  transpose4(left + 4);
  transpose4(right);
  transpose4(right + 4);
  for (i32 i = 0; i < 4; i++) {
    v128_t swap = left[4 + i];
    left[4 + i] = right[i];
    right[i] = swap;
  }
}

// Levels to differences, added to a prediction.
static __attribute__((noinline)) void rebuild(const i32 *levels, i32 step, const u8 *from, i32 line, u8 *to, i32 to_line) {
  v128_t left[8], right[8], most = wasm_i32x4_const_splat(32767), least = wasm_i32x4_const_splat(-32768), by = wasm_i32x4_splat(step);
  for (i32 i = 0; i < 8; i++) {
    left[i] = wasm_i32x4_max(wasm_i32x4_min(wasm_i32x4_mul(wasm_v128_load(levels + i * 8), by), most), least);
    right[i] = wasm_i32x4_max(wasm_i32x4_min(wasm_i32x4_mul(wasm_v128_load(levels + i * 8 + 4), by), most), least);
  }
  inverse_pass(left, 7);
  inverse_pass(right, 7);
  transpose8(left, right);
  inverse_pass(left, 12);
  inverse_pass(right, 12);
  transpose8(left, right);
  for (i32 i = 0; i < 8; i++) {
    v128_t sum = wasm_i16x8_add(wasm_u16x8_load8x8(from + i * line), wasm_i16x8_narrow_i32x4(left[i], right[i]));
    wasm_v128_store64_lane(to + i * to_line, wasm_u8x16_narrow_i16x8(sum, sum), 0);
  }
}
