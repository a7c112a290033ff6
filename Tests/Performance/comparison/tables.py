# SPDX-License-Identifier: MIT
"""Figures as tables in Markdown."""

ROWS = [
    ("first-screen", "first screen of all, with the graph"),
    ("all-there", "all there, at the last row"),
    ("key-median", "a key to its paint, median"),
    ("key-99th", "a key to its paint, 99th percentile"),
    ("ancestors-process", "ancestors of the deepest, whole process"),
    ("descendants-process", "descendants of a root, whole process"),
    ("common-process", "common ancestors of two, whole process"),
    ("children", "children of one, whole process"),
    ("version", "`--version`"),
    ("ancestors", "ancestors of the deepest, in memory"),
    ("descendants", "descendants of a root, in memory"),
    ("common", "common ancestors of two, in memory"),
    ("cohorts", "cohorts of all below a root, in memory"),
    ("order", "topological order, in memory"),
    ("tree", "tree of rows, all open"),
    ("fold", "the same folded anew"),
    ("filter", "the same filtered anew"),
    ("verify", "looking whether a file has changed"),
    ("scan", "id and parents of the large files"),
    ("index", "the same, and their index written"),
    ("memory", "peak memory"),
]
PROGRAMS = ["stemma", "C", "tig", "git", "networkx", "scipy", "sqlite", "find", "simdjson",
            "Python json", "orjson", "jq"]


def span(seconds):
    """Seconds in the unit that suits them; what did not end has none."""
    if seconds == float("inf"):
        return "not in time"
    if seconds < 1e-3:
        return f"{seconds * 1e6:.3g} µs"
    if seconds < 1:
        return f"{seconds * 1e3:.3g} ms"
    return f"{seconds:.3g} s"


def table(figures):
    lines = ["| work | stemma | others |", "|---|---|---|"]
    for row, name in ROWS:
        found = figures.get(row, {})
        own = found.get("stemma")
        if own is None:
            continue
        show = (lambda value: f"{value:.0f} MB") if row == "memory" else span
        others = [f"{program} {show(found[program])}" +
                  (f" ({found[program] / own:.3g})" if found[program] != float("inf") else "")
                  for program in PROGRAMS[1:] if found.get(program) is not None]
        lines.append(f"| {name} | {show(own)} | {' · '.join(others)} |")
    return "\n".join(lines)
