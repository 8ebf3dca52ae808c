from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.claims import AtomicClaims, SentenceClaims
from checker.claims.alignment import offsets
from checker.claims.cuts import CutModel
from checker.claims.draft import finished
from checker.documents.interface import UnreadableError
from checker.models import Modality
from tests.claims.trees import article_of, claims_of

SUBJECTS = (
    "France|NNP|nsubj|6 ,|,|punct|2 Spain|NNP|conj|0 and|CC|cc|4 Norway|NNP|conj|0 all|DT|det|6 signed|VBD|ROOT|6|sign "
    "the|DT|det|8 pact|NN|obj|6 .|.|punct|6"
)
ONE_ANOTHER = (
    "France|NNP|nsubj|3 and|CC|cc|2 Spain|NNP|conj|0 trust|VBP|ROOT|3 one|CD|obj|3 another|DT|fixed|4 .|.|punct|3"
)
TOGETHER = "France|NNP|nsubj|3 and|CC|cc|2 Spain|NNP|conj|0 met|VBD|ROOT|3|meet in|IN|case|5 Oslo|NNP|obl|3 .|.|punct|3"
VERBS = (
    "Poland|NNP|nsubj|1 rejected|VBD|ROOT|1|reject the|DT|det|3 troops|NNS|obj|1 and|CC|cc|5 offered|VBD|conj|1|offer "
    "money|NN|obj|5 .|.|punct|1"
)
SHARED_HELPER = (
    "The|DT|det|1 council|NN|nsubj|3 will|MD|aux|3 close|VB|ROOT|3 the|DT|det|5 mine|NN|obj|3 and|CC|cc|7 "
    "sell|VB|conj|3 the|DT|det|9 land|NN|obj|7 .|.|punct|3"
)
NOT_OR = (
    "Spain|NNP|nsubj|3 did|VBD|aux|3|do not|RB|advmod|3 sign|VB|ROOT|3 or|CC|cc|5 ratify|VB|conj|3 the|DT|det|7 "
    "treaty|NN|obj|5 .|.|punct|3"
)
RELATIVE = (
    "The|DT|det|1 plan|NN|nsubj|9 ,|,|punct|5 which|WDT|nsubj:pass|5 was|VBD|aux:pass|5|be "
    "drafted|VBN|acl:relcl|1|draft "
    "in|IN|case|7 May|NNP|obl|5 ,|,|punct|5 has|VBZ|ROOT|9|have twenty|CD|nummod|11 points|NNS|obj|9|point .|.|punct|9"
)
RESTRICTED = (
    "A|DT|det|1 country|NN|nsubj|7 that|WDT|nsubj|3 signs|VBZ|acl:relcl|1|sign the|DT|det|5 pact|NN|obj|3 "
    "will|MD|aux|7 "
    "pay|VB|ROOT|7 more|JJR|obj|7 .|.|punct|7"
)
APPOSITION = (
    "Steve|NNP|nsubj|10 Brand|NNP|flat|0 ,|,|punct|5 the|DT|det|5 lead|JJ|amod|5 negotiator|NN|appos|0 of|IN|case|8 "
    "the|DT|det|8 union|NN|nmod|5 ,|,|punct|5 left|VBD|ROOT|10|leave the|DT|det|12 room|NN|obj|10 .|.|punct|10"
)
REPORTED = (
    "Italy|NNP|nsubj|1 said|VBD|ROOT|1|say that|IN|mark|5 guarantees|NNS|nsubj|5|guarantee should|MD|aux|5 "
    "stay|VB|ccomp|1 "
    "political|JJ|xcomp|5 .|.|punct|1"
)
TURN = (
    "Germany|NNP|nsubj|1 refused|VBD|ROOT|1|refuse the|DT|det|3 offer|NN|obj|1 ,|,|punct|7 whereas|IN|mark|7 "
    "Spain|NNP|nsubj|7 accepted|VBD|advcl|1|accept the|DT|det|9 terms|NNS|obj|7|term .|.|punct|1"
)
ONLY = (
    "Only|RB|advmod|1 two|CD|nummod|2 states|NNS|nsubj|8|state ,|,|punct|4 Chad|NNP|appos|2 and|CC|cc|6 "
    "Mali|NNP|conj|4 "
    ",|,|punct|4 opposed|VBD|ROOT|8|oppose the|DT|det|10 text|NN|obj|8 .|.|punct|8"
)
CONDITION = (
    "If|IN|mark|2 France|NNP|nsubj|2 signs|VBZ|advcl|6|sign ,|,|punct|2 Spain|NNP|nsubj|6 will|MD|aux|6 "
    "follow|VB|ROOT|6 "
    "and|CC|cc|10 Norway|NNP|nsubj|10 will|MD|aux|10 wait|VB|conj|6 .|.|punct|6"
)
AGENTS = (
    "The|DT|det|1 law|NN|nsubj:pass|3 was|VBD|aux:pass|3|be backed|VBN|ROOT|3|back by|IN|case|5 Chile|NNP|obl:agent|3 "
    "and|CC|cc|7 Peru|NNP|conj|5 .|.|punct|3"
)
LEADERS = (
    "The|DT|det|1 leaders|NNS|nsubj|7|leader of|IN|case|3 Chile|NNP|nmod|1 and|CC|cc|5 Peru|NNP|conj|3 "
    "were|VBD|cop|7|be "
    "ready|JJ|ROOT|7 for|IN|case|9 talks|NNS|obl|7|talk .|.|punct|7"
)
ACCORDING = (
    "According|VBG|case|2|accord to|IN|fixed|0 Anna|NNP|obl|8 Bell|NNP|flat|2 ,|,|punct|2 the|DT|det|6 "
    "mine|NN|nsubj:pass|8 "
    "is|VBZ|aux:pass|8|be closed|VBN|ROOT|8|close .|.|punct|8"
)
PARTICIPLE = (
    "The|DT|det|1 film|NN|nsubj|4 is|VBZ|cop|4|be a|DT|det|4 comedy|NN|ROOT|4 directed|VBN|acl|4|direct by|IN|case|7 "
    "Ana|NNP|obl:agent|5 Ruiz|NNP|flat|7 .|.|punct|4"
)
INSISTING = (
    "France|NNP|nsubj|1 sent|VBD|ROOT|1|send ships|NNS|obj|1|ship ,|,|punct|4 insisting|VBG|advcl|1|insist "
    "they|PRP|nsubj|7 would|MD|aux|7 return|VB|ccomp|4 soon|RB|advmod|7 .|.|punct|1"
)
TURN_OF_THREE = (
    "France|NNP|nsubj|5 ,|,|punct|2 Spain|NNP|conj|0 and|CC|cc|4 Norway|NNP|conj|0 signed|VBD|ROOT|5|sign the|DT|det|7 "
    "pact|NN|obj|5 ,|,|punct|11 whereas|IN|mark|11 Peru|NNP|nsubj|11 refused|VBD|advcl|5|refuse the|DT|det|13 "
    "terms|NNS|obj|11|term .|.|punct|5"
)
HE_LEFT = (
    "He|PRP|nsubj|1 left|VBD|ROOT|1|leave the|DT|det|3 room|NN|obj|1 and|CC|cc|5 drove|VBD|conj|1|drive "
    "home|RB|advmod|5 .|.|punct|1"
)


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        (SUBJECTS, ["France signed the pact.", "Spain signed the pact.", "Norway signed the pact."]),
        (TOGETHER, ["France and Spain met in Oslo."]),
        (ONE_ANOTHER, ["France and Spain trust one another."]),
        (VERBS, ["Poland rejected the troops.", "Poland offered money."]),
        (SHARED_HELPER, ["The council will close the mine.", "The council will sell the land."]),
        (NOT_OR, ["Spain did not sign or ratify the treaty."]),
        (RELATIVE, ["The plan has twenty points.", "The plan was drafted in May."]),
        (RESTRICTED, ["A country that signs the pact will pay more."]),
        (APPOSITION, ["Steve Brand left the room.", "Steve Brand is the lead negotiator of the union."]),
        (REPORTED, ["Guarantees should stay political."]),
        (TURN, ["Germany refused the offer.", "Spain accepted the terms."]),
        (ONLY, ["Only two states, Chad and Mali, opposed the text."]),
        (CONDITION, ["If France signs, Spain will follow and Norway will wait."]),
        (AGENTS, ["The law was backed by Chile.", "The law was backed by Peru."]),
        (LEADERS, ["The leaders of Chile and Peru were ready for talks."]),
        (ACCORDING, ["The mine is closed."]),
        (PARTICIPLE, ["The film is a comedy.", "The film was directed by Ana Ruiz."]),
        (INSISTING, ["France sent ships.", "Ships would return soon."]),
    ],
)
def test_splitting(written: str, texts: list[str]) -> None:
    assert [claim.text for claim in claims_of(written)] == texts


