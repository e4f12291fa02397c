"""Draws how answers, building and memory grow with the number of houses, from what tests/growth.sh measured.

    python3 tests/draw_growth.py FOLDER

reads FOLDER/growth-*.json and writes FOLDER/growth.svg and FOLDER/growth.md. All axes are logarithmic. A line is known by its
mark and its name at its end, so that the figure is readable without colour; it follows the reader's light or dark.
"""
import json
import math
import sys
from html import escape
from pathlib import Path

# A panel: its title, its unit, what is to be reached, and its lines: name, row of the bench or a figure beside the rows.
ANSWERS = [
    ("Tile of houses", 3, [("near, z13–16", "houses z13-16"), ("far, z5–12", "houses z5-12"), ("far, open only", "houses z5-12 open=true")]),
    ("Act, and the tile that shows it", None, [("act and tile", "act and tile seen"), ("the tile", "the tile after an act")]),
    ("File, list, search", 50, [("house file", "house file"), ("list", "houses, latest"), ("by number", "houses by number"), ("work list", "work list")]),
    ("Beside the map, board", 50, [("map list", "map list of houses"), ("by village", "map list of houses of a village by name"),
                                   ("map counts", "map counts of houses"), ("board", "board")]),
]
FIGURES = [
    ("Building the map, seconds", None, [("build", lambda it: it["map"]["build_seconds"])]),
    ("Memory of the server, MB", 300, [("map there", lambda it: memory(it, "when the map is there")[0]), ("at most", lambda it: memory(it, "at the end")[1])]),
]
MARKS = ["circle", "square", "triangle", "diamond"]
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 300, 190, 46, 92, 34, 34
COLUMNS = 2


def memory(told, when):
    return next(((it["resident_mb"], it["most_mb"]) for it in told["memory"] if it["when"] == when), (None, None))


def main():
    folder = Path(sys.argv[1])
    told = [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("growth-*.json")]
    told.sort(key=lambda it: it["filled"]["houses"])
    for it in told:
        it["by"] = {row["what"]: row for row in it["rows"]}
    (folder / "growth.svg").write_text(figure(told), encoding="utf-8")
    (folder / "growth.md").write_text(table(told), encoding="utf-8")


def figure(told):
    panels = []
    for title, goal, lines in ANSWERS:
        drawn = []
        for name, row in lines:
            points = [(it["filled"]["houses"], it["by"][row]) for it in told if row in it["by"]]
            drawn.append((name, [(x, row["p99_ms"]) for x, row in points], [(x, row["p50_ms"]) for x, row in points]))
        panels.append((title + ", ms", goal, drawn))
    for title, goal, lines in FIGURES:
        drawn = []
        for name, of in lines:
            points = [(it["filled"]["houses"], of(it)) for it in told]
            drawn.append((name, [(x, y) for x, y in points if y], []))
        panels.append((title, goal, drawn))
    across, down = COLUMNS * (LEFT + WIDTH + RIGHT), math.ceil(len(panels) / COLUMNS) * (TOP + HEIGHT + BOTTOM) + 26
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {down}" role="img">',
           "<title>Time of an answer, building and memory by the number of houses</title>",
           "<style>svg{font:12px system-ui,sans-serif;color:#1b1f24;background:#fff}text{fill:currentColor}.t{font-weight:600}"
           ".s{font-size:10.5px}.e{text-anchor:end}.c{text-anchor:middle}"
           ".g{stroke:currentColor;stroke-opacity:.13}.w{stroke:currentColor;stroke-opacity:.55;stroke-dasharray:1 3}"
           ".l{fill:none;stroke:currentColor;stroke-width:1.5}.p{fill:none;stroke:currentColor;stroke-width:1;stroke-dasharray:4 3;stroke-opacity:.7}"
           ".m{fill:currentColor}.o{fill:none;stroke:currentColor;stroke-opacity:.7}"
           "@media(prefers-color-scheme:dark){svg{color:#e6e9ed;background:#14171a}}</style>"]
    xs = [it["filled"]["houses"] for it in told]
    for nth, panel in enumerate(panels):
        left = (nth % COLUMNS) * (LEFT + WIDTH + RIGHT) + LEFT
        top = nth // COLUMNS * (TOP + HEIGHT + BOTTOM) + TOP
        out.extend(drawn_panel(panel, xs, left, top))
    out.append(f'<text class="s" x="{LEFT}" y="{down - 8}">Full line: 99 of 100 answers were faster; broken line: 50 of 100; '
               "dotted: what is to be reached. Below: houses.</text>")
    out.append("</svg>")
    return "\n".join(out) + "\n"


