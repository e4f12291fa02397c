#!/usr/bin/env python3
"""Reads everything that a running demonstration gives to other programs with GDAL, as three different people.

Usage: gdal_walk.py http://127.0.0.1:8080

What GDAL reads by its OAPIF driver (collections) and its MVT driver (tiles, through TileJSON) is held against what the
interface says that this person has: how many, of which geometry, where, and nothing of another's territory.
"""

import base64
import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request

PASSWORD = "homestead-demo"
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
GEOMETRIES = {
    "houses": {"Polygon"},
    "violations": {"Point", "Polygon"},
    "patches": {"MultiPolygon"},
    "zones": {"MultiPolygon", "MultiLineString", "GeometryCollection"},
}
# Who, what they have, and what every file of theirs begins with.
PEOPLE = [
    ("reviewer", ["houses", "violations", "patches", "zones"], "530303"),
    ("officer-pj", ["houses", "violations", "patches", "zones"], "530303102"),
    ("cadre", ["houses", "zones"], "530303101201"),
]
# Degrees around what is looked at.
MARGIN = 0.002


def expect(holds, what):
    if not holds:
        raise AssertionError(what)


class Person:
    """Somebody with an account, by HTTP and by GDAL."""

    def __init__(self, base, name):
        self.base, self.name = base, name
        both = f"{name}:{PASSWORD}"
        self.header = "Basic " + base64.b64encode(both.encode()).decode()
        self.environment = {**os.environ, "GDAL_HTTP_USERPWD": both, "GDAL_HTTP_AUTH": "BASIC"}

    def get(self, path, status=200):
        address = path if path.startswith("http") else f"{self.base}{path}"
        request = urllib.request.Request(address, headers={"Authorization": self.header})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                found, body = answer.status, answer.read()
        except urllib.error.HTTPError as refused:
            found, body = refused.code, refused.read()
        expect(found == status, f"{self.name}: {path}: {found} instead of {status}: {body[:300]}")
        return json.loads(body)

    def run(self, *command):
        done = subprocess.run(command, capture_output=True, text=True, env=self.environment, timeout=600)
        expect(done.returncode == 0 and "ERROR" not in done.stderr, f"{self.name}: {' '.join(command)}: {done.stderr}")
        return done.stdout

    def read(self, *source):
        """Features as ogr2ogr gives them on."""
        return json.loads(self.run("ogr2ogr", "-f", "GeoJSON", "/vsistdout/", *source))["features"]

    def collection(self, name, *more):
        return self.read(f"OAPIF:{self.base}/ogc", name, "-oo", "PAGE_SIZE=25", *more)

    def tiles(self, layer, zoom, *more):
        about = f"METADATA_FILE={self.base}/tiles/{layer}.json"
        options = ["-oo", about, "-oo", "TILE_EXTENSION=mvt", "-oo", "CLIP=NO", "-t_srs", "EPSG:4326", "-spat_srs", "EPSG:4326"]
        return self.read(f"MVT:{self.base}/tiles/{layer}/{zoom}", layer, *options, *more)


def positions(coordinates):
    if coordinates and isinstance(coordinates[0], (int, float)):
        yield coordinates[:2]
    else:
        for inner in coordinates:
            yield from positions(inner)


def places(geometry):
    if geometry is None:
        return []
    parts = geometry.get("geometries") or [geometry]
    return [place for part in parts for place in positions(part["coordinates"])]


def around(features):
    all_places = [place for feature in features for place in places(feature["geometry"])]
    return [pick(place[axis] for place in all_places) for pick in (min, max) for axis in (0, 1)]


def collections(person, wanted, own):
    told = person.get("/ogc/collections")
    expect([one["id"] for one in told["collections"]] == wanted, f"{person.name} has other collections: {told}")
    listed = person.run("ogrinfo", "-ro", f"OAPIF:{person.base}/ogc")
    expect([line.split()[1] for line in listed.splitlines() if line[:1].isdigit()] == wanted, listed)
    found = {}
    for known in told["collections"]:
        name = known["id"]
        page = person.get(f"/ogc/collections/{name}/items?limit=10000")
        count = page["numberMatched"]
        said = person.run("ogrinfo", "-ro", "-so", f"OAPIF:{person.base}/ogc", name)
        expect(f"Feature Count: {count}" in said, f"{person.name}: {name} has {count}: {said}")
        features = person.collection(name)
        expect(len(features) == count, f"{person.name}: {len(features)} of {count} {name} read")
        ids = {feature["properties"]["id"] for feature in features}
        expect(ids == {feature["id"] for feature in page["features"]}, f"{person.name}: other {name}")
        kinds = {feature["geometry"]["type"] for feature in features if feature["geometry"]}
        expect(kinds <= GEOMETRIES[name] and (kinds or not count), f"{person.name}: {name} are {kinds}")
        if name != "zones":
            codes = [feature["properties"].get("village") or feature["properties"].get("township") for feature in features]
            expect(all((code or own).startswith(own[: len(code or own)]) for code in codes), f"{person.name}: {codes}")
        if count:
            boxed(person, name, features)
            projected(person, known, features)
        found[name] = features
        print(f"{person.name:11s} {name:11s} {count:5d} read, {', '.join(sorted(kinds)) or 'none'}")
    return found


