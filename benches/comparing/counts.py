"""What does not depend on how busy the machine is: instructions, and the size of the program."""

import os
import re
import shutil
import subprocess


def instructions(command):
    """The instructions that a program takes, by callgrind; None without valgrind."""
    if not shutil.which("valgrind"):
        return None
    callgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    done = subprocess.run(callgrind + command, capture_output=True, text=True, check=False)
    return int(re.search(r"Collected : (\d+)", done.stderr)[1])


def bytes_below(folder):
    """The bytes and the number of all files below a folder."""
    sizes = [
        os.path.getsize(os.path.join(parent, name)) for parent, _, names in os.walk(folder) for name in names
    ]
    return sum(sizes), len(sizes)
