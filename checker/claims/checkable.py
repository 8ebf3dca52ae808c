"""What is no claim: questions, greetings, instructions, lead-ins, and opinion that holds nothing to check."""

from __future__ import annotations

import re

from checker.language.dates import find_dates
from checker.language.names import find_names
from checker.language.quantities import find_quantities

# Fewer words are headings, labels and exclamations; a statement so short has little to compare.
ENOUGH = 4
# A longer sentence mostly tells something besides what it judges or feels.
_OPINION_WORDS = 18
_INSTRUCTION = re.compile(
    r"^(?:please|click|for (?:more|further) [\w ]{3,30}, (?:please )?(?:contact|visit|see|call|read|write|go)|"
    r"may (?:it|you|they|he|she|we|god)|see (?:also|the|our|page|figure|table|below)|visit (?:the|our|us|www)|"
    r"contact (?:us|the|your)|imagine|let us|let’s|let's|"
    r"let (?:me|him|her|it|them|that|the)\b(?=[^,:;]*$)|do not|don’t|don't|enjoy|remember (?:that|to)|make sure|"
    r"note that|be sure|be careful|never (?=[a-z]+ (?:the|your|a|an)\b)|always (?=[a-z]+ (?:the|your|a|an)\b)|"
    r"(?:read|watch|listen|look|call|consider|note|press|select|open|close|turn|set|use|choose|enter|install|restart|"
    r"download|remove|insert|connect|take|add|stir|mix|place|keep|check|follow|ask|tell|join|try|wait|go)"
    r"(?= (?:the|your|a|an|on|off|to|it|this|that|these|all|any|our|up|at|us|me)\b)"
    r"(?! \w+ (?:is|are|was|were|has|have)\b))",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(?:hello|hi|hey|dear|welcome|thank you|thanks|many thanks|good (?:morning|evening|afternoon|day|night|luck)|"
    r"ladies and gentlemen|happy (?:new year|birthday|christmas)|best (?:wishes|regards)|kind regards|congratulations|"
    r"god bless|yours (?:sincerely|faithfully|truly))\b",
    re.IGNORECASE,
)
_FRAME = re.compile(r"^[^“\"]{0,160}:$")
_DEGREE = (
    r"(?:(?:very|truly|really|quite|so|simply|absolutely|rather|too|just|utterly|deeply|most|more|such|as|all)\s+)*"
)
_JUDGEMENT = re.compile(
    rf"\b(?:is|are|was|were|be|been|seems?|feels?|looks?|sounds?|remains?|[’']s)\s+(?:not\s+)?{_DEGREE}"
    rf"(?:(?:an?|the)\s+)?{_DEGREE}"
    r"(?:wonderful|beautiful|terrible|awful|amazing|incredible|fantastic|great|horrible|disgraceful|shameful|"
    r"ridiculous|absurd|brilliant|magnificent|delicious|lovely|stunning|breathtaking|heartbreaking|exciting|boring|"
    r"disappointing|inspiring|outrageous|pathetic|superb|splendid|marvell?ous|essential|crucial|important|shocking|"
    r"embarrassing|unacceptable|unfair|fair|wise|foolish|naive|cynical|sad|tragic|joy|pleasure|privilege|honou?r|"
    r"disgrace|scandal|shame|mistake|nonsense|charming|dull|clever|stupid|hard to (?:believe|imagine|understand)|"
    r"worth (?:it|the wait))\b",
    re.IGNORECASE,
)
_FEELING = re.compile(
    r"^(?:and |but |so )?(?:i|we|i[’']m|we[’']re|my|our)\b\s*(?:\w+ly\s+)?(?:hope|wish|love|hate|feel|prefer|dream|"
    r"fear|adore|(?:am|are)?\s*(?:so |very |deeply |truly )?(?:proud|grateful|happy|glad|sad|sorry|delighted|honou?red|"
    r"thankful|excited|afraid)|thank|look forward|salute|applaud|would like to thank|can[’']t wait|cannot wait|"
    r"heart goes|hearts go|thoughts are)\b",
    re.IGNORECASE,
)
_EXCLAIMING = re.compile(r"^(?:what an?|wow|oh|alas|shame on|hurrah|bravo)\b[^.?]*[.!]$|^how\b[^.?]*!$", re.IGNORECASE)


def is_checkable(text: str, least: int = ENOUGH) -> bool:
    """Whether a sentence states something: no question, greeting, instruction, lead-in or mere opinion.

    `least` is how many words it must have.
    """
    bare = text.strip(" “”\"'‘’*_«»")
    if len(bare.split()) < least or bare.rstrip(")]").endswith("?"):
        return False
    if _INSTRUCTION.match(bare) or _GREETING.match(bare) or (_FRAME.match(text) and len(bare.split()) < 12):
        return False
    return not _is_opinion(bare)


def _is_opinion(text: str) -> bool:
    """Whether a short sentence judges or feels and names no one, no number and no date that could be checked."""
    if len(text.split()) > _OPINION_WORDS:
        return False
    if not (_JUDGEMENT.search(text) or _FEELING.match(text) or _EXCLAIMING.match(text)):
        return False
    return not (find_quantities(text) or find_dates(text) or find_names(text))
