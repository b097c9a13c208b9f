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

    def program(self, name, answer, in_bfloat16=None):
        """A program that prints `answer`, whatever it is asked; another one when it is asked for bfloat16."""
        path = self.folder / name
        path.write_text("#!/bin/sh\ncase \"$*\" in *bfloat16*)\n"
                        f"cat <<'END'\n{json.dumps(in_bfloat16 or answer)}\nEND\n;; *)\n"
                        f"cat <<'END'\n{json.dumps(answer)}\nEND\nesac\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    def refused(self, same, program, mine, theirs, in_bfloat16=(None, None)):
        self.program(program, mine, in_bfloat16[0])
        self.program("peer", theirs, in_bfloat16[1])
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
        self.assertTrue(self.refused(compare, "network_bench", {"logits": [0.01, 0.02]}, {"logits": [0.01, 0.02001]}))
        self.assertTrue(self.refused(compare, "network_bench", {"logits": [1, float("nan")]}, {"logits": [1, 20]}))
        self.assertTrue(self.refused(compare, "network_bench", {"logits": [1]}, {"logits": [1, 20]}))

    def test_logits_in_the_precision_that_is_timed(self):
        """The peer's own rounding, here 0.1, is allowed beside 2e-2 of 20."""
        self.suite.low = "bfloat16"
        exact = {"logits": [1, 20]}
        for apart, wanted in ((0.3, False), (0.45, False), (0.55, True)):
            with self.subTest(apart=apart):
                low = {"logits": [1.1 + apart, 20]}, {"logits": [1.1, 20]}
                found = self.refused(self.suite.same_answers("course", 4), "network_bench", exact, exact, low)
                self.assertEqual(found, wanted)

    def test_listing(self):
        listing = self.suite.same_listing("folder")
        some, more = {"pictures": 5, "classes": 2}, {"pictures": 6, "classes": 2}
        self.assertFalse(self.refused(listing, "pictures_bench", some, some))
        self.assertTrue(self.refused(listing, "pictures_bench", some, more))

    def test_pictures(self):
        """The programs here write nothing: what they would have written stands there."""
        found = {"pictures": 1, "boxes": [[0, 0, 5, 5, True]]}
        ours, theirs = self.folder / "ours.rgb", self.folder / "theirs.rgb"
        ours.write_bytes(b"the same")
        theirs.write_bytes(b"the same")
        self.assertFalse(self.refused(lambda: self.suite.same_pictures("a"), "pictures_bench", found, found))
        self.assertEqual(json.loads((self.folder / "boxes.json").read_text(encoding="utf-8")), found["boxes"])
        theirs.write_bytes(b"the sane")
        self.assertTrue(self.refused(lambda: self.suite.same_pictures("b"), "pictures_bench", found, found))

    def test_thumbnails(self):
        def refused(values, more=None, size=(2, 3)):
            """Ours grey, of 100; the peer's of `values` and of that size."""
            (self.folder / "ours.rgb").write_bytes(bytes([100] * 18))
            (self.folder / "theirs.rgb").write_bytes(bytes(values * 6 * size[0])[:3 * size[0] * size[1]])
            mine = {"pictures": 1, "sizes": [[2, 3]]}
            other = {"pictures": 1, "sizes": [list(size)], **(more or {})}
            return self.refused(self.suite.same_thumbnails, "pictures_bench", mine, other)
        self.assertFalse(refused([104, 97, 101]))
        self.assertTrue(refused([107, 95, 101]))
        self.assertTrue(refused([100, 100, 100], {"pictures": 2}))
        self.assertTrue(refused([100, 100, 100], {"sizes": []}))
        self.assertFalse(refused([100, 100, 100], size=(2, 4)))  # rounded otherwise
        self.assertTrue(refused([100, 100, 100], size=(3, 5)))

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

    def test_what_both_report_with_each_measurement_is_the_same(self):
        for apart, wanted in ((0.5e-4, False), (2e-4, True), (float("nan"), True)):
            row = suite.Row("x", [suite.Line("what", 2)], lambda: {"seconds": 1, "loss": 0.5},
                            lambda: {"seconds": 1, "loss": 0.5 + apart}, alike="loss")
            try:
                row.measure(1, False)
                self.assertFalse(wanted)
            except suite.Refused:
                self.assertTrue(wanted)

    def test_the_median_of_three_in_turn(self):
        mine, theirs, order = iter([1, 2, 4]), iter([3, 3, 6]), []
        row = suite.Row("x", [suite.Line("what", 2)], lambda: order.append("ours") or {"seconds": next(mine)},
                        lambda: order.append("peer") or {"seconds": next(theirs)})
        (line,) = row.measure(3, False)
        self.assertEqual((line["ratio"], line["least"], line["most"], line["rounds"]), (1.5, 1.5, 3, 3))
        self.assertEqual(order, ["ours", "peer", "peer", "ours", "ours", "peer"])


if __name__ == "__main__":
    unittest.main()
