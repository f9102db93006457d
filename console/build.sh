#!/bin/sh
# Builds the pages of the console into target/classes, from where Maven packs them. Does nothing when they are there
# and no source is newer. Without Node.js the build goes on without pages, and the server says so at its address;
# in continuous integration (CI is set) that is an error.
# "build.sh can" builds nothing and succeeds when there is a Node.js that could.
set -eu
cd "$(dirname "$0")"

NODE_MIN=20
pages=target/classes/io/stepwell/console
lock=node_modules/.package-lock.json
checked=target/checked

without_pages() {
  echo "console: $*" >&2
  [ -z "${CI:-}" ] || exit 1
  echo "console: going on without the pages; everything else works." >&2
  exit 0
}

newer_than() {
  [ -n "$(find src public index.html ./*.ts ./*.json -newer "$1" -print 2>/dev/null | head -n 1)" ]
}

node_major() {
  node -p 'process.versions.node.split(".")[0]'
}

if [ "${1:-}" = can ]; then
  command -v node >/dev/null && command -v npm >/dev/null && [ "$(node_major)" -ge "$NODE_MIN" ]
  exit
fi

if [ -e "$pages/index.html" ] && ! newer_than "$pages/index.html" \
  && { [ "${STEPWELL_SKIP_TESTS:-}" = true ] || { [ -e "$checked" ] && ! newer_than "$checked"; }; }; then
  exit 0
fi

command -v node >/dev/null && command -v npm >/dev/null \
  || without_pages "Node.js $NODE_MIN or newer is needed to build the pages, and there is none on the PATH."
[ "$(node_major)" -ge "$NODE_MIN" ] \
  || without_pages "Node.js $NODE_MIN or newer is needed to build the pages; this is $(node --version)."

if [ ! -e "$lock" ] || [ package-lock.json -nt "$lock" ]; then
  echo "console: installing the libraries of the pages ..." >&2
  npm ci --no-audit --no-fund --prefer-offline --loglevel=error \
    || without_pages "npm ci failed; see its messages above. It needs the npm registry, or a filled cache."
fi
if [ "${STEPWELL_SKIP_TESTS:-}" != true ]; then
  npm run --silent check
  npm run --silent test
fi
npm run --silent build -- --logLevel warn
[ "${STEPWELL_SKIP_TESTS:-}" = true ] || touch "$checked"
