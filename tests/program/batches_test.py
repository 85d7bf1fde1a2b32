#!/usr/bin/env python3
"""Reports in, coded reports out: from the standard input, folders, HTML and JSON Lines; what is bad is named and set aside, what is good still comes out."""
import json
import subprocess
import unittest

from program import BAD_INPUT, CASUS, NOT_FOUND, OK, SAMPLES, ProgramTest, Run, generated_reports, line

GOOD = "Armenia accused Azerbaijan of shelling a village on Monday."

# One file a kind: name, bytes, what follows the path in the message.
BAD_FILES = [
    ("empty.txt", b"", ": empty"),
    ("blank.txt", b" \n\t\n", ": text: empty"),
    ("nul.txt", b"ab\0c", ": a NUL character"),
    ("broken.txt", "Ağdam, ?".encode().replace(b"?", b"\xc4") + " and Şuşa".encode(), ": not valid UTF-8"),
    ("cut-off.txt", "Ağdam".encode()[:2], ": not valid UTF-8"),
    ("utf16.txt", b"\xff\xfeH\0i", ": UTF-16"),
    ("paper.txt", b"%PDF-1.7\nx", ": this is a PDF"),
    ("office.txt", b"PK\x03\x04\x14\0", ": this is a ZIP"),
    ("menu.html", b"<html><body><a href=x>Home</a></body></html>", ": no article"),
    ("deep.html", b"<div>" * 700 + b"text", ": elements nest"),
    ("list.json", b'[\n{"text":"x"}\n]', ": a JSON list"),
    ("blank.jsonl", b"\n\n", ": empty"),
]
# One line a kind, of one file of JSON Lines.
BAD_LINES = [
    (b'{"text":"cut o', "not valid JSON"),
    (b'{"text":"x"', "not valid JSON"),
    (b'"text"', "expected an object"),
    (b'{"id":"x"}', "text: missing"),
    (b'{"text":null}', "text: must be a string"),
    (b'{"text":"  "}', "text: empty"),
    (b'{"id":17,"text":"x"}', "id: must be a string"),
    (b'{"text":"x","text":"y"}', "text: given twice"),
    (b'{"text":"x","published":"2018-02-30"}', "published: \"2018-02-30\" is not a date"),
    (b'{"text":"x \\ud83d y"}', "not valid JSON"),
    (b'{"text":"caf\xe9"}', "not valid UTF-8"),
    (b'{"text":"x\\u0000"}', "text: a NUL character"),
    (b'{"schema":"casus/9","report":{"text":"x"}}', "schema"),
    (b'{"text":"x","y":' + b"[" * 1500 + b"]" * 1500 + b"}", "nested too deeply"),
]


class BadInput(ProgramTest):
    def test_bad_reports_are_named_and_good_ones_still_come_out(self):
        mixed, bad_numbers = b"", {}
        for number, (bad, message) in enumerate(BAD_LINES):
            mixed += line(id=f"good-{number}", text=GOOD).encode() + bad + b"\n"
            bad_numbers[2 * number + 2] = message
        self.write("reports/mixed.jsonl", mixed)
        for name, content, _ in BAD_FILES:
            self.write(f"reports/{name}", content)
        self.write("reports/good.txt", GOOD)
        self.write("reports/zz/last.txt", GOOD)
        run = self.expect(Run("code", self.folder / "reports", "-q"), BAD_INPUT)
        self.assertEqual(len(run.reports()), len(BAD_LINES) + 2)
        for report in run.reports():
            self.assertEqual([e["type"] for e in report["events"]][:1], ["ACCUSE"])
        told = run.err.splitlines()
        wanted = [(f"{self.folder}/reports/mixed.jsonl:{number}: ", message) for number, message in bad_numbers.items()]
        wanted += [(f"{self.folder}/reports/{name}", message) for name, _, message in BAD_FILES]
        for place, message in wanted:
            with self.subTest(place=place):
                lines = [t for t in told if t.startswith(f"casus: {place}")]
                self.assertEqual(len(lines), 1, told)
                self.assertIn(message, lines[0])
        self.assertEqual(told[-1], f"casus: {len(BAD_LINES) + 2} reports coded, {len(wanted)} set aside")
        self.assertEqual(len(told), len(wanted) + 1)

    def test_a_bad_batch_is_kept_apart_from_the_good_one(self):
        """ingest: the ledger holds exactly the good reports."""
        path = self.write("mixed.jsonl", b"".join(line(id=f"g{i}", text=GOOD).encode() + bad + b"\n" for i, (bad, _) in enumerate(BAD_LINES)))
        ledger = self.folder / "a.db"
        run = self.expect(Run("ingest", path, "--ledger", ledger), BAD_INPUT)
        self.assertIn(f"{len(BAD_LINES)} reports kept", run.err)
        self.assertIn(f"{len(BAD_LINES)} set aside", run.err)

    def test_a_missing_file_among_others(self):
        run = self.expect(Run("code", self.folder / "none.txt", self.write("a.txt", GOOD)), BAD_INPUT)
        self.assertEqual(len(run.reports()), 1)
        self.assertIn("none.txt", run.err)
        self.expect(Run("code", self.folder / "none.txt"), NOT_FOUND)

    def test_a_very_long_line(self):
        path = self.write("long.jsonl", b'{"text":"' + b"x" * (17 << 20) + b'"}\n' + line(text=GOOD).encode())
        run = self.expect(Run("code", path), BAD_INPUT)
        self.assertEqual(len(run.reports()), 1)
        self.assertRegex(run.err, r"long\.jsonl:1: line is larger than \d+ bytes")


