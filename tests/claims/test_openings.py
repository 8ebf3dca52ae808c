from __future__ import annotations

import pytest

from checker.claims import AtomicClaims, SentenceClaims
from checker.claims.openings import without_datelines, without_times
from checker.documents import read_article

LIVE = """Storm live: latest as Ferrin hits the coast

14:32 GMT The mayor of Port Ellin, Ana Ruiz, says that nine people have died.

14.05: Police say the bridge is shut in both directions.

13:47 - The operator says no trains will run before Friday.

[12:10] The council has opened three shelters.

1.15pm Some 400 homes are without power.
"""
LOG = """Report on the fault of 3 May

23:05 The depot server stopped after an update.

00:40 A bus that was being moved touched charger C3.

OSLO, 3 May (Agency) - The charger of the depot was shut off at once.
"""


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        (LIVE, ["The mayor", "Police say", "The operator", "The council", "Some 400"]),
        (LOG, ["23:05 The", "00:40 A", "The charger"]),
    ],
)
def test_the_time_of_an_entry_is_no_part_of_it_but_that_of_a_log_is(text: str, openings: list[str]) -> None:
    article = read_article(text.encode(), "a", "a.txt")
    found = without_datelines(article.document, without_times(article.document, article.sentences))
    assert [" ".join(sentence.text.split()[:2]) for sentence in found] == openings
    assert all(article.document.quote(one.start, one.end).startswith(one.text[:9]) for one in found)


@pytest.mark.parametrize("extractor", [AtomicClaims, SentenceClaims])
def test_who_speaks_in_a_live_blog(extractor: type[AtomicClaims | SentenceClaims]) -> None:
    article = read_article(LIVE.encode(), "a", "a.txt")
    claims = list(extractor().extract(article.document, article.sentences))
    assert {"Ana Ruiz", "Police"} <= {claim.speaker for claim in claims}
    assert not any(claim.text[:1].isdigit() for claim in claims)


def test_the_dateline_stays_in_whole_sentences() -> None:
    article = read_article(b"OSLO, 3 May (Agency) - The mayor resigned on Tuesday over the sale.", "a", "a.txt")
    (whole,) = SentenceClaims().extract(article.document, article.sentences)
    assert whole.text.startswith("OSLO, 3 May")
