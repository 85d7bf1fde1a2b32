#!/usr/bin/env python3
"""Stories that carry one intended PLOVER type: the share in which that type is among the events coded, over all and as the mean over types.

    measure_stories.py STORIES.jsonl CODED.jsonl        STORIES: {"id", "type", "text", …} a line; CODED: coded reports of them
"""
import collections
import json
import sys


def main(stories, coded):
    types = {}
    for line in open(coded, encoding="utf-8"):
        report = json.loads(line)
        types[report["report"]["id"]] = {event["type"] for event in report["events"]}
    total, found = collections.Counter(), collections.Counter()
    for line in open(stories, encoding="utf-8"):
        story = json.loads(line)
        total[story["type"]] += 1
        found[story["type"]] += story["type"] in types.get(story["id"], ())
    for name in sorted(total):
        print("%-10s %5d stories  %.3f" % (name, total[name], found[name] / total[name]))
    macro = sum(found[name] / total[name] for name in total) / len(total)
    print("intended type found: %.4f of %d stories, %.4f over types" % (sum(found.values()) / sum(total.values()), sum(total.values()), macro))


if __name__ == "__main__":
    main(*sys.argv[1:])
