"""Which words of two claims are not shared: what an editor's eye should fall on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .escape import inner

# A number keeps its separators, its currency and its percent sign; a word keeps its apostrophe and its hyphen, be
# they typewritten or typeset (U+2019, U+2011).
_WORD = re.compile(r"[$€£¥]?\w+(?:[.,:'\u2019\u2011-]\w+)*%?")
_TYPEWRITTEN = str.maketrans("\u2019\u2011", "'-")
# No negation in here: "not" is often all that two claims differ in.
_STOP_WORDS = frozenset(
    (
        "a an the this that these those it its he she they them his her their we our you your i and or but as at by "
        "for from in into of on to with is are was were be been being am has have had do does did will would shall "
        "should there which who whom whose what when where than then so also"
    ).split()
)
# What still tells two claims apart that have few words in common, besides numbers.
_NEGATIONS = frozenset("no not cannot never none nobody nothing neither nor without only".split())
# So few marks are still seen one by one, however little is shared.
_FEW = 5
STAR = "*"


@dataclass(frozen=True)
class Piece:
    """A stretch of text, and whether it holds words that the other side doesn't share."""

    text: str
    differs: bool


def own_words(claim: str, other: str) -> frozenset[str]:
    """The words of `claim` that `other` lacks, in lower case, stop words left out.

    Where these are many and less than a third of the claim's words are shared, marks on all would show nothing: then
    only numbers and negations count.
    """
    words = _content(claim)
    own = words - _content(other)
    if len(own) <= _FEW or 3 * len(words - own) >= len(words):
        return own
    return frozenset(word for word in own if word in _NEGATIONS or word.endswith("n't") or any(map(str.isdigit, word)))


def pieces(text: str, words: frozenset[str]) -> tuple[Piece, ...]:
    """`text` cut where `words` begin and end; neighbours with only white space between them are one piece."""
    cut: list[Piece] = []
    done = 0
    for found in _WORD.finditer(text):
        if _folded(found.group()) not in words:
            continue
        before, word = text[done : found.start()], found.group()
        if cut and before.isspace():
            word = f"{cut.pop().text}{before}{word}"
        elif before:
            cut.append(Piece(before, False))
        cut.append(Piece(word, True))
        done = found.end()
    if done < len(text):
        cut.append(Piece(text[done:], False))
    return tuple(cut)


def excerpt(text: str, other: str, limit: int) -> str:
    """At most `limit` characters of `text`: the beginning or, where that is still the same, where `other` differs."""
    if len(text) <= limit:
        return text
    words = own_words(text, other)
    differing = [found.start() for found in _WORD.finditer(text) if _folded(found.group()) in words]
    differing += [place for place, (x, y) in enumerate(zip(text, other, strict=False)) if x != y]
    first = next(iter(differing), min(len(text), len(other)))
    start = first - limit // 2 if first > limit * 2 // 3 else 0
    if start:
        start = text.find(" ", start, first) + 1 or start
    end = start + limit - 2
    if end < len(text):
        # Between words, unless one fills it all or the one that matters would be lost.
        space = text.rfind(" ", first + 1, end + 1)
        end = space if space > 0 else end
    return ("…" if start else "") + text[start:end].rstrip() + ("…" if end < len(text) else "")


def starred(text: str, other: str) -> str:
    """`text` as it stands between quotation marks, an asterisk on both sides of what `other` doesn't say."""
    cut = pieces(inner(text), own_words(text, other))
    return "".join(f"{STAR}{piece.text}{STAR}" if piece.differs else piece.text for piece in cut)


def _content(text: str) -> frozenset[str]:
    return frozenset(map(_folded, _WORD.findall(text))) - _STOP_WORDS


def _folded(word: str) -> str:
    return word.casefold().translate(_TYPEWRITTEN).removesuffix("'s")
