"""The way back from a sentence as it reads to the document as it stands."""

from __future__ import annotations

import re

from checker.models import Document, Sentence

# Characters ahead that are looked for together: fewer may stand in the note that is skipped, more would run into
# the next note.
_ANCHOR = 12


def offsets(read: str, written: str) -> list[int] | None:
    """For each character of `read` its place in `written`, from which notes, marks and breaks were left out.

    None where the two can't be laid side by side. Linear in the length of `written` but for what is skipped.
    """
    found: list[int] = []
    at = 0
    for number, character in enumerate(read):
        if character == " ":
            found.append(min(at, len(written) - 1))
            while at < len(written) and written[at].isspace():
                at += 1
            continue
        if not written.startswith(character, at):
            after = _resume(read[number : number + _ANCHOR], written, at)
            if after is None:
                return None
            at = after
        found.append(at)
        at += 1
    return found if written else None


def without_opening(document: Document, sentence: Sentence, opening: re.Pattern[str]) -> Sentence:
    """A sentence without what stands before what it says; as it is where there is none or its place isn't found."""
    found = opening.match(sentence.text)
    places = offsets(sentence.text, document.quote(sentence.start, sentence.end)) if found else None
    if found is None or places is None:
        return sentence
    at = found.end()
    return sentence.model_copy(update={"text": sentence.text[at:], "start": sentence.start + places[at]})


def _resume(ahead: str, written: str, at: int) -> int | None:
    """Where the text goes on after something that nobody reads; a break may stand within the next few characters."""
    pattern = r"\s*".join(r"\s+" if part == " " else re.escape(part) for part in ahead)
    match = re.compile(pattern).search(written, at)
    found = match.start() if match else written.find(ahead[0], at)
    return found if found >= 0 else None
