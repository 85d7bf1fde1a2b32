#!/usr/bin/env python3
"""Lexicons of a user's own: gazetteers imported from GeoNames dumps, compiled beside or in place of the usual one, and spellings made by rules."""
import pathlib
import unittest

from program import BAD_INPUT, BAD_USAGE, CASUS, NOT_FOUND, OK, ROOT, ProgramTest, Run

GAZETTEER = pathlib.Path(CASUS).parent / "gazetteer"


def dump(number, name, feature, code, country="AZ", population=0, lat=40.5, lon=47.5, aliases=""):
    """A line of a GeoNames dump."""
    return "\t".join(map(str, [number, name, name, aliases, lat, lon, feature, code, country, "", "07", "", "", "", population, "", 100, "Asia/Baku",
                               "2020-01-01"])) + "\n"


DUMP = (dump(90000001, "Göyçəkənd", "P", "PPL", population=812, aliases="Ашагы-Гёйчеляр,Nizhniye Geychelyar,GYC") + "a line of prose\n" +
        dump(90000002, "Vəldor", "A", "ADM2") + dump(90000003, "Tiny Hamlet", "P", "PPL", population=12) + "\n" +
        dump(90000004, "Mirror Lake", "H", "LK") + dump(90000005, "Republic of Azerbaijan", "A", "PCLI", population=9000000) +
        dump(90000006, "Nowhere", "P", "PPL", country="QQ", population=5000) + dump(90000007, "Saint-Orlan", "P", "PPL", "RE", 3000, -21.1, 55.5) +
        dump(90000001, "Twice", "P", "PPL", population=700))


class Geonames(ProgramTest):
    def imported(self, *options):
        path = self.write("dump.txt", DUMP)
        return self.expect(Run("lexicon", "import", "geonames", path, "--out", self.folder / "places", *options), OK)

    def table(self):
        return (self.folder / "places/places/geonames.tsv").read_text(encoding="utf-8").splitlines()

    def test_every_line_is_accounted_for(self):
        run = self.imported("--min-population", "500")
        self.assertIn("dump.txt: 10 lines: 1 blank, 3 taken, 3 left out (1 of other classes, 1 with too few people, 1 states), 3 refused\n", run.out)
        refused = [line.split("dump.txt:")[1] for line in run.err.splitlines()]
        self.assertEqual(refused, ["2: refused: 1 columns, not 19", '8: refused: country: "QQ" is no code the lexicon knows',
                                   '10: refused: geonameid: "90000001" has been given before'])
        self.assertEqual(self.table()[1:], [
            "90000001\tGöyçəkənd\tNizhniye Geychelyar\tcity\tAZE\t07\t812\t40.5\t47.5\tPPL",
            "90000002\tVəldor\t\tdistrict\tAZE\t07\t\t40.5\t47.5\tADM2",
            "90000007\tSaint-Orlan\t\tcity\tREU\t07\t3000\t-21.1\t55.5\tPPL"])

    def test_classes_choose(self):
        self.imported("--classes", "H,A")
        self.assertEqual([row.split("\t")[1] for row in self.table()[1:]], ["Vəldor", "Mirror Lake"])

    def test_compiled_beside_the_gazetteer_or_in_its_place(self):
        self.imported()
        text = "Shells fell in Goychakend and near Ganja.".encode()
        for folders, towns in ([GAZETTEER], 1), ([GAZETTEER, self.folder / "places"], 2), ([self.folder / "places"], 2):
            out = self.folder / "my.knowledge"
            self.expect(Run("lexicon", "build", ROOT / "lexicon", *folders, "--out", out), OK)
            run = self.expect(Run("annotate", "--layer", "places", "-", "--knowledge", out, stdin=text), OK)
            names = [place["name"] for place in run.reports()[0]["places"]]
            self.assertEqual(names, ["Göyçəkənd", "Ganja"][-towns:])

    def test_refusals(self):
        path = self.write("dump.txt", DUMP)
        prose = self.write("prose.txt", "All of this is prose.\n" * 1200)
        geonames = ["lexicon", "import", "geonames"]
        for status, message, args in (
                (BAD_USAGE, "no feature class", [path, "--out", self.folder / "a", "--classes", "P,Z"]),
                (BAD_USAGE, "not empty", [path, "--out", self.folder]),
                (BAD_USAGE, "--out", [path]),
                (NOT_FOUND, "none.txt", [self.folder / "none.txt", "--out", self.folder / "b"]),
                (BAD_INPUT, "GeoNames dump", [prose, "--out", self.folder / "c"])):
            run = self.expect(Run(*geonames, *args), status)
            self.assertIn(message, run.err)

    def test_standard_input(self):
        run = self.expect(Run("lexicon", "import", "geonames", "-", "--out", self.folder / "places", stdin=DUMP.encode()), OK)
        self.assertIn("standard input: 10 lines", run.out)


class Spellings(ProgramTest):
    def test_explain_names_the_rules(self):
        """A spelling that only the rules give is found, and explain says whence it came."""
        self.write("own/places/geonames.tsv", "geonames\tname\taliases\tkind\tcountry\tadmin1\tpopulation\tlat\tlon\tfeature\n"
                   "90000001\tAğçəkənd\t\tcity\tAZE\t07\t9000\t40.5\t47.5\tPPL\n")
        out = self.folder / "my.knowledge"
        self.expect(Run("lexicon", "build", ROOT / "lexicon", self.folder / "own", "--out", out), OK)
        for name, made in ("Aghchakand", True), ("Ağçəkənd", False):
            text = f"Armenia and Azerbaijan held talks in the town of {name} on Monday."
            report = self.write("report.txt", text)
            run = self.expect(Run("explain", report, "--knowledge", out, "--published", "2022-01-05"), OK)
            place = next(line for line in run.out.splitlines() if line.startswith("place"))
            self.assertIn("Ağçəkənd, AZE (city)", place)
            self.assertEqual("a spelling made by lexicon/places/transliteration/azerbaijani.toml" in place, made, place)

    def test_rules_that_fail_their_example_are_refused(self):
        self.write("own/places/transliteration/bad.toml", 'source = "us"\ncountries = ["AZE"]\nexamples = [["xa", "ka"]]\n[[system]]\nrules = [["x", "kh"]]\n')
        run = self.expect(Run("lexicon", "build", self.folder / "own", "--out", self.folder / "k"), BAD_INPUT)
        self.assertIn('bad.toml:3: examples: "xa" gives kha, not "ka"', run.err)


if __name__ == "__main__":
    unittest.main(verbosity=1)
