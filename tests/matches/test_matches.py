from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from checker.index import load_encoder
from checker.matches import Matcher
from checker.matches.affinity import Affinity
from checker.progress import SilentProgress
from tests.making import claim


class Letters:
    """An encoder of 26 numbers: how often each letter occurs."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.array(
            [[text.lower().count(chr(97 + n)) + 0.01 for n in range(26)] for text in texts], dtype=np.float32
        )
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


CLAIMS = [
    claim(f"Sentence {word} about a thing.", f"{n % 3}.txt", start=n * 100) for n, word in enumerate("abcdefghijkl")
]


def test_each_pair_once_and_never_with_itself() -> None:
    found = Matcher(Letters(), SilentProgress(), neighbours=2).matches(CLAIMS)
    pairs = [frozenset((match.a.id, match.b.id)) for match in found]
    assert len(pairs) == len(set(pairs))
    assert all(len(pair) == 2 for pair in pairs)
    assert all(1 <= match.rank <= 2 for match in found)


def test_every_claim_meets_every_document_and_its_own() -> None:
    found = Matcher(Letters(), SilentProgress(), neighbours=1).matches(CLAIMS)
    for one in CLAIMS:
        met = {m.b.document if m.a == one else m.a.document for m in found if one in (m.a, m.b)}
        assert met == {"0.txt", "1.txt", "2.txt"}


def test_what_is_not_checkable_is_left_out() -> None:
    silent = [one.model_copy(update={"checkable": False}) for one in CLAIMS]
    assert Matcher(Letters(), SilentProgress()).matches(silent) == []


def test_shared_names_numbers_and_dates_count() -> None:
    claims = [
        claim("Anna Bell paid 40 crowns on 3 March 2025."),
        claim("On 3 March 2025 Bell handed over 40 crowns."),
        claim("The weather was fine."),
    ] + [claim(f"Nothing of note happened in {word} week.") for word in ("this", "that", "some", "any")]
    affinity = Affinity(claims)
    assert affinity.between(0, 1) > affinity.between(0, 2) == 0.0


def test_the_real_encoder_puts_like_beside_like() -> None:
    texts = ["The ship reached the harbour.", "The vessel arrived in port.", "Inflation fell last year."]
    vectors = load_encoder().encode(texts)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-5)
    assert vectors[0] @ vectors[1] > 0.6 > vectors[0] @ vectors[2]


def test_lift_is_what_stands_out() -> None:
    texts = ["Germany signed the treaty.", "The bridge is closed.", "Snow fell in Oslo."]
    claims = [claim(text, document=name) for name in ("a.txt", "b.txt") for text in texts]
    matches = Matcher(load_encoder(), SilentProgress()).matches(claims)
    same = [match.lift for match in matches if match.a.text == match.b.text]
    other = [match.lift for match in matches if match.a.text != match.b.text]
    assert min(same) > max(other)
