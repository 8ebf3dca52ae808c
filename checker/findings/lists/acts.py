"""The acts whose doers are gathered: an open table of verbs, with the nouns and turns that say the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TAKE_PART = (
    r"(?:(?:take|taking) part|(?:participat|contribut|provid)(?:e|ing|ion)|(?:join|send|deploy|serv)(?:e|ing)?)"
)


@dataclass(frozen=True)
class Act:
    """One thing that several may do, and the ways of saying who did.

    `name` is said in captions, with `asks` in its place before what it is done to. Names stand before `does`, after the
    participle `done` and "by", and right after `heads` ("Signatories:"). `refuses` is a verb that says of the names
    before it that they did not.
    """

    name: str
    asks: str
    does: re.Pattern[str]
    done: re.Pattern[str]
    heads: re.Pattern[str]
    refuses: re.Pattern[str]


_NO_WORDS = r"(?!)"


def _act(
    name: str, does: str, *, asks: str = "", done: str = _NO_WORDS, heads: str = _NO_WORDS, refuses: str = _NO_WORDS
) -> Act:
    return Act(
        name,
        asks or name,
        *(re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE) for words in (does, done, heads, refuses)),
    )


ACTS = (
    _act(
        "signed",
        r"sign(?:s|ed)?(?! (?:up|off|out|in)\b)|(?:puts?|set|added) (?:its|their|his|her) (?:names?|signatures?)"
        r"(?: to| on)?|conclude[sd](?= .{0,40}(?:agreement|treaty|accord|pact))|bears? (?:\w+ )?(?:names|signatures)",
        done="signed",
        heads=r"signatories|signatures? of(?=[^,.;]{2,60} (?:on|under) (?:the|this|that)\b)",
        refuses=r"(?:left|leaves|leaving) (?:the|its|their|his|her) (?:page|line|space)s? (?:\w+ ){0,4}?blank",
    ),
    _act(
        "joined",
        "join(?:s|ed)?|belong(?:s|ed)? to|(?:is|are|was|were|became) (?:a |the )?members? of",
        done="joined",
        heads="members",
        refuses="(?:is|are|was|were) not (?:a |the )?members? of",
    ),
    _act(
        "voted for",
        "vote[sd]? (?:for|in favou?r of)",
        heads="vot(?:ed|ing) (?:for|in favou?r)",
        refuses=r"vote[sd]? against|abstain(?:s|ed)?",
    ),
    _act(
        "took part",
        asks="took part in",
        does="attend(?:s|ed)?|(?:took|take|takes) part(?: in)?|(?:was|were|are|is) present",
        done="attended",
        heads="participants",
        refuses="stayed away(?: from)?|(?:was|were|is|are) absent(?: from)?|dropped out",
    ),
    _act(
        "contributed",
        r"(?:sends?|sent|offer(?:s|ed)?)(?! (?:to|(?:his|her|their|its)|apologies|word)\b)|pledge[sd]?|"
        r"contribute[sd]?(?: to)?|(?:came|come|comes) forward with|commit(?:s|ted)?|paid into|donate[sd]?|"
        r"made pledges(?: of)?|opened their purses",
        done="sent|pledged|contributed|offered|committed|donated",
        heads="(?:received|come|came|sent|pledged|offers|contributions|pledges) from",
        refuses="put nothing into|(?:kept|keeping) (?:its|their) troops at home",
    ),
    _act(
        "are ready",
        asks="is ready to take part in",
        does=rf"(?:ready|willing|prepared) to {_TAKE_PART}|(?:indicated|signal+ed|expressed|declared) (?:\w+ ){{0,2}}"
        rf"(?:readiness|willingness|intention|intent) to {_TAKE_PART}",
        refuses=rf"(?:rule[sd]? out|(?:declined|refused) to) {_TAKE_PART}",
    ),
    _act("died", asks="died in", does="died|perished|(?:was|were) (?:killed|dead)"),
    _act("were hurt", asks="was hurt in", does="(?:was|were) (?:injured|hurt|wounded)"),
)
