from __future__ import annotations

import pytest

from checker.claims import AtomicClaims
from checker.claims.quotes import quoting
from checker.claims.tags import without_tag
from checker.models import Claim
from tests.claims.trees import WrittenParser, article_of, tree

PLAIN = (
    "The|DT|det|1 shop|NN|nsubj|8 ,|,|punct|5 an|DT|det|4 aide|NN|nsubj|5 said|VBD|parataxis|8|say ,|,|punct|5 "
    "was|VBD|cop|8|be empty|JJ|ROOT|8 and|CC|cc|11 had|VBD|conj|8|have no|DT|det|12 roof|NN|obj|10 .|.|punct|8"
)
READ_AGAIN = (
    "The|DT|det|1 shop|NN|nsubj|3 was|VBD|cop|3|be empty|JJ|ROOT|3 and|CC|cc|5 had|VBD|conj|3|have no|DT|det|7 "
    "roof|NN|obj|5 .|.|punct|3"
)
AFTER_SEMICOLON = (
    "Bell|NNP|nsubj|1 left|VBD|ROOT|1|leave ;|:|punct|5 rain|NN|nsubj|4 fell|VBD|parataxis|1|fall ,|,|punct|7 "
    "she|PRP|nsubj|7 said|VBD|parataxis|4|say ,|,|punct|7 and|CC|cc|10 froze|VBD|conj|4|freeze .|.|punct|1"
)
IN_RELATIVE = (
    "The|DT|det|1 mine|NN|nsubj|10 ,|,|punct|8 which|WDT|nsubj|8 ,|,|punct|6 he|PRP|nsubj|6 said|VBD|parataxis|8|say "
    ",|,|punct|6 leaks|VBZ|acl:relcl|1|leak ,|,|punct|8 closed|VBD|ROOT|10|close .|.|punct|10"
)
ROW = (
    "Dogs|NNS|nsubj|1|dog barked|VBD|ROOT|1|bark ,|,|punct|4 men|NNS|nsubj|4|man argued|VBD|conj|1|argue ,|,|punct|8 "
    "and|CC|cc|8 bells|NNS|nsubj|8|bell rang|VBD|conj|1|ring .|.|punct|1"
)
APPOSITION = (
    "It|PRP|nsubj|1 closed|VBD|ROOT|1|close ,|,|punct|3 said|VBD|parataxis|1|say Ruiz|NNP|nsubj|3 ,|,|punct|7 "
    "the|DT|det|7 owner|NN|appos|4 ,|,|punct|7 in|IN|case|10 May|NNP|obl|1 .|.|punct|1"
)
ADDING = (
    "It|PRP|nsubj|1 closed|VBD|ROOT|1|close ,|,|punct|4 Ruiz|NNP|nsubj|4 said|VBD|parataxis|1|say ,|,|punct|6 "
    "adding|VBG|advcl|4|add that|IN|mark|9 rain|NN|nsubj|9 fell|VBD|ccomp|6|fall .|.|punct|1"
)
REASON = (
    "It|PRP|nsubj|2 never|RB|advmod|2 closed|VBD|ROOT|2|close ,|,|punct|5 Ruiz|NNP|nsubj|5 said|VBD|parataxis|2|say "
    ",|,|punct|2 since|IN|mark|9 rain|NN|nsubj|9 fell|VBD|advcl|2|fall .|.|punct|2"
)
SOURCE = (
    "Crime|NN|nsubj|1 rose|VBD|ROOT|1|rise ,|,|punct|6 according|VBG|case|6|accord to|IN|fixed|3 a|DT|det|6 "
    "study|NN|obl|1 ,|,|punct|6 against|IN|case|9 rents|NNS|obl|1|rent .|.|punct|1"
)


@pytest.mark.parametrize(
    ("written", "text", "voice"),
    [
        (PLAIN, "The shop was empty and had no roof.", "an aide"),
        (AFTER_SEMICOLON, "Bell left; rain fell and froze.", "she"),
        (REASON, "It never closed, since rain fell.", "Ruiz"),
        (SOURCE, "Crime rose against rents.", "a study"),
        (IN_RELATIVE, None, None),
        (ROW, None, None),
        (APPOSITION, None, None),
        (ADDING, None, None),
    ],
)
def test_a_tag_in_the_middle(written: str, text: str | None, voice: str | None) -> None:
    doc = tree(written)
    (quote,) = quoting(article_of(doc.text).sentences)
    told = without_tag(doc, quote)
    assert ((None, None) if told is None else (told.text, told.voice)) == (text, voice)
    if told is not None:
        kept = [told.place(at) for at, character in enumerate(told.text) if character.isalnum()]
        assert "".join(doc.text[at] for at in kept) == "".join(filter(str.isalnum, told.text))


def test_a_tag_reaches_no_further_than_its_semicolon() -> None:
    doc = tree(AFTER_SEMICOLON)
    told = without_tag(doc, quoting(article_of(doc.text).sentences)[0])
    assert told is not None
    assert told.text[slice(*told.reach)] == " rain fell and froze."


def test_what_is_said_around_a_tag_is_all_its_speakers() -> None:
    article = article_of(tree(PLAIN).text)
    claims = list(AtomicClaims(lambda: WrittenParser([PLAIN, READ_AGAIN])).extract(article.document, article.sentences))
    assert [(claim.text, claim.speaker) for claim in claims] == [
        ("The shop was empty.", "an aide"),
        ("The shop had no roof.", "an aide"),
    ]
    assert claims[0].quote == "The shop, an aide said, was empty"


def _claims(text: str) -> list[Claim]:
    article = article_of(text)
    return list(AtomicClaims().extract(article.document, article.sentences))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"Whoever is late," Tom Fry says, "pays for the wine."', [("Whoever is late pays for the wine.", "Tom Fry")]),
        (
            "Tom Fry met Anna Bell. She would stay in Oslo, she said, and would sell the boat.",
            [
                ("Tom Fry met Anna Bell.", None),
                ("Anna Bell would stay in Oslo.", "Anna Bell"),
                ("Anna Bell would sell the boat.", "Anna Bell"),
            ],
        ),
        (
            "Tom Fry said that the mine was shut. The ferry, she said, was shut too.",
            [("The mine was shut.", "Tom Fry"), ("The ferry was shut too.", None)],
        ),
        (
            "In Anna Bell's opinion the mine is unsafe, and the ferry is old.",
            [("The mine is unsafe.", "Anna Bell"), ("The ferry is old.", "Anna Bell")],
        ),
        (
            "Oona Lund met the crew. A clerk came late. The toll, he said, would be low. He left the hall at noon.",
            [
                ("Oona Lund met the crew.", None),
                ("A clerk came late.", None),
                ("The toll would be low.", "Oona Lund"),
                ("He left the hall at noon.", None),
            ],
        ),
        ("In view of the rain, the mine is closed.", [("In view of the rain, the mine is closed.", None)]),
        ("Tom Fry said after the talks that the mine was unsafe.", [("The mine was unsafe.", "Tom Fry")]),
        ("I said that the mine was unsafe.", [("I said that the mine was unsafe.", None)]),
        ("The two experts say different things.", [("The two experts say different things.", None)]),
    ],
)
def test_who_says_it(text: str, told: list[tuple[str, str | None]]) -> None:
    assert [(claim.text, claim.speaker) for claim in _claims(text)] == told
