"""Draws how the time of an answer grows with the number of houses, from the JSON of `homestead bench --map URL --json`.

    python3 tests/draw_growth.py 10000=small.json 100000=middle.json 1300000=large.json > fixtures/readme/growth.svg

Both axes are logarithmic; a line is known by its marks and dashes as well, so that the figure is readable without colour.
"""
import json
import math
import sys
from html import escape

# What is drawn: the row of the bench, its name, its mark, its dashes.
LINES = [
    ("houses z13-16", "tile z13–16", "circle", ""),
    ("houses z5-12", "tile z5–12", "square", "8 4"),
    ("house file", "house file", "triangle", "2 4"),
    ("houses, latest", "list", "diamond", "12 4 2 4"),
    ("houses by number", "search", "cross", "6 3"),
    ("work list", "work list", "plus", "1 3"),
    ("map counts of houses", "map counts", "ring", "10 6"),
    ("board", "board", "star", "4 2 1 2"),
]
LEFT, TOP, WIDTH, HEIGHT = 70, 30, 560, 380


def main():
    sizes = {}
    for argument in sys.argv[1:]:
        size, name = argument.split("=", 1)
        with open(name, encoding="utf-8") as file:
            sizes[int(size)] = {row["what"]: row for row in json.load(file)["rows"]}
    xs = sorted(sizes)
    lines = [(label, mark, dash, [(x, sizes[x][what]["p99_ms"]) for x in xs if what in sizes[x]]) for what, label, mark, dash in LINES]
    lines = [line for line in lines if line[3]]
    values = [y for line in lines for _, y in line[3]]
    low, high = 10 ** math.floor(math.log10(min(values))), 10 ** math.ceil(math.log10(max(values + [50])))
    first, last = 10 ** math.floor(math.log10(xs[0])), 10 ** math.ceil(math.log10(xs[-1]))

    def place(x, y):
        across = (math.log10(x) - math.log10(first)) / (math.log10(last) - math.log10(first))
        up = (math.log10(y) - math.log10(low)) / (math.log10(high) - math.log10(low))
        return LEFT + across * WIDTH, TOP + (1 - up) * HEIGHT

    out = []
    out.append(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDTH + 130} {TOP + HEIGHT + 60}" role="img">')
    out.append("<title>Time of an answer, 99th percentile, by the number of houses</title>")
    out.append("<style>svg{font:13px system-ui,sans-serif;color:#1b1f24;background:#fff}text{fill:currentColor}"
               ".g{stroke:currentColor;stroke-opacity:.15}.l{fill:none;stroke:currentColor;stroke-width:1.6}"
               ".m{fill:currentColor}.o{fill:none;stroke:currentColor;stroke-width:1.6}"
               "@media(prefers-color-scheme:dark){svg{color:#e6e9ed;background:#14171a}}</style>")
    decade = first
    while decade <= last:
        x, _ = place(decade, low)
        out.append(f'<line class="g" x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{TOP + HEIGHT}"/>')
        out.append(f'<text x="{x:.1f}" y="{TOP + HEIGHT + 20}" text-anchor="middle">{decade:,}</text>')
        decade *= 10
    decade = low
    while decade <= high * 1.001:
        _, y = place(first, decade)
        out.append(f'<line class="g" x1="{LEFT}" y1="{y:.1f}" x2="{LEFT + WIDTH}" y2="{y:.1f}"/>')
        out.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{decade:g} ms</text>')
        decade *= 10
    out.append(f'<text x="{LEFT + WIDTH / 2}" y="{TOP + HEIGHT + 45}" text-anchor="middle">houses</text>')
    labels = []
    for label, mark, dash, points in lines:
        placed = [place(x, y) for x, y in points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        out.append(f'<polyline class="l"{dashes} points="{path}"/>')
        out.extend(drawn(mark, x, y) for x, y in placed)
        labels.append([placed[-1][1], placed[-1][1], label, mark])
    labels.sort()
    for before, after in zip(labels, labels[1:]):
        after[1] = max(after[1], before[1] + 17)
    for _, y, label, mark in labels:
        out.append(drawn(mark, LEFT + WIDTH + 18, y))
        out.append(f'<text x="{LEFT + WIDTH + 30}" y="{y + 4:.1f}">{escape(label)}</text>')
    out.append("</svg>")
    print("\n".join(out))


def drawn(mark, x, y):
    shapes = {
        "circle": f'<circle class="m" cx="{x:.1f}" cy="{y:.1f}" r="4"/>',
        "ring": f'<circle class="o" cx="{x:.1f}" cy="{y:.1f}" r="4"/>',
        "square": f'<rect class="m" x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"/>',
        "triangle": f'<path class="m" d="M{x:.1f} {y - 5:.1f}l5 9h-10z"/>',
        "diamond": f'<path class="m" d="M{x:.1f} {y - 5:.1f}l5 5-5 5-5-5z"/>',
        "cross": f'<path class="o" d="M{x - 4:.1f} {y - 4:.1f}l8 8m0-8l-8 8"/>',
        "plus": f'<path class="o" d="M{x - 5:.1f} {y:.1f}h10m-5-5v10"/>',
        "star": f'<path class="o" d="M{x - 5:.1f} {y:.1f}h10m-5-5v10m-4-9l8 8m0-8l-8 8"/>',
    }
    return shapes[mark]


if __name__ == "__main__":
    main()
