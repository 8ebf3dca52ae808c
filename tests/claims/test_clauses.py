from __future__ import annotations

import pytest

from tests.claims.trees import claims_of


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        (
            "Ana|NNP|nsubj:pass|3 Ruiz|NNP|flat|0 was|VBD|aux:pass|3|be rescued|VBN|ROOT|3|rescue "
            "first|RB|advmod|3 ,|,|punct|7 and|CC|cc|7 asked|VBD|conj|3|ask for|IN|case|9 water|NN|obl|7 "
            ".|.|punct|3",
            ["Ana Ruiz was rescued first, and asked for water."],
        ),
        (
            "He|PRP|nsubj|1 met|VBD|ROOT|1|meet a|DT|det|3 man|NN|obj|1 who|WP|nsubj|5 came|VBD|acl:relcl|3|come "
            "by|IN|case|7 train|NN|obl|5 and|CC|cc|9 lost|VBD|conj|1|lose his|PRP$|nmod:poss|11 way|NN|obj|9 "
            ".|.|punct|1",
            ["He met a man who came by train and lost his way."],
        ),
        (
            "Turtles|NNS|nsubj|3|turtle do|VBP|aux|3 not|RB|advmod|3 read|VB|ROOT|3 maps|NNS|obj|3|map ,|,|punct|8 "
            "and|CC|cc|8 neither|CC|advmod|8 do|VBP|conj|3 whales|NNS|nsubj|8|whale .|.|punct|3",
            ["Turtles do not read maps, and neither do whales."],
        ),
        (
            "There|EX|expl|1 was|VBD|ROOT|1|be a|DT|det|3 storm|NN|nsubj|1 ,|,|punct|8 and|CC|cc|8 "
            "has|VBZ|aux|8|have been|VBN|aux:pass|8|be taken|VBN|conj|1|take for|IN|case|11 a|DT|det|11 "
            "war|NN|obl|8 .|.|punct|1",
            ["There was a storm, and has been taken for a war."],
        ),
        (
            "Lines|NNS|nsubj|1|line cross|VBP|ROOT|1 the|DT|det|3 town|NN|obj|1 ,|,|punct|7 and|CC|cc|7 "
            "was|VBD|aux:pass|7|be led|VBN|conj|1|lead out|RP|compound:prt|7 .|.|punct|1",
            ["Lines cross the town, and was led out."],
        ),
        (
            "The|DT|det|1 boats|NNS|nsubj|10|boat by|IN|case|4 the|DT|det|4 river|NN|nmod|1 and|CC|cc|8 "
            "at|IN|case|8 the|DT|det|8 quay|NN|conj|1 were|VBD|cop|10|be old|JJ|ROOT|10 .|.|punct|10",
            ["The boats by the river and at the quay were old."],
        ),
    ],
)
def test_a_verb_without_a_subject_of_its_own(written: str, texts: list[str]) -> None:
    assert [claim.text for claim in claims_of(written)] == texts


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        (
            "The|DT|det|1 bakers|NNS|nsubj|2|baker have|VBP|ROOT|2 their|PRP$|nmod:poss|4 ovens|NNS|obj|2|oven "
            "in|IN|case|6 Kirn|NNP|nmod|4 ,|,|punct|12 and|CC|cc|12 the|DT|det|10 millers|NNS|nsubj|12|miller "
            "must|MD|aux|12 cross|VB|conj|2 by|IN|case|14 ferry|NN|obl|12 ,|,|punct|17 two|CD|nummod|17 "
            "hours|NNS|obl:unmarked|2|hour .|.|punct|2",
            ["The bakers have their ovens in Kirn.", "The millers must cross by ferry, two hours."],
        ),
        (
            "The|DT|det|1 mill|NN|nsubj|3 will|MD|aux|3 close|VB|ROOT|3 and|CC|cc|9 the|DT|det|6 "
            "dam|NN|nsubj:pass|9 will|MD|aux|9 be|VB|aux:pass|9 opened|VBN|conj|3|open if|IN|mark|13 "
            "the|DT|det|12 council|NN|nsubj|13 agrees|VBZ|advcl|3|agree .|.|punct|3",
            ["The mill will close and the dam will be opened if the council agrees."],
        ),
        (
            "Ruiz|NNP|nsubj|1 came|VBD|ROOT|1|come in|IN|case|3 May|NNP|obl|1 and|CC|cc|5 left|VBD|conj|1|leave "
            "with|IN|case|8 her|PRP$|nmod:poss|8 sister|NN|obl|5 ,|,|punct|13 that|DT|nsubj:outer|13 "
            "is|VBZ|cop|13|be to|TO|mark|13 say|VB|parataxis|1 too|RB|advmod|15 early|RB|xcomp|13 .|.|punct|1",
            ["Ruiz came in May and left with her sister, that is to say too early."],
        ),
        (
            "The|DT|det|1 guide|NN|nsubj|2 goes|VBZ|ROOT|2|go home|RB|advmod|2 in|IN|case|5 June|NNP|obl|2 "
            "and|CC|cc|9 the|DT|det|8 cook|NN|nsubj|9 stays|VBZ|conj|2|stay in|IN|case|12 the|DT|det|12 "
            "hut|NN|obl|9 because|IN|mark|17 the|DT|det|15 roads|NNS|nsubj|17|road are|VBP|cop|17|be "
            "bad|JJ|advcl|9 .|.|punct|2",
            ["The guide goes home in June.", "The cook stays in the hut because the roads are bad."],
        ),
    ],
)
def test_what_stands_last_is_of_the_last(written: str, texts: list[str]) -> None:
    assert [claim.text for claim in claims_of(written)] == texts


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        (
            "The|DT|det|1 well|JJ|nsubj|3 is|VBZ|cop|3|be deep|JJ|ccomp|11 ;|,|punct|7 it|PRP|nsubj:pass|7 "
            "was|VBD|aux:pass|7|be dug|VBN|parataxis|3|dig by|IN|case|9 monks|NNS|obl:agent|7|monk ,|,|punct|3 "
            "said|VBD|ROOT|11|say the|DT|det|13 guide|NN|nsubj|11 .|.|punct|11",
            ["The well is deep.", "It was dug by monks."],
        ),
    ],
)
def test_a_semicolon_parts_sentences(written: str, texts: list[str]) -> None:
    assert [claim.text for claim in claims_of(written)] == texts


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        (
            "The|DT|det|1 board|NN|nsubj|2 hopes|VBZ|ROOT|2|hope that|IN|mark|8 the|DT|det|5 lift|NN|nsubj:pass|8 "
            "will|MD|aux|8 be|VB|aux:pass|8 mended|VBN|ccomp|2|mend ,|,|punct|14 that|IN|mark|14 the|DT|det|12 "
            "roof|NN|nsubj|14 will|MD|aux|14 hold|VB|conj|8 ,|,|punct|21 and|CC|cc|21 that|IN|mark|21 "
            "the|DT|det|19 shop|NN|nsubj|21 will|MD|aux|21 pay|VB|conj|8 .|.|punct|2",
            [
                "The board hopes that the lift will be mended.",
                "The board hopes that the roof will hold.",
                "The board hopes that the shop will pay.",
            ],
        ),
        (
            "The|DT|det|1 board|NN|nsubj|4 does|VBZ|aux|4|do not|RB|advmod|4 believe|VB|ROOT|4 that|IN|mark|10 "
            "the|DT|det|7 lift|NN|nsubj:pass|10 will|MD|aux|10 be|VB|aux:pass|10 mended|VBN|ccomp|4|mend "
            "and|CC|cc|16 that|IN|mark|16 the|DT|det|14 shop|NN|nsubj|16 will|MD|aux|16 pay|VB|conj|4 .|.|punct|4",
            ["The board does not believe that the lift will be mended and that the shop will pay."],
        ),
    ],
)
def test_each_of_several_that_clauses_keeps_what_tells_it(written: str, texts: list[str]) -> None:
    assert [claim.text for claim in claims_of(written)] == texts


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        (
            "A|DT|det|1 parcel|NN|nsubj:pass|3 was|VBD|aux:pass|3|be found|VBN|ROOT|3|find at|IN|case|6 "
            "the|DT|det|6 gate|NN|obl|3 and|CC|cc|9 was|VBD|aux:pass|9|be opened|VBN|conj|3|open by|IN|case|12 "
            "the|DT|det|12 porter|NN|obl:agent|9 .|.|punct|3",
            ["A parcel was found at the gate.", "The parcel was opened by the porter."],
        ),
        (
            "A|DT|det|1 cat|NN|nsubj|2 has|VBZ|ROOT|2|have four|CD|nummod|4 legs|NNS|obj|2|leg and|CC|cc|6 "
            "hunts|VBZ|conj|2|hunt at|IN|case|8 night|NN|obl|6 .|.|punct|2",
            ["A cat has four legs.", "A cat hunts at night."],
        ),
        (
            "The|DT|det|1 winners|NNS|nsubj|4|winner are|VBP|cop|4|be a|DT|det|4 nurse|NN|ROOT|4 and|CC|cc|7 "
            "a|DT|det|7 baker|NN|conj|4 .|.|punct|4",
            ["The winners are a nurse and a baker."],
        ),
        (
            "The|DT|det|1 shed|NN|nsubj:pass|3 was|VBD|aux:pass|3|be bought|VBN|ROOT|3|buy and|CC|cc|6 "
            "was|VBD|aux:pass|6|be painted|VBN|conj|3|paint on|IN|case|8 Monday|NNP|obl|6 ,|,|punct|12 "
            "with|IN|case|12 the|DT|det|12 help|NN|obl|6 of|IN|case|15 two|CD|nummod|15 nuns|NNS|nmod|12|nun "
            ".|.|punct|3",
            ["The shed was bought.", "The shed was painted on Monday, with the help of two nuns."],
        ),
        (
            "The|DT|det|1 fire|NN|nsubj:pass|3 was|VBD|aux:pass|3|be looked|VBN|ROOT|3|look into|IN|obl|3 "
            "and|CC|cc|6 found|VBN|conj|3|find to|TO|mark|10 be|VB|cop|10 an|DT|det|10|a accident|NN|xcomp|6 "
            ".|.|punct|3",
            ["The fire was looked into.", "The fire was found to be an accident."],
        ),
        (
            "The|DT|det|1 tenant|NN|nsubj|2 paid|VBD|ROOT|2|pay the|DT|det|4 rent|NN|obj|2 ,|,|punct|6 "
            "all|DT|obj|2 of|IN|case|8 it|PRP|nmod|6 ,|,|punct|14 and|CC|cc|14 he|PRP|nsubj|14 will|MD|aux|14 "
            "not|RB|advmod|14 repeat|VB|conj|2 that|DT|obj|14 .|.|punct|2",
            ["The tenant paid the rent, all of it.", "The tenant will not repeat that."],
        ),
    ],
)
def test_what_a_later_predicate_takes_over(written: str, texts: list[str]) -> None:
    assert [claim.text for claim in claims_of(written)] == texts


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        (
            "Chad|NNP|nsubj|3 and|CC|cc|2 Mali|NNP|conj|0 sent|VBD|ROOT|3|send four|CD|nummod|5 "
            "judges|NNS|obj|3|judge to|IN|case|8 the|DT|det|8 court|NN|obl|3 .|.|punct|3",
            ["Chad and Mali sent four judges to the court."],
        ),
        (
            "Chad|NNP|nsubj|3 and|CC|cc|2 Mali|NNP|conj|0 wrote|VBD|ROOT|3|write the|DT|det|5 charter|NN|obj|3 "
            ".|.|punct|3",
            ["Chad and Mali wrote the charter."],
        ),
        (
            "The|DT|det|1 tower|NN|nsubj|2 held|VBD|ROOT|2|hold a|DT|det|4 bell|NN|obj|2 ,|,|punct|7 a|DT|det|7 "
            "clock|NN|conj|4 and|CC|cc|10 a|DT|det|10 lamp|NN|conj|4 ,|,|punct|12 each|DT|nsubj:pass|16 "
            "of|IN|case|14 which|WDT|nmod|12 was|VBD|aux:pass|16|be stolen|VBN|ccomp|2|steal .|.|punct|2",
            ["The tower held a bell, a clock and a lamp, each of which was stolen."],
        ),
        (
            "The|DT|det|1 mayor|NN|nsubj|11 ,|,|punct|4 a|DT|det|4 judge|NN|appos|1 of|IN|case|7 the|DT|det|7 "
            "court|NN|nmod|4 and|CC|cc|10 a|DT|det|10 nurse|NN|conj|4 came|VBD|ROOT|11|come to|IN|case|14 "
            "the|DT|det|14 house|NN|obl|11 .|.|punct|11",
            ["The mayor, a judge of the court and a nurse came to the house."],
        ),
    ],
)
def test_what_several_did_together(written: str, texts: list[str]) -> None:
    assert [claim.text for claim in claims_of(written)] == texts


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        (
            "There|EX|expl|1 were|VBD|ROOT|1|be nine|CD|nummod|3 fires|NNS|nsubj|1|fire ,|,|punct|7 the|DT|det|7 "
            "last|JJ|obl:unmarked|7 reported|VBD|acl|3|report in|IN|case|9 May|NNP|obl|7 .|.|punct|1",
            ["There were nine fires, the last reported in May."],
        ),
        (
            "So|RB|advmod|1 did|VBD|ROOT|1|do the|DT|det|3 others|NNS|obj|1|other in|IN|case|6 the|DT|det|6 "
            "valley|NN|nmod|3 .|.|punct|1",
            ["So did the others in the valley."],
        ),
    ],
)
def test_what_stays_as_it_is(written: str, texts: list[str]) -> None:
    assert [claim.text for claim in claims_of(written)] == texts
