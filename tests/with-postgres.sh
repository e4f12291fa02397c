#!/usr/bin/env bash
# Runs a command beside a PostgreSQL server of its own, which is gone afterwards:
#   HOMESTEAD_TEST_DATABASE=postgres tests/with-postgres.sh cargo nextest run
# The server listens on a free port of this machine only and writes as durably as one in service (fsync on).
# The command finds it under HOMESTEAD_TEST_POSTGRES_URL.
set -euo pipefail

if [ $# -eq 0 ]; then
    echo "usage: $0 COMMAND [ARGUMENT]..." >&2
    exit 2
fi

# A distribution keeps the server's programs off the PATH, one folder a version: the newest is taken.
bin=""
for folder in "$(command -v pg_config >/dev/null && pg_config --bindir || true)" \
    $(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin 2>/dev/null | sort -rV); do
    if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ]; then
        bin=$folder
        break
    fi
done
if [ -z "$bin" ]; then
    echo "$0: no PostgreSQL server programs (initdb, pg_ctl) found: install the package postgresql" >&2
    exit 1
fi

# PostgreSQL refuses to run as root.
unprivileged=()
if [ "$(id -u)" -eq 0 ]; then
    id postgres >/dev/null 2>&1 || { echo "$0: started by root, but there is no user postgres" >&2; exit 1; }
    unprivileged=(runuser -u postgres --)
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/homestead-postgres.XXXXXX")
stop() {
    (cd "$folder" && "${unprivileged[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1) || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

if [ ${#unprivileged[@]} -gt 0 ]; then
    chown postgres "$folder"
fi
in_folder() { (cd "$folder" && "${unprivileged[@]}" "$@"); }

in_folder "$bin/initdb" -D "$folder/data" -U homestead -A trust -E UTF8 --locale=C.UTF-8 >"$folder.log" 2>&1 ||
    { cat "$folder.log" >&2; rm -f "$folder.log"; exit 1; }
rm -f "$folder.log"

# A port can be taken between the look and the start: then the next is tried.
started=""
for _attempt in 1 2 3 4 5 6 7 8 9 10; do
    port=$((20000 + RANDOM % 30000))
    options="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories='' -c fsync=on"
    options="$options -c max_connections=400 -c timezone=UTC"
    if in_folder "$bin/pg_ctl" -D "$folder/data" -l "$folder/data/server.log" -o "$options" -w start >/dev/null; then
        started=yes
        break
    fi
done
if [ -z "$started" ]; then
    cat "$folder/data/server.log" >&2
    exit 1
fi

export HOMESTEAD_TEST_POSTGRES_URL="postgres://homestead@127.0.0.1:$port/postgres"
"$@"
