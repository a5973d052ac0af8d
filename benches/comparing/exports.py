"""How long the exports take, from the model on."""

from . import run

FORMATS = {"csv": "CSV", "json": "JSON", "md": "Markdown", "html": "HTML", "xlsx": "XLSX"}


def measure(raci, folder, scratch, rounds):
    """The processor time of writing a project without faults, by format, and the most memory of the whole run.

    An export reads and judges the project as a check does, so what it takes beyond a check is its own.
    """
    check = run.Contender("check", [str(raci), "check", str(folder)], pinned=True)
    contenders = [check]
    for ending in FORMATS:
        command = [str(raci), "export", str(folder), "--view", "matrix", "-o"]
        command.append(str(scratch / f"export.{ending}"))
        contenders.append(run.Contender(ending, command, pinned=True))
    measured = run.compare(contenders, rounds)
    for ending in FORMATS:
        measured[ending].cpu -= measured["check"].cpu
    del measured["check"]
    return measured
