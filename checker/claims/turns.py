"""Who speaks where no quotation mark says so: in the turns of an interview, and who is "I" or "we" in a document.

"I" is whoever signs a column or a speech, "we" the body that issues a statement.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from checker.models import Document, Sentence

from .alignment import without_opening
from .speakers import is_persons_name, persons_of
from .talks import ANSWERS, ASKS, UNSURE, roles_of, tells_of_self

_LABEL = re.compile(r"^(?P<who>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}):\s+(?=\S)")
# Labels that tell a part in the talk and not who has it.
_PARTS = frozenset(
    "q a question answer interviewer interviewee host guest moderator reporter journalist caller".split()
)
_TAG = re.compile(r"<[^<>]{0,400}>")
_MARKUP = re.compile(r"[*_#]+")
# Characters before the first turn in which people are looked for: room for an introduction, not for another story.
_LONGEST_HEAD = 3000
# One or two labels may be sentences that have a colon; three are the headings of a note.
_FEWEST_TOPICS = 3
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
# "Alder Mills Ltd, Carrow", "Alder Mills", "Statement of Alder Mills on the fire".
_HEADED = re.compile(
    rf"^(?P<name>{_BODY})(?:,|$)|"
    rf"\b(?:[Ss]tatement|[Uu]pdate|[Nn]otice|[Rr]elease|[Mm]essage) (?:of|by|from) (?P<of>{_BODY})"
)
# Sentences in which a body that says "we" first says who it is.
_FIRST_SENTENCES = 3
# "Alder Mills makes paper", "For years Alder Mills has made paper".
_TOLD_OF = r"(?:^|\n|[a-z,] ){name}(?: [A-Z][\w.]*)?,? (?:has|is|was|will|[a-z]+s|[a-z]+ed)\b"
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_I = re.compile(r"\b(?:I|[Mm]y)\b")
_FEWEST_WE = 3
_I_AM = re.compile(r"^I[’']m ")
# Names after these words are of whoever asks, or of somebody the talk is about.
_NOT_ANSWERING = re.compile(
    r"\b(?:by|with|to|from|of|for|on|Questions:|Interview:|Interviewer:|Host:|against|about)\s+(?:[A-Z][a-z]+ )?$",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?:(?<!in )\b(?:[Ii]nterview|[Cc]onversation|[Tt]alk|[Qq]uestions)\s+(?:with|to|for)|\b[Aa]nswers\s+(?:by|from)|"
    r"\b[Ww]e\s+met|\b(?:Guest|Interviewee):)"
    r"\s+(?:the\s+(?:[a-z]+\s+){1,2})?(?:[A-Z]\w*\.? (?:\(\w+\.?\) )?)?$"
)
# "Ana Ruiz, miller, replies to …".
_ANSWERING = (
    r"{name}(?:,[^\n.;:]{{1,80}},?)? (?:(?:talks|speaks|spoke|replies) to|answers|in conversation with|"
    r"(?:is |was )?(?:interviewed|questioned) by)\b"
)
# Whoever is only named stands in a sentence or before a description, not by the name alone as a paper does.
_NAMED = r"{name}(?:,? [a-z]|, \d\d\b)"
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

    Where an interview has no labels, its paragraphs tell who asks and who answers (`talks`).
    `turns` has who speaks in an interview, an entry a sentence, None where that isn't known. `teller(number)` is whom
    "I" means outside quotes, `issuer` the body whose statement the document is, which says "we" of itself. Labels of
    topics ("Risks:") go too.
    """

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        self._document = document
        labels = [_label(sentence) for sentence in sentences]
        speakers = _speakers(labels)
        roles = [] if speakers else roles_of(sentences, labels)
        self._guessed = bool(roles)
        spoken = [label if label in speakers or (roles and label == ASKS) else None for label in labels]
        taken_off = spoken if speakers or roles else _topics(labels, sentences)
        self.sentences = [
            without_opening(document, sentence, _LABEL) if label is not None else sentence
            for sentence, label in zip(sentences, taken_off, strict=True)
        ]
        self._labels: Sequence[str | None] = roles or spoken
        self.turns: list[str | None] = list(self._turns()) if speakers or roles else [None] * len(sentences)
        self._author = None if speakers or roles else _signer(document)
        talk = bool(speakers) or any(self.turns)
        self.issuer = self._issued_by() if sentences and not talk else None

    def teller(self, number: int) -> str | None:
        """Whom "I" means in a sentence, outside quotes."""
        return self.turns[number] or self._author

    def _issued_by(self) -> str | None:
        head = self._head(0)
        found = _issuer(head, self._document.text)
        if found is not None or self._author is not None or not _says_we(self._document.text):
            return found
        return _who_opens(head, "\n".join(sentence.text for sentence in self.sentences[:_FIRST_SENTENCES]))

    def _turns(self) -> Iterator[str | None]:
        first = next(number for number, label in enumerate(self._labels) if label)
        people = persons_of(self._head(first).splitlines())
        met = persons_of([sentence.text for sentence in self.sentences])
        known = [(last, name) for last, name in (*met.items(), *people.items()) if not name.isupper()]
        by_label = {last.casefold(): _I_AM.sub("", name) for last, name in known}
        answering = self._answering(first, people)
        who: str | None = None
        for sentence, label in zip(self.sentences, self._labels, strict=True):
            if label == ANSWERS:
                who = answering
            elif label in (ASKS, UNSURE):
                who = None
            elif label is not None:
                who = by_label.get(label.split()[-1].casefold()) or _as_speaker(label)
            # "(He opens his hands.)" is told and not said.
            yield None if sentence.text.startswith(("(", "[")) else who

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
            if label == ASKS
            if (found := _ADDRESSED.match(sentence.text)) is not None
        }
        if len(addressed) == 1:
            return addressed.pop()
        head = self._head(first)
        return self._guessed_from(head, people) if self._guessed else _presented(head, people)

    def _guessed_from(self, head: str, people: dict[str, str]) -> str | None:
        """Who answers without a label: whom the head says to, else the one whom it names, if the answers say "I"."""
        head, answers = _MARKUP.sub("", head), self._answers()
        known = {last: name for last, name in people.items() if not name.isupper() and name in head}
        found = _one(name for name in known.values() if _is_asked(head, name))
        if found is None and tells_of_self(answers):
            found = _presented(head, {last: name for last, name in known.items() if _says(_NAMED, name, head)})
        # Whom the answers speak of is somebody else.
        return None if found is not None and found.split()[-1] in " ".join(answers) else found

    def _answers(self) -> list[str]:
        rows = zip(self.sentences, self._labels, strict=True)
        return [sentence.text for sentence, label in rows if label == ANSWERS]


