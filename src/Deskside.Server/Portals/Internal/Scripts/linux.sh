#!/bin/sh
# Deskside: starts the Companion, the small program through which a technician can help you, with your consent.
# It installs nothing. It downloads one file from the server below, compares it with the SHA-256 below, runs it,
# and deletes it when it ends. Nobody sees your screen until you allow it in the Companion's own window.
#
#   sh linux.sh [CODE] [--server-fingerprint SHA256]
#
# CODE are the nine digits on the web page; without them the Companion asks for your question.
set -eu

server='@SERVER@'
sha256='@SHA256@'
pin='@PIN@'
fingerprint='@FINGERPRINT@'
code=''

while [ $# -gt 0 ]; do
  case "$1" in
    --server-fingerprint)
      [ $# -ge 2 ] || { echo 'deskside: --server-fingerprint needs a value after it.' >&2; exit 2; }
      fingerprint="$2"; shift 2 ;;
    --server-fingerprint=*)
      fingerprint="${1#*=}"; shift ;;
    [0-9]*)
      code="$code$1"; shift ;;
    *)
      echo "deskside: unknown argument $1. Give nine digits, or nothing." >&2; exit 2 ;;
  esac
done

code=$(printf '%s' "$code" | tr -d ' .-')
if [ -n "$code" ] && [ ${#code} -ne 9 ]; then
  echo "deskside: the code must have nine digits, but has ${#code}." >&2
  exit 2
fi
if [ "$(uname -s)" != Linux ] || [ "$(uname -m)" != x86_64 ]; then
  echo "deskside: this Companion is for Linux on x86_64, but this is $(uname -s) on $(uname -m)." >&2
  exit 1
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/deskside-XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
file="$folder/deskside-companion"

echo "deskside: downloading the Companion from $server" >&2
if [ -n "$pin" ]; then
  # The server's certificate is self-signed: it is known by its key, not by an authority.
  curl -fsSk --pinnedpubkey "sha256//$pin" -o "$file" "$server/download/deskside-companion-linux-x64"
else
  curl -fsS -o "$file" "$server/download/deskside-companion-linux-x64"
fi

found=$(sha256sum "$file" | cut -d ' ' -f 1)
if [ "$found" != "$sha256" ]; then
  echo "deskside: the file is not the one that the server announced; not started." >&2
  echo "  expected $sha256" >&2
  echo "  found    $found" >&2
  exit 1
fi
echo "deskside: SHA-256 $found is as announced" >&2
chmod 700 "$file"

set -- --server "$server"
[ -z "$code" ] || set -- "$@" --code "$code"
[ -z "$fingerprint" ] || set -- "$@" --server-fingerprint "$fingerprint"
"$file" "$@"