class Ways(ProgramTest):
    def test_standard_input_as_text(self):
        run = self.expect(Run("code", "-", "--published", "2022-11-16", "--publisher", "Own Desk", "--title", "A title", "--id", "mine",
                              stdin=GOOD.encode()), OK)
        [report] = run.reports()
        self.assertEqual({k: report["report"][k] for k in ("id", "published", "publisher", "title", "text")},
                         {"id": "mine", "published": "2022-11-16", "publisher": "Own Desk", "title": "A title", "text": GOOD})
        self.assertIn("2022-11-14", [e["date"]["value"] for e in report["events"] if e["date"]])

    def test_standard_input_as_lines(self):
        lines = (SAMPLES / "tigray.jsonl").read_bytes()
        run = self.expect(Run("code", "-", stdin=lines), OK)
        self.assertEqual([r["report"]["id"] for r in run.reports()], [json.loads(x)["id"] for x in lines.splitlines()])

    def test_a_page(self):
        [report] = self.expect(Run("code", SAMPLES / "html"), OK).reports()
        self.assertRegex(report["report"]["published"], r"^\d{4}-\d\d-\d\d")
        self.assertTrue(report["report"]["title"])
        self.assertNotIn("<", report["report"]["text"])
        self.assertGreater(len(report["events"]), 3)

    def test_a_folder_is_its_files(self):
        whole = self.expect(Run("code", SAMPLES), OK).out
        parts = Run("code", SAMPLES / "colombia.jsonl", SAMPLES / "html", SAMPLES / "south-caucasus.jsonl", SAMPLES / "tigray.jsonl").out
        self.assertEqual(whole, parts)

    def test_any_number_of_threads_and_any_run_gives_the_same_bytes(self):
        one = self.expect(Run("code", SAMPLES, "--threads", 1), OK).out
        for threads in (1, 2, 4):
            self.assertEqual(Run("code", SAMPLES, "--threads", threads).out, one, threads)

    def test_coding_coded_reports_again_changes_nothing(self):
        once = self.expect(Run("code", SAMPLES), OK).out
        again = self.expect(Run("code", "-", stdin=once.encode()), OK).out
        self.assertEqual(again, once)

    def test_without_text(self):
        full = Run("code", SAMPLES / "tigray.jsonl").reports()
        bare = self.expect(Run("code", SAMPLES / "tigray.jsonl", "--no-text"), OK).reports()
        for report in full:
            del report["report"]["text"]
        self.assertEqual(bare, full)

    def test_layers_are_parts_of_the_whole(self):
        whole = {r["report"]["id"]: r for r in Run("code", SAMPLES / "tigray.jsonl").reports()}
        for layer in ("timex", "places", "actors", "tolls", "attributions"):
            with self.subTest(layer=layer):
                reports = self.expect(Run("annotate", "--layer", layer, SAMPLES / "tigray.jsonl"), OK).reports()
                self.assertEqual([r["id"] for r in reports], list(whole))
                self.assertTrue(all(set(r) == {"id", layer} for r in reports))
                self.assertTrue(any(r[layer] for r in reports))
                if layer == "actors":
                    names = {r["id"]: {a["name"] for a in r["actors"]} for r in reports}
                    self.assertTrue(all(names[i] & {a["name"] for a in r["actors"]} for i, r in whole.items()))
        trees = self.expect(Run("annotate", "--layer", "syntax", SAMPLES / "tigray.jsonl"), OK).out
        self.assertTrue(all(x == "" or x.startswith("#") or x.count("\t") == 9 for x in trees.split("\n")))
        self.assertIn("Name=B-", trees)

    def test_given_tokens_are_kept(self):
        words = ["Rebels", "left", "Mek'ele", "on", "Monday", "."]
        conllu = "".join(f"{i}\t{word}\t_\t_\t_\t_\t_\t_\t_\t_\n" for i, word in enumerate(words, 1)) + "\n"
        path = self.write("tokens.conllu", conllu)
        rows = [x.split("\t") for x in self.expect(Run("annotate", "--layer", "syntax", "--input", "tokens", path), OK).out.split("\n") if "\t" in x]
        self.assertEqual([row[1] for row in rows], words)
        self.assertEqual(rows[1][7], "root")
        timex = self.expect(Run("annotate", "--layer", "timex", "--input", "tokens", path, "--published", "2022-11-04"), OK).reports()
        self.assertEqual([t["value"] for t in timex[0]["timex"]], ["2022-10-31"])
        broken = self.write("broken.conllu", "1\tRebels\n\n")
        run = Run("annotate", "--layer", "syntax", "--input", "tokens", broken, path)
        self.assertNotEqual(run.status, 0)
        self.assertIn("broken.conllu: line 1", run.err)
        self.assertIn("Mek'ele", run.out)

    def test_a_reader_that_goes_away(self):
        """`casus code … | head -1`: the program ends soon, without complaint."""
        path = self.write("many.jsonl", "".join(generated_reports(400)))
        with subprocess.Popen([CASUS, "code", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdout.readline()
            process.stdout.close()
            err = process.stderr.read().decode()
            process.wait(timeout=120)
        self.assertNotIn("terminate", err)
        self.assertIn(process.returncode, (0, -13), err)


if __name__ == "__main__":
    unittest.main(verbosity=1)