def test_rows_are_parted_last_however_sure_they_are() -> None:
    row_first = CutModel({"": 2.0, "names": 4.0})
    assert [claim.text for claim in claims_of(TURN_OF_THREE, cuts=row_first)] == [
        "France signed the pact.",
        "Spain signed the pact.",
        "Norway signed the pact.",
        "Peru refused the terms.",
    ]


def test_what_is_said_has_its_speaker_and_the_rest_has_none() -> None:
    assert [(c.text, c.speaker) for c in claims_of(INSISTING)] == [
        ("France sent ships.", None),
        ("Ships would return soon.", "France"),
    ]
    assert claims_of(ACCORDING)[0].speaker == "Anna Bell"


def test_a_claim_has_the_smallest_span_of_its_words() -> None:
    first, second = claims_of(RELATIVE)
    assert second.quote == "The plan, which was drafted in May"
    assert first.quote == "The plan, which was drafted in May, has twenty points."
    assert second.modality is Modality.ASSERTED


def test_claims_of_one_sentence_share_the_sentence_before() -> None:
    claims = claims_of(REPORTED, VERBS)
    assert claims[1].context == claims[2].context == "Italy said that guarantees should stay political."


def test_a_claim_knows_the_two_sentences_before() -> None:
    article = article_of("The mill was built in 1902. It burned down in 1931. The owner left for Oslo.")
    told = [list(each.extract(article.document, article.sentences))[-1] for each in (AtomicClaims(), SentenceClaims())]
    assert {(claim.earlier, claim.context) for claim in told} == {
        ("The mill was built in 1902.", "It burned down in 1931.")
    }


