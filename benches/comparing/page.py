"""Results as Markdown, and the page that they stand in."""

import os
import platform
import subprocess

SAME = "raci, the same checks"
BEGIN, END = "<!-- measured -->", "<!-- end of measured -->"


def rounded(number):
    """Three digits that count."""
    if number >= 100:
        return f"{number:,.0f}"
    return f"{number:.3g}" if number >= 0.1 else f"{number:.2g}"


def megabytes(size):
    """Memory, where it is known."""
    return "" if size is None else rounded(size / 1e6)


def table(head, rows):
    """A table; all but the first column are numbers."""
    line = lambda cells: "| " + " | ".join(cells) + " |"
    ruler = ["---"] + ["---:"] * (len(head) - 1)
    return "\n".join([line(head), line(ruler), *(line(row) for row in rows)])


def comparison(title, measured):
    """What each program took for one input, and against raci doing the same."""
    base = measured.get(SAME, measured.get(f"{SAME}, one thread"))
    rows = []
    for name, one in measured.items():
        ratio = rounded(one.wall / base.wall) if base else ""
        faults = "" if one.faults is None else f"{one.faults:,}"
        rows.append([name, rounded(one.wall * 1e3), rounded(one.cpu * 1e3), megabytes(one.peak), ratio, faults])
    head = ["program", "wall ms", "CPU ms", "peak MB", "wall, raci = 1", "faults"]
    return f"## {title}\n\n" + table(head, rows)


def targets(rows):
    """What was wanted and what was measured."""
    cells = []
    for target in rows:
        sign = "≥" if target.at_least else "≤"
        measured = "" if target.measured is None else target.shown(target.measured)
        met = "" if target.measured is None else target.verdict()
        words = [f"{sign} {target.shown(goal)}" for goal in (target.must, target.aim)]
        cells.append([target.words, *words, measured, met])
    return "## Targets\n\n" + table(["what", "must", "aim", "measured", "met"], cells)


def machine():
    """What it was measured on."""
    model = "unknown processor"
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            names = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
        model = names[0] if names else model
    version = lambda *command: subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    rustc = " ".join(version("rustc", "--version").split()[:2])
    cores = len(os.sched_getaffinity(0))
    return f"{cores} cores of an {model}, {platform.system()} {platform.release().split('-')[0]}, {rustc}, Python {platform.python_version()}"


def write(path, text):
    """Puts the result between the two marks of a page."""
    with open(path, encoding="utf-8") as page:
        before, rest = page.read().split(BEGIN)
    after = rest.split(END)[1]
    with open(path, "w", encoding="utf-8") as page:
        page.write(f"{before}{BEGIN}\n{text}\n{END}{after}")
