"""Who speaks in the middle of a sentence: "The cost, he said, would be low" is read again without "he said"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.language.dates import WEEKDAYS

from . import tree
from .draft import Draft
from .persons import is_person
from .quotes import Quoting
from .speech import can_speak

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# Verbs of tags; other verbs of saying stand in a row of clauses as well ("the dog barked, the brothers argued, and …").
_TAGGING = frozenset(
    "say tell add note explain warn claim write report insist recall estimate predict state stress maintain admit "
    "concede confirm announce declare".split()
)
# Of these, what takes no part in such a row.
_NEVER_IN_ROW = frozenset("say tell add note warn claim".split())
_PHRASE = frozenset("DT PRP$ NN NNS NNP NNPS JJ JJS POS IN CC CD HYPH".split())
_ADJUNCT = _PHRASE | {"TO", "RB", "PRP"}
_DAYS = frozenset((*WEEKDAYS, *"yesterday today tonight last this".split()))
# Words between the commas; what is longer tells more than who speaks, to whom and when.
_MOST_WORDS = 10
# Words and marks after the second comma: a quotation mark, two words and a full stop, or more.
_LEAST_AFTER = 3
_MARKS = ('"', "“", "”", "«", "»")
_SINGLE_MARKS = ("'", "‘", "’")
# What a sentence goes on with where the commas stood for the tag alone.
_GOES_ON = (*tree.FINITE, "IN")
_GOES_ON_AFTER_AND = (*tree.FINITE, "VB", "VBN", "RB", "IN", "TO")
# What keeps its comma: without it "never sued, since …" would deny the reason.
_REASONS = ("since", "because", "as", "although", "though", "while", "whereas", "so")
_UNFINISHED = ("MD", "TO", "IN", "DT", "PRP$")
# What begins a phrase that tells of the speaker named right before it: "said Ruiz, the mayor, …", "Ruiz, who …".
_TELLS_OF_SPEAKER = ("DT", "PRP$", *tree.NOUN_TAGS, "JJ", "CD")
_OPENS_CLAUSE = ("WDT", "WP", "WRB", "IN", "CC")
_SIDE_CLAUSES = ("acl:relcl", "acl", "advcl", "advcl:relcl")
# "In a letter, he says, …": where it is said belongs to the tag.
_SAYINGS = frozenset(
    "letter statement interview speech report email message book article essay note memoir column diary post".split()
)


@dataclass(frozen=True)
class Told:
    """What a sentence says without the tag in its middle, and whose words it is.

    The characters of the sentence in `gap` are gone and `filler` stands in their place; the tag covers the characters
    of `text` in `reach`.
    """

    text: str
    voice: str
    gap: tuple[int, int]
    filler: str
    reach: tuple[int, int]

    def place(self, at: int) -> int:
        """Where a character of `text` stands in the sentence."""
        start, end = self.gap
        if at < start:
            return at
        return max(start, at - start - len(self.filler) + end)

    def opened(self, draft: Draft) -> Draft:
        """The draft of the whole as that speaker's."""
        return replace(draft, voice=self.voice, reported=True, made=True)

    def closed(self, draft: Draft) -> Draft:
        """A draft as the teller's own where the tag doesn't reach it, and else, after "but" too, as the speaker's."""
        start, end = self.reach
        reached = start <= draft.head.idx < end
        if not reached and draft.voice == self.voice:
            return replace(draft, voice=None, reported=False)
        return self.opened(draft) if reached and draft.voice is None and draft.head.dep_ == "conj" else draft


def without_tag(doc: Doc, quote: Quoting) -> Told | None:
    """A sentence without its one tag; None where it has none or several, or where the tag covers only a side clause."""
    found = [(part, who) for part in _between_commas(doc) if (who := _who(part)) is not None]
    if len(found) != 1:
        return None
    part, who = found[0]
    front, after = doc[: part.start - 1], _after(part)
    if quote.holds(who[0].idx) or _is_of_side_clause(part) or _has_adjunct_before(front) or after.tag_ == "VBG":
        return None
    if who.end == part.end and _tells_of_speaker(after, front):
        return None
    return _lifted(part, who, quote)


def _between_commas(doc: Doc) -> Iterator[Span]:
    """What stands between two commas, without the quotation mark that the first may close."""
    commas = [word.i for word in doc if word.text == ","]
    for first, last in pairwise(commas):
        start = first + 1
        while start < last and doc[start].text in _MARKS:
            start += 1
        if 1 < last - start <= _MOST_WORDS and first > 0 and last + _LEAST_AFTER < len(doc):
            yield doc[start:last]


def _who(part: Span) -> Span | None:
    """The words for the speaker in a part that only tells who speaks."""
    return next((who for read in (_speaker_first, _verb_first, _source) if (who := read(part)) is not None), None)


def _speaker_first(part: Span) -> Span | None:
    """ "an aide said", "she told me"."""
    at = next((number for number, word in enumerate(part) if word.tag_ in ("VBD", "VBZ", "VBP")), 0)
    verb = part[at]
    if at == 0 or not tree.has_lemma(verb, _TAGGING) or not _only_adds_to(verb, part[at + 1 :]):
        return None
    if _after(part).tag_ == "CC" and not tree.has_lemma(verb, _NEVER_IN_ROW):
        return None
    end = at
    while end > 1 and part[end - 1].tag_ == "RB":
        end -= 1
    return part[:end] if _names_speaker(part[:end]) else None


def _names_speaker(who: Span) -> bool:
    """Whether words are "he", "she" or a noun phrase that can speak."""
    if len(who) == 1 and who[0].tag_ == "PRP":
        return who[0].lower_ in ("he", "she")
    head = who.root
    fits = all(word.tag_ in _PHRASE for word in who) and who[0].tag_ not in ("IN", "CC")
    return fits and tree.is_noun(head) and tree.is_noun(who[-1]) and head.tag_ != "DT" and can_speak(head)


