"""Who writes: whom "I" means in a column or somebody's own story, and which body says "we" in its statement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.language.aliases import is_place_or_power
from checker.language.first_names import gender_of
from checker.models import Document, Sentence

from .named_people import is_persons_name
from .quotes import quoting
from .times import CALENDAR

THE_AUTHOR = "the author"
# Characters before a sentence in which it is looked for who writes or speaks: room for an introduction, not for another
# story.
_LONGEST_HEAD = 3000
_TAG = re.compile(r"<[^<>]{0,400}>")
_BODY = r"(?:the )?[A-Z][\w&’'.-]*(?: (?:(?:of|for|the|and|&) )*[A-Z][\w&’'.-]*){0,6}"
# "Agri Mill, Press Office", "Press release of the Bridge Party", "Credit note, Alder Partners".
_ISSUED = re.compile(
    rf"^(?P<office>{_BODY}), [\w ]*\b(?i:release|office|department|affairs|desk|communications)\b(?! of\b)"
    rf"|^[A-Z][\w -]* (?:release|note)(?:,| of| by| from) (?P<of>{_BODY})"
)
# Lines above a text in which the one who issues it is named, and what parts such a line.
_LETTERHEAD = 4
_PARTED = re.compile(r"\s*\|\s*")
# "I" and "my" of a writer, not "World War I" and "She sang My Way".
_OWN = re.compile(r"(?:^|[,;:.!?—–-] |\b[a-z]\w* )I\b|\b(?:my|me)\b|^My [a-z]")
# Sentences with "I" outside quotes from which up a document is somebody's own story and not a slip.
_OWN_STORY = 3


def head_of(document: Document, sentence: Sentence) -> str:
    """The last 3,000 characters before a sentence at most; each tag begins a new line."""
    return _TAG.sub("\n", document.text[max(0, sentence.start - _LONGEST_HEAD) : sentence.start])


def is_own_story(sentences: Sequence[Sentence]) -> bool:
    """Whether somebody tells of themselves: "I" or "my" stands in several sentences that hold no quote."""
    quotes = zip(sentences, quoting(sentences), strict=True)
    return sum(not quote.places and _OWN.search(one.text) is not None for one, quote in quotes) >= _OWN_STORY


def writer_of(document: Document, *, own_story: bool) -> str | None:
    """Who writes, by name where the document has it; of somebody's own story at least that it is the author's."""
    author = document.author
    return author if author and is_persons_name(author) else THE_AUTHOR if own_story else None


def issuer_of(document: Document, first: Sentence) -> str | None:
    """The body that the head of a release or note, what stands before its `first` sentence, names."""
    lines = [line.strip("*_# ") for line in head_of(document, first).splitlines()]
    found = (match["office"] or match["of"] for line in lines if (match := _ISSUED.match(line)) is not None)
    return next((body for body in found if body.lower() not in CALENDAR), None)


def letterhead_of(document: Document) -> str | None:
    """The body that has part of a first line to itself and is named again below, as it is spelled there."""
    text = _TAG.sub("\n", document.text)
    lines = [stripped for line in text[:_LONGEST_HEAD].splitlines() if (stripped := line.strip("*_# "))]
    for part in (part.strip("*_ ") for line in lines[:_LETTERHEAD] for part in _PARTED.split(line)):
        known = part.lower() in CALENDAR or part == document.author or is_place_or_power(part)
        # One word is a section of a paper, "Opinion", unless it stands there in capitals.
        named = re.fullmatch(_BODY, part) and (" " in part or part.isupper())
        if named and not known and gender_of(part.split()[0]) is None:
            again = re.compile(rf"\b{re.escape(part)}\b", re.IGNORECASE).findall(text, text.find(part) + len(part))
            spelled = [name for name in again if name.upper() != name and re.fullmatch(_BODY, name)]
            if spelled:
                return str(spelled[0])
    return None
