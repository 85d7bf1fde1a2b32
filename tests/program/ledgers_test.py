#!/usr/bin/env python3
"""The ledger through the program: kept once, whole after kill -9, refused with a reason when it cannot be used; and nothing is written but the ledger."""
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import time
import unittest

from program import BAD_DATA, BAD_INPUT, CASUS, IO, NOT_FOUND, OK, SAMPLES, ProgramTest, Run, answers, generated_reports, ledger_rows, line, scaled

BATCH = 50  # reports that are kept or lost together


class Keeping(ProgramTest):
    def test_ingesting_twice_changes_nothing(self):
        ledger = self.folder / "a.db"
        first = self.expect(Run("ingest", SAMPLES, "--ledger", ledger), OK)
        self.assertIn("33 reports kept, 0 were there already", first.err)
        rows, told = ledger_rows(ledger), answers(ledger)
        self.assertGreater(len(rows["events"]), 100)
        second = self.expect(Run("ingest", SAMPLES, "--ledger", ledger), OK)
        self.assertIn("0 reports kept, 33 were there already", second.err)
        self.assertEqual(ledger_rows(ledger), rows)
        self.assertEqual(answers(ledger), told)

    def test_parts_make_the_whole(self):
        whole, parts = self.folder / "whole.db", self.folder / "parts.db"
        files = ["colombia.jsonl", "html", "south-caucasus.jsonl", "tigray.jsonl"]
        self.expect(Run("ingest", SAMPLES, "--ledger", whole), OK)
        for name in files:
            self.expect(Run("ingest", SAMPLES / name, "--ledger", parts, "--threads", 3), OK)
        self.assertEqual(ledger_rows(parts), ledger_rows(whole))

    def test_the_ledger_holds_what_the_filter_prints(self):
        ledger = self.folder / "a.db"
        self.expect(Run("ingest", SAMPLES, "--ledger", ledger), OK)
        coded = {r["report"]["id"]: r for r in Run("code", SAMPLES).reports()}
        counts = {"events": 0, "tolls": 0}
        for question in counts:
            for row in Run(question, "--ledger", ledger, "--format", "jsonl").reports():
                counts[question] += 1
                entry = next(x for x in coded[row["report"]][question] if x["id"] == row[question[:-1]])
                if question == "events":
                    self.assertEqual((row["type"], row["factuality"]), (entry["type"], entry["factuality"]))
            self.assertEqual(counts[question], sum(len(r[question]) for r in coded.values()))

    def test_an_id_that_is_taken(self):
        ledger = self.folder / "a.db"
        self.expect(Run("ingest", "-", "--ledger", ledger, stdin=line(id="x", text="Talks were held in Oslo.").encode()), OK)
        both = line(id="x", text="Talks were held in Bern.") + line(id="y", text="Talks were held in Rome.")
        run = self.expect(Run("ingest", "-", "--ledger", ledger, stdin=both.encode()), BAD_INPUT)
        self.assertIn("report x: the ledger keeps another one under this id", run.err)
        self.assertIn("1 reports kept, 0 were there already, 1 refused", run.err)


