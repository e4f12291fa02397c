#!/usr/bin/env bash
# Asks this program and martin on PostGIS for the same tiles of the same simulated houses and violations, one after the other:
#   tests/beside-martin.sh path/to/homestead DATA_FOLDER [OUTPUT_FOLDER]
# DATA_FOLDER is one that `homestead --data DATA_FOLDER simulate` filled (SQLite). The machine must have: martin
# (MARTIN=path, `cargo install martin`), PostgreSQL 15 with PostGIS 3 (server programs and extension), sqlite3 or python3.
# Everything listens on this machine only and is gone afterwards, but for what stands in OUTPUT_FOLDER: the answers as JSON,
# and comparison.json and comparison.md. The measuring registers some leads in DATA_FOLDER. Run it on a machine that does
# nothing else.
# Not part of CI: neither martin nor PostGIS is of this program.
set -euo pipefail
homestead=$(realpath "$1") data=$(realpath "$2") out=$(realpath -m "${3:-.}")
martin=${MARTIN:-martin}
mkdir -p "$out"
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -rV | head -1)
unprivileged=()
[ "$(id -u)" -ne 0 ] || unprivileged=(runuser -u postgres --)
folder=$(mktemp -d "${TMPDIR:-/tmp}/beside-martin.XXXXXX")
own=() # processes that this script started
stop() {
    for pid in "${own[@]}"; do kill "$pid" 2>/dev/null || true; done
    (cd "$folder" && "${unprivileged[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1) || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
[ ${#unprivileged[@]} -eq 0 ] || chown postgres "$folder"
in_folder() { (cd "$folder" && "${unprivileged[@]}" "$@"); }
free_port() { python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

echo "== PostGIS: the same plots and violations"
in_folder "$bin/initdb" -D "$folder/data" -U homestead -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
port=$(free_port)
options="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories='' -c shared_buffers=1GB -c work_mem=64MB"
in_folder "$bin/pg_ctl" -D "$folder/data" -l "$folder/data/server.log" -o "$options -c maintenance_work_mem=512MB" -w start >/dev/null
url="postgres://homestead@127.0.0.1:$port/postgres"
psql -q "$url" <<'SQL'
CREATE EXTENSION postgis;
CREATE TABLE plots_in (id text, state text, stage text, township text, outline text);
CREATE TABLE violations_in (id text, state text, kinds text, source text, lon float8, lat float8);
SQL
# The columns that our own tiles have; outlines as they were applied for or registered.
python3 - "$data/homestead.db" plots <<'PY' | psql -q "$url" -c "COPY plots_in FROM STDIN WITH (FORMAT csv)"
import csv, json, sqlite3, sys
db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
to = csv.writer(sys.stdout)
for id, state, stage, township, file in db.execute("SELECT id, state, stage, township, file FROM houses"):
    outline = json.loads(file)["application"]["plot"]["geometry"]
    to.writerow([id, state, stage, township, json.dumps(outline)])
PY
python3 - "$data/homestead.db" <<'PY' | psql -q "$url" -c "COPY violations_in FROM STDIN WITH (FORMAT csv)"
import csv, sqlite3, sys
db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
csv.writer(sys.stdout).writerows(db.execute("SELECT id, state, kinds, source, lon, lat FROM violations"))
PY
psql -q "$url" <<'SQL'
CREATE TABLE plots AS SELECT row_number() OVER () AS gid, id, state, stage, township,
    ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON(outline), 4326), 3857) AS geom FROM plots_in;
CREATE TABLE violations AS SELECT row_number() OVER () AS gid, id, state, kinds, source,
    ST_Transform(ST_SetSRID(ST_MakePoint(lon, lat), 4326), 3857) AS geom FROM violations_in;
DROP TABLE plots_in, violations_in;
ALTER TABLE plots ADD PRIMARY KEY (gid);
ALTER TABLE violations ADD PRIMARY KEY (gid);
ALTER TABLE plots ALTER COLUMN geom TYPE geometry(Polygon, 3857);
ALTER TABLE violations ALTER COLUMN geom TYPE geometry(Point, 3857);
CREATE INDEX ON plots USING gist (geom);
CREATE INDEX ON violations USING gist (geom);
VACUUM ANALYZE plots;
VACUUM ANALYZE violations;
SELECT count(*) AS plots FROM plots;
SELECT count(*) AS violations FROM violations;
SQL

# martin, its cache off and then on; both with two workers, as many as there are cores.
martin_at() {
    local port=$1 cache=$2
    cat >"$folder/martin-$cache.yaml" <<YAML
listen_addresses: "127.0.0.1:$port"
worker_processes: $(nproc)
cache_size_mb: $cache
postgres:
  connection_string: "$url"
  pool_size: 20
YAML
    "$martin" --config "$folder/martin-$cache.yaml" >"$out/martin-$cache.log" 2>&1 &
    own+=($!)
    for _ in $(seq 100); do
        curl -sf "http://127.0.0.1:$port/health" >/dev/null && return
        sleep 0.1
    done
    echo "martin did not start:" >&2
    cat "$out/martin-$cache.log" >&2
    exit 1
}
# asked NAME PID ARGUMENTS...: asks a server for everything, one tile before that counts.
asked() {
    local name=$1 pid=$2
    shift 2
    "$homestead" --data "$data" --json bench --pid "$pid" "$@" >"$out/$name.json"
    python3 - "$out/$name.json" <<'PY'
import json, sys
for row in json.load(open(sys.argv[1]))["rows"]:
    print("{what:44} p50 {p50_ms:8.3f} ms  p99 {p99_ms:8.3f} ms  {per_second:8.0f}/s  {mean_bytes:8} B  most {max_bytes:8}  empty {empty}".format(**row))
PY
}
ended() {
    kill "$1"
    wait "$1" 2>/dev/null || true
}
tiles=(--tiles '/plots/{z}/{x}/{y}' --tiles '/violations/{z}/{x}/{y}')
for cache in 0 512; do
    port=$(free_port)
    martin_at "$port" "$cache"
    if [ "$cache" -ne 0 ]; then
        echo "== martin, cache $cache MB: every tile is made once before"
        "$homestead" --data "$data" --json bench --map "http://127.0.0.1:$port" "${tiles[@]}" >/dev/null
    fi
    echo "== martin, cache $cache MB"
    asked "martin-$cache" "${own[-1]}" --map "http://127.0.0.1:$port" "${tiles[@]}"
    ended "${own[-1]}"
done
# Nobody else works while ours is asked.
(cd "$folder" && "${unprivileged[@]}" "$bin/pg_ctl" -D "$folder/data" -m fast -w stop >/dev/null)

echo "== homestead"
port=$(free_port)
# Neither writes a line a request: martin does not, ours is told so.
HOMESTEAD_LOG=warn "$homestead" --data "$data" demo --port "$port" >"$out/homestead.log" 2>&1 &
own+=($!)
for _ in $(seq 600); do
    curl -sf "http://127.0.0.1:$port/health" >/dev/null && break
    kill -0 "${own[-1]}" 2>/dev/null || { cat "$out/homestead.log" >&2; exit 1; }
    sleep 0.1
done
asked homestead "${own[-1]}" --map "http://127.0.0.1:$port" # waits itself until the map is there
ended "${own[-1]}"

echo "== beside each other"
python3 - "$out" <<'PY'
import json, sys
out = sys.argv[1]
read = {name: json.load(open(f"{out}/{name}.json")) for name in ("martin-0", "martin-512", "homestead")}
rows = {name: {row["what"]: row for row in told["rows"]} for name, told in read.items()}
sides = [("martin-0", "martin on PostGIS"), ("martin-512", "martin, every tile in its cache"), ("homestead", "homestead")]
lines, compared = [], []
lines.append("| tiles | server | p50 ms | p99 ms | a second | bytes, mean | bytes, most | empty |")
lines.append("|---|---|---|---|---|---|---|---|")
ratios = ["| tiles | beside | p50, times as fast | p99 | a second, times as many | bytes, mean, as a share |", "|---|---|---|---|---|---|"]
for ours, theirs in (("houses", "/plots/{z}/{x}/{y}"), ("violations", "/violations/{z}/{x}/{y}")):
    for zoom in ("z5-12", "z13-16"):
        what = {name: f"{ours if name == 'homestead' else theirs} {zoom}" for name, _ in sides}
        found = {name: rows[name][what[name]] for name, _ in sides}
        for name, label in sides:
            row = found[name]
            lines.append(f"| {ours} {zoom} | {label} | {row['p50_ms']:.2f} | {row['p99_ms']:.2f} | {row['per_second']:,.0f} "
                         f"| {row['mean_bytes']:,} | {row['max_bytes']:,} | {row['empty']} of {row['count']} |")
        own = found["homestead"]
        for name, label in sides[:2]:
            row = found[name]
            ratio = {"p50": row["p50_ms"] / own["p50_ms"], "p99": row["p99_ms"] / own["p99_ms"],
                     "per_second": own["per_second"] / row["per_second"], "mean_bytes": own["mean_bytes"] / max(row["mean_bytes"], 1)}
            compared.append({"tiles": f"{ours} {zoom}", "beside": label, "ratios": ratio})
            ratios.append("| {} | {} | {p50:.1f} | {p99:.1f} | {per_second:.1f} | {mean_bytes:.2f} |".format(f"{ours} {zoom}", label, **ratio))
text = "\n".join(lines) + "\n\n" + "\n".join(ratios) + "\n"
open(f"{out}/comparison.md", "w").write(text)
json.dump({"rows": {name: told["rows"] for name, told in read.items()}, "ratios": compared, "ready_seconds": read["homestead"]["ready_seconds"],
           "map": read["homestead"]["map"], "memory": {name: told["memory"] for name, told in read.items()}},
          open(f"{out}/comparison.json", "w"), indent=1)
print(text)
PY