def drawn_panel(panel, xs, left, top):
    title, goal, lines = panel
    values = [y for _, solid, broken in lines for _, y in solid + broken] + ([goal] if goal else [])
    if not values:
        return
    low, high = decades(values)
    first, last = decades(xs)

    def place(x, y):
        across = (math.log10(x) - first) / (last - first)
        up = (math.log10(y) - low) / (high - low)
        return left + across * WIDTH, top + (1 - up) * HEIGHT

    yield f'<text class="t" x="{left}" y="{top - 12}">{escape(title)}</text>'
    for decade in range(first, last + 1):
        x, _ = place(10 ** decade, 10 ** low)
        yield f'<path class="g" d="M{x:.0f} {top}v{HEIGHT}"/><text class="s c" x="{x:.0f}" y="{top + HEIGHT + 15}">{short(10 ** decade)}</text>'
    for decade in range(low, high + 1):
        _, y = place(xs[0], 10 ** decade)
        yield f'<path class="g" d="M{left} {y:.0f}h{WIDTH}"/><text class="s e" x="{left - 6}" y="{y + 4:.0f}">{10 ** decade:g}</text>'
    if goal:
        _, y = place(xs[0], goal)
        yield f'<path class="w" d="M{left} {y:.1f}h{WIDTH}"/>'
    labels = []
    for (name, solid, broken), mark in zip(lines, MARKS):
        for points, line in ((broken, "p"), (solid, "l")):
            if points:
                placed = [place(x, y) for x, y in points]
                yield f'<polyline class="{line}" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in placed)}"/>'
                yield from (marked(mark, x, y, "m" if line == "l" else "o") for x, y in placed)
        if solid:
            labels.append([place(*solid[-1])[1] + 4, name, mark])
    labels.sort()
    for before, after in zip(labels, labels[1:]):
        after[0] = max(after[0], before[0] + 14)
    over = max((labels[-1][0] - (top + HEIGHT + 4)) if labels else 0, 0)
    for y, name, mark in labels:
        yield marked(mark, left + WIDTH + 10, y - over - 4, "m")
        yield f'<text class="s" x="{left + WIDTH + 18}" y="{y - over:.1f}">{escape(name)}</text>'


def decades(values):
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def short(number):
    return f"{number // 10**6:.0f} M" if number >= 10**6 else f"{number // 1000:.0f} k" if number >= 1000 else str(number)


def marked(mark, x, y, kind):
    shapes = {
        "circle": f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>',
        "square": f'<path class="{kind}" d="M{x - 3:.1f} {y - 3:.1f}h6v6h-6z"/>',
        "triangle": f'<path class="{kind}" d="M{x:.1f} {y - 4:.1f}l4 7h-8z"/>',
        "diamond": f'<path class="{kind}" d="M{x:.1f} {y - 4:.1f}l4 4-4 4-4-4z"/>',
    }
    return shapes[mark]


def table(told):
    lines = ["| p50 / p99, ms | " + " | ".join(f"{it['filled']['houses']:,}" for it in told) + " |", "|---|" + "---|" * len(told)]
    rows = list(dict.fromkeys(row["what"] for it in told for row in it["rows"]))
    for what in rows:
        cells = [f"{it['by'][what]['p50_ms']:.2f} / {it['by'][what]['p99_ms']:.2f}" if what in it["by"] else "" for it in told]
        lines.append(f"| {what} | " + " | ".join(cells) + " |")
    figures = [
        ("building the map, s", lambda it: f"{it['map']['build_seconds']:.1f}"),
        ("the map was there after the start, s", lambda it: f"{it['ready_seconds']:.1f}"),
        ("houses on the map, MB", lambda it: f"{it['map']['bytes']['houses'] / 1e6:.1f}"),
        ("memory when the map is there, MB", lambda it: f"{memory(it, 'when the map is there')[0]:.0f}"),
        ("memory at the end, at most, MB", lambda it: f"{memory(it, 'at the end')[1]:.0f}"),
        ("largest tile of houses, far / near, kB", lambda it: " / ".join(f"{it['by'][what]['max_bytes'] / 1e3:.0f}" for what in ("houses z5-12", "houses z13-16"))),
        ("filling the database, s", lambda it: f"{it['filled']['seconds']:.0f}"),
        ("the database, MB", lambda it: f"{it['database_bytes'] / 1e6:,.0f}"),
    ]
    lines.extend(f"| {name} | " + " | ".join(of(it) for it in told) + " |" for name, of in figures)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
