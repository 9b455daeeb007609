// Luma and chroma planes of a motion region, colours, prediction, transform. Twin of src/Deskside.Codec/Motion.
#pragma once
#include <wasm_simd128.h>

#include "base.h"
#include "picture.h"

#define BORDER 32

typedef struct { u8 *origin; i32 w, h, stride; } Plane;

static size plane_bytes(i32 w, i32 h) { return (size)(w + 2 * BORDER) * (size)(h + 2 * BORDER); }
INLINE u8 *sample(const Plane *p, i32 x, i32 y) { return p->origin + y * p->stride + x; }

static void plane_extend(Plane *p) {
  for (i32 y = 0; y < p->h; y++) {
    memset(sample(p, -BORDER, y), *sample(p, 0, y), BORDER);
    memset(sample(p, p->w, y), *sample(p, p->w - 1, y), BORDER);
  }
  for (i32 y = 1; y <= BORDER; y++) {
    memcpy(sample(p, -BORDER, -y), sample(p, -BORDER, 0), (size)p->stride);
    memcpy(sample(p, -BORDER, p->h - 1 + y), sample(p, -BORDER, p->h - 1), (size)p->stride);
  }
}

// Colours: BT.709 full range, factors are 32768ths. Twins: Motion/SamplesFromPixels.cs, Motion/PixelsFromSamples.cs.
INLINE i32 blue_weight(u32 p) { return 16384 * (i32)(p & 255) - 12629 * (i32)(p >> 8 & 255) - 3755 * (i32)(p >> 16 & 255); }
INLINE i32 red_weight(u32 p) { return 16384 * (i32)(p >> 16 & 255) - 14882 * (i32)(p >> 8 & 255) - 1502 * (i32)(p & 255); }
INLINE u8 centred(i32 weight, i32 shift) { return (u8)minimum((weight + (128 << shift) + (1 << (shift - 1))) >> shift, 255); }

static void from_pixels(u32 *picture, Rect r, Plane *to, i32 full, i32 x, i32 y) {
  u32 cell[256];
  for (i32 j = 0; j < 16; j++)
    for (i32 i = 0; i < 16; i++) cell[j * 16 + i] = *at(picture, r.x + minimum(x + i, r.w - 1), r.y + minimum(y + j, r.h - 1));
  for (i32 j = 0; j < 16; j++)
    for (i32 i = 0; i < 16; i++) {
      u32 p = cell[j * 16 + i];
      *sample(to, x + i, y + j) = (u8)((6967 * (p >> 16 & 255) + 23436 * (p >> 8 & 255) + 2365 * (p & 255) + 16384) >> 15);
      if (!full) continue;
      *sample(to + 1, x + i, y + j) = centred(blue_weight(p), 15);
      *sample(to + 2, x + i, y + j) = centred(red_weight(p), 15);
    }
  for (i32 j = 0; !full && j < 8; j++)
    for (i32 i = 0; i < 8; i++) {
      i32 blue = 0, red = 0;
      for (i32 k = 0; k < 4; k++) {
        u32 p = cell[(j * 2 + (k >> 1)) * 16 + i * 2 + (k & 1)];
        blue += blue_weight(p);
        red += red_weight(p);
      }
      *sample(to + 1, x / 2 + i, y / 2 + j) = centred(blue, 17);
      *sample(to + 2, x / 2 + i, y / 2 + j) = centred(red, 17);
    }
}

// Half chroma lies between the pixels: three parts near, one part far, each way. Minus 128, times 16.
static void interpolate(const Plane *p, i32 x, i32 y, short *to) {
  const u8 *near = sample(p, x, y / 2), *far = near + (y & 1 ? p->stride : -p->stride);
  i32 column[10];
  for (i32 i = 0; i < 10; i++) column[i] = 3 * near[i - 1] + far[i - 1];
  for (i32 i = 0; i < 8; i++) {
    to[2 * i] = (short)(3 * column[i + 1] + column[i] - 2048);
    to[2 * i + 1] = (short)(3 * column[i + 1] + column[i + 2] - 2048);
  }
}

static void chroma_row(const Plane *p, i32 full, i32 x, i32 y, short *to) {
  if (!full) {
    interpolate(p, x / 2, y, to);
    return;
  }
  const u8 *from = sample(p, x, y);
  for (i32 i = 0; i < 16; i++) to[i] = (short)((from[i] - 128) * 16);
}

INLINE v128_t channel(v128_t value) { return wasm_i16x8_min(wasm_i16x8_max(value, wasm_i16x8_const_splat(0)), wasm_i16x8_const_splat(255)); }

