"""How sure a sentence is: denied, possible, planned, conditional or plainly asserted, from the words that say so.

What stands in a side clause or a parenthesis doesn't count for the sentence as a whole.
"""

from __future__ import annotations

import re

from checker.models import Modality, Polarity

_VERBAL = (
    r"rul(?:e|es|ed|ing) out|reject(?:s|ed|ing)?|refus(?:e|es|ed|ing|al)|declin(?:es?|ed|ing)(?= to\b)|"
    r"den(?:y|ies|ied|ying)|fail(?:s|ed|ing)? to|fell through|st(?:op|ops|opped|opping) short of|withh(?:old|olds|eld)|"
    r"exclud(?:e|es|ed)|oppos(?:es?|ed)|unable to|lacks?|lacked|denial|refrain(?:s|ed)? from|(?:was|were) barred from|"
    r"disput(?:es?|ed)|far from"
)
_NOT = (
    r"not(?! only\b| just\b| least\b| merely\b|[^,.;]{3,80},? but (?:with|by|to|in|on|for|rather|also|as|from|at)\b)|"
    r"never|no longer|nobody|none|neither|nor|cannot|without having|nothing(?! but\b)|nowhere|"
    r"no (?!doubt|fewer|less|later|more than|sooner|matter|surprise|wonder|less than)\w+"
)
_N_T = r"n[’']t\b(?! (?:only|just))"
_UNDONE = r"rul(?:e|ed|ing) out|reject(?:ed)?|refus(?:e|ed)|den(?:y|ied)|exclud(?:e|ed)|fail(?:ed)? to"
_TWICE = re.compile(
    rf"(?:\b(?:not|never|cannot|has yet to|yet to)|{_N_T})\s+"
    rf"(?:(?:been|be|yet|ever|formally|explicitly|immediately)\s+){{0,2}}(?:{_UNDONE})\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(rf"\b(?:{_NOT})\b|{_N_T}|\b(?:{_VERBAL})\b", re.IGNORECASE)
_YET_TO = re.compile(r"\b(?:ha(?:s|ve|d)|is|are|was|were) (?:still )?yet to\b", re.IGNORECASE)
_CONDITIONAL = re.compile(
    r"(?<!as )(?<!even )(?<!asked )(?<!ask )(?<!wonder )(?<!know )(?<!see )(?<!unclear )(?<!say )\bif\b"
    r"|\b(?:unless|provided that|providing that|on (?:the )?condition that|only (?:after|once|when)|"
    r"(?:once|when|until)\b.+\b(?:would|will)|(?:would|will)\b.+\bonce|in the event|as long as|so long as|"
    r"contingent (?:up)?on|conditional (?:up)?on|subject to (?:approval|ratification|review|a vote))\b",
    re.IGNORECASE,
)
# "may" and "will" only in lower case or before a verb, since May is a month and Will a name.
_POSSIBLE = re.compile(
    r"\b(?:may|might|could|[Pp]ossibl[ey]|[Pp]erhaps|[Mm]aybe|[Rr]eportedly|[Aa]pparently|[Aa]llegedly|[Ss]upposedly|"
    r"[Ll]ikely|[Uu]nlikely|[Pp]robably|[Pp]resumably|appears?(?: not)? to|appeared to|seems?|seemed|suspects?|"
    r"suggests? that|suggested that|is considering|are considering|considers? (?=\w+ing)|is believed to|"
    r"are believed to|is thought to|are thought to|open to (?=\w+ing)|it is unclear|it was unclear|alleged|rumou?red)\b"
)
_PLANNED = re.compile(
    r"(?<![Tt]he )(?<!free )(?<!political )(?<!good )\b(?:will|shall)\b|[’']ll\b|"
    r"\b(?:plans? to|planning to|(?:has|have|had|is|are|was|were) planned|intends?|expects?|"
    r"(?:is|are|was|were) expected to|(?<!is )(?<!are )(?<!was )(?<!were )intended to|"
    r"due to (?=(?:be|begin|start|open|meet|take|come|go|end|vote|visit|arrive|leave|return|hold|sign|speak|expire|"
    r"play|close|make)\b)|(?:is|are|was|were) (?:scheduled|slated|poised)|(?:is|are) to (?=(?:be|\w+)\b)|would|set to|"
    r"aims? to|going to|about to|hopes? to|promis(?:ed|es) to|pledg(?:ed|es) to|vow(?:ed|s) to|agreed to)\b"
)
_SIDE = re.compile(
    r"\([^()]*\)|[—–][^—–]{3,120}[—–]|,\s+(?:which|who|whose|where|although|though|even though|whereas)\b[^,;.]*"
    r"|^(?:although|though|even though)\b[^,]*,",
    re.IGNORECASE,
)


def modality(text: str) -> Modality:
    """The first that applies of conditional, denied, possible, planned; else asserted."""
    main = _main(text)
    if _CONDITIONAL.search(main):
        return Modality.CONDITIONAL
    if _TWICE.search(main):
        return Modality.POSSIBLE
    if is_negated(main):
        return Modality.DENIED
    if _POSSIBLE.search(main):
        return Modality.POSSIBLE
    return Modality.PLANNED if _PLANNED.search(main) else Modality.ASSERTED


def polarity(text: str) -> Polarity:
    """Negative when the sentence holds a negation or a verb that works as one; two undo each other."""
    main = _main(text)
    return Polarity.NEGATIVE if is_negated(main) else Polarity.POSITIVE


def is_negated(text: str) -> bool:
    """Whether some word of `text`, side clauses included, negates."""
    return bool(_NEGATION.search(_TWICE.sub(" ", text)) or _YET_TO.search(text))


def is_conditional(text: str) -> bool:
    """Whether `text` holds a condition."""
    return bool(_CONDITIONAL.search(text))


def _main(text: str) -> str:
    """The text without side clauses, as long as something is left to go by."""
    main = _SIDE.sub(" ", text)
    return main if len(main.split()) >= 3 else text
