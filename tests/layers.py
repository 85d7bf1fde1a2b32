#!/usr/bin/env python3
"""Counts includes that go against the flow of the stages: a folder of src/ may include only itself and what lies before it, siblings never one another. Prints the
count and each offender; exits non-zero unless it is 0. Also refuses a runtime folder that includes a trainer or compiler."""
import pathlib
import re
import sys

# Rows in the order in which the data flows; folders of one row are siblings.
FLOW = [["base"], ["document"], ["knowledge"], ["text"], ["syntax"], ["times", "places", "actors", "tolls"], ["events"], ["claims"], ["accords"],
        ["pipeline"], ["stories"], ["ledger"], ["serve"], ["stream"], ["cli"]]
RANK = {folder: i for i, row in enumerate(FLOW) for folder in row}
OFFLINE = ("syntax/train/", "knowledge/compile/")
MAY_USE_OFFLINE = ("syntax/train/", "knowledge/compile/", "cli/")


def offences(root):
    for path in sorted(root.rglob("*")):
        if path.suffix not in (".h", ".cc"):
            continue
        here = path.relative_to(root).as_posix()
        folder = here.split("/")[0]
        if folder not in RANK:
            yield f"{here}: folder '{folder}' has no place in the flow"
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            if not match:
                continue
            there = match[1].split("/")[0]
            if there not in RANK:
                yield f"{here}:{number}: includes {match[1]}, which is in no stage"
            elif there != folder and RANK[there] >= RANK[folder]:
                yield f"{here}:{number}: includes {match[1]} against the flow"
            elif match[1].startswith(OFFLINE) and not here.startswith(MAY_USE_OFFLINE):
                yield f"{here}:{number}: the runtime includes {match[1]}"


def main():
    root = pathlib.Path(__file__).resolve().parent.parent / "src"
    found = list(offences(root))
    for line in found:
        print(line, file=sys.stderr)
    print(f"{len(found)} includes against the flow")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
