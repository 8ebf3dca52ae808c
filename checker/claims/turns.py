"""Who speaks where no quotation mark says so: in the turns of an interview, and who is "I" or "we" in a document.

"I" is whoever signs a column or a speech, or its author, "we" the body that issues a statement.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from checker.language.aliases import is_place_or_power
from checker.language.first_names import gender_of
from checker.models import Document, Sentence

from .alignment import without_opening
from .named_people import is_persons_name, persons_of
from .quotes import quoting
from .talks import ANSWERS, ASKS, UNSURE, roles_of
from .times import CALENDAR

_LABEL = re.compile(r"^(?P<who>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}):\s+(?=\S)")
# Labels that tell a part in the talk and not who has it.
_PARTS = frozenset(
    "q a question answer interviewer interviewee host guest moderator reporter journalist caller".split()
)
_TAG = re.compile(r"<[^<>]{0,400}>")
# Characters before the first turn in which people are looked for: room for an introduction, not for another story.
_LONGEST_HEAD = 3000
_BODY = r"(?:the )?[A-Z][\w&’'.-]*(?: (?:(?:of|for|the|and|&) )*[A-Z][\w&’'.-]*){0,6}"
# "Agri Mill, Press Office", "Press release of the Bridge Party", "Credit note, Alder Partners".
_ISSUED = re.compile(
    rf"^(?P<office>{_BODY}), [\w ]*\b(?i:release|office|department|affairs|desk|communications)\b(?! of\b)"
    rf"|^[A-Z][\w -]* (?:release|note)(?:,| of| by| from) (?P<of>{_BODY})"
)
# Lines above a text in which the one who issues it is named, and what parts such a line.
_LETTERHEAD = 4
_PARTED = re.compile(r"\s*\|\s*")
# "Ana Ruiz, 63, keeps …", "Ana Ruiz, miller, talks to …", "Ana Ruiz: …"; but not after "by" and the like.
_PRESENTED = re.compile(r":|, \d\d,|,? (?!(?:and|del|interview|questions)\b)[a-z]")
_NOT_ANSWERING = re.compile(r"\b(?:by|with|to|from|of|for|on|and|against|about)\s+(?:[A-Z][a-z]+ )?$", re.IGNORECASE)
# "Interview with the miller Ana Ruiz", "Answers by Dr Ana Ruiz".
_ASKED = re.compile(
    r"\b(?:[Ii]nterview with|[Qq]uestions (?:to|for)|[Aa]nswers (?:by|from)) (?:the [a-z ]+ )?(?:[A-Z]\w+\.? )?$"
)
_ADDRESSED = re.compile(r"^(?:[A-Z][a-z]+(?: [a-z]+)?,? )?(?:Mr|Mrs|Ms|Dr|Professor) (?P<last>[A-Z][\w’'-]+)[,.!?]")
_I_AM = re.compile(r"^(?:I|We)[’'](?:m|ve) ")
# "I" and "my" of a writer, not "World War I" and "She sang My Way".
_OWN = re.compile(r"(?:^|[,;:.!?—–-] |\b[a-z]\w* )I\b|\b(?:my|me)\b|^My [a-z]")
THE_AUTHOR = "the author"
# Sentences with "I" outside quotes from which up a document is somebody's own story and not a slip.
_OWN_STORY = 3
_I = re.compile(r"\b(?:I|[Mm]y|me)\b")


class Cast:
    """Reads the labels of an interview ("Q:", "Lund:") and takes them off; `sentences` are the rest.

    Where an interview has no labels, its paragraphs tell who asks and who answers (`talks`).
    `turns` has who speaks in an interview, an entry a sentence, None where that isn't known. `teller(number)` is whom
    "I" means outside quotes, `issuer` the body whose statement the document is, which says "we" of itself.
    """

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        self._document = document
        # What goes on from a lead-in is an item or the cell of a table, and nobody's turn.
        openings = [_LABEL.match(sentence.text) if sentence.lead is None else None for sentence in sentences]
        labels = [opening["who"] if opening is not None else None for opening in openings]
        speakers = _speakers(labels)
        self.sentences = [
            without_opening(document, sentence, _LABEL) if label in speakers else sentence
            for sentence, label in zip(sentences, labels, strict=True)
        ]
        self._guessed = not speakers
        self._labels = [label if label in speakers else None for label in labels] if speakers else roles_of(sentences)
        talk = any(self._labels)
        self.turns: list[str | None] = list(self._turns()) if talk else [None] * len(sentences)
        self.issuer = self._issued_by() if sentences and not any(self.turns) else None
        own = not talk and self._is_own_story()
        if sentences and not talk and not own:
            self.issuer = self.issuer or self._letterhead()
        self._author = None if talk else self._signed_by(own)

    def teller(self, number: int) -> str | None:
        """Whom "I" means in a sentence, outside quotes."""
        return self.turns[number] or self._author

    def _is_own_story(self) -> bool:
        """Whether somebody writes "I" of themselves throughout."""
        quotes = zip(self.sentences, quoting(self.sentences), strict=True)
        return sum(not quote.places and _OWN.search(one.text) is not None for one, quote in quotes) >= _OWN_STORY

    def _signed_by(self, own: bool) -> str | None:
        """Who writes, by name where the document has it; of their `own` story at least that it is the author's."""
        author = self._document.author
        if author and is_persons_name(author):
            return author
        return THE_AUTHOR if own and self.issuer is None else None

    def _issued_by(self) -> str | None:
        """The body that the head of a release or note names, or whose name stands above it and again below."""
        lines = [line.strip("*_# ") for line in self._head(0).splitlines()]
        found = (match["office"] or match["of"] for line in lines if (match := _ISSUED.match(line)) is not None)
        return next((body for body in found if body.lower() not in CALENDAR), None)

    def _letterhead(self) -> str | None:
        """The body that has part of a first line to itself and is named again below, as it is spelled there."""
        text = _TAG.sub("\n", self._document.text)
        lines = [stripped for line in text[:_LONGEST_HEAD].splitlines() if (stripped := line.strip("*_# "))]
        for part in (part.strip("*_ ") for line in lines[:_LETTERHEAD] for part in _PARTED.split(line)):
            known = part.lower() in CALENDAR or part == self._document.author or is_place_or_power(part)
            # One word is a section of a paper, "Opinion", unless it stands there in capitals.
            named = re.fullmatch(_BODY, part) and (" " in part or part.isupper())
            if named and not known and gender_of(part.split()[0]) is None:
                again = re.compile(rf"\b{re.escape(part)}\b", re.IGNORECASE).findall(text, text.find(part) + len(part))
                spelled = [name for name in again if name.upper() != name and re.fullmatch(_BODY, name)]
                if spelled:
                    return str(spelled[0])
        return None

    def _turns(self) -> Iterator[str | None]:
        first = next(number for number, label in enumerate(self._labels) if label)
        head = self._head(first)
        people = {last: name for last, name in persons_of(head.splitlines()).items() if not name.isupper()}
        met = persons_of([sentence.text for sentence in self.sentences])
        by_label = {last.casefold(): _I_AM.sub("", name) for last, name in (*met.items(), *people.items())}
        answering = self._answering(head, people)
        who: str | None = None
        for sentence, label in zip(self.sentences, self._labels, strict=True):
            if label == ANSWERS:
                who = answering
            elif label in (ASKS, UNSURE):
                who = None
            elif label is not None:
                named = by_label.get(label.split()[-1].casefold())
                who = named or (None if label.casefold() in _PARTS else label)
            # "(He opens his hands.)" is told and not said.
            yield None if sentence.text.startswith(("(", "[")) else who

    def _head(self, first: int) -> str:
        """What stands before the first turn, a line a paragraph."""
        start = self.sentences[first].start
        return _TAG.sub("\n", self._document.text[max(0, start - _LONGEST_HEAD) : start])

    def _answering(self, head: str, people: dict[str, str]) -> str | None:
        """Who answers: the one whom questions address by name, else the one whom the head presents."""
        rows = list(zip(self.sentences, self._labels, strict=True))
        called = [match["last"] for row, label in rows if label == ASKS and (match := _ADDRESSED.match(row.text))]
        addressed = {people[last] for last in called if last in people}
        asked, told = _presented(head, people)
        found = next((next(iter(names)) for names in (addressed, asked, told) if len(names) == 1), None)
        if found is None or not self._guessed:
            return found
        # A desk's answers say no "I", and whom they speak of is somebody else.
        answers = " ".join(sentence.text for sentence, label in rows if label == ANSWERS)
        own = asked or _I.search(answers)
        return found if own and found.split()[-1] not in answers else None


def _presented(head: str, people: Mapping[str, str]) -> tuple[set[str], set[str]]:
    """Whom the head says to have been asked, and whom it tells something about."""
    around = {name: head.partition(name)[::2] for name in people.values()}
    asked = {name for name, (before, _) in around.items() if _ASKED.search(before)}
    told = {name for name, (_, after) in around.items() if _PRESENTED.match(after)}
    return asked, {name for name in told if not _NOT_ANSWERING.search(around[name][0])}


def _speakers(labels: Sequence[str | None]) -> set[str]:
    """The labels of an interview's speakers, two at least, each with several turns; none where it is no interview."""
    counted = Counter(label for label in labels if label is not None)
    known = {label for label, count in counted.items() if count > 1 or counted[label.split()[-1]] > 1}
    if known and all(map(str.isupper, known)):
        known |= set(filter(str.isupper, counted))  # who speaks once is written like the others
    return known if len({label.split()[-1] for label in known}) > 1 else set()
