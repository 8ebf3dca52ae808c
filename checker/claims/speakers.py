"""Who says a sentence: direct quotes over one or several sentences, reported speech, and "according to"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from checker.models import Sentence

from .attributions import PRONOUN, attributions, described, is_held_view, speaker_phrase, without_tag
from .named_people import People
from .quotes import Quoting, opens_quote, quoting

_AUTHOR = re.compile(r"(?:i|we)$", re.IGNORECASE)
_PLURAL = re.compile(r"(?:they|them)$", re.IGNORECASE)
# "Asked by Tom Fry, she …": the sentence goes on with whoever was meant before.
_GOES_ON = re.compile(
    r"(?:[A-Z][^“”\",;]*\b(?:by|to|with|from|for|against|of)\s[^“”\",;]*,\s+)?(?:[Hh]e|[Ss]he)\b(?! was [A-Z])"
)
# "The imam, Yusuf Efendi, put into words what many feel: “Water remembers.”": not "A card to Yusuf Efendi: …".
_LED_IN = re.compile(r"(?![^:]*\b(?:to|for|about|at|with) [A-Z])[^“”\":]*:(?=\s[“\"](?![^“”\"]*[^“”\".,!?…—–][”\"]))")


class Listener:
    """Reads a document's sentences in order and keeps in mind who spoke last and who was introduced.

    `speakers` has an entry a sentence: who says it, None where the document speaks for itself. `quoted` says where
    direct speech is open.
    """

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self.quoted: list[Quoting] = quoting(sentences)
        self._people = People(sentences)
        self._last: str | None = None
        self._lasts: list[tuple[str | None, str | None]] = []  # before each sentence: who spoke last, who is "he"
        self._present: list[str] = []
        self._spoke_since = False
        self._introduced: str | None = None
        # Whether the open quote was opened by somebody who can't be told.
        self._untold = False
        self.speakers: list[str | None] = self._listen()

    @property
    def persons(self) -> Collection[str]:
        """The people of the document, in full."""
        return self._people.names

    def resolve(self, who: str, speaker: str | None, number: int | None = None) -> str | None:
        """The full name for what a sentence calls its speaker; `speaker` is whom a pronoun stands for, if known.

        `number` is the sentence's, for later questions; without it the sentence being read is meant. A phrase may mean
        a person of the document, one with that role, or whoever it describes.
        """
        last, near = (self._last, self._last) if number is None else self._lasts[number]
        phrase, heard = speaker_phrase(who), speaker or near
        if phrase is None or _AUTHOR.match(phrase) or (_PLURAL.match(phrase) and heard in self.persons):
            return None
        if PRONOUN.match(phrase) or (PRONOUN.match(phrase.split()[-1]) and not who.endswith(",")):
            pronoun = phrase.split()[-1].lower()
            return heard if heard is None or self._people.may_be(pronoun, heard) else None
        return self._people.meant_by(phrase) or self._people.in_role(phrase, last) or described(phrase)

    def without_tag(self, number: int) -> str:
        """A sentence without its one "…, Ana Ruiz said" where its speaker is known; any other as it is."""
        text = self.sentences[number].text
        return text if self.speakers[number] is None else without_tag(text, self._is_quote(number))

    def _is_quote(self, number: int) -> bool:
        """Whether a sentence begins in direct speech."""
        return self.quoted[number].before or opens_quote(self.sentences[number].text)

    def _listen(self) -> list[str | None]:
        found: list[str | None] = []
        guessed: set[int] = set()
        for number in range(len(self.sentences)):
            speaker = self._told(number)
            if speaker is None and self._is_quote(number) and not self._untold:
                speaker = self._going_on(number, found)
                guessed.add(number)
            found.append(speaker)
            self._keep_in_mind(number, speaker)
        return self._backwards(found, guessed)

    def _told(self, number: int) -> str | None:
        """Who says a sentence by its own words, or by those that introduce the quote."""
        whole = self._is_quote(number) and self.quoted[number].share == 1
        # What is said as a whole may tell what others say, but not who says it.
        named = None if whole else self._named_in(self.sentences[number].text)
        return named or (self._introduced if self._is_quote(number) else None)

    def _going_on(self, number: int, before: Sequence[str | None]) -> str | None:
        """Who says a quote that names nobody: whoever spoke last, if it goes on or comes right after that."""
        quote = self.quoted[number]
        follows = quote.inside and bool(before) and before[-1] is not None
        return self._last if quote.before or follows else None

    def _keep_in_mind(self, number: int, speaker: str | None) -> None:
        """Learn who spoke, who is about to speak, of whom is told, and whether somebody else has spoken since."""
        text, quote = self.sentences[number].text, self.quoted[number]
        quoted = self._is_quote(number)
        self._untold = quote.after and speaker is None and (self._untold or not quoted)
        near = self._last if self._spoke_since or len(self._present) != 1 else self._present[0]
        self._lasts.append((self._last, near))
        self._last = speaker or self._last
        self._introduced = self._introduced_by(text, self._introduced if quote.after or quoted else None)
        named = [] if _GOES_ON.match(text) else self._people.named_in(text)
        self._present = named or self._present
        spoke = speaker is not None and speaker not in self._present
        self._spoke_since = spoke or (self._spoke_since and not named)

    def _named_in(self, text: str) -> str | None:
        """The speaker that the sentence itself names."""
        tags = list(attributions(text))
        for who, start in tags:
            # "He" or "she" is the one person named so far, or in the last sentence that named any; nobody where
            # somebody else has spoken since.
            here = self._people.named_in(text[:start]) or ([] if self._spoke_since else self._present)
            speaker = self.resolve(who, here[0] if len(here) == 1 else None)
            if speaker:
                return speaker
        led_in = None if tags else _LED_IN.match(text)
        leading = self._people.named_in(led_in[0]) if led_in else []
        return leading[0] if len(leading) == 1 else None

    def _introduced_by(self, text: str, before: str | None) -> str | None:
        """Who is about to speak: a sentence that ends in a colon names the speaker of the quote to come."""
        if not text.rstrip().endswith(":"):
            return before
        only = self._present[0] if len(self._present) == 1 and is_held_view(text) else None
        return self._named_in(text) or next(iter(self._people.named_in(text)), None) or only or self._last

    def _backwards(self, found: list[str | None], guessed: set[int]) -> list[str | None]:
        """A quote whose speaker is named only at its end has that speaker from its beginning."""
        for at in range(len(found) - 2, -1, -1):
            here, after = self.sentences[at], self.sentences[at + 1]
            goes_on = self.quoted[at].after and self.quoted[at + 1].before
            open_question = found[at] is None or (at in guessed and at + 1 not in guessed)
            if goes_on and open_question and (after.paragraph == here.paragraph or self.quoted[at].inside):
                found[at] = found[at + 1]
                guessed.discard(at)
        return found
