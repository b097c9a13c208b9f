#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""suite.py refuses to compare what did not compute the same, and says so in its table."""

import json
import pathlib
import tempfile
import unittest

import suite


class RefusalTest(unittest.TestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.folder = pathlib.Path(place.name)
        (self.folder / "data").mkdir()
        self.suite = suite.Suite(str(self.folder), str(self.folder / "data"), str(self.folder), False)
        kept = suite.PYTHON
        suite.PYTHON = str(self.program("peer", {}))
        self.addCleanup(lambda: setattr(suite, "PYTHON", kept))

    def program(self, name, answer):
        """A program that prints `answer`, whatever it is asked."""
        path = self.folder / name
        path.write_text(f"#!/bin/sh\ncat <<'END'\n{json.dumps(answer)}\nEND\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    def refused(self, same, program, mine, theirs):
        self.program(program, mine)
        self.program("peer", theirs)
        try:
            same()
        except suite.Refused:
            return True
        return False

    def test_losses(self):
        for precision, apart, wanted in (("float32", 0.9e-4, False), ("float32", 2e-4, True), ("bfloat16", 1.9e-2, False),
                                         ("bfloat16", 3e-2, True), ("float32", float("nan"), True)):
            with self.subTest(precision=precision, apart=apart):
                compare = self.suite.same_losses("course", precision, batch=f"{apart}")  # not as remembered
                found = self.refused(compare, "network_bench", {"losses": [1.0, 0.9, 0.8]},
                                     {"losses": [1.0, 0.9, 0.8 + apart]})
                self.assertEqual(found, wanted)

    def test_logits(self):
        compare = self.suite.same_answers("course", 4)
        self.assertFalse(self.refused(compare, "network_bench", {"logits": [1, 20]}, {"logits": [1, 20.001]}))
        self.assertTrue(self.refused(compare, "network_bench", {"logits": [1, 20]}, {"logits": [1, 20.01]}))

    def test_listing_and_thumbnails(self):
        listing = self.suite.same_listing("folder")
        some, more = {"pictures": 5, "classes": 2}, {"pictures": 6, "classes": 2}
        self.assertFalse(self.refused(listing, "pictures_bench", some, some))
        self.assertTrue(self.refused(listing, "pictures_bench", some, more))
        self.assertFalse(self.refused(self.suite.same_thumbnails, "pictures_bench", some, some))
        self.assertTrue(self.refused(self.suite.same_thumbnails, "pictures_bench", some, more))

    def test_a_program_that_fails_is_no_peer(self):
        broken = self.folder / "network_bench"
        broken.write_text("#!/bin/sh\necho 'no such thing' >&2\nexit 3\n", encoding="utf-8")
        broken.chmod(0o755)
        with self.assertRaisesRegex(suite.Refused, "ended with 3: no such thing"):
            self.suite.same_answers("course", 4)()

    def test_a_refused_row_measures_nothing_and_is_in_the_table(self):
        def same():
            raise suite.Refused("other pixels")
        row = suite.Row("load", [suite.Line("what", 2)], self.fail, self.fail, same)
        with self.assertRaises(suite.Refused):
            row.measure(3, False)
        self.assertIn("| load | refused: other pixels |", suite.table(suite.machine(), [], [("load", "other pixels")]))

    def test_the_median_of_three_in_turn(self):
        mine, theirs, order = iter([1, 2, 4]), iter([3, 3, 6]), []
        row = suite.Row("x", [suite.Line("what", 2)], lambda: order.append("ours") or {"seconds": next(mine)},
                        lambda: order.append("peer") or {"seconds": next(theirs)})
        (line,) = row.measure(3, False)
        self.assertEqual((line["ratio"], line["least"], line["most"], line["rounds"]), (1.5, 1.5, 3, 3))
        self.assertEqual(order, ["ours", "peer", "peer", "ours", "ours", "peer"])


if __name__ == "__main__":
    unittest.main()
