"""What the tests of the whole program share: running it, folders that vanish, generated reports, and the rows of a ledger. The program is named by CASUS in the environment."""
import json
import os
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SAMPLES = ROOT / "samples"
CASUS = os.environ.get("CASUS", str(ROOT / "build/release/casus"))

OK, BAD_USAGE, BAD_INPUT, NOT_FOUND, BAD_DATA, IO = 0, 2, 3, 4, 5, 6


def scaled(full, least):
    """How often slow work is done: CASUS_TEST_SCALE percent of `full`, at least `least`."""
    return max(least, full * int(os.environ.get("CASUS_TEST_SCALE", "100")) // 100)


class Run:
    """One finished run: status, out, err (text)."""

    def __init__(self, *args, stdin=None, cwd=None, env=None, **options):
        done = subprocess.run([CASUS, *map(str, args)], input=stdin if stdin is not None else b"", cwd=cwd, env=env, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=900, check=False, **options)
        self.status = done.returncode
        self.out = done.stdout.decode("utf-8")
        self.err = done.stderr.decode("utf-8")

    def reports(self):
        return [json.loads(line) for line in self.out.splitlines()]


class ProgramTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="casus_program_"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def expect(self, run, status):
        self.assertEqual(run.status, status, f"standard error:\n{run.err}")
        return run


def line(**fields):
    return json.dumps(fields, ensure_ascii=False) + "\n"


PARTIES = [("Armenia", "Azerbaijan"), ("Sudan", "South Sudan"), ("Russia", "Ukraine"), ("India", "Pakistan"), ("Israel", "Lebanon"), ("Serbia", "Kosovo"),
           ("Colombia", "Venezuela"), ("Ethiopia", "Eritrea"), ("Turkey", "Greece"), ("Saudi Arabia", "Iran")]
CITIES = ["Geneva", "Sochi", "Nairobi", "Doha", "Vienna", "Brussels", "Havana", "Cairo", "Oslo", "Moscow"]
SENTENCES = [
    "The foreign ministers of {a} and {b} met in {city} on {day}.",
    "{a} accused {b} of shelling villages along the border.",
    "{b} denied that its troops had broken the ceasefire.",
    "At least {n} soldiers were killed and {m} wounded, {a}'s Defense Ministry said.",
    "The two countries agreed to exchange prisoners on {date}.",
    "The United Nations called on {a} and {b} to hold talks.",
    "According to {b}, the army of {a} captured a village on {day}.",
    "{a} will withdraw {n} troops from the border by {date}, its president said.",
    "Police in {city} arrested {m} people who protested against the agreement.",
    "More than {n},000 people have fled the fighting since {date}.",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "March", "May", "July", "September", "November"]


def generated_reports(count, seed=1):
    """`count` short reports, from templates; the same seed gives the same ones."""
    rng = random.Random(seed)
    for number in range(count):
        a, b = rng.sample(rng.choice(PARTIES), 2)
        words = lambda: dict(a=a, b=b, city=rng.choice(CITIES), day=rng.choice(DAYS), n=rng.randint(2, 90), m=rng.randint(2, 40),
                             date=f"{rng.choice(MONTHS)} {rng.randint(1, 28)}")
        paragraphs = [" ".join(s.format(**words()) for s in rng.sample(SENTENCES, rng.randint(1, 2))) for _ in range(rng.randint(1, 2))]
        yield line(id=f"gen-{number:05}", published=f"20{rng.randint(14, 22)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}", publisher="Generated",
                   title=f"{a} and {b}, {number}", text="\n\n".join(paragraphs))


def ledger_rows(path):
    """All rows of all plain tables, sorted: {table: rows}. Tables of the text index are left out; what they answer is asked through the program."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        tables = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").fetchall()
        virtual = [name for name, sql in tables if re.match(r"CREATE VIRTUAL", sql)]
        plain = [name for name, _ in tables if not any(name == v or name.startswith(v + "_") for v in virtual)]
        rows = {name: sorted(db.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in plain}
    db.close()
    return rows


def answers(ledger):
    """What the program tells of a ledger: every question, and one that goes through the text index."""
    out = {}
    for question in (["events"], ["timeline"], ["accords"], ["tolls"], ["actors"], ["events", "--text", "border"]):
        run = Run(*question, "--ledger", ledger, "--format", "jsonl")
        assert run.status == 0, run.err
        out[" ".join(question)] = run.out
    return out
