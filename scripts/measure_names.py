#!/usr/bin/env python3
"""Names in two CoNLL-U files of the same words, MISC `Name=B-kind` and `Name=I-kind`: precision, recall and F1 of spans with their kind.

usage: measure_names.py GOLD.conllu SYSTEM.conllu        names are compared by the characters they cover, white space left out
"""
import sys
from collections import Counter


def names(path):
    """{(begin, end, kind)} in characters of all tokens put together."""
    found, at, current, multi = [], 0, None, (0, 0, 0, 0)
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) != 10 or line.startswith("#"):
            if not line.strip():
                current = None
            continue
        if "." in cells[0]:
            continue
        width = len("".join(cells[1].split()))
        if "-" in cells[0]:
            first, last = map(int, cells[0].split("-"))
            multi = (first, last, at, at + width)
            at += width
            continue
        inside = multi[0] <= int(cells[0]) <= multi[1]
        begin, end = (multi[2], multi[3]) if inside else (at, at + width)
        if not inside:
            at = end
            multi = (0, 0, 0, 0)
        mark = next((x[5:] for x in cells[9].split("|") if x.startswith("Name=")), "")
        if not mark:
            current = None
        elif mark[0] == "I" and current:
            current[1] = end
        else:
            current = [begin, end, mark[2:]]
            found.append(current)
    return Counter(map(tuple, found))


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    gold, system = map(names, sys.argv[1:])
    kinds = sorted({k for _, _, k in gold} | {k for _, _, k in system})
    print("%-14s %6s %6s %6s %7s %7s %7s" % ("names", "gold", "found", "right", "p", "r", "f1"))
    for kind in [*kinds, "all"]:
        g, s = ({n: c for n, c in x.items() if kind in ("all", n[2])} for x in (gold, system))
        right = sum(min(c, s.get(n, 0)) for n, c in g.items())
        ng, ns = sum(g.values()), sum(s.values())
        p, r = right / max(ns, 1), right / max(ng, 1)
        print("%-14s %6d %6d %6d %7.4f %7.4f %7.4f" % (kind, ng, ns, right, p, r, 2 * p * r / max(p + r, 1e-9)))


if __name__ == "__main__":
    main()
