"""One fact a claim: sentences are parsed and split where the parts are surely true by themselves."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.language.dates import find_dates, last_full
from checker.language.limits import find_exclusive, find_frequency
from checker.language.modality import modality, polarity
from checker.language.names import find_names, keeps_capital
from checker.language.parsing import Parser, load_language
from checker.language.quantities import find_quantities
from checker.models import Claim, Document, Sentence

from .alignment import offsets
from .appositions import apposition_cuts
from .authorship import THE_AUTHOR
from .bodies import bodies_of, is_body
from .checkable import enough_for, is_checkable
from .clauses import parallel_cuts, predicate_cuts
from .coordination import row_cuts
from .coreference import Memory
from .cuts import Cut, CutModel, is_sure, shipped_model
from .draft import NOBODY, Draft, finished, read, whole_draft
from .first_person import named
from .main_clause import main_words
from .misreadings import mended
from .openings import without_datelines, without_times
from .participles import participle_cuts
from .relative_adverbs import relative_adverb_cuts
from .relatives import relative_cuts
from .short_facts import is_heading, least_words
from .side_clauses import side_clause_cuts
from .soundness import can_be_split, faults
from .speakers import Listener
from .speech import take_out_source, take_out_speech
from .tree import kid, subject_of
from .turns import Cast
from .verb_rows import inner_cuts

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

# A sentence that seems to hold more is a list or was misread: it isn't split further.
MOST_CLAIMS = 8
# Eight claims take 7 splits, 8 checks and some rewriting; the limit only ends rules that would go in circles.
_MOST_STEPS = 60
# Longer is no prose but a table, which the parser would misread and take long for.
_MOST_CHARACTERS = 1500
# What stands in single marks, or after "he says:", may be anybody's.
_OTHERS_WORDS = re.compile(r"(?:^|\s)'[A-Z]|\b(?:says?|said|asks?|asked|wrote|replied):\s")
_ARTICLE = re.compile(r"\b(?:an?|the) ")
# "Ruiz, Ana (1838–1907)" heads an entry in a work of reference.
_LAST_FIRST = re.compile(r"^([A-Z][\w’'-]+), ((?:[A-Z][\w.’'-]+ ?)+?)(?= ?(?:\(|$)).*")
_Proposer = Callable[[Draft], Iterator[Cut]]
# Statements of equal rank are parted first, and all else is told of each by itself; rows last, since what else is in
# the sentence would be told of each in the row, and a clause taken out of one part might stay in another.
EQUALS: tuple[_Proposer, ...] = (parallel_cuts, predicate_cuts)
ASIDES: tuple[_Proposer, ...] = (
    relative_adverb_cuts,
    side_clause_cuts,
    participle_cuts,
    relative_cuts,
    apposition_cuts,
)
ROWS: tuple[_Proposer, ...] = (row_cuts, inner_cuts)
CUTS = (*EQUALS, *ASIDES, *ROWS)


class AtomicClaims:
    """A ClaimExtractor that splits sentences to one fact a claim and keeps whole what it doesn't surely understand.

    `parser` is loaded on first use, by default the shipped one.
    """

    def __init__(self, parser: Callable[[], Parser] | None = None, cuts: CutModel | None = None) -> None:
        self._load = parser or load_language
        self._parser: Parser | None = None
        self._cuts = cuts or shipped_model()

    def extract(self, document: Document, sentences: Sequence[Sentence]) -> Iterator[Claim]:
        """The claims of a document in the order of its text, up to MOST_CLAIMS for a sentence."""
        if self._parser is None:
            self._parser = self._load()
        cast = Cast.of(document, without_datelines(document, without_times(document, sentences)))
        sentences = cast.sentences
        listener = Listener(sentences)
        heads = dict.fromkeys([document.title or "", *(head for one in sentences for head in one.headings)])
        titles = [_LAST_FIRST.sub(r"\2 \1", head) for head in heads]
        memory = Memory(sentences, listener, cast.turns, self._parser.words, titles)
        maker = _Maker(document, listener, cast)
        texts = [listener.without_tag(number) for number in range(len(sentences))]
        # What is too long to be prose isn't parsed, so it stays whole.
        prose = (text if len(text) <= _MOST_CHARACTERS else "" for text in texts)
        parsed = map(mended, self._parser.pipe(prose))
        for number, (sentence, text, doc) in enumerate(zip(sentences, texts, parsed, strict=True)):
            tells, tagged = _tells(sentence, doc), text != sentence.text
            told = tells and sentence.lead is None
            drafts = self._drafts(doc, maker.inherited(number, tagged), tagged) if told else []
            heard = tagged and bool(doc.text)
            whole = mended(next(iter(self._parser.pipe([sentence.text])))) if heard else doc
            memory.meet(doc, number, whole)
            resolved = [memory.resolved(draft, number) for draft in drafts]
            if heard:
                memory.hear(whole, number, doc)
            yield from maker.claims(number, resolved, tells)

    def _drafts(self, doc: Doc, voice: str | None, tagged: bool) -> list[Draft]:
        """The facts of a parsed sentence, in one draft where it stays whole; `tagged` is one read without "he said"."""
        spans = list(doc.sents)
        found: list[Draft] = []
        if all(can_be_split(span.root) for span in spans):
            found = [draft for span in spans for draft in self._split(span, voice, tagged)]
        if spans and not 0 < len(found) <= MOST_CLAIMS:
            found = [whole_draft(spans[0].root, doc, subject_of(spans[0].root))]
        return found

    def _split(self, span: Span, voice: str | None, tagged: bool) -> list[Draft]:
        start = replace(whole_draft(span.root, span, subject_of(span.root)), voice=voice, made=tagged, reported=tagged)
        waiting, done = [start], list[Draft]()
        for _ in range(_MOST_STEPS):
            if not waiting:
                break
            draft = waiting.pop(0)
            parts = self._parts(draft, MOST_CLAIMS - len(done) - len(waiting))
            if parts is None:
                done.append(draft)
            else:
                waiting = [*parts, *waiting]
        return [*done, *waiting]

    def _parts(self, draft: Draft, room: int) -> Sequence[Draft] | None:
        """What the first rule that fits makes of a draft, or else the surest cut; None where it stays as it is."""
        if (source := take_out_source(draft)) and _may_be(source, room):
            return source
        apart = self._cut(draft, room, draft.tokens, EQUALS)
        if apart is not None:
            return apart
        if draft.subject is not None and kid(draft.head, "ccomp") is not None:
            # What is told about a speaker in passing goes first, since the speaker is taken out with the saying.
            aside = self._cut(draft, room, draft.part(draft.subject))
            if aside is not None:
                return aside
        if (said := take_out_speech(draft)) and _may_be(said, room):
            return said
        return self._cut(draft, room, draft.tokens) or self._cut(draft, room, draft.tokens, ROWS)

    def _cut(
        self, draft: Draft, room: int, within: Container[int], kinds: Sequence[_Proposer] = ASIDES
    ) -> Sequence[Draft] | None:
        """The parts of the surest cut at one of some words, unless none is sure enough."""
        best, parts = 0.0, None
        for cut in (cut for propose in kinds for cut in propose(draft)):
            probability = self._cuts.probability(cut) if cut.at.i in within else 0.0
            if probability >= best and is_sure(cut, probability) and len(cut.parts) <= room and not cut.comes_out_lame:
                best, parts = probability, cut.parts
        return parts


def _may_be(parts: Sequence[Draft], room: int) -> bool:
    """Whether there is room for the parts that a rule makes, and nothing speaks against any as a sentence."""
    return len(parts) <= room and not any(map(faults, parts))


def _tells(sentence: Sentence, doc: Doc) -> bool:
    """Whether a sentence states something, by its words and, unless it goes on from a lead-in, by its parse."""
    if sentence.lead is not None or not len(doc):
        return is_checkable(sentence.text, enough_for(sentence))
    least = min(enough_for(sentence), least_words(next(iter(doc.sents)).root))
    return is_checkable(sentence.text, least) and not is_heading(doc)


class _Maker:
    """Turns the drafts of each sentence into claims."""

    def __init__(self, document: Document, listener: Listener, cast: Cast) -> None:
        self._document = document
        self._listener = listener
        self._cast = cast
        self._bodies = bodies_of(cast.sentences, listener.persons)
        self._earlier, self._before = "", document.title or ""
        self._day: dt.date | None = None

    def inherited(self, number: int, tagged: bool) -> str | None:
        """Who says all of a sentence: it stands in a quote as a whole, or is read without "he said"."""
        quote, speaker = self._listener.quoted[number], self._listener.speakers[number]
        return speaker if tagged or (quote.inside and (quote.before or quote.after)) else None

    def claims(self, number: int, drafts: Sequence[Draft], tells: bool) -> Iterator[Claim]:
        """The claims of a sentence: one a draft, or one in all where there is none; `tells`, if it states anything."""
        sentence = self._listener.sentences[number]
        whole = f"{sentence.lead}: {sentence.text}" if sentence.lead else _as_sentence(sentence.text)
        dates = find_dates(sentence.text, self._document.published, self._day)
        resolved = [self._named(number, draft) for draft in drafts]
        if len(drafts) > 1 or any(map(_is_changed, resolved)):
            yield from self._split(number, drafts, resolved)
        else:
            main = main_words(drafts[0]) if drafts else whole
            speaker = self._listener.speakers[number] or self._cast.turns[number]
            claim = self._claim(sentence, (sentence.start, sentence.end), whole, speaker, main)
            least = min([enough_for(sentence), *(least_words(draft.head) for draft in drafts[:1])])
            yield claim.model_copy(update={"checkable": tells and is_checkable(whole, least)})
        self._day = last_full(dates) or self._day
        self._earlier, self._before = self._before, sentence.text

    def _split(self, number: int, drafts: Sequence[Draft], resolved: Sequence[Draft]) -> Iterator[Claim]:
        """A claim for each draft; `resolved` are the drafts with the first person by name."""
        sentence = self._listener.sentences[number]
        places = offsets(drafts[0].head.doc.text, self._document.quote(sentence.start, sentence.end))
        seen: set[str] = set()
        attributed = any(draft.voice is not None for draft in drafts)
        for plain, draft in zip(drafts, resolved, strict=True):
            text = claim_text(draft)
            plainly = _ARTICLE.sub("", text.lower())
            if plainly in seen or not text:
                continue
            seen.add(plainly)
            speaker = self._speaker(number, draft, attributed)
            claim = self._claim(sentence, _span(sentence, draft, places), text, speaker, main_words(draft))
            # "I hope" is no claim under another name.
            least = least_words(plain.head)
            checkable = is_checkable(text, least) and (plain == draft or is_checkable(claim_text(plain), least))
            yield claim.model_copy(update={"checkable": checkable})

    def _speaker(self, number: int, draft: Draft, attributed: bool) -> str | None:
        """Who says one of a sentence's claims; where no claim tells, its speaker, but not of a clause beside theirs."""
        said_by, teller = self._listener.speakers[number], self._cast.turns[number]
        if draft.voice == NOBODY:
            return None
        if draft.voice is None:
            # "The mayor thinks it will hold, but the army has shut it."
            above = None if self._listener.quoted[number].places or draft.head.dep_ != "conj" else draft.head.head
            beside = above is not None and kid(above, "ccomp") is not None and subject_of(draft.head) is not None
            return teller if attributed or draft.aside or beside else said_by or teller
        # "…, according to its owner, Ana Ruiz".
        name = rf"(?:[A-Z][\w’'.-]* )*{re.escape((said_by or draft.voice).split()[-1])}\b"
        by_name = re.search(f"{re.escape(draft.voice)}, {name}", self._listener.sentences[number].text)
        same = draft.voice == said_by or by_name is not None
        return said_by if same else self._listener.resolve(draft.voice, said_by, number)

    def _named(self, number: int, draft: Draft) -> Draft:
        """A draft with "I" by name, and "we" where a body speaks."""
        quote, speaker = self._listener.quoted[number], self._listener.speakers[number]
        person = speaker if speaker in self._listener.persons else None
        body = speaker if speaker is not None and is_body(speaker) else self._bodies.get(speaker or "")
        unsure = _OTHERS_WORDS.search(self._listener.sentences[number].text) is not None
        teller = None if unsure else self._cast.teller(number)
        issuer = None if unsure else self._cast.issuer or self._bodies.get(teller or "")
        teller = None if teller == THE_AUTHOR and draft.reported else teller
        return named(
            draft,
            lambda token: person if quote.holds(token.idx) else teller,
            lambda token: body if quote.holds(token.idx) else issuer,
        )

    def _claim(self, sentence: Sentence, span: tuple[int, int], text: str, speaker: str | None, main: str) -> Claim:
        """One claim; `main` are the words that tell whether it is denied, possible or planned."""
        start, end = span
        line, column = self._document.position(start)
        return Claim(
            document=self._document.id,
            start=start,
            end=end,
            quote=self._document.quote(start, end),
            text=text,
            speaker=speaker,
            modality=modality(main),
            polarity=polarity(main),
            quantities=find_quantities(text),
            dates=find_dates(text, self._document.published, self._day),
            entities=find_names(text),
            exclusive=find_exclusive(text),
            frequency=find_frequency(text),
            context=self._before,
            earlier=self._earlier,
            headings=(*filter(None, [self._document.title]), *sentence.headings),
            line=line,
            column=column,
            ignored=sentence.ignored,
        )


