"""Disks that fail, folders that may not be written, signals, and files that change while they are read.

Usage: faults.py RACI, with the path of the program. An export is the old file or the whole new one, and nothing of it
is left behind, except that a signal (SIGINT, SIGTERM, SIGKILL) may leave a temporary file, `.raci-*` beside the target,
which is told in docs/security.md.
"""

import os
import pathlib
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time

FORMATS = ["csv", "tsv", "json", "jsonl", "md", "html", "svg", "mmd", "dot", "xlsx", "docx"]
OLD = b"what stood there before\n"
NOBODY = 65534
passed = failed = 0


def expect(truth, what):
    global passed, failed
    passed += bool(truth)
    failed += not truth
    if not truth:
        print(f"FAILED: {what}")


def project(folder, rows):
    folder.mkdir()
    (folder / "raci.toml").write_text('[project]\nname = "P"\n[role.a]\nname = "A"\n[role.b]\nname = "B"\n')
    (folder / "assignments.toml").write_text("".join(
        f'[responsibility.r{n}]\nname = "Row {n}"\nA = "a"\nR = ["a", "b"]\n' for n in range(rows)))
    return folder


def run(raci, *arguments, **more):
    return subprocess.run([raci, *map(str, arguments)], capture_output=True, timeout=60, **more)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def limited(size):
    """In the child: a write beyond so many bytes of a file fails, as on a disk that is full."""
    def prepare():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return prepare


