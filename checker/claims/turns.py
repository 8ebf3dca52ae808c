"""Who speaks where no quotation mark says so: the turns of an interview, and whoever signs a column or a speech."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from checker.models import Document, Sentence

from .alignment import without_opening
from .speakers import is_persons_name, persons_of

_LABEL = re.compile(r"^(?P<who>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}):\s+(?=\S)")
_ASKS, _ANSWERS = "Q", "A"
_TAG = re.compile(r"<[^<>]{0,400}>")
# Characters before the first turn in which people are looked for: room for an introduction, not for another story.
_LONGEST_HEAD = 3000
# One or two labels may be sentences that have a colon; three are the headings of a note.
_FEWEST_TOPICS = 3
# A column asks its readers a question or two, an interview asks more.
_FEWEST_QUESTIONS = 4
_BODY = r"(?:the )?[A-Z][\w&’'.-]*(?: (?:(?:of|for|the|and|&) )*[A-Z][\w&’'.-]*){0,6}"
# "Agri Mill, Press Office", "Press release of the Bridge Party".
_ISSUED = re.compile(
    rf"^(?:(?P<office>{_BODY}), (?:[Ff]or immediate release|(?:[\w ]+, )?(?:[Oo]ffice\b|(?:[A-Z]?[a-z]+ )?(?:[Oo]ffice|"
    r"[Cc]ommunications|[Dd]epartment|[Dd]esk|[Aa]ffairs)\b|[Cc]ommunications\b))"
    rf"|(?:Press|News|Media) release(?:,| of| by| from) (?P<of>{_BODY})"
    rf"|(?:Statement|Declaration) (?:of|by) (?P<body>the {_BODY}))"
)
# "Equity note, Alder Partners", "Alder Partners, credit desk".
_WRITTEN_FOR = re.compile(
    rf"^[A-Z][\w -]*\b(?:note|research),? (?:note, )?(?P<firm>{_BODY})|^(?P<desk>{_BODY}), [\w ]+ (?:desk|team)\b"
)
# Names after these words are of whoever asks, or of somebody the talk is about.
_NOT_ANSWERING = re.compile(
    r"\b(?:by|with|to|from|of|for|on|Questions:|Interview:|Host:|against|about)\s+(?:[A-Z][a-z]+ )?$", re.IGNORECASE
)
_ASKED = re.compile(
    r"(?<!in )\b(?:[Ii]nterview|[Cc]onversation|[Tt]alk|[Qq]uestions)\s+(?:with|to|for)\s+(?:the\s+[a-z]+\s+)?$"
    r"|\bGuest:\s+$"
)
# "Ana Ruiz, 63, keeps …", "Ana Ruiz, miller, talks to …", "…: Ana Ruiz on …".
_PRESENTED = (
    r"(?:^|\n|: ){name}"
    r"(?:, \d\d,| (?!and\b)[a-z]+ (?!by\b)|, [^\n.;:]{{1,80}}, (?:talks|speaks|answers|receives|interviewed)\b)"
)
_ADDRESSED = re.compile(
    r"^(?:(?:Good [a-z]+|Thank you|Welcome|And|So|Finally|But),? )?(?P<title>Mr|Mrs|Ms|Miss|Dr|Professor|Captain|"
    r"Inspector|Sir|Dame|Nurse) (?P<last>(?!Mayor|President|Minister|Speaker|Chair)[A-Z][\w’'-]+)(?=[,.!?])"
)


class Cast:
    """Reads the labels of an interview ("Q:", "Lund:") and takes them off; `sentences` are the rest.

    `turns` has who speaks in an interview, an entry a sentence, None where that isn't known. `teller(number)` is whom
    "I" means outside quotes, `issuer` the body whose statement the document is, which says "we" of itself. Labels of
    topics ("Risks:") go too.
    """

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        self._document = document
        labels = [_label(sentence) for sentence in sentences]
        speakers = _speakers(labels)
        spoken = [label if label in speakers else None for label in labels]
        self._labels = spoken if speakers else _topics(labels, sentences)
        self.sentences = [
            without_opening(document, sentence, _LABEL) if label is not None else sentence
            for sentence, label in zip(sentences, self._labels, strict=True)
        ]
        self.turns: list[str | None] = list(self._turns()) if speakers else [None] * len(sentences)
        self._author = None if speakers else _signer(document, sentences)
        self.issuer = _issuer(self._head(0), document.text) if sentences and not speakers else None

    def teller(self, number: int) -> str | None:
        """Whom "I" means in a sentence, outside quotes."""
        return self.turns[number] or self._author

    def _turns(self) -> Iterator[str | None]:
        first = next(number for number, label in enumerate(self._labels) if label is not None)
        people = persons_of(self._head(first).splitlines())
        by_label = {last.casefold(): name for last, name in people.items()}
        answering = self._answering(first, people)
        who: str | None = None
        for label in self._labels:
            if label == _ANSWERS:
                who = answering
            elif label == _ASKS:
                who = None
            elif label is not None:
                who = by_label.get(label.split()[-1].casefold())
            yield who

    def _head(self, first: int) -> str:
        """What stands before the first turn, a line a paragraph."""
        start = self.sentences[first].start
        return _TAG.sub("\n", self._document.text[max(0, start - _LONGEST_HEAD) : start])

    def _answering(self, first: int, people: dict[str, str]) -> str | None:
        """Who answers: whom a question addresses by name, else the one person in the head who doesn't ask."""
        called = {name.split()[0]: name for name in people.values()} | people
        addressed = {
            called.get(found["last"], f"{found['title']} {found['last']}")
            for sentence, label in zip(self.sentences, self._labels, strict=True)
            if label == _ASKS
            if (found := _ADDRESSED.match(sentence.text)) is not None
        }
        if len(addressed) == 1:
            return addressed.pop()
        head = self._head(first)
        before = {name: head[: head.find(name)] for name in people.values()}
        asked = [name for name, text in before.items() if _ASKED.search(text)]
        others = [name for name, text in before.items() if not _NOT_ANSWERING.search(text)]
        presented = [name for name in others if re.search(_PRESENTED.format(name=re.escape(name)), head)]
        return next((found[0] for found in (asked, others, presented) if len(found) == 1), None)


