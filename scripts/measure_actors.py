#!/usr/bin/env python3
"""Of the actors that PLOVER records name with a country, how many countries the actors layer alone finds in the sentence.

usage: measure_actors.py RECORDS.json INPUT.jsonl ACTORS.jsonl      INPUT: what score/inputs.py makes of the records; ACTORS: casus annotate --layer actors
"""
import json
import sys


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    records = json.load(open(sys.argv[1], encoding="utf-8"))
    ids = [json.loads(line)["id"] for line in open(sys.argv[2], encoding="utf-8")]
    found = {}
    for line in open(sys.argv[3], encoding="utf-8"):
        report = json.loads(line)
        found[report["id"]] = {actor["country"] for actor in report["actors"]}
    if len(records) != len(ids):
        sys.exit("measure_actors: %d records and %d inputs" % (len(records), len(ids)))
    codes = [(actor["code"], i) for record, i in zip(records, ids) for side in ("source", "target") for actor in record.get(side) or [] if actor.get("code")]
    right = sum(code in found.get(i, ()) for code, i in codes)
    print("countries of gold actors %d, found %d: recall %.4f" % (len(codes), right, right / max(len(codes), 1)))


if __name__ == "__main__":
    main()
