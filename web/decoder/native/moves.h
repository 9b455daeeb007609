// Kept pictures and moved blocks. Twin of src/Deskside.Codec/Cache and Moves.
#pragma once
#include "entropy.h"
#include "picture.h"

#define MOST_KEPT 8
#define MOST_VECTORS 8
#define PER_TILE (TILE / BLOCK)

typedef struct { i32 picture, dx, dy; } Vector;

static u32 *kept[MOST_KEPT];
static u8 kept_filled[MOST_KEPT];
static i32 kept_count;
static u8 *move_map;
static i32 moved_blocks;
static Vector vectors[MOST_VECTORS];
static i32 vector_count;
static struct { Bit any_kept[1], place[8], any[1], count[8], picture[16], offset[2 * GROWING_BITS], moved[4], same[4], choice[8], gap[GAP_BITS]; } move_bits;

static i32 moves_new(void) {
  u64 fits = (16u << 20) / ((u64)width * (u64)height);
  kept_count = fits < 1 ? 1 : fits > MOST_KEPT ? MOST_KEPT : (i32)fits;
  move_map = take((size)block_columns * (size)block_rows);
  return move_map != 0;
}

static void moves_reset(void) {
  bits_reset((Bit *)&move_bits, sizeof move_bits / sizeof(Bit));
  memset(kept_filled, 0, sizeof kept_filled);
  memset(move_map, 0, (size)block_columns * (size)block_rows);
  moved_blocks = 0;
}

// Keeps the picture before this frame, which is still in view, when the frame says so. 0 when there is no memory for it.
static i32 keep_read(Coder *c) {
  if (!bit(c, move_bits.any_kept)) return 1;
  i32 place = minimum(tree(c, move_bits.place, 3), kept_count - 1);
  if (!kept[place]) kept[place] = plane_new();
  if (!kept[place]) return 0;
  memcpy(kept[place] - MARGIN_ROWS * stride - MARGIN, view - MARGIN_ROWS * stride - MARGIN, plane_pixels() * 4);
  kept_filled[place] = 1;
  return 1;
}

static i32 move_choice(Coder *c, i32 column, i32 row) {
  i32 left = column ? move_map[row * block_columns + column - 1] : 0, above = row ? move_map[(row - 1) * block_columns + column] : 0;
  if (!bit(c, move_bits.moved + (left > 0) + 2 * (above > 0))) return 0;
  if (vector_count == 1) return 1;
  if (left && !bit(c, move_bits.same + (left == above))) return left;
  if (above && above != left && !bit(c, move_bits.same + 2)) return above;
  return minimum(tree(c, move_bits.choice, 3) + 1, vector_count);
}

static void moves_read(Coder *c) {
  if (moved_blocks) memset(move_map, 0, (size)block_columns * (size)block_rows);
  moved_blocks = 0;
  if (!bit(c, move_bits.any)) return;
  vector_count = tree(c, move_bits.count, 3) + 1;
  for (i32 i = 0; i < vector_count; i++) {
    vectors[i].picture = minimum(tree(c, move_bits.picture, 4), kept_count);
    vectors[i].dx = signed_growing(c, move_bits.offset);
    vectors[i].dy = signed_growing(c, move_bits.offset + GROWING_BITS);
  }
  i32 adjacent = 0;
  for (i32 tile = 0; tile < tiles; tile++) {
    i32 skip = gap(c, move_bits.gap, adjacent, tiles - tile);
    adjacent = skip == 0;
    tile += skip;
    if (tile >= tiles) break;
    i32 x = tile % columns * PER_TILE, y = tile / columns * PER_TILE;
    for (i32 row = y; row < minimum(y + PER_TILE, block_rows); row++)
      for (i32 column = x; column < minimum(x + PER_TILE, block_columns); column++) {
        i32 choice = move_choice(c, column, row);
        move_map[row * block_columns + column] = (u8)choice;
        moved_blocks += choice > 0;
      }
  }
}

INLINE i32 inside(Vector v, Rect b) { return b.x + v.dx >= 0 && b.y + v.dy >= 0 && b.x + b.w + v.dx <= width && b.y + b.h + v.dy <= height; }

// Blocks of one row that follow the same vector. One whose source is not inside the picture, or does not exist, stays.
static void move_run(Vector v, i32 column, i32 end, i32 row) {
  u32 *from = v.picture == 0 ? view : kept_filled[v.picture - 1] ? kept[v.picture - 1] : 0;
  if (!from || !inside(v, block_run(column, end, row))) {
    // Perhaps some of them.
    for (; column < end; column++) {
      if (from && inside(v, block_rect(column, row))) {
        copy_moved(before, from, block_rect(column, row), v.dx, v.dy);
        behind[row * block_columns + column] = 1;
      } else {
        catch_up(column, column + 1, row);
      }
    }
    return;
  }
  copy_moved(before, from, block_run(column, end, row), v.dx, v.dy);
  for (; column < end; column++) behind[row * block_columns + column] = 1;
}

// The next view is laid where the picture before was, which holds already what stays and does not lag behind; then the two change places.
static void moves_apply(Rect *drawn) {
  if (!moved_blocks) return;
  for (i32 row = 0; row < block_rows; row++) {
    const u8 *choices = move_map + row * block_columns;
    for (i32 column = 0, end; column < block_columns; column = end) {
      for (end = column + 1; end < block_columns && choices[end] == choices[column];) end++;
      if (!choices[column]) {
        catch_up(column, end, row);
        continue;
      }
      move_run(vectors[choices[column] - 1], column, end, row);
      show(before, block_run(column, end, row));
      for (i32 i = column; i < end; i++) add_rect(drawn + row / PER_TILE * columns + i / PER_TILE, block_rect(i, row));
    }
  }
  u32 *swap = view;
  view = before;
  before = swap;
}
