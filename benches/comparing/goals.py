"""What raci has to reach, and what it does."""

import dataclasses

from .page import rounded

UNITS = {"times": "{}×", "MB": "{} MB", "ms": "{} ms", "count": "{}"}


@dataclasses.dataclass
class Target:
    """A number that must not be passed, and the one that is aimed for."""

    words: str
    must: float
    aim: float
    unit: str
    measured: float | None = None
    at_least: bool = False

    def shown(self, value):
        """A value with its unit."""
        return UNITS[self.unit].format(rounded(value))

    def verdict(self):
        """Which of the two is reached."""
        sign = -1 if self.at_least else 1
        reached = lambda goal: sign * self.measured <= sign * goal
        return "aim" if reached(self.aim) else "must" if reached(self.must) else "**no**"


ONE_THREAD = "raci, all rules, one thread"
NO_FAULT, NOTHING_BUT_FAULTS = "raci, all rules, no fault", "raci, all rules, nothing but faults"
READING = "list, read, UTF-8, one thread"


def ratio(measured, name, other, what):
    """One program against another, or None where one of them did not run."""
    if name not in measured or other not in measured:
        return None
    return getattr(measured[name], what) / getattr(measured[other], what)


def targets(results):
    """All targets; `results` has what was measured of each input, and what was counted."""
    small, portfolio = results.get("a", {}), results.get("b", {})
    giant, faulty = results.get("c", {}), results.get("faulty", {})
    counts, exports = results.get("counts", {}), results.get("exports", {})
    peak = portfolio[ONE_THREAD].peak if portfolio else None
    rows = [
        Target("(a) wall, against an empty Rust program", 2.5, 1.5, "times", ratio(small, ONE_THREAD, "empty program", "wall")),
        Target("(b) CPU, one thread, against listing and reading", 7.5, 4, "times", ratio(portfolio, ONE_THREAD, READING, "cpu")),
        Target("(b) wall, how much faster than Python's tomllib", 70, 150, "times", ratio(portfolio, "Python, tomllib", "raci, the same checks", "wall"), True),
        Target("(b) peak memory", 24, 8, "MB", peak and peak / 1e6),
        Target("(b) instructions per byte", 48, 20, "count", counts.get("per byte")),
        Target("(b) CPU, every row faulty against none", 9, 2, "times", ratio(faulty, NOTHING_BUT_FAULTS, NO_FAULT, "cpu")),
        Target("(c) CPU, one thread, against reading", 40, 15, "times", ratio(giant, ONE_THREAD, READING, "cpu")),
    ]
    formats = [("csv", "CSV", 60, 40), ("md", "Markdown", 100, 50), ("html", "HTML", 100, 50), ("xlsx", "XLSX", 1000, 600)]
    for key, name, must, aim in formats:
        cpu = exports[key].cpu * 1e3 if key in exports else None
        rows.append(Target(f"100,000 rows × 12 roles as {name}, CPU from the model on", must, aim, "ms", cpu))
    return rows