def boxed(person, name, features):
    """A filter by place finds what touches it: GDAL and the interface say the same."""
    west, south, east, north = around(features)
    west, south = (west + east) / 2, (south + north) / 2
    window = [str(side) for side in (west, south, east, north)]
    found = {feature["properties"]["id"] for feature in person.collection(name, "-spat", *window)}
    said = person.get(f"/ogc/collections/{name}/items?limit=10000&bbox={','.join(window)}")
    expect(found == {feature["id"] for feature in said["features"]}, f"{person.name}: bbox of {name}")
    expect(said["numberMatched"] == len(found), f"{person.name}: bbox of {name} is miscounted")
    everywhere = person.collection(name, "-spat", "-180", "-90", "180", "90")
    expect(len(everywhere) == len([one for one in features if one["geometry"]]), f"{person.name}: world of {name}")


def projected(person, known, features):
    """What the server brings into the district's grid is where GDAL brings it, northing first."""
    name = known["id"]
    grid = next(uri for uri in known["crs"] if uri != CRS84)
    code = grid.rsplit("/", 1)[1]
    ours = person.read(f"{person.base}/ogc/collections/{name}/items?limit=10000&crs={grid}")
    theirs = person.collection(name, "-t_srs", f"EPSG:{code}", "-lco", "COORDINATE_PRECISION=6", "-lco", "RFC7946=NO")
    theirs = {feature["properties"]["id"]: feature for feature in theirs}
    expect(len(ours) == len(features) == len(theirs), f"{person.name}: {name} in EPSG:{code}")
    compared = 0
    for feature in ours:
        here, there = places(feature["geometry"]), places(theirs[feature["id"]]["geometry"])
        expect(len(here) == len(there), f"{person.name}: {feature['id']} in EPSG:{code}")
        for (northing, easting), (x, y) in zip(here, there):
            near = abs(northing - y) < 0.002 and abs(easting - x) < 0.002
            expect(near, f"{person.name}: {feature['id']}: {northing}, {easting} and not {y}, {x}")
            compared += 1
    expect(compared > 0, f"nothing of {name} was compared")


def tiles(person, found):
    for layer, features in found.items():
        about = person.get(f"/tiles/{layer}.json")
        expect(about["tilejson"] == "3.0.0" and about["vector_layers"][0]["id"] == layer, f"{about}")
        placed = [feature for feature in features if feature["geometry"]]
        if not placed:
            continue
        west, south, east, north = around(placed)
        window = [str(side) for side in (west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN)]
        seen = []
        for zoom in (4, 9, 12) if layer != "zones" else ():
            clusters = person.tiles(layer, zoom, "-spat", *window)
            count = sum(one["properties"]["count"] for one in clusters)
            expect(count == len(placed), f"{person.name}: {count} of {len(placed)} {layer} at zoom {zoom}")
            parts = sum(v for one in clusters for k, v in one["properties"].items() if k.startswith("n_") and v)
            expect(parts == count, f"{person.name}: {layer} at zoom {zoom}: classes make {parts} of {count}")
            seen.append(f"{zoom}: {len(clusters)} clusters")
        # Below 15 the houses have no id, so that tiles stay small.
        for zoom in (15, 16) if layer == "houses" else (13, 14, 16):
            near = person.tiles(layer, zoom, "-spat", *window)
            ids = {one["properties"]["id"] for one in near}
            wanted = {feature["properties"]["id"] for feature in placed}
            expect(ids == wanted, f"{person.name}: {layer} at zoom {zoom}: {len(ids)} of {len(wanted)}: {ids ^ wanted}")
            seen.append(f"{zoom}: {len(ids)} features")
        print(f"{person.name:11s} {layer:11s} tiles at {', '.join(seen)}")


def ready(person):
    """Waits until the map of the county has been made."""
    for _second in range(240):
        try:
            person.get("/ogc/collections/houses/items?limit=1")
            return
        except AssertionError as failure:
            if "map_not_ready" not in str(failure):
                raise
        time.sleep(1)
    raise AssertionError("the map never gets ready")


def main(base):
    ready(Person(base, PEOPLE[0][0]))
    for name, wanted, own in PEOPLE:
        person = Person(base, name)
        found = collections(person, wanted, own)
        tiles(person, found)
        for layer in GEOMETRIES:
            if layer not in wanted:
                person.get(f"/ogc/collections/{layer}/items", 403)
                person.get(f"/tiles/{layer}.json", 403)
    stranger = Person(base, "nobody")
    stranger.get("/ogc/collections", 401)


if __name__ == "__main__":
    try:
        main(sys.argv[1].rstrip("/"))
    except AssertionError as failure:
        sys.exit(f"does not hold: {failure}")
