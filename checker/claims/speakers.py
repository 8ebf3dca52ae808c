"""Who says a sentence: direct quotes over one or several sentences, reported speech, and "according to"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from checker.language.aliases import is_place_or_power
from checker.language.first_names import gender_of
from checker.language.names import find_names, without_title
from checker.models import Sentence

from .persons import GENDERS, is_office
from .quotes import Quoting, opens_quote, quoting

# What a speaker does with a whole statement; the second list does it only with "that" or a quote.
_SAYING = (
    "said|says|say|saying|told|tells|telling|stated|states|stating|insisted|insists|insisting|believes|thinks|joked|"
    "testified|testifies|explained|explains|explaining|argued|argues|arguing|stressed|stresses|stressing|tweeted|"
    "quipped|put it"
)
_STATING = (
    "noted|notes|noting|added|adds|adding|emphasi[sz]ed|emphasi[sz]es|emphasi[sz]ing|warned|warns|warning|claimed|"
    "claims|claiming|recalled|recalls|replied|replies|estimated|estimates|predicted|predicts|cautioned|cautions|"
    "concluded|concludes|wrote|writes|continued|maintains|maintained|admitted|admits|urging|urged|urges|remarked|"
    "pointed out|points out|asserted|asserts|asserting|conceded|concedes|commented|posted|complained|shouted|whispered|"
    "objected|countered|counters|confirmed|confirms|confirming|announced|announces|announcing|declared|declares|"
    "declaring|reported|reports|reporting|indicated|indicates|indicating|acknowledged|acknowledges|revealed|reveals|"
    "revealing|suggested|suggests|signalled|signaled|disclosed|reiterated|reiterates|asked|asks"
)
_VERBS = f"{_SAYING}|{_STATING}"
# Before "according to", these show that only a side clause is somebody's.
_NOT_IN_SIDE_CLAUSE = "".join(
    rf"(?<!\b{word}{mark}\s)" for word in ("which", "who", "that", "where", "because", "whose") for mark in ("", ",")
)
# "According to Ana Ruiz, …", "In the view of the mayor, …".
_ACCORDING = re.compile(
    _NOT_IN_SIDE_CLAUSE
    + r"\b(?:[Aa]ccording to|[Ii]n the (?:words|view|opinion|assessment|estimation) of|[Aa]s told by)\s+"
    r"(?P<who>[^,.;:—“”]{2,80}(?:\.(?=\s[A-Z])[^,.;:—“”]{2,60})?)"
)
_IN_HIS_VIEW = re.compile(r"\b(?:[Ii]n|[Tt]o) (?:his|her) (?:view|opinion|words|assessment|estimation|mind)\b")
# "As Ana Ruiz noted, …".
_AS_SAID = re.compile(rf"(?:^As|, as)\s+(?!it\b)(?P<who>[^“”\",;]{{2,70}}?)\s+(?:{_VERBS})\b")
# "Not because of the rain, as Ruiz has it": what Ruiz says is denied.
_DENIED = re.compile(r"^(?:Not (?!an?\b|one\b)|Nor\b)|\bn(?:ot|or)$")
# "Ana Ruiz said the mill was shut.", "In May the mayor, Ana Ruiz, warned that …", "Ana Ruiz added: “…".
_REPORTED = re.compile(
    r"^(?:(?:At|In|On|After|Before|During|[A-Z]\w+(?:ed|ing))\s[^“”\",;]{2,60},\s+(?!(?:and\s|but\s)?(?:he|she|it|they)\b))?"
    r"(?P<who>[^“”\",;]{2,90}?(?:(?:,[^“”\",]{2,80}){1,2},)?)\s+"
    r"(?:(?:has|have|had|also|further|separately|then|later)\s+)*"
    rf"(?!(?:told|tells|telling)(?:\s[\w’]+){{1,2}}\sto\s)(?:(?:{_SAYING})\s+(?!by\b)(?:[^“”\".]{{0,60}}?\bthat\b|[a-z]|[A-Z]|“|\")"
    rf"|(?:{_STATING})(?:,[^“”\".,;]{{2,40}},)?\s+(?:[^“”\".,;]{{0,40}}?\bthat\b|“|\")"
    rf"|(?:{_VERBS})(?:\s[^“”\".,;:]{{1,40}})?[,:]\s[“\"])"
)
# "“…,” Ana Ruiz said.", "“…,” said the mayor, Ana Ruiz."
_ATTRIBUTED = re.compile(
    rf"[,?!.…—–][\"”’]?[\"”’]\s*(?:[—–-]+\s*)?"
    rf"(?:(?P<first>[^“”\",;]{{2,70}}?(?:,[^“”\",;]{{2,80}},)?)\s+(?:{_VERBS})\b|"
    rf"(?:{_VERBS})\s+(?P<last>[^“”\",;.]{{2,70}}(?:, [A-Z][^“”\",;]{{1,60}}[^“”\",;.])?))"
)
# "…, the mayor, Ana Ruiz, said on Monday.", "…, said the mayor."
_TAIL = re.compile(
    r",\s+(?:(?P<who>(?:the\s+)?[A-Z]?[^“”\",;]{2,70}?(?:,\s[^“”\",;]{2,60},)?)\s+(?:said|says|added|reported|"
    r"told [\w\s]{2,30}|wrote|noted|warned|argued|explained|announced|confirmed|claimed)|"
    r"(?:said|says|added|wrote)\s+(?P<last>[^“”\",;]{2,70}?))"
    r"(?:\s+(?:on \w+|in an? [\w\s]{3,30}|at an? [\w\s]{3,30}))?\.?$"
)
# "The mine, Ana Ruiz said, is shut."
_SAID_BETWEEN = "said|says|added|adds|feels|thinks|believes|argues|insists|warns|explains|notes|recalls|claims"
_INSERTED = re.compile(
    r"^[^;]*,\s+(?P<who>(?:[Hh]e|[Ss]he|(?:the|an?|our|my|his|her|their)\s[^“”\",;]{2,50}?|[A-Z][^“”\",;]{2,50}?))\s+"
    rf"(?:{_SAID_BETWEEN}|told (?:me|us|them|him|her|reporters))(?: to (?:the|our|this) \w+| on \w+day)?,\s[^;]*$"
)
# Such a tag in the middle of a sentence, but not in a side clause ("which, he said, leaks") nor before more of the tag.
_TAG = re.compile(
    r"(?<!\bwhich)(?<!\bwho)(?<!\bthat)(?<!\band)(?<!\bbut)(?<!\bbecause), "
    rf"(?:[\w’'-]+ ){{1,6}}(?:{_SAID_BETWEEN}|say|explained)(?: on \w+| to \w+)?, (?!\w+ing\b)"
)
# Such a tag after a quote; what a longer one says besides, or one with a comma, would be lost.
_LAST_TAG = re.compile(
    r"[,.—–-]?[”\"]\s+(?![^“”\"]*\b(?:and|but|while|who|as|adding)\b)"
    rf"(?:[\w’'.-]+ ){{0,8}}?(?:{_VERBS})\b(?: [\w’'.-]+){{0,8}}\.?$"
)
# Longer is no prose, and would take long to look through.
_LONGEST_TAGGED = 1500
_OWN_COMMA = ("and", "but", "since", "because", "although", "though", "while", "which", "who", "as", "so")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|to|not|what|as|who|which|that)$")
_PRONOUN = re.compile(r"^(?:he|she|they|him|her|who|it|i|we)$", re.IGNORECASE)
# "Asked by Tom Fry, she …": the sentence goes on with whoever was meant before.
_GOES_ON = re.compile(
    r"(?:[A-Z][^“”\",;]*\b(?:by|to|with|from|for|against|of)\s[^“”\",;]*,\s+)?(?:[Hh]e|[Ss]he)\b(?! was [A-Z])"
)
_SPEAKING_PRONOUN = re.compile(
    r"^(?:he|she|they|it|i|we|him|her|them)(?: (?:also|later|then|further))?$", re.IGNORECASE
)
_NO_NAME_BEFORE = re.compile(r"^(?:(?:and|but|so|as|then|also|yet|while|although|because|that)\s+)+", re.IGNORECASE)
_NO_SPEAKER = frozenset(
    "and but the a an this that these those which what there here also then not only it’s it's".split()
)
_PERSON = re.compile(r"(?:[A-Z][\w’'-]+|[A-Z]\.) (?:[A-Z][\w’'.-]* ){0,2}[A-Z][\w’'-]+")
# "in Puerto Verde".
_LOCATED = re.compile(
    r"\b(?:in|In|at|At|near|Near|outside|into|around|across|towards?|via)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w’'-]*\w(?:\s[A-Z][\w’'-]*\w){1,2})\b(?![’']s| [A-Z])"
)
# What has words on it or is gone by, but nobody's voice: "the rule says that …", "it works according to its design".
TEXTS = frozenset(
    """
    act law rule contract code statute treaty sign slip label meter clock clause article constitution lease licence
    ticket map notice poster by-law bylaw regulation regulations agreement charter verse song inscription plaque
    size design plan schedule need needs age weight
    """.split()
)
# Whom "the diplomat" and the like can mean without a name.
_TRADES = frozenset(
    """
    diplomat expert analyst politician minister president scientist official lawyer author coach player professor
    researcher doctor economist engineer mayor chancellor senator governor ambassador spokesman spokeswoman spokesperson
    director leader premier secretary commissioner general judge activist historian writer envoy columnist manager
    """.split()
)
_NO_PERSON = frozenset(
    """
    University Council Party City House Department Agency Street County River Lake Island Islands Court Bank
    Group Times Post News Ministry Union Club Park School Hospital Command Declaration Summit Conference
    Committee Commission Institute Association Office Board Company Center Centre College Church Square Road
    Avenue Bridge Airport Station Museum War League Cup Games Act Treaty Agreement Plan Service Force Forces
    Army Navy Police Security National International United European Foreign New York Angeles San Los North
    South East West Northern Southern Eastern Western Central Federal Royal State States Province District
    Region Republic Kingdom Congress Senate Parliament Assembly Peace Prize Nations Press Daily
    Hall Tower Gate Port Valley Mountain Coast Sea Ocean Bay Beach Hill Hills Arena Stadium Ground Theatre Theater
    Opera Palace Castle Gallery Registry Laboratory Laboratories Foundation Trust Holding Holdings Insurance Airlines
    Airways Railways Railway Line Lines Ferry Canal Dam Plateau Ridge Mount Cape Gulf Strait Forest Desert Quay Pier
    Harbour Harbor Works Mill Mine Mines Plant Factory Brewery Prison Tribunal Abbey Cathedral Temple Shrine
    Monastery Festival Award Order Law Rule Code Convention Protocol Charter Fund Programme Program Project
    Cerro Rio Río Porto Puerto Monte Villa Lago Isla Cabo Santa Santo São Sankt Saint Sainte
    Operation Mission Academy Inquiry Review Report Journal Courier Gazette Herald Chronicle Tribune
    Radio Magazine Weekly Media Wire Partners Equity Research Team Coalition Encyclopedia
    Posted Interview
    """.split()
)
_OF = re.compile(r" (?:of|for|and)\b")
_OWNER = re.compile(r"(?:[A-Z][\w.-]* )*[A-Z][\w-]*(?:[’']s|s[’']) ")
_APPOSED = re.compile(r"(?:(?!(?:of|for|by|to|with|from|in|at|who|which)\b)[a-z]+ ){0,2}[A-Z]")
_ROLE = re.compile(r"(?:the|this)\s+\w+(?:\s\w+)?$", re.IGNORECASE)
_QUESTIONER = re.compile(r"^[QA]: ")
_MANY = re.compile(
    r"(?:both|two|three|four|five|six|several|some|many|these|those|people)\b|\w+[^s]s$|"
    r"(?:the|our|my|his|her|their) (?-i:[a-z])\w*[^s]s\b",
    re.IGNORECASE,
)
# "It’s said that …" is said by nobody.
_IT_IS = re.compile(r"it[’']s$", re.IGNORECASE)
_HELPERS = re.compile(
    r"(?:(?:\s|(?<=\w)(?=[’']))(?:have|has|had|[’'](?:ve|d|s|ll)|will|would|can|could|should|shall|did|does|do|all|just|"
    r"often|always|never|only|once|now|keeps?|kept))+$",
    re.IGNORECASE,
)
_NO_PHRASE = re.compile(
    r"\b(?:and|or|but|an?|the|of|to|in|for|with|that|which|who|whom|whose|I|we|you|my|our|his|her|their|its|had|have)$"
    r"|^(?:when|while|whatever|whoever|what|which|who|whether|if|let|let’s|there|here|nobody|no one|none|no|not|few"
    r"|neither|one$|you|far|how|why|where|it[’']s|next time)\b"
    r"|^(?:I|we|he|she|they|you)\s(?!(?:also|later|then|further)\b)\w|\bthat\s(?:nobody|the|a|he|she|it|they|I|we)\b"
    r"|\w\s(?:what|whether|how)\b"
    r"|(?<!who )(?<!which )(?<!that )\b(?:is|are|was|were|been|has|had|would|will|cannot)\b(?!$)|\bcannot$",
    re.IGNORECASE,
)
_WHEN_OR_WHERE = re.compile(r"^(?:on|in|at|by|before|after|since|during|from|under|as|with)\b", re.IGNORECASE)
_AUTHOR = re.compile(r"(?:i|we)$", re.IGNORECASE)
_PLURAL = re.compile(r"(?:they|them)$", re.IGNORECASE)
# "the diplomat Ana Ruiz", "Ana Ruiz, a former diplomat, …".
_ROLE_OF = re.compile(
    r"\b(?P<before>[A-Z]?[a-z]+)\s+(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){1,2})"
    r"|\b(?P<named>[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){1,2}), (?:an?|the) (?:[\w’'-]+ ){0,4}?(?P<after>[a-z]+)\b"
    r"(?=[,.]| (?:at|of|for|in|with|from|who)\b)"
)


class Listener:
    """Reads a document's sentences in order and keeps in mind who spoke last and who was introduced.

    `speakers` has an entry a sentence: who says it, None where the document speaks for itself. `quoted` says where
    direct speech is open.
    """

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self._known = persons_of([sentence.text for sentence in sentences])
        self._roles = _roles(sentences, self._known)
        self._last: str | None = None
        self._lasts: list[tuple[str | None, str | None]] = []  # before each sentence: who spoke last, who is "he"
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

        `number` is the sentence's, for later questions; without it the sentence being read is meant. A phrase may mean
        a person of the document, one with that role, or whoever it describes.
        """
        last, near = (self._last, self._last) if number is None else self._lasts[number]
        phrase, heard = _phrase(who), speaker or near
        if phrase is None or _AUTHOR.match(phrase) or (_PLURAL.match(phrase) and heard in self.persons):
            return None
        if _SPEAKING_PRONOUN.match(phrase) or (_PRONOUN.match(phrase.split()[-1]) and not who.endswith(",")):
            pronoun = phrase.split()[-1].lower()
            return heard if heard is None or self._may_stand_for(pronoun, heard) else None
        return self._person_in(phrase) or self._in_role(phrase, last) or _described(phrase)

    def without_tag(self, number: int) -> str:
        """A sentence without its one "…, Ana Ruiz said" where its speaker is known; any other as it is."""
        text = self.sentences[number].text
        if self.speakers[number] is None or len(text) > _LONGEST_TAGGED:
            return text
        last = _LAST_TAG.search(text)
        if last is not None and (self.quoted[number].before or opens_quote(text)):
            return text[: last.start()]
        tail = _TAIL.search(text)
        if tail is not None and "," in (tail["who"] or "") and '"' not in text and "”" not in text:
            return f"{text[: tail.start()]}."
        found = list(_TAG.finditer(text))
        if len(found) != 1 or any(mark in text for mark in '“”";:'):
            return text
        before, after = text[: found[0].start()], text[found[0].end() :]
        return before + (", " if after.startswith(_OWN_COMMA) else " ") + after

    def _person_in(self, phrase: str) -> str | None:
        """Whom a phrase names: Ana Ruiz is meant by "the mayor, Ana Ruiz", not by "Ruiz’s aide, a friend of Ruiz"."""
        first, *others = _OWNER.sub("", phrase).split(", ")
        parts = [first, *filter(_APPOSED.match, others)]
        return next((name for part in parts for name in named_in(part, self._known)), None)

    def _may_stand_for(self, pronoun: str, speaker: str) -> bool:
        """Whether "he" may be a speaker: not a woman, and unnamed no country, no office, not several; "it" is none."""
        if pronoun not in GENDERS:
            return pronoun != "it" or speaker not in self.persons
        if speaker in self.persons:
            return gender_of(speaker.split()[0]) in (GENDERS[pronoun], None)
        body = is_place_or_power(speaker) or not _NO_PERSON.isdisjoint(map(str.capitalize, speaker.split()))
        return not body and not _MANY.match(speaker) and _is_somebody(speaker)

    def _in_role(self, who: str, last: str | None) -> str | None:
        """Whom "the diplomat" means: the person with that role, else the last speaker if no role of theirs is told."""
        role = who.split()[-1].lower()
        if not _ROLE.match(who):
            return None
        if role in self._roles:
            return self._roles[role]
        known = last in self.persons and last not in self._roles.values()
        return last if known and who.split()[-1] in _TRADES else None

    def _listen(self) -> list[str | None]:
        found: list[str | None] = []
        guessed: set[int] = set()
        introduced: str | None = None
        # Whether the open quote was opened by somebody who can't be told.
        untold = False
        for number, sentence in enumerate(self.sentences):
            quote = self.quoted[number]
            opens = quote.before or opens_quote(sentence.text)
            # What is said as a whole may tell what others say, but not who says it.
            named = None if opens and quote.share == 1 else self._named_in(sentence.text)
            speaker = named or (introduced if opens else None)
            if speaker is None and opens and not untold:
                # A quote that names nobody may come right after a sentence whose speaker is known.
                follows = quote.inside and bool(found) and found[-1] is not None
                speaker = self._last if quote.before or follows else None
                guessed.add(number)
            untold = quote.after and speaker is None and (untold or not opens)
            near = self._last if self._spoke_since or len(self._present) != 1 else self._present[0]
            self._lasts.append((self._last, near))
            self._last = speaker or self._last
            found.append(speaker)
            introduced = self._introduced(sentence.text, introduced if quote.after or opens else None)
            self._keep_in_mind(sentence.text, speaker)
        return self._backwards(found, guessed)

    def _keep_in_mind(self, text: str, speaker: str | None) -> None:
        """Learn of whom a sentence tells anew, and whether somebody else than these has spoken since."""
        named = [] if _GOES_ON.match(text) else named_in(text, self._known)
        self._present = named or self._present
        spoke = speaker is not None and speaker not in self._present
        self._spoke_since = spoke or (self._spoke_since and not named)

    def _named_in(self, text: str) -> str | None:
        """The speaker that the sentence itself names."""
        for pattern in (_ATTRIBUTED, _ACCORDING, _AS_SAID, _TAIL, _INSERTED, _REPORTED):
            match = pattern.search(text)
            if match and not (pattern is _AS_SAID and _DENIED.search(text[: match.start()])):
                # "He" or "she" is the one person named so far, or in the last sentence that named any; nobody where
                # somebody else has spoken since.
                here = named_in(text[: match.start()], self._known) or ([] if self._spoke_since else self._present)
                who = next((group for group in match.groups() if group), "")
                speaker = self.resolve(who, here[0] if len(here) == 1 else None)
                if speaker:
                    return speaker
        return None

    def _introduced(self, text: str, before: str | None) -> str | None:
        """Who is about to speak: a sentence that ends in a colon names the speaker of the quote to come."""
        if not text.rstrip().endswith(":"):
            return before
        only = self._present[0] if len(self._present) == 1 and _IN_HIS_VIEW.search(text) else None
        return self._named_in(text) or next(iter(named_in(text, self._known)), None) or only or self._last

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


