// The screen decoder for the browser: one translation unit, no library, one instance a picture size.
// Fed by outside bytes: every number read is bounded before it is used. Format: docs/protocol/codec.md.
#include "base.h"
#include "boxes.h"
#include "crc.h"
#include "entropy.h"
#include "lossless.h"
#include "motion.h"
#include "moves.h"
#include "picture.h"

enum { DECODED = 0, NEED_KEYFRAME = 1, UNKNOWN_VERSION = 2 };

static u8 *input_bytes;
static size input_capacity;
static Rect *boxes;
static i32 changed_count;
static Rect *changed;
static i32 expected = -1, used;

// Room for one frame; the page writes the bytes there. 0 when there is no memory.
EXPORT(input) u8 *input(size length) {
  if (length > input_capacity) {
    size capacity = input_capacity ? input_capacity : 1 << 16;
    while (capacity < length && capacity < 1u << 30) capacity *= 2;
    u8 *bytes = capacity < length ? 0 : take(capacity);
    if (!bytes) return 0;
    input_bytes = bytes;
    input_capacity = capacity;
  }
  return input_bytes;
}

// Once an instance. 0 when the size is not allowed or there is no memory for it.
EXPORT(start) i32 start(i32 w, i32 h) {
  if (w < 1 || h < 1 || w > 16384 || h > 16384 || (u64)w * (u64)h > 64u * 1024 * 1024) return 0;
  width = w;
  height = h;
  stride = (w + 2 * MARGIN + 7) & ~7;
  columns = (w + TILE - 1) / TILE;
  rows = (h + TILE - 1) / TILE;
  tiles = columns * rows;
  block_columns = (w + BLOCK - 1) / BLOCK;
  block_rows = (h + BLOCK - 1) / BLOCK;
  view = plane_new();
  before = plane_new();
  shown = take((size)w * (size)h * 4);
  boxes = take((size)tiles * sizeof(Rect));
  changed = take((size)tiles * sizeof(Rect));
  behind = take((size)block_columns * (size)block_rows);
  return view && before && shown && boxes && changed && behind && lossless_new() && moves_new();
}

EXPORT(pixels) u32 *pixels(void) { return shown; }
EXPORT(changed_rects) Rect *changed_rects(void) { return changed; }
EXPORT(changed_rect_count) i32 changed_rect_count(void) { return changed_count; }

static void start_anew(void) {
  // Memory comes zeroed, and costs when it is first touched.
  if (used) {
    plane_clear(view);
    plane_clear(before);
    memset(behind, 0, (size)block_columns * (size)block_rows);
    lossless_forget();
  }
  used = 1;
  lossless_reset();
  moves_reset();
  motion_reset();
  boxes_reset();
}

// 0 when there is no memory: the picture can not go on.
static i32 apply(Coder *c, i32 keyframe) {
  // A keyframe changes everything, black areas too.
  for (i32 i = 0; i < tiles; i++) changed[i] = keyframe ? tile_rect(i) : (Rect){0};
  if (!keep_read(c)) return 0;
  moves_read(c);
  moves_apply(changed);
  if (!motion_read(c, changed)) return 0;
  boxes_read(c, boxes);
  // All before the first: what is coded then must not come into the picture before.
  for (i32 i = 0; i < tiles; i++)
    if (boxes[i].w) catch_up_around(boxes[i]);
  for (i32 i = 0; i < tiles; i++) {
    if (boxes[i].w) lossless_box(c, view, before, boxes[i]);
    if (keyframe) show(view, tile_rect(i));
    else show(view, boxes[i]);
  }
  for (i32 i = 0; i < tiles; i++) {
    if (boxes[i].w) fall_behind(boxes[i]);
    add_rect(changed + i, boxes[i]);
    if (changed[i].w) changed[changed_count++] = changed[i];
  }
  return 1;
}

static i32 refuse(i32 why) {
  expected = -1;
  return why;
}

EXPORT(decode) i32 decode(size length) {
  const u8 *f = input_bytes;
  changed_count = 0;
  if (!view || length < 8 || length > input_capacity) return refuse(NEED_KEYFRAME);
  if (f[0] >> 4 != 2) return refuse(UNKNOWN_VERSION);
  if (f[0] & 0x0e) return refuse(NEED_KEYFRAME);
  i32 keyframe = f[0] & 1;
  size header = keyframe ? 12 : 8;
  if (length < header) return refuse(NEED_KEYFRAME);
  u32 check = f[4] | f[5] << 8 | f[6] << 16 | (u32)f[7] << 24;
  if (check != crc(f + 8, length - 8, crc(f, 4, 0))) return refuse(NEED_KEYFRAME);
  i32 number = f[1] | f[2] << 8 | f[3] << 16;
  if (keyframe) {
    if ((f[8] | f[9] << 8) != width || (f[10] | f[11] << 8) != height) return refuse(NEED_KEYFRAME);
    start_anew();
  } else if (number != expected) {
    return refuse(NEED_KEYFRAME);
  }
  expected = (number + 1) & 0xffffff;
  Coder coder;
  coder_start(&coder, f + header, length - header);
  if (!apply(&coder, keyframe)) {
    changed_count = 0;
    return refuse(NEED_KEYFRAME);
  }
  return DECODED;
}
