from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checker.claims import AtomicClaims
from checker.claims.antecedents import FOLDER, HEAD, AntecedentModel, Pages, Scene, mentions_in, places_in, sign
from checker.errors import ModelError
from checker.serving import CARD
from tests.claims.trees import WrittenParser, article_of, claims_of, tree

WARDEN = (
    "The|DT|det|1 warden|NN|nsubj|6 ,|,|punct|3 Odile|NNP|appos|1 Brask|NNP|flat|3 ,|,|punct|1 opened|VBD|ROOT|6|open "
    "the|DT|det|8 gate|NN|obj|6 .|.|punct|6"
)
SHE = (
    "She|PRP|nsubj|1 kept|VBD|ROOT|1|keep the|DT|det|3 keys|NNS|obj|1|key and|CC|cc|5 fed|VBD|conj|1|feed "
    "the|DT|det|7 dogs|NNS|obj|5|dog .|.|punct|1"
)
HE = SHE.replace("She|", "He|")
MET = (
    "Runa|NNP|nsubj|2 Tveit|NNP|flat|0 met|VBD|ROOT|2|meet Odile|NNP|obj|2 Brask|NNP|flat|3 at|IN|case|6 "
    "home|NN|obl|2 .|.|punct|2"
)
BOTH = "Runa|NNP|nsubj|5 Tveit|NNP|flat|0 and|CC|cc|3 Odile|NNP|conj|0 Brask|NNP|flat|3 met|VBD|ROOT|5|meet .|.|punct|5"
PORTER = "A|DT|det|1 porter|NN|nsubj|2 found|VBD|ROOT|2|find the|DT|det|4 trunk|NN|obj|2 .|.|punct|2"
MISTER = "Mr|NNP|nmod:desc|1 Brask|NNP|nsubj|2 drove|VBD|ROOT|2|drive the|DT|det|4 cart|NN|obj|2 .|.|punct|2"
FEE = (
    "The|DT|det|1 staff|NN|nsubj|2 sent|VBD|ROOT|2|send her|PRP$|nmod:poss|4 fee|NN|obj|2 to|IN|case|7 a|DT|det|7 "
    "school|NN|obl|2 and|CC|cc|9 wrote|VBD|conj|2|write a|DT|det|11 card|NN|obj|9 .|.|punct|2"
)
BARGE = "The|DT|det|1 barge|NN|nsubj|2 hit|VBD|ROOT|2 a|DT|det|4 wall|NN|obj|2 .|.|punct|2"
SANK = (
    "It|PRP|nsubj|1 sank|VBD|ROOT|1|sink at|IN|case|3 noon|NN|obl|1 and|CC|cc|5 blocked|VBD|conj|1|block the|DT|det|7 "
    "canal|NN|obj|5 .|.|punct|1"
)
SOON = (
    "Luckily|RB|advmod|4 it|PRP|nsubj|4 was|VBD|cop|4|be over|RB|advmod|4 soon|RB|ROOT|4 and|CC|cc|7 nobody|NN|nsubj|7 "
    "drowned|VBD|conj|4|drown .|.|punct|4"
)
TOOK = "It|PRP|nsubj|1 took|VBD|ROOT|1|take forty|CD|nummod|3 minutes|NNS|obj|1|minute .|.|punct|1"
DECIDED = (
    "It|PRP|nsubj:pass|2 was|VBD|aux:pass|2|be decided|VBN|ROOT|2|decide to|TO|mark|4 sell|VB|xcomp|2 the|DT|det|6 "
    "mill|NN|obj|4 .|.|punct|2"
)
SAID = (
    "The|DT|det|1 miller|NN|nsubj|2 said|VBD|ROOT|2|say that|IN|mark|5 he|PRP|nsubj|5 liked|VBD|ccomp|2|like "
    "trains|NNS|obj|5|train .|.|punct|2"
)
GAVE = (
    "The|DT|det|1 staff|NN|nsubj|2 gave|VBD|ROOT|2|give flowers|NNS|obj|2|flower and|CC|cc|5 cards|NNS|conj|3|card "
    "her|PRP$|nmod:poss|3"
)
SHE_DID = ["{} kept the keys.", "{} fed the dogs."]


