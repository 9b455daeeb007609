// CRC-32 as in PNG. Twin of src/Deskside.Codec/Frames/Crc32.cs.
#pragma once
#include "base.h"

static u32 crc_table[4][256];

static void crc_build(void) {
  for (u32 i = 0; i < 256; i++) {
    u32 c = i;
    for (i32 k = 0; k < 8; k++) c = c & 1 ? 0xedb88320u ^ c >> 1 : c >> 1;
    crc_table[0][i] = c;
  }
  for (i32 t = 1; t < 4; t++)
    for (i32 i = 0; i < 256; i++) crc_table[t][i] = crc_table[0][crc_table[t - 1][i] & 255] ^ crc_table[t - 1][i] >> 8;
}

static u32 crc(const u8 *bytes, size length, u32 c) {
  if (!crc_table[0][1]) crc_build();
  c = ~c;
  for (; length >= 4; length -= 4, bytes += 4) {
    c ^= bytes[0] | bytes[1] << 8 | bytes[2] << 16 | (u32)bytes[3] << 24;
    c = crc_table[3][c & 255] ^ crc_table[2][c >> 8 & 255] ^ crc_table[1][c >> 16 & 255] ^ crc_table[0][c >> 24];
  }
  for (; length; length--) c = crc_table[0][(c ^ *bytes++) & 255] ^ c >> 8;
  return ~c;
}