def _only_adds_to(verb: Token, rest: Span) -> bool:
    """Whether what follows the verb of a tag tells only to whom, where or when."""
    told = tree.has_lemma(verb, ("tell",))
    if len(rest) == 0:
        return not told
    if not all(word.tag_ in _ADJUNCT for word in rest):
        return False
    if not told:
        return rest[0].tag_ in ("IN", "TO", "RB") or rest[0].lower_ in _DAYS
    return rest[0].tag_ == "PRP" or rest.root.dep_ == "iobj" or rest.root.tag_ in ("NNS", "NNP")


def _verb_first(part: Span) -> Span | None:
    """ "said the judge"; not "said a prayer"."""
    who = part[1:]
    if not tree.has_lemma(part[0], ("say",)) or part[0].tag_ not in ("VBD", "VBZ") or not _names_speaker(who):
        return None
    known = tree.is_name(who.root) or is_person(who.root)
    return who if known or (who[0].lower_ == "the" and _after(part).tag_ != "CC") else None


def _source(part: Span) -> Span | None:
    """ "according to a study"."""
    who = part[2:]
    return who if part[0].lower_ == "according" and len(who) > 0 and _names_speaker(who) else None


def _is_of_side_clause(part: Span) -> bool:
    """Whether a tag stands in a relative or other side clause, or covers only a later part: "and, he said, …"."""
    doc, before = part.doc, part.start - 1
    while before > 0 and doc[before].is_punct:
        before -= 1
    opens = before > 0 and doc[before].tag_ in _OPENS_CLAUSE
    # The tag itself is at times taken for such a clause of the subject before it.
    return opens or any(word.dep_ in _SIDE_CLAUSES for word in part.root.ancestors)


def _has_adjunct_before(front: Span) -> bool:
    """Whether what stands before a tag belongs to the saying: "Asked about it, he said", "In a letter, he says"."""
    if _has_verb(front):
        return False
    in_writing = front[0].tag_ == "IN" and any(word.lemma_.lower() in _SAYINGS for word in front)
    return in_writing or front[0].tag_ in ("VBN", "VBG")


def _has_verb(front: Span) -> bool:
    return any(word.tag_ in tree.FINITE for word in front)


def _after(part: Span) -> Token:
    """What comes after the comma that ends a tag, a quotation mark maybe."""
    return part.doc[part.end + 1]


def _tells_of_speaker(after: Token, front: Span) -> bool:
    """Whether what follows a speaker's name goes with it: "said Ruiz, the mayor", but "In May, said Ruiz, the mill"."""
    adjunct = front[0].tag_ == "IN" and not _has_verb(front)
    return after.tag_ in tree.RELATIVE or (after.tag_ in _TELLS_OF_SPEAKER and not adjunct)


def _lifted(part: Span, who: Span, quote: Quoting) -> Told | None:
    doc, text = part.doc, part.doc.text
    comma, after = _comma_before(part), _after(part)
    marked = comma > 0 and _closes_speech(quote, doc[comma - 1])
    goes_on = after.text in _MARKS
    if after.text in _SINGLE_MARKS or (marked and not goes_on):
        return None
    following = after.nbor(1) if marked and goes_on else after
    start = doc[comma].idx
    while marked and start and text[start - 1] in _MARKS:
        start -= 1
    filler = " " if _goes_on(doc[comma - 1], following, doc[:comma]) else ", "
    left, right = text[:start], text[following.idx :]
    return Told(left + filler + right, who.text, (start, following.idx), filler, _reach(left, filler, right))


def _comma_before(part: Span) -> int:
    at: int = part.start - 1
    while part.doc[at].text != ",":
        at -= 1
    return at


def _closes_speech(quote: Quoting, last: Token) -> bool:
    """Whether direct speech that began with the sentence, or before it, ends at a tag."""
    while last.text in _MARKS and last.i > 0:
        last = last.nbor(-1)
    return any(start <= 1 and start <= last.idx < end for start, end in quote.places)


def _goes_on(before: Token, after: Token, front: Span) -> bool:
    """Whether both commas were the tag's own: what follows belongs to what comes before."""
    if after.lower_ in _REASONS:
        return False
    opens = front[0].tag_ in _OPENS_CLAUSE and front[0].tag_ != "CC"
    unfinished = before.tag_ in (_UNFINISHED if opens else (*_UNFINISHED, *tree.FINITE))
    if unfinished or after.tag_ == "TO" or (before.tag_ == "RB" and after.tag_ in ("VB", "VBN")):
        return True
    bound = after.tag_ in _GOES_ON or (after.tag_ == "CC" and _goes_on_after_and(after.nbor(1)))
    return bound and not _has_open_comma(front)


def _goes_on_after_and(word: Token) -> bool:
    return word.tag_ in _GOES_ON_AFTER_AND and word.lower_ not in ("so", "nor", "neither")


def _has_open_comma(front: Span) -> bool:
    """Whether one more comma may be due: one of a pair stands before a tag, and no clause that waits for its verb."""
    start = max((number + 1 for number, word in enumerate(front) if word.text in (";", ":")), default=0)
    commas = [number for number in range(start, len(front)) if front[number].text == ","]
    if len(commas) % 2 == 0:
        return False
    last = front[commas[-1] + 1 :]
    return not (len(last) > 1 and last[0].tag_ in _OPENS_CLAUSE and not _has_verb(last))


def _reach(left: str, filler: str, right: str) -> tuple[int, int]:
    """The characters between the semicolons around a tag."""
    end = right.find(";")
    at = len(left) + len(filler)
    return left.rfind(";") + 1, at + (end if end >= 0 else len(right))
