"""What is no claim: questions, greetings, instructions, lead-ins, and opinion that holds nothing to check."""

from __future__ import annotations

import re

from checker.language.dates import find_dates
from checker.language.names import find_names
from checker.language.numerals import SHORT
from checker.language.quantities import find_quantities
from checker.models import Sentence

# Fewer words are headings, labels and exclamations; a statement so short has little to compare.
ENOUGH = 4
# "Injured: 17", what a table's cell says of its row, and "TLS is optional."
_LABELLED, _SHORT = 2, 3
_COUNTED = re.compile(rf"\d|\b{SHORT}\b", re.IGNORECASE)
_SHORT_FACT = re.compile(
    r"^(?!(?:it|that|this|there|here|what|which|who|he|she|they|we|i|you|everything|nothing|all)\b)"
    r"[\w’'-]+ (?:is|are|was|were) [\w’'-]+\.$",
    re.IGNORECASE,
)
# A longer sentence mostly tells something besides what it asks for, judges or feels.
_PLAIN_WORDS = 18
# What forbids ("never immerse it", "do not use it outdoors") states a rule, and another source may allow it.
_INSTRUCTION = re.compile(
    r"^(?:(?:please|click|may (?:it|you|they|he|she|we|god)|see (?:also|the|our|page|figure|table|below)|contact us|"
    r"let us|let[’']s|make sure)\b|let (?:me|him|her|it|them|that|the)\b(?=[^,:;]*$)|"
    r"(?:read|watch|look|call|consider|note|remember|press|select|open|close(?! to\b)|turn|set|use|choose|visit|"
    r"install|remove|take|add|stir|keep|check|follow|ask|tell|join|try|always [a-z]+)"
    r"(?= (?:the|your|a|an|on|off|to|it|this|that|these|all|any|our|up|at|us|me)\b)"
    r"(?! \w+ (?:is|are|was|were|has|have)\b))",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(?:hello|dear|welcome|thank you|thanks(?! to\b[^!]*,)|good (?:morning|evening|afternoon|day|night|luck)|"
    r"ladies and gentlemen|happy (?:new year|birthday)|best (?:wishes|regards)|congratulations|"
    r"yours (?:sincerely|faithfully))\b",
    re.IGNORECASE,
)
_FRAME = re.compile(r"^[^“\"]{0,160}:$")
_DEGREE = r"(?:(?:very|truly|really|quite|so|simply|rather|too|just|most|more|such|as|all)\s+)*"
# Nothing else beside: "The ride is lovely", not "The ride is lovely, and free".
_JUDGEMENT = re.compile(
    rf"[^,;:—]*\b(?:is|are|was|were|be|been|seems?|feels?|looks?|sounds?|remains?|[’']s)\s+(?:not\s+)?{_DEGREE}"
    rf"(?:an?\s+)?{_DEGREE}"
    r"(?:wonderful|beautiful|terrible|awful|amazing|great|horrible|disgraceful|shameful|ridiculous|absurd|brilliant|"
    r"magnificent|lovely|exciting|boring|disappointing|outrageous|splendid|important|shocking|unacceptable|unfair|fair|"
    r"wise|foolish|sad|tragic|pleasure|privilege|honou?r|disgrace|scandal|shame|nonsense|dull|clever|stupid)\b"
    r"(?!\s(?:deal|many|number|part)\b)[^,;:—]*",
    re.IGNORECASE,
)
_FEELING = re.compile(
    r"^(?:and |but |so )?(?:i|we|i[’']m|we[’']re|my|our)\b\s*(?:\w+ly\s+)?(?:hope|wish|love|hate|feel|prefer|thank|"
    r"(?:am|are)?\s*(?:so |very |deeply |truly )?(?:proud|grateful|happy|glad|sad|sorry|delighted|thankful|afraid)|"
    r"look forward|would like to thank|heart goes|hearts go|thoughts are)\b",
    re.IGNORECASE,
)
_EXCLAIMING = re.compile(r"^what an?\b[^.?]*[.!]$|^how\b[^.?]*!$", re.IGNORECASE)


def enough_for(sentence: Sentence) -> int:
    """How many words a sentence must have to state something, whatever its parse says."""
    _, _, value = sentence.text.partition(": ")
    labelled = value and (sentence.lead is not None or _COUNTED.search(value))
    if labelled:
        return _LABELLED
    return _SHORT if _SHORT_FACT.match(sentence.text) else ENOUGH


def is_checkable(text: str, least: int = ENOUGH) -> bool:
    """Whether a sentence states something: no question, greeting, instruction, lead-in or mere opinion.

    `least` is how many words it must have.
    """
    bare = text.strip(" “”\"'‘’*_«»")
    if len(bare.split()) < least or bare.rstrip(")]").endswith("?"):
        return False
    long = len(bare.split()) > _PLAIN_WORDS
    if (_INSTRUCTION.match(bare) or _GREETING.match(bare)) and not long:
        return False
    if _FRAME.match(text) and len(bare.split()) < 12:
        return False
    opinion = _JUDGEMENT.fullmatch(bare) or _FEELING.match(bare) or _EXCLAIMING.match(bare)
    if not opinion or long:
        return True
    # A short sentence that judges or feels has at least to name someone, a number or a date that could be checked.
    return bool(find_quantities(bare) or find_dates(bare) or find_names(bare))
