"""Who says a sentence: direct quotes over one or several sentences, reported speech, and "according to"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.language.names import find_names, without_title
from checker.models import Sentence

_VERBS = (
    "said|says|say|told|tells|stated|states|noted|notes|added|adds|stressed|stresses|emphasi[sz]ed|emphasi[sz]es|explained|"
    "explains|argued|argues|warned|warns|claimed|claims|insisted|insists|confirmed|confirms|announced|announces|recalled|"
    "recalls|asked|asks|replied|replies|declared|declares|estimated|estimates|reported|reports|predicted|predicts|"
    "believes|thinks|cautioned|cautions|concluded|concludes|wrote|writes|continued|maintains|maintained|acknowledged|"
    "admitted|admits|indicated|indicates|urging|urged|urges|put it|remarked|pointed out|points out"
)
_SAYING = re.compile(rf"\b(?:{_VERBS})\b")
_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to|[Ii]n the (?:words|view|opinion|assessment) of)\s+(?P<who>[^,.;:—]{2,80})"
)
_REPORTED = re.compile(
    rf"^(?P<who>[^“”\",;]{{2,90}}?(?:,[^“”\",]{{2,80}},)?)\s+(?:(?:has|have|had|also|further|separately)\s+)*(?:{_VERBS})\s+"
    rf"(?!by\b)(?:[^“”\".]{{0,60}}?\bthat\b|[a-z]|the\b|its?\b|he\b|she\b|they\b|[A-Z])"
)
_ATTRIBUTED = re.compile(
    rf"[,?!.…][\"”’]\s*(?:(?P<first>[^“”\",;]{{2,70}}?)\s+(?:{_VERBS})\b|(?:{_VERBS})\s+(?P<last>[^“”\",;.]{{2,70}}))"
)
_TAIL = re.compile(r",\s+(?P<who>(?:the\s+)?[A-Z]?[^“”\",;]{2,70}?)\s+(?:said|says|added|reported)\.?$")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|to|not)$")
_PRONOUN = re.compile(r"^(?:he|she|they|him|her|who|it|i|we)$", re.IGNORECASE)
_PERSON = re.compile(r"(?:[A-Z][\w’'-]+|[A-Z]\.) (?:[A-Z][\w’'.-]* ){0,2}[A-Z][\w’'-]+")
_OPEN, _CLOSE = "“", "”"


def speakers_of(sentences: Sequence[Sentence]) -> list[str | None]:
    """For each sentence who says it; None where the document speaks for itself."""
    return _Listener(sentences).speakers()


class _Listener:
    """Reads a document's sentences in order and keeps in mind who spoke last and who was introduced."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self.known = _persons(sentences)
        self.last: str | None = None

    def speakers(self) -> list[str | None]:
        found: list[str | None] = []
        quoting = False
        introduced: str | None = None
        for sentence in self.sentences:
            opens = quoting or _starts_quoted(sentence.text)
            speaker = self._named_in(sentence.text) or (introduced if opens else None)
            if speaker:
                self.last = speaker
            elif opens:
                speaker = self.last if quoting else None
            found.append(speaker)
            quoting = _still_open(sentence.text, quoting)
            introduced = self._introduced(sentence.text, introduced if quoting or opens else None)
        return self._backwards(found)

    def _named_in(self, text: str) -> str | None:
        """The speaker that the sentence itself names."""
        for pattern in (_ATTRIBUTED, _ACCORDING, _TAIL, _REPORTED):
            match = pattern.search(text)
            if match:
                who = next((group for group in match.groups() if group), "")
                return self._resolve(who)
        return None

    def _introduced(self, text: str, before: str | None) -> str | None:
        """Who is about to speak: a sentence that ends in a colon names the speaker of the quote to come."""
        if not text.rstrip().endswith(":"):
            return before
        return self._named_in(text) or self._person_in(text) or self.last

    def _person_in(self, text: str) -> str | None:
        """The first person of the document that the text names, in full."""
        words = (name.split()[-1] for name in find_names(f"– {text}"))
        return next((self.known[word] for word in words if word in self.known), None)

    def _resolve(self, who: str) -> str | None:
        """The full name for what the sentence calls the speaker."""
        who = who.strip(" ,—–-")
        if _PASSIVE.search(who):
            return None
        if not who or _PRONOUN.match(who.split()[0]) or _PRONOUN.match(who.split()[-1]):
            return self.last
        person = self._person_in(who)
        if person:
            return person
        names = find_names(f"– {who}")
        if names:
            return names[0]
        return self.last if self.last and _is_role(who) else _described(who)

    def _backwards(self, found: list[str | None]) -> list[str | None]:
        """A quote whose speaker is named only at its end has that speaker from its beginning."""
        for at in range(len(found) - 2, -1, -1):
            here, after = self.sentences[at], self.sentences[at + 1]
            quoted = (_starts_quoted(here.text) and not _ends_quoted(here.text)) or _inside_quote(self.sentences, at)
            if found[at] is None and quoted and after.paragraph == here.paragraph:
                found[at] = found[at + 1]
        return found


def _persons(sentences: Sequence[Sentence]) -> dict[str, str]:
    """The people of a document in full, by last name."""
    names = (without_title(name) for sentence in sentences for name in find_names(f"– {sentence.text}"))
    return {name.split()[-1]: name for name in names if _PERSON.fullmatch(name)}


def _starts_quoted(text: str) -> bool:
    return text[:1] in (_OPEN, '"', "«")


def _ends_quoted(text: str) -> bool:
    return text.rstrip()[-1:] in (_CLOSE, "»") or (text.count('"') % 2 == 0 and text.rstrip().endswith('"'))


def _still_open(text: str, open_before: bool) -> bool:
    """Whether a quote is open after the sentence."""
    if text.count('"') % 2:
        return not open_before
    opened, closed = text.rfind(_OPEN), text.rfind(_CLOSE)
    return open_before if opened == closed == -1 else opened > closed


def _inside_quote(sentences: Sequence[Sentence], at: int) -> bool:
    """Whether the sentence stands in a quote that began before it in its paragraph."""
    state = False
    for sentence in sentences[max(0, at - 12) : at]:
        if sentence.paragraph == sentences[at].paragraph:
            state = _still_open(sentence.text, state)
    return state


def _is_role(who: str) -> bool:
    return bool(re.match(r"(?:the|this)\s+\w+(?:\s\w+)?$", who, re.IGNORECASE))


def _described(who: str) -> str | None:
    """An unnamed speaker as the sentence has it ("the harbour master's office"), unless it is too long to be one."""
    return who if who and len(who.split()) <= 8 else None