@pytest.mark.parametrize(
    ("written", "who"),
    [
        # Whom their trade tells to be a person, and a porter without a name.
        ((WARDEN, SHE), "Odile Brask"),
        ((PORTER, HE), "The porter"),
        # Of two that may both be meant neither is put in.
        ((MET, SHE), "She"),
        ((BOTH, SHE), "She"),
        # Every porter is nobody, and Mr Brask no woman.
        ((PORTER.replace("A|", "Every|"), HE), "He"),
        ((MISTER, SHE), "She"),
        ((MISTER, HE), "Mr Brask"),
        # Whoever "she" was in the sentence between is she still.
        ((WARDEN, SHE, SHE.replace("keys|NNS|obj|1|key", "door|NN|obj|1")), "Odile Brask"),
    ],
)
def test_she_is_the_one_person_told_of(written: tuple[str, ...], who: str) -> None:
    kept = SHE_DID[0].replace("keys", "door") if len(written) > 2 else SHE_DID[0]
    assert [claim.text for claim in claims_of(*written)][-2:] == [kept.format(who), SHE_DID[1].format(who)]


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        ((WARDEN, FEE), ["The staff sent Odile Brask’s fee to a school.", "The staff wrote a card."]),
        ((SAID,), ["The miller liked trains."]),
    ],
)
def test_persons_in_other_places(written: tuple[str, ...], texts: list[str]) -> None:
    assert [claim.text for claim in claims_of(*written)][-len(texts) :] == texts


def test_a_pronoun_may_be_the_last_word() -> None:
    article = article_of("- " + " ".join(tree(written).text for written in (WARDEN, GAVE)))
    claims = AtomicClaims(lambda: WrittenParser((WARDEN, GAVE))).extract(article.document, article.sentences)
    assert len(list(claims)) == 3


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        ((BARGE, SANK), ["The barge sank at noon.", "The barge blocked the canal."]),
        ((BARGE, SOON), ["Luckily it was over soon.", "Nobody drowned."]),
        ((BARGE, TOOK), ["It took forty minutes."]),
        ((BARGE, DECIDED), ["It was decided to sell the mill."]),
        ((PORTER, SANK), ["The trunk sank at noon.", "The trunk blocked the canal."]),
    ],
)
def test_it_is_a_thing_or_nothing(written: tuple[str, ...], texts: list[str]) -> None:
    assert [claim.text for claim in claims_of(*written)][-len(texts) :] == texts


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The mine closed in 1990, because it had lost its licence.", "The mine had lost its licence."),
        ("Ana Ruiz lost the vote. Her party will choose a leader.", "Ana Ruiz’s party will choose a leader."),
        ("The ministers met in Oslo. They praised their staff.", "The ministers praised their staff."),
        ("Ms Ana Brandt-Keita runs the well. She is a hydrologist.", "Ms Ana Brandt-Keita is a hydrologist."),
        # One of two, a title, and nothing at all.
        ("Runa Tveit and Odile Brask met. She kept the keys.", "She kept the keys."),
        ("The envoy met the Queen. Her Majesty kept the keys.", "Her Majesty kept the keys."),
        ("The council met on Monday. It was decided to sell the mill.", "It was decided to sell the mill."),
        ("Luka Beridze drove home. Mrs Beridze stayed. She had seen the carpets.", "Mrs Beridze had seen the carpets."),
        # "A station" can't be said again, and its name can.
        ("Orvane Power Station was a power station in Brask. It had six units.", "Orvane Power Station had six units."),
        # A name that is put in goes by the gender of the title beside it.
        ("Luka Beridze drove home. Mrs Beridze had seen the carpets.", "Mrs Beridze had seen the carpets."),
        # Of several with one last name none stands for another.
        ("John Miller left. David Miller said he was ill.", "He was ill."),
        ("Joanna Sykes ran the shop. Helen Sykes said she was numb.", "Helen Sykes was numb."),
        ("Joanna Sykes ran the shop. Adam Sykes died. She will sell it.", "Joanna Sykes will sell the shop."),
        ("John Miller met Mary Miller at the inn. Miller left for Rome.", "Miller left for Rome."),
        ("Ruth Falk met Miss Falk’s aunt. Falk left for Rome.", "Ruth Falk left for Rome."),
        ("The hall was built by Runa Tveit herself. She kept the keys.", "Runa Tveit kept the keys."),
        # Whose life it is stands above it.
        ("Miller, Joan (1838–1907)\n\nThomas Miller made ropes. Miller never married.", "Miller never married."),
        # A name in the place of the first word keeps its capital.
        (
            "Tomasz Wrona runs the clinic. His colleague Anneliese Brandt found the fault.",
            "Anneliese Brandt is Tomasz Wrona’s colleague.",
        ),
    ],
)
def test_pronouns_as_parsed(text: str, claim: str) -> None:
    article = article_of(text)
    assert [found.text for found in AtomicClaims().extract(article.document, article.sentences)][-1] == claim