def test_he_is_the_one_person_named_before() -> None:
    assert [c.text for c in claims_of(APPOSITION, HE_LEFT)][2:] == [
        "Steve Brand left the room.",
        "Steve Brand drove home.",
    ]


def test_he_stays_where_two_could_be_meant() -> None:
    both = (
        "Steve|NNP|nsubj|5 Brand|NNP|flat|0 and|CC|cc|3 Peter|NNP|conj|0 Fry|NNP|flat|3 met|VBD|ROOT|5|meet .|.|punct|5"
    )
    assert [c.text for c in claims_of(both, HE_LEFT)][1:] == ["He left the room.", "He drove home."]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("and the mine , which", "The mine, which."),
        ("However, it closed ,", "It closed."),
        ("“it is late,", "It is late."),
        ("“It is late,”", "It is late."),
        ("he called it “late,”", "He called it “late”."),
        ("First, it should be noted that the mine is shut", "The mine is shut."),
        ("the mine (a pit is shut", "The mine a pit is shut."),
        ("Is it?", "Is it?"),
        ("-40 °C was the lowest temperature", "-40 °C was the lowest temperature."),
        ("it runs on .NET 8 -", "It runs on .NET 8."),
        ("Fitch rated it BBB-", "Fitch rated it BBB-."),
        ("But for the fog, it would have sailed", "But for the fog, it would have sailed."),
        ("but the tug sailed", "The tug sailed."),
        ("so great was the flood that it broke", "So great was the flood that it broke."),
        ("so neither was asked", "Neither was asked."),
        ("so they were late", "They were late."),
        ("", ""),
    ],
)
def test_a_run_of_words_becomes_a_sentence(words: str, sentence: str) -> None:
    assert finished(words) == sentence


@pytest.mark.parametrize(
    ("read", "written", "cut"),
    [
        ("It is late.", "It is\n  late.", "It is\n  late."),
        ("It is late.", "It is[3] late.", "It is[3] late."),
        ("a b", "a —\n\nPULL QUOTE\n\n— b", None),
    ],
)
def test_back_to_the_document(read: str, written: str, cut: str | None) -> None:
    places = offsets(read, written)
    if cut is not None:
        assert places is not None
        assert written[places[0] : places[-1] + 1] == cut


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_gives_claims_that_cut_it_exactly(text: str) -> None:
    try:
        article = article_of("The port is shut, and the mine is open. " + text)
    except UnreadableError:
        return
    claims = list(AtomicClaims().extract(article.document, article.sentences))
    assert bool(claims) is bool(article.sentences)
    for claim in claims:
        assert article.document.text[claim.start : claim.end] == claim.quote != ""
        assert claim.text


@pytest.mark.parametrize(
    "text",
    [
        "word " * 2000 + ".",
        "and the port, " * 700 + "is shut.",
        "THE PORT IS SHUT, AND THE MINE, WHICH WAS SOLD IN MAY, IS OPEN.",
        "a b c d e f " * 400,
        "Der Hafen ist geschlossen, und das Bergwerk, das im Mai verkauft wurde, ist offen.",
        "港口关闭了,矿山仍然开放。港口关闭了。",
        "Port | open | 14\nMine | shut | 15\n" * 30,
        "((((((“““““ the port ”)))) is (shut",
    ],
)
def test_text_in_any_state(text: str) -> None:
    article = article_of("The port is shut today. " + text)
    for claim in AtomicClaims().extract(article.document, article.sentences):
        assert article.document.text[claim.start : claim.end] == claim.quote
