#!/usr/bin/env python3
"""Per relation: how often head and label (subtypes counted) are right, and what is given instead. Both files must have the same words.

usage: measure_labels.py GOLD.conllu SYSTEM.conllu [LEAST]        LEAST: relations with fewer gold arcs are left out (default 30)
"""
import sys
from collections import Counter


def arcs(path):
    for line in open(path, encoding="utf-8"):
        cells = line.split("\t")
        if len(cells) == 10 and cells[0].isdigit():
            yield cells[6], cells[7]


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    least = int(sys.argv[3]) if len(sys.argv) > 3 else 30
    gold, system = list(arcs(sys.argv[1])), list(arcs(sys.argv[2]))
    if len(gold) != len(system):
        sys.exit("measure_labels: %d words and %d" % (len(gold), len(system)))
    count, guessed, right = Counter(r for _, r in gold), Counter(r for _, r in system), Counter()
    instead = {}
    for (gh, gr), (sh, sr) in zip(gold, system):
        if (gh, gr) == (sh, sr):
            right[gr] += 1
        elif gr != sr:
            instead.setdefault(gr, Counter())[sr] += 1
    print("| relation | gold | p | r | f1 | most often instead |\n| --- | --- | --- | --- | --- | --- |")
    for rel, n in count.most_common():
        if n < least:
            continue
        p, r = right[rel] / max(guessed[rel], 1), right[rel] / n
        wrong = ", ".join("%s %d" % x for x in instead.get(rel, Counter()).most_common(3))
        print("| %s | %d | %.1f | %.1f | %.1f | %s |" % (rel, n, 100 * p, 100 * r, 200 * p * r / max(p + r, 1e-9), wrong))


if __name__ == "__main__":
    main()
