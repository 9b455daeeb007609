// Records an X11 screen losslessly: at every tick the 64 x 64 tiles that changed since the last one.
// usage: record OUT.rec SECONDS TICKS_PER_SECOND     (DISPLAY from the environment)
// format, little-endian: "RREC" u32 width u32 height u32 ticks/s; a tick: u32 ms u32 tiles; a tile: u16 column u16 row, BGRX rows cut at the border
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <time.h>

enum { TILE = 64 };

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

static void sleep_until(double due) {
  double left = due - now();
  if (left <= 0) return;
  struct timespec t = {(time_t)left, (long)((left - (time_t)left) * 1e9)};
  nanosleep(&t, NULL);
}

static int smaller(int a, int b) { return a < b ? a : b; }

int main(int count, char **argument) {
  if (count < 4) return fprintf(stderr, "usage: record OUT.rec SECONDS TICKS_PER_SECOND\n"), 2;
  double seconds = atof(argument[2]);
  int rate = atoi(argument[3]);
  Display *display = XOpenDisplay(NULL);
  if (!display) return fprintf(stderr, "record: no display\n"), 1;
  int screen = DefaultScreen(display), width = DisplayWidth(display, screen), height = DisplayHeight(display, screen);
  XShmSegmentInfo segment = {0};
  XImage *image = XShmCreateImage(display, DefaultVisual(display, screen), 24, ZPixmap, NULL, &segment, width, height);
  segment.shmid = shmget(IPC_PRIVATE, (size_t)image->bytes_per_line * height, IPC_CREAT | 0600);
  segment.shmaddr = image->data = shmat(segment.shmid, NULL, 0);
  XShmAttach(display, &segment);
  XSync(display, False);
  shmctl(segment.shmid, IPC_RMID, NULL);

  FILE *out = fopen(argument[1], "wb");
  if (!out) return perror(argument[1]), 1;
  setvbuf(out, NULL, _IOFBF, 1 << 22);
  uint32_t header[4] = {0, width, height, rate};
  memcpy(header, "RREC", 4);
  fwrite(header, sizeof header, 1, out);

  int columns = (width + TILE - 1) / TILE, rows = (height + TILE - 1) / TILE, changed_ticks = 0, late = 0, tick = 0;
  uint8_t *shown = calloc((size_t)width * height, 4), *changed = malloc((size_t)columns * rows);
  double start = now();
  for (; tick / (double)rate <= seconds; tick++) {
    double due = start + tick / (double)rate;
    late += now() - due > 1.0 / rate;
    sleep_until(due);
    XShmGetImage(display, RootWindow(display, screen), image, 0, 0, AllPlanes);
    uint32_t tiles = 0;
    for (int t = 0; t < columns * rows; t++) {
      int x = t % columns * TILE, y = t / columns * TILE, bytes = smaller(TILE, width - x) * 4;
      changed[t] = tick == 0;
      for (int line = y; line < smaller(y + TILE, height) && !changed[t]; line++)
        changed[t] = memcmp(image->data + (size_t)line * image->bytes_per_line + x * 4, shown + ((size_t)line * width + x) * 4, bytes) != 0;
      tiles += changed[t];
    }
    uint32_t head[2] = {(uint32_t)((now() - start) * 1000), tiles};
    fwrite(head, sizeof head, 1, out);
    changed_ticks += tiles > 0;
    for (int t = 0; t < columns * rows; t++) {
      if (!changed[t]) continue;
      uint16_t place[2] = {t % columns, t / columns};
      fwrite(place, sizeof place, 1, out);
      int x = place[0] * TILE, y = place[1] * TILE, bytes = smaller(TILE, width - x) * 4;
      for (int line = y; line < smaller(y + TILE, height); line++) {
        uint8_t *to = shown + ((size_t)line * width + x) * 4;
        memcpy(to, image->data + (size_t)line * image->bytes_per_line + x * 4, bytes);
        fwrite(to, bytes, 1, out);
      }
    }
  }
  fclose(out);
  fprintf(stderr, "%s: %d ticks, %d changed, %d late\n", argument[1], tick, changed_ticks, late);
  return 0;
}
