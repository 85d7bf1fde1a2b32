#!/usr/bin/env python3
"""Counts types that two files define under one name in one namespace, anonymous ones apart. The linker keeps one of the two, silently: their destructors and the
containers of them are mixed up. Prints each and exits non-zero unless there is none. Seen are definitions at the start of a line; types inside types are no danger."""
import collections
import pathlib
import re
import sys

DEFINITION = re.compile(r"(?:class|struct|union|enum|enum class)(?: \[\[nodiscard\]\])? ([A-Z]\w+)(?: final)?(?: *:[^:].*)? *\{")


def definitions(path):
    anonymous, space = False, ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("namespace {"):
            anonymous = True
        elif line.startswith("}  // namespace") and line.strip() == "}  // namespace":
            anonymous = False
        elif match := re.match(r"namespace ([\w:]+) \{", line):
            space = match[1]
        elif not anonymous and (match := DEFINITION.match(line)):
            yield f"{space}::{match[1]}", number


def main():
    root = pathlib.Path(__file__).resolve().parent.parent / "src"
    places = collections.defaultdict(list)
    files = [p for p in sorted(root.rglob("*")) if p.suffix in (".h", ".cc")]
    for path in files:
        for name, number in definitions(path):
            places[name].append(f"{path.relative_to(root)}:{number}")
    twice = {name: where for name, where in places.items() if len({w.rsplit(":", 1)[0] for w in where}) > 1}
    for name, where in sorted(twice.items()):
        print(f"{name}: {', '.join(where)}")
    print(f"{len(twice)} names of types defined twice, {len(places)} types in {len(files)} files")
    return 1 if twice or not places else 0


if __name__ == "__main__":
    sys.exit(main())