// Eight pixels; (k * chroma + 16384) >> 15 is what q15mulr_sat does.
INLINE void colour_row(const u8 *luma, const short *blues, const short *reds, u32 *to) {
  v128_t l = wasm_u16x8_load8x8(luma), b = wasm_v128_load(blues), r = wasm_v128_load(reds);
  v128_t red = channel(wasm_i16x8_add(l, wasm_i16x8_q15mulr_sat(r, wasm_i16x8_const_splat(3225))));
  v128_t green = wasm_i16x8_sub(wasm_i16x8_sub(l, wasm_i16x8_q15mulr_sat(b, wasm_i16x8_const_splat(383))),
                                wasm_i16x8_q15mulr_sat(r, wasm_i16x8_const_splat(959)));
  v128_t blue = channel(wasm_i16x8_add(l, wasm_i16x8_q15mulr_sat(b, wasm_i16x8_const_splat(3800))));
  v128_t low = wasm_v128_or(blue, wasm_i16x8_shl(channel(green), 8));
  wasm_v128_store(to, wasm_i16x8_shuffle(low, red, 0, 8, 1, 9, 2, 10, 3, 11));
  wasm_v128_store(to + 4, wasm_i16x8_shuffle(low, red, 4, 12, 5, 13, 6, 14, 7, 15));
}

static __attribute__((noinline)) void to_pixels(const Plane *from, i32 full, u32 *picture, Rect r, i32 x, i32 y) {
  i32 count = minimum(16, r.w - x), lines = minimum(16, r.h - y);
  short blues[16], reds[16];
  u32 colours[16];
  for (i32 j = 0; j < lines; j++) {
    chroma_row(from + 1, full, x, y + j, blues);
    chroma_row(from + 2, full, x, y + j, reds);
    const u8 *luma = sample(from, x, y + j);
    u32 *to = at(picture, r.x + x, r.y + y + j), *out = count == 16 ? to : colours;
    colour_row(luma, blues, reds, out);
    colour_row(luma + 8, blues + 8, reds + 8, out + 8);
    if (count < 16) copy_row(to, colours, count);
  }
}

// Bilinear, in eighths of a sample.
static void predict(const u8 *from, i32 line, i32 fx, i32 fy, const i32 side, u8 *to) {
  if (!(fx | fy)) {
    for (i32 y = 0; y < side; y++) memcpy(to + y * side, from + y * line, (size)side);
    return;
  }
  u16 x1 = (u16)fx, x0 = (u16)(8 - fx), y1 = (u16)fy, y0 = (u16)(8 - fy), above[16], below[16];
  for (i32 i = 0; i < side; i++) above[i] = (u16)(from[i] * x0 + from[i + 1] * x1);
  for (i32 y = 0; y < side; y++) {
    from += line;
    for (i32 i = 0; i < side; i++) below[i] = (u16)(from[i] * x0 + from[i + 1] * x1);
    for (i32 i = 0; i < side; i++) to[y * side + i] = (u8)((u16)(above[i] * y0 + below[i] * y1 + 32) >> 6);
    for (i32 i = 0; i < side; i++) above[i] = below[i];
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

static void inverse_pass(i32 *t, i32 shift) {
  i32 round = 1 << (shift - 1);
  for (i32 i = 0; i < 8; i++) {
    i32 r0 = t[i], r1 = t[8 + i], r2 = t[16 + i], r3 = t[24 + i], r4 = t[32 + i], r5 = t[40 + i], r6 = t[48 + i], r7 = t[56 + i];
    i32 e = r0 * 64 + round, f = r4 * 64, c0 = e + f, c1 = e - f, d0 = r2 * 83 + r6 * 36, d1 = r2 * 36 - r6 * 83;
    i32 a0 = c0 + d0, a3 = c0 - d0, a1 = c1 + d1, a2 = c1 - d1;
    i32 b0 = r1 * 89 + r3 * 75 + r5 * 50 + r7 * 18, b1 = r1 * 75 - r3 * 18 - r5 * 89 - r7 * 50;
    i32 b2 = r1 * 50 - r3 * 89 + r5 * 18 + r7 * 75, b3 = r1 * 18 - r3 * 50 + r5 * 75 - r7 * 89;
    t[i] = (a0 + b0) >> shift;
    t[56 + i] = (a0 - b0) >> shift;
    t[8 + i] = (a1 + b1) >> shift;
    t[48 + i] = (a1 - b1) >> shift;
    t[16 + i] = (a2 + b2) >> shift;
    t[40 + i] = (a2 - b2) >> shift;
    t[24 + i] = (a3 + b3) >> shift;
    t[32 + i] = (a3 - b3) >> shift;
  }
}

static void transpose(i32 *t) {
  for (i32 j = 0; j < 8; j++)
    for (i32 i = j + 1; i < 8; i++) {
      i32 swap = t[j * 8 + i];
      t[j * 8 + i] = t[i * 8 + j];
      t[i * 8 + j] = swap;
    }
}

static void inverse(i32 *t) {
  inverse_pass(t, 7);
  transpose(t);
  inverse_pass(t, 12);
  transpose(t);
}
