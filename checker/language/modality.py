"""How sure a sentence is: denied, possible, planned, conditional or plainly asserted, from the words that say so.

What stands in a side clause or a parenthesis doesn't count for the sentence as a whole.
"""

from __future__ import annotations

import re

from checker.language.limits import SPAN
from checker.language.numerals import WORD
from checker.models import Modality, Polarity

# "Ruled it out", but not "ruled the question out of order".
_RULE_OUT = (
    r"rul(?:e|es|ed|ing)(?: (?:it|that|this|them|him|her|(?:the|an?|any|such)(?: [\w-]+){1,2})"
    r"(?= out\b(?! of (?:order|time|bounds)\b)))? out"
)
_VERBAL = (
    rf"{_RULE_OUT}|reject(?:s|ed|ing)?|refus(?:e|es|ed|ing|al)|declin(?:es?|ed|ing)(?= to\b)|"
    r"den(?:y|ies|ied|ying)|fail(?:s|ed|ing)? to|st(?:op|ops|opped|opping) short of|withh(?:old|olds|eld)|"
    r"exclud(?:e|es|ed)|(?<!\bas )oppos(?:es?|ed)|unable to|lack(?:s|ed)?(?! only\b)|refrain(?:s|ed)? from|"
    r"far from(?= (?:\w+(?:ed|ing)|over|clear|certain|sure|easy|complete|uniform|true)\b)|"
    r"(?:ha(?:s|ve|d)|is|are|was|were) (?:still )?yet to|"
    # A dispute, as a noun, denies nothing.
    r"(?<!\ba )(?<!\bthe )(?:disputed|disputes?(?= (?:the|an?|this|these|that|any|it|his|her|its|their|whether|how)\b))"
)
_NOT = (
    r"(?<!\bif )(?<!\bor )not(?! (?:only|just|least|merely|without)\b|"
    r"[^,.;]{3,80},? but (?:with|by|to|in|on|for|rather|also|as|from|at)\b)|"
    r"never|no longer|nobody|none|neither|nor|cannot|without having|"
    # What is done "for nothing" is free of charge, and "for nothing else" only says that this was all.
    r"(?<!\bfor )nothing(?! but\b)|nowhere|"
    r"(?:is|are|was|were) anything but|"
    r"no (?!doubt|fewer|less|later|more than|sooner|matter|surprise|wonder)\w+"
)
_N_T = r"n[’']t\b(?! (?:only|just))"
_TWICE = re.compile(
    rf"(?:(?:\b(?:not|never|cannot|(?:yet|unable|(?:refus|declin|fail)(?:s|es?|ed|ing|al)?) to|"
    rf"(?:st(?:op|ops|opped|opping) short of|refrain(?:s|ed)? from)(?= (?:\w+ly )?ruling))|{_N_T})\s+"
    r"(?:(?:been|be|yet|ever|formally|explicitly|immediately)\s+){0,2}"
    rf"(?:{_RULE_OUT}|reject(?:ed)?|refus(?:e|ed)|den(?:y|ied)|exclud(?:e|ed)|fail(?:ed)? to)"
    r"|\b(?:nothing|none|no \w+)\s+(?:(?:has|have|had|is|are|was|were|being|been|yet)\s+){1,3}ruled out)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(rf"\b(?:{_NOT})\b|{_N_T}|\b(?:{_VERBAL})\b", re.IGNORECASE)
_CONDITIONAL = re.compile(
    r"(?<!as )(?<!even )(?<!asked )(?<!asks )(?<!asking )(?<!ask )(?<!wondered )(?<!wonders )(?<!wonder )"
    r"(?<!doubted )(?<!know )(?<!see )(?<!unclear )(?<!say )\bif\b"
    r"(?! (?:any|anything|ever|at all)\s?(?:[,.;)]|$))"
    r"|\b(?:unless|provided that|on (?:the )?condition(?: that|(?= ?[.,]))|only (?:after|when)|in the event|"
    # Once what has happened, or how often: "only once in five games", "only once had they won".
    rf"only once(?! (?:in|per|every|each|before|since|during|ha[ds]|have|an? {SPAN})\b| ?(?:[.,;:)]|$))|"
    r"conditional (?:up)?on|subject to (?:[\w’'-]+ ){0,4}(?:approval|ratification|consent)|"
    r"(?:once|when|until)\b.+\b(?:would|will)|(?:would|will)\b.+\bonce|"
    # "As long as a street" tells a length and "for as long as anyone remembers" a time.
    r"(?:(?<!for )as|so) long as(?! an? [\w-]+\s?[.,;]))\b",
    re.IGNORECASE,
)
# "Perhaps two" tells of the number.
_ROUGHLY = rf"(?! (?:\d|(?:(?!one\b)(?:{WORD})|half|a (?:dozen|score|half|third|quarter|hundred|thousand))\b))"
# "May hold no more than two" and "may only be used by members" are rules.
_ALLOWED = r"(?! (?!(?:be|cost|last|mean)\b)(?:[\w’'-]+ ){1,3}no more than\b| (?:only be \w+ed|be \w+ed only)\b)"
# "May" only in lower case, since May is a month; "could make out" tells that it was done.
_POSSIBLE = re.compile(
    rf"\b(?:may{_ALLOWED}|might|"
    r"could(?! (?:hear|smell|make out|be (?:heard|made out))\b)|"
    rf"(?<!est )(?<!\bas )(?<!made )[Pp]ossible|(?:[Pp]erhaps|[Mm]aybe){_ROUGHLY}|"
    r"[Pp]ossibly|[Rr]eportedly|[Aa]pparently|[Aa]llegedly|[Ss]upposedly|[Ll]ikely|[Uu]nlikely|[Pp]robably|"
    r"[Pp]resumably|appear(?:s|ed)?(?: not)? to|seem(?:s|ed)?|suspects?|suggest(?:s|ed)? that|"
    r"(?:is|are) (?:considering|believed to|thought to)|alleged|rumou?red)\b"
)
# "To" before a verb: not "going to the mill", "agreed to his terms" or "it is to them that".
_TO = r"to(?! (?:the|an?|this|that|these|those|my|our|your|his|her|its|their|them|him|us|you|[A-Z]\w*)\b)"
# "Would have" with a participle tells what didn't happen.
_UNREAL = re.compile(
    r"(?:\bwould|[’']d)(?: (?:also|still|only|never|\w+ly))? have "
    r"(?:been|had|gone|done|made|given|taken|seen|known|shown|fallen|chosen|written|come|become|run|begun|won|lost|left|kept|"
    r"cost|put|let|cut|set|met|paid|sold|told|said|held|found|led|brought|thought|built|sent|spent|meant|\w{2,}ed)\b"
)
# What anyone will say or you will see is so already.
_ANYWAY = re.compile(
    r"\b(?:[Yy]ou|[Oo]ne|[Rr]eaders?)(?:[’']ll| will| would) "
    r"(?:find|see|notice|recall|remember|agree|have (?:seen|heard|read|noticed|guessed))\b"
    r"|(?<!\bI )(?<!\b[Ww]e )\b(?:will|would) (?:tell you|(?:recall|remember) (?:that|how|when))\b"
)
# "Will" only in lower case, since Will is a name; what can be had or is to be feared isn't planned.
_PLANNED = re.compile(
    r"(?<![Tt]he )(?<!free )(?<!political )(?<!good )\b(?:will|shall)\b|[’']ll\b|"
    r"\b(?:(?:plans?|planning|aims?|hopes?) to|(?:has|have|had|is|are|was|were) planned|intends?|expects?|"
    r"(?:is|are|was|were) (?:expected to|scheduled|slated|poised)|"
    r"due to (?=(?:be|begin|start|open|meet|take|come|go|end|vote|visit|arrive|leave|return|hold|sign|speak|expire|"
    r"play|close|make)\b)|"
    rf"(?:is|are) {_TO}(?! be (?:had|seen|thanked|blamed|praised|pitied|feared|regretted|welcomed)\b) (?=\w)|"
    r"would(?! (?:rather|sooner|say|argue|do well)\b)|"
    rf"(?:set|going|about|promise[sd]|pledge[sd]|vow(?:ed|s)|agreed) {_TO})\b"
)
_SIDE = re.compile(
    r"\([^()]*\)|[—–][^—–]{3,120}[—–]|,\s+(?:which|who|whose|where|although|though|even though|whereas)\b[^,;.]*"
    r"|^(?:although|though|even though)\b[^,]*,",
    re.IGNORECASE,
)


def modality(text: str) -> Modality:
    """The first that applies of conditional, denied, possible, planned; else asserted.

    Two denials in one ("has not ruled out") leave it possible. What would have happened is conditional, unless it is
    denied or only possible.
    """
    main = _main(text)
    if _CONDITIONAL.search(main):
        return Modality.CONDITIONAL
    if _TWICE.search(main):
        return Modality.POSSIBLE
    if holds_negation(main):
        return Modality.DENIED
    if _POSSIBLE.search(main):
        return Modality.POSSIBLE
    if _UNREAL.search(main):
        return Modality.CONDITIONAL
    return Modality.PLANNED if _PLANNED.search(_ANYWAY.sub(" ", main)) else Modality.ASSERTED


def polarity(text: str) -> Polarity:
    """Negative when the sentence holds a negation or a verb that works as one; two undo each other."""
    return Polarity.NEGATIVE if holds_negation(_main(text)) else Polarity.POSITIVE


def holds_negation(text: str) -> bool:
    """Whether some word of `text`, side clauses included, negates."""
    return bool(_NEGATION.search(_TWICE.sub(" ", text)))


def is_conditional(text: str) -> bool:
    """Whether `text` holds a condition."""
    return bool(_CONDITIONAL.search(text))


def _main(text: str) -> str:
    """The text without side clauses, as long as something is left to go by."""
    main = _SIDE.sub(" ", text)
    return main if len(main.split()) >= 3 else text
