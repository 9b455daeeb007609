#!/bin/bash
# Compiles the decoder to WebAssembly: web/decoder/dist/decoder.wasm, and lays the rehearsal beside it. Installs clang and lld when they are missing (Debian, as root).
set -euo pipefail
cd "$(dirname "$0")"
if ! command -v clang >/dev/null || ! command -v wasm-ld >/dev/null; then
  [ "$(id -u)" = 0 ] || { echo "clang and lld are needed: apt-get install clang lld" >&2; exit 1; }
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq clang lld
fi
mkdir -p dist
clang --target=wasm32 -std=c11 -O2 -msimd128 -mbulk-memory -Wall -Wextra -Werror -nostdlib -fno-builtin-memset -fno-builtin-memcpy \
  -Wl,--no-entry -Wl,--strip-all -Wl,-z,stack-size=65536 -o dist/decoder.wasm native/decoder.c
# What browsers compile the decoder with before the first picture: everything, small, then a first photo that moves.
# (Of the photo not the last frame, which makes it exact: it is large, and nothing new.)
{ cat ../../testdata/codec/odd.dvec; head -c 17000 ../../testdata/codec/photo.dvec | tail -c +9; } > dist/rehearsal.dvec
echo "dist/decoder.wasm: $(stat -c %s dist/decoder.wasm) bytes"