def test_who_a_pronoun_can_mean() -> None:
    scene, model = Scene(), AntecedentModel()
    mister, she_kept = tree(MISTER), tree(SHE)
    for mention in mentions_in(mister, 0, range(len(mister))):
        scene.enter(mention)
    (she,) = [one for one in mentions_in(she_kept, 1, range(len(she_kept))) if one.pronoun]
    near = scene.candidates(she)
    assert [one.key for one in near] == ["cart"]  # "Mr Brask" is no woman
    read = model.read([(0, [word.text for word in mister]), (1, [word.text for word in she_kept])])
    assert {number: len(rows) for number, rows in read.items()} == {0: len(mister), 1: len(she_kept)}
    shares = model.probabilities(read, she, near, [sign(she, one, None) for one in near])
    assert len(shares) == 2  # the cart and nothing
    assert shares.sum() == pytest.approx(1)
    assert model.meant(scene, she, read, None)["cart"] == pytest.approx(shares[0])


def test_sentences_that_are_read_together() -> None:
    lengths = [50, 50, 50, 50, 50, 10, 200, 1]
    pages = Pages(len(lengths), lambda number: ["word"] * lengths[number])
    read = [[number for number, _ in pages.around(number)] for number in range(len(lengths))]
    assert read == [[0, 1, 2], [0, 1, 2], [0, 1, 2], [1, 2, 3], [2, 3, 4, 5], [2, 3, 4, 5], [6], [7]]
    many = Pages(100, lambda number: [str(number), "words"])
    assert [number for number, _ in many.around(10)] == list(range(7, 14))


def test_where_the_words_of_half_a_sentence_are_in_the_whole() -> None:
    whole = tree("The|DT|det|1 mill|NN|nsubj|2 shut|VBD|ROOT|2 ,|,|punct|2 she|PRP|nsubj|5 said|VBD|parataxis|2")
    assert places_in(whole, tree("mill|NN|nsubj|1 shut|VBD|ROOT|1")) == [1, 2]
    assert places_in(whole, tree("Dogs|NNS|nsubj|1 bark|VBP|ROOT|1")) == [-1, -1]


def test_model_files_that_cannot_be_trusted(tmp_path: Path) -> None:
    (tmp_path / CARD).write_text("{")
    with pytest.raises(ModelError, match=r"card\.json"):
        AntecedentModel(tmp_path).verify()
    copy = tmp_path / "model"
    shutil.copytree(FOLDER, copy)
    (copy / HEAD).write_bytes(b"another")
    with pytest.raises(ModelError, match=r"head\.safetensors: SHA-256 is"):
        AntecedentModel(copy).verify()


OWN_STORY = "I lost my house.\n\nI sold the mill.\n\nIn June my car burned.\n\n"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (OWN_STORY, "The author sold the mill."),
        (OWN_STORY + "World War I began in 1914.", "World War I began in 1914."),
        (OWN_STORY + "She sang My Way at the fair.", "She sang My Way at the fair."),
        (OWN_STORY + "I left the mill at noon, Peter Fry said.", "I left the mill at noon."),
        # Two people of one first name, and one who has spoken since.
        ("Maria Lund and Maria Fry met at the inn. She sold it to the council.", "She sold it to the council."),
        (
            "Karl Lund met the council. “The mill is closed for good,” said Ana Ruiz. She left for Rome.",
            "Ana Ruiz left for Rome.",
        ),
        ("Ana Ruiz bought the mill in May. The mill is hers.", "The mill is hers."),
        ("The mine closed in 1990, because it had hurt the miner.", "The mine had hurt the miner."),
    ],
)
def test_whose_story_it_is(text: str, claim: str) -> None:
    article = article_of(text)
    found = [found.text for found in AtomicClaims().extract(article.document, article.sentences)]
    assert claim in found
    assert not any("War the author" in text or "sang the author" in text for text in found)


def test_a_hostile_text_takes_no_time() -> None:
    text = "“The mill is shut,” Ana Ruiz said, " + "“a” b " * 30_000
    article = article_of(text)
    assert len(list(AtomicClaims().extract(article.document, article.sentences))) >= 1
