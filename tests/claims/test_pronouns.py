from __future__ import annotations

import pytest

from checker.claims import AtomicClaims
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
MISTER = "Mr|NNP|nmod:desc|1 Brask|NNP|nsubj|2 drove|VBD|ROOT|2|drive the|DT|det|4 coach|NN|obj|2|coach .|.|punct|2"
FLOWERS = (
    "The|DT|det|1 staff|NN|nsubj|2 sent|VBD|ROOT|2|send her|PRP$|nmod:poss|4 flowers|NNS|obj|2|flower and|CC|cc|6 "
    "wrote|VBD|conj|2|write a|DT|det|8 card|NN|obj|6 .|.|punct|2"
)
FEE = (
    "The|DT|det|1 staff|NN|nsubj|2 sent|VBD|ROOT|2|send her|PRP$|nmod:poss|4 fee|NN|obj|2 to|IN|case|7 a|DT|det|7 "
    "school|NN|obl|2 and|CC|cc|9 wrote|VBD|conj|2|write a|DT|det|11 card|NN|obj|9 .|.|punct|2"
)
BARGE = "The|DT|det|1 barge|NN|nsubj|2 lost|VBD|ROOT|2|lose a|DT|det|4 rudder|NN|obj|2 .|.|punct|2"
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
OFFICE = (
    "Twelve|CD|nsubj|5 of|IN|case|3 the|DT|det|3 barges|NNS|nmod|0|barge are|VBP|cop|5|be old|JJ|ccomp|9 ,|,|punct|5 "
    "harbour|NN|compound|8 officials|NNS|nsubj|9|official said|VBD|ROOT|9|say .|.|punct|9"
)
THREE = "Three|CD|nsubj|2 have|VBP|aux|2 sunk|VBN|ROOT|2|sink at|IN|case|4 sea|NN|obl|2 .|.|punct|2"
GUILDS = (
    "Guilds|NNS|nsubj:pass|2|guild were|VBD|aux:pass|2|be told|VBN|ROOT|2|tell that|IN|mark|9 thirty|CD|compound|6 "
    "-|HYPH|punct|4 two|CD|nummod|7 masters|NNS|nsubj|9|master will|MD|aux|9 lose|VB|ccomp|2 the|DT|det|11 "
    "shops|NNS|obj|9|shop .|.|punct|2"
)
NINE = (
    "A|DT|det|2 further|JJ|amod|2 nine|CD|nsubj|4 had|VBD|aux|4|have left|VBN|ROOT|4|leave by|IN|case|6 "
    "then|RB|obl|4 .|.|punct|4"
)
BAN = (
    "The|DT|det|1 guild|NN|nsubj|2 tried|VBD|ROOT|2|try a|DT|det|4 ban|NN|obj|2 and|CC|cc|6 dropped|VBD|conj|2|drop "
    "it|PRP|obj|6 .|.|punct|2"
)
FINE = (
    "The|DT|det|1 guild|NN|nsubj|2 tried|VBD|ROOT|2|try a|DT|det|4 ban|NN|obj|2 with|IN|case|7 a|DT|det|7 "
    "fine|NN|obl|2 and|CC|cc|9 dropped|VBD|conj|2|drop it|PRP|obj|9 .|.|punct|2"
)
STRAW = (
    "The|DT|det|1 tickets|NNS|nsubj:pass|3|ticket were|VBD|aux:pass|3|be printed|VBN|ROOT|3|print and|CC|cc|7 "
    "the|DT|det|6 chairs|NNS|nsubj|7|chair had|VBD|conj|3|have straw|NN|obj|7 on|IN|case|10 them|PRP|obl|7|they "
    ".|.|punct|3"
)
OWNER = (
    "Its|PRP$|nmod:poss|1 owner|NN|nsubj|2 left|VBD|ROOT|2|leave and|CC|cc|4 sold|VBD|conj|2|sell the|DT|det|6 "
    "wheel|NN|obj|4 .|.|punct|2"
)
FRONTED = (
    "In|IN|case|2 the|DT|det|2 mill|NN|obl|6 the|DT|det|4 village|NN|nsubj|6 has|VBZ|aux|6|have put|VBN|ROOT|6 "
    "a|DT|det|8 wheel|NN|obj|6 .|.|punct|6"
)
EIGHT = (
    "Nine|CD|nummod|1 people|NNS|nsubj|2 stood|VBD|ROOT|2|stand in|IN|case|5 the|DT|det|5 dock|NN|obl|2 ,|,|punct|12 "
    "and|CC|cc|12 eight|CD|nsubj:pass|12 of|IN|case|10 them|PRP|nmod|8|they were|VBD|aux:pass|12|be "
    "found|VBN|conj|2|find guilty|JJ|xcomp|12 .|.|punct|2"
)
SAID = (
    "The|DT|det|1 miller|NN|nsubj|2 said|VBD|ROOT|2|say that|IN|mark|5 he|PRP|nsubj|5 liked|VBD|ccomp|2|like "
    "trains|NNS|obj|5|train .|.|punct|2"
)
BAND = "Captain|NNP|nmod:desc|1 Brask|NNP|nsubj|2 led|VBD|ROOT|2|lead the|DT|det|4 band|NN|obj|2 .|.|punct|2"
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
        # The sentence's subject before whoever it is told with; two in a row are open.
        ((MET, SHE), "Runa Tveit"),
        ((BOTH, SHE), "She"),
        # Every porter is nobody, Mr Brask no woman, and what is driven no person.
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
        ((WARDEN, FLOWERS), ["The staff sent her flowers.", "The staff wrote a card."]),
        ((WARDEN, FEE), ["The staff sent Odile Brask’s fee to a school.", "The staff wrote a card."]),
        ((SAID,), ["The miller liked trains."]),
        ((BAND, SAID), ["He liked trains."]),
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
        ((PORTER, SANK), ["It sank at noon.", "It blocked the canal."]),
        ((BAN,), ["The guild tried a ban.", "The guild dropped the ban."]),
        ((FINE,), ["The guild tried a ban with a fine.", "The guild dropped it."]),
        ((STRAW,), ["The tickets were printed.", "The chairs had straw on them."]),
        ((BARGE, OWNER), ["The barge’s owner left and sold the wheel."]),
        ((FRONTED, OWNER), ["Its owner left and sold the wheel."]),
        ((EIGHT,), ["Nine people stood in the dock.", "Eight of the nine people were found guilty."]),
    ],
)
def test_it_is_a_thing_or_nothing(written: tuple[str, ...], texts: list[str]) -> None:
    assert [claim.text for claim in claims_of(*written)][-len(texts) :] == texts


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ((OFFICE, THREE), "Three barges have sunk at sea."),
        ((GUILDS, NINE), "A further nine masters had left by then."),
        # Three are more than two.
        ((OFFICE.replace("Twelve|", "Two|"), THREE), "Three have sunk at sea."),
        ((OFFICE.replace("Twelve|", "2|"), THREE), "Three have sunk at sea."),
        ((OFFICE.replace("Twelve|", "1,200|"), THREE), "Three barges have sunk at sea."),
    ],
)
def test_a_number_counts_what_was_counted_before(written: tuple[str, ...], text: str) -> None:
    assert claims_of(*written)[-1].text == text
