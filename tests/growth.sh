#!/usr/bin/env bash
# How the time of an answer grows with the number of houses: for each size a simulated county of its own, asked and thrown away.
#   tests/growth.sh path/to/homestead OUTPUT_FOLDER SIZE...
# as in: tests/growth.sh target/release/homestead out 10000 100000 1300000 5000000
# OUTPUT_FOLDER keeps growth-SIZE.json of each size, growth.svg and growth.md of all that are there. The databases stand in
# TMPDIR meanwhile, about 4.5 kB a house. Run it on a machine that does nothing else.
set -euo pipefail
homestead=$(realpath "$1") out=$(realpath -m "$2")
shift 2
mkdir -p "$out"
folder=$(mktemp -d "${TMPDIR:-/tmp}/growth.XXXXXX")
server=""
stop_server() {
    [ -z "$server" ] || { kill "$server" && wait "$server"; } 2>/dev/null || true
    server=""
}
stop() {
    stop_server
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

for size in "$@"; do
    echo "== $size houses"
    data=$folder/$size
    "$homestead" --data "$data" --json simulate --houses "$size" >"$folder/filled.json" 2>"$folder/filling.log" ||
        { cat "$folder/filling.log" >&2; exit 1; }
    bytes=$(stat -c %s "$data/homestead.db")
    port=$(python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    HOMESTEAD_LOG=warn "$homestead" --data "$data" demo --port "$port" >"$folder/server.log" 2>&1 &
    server=$!
    for _ in $(seq 600); do
        curl -sf "http://127.0.0.1:$port/health" >/dev/null && break
        kill -0 "$server" 2>/dev/null || { cat "$folder/server.log" >&2; exit 1; }
        sleep 0.1
    done
    "$homestead" --data "$data" --json bench --map "http://127.0.0.1:$port" --pid "$server" >"$folder/asked.json"
    stop_server
    rm -rf "$data"
    python3 - "$folder" "$bytes" >"$out/growth-$size.json" <<'PY'
import json, sys
folder, size = sys.argv[1], int(sys.argv[2])
filled, asked = (json.load(open(f"{folder}/{name}.json")) for name in ("filled", "asked"))
del asked["server"]
print(json.dumps({"filled": filled, "database_bytes": size, **asked}, ensure_ascii=False, indent=1))
PY
    python3 "$(dirname "$0")/draw_growth.py" "$out"
done
cat "$out/growth.md"
