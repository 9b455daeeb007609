# Sourced by run, test, bench and build: installs what is missing and builds the parts, each only when it is out of date.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
OUT=$ROOT/out
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '%s\n' "$*" >&2; }
fail() { say "$1"; exit "${2:-1}"; }

# need_deb PACKAGE...: installs Debian packages that are missing, all in one go.
need_deb() {
  local missing=() package
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "Missing Debian packages: ${missing[*]}. Install them as root: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  say "Installing: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq >/dev/null 2>&1 || true
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$(log_of apt)" 2>&1 \
    || { tail -20 "$(log_of apt)" >&2; fail "Installing ${missing[*]} failed: see above."; }
}

log_of() { mkdir -p "$OUT/log"; printf '%s/log/%s.log' "$OUT" "$1"; }

# quietly NAME COMMAND...: runs a build step, shows its output only when it fails.
quietly() {
  local name=$1 log; shift; log=$(log_of "$name")
  "$@" >"$log" 2>&1 || { tail -60 "$log" >&2; fail "$name failed: see above, or $log."; }
}

need_dotnet() {
  command -v dotnet >/dev/null || fail "The .NET 10 SDK is missing. Install it (package dotnet-sdk-10.0 of the .NET package feed), then run this again."
  dotnet --version >/dev/null 2>&1 || fail "The .NET SDK that global.json asks for is missing: $(grep -o '"version": *"[^"]*"' "$ROOT/global.json")."
}

need_node() {
  command -v npm >/dev/null || need_deb nodejs npm
  local major; major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge 20 ] || fail "Node.js 20 or newer is needed to build the web pages; this machine has $(node --version)."
}

# is_stale STAMP PATH...: true when the stamp is missing or anything below the paths is newer.
is_stale() {
  local stamp=$1; shift
  [ -e "$stamp" ] || return 0
  [ -n "$(find "$@" -newer "$stamp" -type f -not -path '*/node_modules/*' -not -path '*/dist/*' -not -path '*/bin/*' -not -path '*/obj/*' -print -quit 2>/dev/null)" ]
}

web_packages() {
  need_node
  is_stale "$ROOT/web/node_modules/.stamp" "$ROOT/web/package-lock.json" || return 0
  say "Fetching the web packages…"
  # Not "npm ci": it refuses a lock file without the optional packages of other platforms, which not every registry holds.
  (cd "$ROOT/web" && quietly npm-install npm install --no-audit --no-fund --loglevel=error)
  touch "$ROOT/web/node_modules/.stamp"
}

build_web() {
  web_packages
  is_stale "$OUT/web/.stamp" "$ROOT/web" "$ROOT/docs/openapi.json" || return 0
  say "Building the web pages…"
  (cd "$ROOT/web" && quietly web-build npm run --silent build)
  rm -rf "$OUT/web"; mkdir -p "$OUT/web"
  cp -r "$ROOT/web/customer/dist" "$OUT/web/customer"
  cp -r "$ROOT/web/console/dist" "$OUT/web/console"
  touch "$OUT/web/.stamp"
}

# The Companion as customers get it: one self-contained, trimmed file.
build_companion() {
  need_dotnet
  local stamp=$OUT/companion/.stamp
  is_stale "$stamp" "$ROOT/src/Deskside.Companion.Linux" "$ROOT/src/Deskside.Companion" "$ROOT/src/Deskside.Codec" \
    "$ROOT/src/Deskside.Protocol" "$ROOT/src/Deskside.Sealing" "$ROOT/src/Deskside.Domain" "$ROOT/Directory.Build.props" || return 0
  say "Building the Companion…"
  quietly companion-publish dotnet publish "$ROOT/src/Deskside.Companion.Linux" -c Release -p:PublishSingleFile=true -p:SelfContained=true \
    -p:PublishTrimmed=true -p:PublishReadyToRun=true -p:EnableCompressionInSingleFile=true -p:DebugType=none -o "$OUT/companion.new"
  rm -rf "$OUT/companion"; mkdir -p "$OUT/companion/linux-x64"
  cp "$OUT/companion.new/deskside-companion" "$OUT/companion/linux-x64/deskside-companion"
  rm -rf "$OUT/companion.new"; touch "$stamp"
}

build_server() {
  need_dotnet
  say "Building the server…"
  quietly server-build dotnet build "$ROOT/src/Deskside.Server" -c Release -v q
  SERVER=$ROOT/src/Deskside.Server/bin/Release/net10.0/deskside-server
}