def full_disk(raci, folder):
    source = project(folder / "in", 3)
    out = folder / "out"
    out.mkdir()
    for form in FORMATS:
        target = out / f"x.{form}"
        whole = run(raci, "export", source, "-o", target)
        size = target.stat().st_size
        expect(whole.returncode == 0 and size > 0, f"{form}: {whole.stderr}")
        # Every byte of a short file; of a long one the first and the last, and some between.
        step = max(1, size // 150)
        for limit in sorted({*range(0, size, step), 1, size // 2, size - 2, size - 1}):
            for before in (OLD, None):
                target.unlink(missing_ok=True)
                if before is not None:
                    target.write_bytes(before)
                ended = run(raci, "export", source, "-o", target, preexec_fn=limited(limit))
                what = f"{form} with room for {limit} of {size} bytes"
                expect(ended.returncode == 2, f"{what}: status {ended.returncode}")
                expect(b"cannot be written" in ended.stderr, f"{what}: {ended.stderr}")
                expect((target.read_bytes() if target.exists() else None) == before, f"{what}: the target has changed")
                expect(names(out) == ([target.name] if before else []), f"{what}: left behind {names(out)}")
        ended = run(raci, "export", source, "-o", target, preexec_fn=limited(size))
        expect(ended.returncode == 0, f"{form} with just enough room: {ended.stderr}")
        target.unlink()
    # Cells of a large table are spooled to temporary files, whose limit is the same.
    large = out.parent / "large"
    large.mkdir()
    (large / "raci.toml").write_text('[project]\nname = "Large"\n')
    (large / "roles.toml").write_text("".join(f'[role.a{n}]\nname = "Role {n}"\n' for n in range(60)))
    (large / "assignments.toml").write_text("".join(
        f'[responsibility.r{n}]\nname = "Do {n}"\nA = "a{n % 60}"\nR = "a{n % 60}"\n' for n in range(900)))
    for limit in (0, 1, 10_000, 200_000):
        ended = run(raci, "export", large, "-o", out / "x.xlsx", preexec_fn=limited(limit))
        expect(ended.returncode == 2, f"spooled with room for {limit}: status {ended.returncode}")
        expect(b"temporary files cannot be written" in ended.stderr and b"panicked" not in ended.stderr,
               f"spooled with room for {limit}: {ended.stderr}")
        expect(names(out) == [], f"spooled with room for {limit}: left behind {names(out)}")
    for arguments in (["init", out / "new"], ["import", folder / "foreign.csv", "-o", out / "new"]):
        (folder / "foreign.csv").write_text("Task,Boss,Team\nPlan,A,R\nDo,A,R\n")
        for limit in range(0, 100, 3):
            ended = run(raci, *arguments, preexec_fn=limited(limit))
            expect(ended.returncode == 2, f"{arguments[0]} with room for {limit}: status {ended.returncode}")
            expect(names(out) == [], f"{arguments[0]} with room for {limit}: left behind {names(out)}")


def unwritable_folder(raci, folder):
    source = project(folder / "in2", 3)
    closed = folder / "closed"
    closed.mkdir()
    (closed / "old.csv").write_bytes(OLD)
    for path in (folder, source, closed):
        path.chmod(0o555)
    as_nobody = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    for target in ("old.csv", "new.csv"):
        ended = run(raci, "export", source, "-o", closed / target, **as_nobody)
        expect(ended.returncode == 2 and b"no permission" in ended.stderr, f"{target}: {ended.returncode} {ended.stderr}")
    ended = run(raci, "init", closed / "new", **as_nobody)
    expect(ended.returncode == 2, f"init in a closed folder: {ended.returncode}")
    expect(names(closed) == ["old.csv"] and (closed / "old.csv").read_bytes() == OLD, "a closed folder has changed")
    (source / "assignments.toml").chmod(0)
    ended = run(raci, "check", source, "--format", "short", **as_nobody)
    expect(ended.returncode == 1 and b"no permission" in ended.stdout, f"a closed file: {ended.returncode} {ended.stdout}")
    (source / "assignments.toml").chmod(0o644)
    source.chmod(0)
    ended = run(raci, "check", source, **as_nobody)
    expect(ended.returncode == 2 and ended.stderr.startswith(b"error: "), f"a closed project: {ended.returncode}")
    for path in (source, folder):
        path.chmod(0o755)


def signals(raci, folder):
    source = project(folder / "in3", 20_000)
    out = folder / "out3"
    out.mkdir()
    target = out / "x.html"
    started = time.monotonic()
    run(raci, "export", source, "-o", target)
    whole, length = target.read_bytes(), time.monotonic() - started
    for kind in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        ended = {"old": 0, "new": 0}
        for step in range(30):
            target.write_bytes(OLD)
            process = subprocess.Popen([raci, "export", source, "-o", target], stderr=subprocess.DEVNULL)
            time.sleep(length * 1.2 * step / 30)
            process.send_signal(kind)
            process.wait(timeout=60)
            found = target.read_bytes()
            expect(found in (OLD, whole), f"{kind.name} in step {step}: {len(found)} of {len(whole)} bytes")
            ended["old" if found == OLD else "new"] += 1
            left = [name for name in names(out) if name != target.name]
            expect(all(name.startswith(".raci-") for name in left), f"{kind.name}: left behind {left}")
            for name in left:
                (out / name).unlink()
        expect(ended["old"] > 0, f"{kind.name} came always too late: {ended}")


def closed_streams(raci, folder):
    source = project(folder / "in4", 3)
    for arguments in ("check", "table", "export -o -"):
        for closing in (">&-", "2>&-", "<&-", ">&- 2>&- <&-"):
            ended = subprocess.run(["sh", "-c", f'"$0" {arguments} {closing}', raci], cwd=source, capture_output=True, timeout=60)
            expect(ended.returncode in (0, 2), f"{arguments} {closing}: {ended.returncode} {ended.stderr}")
            expect(b"panicked" not in ended.stderr, f"{arguments} {closing}: {ended.stderr}")


def changing_files(raci, folder):
    source = project(folder / "in5", 2_000)
    file = source / "assignments.toml"
    good = file.read_bytes()
    secret = folder / "secret.toml"
    secret.write_text('[role.secret]\nname = "Secret"\n')
    done = threading.Event()

    def change():
        step = 0
        while not done.is_set():
            step += 1
            other = source / "assignments.next"
            if step % 5 == 0:
                file.write_bytes(good[: len(good) // 2])
                continue
            if step % 5 == 1:
                other.symlink_to(secret)
            elif step % 5 == 2:
                os.mkfifo(other)
            else:
                other.write_bytes([b"", good, good * 2, b"\xff"][step % 4])
            other.replace(file)

    changer = threading.Thread(target=change)
    changer.start()
    statuses = set()
    try:
        for _ in range(150):
            ended = run(raci, "check", source, "--format", "short", "--max-findings", "3")
            statuses.add(ended.returncode)
            expect(ended.returncode in (0, 1, 2), f"while a file changes: {ended.returncode} {ended.stderr}")
            expect(b"panicked" not in ended.stderr, f"while a file changes: {ended.stderr}")
    finally:
        done.set()
        changer.join()
    expect({0, 1} <= statuses, f"the file did not change while it was read: {statuses}")


def main(raci):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        # A program in a folder that nobody else may enter could not be started by somebody else.
        program = folder / "raci"
        program.write_bytes(pathlib.Path(raci).read_bytes())
        program.chmod(0o755)
        for part in (full_disk, unwritable_folder, signals, closed_streams, changing_files):
            started = time.monotonic()
            part(str(program), folder)
            print(f"{part.__name__.replace('_', ' ')}: {time.monotonic() - started:.1f} s")
    print(f"{passed} passed, {failed} failed")
    return failed


if __name__ == "__main__":
    sys.exit(1 if main(pathlib.Path(sys.argv[1]).resolve()) else 0)
