// Luma and chroma planes of a motion region, colours, prediction, transform. Twin of src/Deskside.Codec/Motion.
#pragma once
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

INLINE u8 luma_of(u32 p) { return (u8)((13933 * (p >> 16 & 255) + 46871 * (p >> 8 & 255) + 4732 * (p & 255) + 32768) >> 16); }

static void from_pixels(u32 *picture, Rect r, Plane *to, i32 x, i32 y) {
  u32 cell[256];
  for (i32 j = 0; j < 16; j++)
    for (i32 i = 0; i < 16; i++) cell[j * 16 + i] = *at(picture, r.x + minimum(x + i, r.w - 1), r.y + minimum(y + j, r.h - 1));
  for (i32 j = 0; j < 16; j++)
    for (i32 i = 0; i < 16; i++) *sample(to, x + i, y + j) = luma_of(cell[j * 16 + i]);
  for (i32 j = 0; j < 8; j++)
    for (i32 i = 0; i < 8; i++) {
      i32 red = 0, green = 0, blue = 0;
      for (i32 k = 0; k < 4; k++) {
        u32 p = cell[(j * 2 + (k >> 1)) * 16 + i * 2 + (k & 1)];
        red += p >> 16 & 255;
        green += p >> 8 & 255;
        blue += p & 255;
      }
      *sample(to + 1, x / 2 + i, y / 2 + j) = (u8)clamp255((-7509 * red - 25259 * green + 32768 * blue + (512 << 16) + 131072) >> 18);
      *sample(to + 2, x / 2 + i, y / 2 + j) = (u8)clamp255((32768 * red - 29763 * green - 3005 * blue + (512 << 16) + 131072) >> 18);
    }
}

// Chroma lies between the pixels: three parts near, one part far, each way. Minus 128, times 16.
static void interpolate(const Plane *p, i32 x, i32 y, i32 *to) {
  const u8 *near = sample(p, x, y / 2), *far = near + (y & 1 ? p->stride : -p->stride);
  i32 column[10];
  for (i32 i = 0; i < 10; i++) column[i] = 3 * near[i - 1] + far[i - 1];
  for (i32 i = 0; i < 8; i++) {
    to[2 * i] = 3 * column[i + 1] + column[i] - 2048;
    to[2 * i + 1] = 3 * column[i + 1] + column[i + 2] - 2048;
  }
}

static void to_pixels(const Plane *from, u32 *picture, Rect r, i32 x, i32 y) {
  i32 count = minimum(16, r.w - x), lines = minimum(16, r.h - y), blues[16], reds[16];
  for (i32 j = 0; j < lines; j++) {
    interpolate(from + 1, x / 2, y + j, blues);
    interpolate(from + 2, x / 2, y + j, reds);
    const u8 *luma = sample(from, x, y + j);
    u32 colours[16], *to = at(picture, r.x + x, r.y + y + j);
    for (i32 i = 0; i < 16; i++) {
      i32 l = (luma[i] << 16) + 32768;
      i32 red = (l + 6450 * reds[i]) >> 16, green = (l - 766 * blues[i] - 1917 * reds[i]) >> 16, blue = (l + 7601 * blues[i]) >> 16;
      red = minimum(maximum(red, 0), 255);
      green = minimum(maximum(green, 0), 255);
      blue = minimum(maximum(blue, 0), 255);
      colours[i] = (u32)(red << 16 | green << 8 | blue);
    }
    for (i32 i = 0; i < count; i++) to[i] = colours[i];
  }
}

// Bilinear, in eighths of a sample.
INLINE void predict(const u8 *from, i32 line, i32 fx, i32 fy, const i32 side, u8 *to) {
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

static void intra(const Plane *p, i32 x, i32 y, i32 mode, u8 *to) {
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