def _phrase(who: str) -> str | None:
    """The words that name a speaker without what stands around them; None where they name nobody."""
    who = _NO_NAME_BEFORE.sub("", _QUESTIONER.sub("", who).strip(" ,—–-:“”\"'"))
    if _IT_IS.match(who):
        return None
    who = _HELPERS.sub("", who)
    if not any(map(str.isalpha, who)):
        return None
    pronoun = _SPEAKING_PRONOUN.match(who)
    unnamed = _PASSIVE.search(who) or who.lower() in _NO_SPEAKER or _NO_PHRASE.search(who)
    return None if unnamed and not pronoun else who


def named_in(text: str, full: Mapping[str, str]) -> list[str]:
    """The people whom a text names, in full and each once; `full` has the full names by the last."""
    names = (part for name in find_names(text, opens=False) for part in (name, _OF.split(name)[0]))
    lasts = (name.split()[-1] for name in names)
    return list(dict.fromkeys(full[last] for last in lasts if last in full))


def persons_of(texts: Sequence[str]) -> dict[str, str]:
    """The people whom texts name in full, by last name; a last name that two of them share is left out."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    located = {match["name"] for text in texts for match in _LOCATED.finditer(text)}
    for name in (name for text in texts for name in find_names(text, opens=False)):
        full = without_title(name)
        # "Dr Ana Ruiz of Leeds University" is no body.
        bearer = _OF.split(full)[0]
        full = bearer if full != name or gender_of(bearer.split()[0]) else full
        first, last = full.split()[0], full.split()[-1]
        # Somebody may be "in" or "at" a name that is no place's only where its first word is a known first name.
        place = full in located and gender_of(first) is None
        if place or not _PERSON.fullmatch(full) or not is_persons_name(full):
            continue
        if last in found and found[last].split()[0] != first:
            shared.add(last)
        found.setdefault(last, full)
    return {last: name for last, name in found.items() if last not in shared}


def is_persons_name(name: str) -> bool:
    """Whether nothing in a name says that it is of a place, a body, an office or several."""
    words = name.split()
    office = is_office(words[-1]) and gender_of(words[0]) is None
    return not (office or is_place_or_power(name) or " and " in name) and _NO_PERSON.isdisjoint(words)


def _roles(sentences: Sequence[Sentence], known: dict[str, str]) -> dict[str, str]:
    """Who is meant by "the diplomat": the one person whom the document calls so by name."""
    found: dict[str, set[str]] = {}
    for sentence in sentences:
        for match in _ROLE_OF.finditer(sentence.text):
            name, role = match["name"] or match["named"], (match["before"] or match["after"]).lower()
            person = known.get(name.split()[-1].rstrip("."))
            if person:
                found.setdefault(role, set()).add(person)
    return {role: next(iter(people)) for role, people in found.items() if len(people) == 1}


def _is_somebody(speaker: str) -> bool:
    """Whether a speaker in other words than a full name may be a person: "Ruiz", "the mayor", not "the regulator"."""
    first, *others = speaker.split(", ")
    words = re.split(r" (?:of|for|at|in|from|on|with|to|who)\b", first)[0].split()
    named = (words[-1][0].isupper() and words[0].lower() != "the") or any(map(_APPOSED.match, others))
    return named or any(word.lower() in _TRADES or is_office(word) or word.endswith(("man", "ist")) for word in words)


def _described(who: str) -> str | None:
    """An unnamed speaker as the sentence has it ("the harbour master's office"), unless it is too long to be one."""
    who = re.split(r", (?:who|which|whose|a|an|the)\b", who)[0].strip(" ,")
    if not who or who.split(",")[0].split()[-1].lower() in TEXTS:
        return None
    interrupted = re.search(r", (?:he|she|they|it|I|we) ", who)
    return who if len(who.split()) <= 10 and not _WHEN_OR_WHERE.match(who) and not interrupted else None
