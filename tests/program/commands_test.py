#!/usr/bin/env python3
"""Every command explains itself, and every way of calling it wrongly ends with the status that belongs to it, a message and nothing on standard output."""
import re
import unittest

from program import BAD_DATA, BAD_INPUT, BAD_USAGE, CASUS, NOT_FOUND, OK, SAMPLES, ProgramTest, Run

import pathlib


class Help(ProgramTest):
    def commands(self):
        listed = self.expect(Run("--help"), OK).out.split("Subcommands:")[1]
        return re.findall(r"^  (\w+)", listed, re.M)

    def test_the_program_lists_its_commands_with_an_example(self):
        run = self.expect(Run("--help"), OK)
        self.assertIn("Example: casus ", run.out)
        for command in ("code", "ingest", "timeline", "events", "accords", "tolls", "actors", "explain", "dossier", "annotate", "lexicon"):
            self.assertIn(command, self.commands())

    def test_every_command_has_help_with_an_example_of_itself(self):
        for command in self.commands():
            with self.subTest(command=command):
                run = self.expect(Run(command, "--help"), OK)
                if command == "lexicon":
                    run = self.expect(Run(command, "build", "--help"), OK)
                self.assertRegex(run.out, rf"Example: casus {command} ")
                self.assertEqual(run.err, "")

    def test_examples_name_only_options_that_are_there(self):
        for command in self.commands():
            page = Run(command, *(["build"] if command == "lexicon" else []), "--help").out
            options, _, examples = page.partition("Example:")
            for option in re.findall(r"--[a-z-]+", examples):
                with self.subTest(command=command, option=option):
                    self.assertIn(option, options)

    def test_version(self):
        self.assertRegex(self.expect(Run("--version"), OK).out, r"^casus \d+\.\d+\.\d+\n$")


class Statuses(ProgramTest):
    def refused(self, status, message, *args, stdin=None):
        with self.subTest(args=args):
            run = Run(*args, stdin=stdin)
            self.expect(run, status)
            self.assertEqual(run.out, "")
            self.assertRegex(run.err, message)

    def test_wrong_command_lines(self):
        self.refused(BAD_USAGE, "subcommand")
        self.refused(BAD_USAGE, "no command .nonsense.", "nonsense")
        self.refused(BAD_USAGE, "FILE", "code")
        self.refused(BAD_USAGE, "--nonsense", "code", SAMPLES, "--nonsense")
        self.refused(BAD_USAGE, "--threads", "code", SAMPLES, "--threads", "0")
        self.refused(BAD_USAGE, "--threads", "code", SAMPLES, "--threads", "many")
        self.refused(BAD_USAGE, "--format", "code", SAMPLES, "--format", "pdf")
        self.refused(BAD_USAGE, "published", "code", "-", "--published", "yesterday", stdin=b"The talks went on.")
        self.refused(BAD_USAGE, "--layer", "annotate", SAMPLES)
        self.refused(BAD_USAGE, "--layer", "annotate", SAMPLES, "--layer", "feelings")
        self.refused(BAD_USAGE, "--ledger", "events")
        self.refused(BAD_USAGE, "--ledger", "ingest", SAMPLES)
        self.refused(BAD_USAGE, "--limit", "events", "--ledger", "x.db", "--limit", "-1")
        self.refused(BAD_USAGE, "--format", "events", "--ledger", "x.db", "--format", "xml")
        self.refused(BAD_USAGE, "--out", "lexicon", "build", "lexicon")

    def test_what_is_not_there(self):
        none = self.folder / "none"
        self.refused(NOT_FOUND, re.escape(str(none)), "code", none)
        self.refused(NOT_FOUND, re.escape(str(none)), "code", SAMPLES, "--knowledge", none)
        self.refused(NOT_FOUND, re.escape(str(none)), "code", SAMPLES, "--model", none)
        self.refused(NOT_FOUND, re.escape(str(none)), "lexicon", "build", none, "--out", self.folder / "out")
        self.refused(NOT_FOUND, re.escape(str(none)), "explain", none)

    def test_what_is_damaged(self):
        damaged = self.write("damaged", b"casus" * 1000)
        self.refused(BAD_DATA, "damaged: not a casus knowledge file", "code", SAMPLES, "--knowledge", damaged)
        self.refused(BAD_DATA, "damaged", "code", SAMPLES, "--model", damaged)
        knowledge = pathlib.Path(CASUS).parent / "casus.knowledge"
        cut = self.write("cut", knowledge.read_bytes()[:100000])
        self.refused(BAD_DATA, "cut: .*damaged.*casus lexicon build", "code", SAMPLES, "--knowledge", cut)

    def test_what_cannot_be_used(self):
        self.write("words/english.toml", "a = 1\nb = \n")
        self.refused(BAD_INPUT, r"english\.toml:2: ", "lexicon", "build", self.folder / "words", "--out", self.folder / "out")
        (self.folder / "empty").mkdir()
        self.refused(BAD_INPUT, "no reports in this folder", "code", self.folder / "empty")
        self.refused(BAD_INPUT, "-: empty", "code", "-", stdin=b"")
        ledger = self.folder / "a.db"
        self.expect(Run("ingest", "-", "--ledger", ledger, stdin=b"Talks were held in Oslo."), OK)
        self.refused(BAD_INPUT, "from", "events", "--ledger", ledger, "--from", "someday")

    def test_explain_wants_an_event_that_is_there(self):
        report = self.write("a.txt", "Armenia accused Azerbaijan of shelling a village.")
        self.expect(Run("explain", report), OK)
        self.refused(NOT_FOUND, "e99", "explain", report, "e99")


class Lexicon(ProgramTest):
    def test_another_lexicon_is_another_engine(self):
        """A lexicon that an analyst changed is compiled, used, and named in what it coded."""
        root = pathlib.Path(__file__).resolve().parent.parent.parent
        gazetteer = pathlib.Path(CASUS).parent / "gazetteer"
        extra = self.write("extra/notes/mine.toml", "word = 1\n").parent.parent
        out = self.folder / "mine.knowledge"
        self.expect(Run("lexicon", "build", root / "lexicon", gazetteer, extra, "--out", out), OK)
        text = b"Armenia accused Azerbaijan of shelling a village."
        usual = self.expect(Run("code", "-", stdin=text), OK).reports()[0]
        mine = self.expect(Run("code", "-", "--knowledge", out, stdin=text), OK).reports()[0]
        self.assertNotEqual(usual["engine"].pop("lexicon"), mine["engine"].pop("lexicon"))
        self.assertEqual(usual, mine)


if __name__ == "__main__":
    unittest.main(verbosity=1)