def _presented(head: str, people: dict[str, str]) -> str | None:
    """The one person whom a head presents as answering, or the one it names who doesn't ask."""
    before = {name: head[: head.find(name)] for name in people.values()}
    asked = [name for name, text in before.items() if _ASKED.search(text)]
    others = [name for name, text in before.items() if not _NOT_ANSWERING.search(text)]
    presented = [name for name in others if _says(_PRESENTED, name, head)]
    return _one(asked) or _one(others) or _one(presented)


def _is_asked(head: str, name: str) -> bool:
    """Whether a head says of a person that they answer."""
    return _ASKED.search(head[: head.find(name)]) is not None or _says(_ANSWERING, name, head)


def _says(pattern: str, name: str, text: str) -> bool:
    return re.search(pattern.format(name=re.escape(name)), text) is not None


def _one(names: Iterable[str]) -> str | None:
    """The only one of some names."""
    found = list(names)
    return found[0] if len(found) == 1 else None


def _speakers(labels: Sequence[str | None]) -> set[str]:
    """The labels of an interview's speakers, two at least, each with several turns; none where it is no interview."""
    counted = Counter(label for label in labels if label is not None)
    known = {label for label, count in counted.items() if count > 1 or counted[label.split()[-1]] > 1}
    if known and all(map(str.isupper, known)):
        known |= set(filter(str.isupper, counted))  # who speaks once is written like the others
    return known if len({label.split()[-1] for label in known}) > 1 else set()


def _topics(labels: Sequence[str | None], sentences: Sequence[Sentence]) -> list[str | None]:
    """The labels that name a topic, as in "Risks: the buyer has debts", where a document has several labels."""
    several = len({label for label in labels if label is not None}) >= _FEWEST_TOPICS
    return [
        label if several and _goes_on_small(sentence) else None
        for label, sentence in zip(labels, sentences, strict=True)
    ]


def _as_speaker(label: str) -> str | None:
    """A speaker of whom nothing but the label is known; None for a label that only tells a part in the talk."""
    return None if label.casefold() in _PARTS else label


def _signer(document: Document) -> str | None:
    """The person who signs a document and whom "I" means in it; None where a desk or several sign it."""
    author = document.author
    return author if author is not None and is_persons_name(author) else None


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


def _who_opens(head: str, opening: str) -> str | None:
    """The body that a head names and of which the first sentences tell something by that name, in full or shortened."""
    for line in (line.strip("*_# ") for line in head.splitlines()):
        found = _ISSUED.match(line) or _HEADED.search(line)
        name = next((group for group in found.groups() if group), "") if found is not None else ""
        words = name.removeprefix("the ").split()
        shorter = (" ".join(words[:length]) for length in range(len(words), 0, -1))
        known = next((name for name in shorter if _says(_TOLD_OF, name, opening)), None)
        if known is not None and known != "The" and f"the {known} " not in opening and f"The {known} " not in opening:
            return known
    return None


def _says_we(text: str) -> bool:
    """Whether a document is told by several or a body, and by nobody who says "I"."""
    return len(_WE.findall(text)) >= _FEWEST_WE and len(_I.findall(text)) < _FEWEST_WE


def _label(sentence: Sentence) -> str | None:
    found = _LABEL.match(sentence.text)
    return found["who"] if found is not None else None
