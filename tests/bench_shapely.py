#!/usr/bin/env python3
"""Asks shapely 2 (and DuckDB's spatial extension, where it can be loaded) what `homestead bench` asked itself, in one
run on one machine, and prints the ratios.

    python3 -m venv VENV && VENV/bin/pip install shapely numpy pandas duckdb duckdb-extensions duckdb-extension-spatial
    VENV/bin/python tests/bench_shapely.py target/release/homestead

The program writes its questions with its answers and its times to a file (`homestead bench --spatial FILE`); the
geometries of shapely are made from the same numbers before its clock starts. Both sides take the best of five rounds.
Building an index counts, on both sides. Every answer is compared: other points found, or an area more than 0.01 m2 off,
is an error (exit status 1).
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import shapely

ROUNDS = 5
TARGETS = {"point in a plot": 1, "fix within": 8, "overlap of convex": 50, "overlap of outlines": 4}


def read(path):
    with open(path, "rb") as file:
        head = json.loads(file.readline())
        numbers = np.frombuffer(file.read(), dtype="<f8")
    columns = {
        c["name"]: numbers[c["start"] : c["start"] + c["rows"] * c["width"]].reshape(c["rows"], c["width"])
        for c in head["columns"]
    }
    return columns, head["rows"]


def best(work):
    shortest, done = float("inf"), None
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        done = work()
        shortest = min(shortest, time.perf_counter() - begun)
    return shortest, done


def polygons(rows):
    rings = rows.reshape(len(rows), -1, 2)
    return shapely.polygons(shapely.linearrings(np.concatenate([rings, rings[:, :1]], axis=1)))


def overlaps(columns, name, faults):
    approved, built = polygons(columns[f"{name}_approved"]), polygons(columns[f"{name}_built"])
    seconds, areas = best(lambda: shapely.area(shapely.intersection(approved, built)))
    off = np.abs(areas - columns[f"{name}_shared_m2"][:, 0])
    print(f"  {name}: largest difference {off.max():.6f} m2", file=sys.stderr)
    if not off.max() <= 0.01:
        faults.append(f"{name}: areas differ by {off.max()} m2")
    return seconds


def duckdb_points(columns):
    import duckdb
    import pandas
    from duckdb_extensions import import_extension

    import_extension("spatial")
    db = duckdb.connect()
    db.sql("LOAD spatial")
    db.sql("SET threads = 2")
    rings, points = columns["plots"], columns["points"]
    plots = shapely.to_wkb(polygons(rings))
    frame = {"id": np.arange(len(plots)), "wkb": plots}
    asked = {"x": np.ascontiguousarray(points[:, 0]), "y": np.ascontiguousarray(points[:, 1])}
    db.register("plots_wkb", pandas.DataFrame(frame))
    db.register("asked", pandas.DataFrame(asked))
    db.sql("CREATE TABLE plots AS SELECT id, ST_GeomFromWKB(wkb) AS plot FROM plots_wkb")
    db.sql("CREATE TABLE points AS SELECT ST_Point(x, y) AS point FROM asked")
    question = "SELECT count(*) FROM points JOIN plots ON ST_Intersects(plots.plot, points.point)"
    return best(lambda: db.sql(question).fetchone())[0]


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "spatial"
        subprocess.run([program, "bench", "--spatial", str(file)], check=True, stdout=subprocess.DEVNULL)
        columns, rows = read(file)
    faults, theirs = [], {}

    plots, points = polygons(columns["plots"]), shapely.points(columns["points"])
    # A tree answers its first question while it builds itself: make a new one every round.
    seconds, hits = best(lambda: shapely.STRtree(plots).query(points, predicate="intersects"))
    theirs["point in a plot"] = seconds
    found = np.full(len(points), -1.0)
    found[hits[0][::-1]] = hits[1][::-1]
    ours = columns["points_found"][:, 0]
    several = np.unique(hits[0], return_counts=True)
    alone = np.isin(np.arange(len(points)), several[0][several[1] > 1], invert=True)
    if (found[alone] != ours[alone]).any():
        faults.append(f"{(found[alone] != ours[alone]).sum()} points are found elsewhere")

    fixes = columns["fixes"]
    centres, near = shapely.points(fixes[:, :2]), plots[: len(fixes)]
    seconds, within = best(lambda: shapely.dwithin(near, centres, fixes[:, 2]))
    theirs["fix within"] = seconds
    if within.sum() != next(row for row in rows if row["what"].startswith("fix within"))["found"]:
        faults.append("other fixes are within")

    theirs["overlap of convex"] = overlaps(columns, "convex", faults)
    theirs["overlap of outlines"] = overlaps(columns, "general", faults)

    print(f"shapely {shapely.__version__}, GEOS {shapely.geos_version_string}")
    print(f"{'':36} {'ours, s':>9} {'shapely, s':>10} {'ratio':>7} {'wanted':>7}")
    for row in rows:
        name = next(name for name in theirs if row["what"].startswith(name))
        ratio = theirs[name] / row["seconds"]
        print(f"{row['what']:36} {row['seconds']:9.4f} {theirs[name]:10.4f} {ratio:7.1f} {TARGETS[name]:7}")
    try:
        seconds = duckdb_points(columns)
        ratio = seconds / rows[0]["seconds"]
        print(f"{'point in a plot, beside DuckDB':36} {rows[0]['seconds']:9.4f} {seconds:10.4f} {ratio:7.1f} {2:7}")
    except Exception as why:  # without its extension there is nothing to measure
        print(f"DuckDB spatial: not here ({str(why).splitlines()[0]:.80})", file=sys.stderr)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