def _is_changed(draft: Draft) -> bool:
    """Whether a draft says anything else than its sentence."""
    doc = draft.head.doc
    return draft.made or any(piece.token is None or piece.text != doc[piece.token].text for piece in draft.pieces)


def claim_text(draft: Draft) -> str:
    """A draft as the text of a claim."""
    first = draft.head.sent.start
    return read(draft, -1 if keeps_capital(draft.head.doc[first]) else first)


def _as_sentence(text: str) -> str:
    """A sentence that stays whole as a claim, no mark without its partner."""
    closed = text.rstrip('”"’») ')[-1:] in (".", "!", "?", ",")
    return finished(text) if closed else text


def _span(sentence: Sentence, draft: Draft, places: list[int] | None) -> tuple[int, int]:
    """The smallest slice of the document that holds a draft's words; the whole sentence where that isn't known."""
    doc = draft.head.doc
    words = [number for number in draft.tokens if not doc[number].is_punct]
    if places is None or not words:
        return sentence.start, sentence.end
    first, last = doc[min(words)], doc[max(words)]
    if last.i + 1 in draft.tokens and doc[last.i + 1].text in ".!?%":
        last = doc[last.i + 1]
    start, end = places[first.idx], places[last.idx + len(last) - 1] + 1
    return sentence.start + start, sentence.start + end
