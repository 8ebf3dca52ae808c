"""Words that say whose a sentence is: "…," Ana Ruiz said, "according to Ana Ruiz", "as Ruiz noted"."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    # A name after a role says whose it is; one after "According to the court" may begin what is said.
    r"(?P<who>(?:(?<=\baccording to )|(?=(?:his|her|its|their)\s))(?=[a-z])[^,.;:—“”]{2,80},"
    r"(?:\s[A-Z][\w’'-]*\.?){1,4}\s[A-Z][\w’'-]*(?=[.;]|,\s(?!\d|an?\b)|$)"
    r"|[^,.;:—“”]{2,80}(?:\.(?=\s[A-Z])[^,.;:—“”]{2,60})?)"
)
_IN_HIS_VIEW = re.compile(r"\b(?:[Ii]n|[Tt]o) (?:his|her) (?:view|opinion|words|assessment|estimation|mind)\b")
# "As Ana Ruiz noted, …".
_AS_SAID = re.compile(rf"(?:^As|, as)\s+(?!it\b)(?P<who>[^“”\",;]{{2,70}}?)\s+(?:{_VERBS})\b")
# "Not because of the rain, as Ruiz said": what Ruiz says is denied.
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
    r"(?:said|says|added|wrote)\s+(?P<last>(?!that\b)[^“”\",;]{2,70}?))"
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
# Words that keep the comma before them when a tag between commas goes.
_OWN_COMMA = re.compile(r"(?:and|but|since|because|although|though|while|which|who|as|so)\b")
# "The mill was" before "said to be shut" names no speaker.
_UNFINISHED = re.compile(r"\b(?:is|are|was|were|be|been|being|to|not|what|as|who|which|that)$")
_NO_NAME_BEFORE = re.compile(r"^(?:(?:and|but|so|as|then|also|yet|while|although|because|that)\s+)+", re.IGNORECASE)
_NO_SPEAKER = frozenset(
    "and but the a an this that these those which what there here also then not only it’s it's".split()
)
# What has words on it or is gone by, but nobody's voice: "the rule says that …", "it works according to its design".
TEXTS = frozenset(
    """
    act law rule contract code statute treaty sign slip label meter clock clause article constitution lease licence
    ticket map notice poster by-law bylaw regulation regulations agreement charter verse song inscription plaque
    size design plan schedule need needs age weight
    """.split()
)
_QUESTIONER = re.compile(r"^[QA]: ")
# "She", "they also".
PRONOUN = re.compile(r"^(?:he|she|they|it|i|we|him|her|them)(?: (?:also|later|then|further))?$", re.IGNORECASE)
# "It’s said that …" is said by nobody.
_IT_IS = re.compile(r"it[’']s$", re.IGNORECASE)
_HELPERS = re.compile(
    r"(?:(?:\s|(?<=\w)(?=[’']))(?:have|has|had|[’'](?:ve|d|s|ll)|will|would|can|could|should|shall|did|does|do|all|just|"
    r"often|always|never|only|once|now|keeps?|kept))+$",
    re.IGNORECASE,
)
_NO_PHRASE = re.compile(
    r"\b(?:and|or|but|an?|the|of|to|in|for|with|that|which|who|whom|whose|I|we|you|my|our|his|her|their|its|had|have)$"
    # "Israel denied claims that …" and "amid reports that …" have a noun that looks like a verb of saying.
    r"|\s(?:den(?:y|ies|ied|ying)|(?:reject|dismiss|disput|refut|cit)(?:e?s|ed|ing)|amid|despite)(?: (?:media|press))?$"
    r"|^(?:when|while|whatever|whoever|what|which|who|whether|if|let|let’s|there|here|nobody|no one|none|no|not|few"
    r"|neither|one$|you|far|how|why|where|it[’']s|next time)\b"
    r"|^(?:I|we|he|she|they|you)\s(?!(?:also|later|then|further)\b)\w|\bthat\s(?:nobody|the|a|he|she|it|they|I|we)\b"
    r"|\w\s(?:what|whether|how)\b"
    r"|(?<!who )(?<!which )(?<!that )\b(?:is|are|was|were|been|has|had|would|will|cannot)\b(?!$)|\bcannot$",
    re.IGNORECASE,
)
_WHEN_OR_WHERE = re.compile(r"^(?:on|in|at|by|before|after|since|during|from|under|as|with)\b", re.IGNORECASE)


def attributions(text: str) -> Iterator[tuple[str, int]]:
    """What a text calls whoever says it, and where in the text that is told; what is likeliest comes first."""
    for pattern in (_ATTRIBUTED, _ACCORDING, _AS_SAID, _TAIL, _INSERTED, _REPORTED):
        match = pattern.search(text)
        if match and not (pattern is _AS_SAID and _DENIED.search(text[: match.start()])):
            yield next(filter(None, match.groups()), ""), match.start()


def is_held_view(text: str) -> bool:
    """Whether a text tells of "his view", so of that of somebody it doesn't name."""
    return _IN_HIS_VIEW.search(text) is not None


def without_tag(text: str, in_quote: bool) -> str:
    """A text without its tag: one behind a quote, one with a comma in it at the end, or one between commas.

    Any other tag is left to the parse (`speech`). `in_quote`: the text begins in direct speech.
    """
    if len(text) > _LONGEST_TAGGED:
        return text
    last = _LAST_TAG.search(text)
    if last is not None and in_quote:
        return text[: last.start()]
    tail = _TAIL.search(text)
    if tail is not None and "," in (tail["who"] or "") and '"' not in text and "”" not in text:
        return f"{text[: tail.start()]}."
    found = list(_TAG.finditer(text))
    if len(found) != 1 or any(mark in text for mark in '“”";:'):
        return text
    before, after = text[: found[0].start()], text[found[0].end() :]
    return before + (", " if _OWN_COMMA.match(after) else " ") + after


def speaker_phrase(who: str) -> str | None:
    """The words that name a speaker without what stands around them; None where they name nobody."""
    who = _NO_NAME_BEFORE.sub("", _QUESTIONER.sub("", who).strip(" ,—–-:“”\"'"))
    if _IT_IS.match(who):
        return None
    who = _HELPERS.sub("", who)
    if not any(map(str.isalpha, who)):
        return None
    pronoun = PRONOUN.match(who)
    unnamed = _UNFINISHED.search(who) or who.lower() in _NO_SPEAKER or _NO_PHRASE.search(who)
    return None if unnamed and not pronoun else who


def described(who: str) -> str | None:
    """An unnamed speaker as the sentence has it ("the harbour master's office"), unless it is too long to be one."""
    who = re.split(r", (?:who|which|whose|a|an|the)\b", who)[0].strip(" ,")
    if not who or who.split(",")[0].split()[-1].lower() in TEXTS:
        return None
    interrupted = re.search(r", (?:he|she|they|it|I|we) ", who)
    return who if len(who.split()) <= 10 and not _WHEN_OR_WHERE.match(who) and not interrupted else None