class Killed(ProgramTest):
    def setUp(self):
        super().setUp()
        self.count = scaled(1000, 200)
        self.reports = self.write("generated.jsonl", "".join(generated_reports(self.count)))

    def start(self, ledger):
        return subprocess.Popen([CASUS, "ingest", "-q", str(self.reports), "--ledger", str(ledger)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def kept_whole(self, ledger):
        """Reads a copy, so that the program itself must mend what the kill left. Returns the number of reports kept."""
        copy = self.folder / "copy.db"
        for suffix in ("", "-wal"):
            pathlib.Path(f"{copy}{suffix}").unlink(missing_ok=True)
            if pathlib.Path(f"{ledger}{suffix}").exists():
                shutil.copyfile(f"{ledger}{suffix}", f"{copy}{suffix}")
        pathlib.Path(f"{copy}-shm").unlink(missing_ok=True)
        if not copy.exists() or copy.stat().st_size == 0:
            return 0
        db = sqlite3.connect(copy)
        self.assertEqual(db.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
        self.assertEqual(db.execute("PRAGMA foreign_key_check").fetchall(), [])
        made = db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'reports'").fetchone()[0]
        kept = db.execute("SELECT count(*) FROM reports").fetchone()[0] if made else 0
        db.close()
        self.assertEqual(kept % BATCH, 0, "a part of a batch is kept")
        return kept

    def test_ten_kills_leave_the_ledger_of_an_undisturbed_run(self):
        calm = self.folder / "calm.db"
        begin = time.monotonic()
        process = self.start(calm)
        err = process.communicate(timeout=900)[1]
        self.assertEqual(process.returncode, 0, err)
        seconds = time.monotonic() - begin
        rows, told = ledger_rows(calm), answers(calm)
        self.assertEqual(len(rows["reports"]), self.count)
        self.assertGreater(len(rows["events"]), self.count)

        seed = random.SystemRandom().randrange(1 << 30)
        rng = random.Random(seed)
        killed, kills, growing, ledger = 0, [], set(), self.folder / "killed0.db"
        with self.subTest(seed=seed):
            while killed < 10:
                process = self.start(ledger)
                try:
                    process.communicate(timeout=rng.uniform(0.0, seconds))
                except subprocess.TimeoutExpired:
                    process.send_signal(signal.SIGKILL)
                    process.communicate()
                if process.returncode == -signal.SIGKILL:
                    killed += 1
                    kills.append(self.kept_whole(ledger))
                    growing.add(kills[-1])
                    continue
                # It was done before the kill came: it must be right, and the next run begins anew.
                self.assertEqual(process.returncode, 0)
                self.assertEqual(ledger_rows(ledger), rows)
                ledger = self.folder / f"killed{killed}-{len(kills)}.db"
            process = self.start(ledger)
            err = process.communicate(timeout=900)[1]
            self.assertEqual(process.returncode, 0, err)
            self.assertEqual(ledger_rows(ledger), rows)
            self.assertEqual(answers(ledger), told)
            self.assertGreater(len(growing), 1, f"every kill came before the first batch or after the last: {kills}")

    def test_two_runs_at_once(self):
        calm, both = self.folder / "calm.db", self.folder / "both.db"
        lines = self.reports.read_bytes().splitlines(keepends=True)[:120]
        first, second, whole = self.write("first.jsonl", b"".join(lines[:80])), self.write("second.jsonl", b"".join(lines[40:])), self.write("w.jsonl", b"".join(lines))
        self.expect(Run("ingest", whole, "--ledger", calm), OK)
        runs = [subprocess.Popen([CASUS, "ingest", "-q", str(p), "--ledger", str(both)], stderr=subprocess.PIPE) for p in (first, second)]
        for run in runs:
            err = run.communicate(timeout=900)[1]
            self.assertEqual(run.returncode, 0, err)
        # Row numbers depend on who came first: compared is what the ledger tells, in no order.
        self.assertEqual({q: sorted(t.splitlines()) for q, t in answers(both).items()}, {q: sorted(t.splitlines()) for q, t in answers(calm).items()})


class Refused(ProgramTest):
    QUESTIONS = ("events", "timeline", "accords", "tolls", "actors")

    def refused(self, status, message, *args, **options):
        run = self.expect(Run(*args, **options), status)
        self.assertEqual(run.out, "")
        self.assertRegex(run.err, message)

    def made(self):
        ledger = self.folder / "a.db"
        self.expect(Run("ingest", SAMPLES / "tigray.jsonl", "--ledger", ledger), OK)
        return ledger

    def test_missing(self):
        for question in self.QUESTIONS:
            self.refused(NOT_FOUND, r"none\.db: no such file \(make it with `casus ingest`", question, "--ledger", self.folder / "none.db")
        self.assertFalse((self.folder / "none.db").exists(), "asking makes no ledger")

    def test_newer(self):
        ledger = self.made()
        with sqlite3.connect(ledger) as db:
            db.execute("PRAGMA user_version = 99")
        db.close()
        before = ledger.read_bytes()
        message = r"a\.db: written as version 99, this program knows versions 1 to \d+ \(use the newer program"
        self.refused(BAD_DATA, message, "events", "--ledger", ledger)
        self.refused(BAD_DATA, message, "ingest", SAMPLES / "tigray.jsonl", "--ledger", ledger)
        self.assertEqual(ledger.read_bytes(), before)

    def test_other_files(self):
        other = self.folder / "other.db"
        with sqlite3.connect(other) as db:
            db.execute("CREATE TABLE t (x)")
        db.close()
        text = self.write("text.db", "This is not a ledger. " * 100)
        for path, message in ((other, "not a ledger"), (text, "text.db")):
            before = path.read_bytes()
            self.refused(BAD_DATA, message, "events", "--ledger", path)
            self.refused(BAD_DATA, message, "ingest", SAMPLES / "tigray.jsonl", "--ledger", path)
            self.assertEqual(path.read_bytes(), before)
        self.refused(BAD_DATA, "empty", "events", "--ledger", self.write("empty.db", b""))

    def test_damaged(self):
        ledger = self.made()
        content = bytearray(ledger.read_bytes())
        content[4096:] = bytes(len(content) - 4096)
        ledger.write_bytes(content)
        self.refused(BAD_DATA, r"a\.db", "events", "--ledger", ledger)

    def test_no_place_for_it(self):
        self.refused(IO, "no/such/folder", "ingest", SAMPLES / "tigray.jsonl", "--ledger", self.folder / "no/such/folder/a.db")

    def test_read_only(self):
        """Somebody who may read but not write: questions are answered, ingesting is refused."""
        ledger = self.made()
        told = answers(ledger)
        ledger.chmod(0o444)
        self.folder.chmod(0o555)
        self.addCleanup(self.folder.chmod, 0o755)
        options = {"user": "nobody"} if os.geteuid() == 0 else {}
        try:
            runs = not options or Run("--version", user="nobody").status == OK
        except OSError:  # a folder above the program is closed to others
            runs = False
        if not runs:
            self.skipTest("the program cannot be run as nobody here")
        for question in self.QUESTIONS:
            run = self.expect(Run(question, "--ledger", ledger, "--format", "jsonl", **options), OK)
            self.assertEqual(run.out, told[question])
        self.refused(IO, r"a\.db", "ingest", SAMPLES / "colombia.jsonl", "--ledger", ledger, **options)


class Elsewhere(ProgramTest):
    def test_nothing_is_written_but_what_was_asked_for(self):
        names = ("home", "tmp", "here", "out")
        for name in names:
            (self.folder / name).mkdir()
        env = dict(os.environ, HOME=str(self.folder / "home"), TMPDIR=str(self.folder / "tmp"), XDG_CACHE_HOME=str(self.folder / "home/cache"))
        ledger = self.folder / "out/a.db"
        calls = [("code", SAMPLES), ("annotate", "--layer", "timex", SAMPLES), ("ingest", SAMPLES, "--ledger", ledger), ("events", "--ledger", ledger),
                 ("accords", "--ledger", ledger, "--format", "csv"), ("explain", "sc-0001", "--ledger", ledger),
                 ("dossier", "--ledger", ledger, "--out", self.folder / "out/page.html")]
        for call in calls:
            self.expect(Run(*call, cwd=self.folder / "here", env=env), OK)
        found = {str(p.relative_to(self.folder)) for p in self.folder.rglob("*") if p.is_file()}
        # SQLite keeps its write-ahead log and the index of it beside a ledger that was last read, not written.
        self.assertEqual(found - {"out/a.db-wal", "out/a.db-shm"}, {"out/a.db", "out/page.html"})


if __name__ == "__main__":
    unittest.main(verbosity=1)
