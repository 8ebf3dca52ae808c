"""Who speaks where no quotation mark says so: in the turns of an interview, else whoever writes or issues a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.models import Document, Sentence

from .alignment import without_opening
from .authorship import head_of, is_own_story, issuer_of, letterhead_of, writer_of
from .named_people import persons_of
from .talks import ANSWERS, ASKS, UNSURE, roles_of

_LABEL = re.compile(r"^(?P<who>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}):\s+(?=\S)")
# Labels that tell a part in the talk and not who has it.
_PARTS = frozenset("host guest moderator reporter journalist caller".split())
_ROLES = {"question": ASKS, "interviewer": ASKS, "answer": ANSWERS, "interviewee": ANSWERS}
# "Ana Ruiz, 63, keeps …", "Ana Ruiz, miller, talks to …", "Ana Ruiz: …"; but not after "by" and the like.
_PRESENTED = re.compile(r":|, \d\d,|,? (?!(?:and|del|interview|questions)\b)[a-z]")
_NOT_ANSWERING = re.compile(r"\b(?:by|with|to|from|of|for|on|and|against|about)\s+(?:[A-Z][a-z]+ )?$", re.IGNORECASE)
# "Interview with the miller Ana Ruiz", "Answers by Dr Ana Ruiz".
_ASKED = re.compile(
    r"\b(?:[Ii]nterview with|[Qq]uestions (?:to|for)|[Aa]nswers (?:by|from)) (?:the [a-z ]+ )?(?:[A-Z]\w+\.? )?$"
)
_ADDRESSED = re.compile(r"^(?:[A-Z][a-z]+(?: [a-z]+)?,? )?(?:Mr|Mrs|Ms|Dr|Professor) (?P<last>[A-Z][\w’'-]+)[,.!?]")
_I = re.compile(r"\b(?:I|[Mm]y|me)\b")


@dataclass(frozen=True)
class Cast:
    """Who speaks in a document outside quotes; `sentences` come without the labels of an interview ("Q:", "Lund:").

    `turns` has who speaks in an interview, an entry a sentence, None where that isn't known. `issuer` is the body whose
    statement the document is, which says "we" of itself, `writer` whom "I" means in it.
    """

    sentences: list[Sentence]
    turns: list[str | None]
    issuer: str | None = None
    writer: str | None = None

    @classmethod
    def of(cls, document: Document, sentences: Sequence[Sentence]) -> Cast:
        """Read the labels, or where an interview has none, its paragraphs (`talks`); else look for who writes."""
        # What goes on from a lead-in is an item or the cell of a table, and nobody's turn.
        openings = [_LABEL.match(sentence.text) if sentence.lead is None else None for sentence in sentences]
        labels: Sequence[str | None] = [opening["who"] if opening is not None else None for opening in openings]
        speakers = _speakers(labels)
        if speakers:
            rows = zip(sentences, labels, strict=True)
            sentences = [without_opening(document, one, _LABEL) if label in speakers else one for one, label in rows]
            labels = [_ROLES.get(label.casefold(), label) if label in speakers else None for label in labels]
        else:
            labels = roles_of(sentences)
        if any(labels):
            turns = list(_turns(document, sentences, labels, guessed=not speakers))
            return cls(list(sentences), turns, None if any(turns) else issuer_of(document, sentences[0]))
        return cls._written(document, sentences)

    @classmethod
    def _written(cls, document: Document, sentences: Sequence[Sentence]) -> Cast:
        """Of a document in which nobody is asked."""
        own = is_own_story(sentences)
        issuer = issuer_of(document, sentences[0]) if sentences else None
        if sentences and not own:
            issuer = issuer or letterhead_of(document)
        writer = writer_of(document, own_story=own and issuer is None)
        return cls(list(sentences), [None] * len(sentences), issuer, writer)

    def teller(self, number: int) -> str | None:
        """Whom "I" means in a sentence, outside quotes."""
        return self.turns[number] or self.writer


def _turns(
    document: Document, sentences: Sequence[Sentence], labels: Sequence[str | None], *, guessed: bool
) -> Iterator[str | None]:
    """Who speaks, sentence by sentence; `guessed` where labels are roles that nothing in the text tells."""
    head = head_of(document, next(sentence for sentence, label in zip(sentences, labels, strict=True) if label))
    people = {last: name for last, name in persons_of(head.splitlines()).items() if not name.isupper()}
    met = persons_of([sentence.text for sentence in sentences])
    by_label = {last.casefold(): name for last, name in (*met.items(), *people.items())}
    rows = list(zip(sentences, labels, strict=True))
    answering = _answering(rows, head, people, guessed=guessed)
    who: str | None = None
    for sentence, label in rows:
        if label == ANSWERS:
            who = answering
        elif label in (ASKS, UNSURE):
            who = None
        elif label is not None:
            named = by_label.get(label.split()[-1].casefold())
            who = named or (None if label.casefold() in _PARTS else label)
        # "(He opens his hands.)" is told and not said.
        yield None if sentence.text.startswith(("(", "[")) else who


def _answering(
    rows: Sequence[tuple[Sentence, str | None]], head: str, people: Mapping[str, str], *, guessed: bool
) -> str | None:
    """Who answers: the one whom questions address by name, else the one whom the head presents."""
    called = [match["last"] for row, label in rows if label == ASKS and (match := _ADDRESSED.match(row.text))]
    addressed = {people[last] for last in called if last in people}
    asked, told = _presented(head, people)
    found = next((next(iter(names)) for names in (addressed, asked, told) if len(names) == 1), None)
    if found is None or not guessed:
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
