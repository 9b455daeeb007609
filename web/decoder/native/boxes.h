// Which tiles have a box and where it lies. Twin of src/Deskside.Codec/Frames/BoxCoder.cs.
#pragma once
#include "entropy.h"
#include "picture.h"

static struct { Bit gap[GAP_BITS], whole[4], side[4 * TILE]; } box_bits;

static void boxes_reset(void) { bits_reset((Bit *)&box_bits, sizeof box_bits / sizeof(Bit)); }

static void box_side(Coder *c, i32 axis, i32 room, i32 *start, i32 *length) {
  *start = 0;
  *length = room;
  if (!bit(c, box_bits.whole + axis)) return;
  *start = minimum(tree(c, box_bits.side + axis * 2 * TILE, TILE_BITS), room - 1);
  *length = minimum(tree(c, box_bits.side + (axis * 2 + 1) * TILE, TILE_BITS) + 1, room - *start);
}

// Fills one box a tile; width 0 where there is none. A box is never outside its tile, whatever the bytes say.
static void boxes_read(Coder *c, Rect *boxes) {
  i32 tile = 0, adjacent = 0;
  while (tile < tiles) {
    i32 skip = gap(c, box_bits.gap, adjacent, tiles - tile);
    for (i32 i = 0; i < skip; i++) boxes[tile + i].w = 0;
    adjacent = skip == 0;
    tile += skip;
    if (tile == tiles) break;
    Rect t = tile_rect(tile), *b = boxes + tile;
    box_side(c, 0, t.w, &b->x, &b->w);
    box_side(c, 1, t.h, &b->y, &b->h);
    b->x += t.x;
    b->y += t.y;
    tile++;
  }
}
