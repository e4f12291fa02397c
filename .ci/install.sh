#!/usr/bin/env bash
# Installs what is missing on this machine, and nothing that is there:
#   .ci/install.sh build    what compiling takes (so does the demonstration), and Chinese letters for the papers it prints
#   .ci/install.sh test     and PostgreSQL's server, for the suite's second run, and GDAL, which reads back what we export
#   .ci/install.sh          and a browser, for the browser tests
# Rust and Node.js are not installed here: which of them a machine has is its owner's choice.
set -euo pipefail
cd "$(dirname "$0")/.."

refuse() {
    echo "install: $*" >&2
    exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

server_programs() { ls /usr/lib/postgresql/*/bin/initdb /usr/pgsql-*/bin/initdb >/dev/null 2>&1 || have initdb; }
browser() { have chromium || have chromium-browser || have google-chrome; }
# Without one, no paper can be set as a PDF, and every Chinese label in the browser is a row of boxes.
chinese_font() { have fc-list && [ -n "$(fc-list :lang=zh)" ]; }

have cargo || refuse "there is no cargo; install Rust (https://rustup.rs)"
have node && have npm || refuse "there is no Node.js with npm; install Node.js 20.19 or newer (https://nodejs.org)"
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
    refuse "Node.js $(node --version) is too old; 20.19 or newer is needed"

what=${1:-all}
missing=()
case $what in
build | test | all)
    have cc || missing+=(gcc libc6-dev)
    have make || missing+=(make)
    have cmake || missing+=(cmake)
    have nasm || missing+=(nasm)
    have pkg-config || missing+=(pkg-config)
    pkg-config --exists libpq 2>/dev/null || missing+=(libpq-dev)
    chinese_font || missing+=(fontconfig fonts-wqy-microhei)
    ;;
*) refuse "unknown: $what (build, test or nothing)" ;;
esac
if [ "$what" != build ]; then
    server_programs || missing+=(postgresql)
    have ogr2ogr || missing+=(gdal-bin)
fi
if [ "$what" = all ]; then
    browser || missing+=(chromium)
fi

if [ ${#missing[@]} -gt 0 ]; then
    have apt-get || refuse "missing: ${missing[*]} (names of Debian's packages); install what your system calls them"
    root=()
    if [ "$(id -u)" -ne 0 ]; then
        have sudo || refuse "missing: ${missing[*]}; as root, run: apt-get install ${missing[*]}"
        root=(sudo)
    fi
    echo "install: ${missing[*]}" >&2
    # Another apt may be at work: it is waited for.
    apt=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=400 -qq)
    "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >/dev/null ||
        refuse "apt-get could not install: ${missing[*]}"
fi

# npm leaves the second file behind when it has done what the first one says.
if [ web/package-lock.json -nt web/node_modules/.package-lock.json ]; then
    (cd web && npm ci --no-audit --no-fund)
fi
