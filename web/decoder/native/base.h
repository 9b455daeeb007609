// What a free-standing program has to bring itself: sized types, memory, a bump allocator over WebAssembly memory.
#pragma once

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef int i32;
typedef __SIZE_TYPE__ size;

#define EXPORT(name) __attribute__((export_name(#name)))
#define INLINE static inline __attribute__((always_inline))

extern u8 __heap_base;
static size heap_next;

void *memset(void *to, int value, size count) { return __builtin_memset(to, value, count); }
void *memcpy(void *to, const void *from, size count) { return __builtin_memcpy(to, from, count); }

// Zeroed memory, 64-byte aligned; 0 when the page may not have more. Never freed: a picture of another size gets a new instance.
static void *take(size count) {
  if (!heap_next) heap_next = (size)&__heap_base;
  heap_next = (heap_next + 63) & ~(size)63;
  size end = heap_next + count;
  if (end < heap_next) return 0;
  size have = __builtin_wasm_memory_size(0) << 16;
  if (end > have && __builtin_wasm_memory_grow(0, (end - have + 65535) >> 16) == (size)-1) return 0;
  void *p = (void *)heap_next;
  heap_next = end;
  return p;
}

INLINE i32 minimum(i32 a, i32 b) { return a < b ? a : b; }
INLINE i32 maximum(i32 a, i32 b) { return a > b ? a : b; }
INLINE i32 absolute(i32 a) { return a < 0 ? -a : a; }
INLINE i32 clamp255(i32 a) { return a < 0 ? 0 : a > 255 ? 255 : a; }
INLINE i32 log2of(u32 a) { return 31 - __builtin_clz(a); }
INLINE u32 rotate(u32 a, i32 by) { return a << by | a >> (32 - by); }
