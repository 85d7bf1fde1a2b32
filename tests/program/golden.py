#!/usr/bin/env python3
"""Golden files of the sample reports: what casus makes of each, as text that a person reads and reviews in a diff.

    python3 tests/program/golden.py [--casus build/release/casus]             compares, prints what differs, exits 1 when something does
    python3 tests/program/golden.py --casus build/release/casus --update      writes the files anew

One file a report, tests/golden/samples/ID.txt: title and date, then events, accords, compliance and tolls with the words they stand on. Golden files say what
changed, not what is right."""
import argparse
import difflib
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
GOLDEN = ROOT / "tests/golden/samples"


class Renderer:
    """One coded report as text."""

    def __init__(self, coded):
        self.coded, self.report = coded, coded["report"]
        self.text = self.report["text"]
        self.actors = {a["id"]: a for a in coded["actors"]}
        self.places = {p["id"]: p for p in coded["places"]}
        self.accords = {g["id"]: g for g in coded["accords"]}

    def words(self, span, limit=100):
        words = " ".join(self.text[span[0]:span[1]].split())
        return words if len(words) <= limit else words[:limit] + "…"

    def actor(self, number):
        if number is None:
            return "-"
        a = self.actors[number]
        return f"{a['name']} [{a['key'] or '?'} {a['country'] or '-'} {a['sector'] or '-'}]"

    def people(self, numbers):
        return "; ".join(map(self.actor, numbers)) or "-"

    def accord(self, entry):
        if entry["accord"] is None:
            return None
        g = self.accords[entry["accord"]]
        return (g["key"] or g["name"]) + (f" § {entry['provision']}" if entry["provision"] else "")

    def event(self, e):
        head = [e["type"], e["mode"] or "-", e["cameo"] or "-", f"{e['intensity']:g}", e["factuality"], e["rule"]]
        yield f"{e['id']} “{self.words(e['cue'])}”  " + " ".join(head)
        for role in ("sources", "targets", "mediators"):
            if e[role]:
                yield f"    {role}: {self.people(e[role])}"
        if e["date"]:
            yield f"    date: {e['date']['value']}" + (f" “{self.words(e['date']['text'])}”" if e["date"]["text"] else "")
        if e["place"]:
            yield f"    place: {self.places[e['place']]['name']}"
        if e["attribution"]:
            cue = e["attribution"]["cue"]
            yield f"    word of: {self.actor(e['attribution']['actor'])}" + (f" “{self.words(cue)}”" if cue else "")
        if self.accord(e):
            yield f"    accord: {self.accord(e)}"
        if e["contexts"]:
            yield f"    contexts: {', '.join(e['contexts'])}"

    def accord_entry(self, g):
        yield f"{g['id']} {g['name']}  {g['kind'] or '-'} {g['key'] or '?'} {g['date'] or '-'} {g['status'] or '-'}"
        yield f"    parties: {', '.join(g['parties']) or '-'}" + (f"; mediators: {', '.join(g['mediators'])}" if g["mediators"] else "")
        yield "    mentions: " + "; ".join(f"“{self.words(m)}”" for m in g["mentions"])

    def compliance(self, c):
        yield f"{c['id']} {'denied ' if c['denied'] else ''}{c['finding']} by {self.actor(c['party'])}, says {self.actor(c['claimant'])}"
        yield f"    accord: {self.accord(c) or '-'}; event: {c['event'] or '-'}"
        yield f"    “{self.words(c['evidence'])}”"

    def toll(self, t):
        bounds = f"{'about ' if t['approximate'] else ''}{'?' if t['min'] is None else t['min']}…{'?' if t['max'] is None else t['max']}"
        yield f"{t['id']} {t['kind']} {bounds} “{self.words(t['text'])}”  whose: {self.actor(t['who'])}; claimed by: {self.actor(t['claimant'])}; event: {t['event'] or '-'}"

    def lines(self):
        yield f"{self.report['id']}  {self.report['published']}  {self.report['title']}"
        for title, key, render in (("events", "events", self.event), ("accords", "accords", self.accord_entry), ("compliance", "compliance", self.compliance),
                                   ("tolls", "tolls", self.toll)):
            yield ""
            yield f"== {title}"
            for entry in self.coded[key]:
                yield from render(entry)


def coded_reports(casus):
    done = subprocess.run([casus, "code", "-q", str(ROOT / "samples")], stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def file_name(report_id):
    return "".join(c if c.isalnum() or c in "-_." else "_" for c in report_id) + ".txt"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--casus", default=os.environ.get("CASUS", str(ROOT / "build/release/casus")))
    parser.add_argument("--update", action="store_true", help="write the files instead of comparing")
    args = parser.parse_args()
    rendered = {file_name(c["report"]["id"]): "\n".join(Renderer(c).lines()) + "\n" for c in coded_reports(args.casus)}
    kept = {p.name: p.read_text(encoding="utf-8") for p in GOLDEN.glob("*.txt")}
    changed = 0
    for name in sorted(rendered.keys() | kept.keys()):
        old, new = kept.get(name, ""), rendered.get(name, "")
        if old == new:
            continue
        changed += 1
        if args.update:
            GOLDEN.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_text(new, encoding="utf-8") if new else (GOLDEN / name).unlink()
        else:
            sys.stdout.writelines(difflib.unified_diff(old.splitlines(True), new.splitlines(True), f"kept/{name}", f"now/{name}"))
    print(f"{len(rendered)} sample reports, {changed} files {'written' if args.update else 'differ'}", file=sys.stderr)
    if changed and not args.update:
        print("look at the differences; where they are right: python3 tests/program/golden.py --casus PROGRAM --update", file=sys.stderr)
    return 1 if changed and not args.update else 0


if __name__ == "__main__":
    sys.exit(main())
