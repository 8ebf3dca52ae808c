"""Who says a sentence: direct quotes over one or several sentences, reported speech, and "according to"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from checker.language.aliases import is_place_or_power
from checker.language.first_names import gender_of
from checker.language.names import find_names, without_title
from checker.models import Sentence

from .persons import GENDERS
from .quotes import Quoting, opens_quote, quoting

# What a speaker does with a whole statement; the second list does it only with "that" or a quote.
_SAYING = (
    "said|says|say|saying|told|tells|telling|believes|thinks|joked|quipped|put it|"
    "(?:stat|insist|testifi|explain|argu|stress|tweet)(?:s|es|ed|ing)"
)
_STATING = (
    "(?:not|add|emphasi[sz]|warn|claim|recall|repli|estimat|predict|caution|conclud|continu|maintain|admit|admitt|urg|"
    "remark|assert|conced|comment|post|complain|object|counter|confirm|announc|declar|report|indicat|acknowledg|reveal|"
    "suggest|disclos|reiterat|ask)(?:s|es|ed|ing)|pointed out|points out|wrote|writes"
)
_VERBS = f"{_SAYING}|{_STATING}"
# "According to Ana Ruiz, …", "In the view of the mayor, …"; after "which" it is the source of a side clause alone.
_ACCORDING = re.compile(
    r"(?<!which )(?<!who )(?<!that )\b(?:[Aa]ccording to|[Ii]n the (?:words|view|opinion) of)\s+"
    r"(?P<who>[^,.;:—“”]{2,80}(?:\.(?=\s[A-Z])[^,.;:—“”]{2,60})?)"
)
# "Ana Ruiz said the mill was shut.", "Ana Ruiz, the mayor, warned that …".
_REPORTED = re.compile(
    rf"^(?P<who>[^“”\",;]{{2,90}}?(?:,[^“”\",]{{2,80}},)?)\s+"
    r"(?:(?:has|have|had|also|further|separately|then|later)\s+)*"
    rf"(?!(?:told|tells|telling)(?:\s[\w’]+){{1,2}}\sto\s)(?:(?:{_SAYING})\s+(?!by\b)(?:[^“”\".]{{0,60}}?\bthat\b|[a-z]|[A-Z]|“|\")"
    rf"|(?:{_STATING})(?:,[^“”\".,;]{{2,40}},)?\s+(?:[^“”\".,;]{{0,40}}?\bthat\b|“|\"))"
)
# "“…,” Ana Ruiz said.", "“…,” said Ana Ruiz."
_ATTRIBUTED = re.compile(
    rf"[,?!.…—–][\"”’]?[\"”’]\s*(?:[—–-]+\s*)?"
    rf"(?:(?P<first>[^“”\",;]{{2,70}}?)(?:,[^“”\",;]{{2,80}},)?\s+(?:{_VERBS})\b|"
    rf"(?:{_VERBS})\s+(?P<last>[^“”\",;.]{{2,70}}))"
)
# "…, Ana Ruiz said on Monday.", "The mine, the mayor told us, is shut.", "…, said the mayor."
_INSERTED = re.compile(
    r",\s+(?:(?P<who>[^“”\",;]{2,70}?) (?:said|says?|added|wrote|noted|warned|told (?:(?:an?|the|this) (?:\w+ )?)?\w+)"
    r"|(?:said|says|added|wrote)\s+(?!so\b)(?P<last>[^“”\",;]{2,70}?))(?: (?:on|in|at|to) [\w ]{3,30})?(?:,\s|\.?$)"
)
# The same in the middle of a sentence, but not in a side clause ("which, he said, leaks") nor before more of the tag.
_TAG = re.compile(
    r"(?<!\bwhich)(?<!\bwho)(?<!\bthat)(?<!\band)(?<!\bbut)(?<!\bbecause), "
    r"(?:[\w’'-]+ ){1,6}(?:said|says?|explained)(?: on \w+| to \w+)?, (?!\w+ing\b)"
)
_OWN_COMMA = ("and", "but", "since", "because", "although", "though", "while", "which", "who", "as", "so")
_PRONOUNS = frozenset("he she they it i we him her them who".split())
_NO_NAME_BEFORE = re.compile(r"^(?:(?:and|but|so|as|then|also|yet|while|although|because|that)\s+)+", re.IGNORECASE)
_PERSON = re.compile(r"(?:[A-Z][\w’'-]+|[A-Z]\.) (?:[A-Z][\w’'.-]* ){0,2}[A-Z][\w’'-]+")
# "in Puerto Verde".
_LOCATED = re.compile(
    r"\b(?:in|In|at|At|near|Near|outside|into|around|across|towards?|via)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w’'-]*\w(?:\s[A-Z][\w’'-]*\w){1,2})\b(?![’']s| [A-Z])"
)
# What has words on it, but nobody's voice: "the rule says that …" is about the rule.
TEXTS = frozenset(
    """
    act law rule contract code statute treaty sign slip label meter clock clause article constitution lease licence
    ticket map notice poster regulation agreement charter verse song plaque
    """.split()
)
# "The …" of such a kind speaks as one, and says "it" of itself and "we".
BODIES = frozenset(
    """
    ministry government council company commission committee agency court bank union party board firm club hospital
    university school city town authority regulator office department airline operator association federation bloc
    """.split()
)
_NO_PERSON = frozenset(
    """
    University Council Party City House Department Agency Street County River Lake Island Islands Court Bank Group
    Times Post News Ministry Union Club Park School Hospital Declaration Conference Committee Commission Institute
    Association Office Board Company Centre College Church Square Road Avenue Bridge Airport Station Museum War League
    Cup Games Act Treaty Agreement Plan Service Force Forces Navy Police Security National International United
    European Foreign New York San North South East West Northern Southern Eastern Western Central Federal Royal State
    States Province District Region Republic Kingdom Senate Parliament Assembly Peace Prize Nations Press Daily Hall
    Gate Port Valley Mountain Coast Sea Ocean Bay Beach Hill Hills Arena Stadium Opera Palace Castle Registry
    Laboratory Foundation Trust Holdings Insurance Airlines Airways Railways Railway Line Lines Ferry Plateau Ridge
    Mount Cape Gulf Strait Desert Quay Harbour Works Mill Plant Brewery Prison Tribunal Order Law Convention Protocol
    Fund Programme Project Cerro Rio Río Porto Puerto Villa Isla Cabo Santa São Sankt Saint Mission Academy Inquiry
    Review Report Journal Courier Gazette Herald Chronicle Tribune Radio Magazine Weekly Media Wire Partners Equity
    Research Coalition Encyclopedia
    """.split()
)
_HELPERS = re.compile(
    r"(?:(?:\s|(?<=\w)(?=[’']))(?:have|has|had|[’'](?:ve|d|s|ll)|will|would|can|could|should|shall|did|does|do|all|just|"
    r"often|always|never|only|once|now|also|later|then|further))+$",
    re.IGNORECASE,
)
_NO_PHRASE = re.compile(
    r"\b(?:and|or|but|an?|the|of|to|in|for|with|as|that|which|what|who|whom|whose|this|these|those|I|we|you|not|only"
    r"|is|are|was|were|be|been|being|has|had)$"
    r"|^(?:when|while|whatever|whoever|what|which|who|whether|if|let|let’s|there|here|nobody|no one|none|no|not|few"
    r"|neither|one$|you|far|how|why|where|it[’']s|next time)\b"
    r"|^(?:I|we|he|she|they|you)\s\w|\bthat\s(?:nobody|the|a|he|she|it|they|I|we)\b"
    r"|\w\s(?:what|whether|how)\b"
    r"|(?<!who )(?<!which )(?<!that )\b(?:is|are|was|were|been)\s+\w+",
    re.IGNORECASE,
)
_WHEN_OR_WHERE = re.compile(r"^(?:on|in|at|by|before|after|since|during|from|under|as|with)\b", re.IGNORECASE)


def speakers_of(sentences: Sequence[Sentence]) -> list[str | None]:
    """For each sentence who says it; None where the document speaks for itself."""
    return Listener(sentences).speakers


class Listener:
    """Reads a document's sentences in order and keeps in mind who spoke last and who was introduced.

    `speakers` has an entry a sentence; `quoted` says where direct speech is open.
    """

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self._known = persons_of([sentence.text for sentence in sentences])
        self._last: str | None = None
        self._lasts: list[str | None] = []
        self._present: list[str] = []
        self._spoke_since = False
        self.quoted: list[Quoting] = quoting(sentences)
        self.speakers: list[str | None] = self._listen()

    @property
    def persons(self) -> Collection[str]:
        """The people of the document, in full."""
        return self._known.values()

    def resolve(self, who: str, speaker: str | None, number: int | None = None) -> str | None:
        """The full name for what a sentence calls its speaker; `speaker` is whom a pronoun stands for, if known.

        `number` is the sentence's, for later questions; without it the sentence being read is meant.
        """
        last = self._last if number is None else self._lasts[number]
        phrase = _phrase(who)
        return None if phrase is None else self._meant(phrase, speaker, last)

    def without_tag(self, number: int) -> str:
        """A sentence without its one "…, Ana Ruiz said, …" where its speaker is known; any other as it is."""
        text = self.sentences[number].text
        found = list(_TAG.finditer(text))
        if len(found) != 1 or self.speakers[number] is None or any(mark in text for mark in '“”";:'):
            return text
        before, after = text[: found[0].start()], text[found[0].end() :]
        return before + (", " if after.startswith(_OWN_COMMA) else " ") + after

    def _meant(self, who: str, speaker: str | None, last: str | None) -> str | None:
        """Whom a phrase means: a person of the document or whoever it describes; nobody sure by "they" and "I"."""
        pronoun, heard = who.split()[-1].lower(), speaker or last
        if pronoun not in _PRONOUNS:
            return self._person_in(who) or _described(who)
        person = heard in self._known.values()
        if heard is None or pronoun not in GENDERS:
            return heard if pronoun == "it" and not person else None
        if person:
            return heard if gender_of(heard.split()[0]) in (GENDERS[pronoun], None) else None
        return None if is_body(heard) or heard.endswith("s") else heard

    def _listen(self) -> list[str | None]:
        found: list[str | None] = []
        for number, sentence in enumerate(self.sentences):
            quote = self.quoted[number]
            # A quote that names nobody goes on, or comes right after a sentence whose speaker is known.
            follows = opens_quote(sentence.text) and quote.inside and found and found[-1] is not None
            speaker = self._named_in(sentence.text) or (self._last if quote.before or follows else None)
            self._lasts.append(self._last)
            if speaker:
                self._last = speaker
            found.append(speaker)
            present = self._persons_in(sentence.text)
            self._present = present or self._present
            spoke = speaker is not None and speaker not in self._present
            self._spoke_since = spoke or (self._spoke_since and not present)
        return self._backwards(found)

    def _named_in(self, text: str) -> str | None:
        """The speaker that the sentence itself names."""
        for pattern in (_ATTRIBUTED, _ACCORDING, _INSERTED, _REPORTED):
            match = pattern.search(text)
            if match:
                who = next((group for group in match.groups() if group), "")
                speaker = self.resolve(who, self._only_person_before(text, match.start()))
                if speaker:
                    return speaker
        return None

    def _only_person_before(self, text: str, at: int) -> str | None:
        """Whom "he" or "she" means: the one person named in the sentence so far, or in the last that named any.

        None also where somebody else has spoken since.
        """
        here = self._persons_in(text[:at]) or ([] if self._spoke_since else self._present)
        return here[0] if len(here) == 1 else None

    def _person_in(self, text: str) -> str | None:
        """The first person of the document that the text names, in full."""
        return next(iter(self._persons_in(text)), None)

    def _persons_in(self, text: str) -> list[str]:
        return list(dict.fromkeys(named_in(text, self._known)))

    def _backwards(self, found: list[str | None]) -> list[str | None]:
        """A quote whose speaker is named only at its end has that speaker from its beginning."""
        for at in range(len(found) - 2, -1, -1):
            if self.quoted[at].after and self.quoted[at + 1].before:
                found[at] = found[at + 1] or found[at]
        return found


def _phrase(who: str) -> str | None:
    """The words that name a speaker without what stands around them; None where they name nobody."""
    who = _HELPERS.sub("", _NO_NAME_BEFORE.sub("", who.strip(" ,—–-:“”\"'")))
    if not any(map(str.isalpha, who)):
        return None
    return who if who.lower() in _PRONOUNS or not _NO_PHRASE.search(who) else None


def named_in(text: str, full: Mapping[str, str]) -> list[str]:
    """The people whom a text names, in full; `full` has the full names by the last."""
    lasts = (name.split()[-1] for name in find_names(text, opens=False))
    return [full[last] for last in lasts if last in full]


def persons_of(texts: Sequence[str]) -> dict[str, str]:
    """The people whom texts name in full, by last name; a last name that two of them share is left out."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    places = _places_in(texts)
    for text in texts:
        for name in find_names(text, opens=False):
            full = without_title(name)
            last = full.split()[-1]
            if not _PERSON.fullmatch(full) or not is_persons_name(full) or full in places:
                continue
            if last in found and found[last].split()[0] != full.split()[0]:
                shared.add(last)
            found.setdefault(last, full)
    return {last: name for last, name in found.items() if last not in shared}


def is_persons_name(name: str) -> bool:
    """Whether nothing in a name says that it is of a place, a body or several."""
    return not is_place_or_power(name) and _NO_PERSON.isdisjoint(name.split()) and " and " not in name


def _places_in(texts: Sequence[str]) -> set[str]:
    """The names that texts are somewhere "in" or "at", but for those with a known first name."""
    names = {found["name"] for text in texts for found in _LOCATED.finditer(text)}
    return {name for name in names if gender_of(name.split()[0]) is None}


def is_body(voice: str) -> bool:
    """Whether a speaker is a country, a firm, an office: what says "it" of itself, and "we"."""
    last = re.split(r" (?:of|for|in|at) ", voice)[0].split()[-1].lower()
    return is_place_or_power(voice) or (voice.split()[0].lower() == "the" and last in BODIES)


def _described(who: str) -> str | None:
    """An unnamed speaker as the sentence has it ("the harbour master's office"), unless it is too long to be one."""
    who = re.split(r", (?:who|which|whose|a|an|the)\b", who)[0].strip(" ,")
    return who if 0 < len(who.split()) <= 10 and not _WHEN_OR_WHERE.match(who) else None