def _speakers(labels: Sequence[str | None]) -> set[str]:
    """The labels of an interview's speakers, two at least, each with several turns; none where it is no interview."""
    counted = Counter(label for label in labels if label is not None)
    known = {label for label, count in counted.items() if count > 1 or counted[label.split()[-1]] > 1}
    return known if len({label.split()[-1] for label in known}) > 1 else set()


def _topics(labels: Sequence[str | None], sentences: Sequence[Sentence]) -> list[str | None]:
    """The labels that name a topic, as in "Risks: the buyer has debts", where a document has several labels."""
    several = len({label for label in labels if label is not None}) >= _FEWEST_TOPICS
    return [
        label if several and _goes_on_small(sentence) else None
        for label, sentence in zip(labels, sentences, strict=True)
    ]


def _signer(document: Document, sentences: Sequence[Sentence]) -> str | None:
    """The one person who signs a document and says "I" in it; None for a talk, where several may."""
    author = document.author
    return author if author is not None and is_persons_name(author) and not _is_talk(sentences) else None


def _is_talk(sentences: Sequence[Sentence]) -> bool:
    """Whether paragraphs of questions show an interview without labels, in which nobody knows who "I" is."""
    last = {sentence.paragraph: sentence.text for sentence in sentences}
    return sum(text.endswith("?") for text in last.values()) >= _FEWEST_QUESTIONS


def _goes_on_small(sentence: Sentence) -> bool:
    """Whether what follows a label begins with a small letter, as in "Funding: the buyer has cash"."""
    return re.match(r"[^:]*:\s+[a-z]", sentence.text) is not None


def _issuer(head: str, text: str) -> str | None:
    """The body whose statement a document is, if the text goes on to name it, or whose note it is."""
    for line in (line.strip("*_# ") for line in head.splitlines()):
        issued, written = _ISSUED.match(line), _WRITTEN_FOR.search(line)
        name = next((group for found in (issued, written) if found for group in found.groups() if group), None)
        if name is not None:
            first = " ".join(name.removeprefix("the ").split()[:2])
            return name if issued is None or text.count(first) > 1 else None
    return None


def _label(sentence: Sentence) -> str | None:
    found = _LABEL.match(sentence.text)
    return found["who"] if found is not None else None
