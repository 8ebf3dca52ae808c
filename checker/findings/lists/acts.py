"""The acts whose doers are gathered: an open table of verbs, with the nouns and turns that say the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

_THEIR = r"(?:the|its|their|his|her|our|my|a)"


# What is sent or offered without helping anybody.
_NO_GOODS = r"(?! (?:to|(?:his|her|their|its) \w+|apologies|\w+ apologies|word|greetings|congratulations)\b)"
# What is signed: "the signature of Norway on Friday" may be of a painting.
_A_TEXT = (
    r"(?:the|this|that) (?:\w+ ){0,3}?(?:agreements?|declarations?|accords?|treat(?:y|ies)|pacts?|documents?|texts?|"
    r"letters?|statements?|deals?|contracts?|petitions?|bills?|memorand(?:um|a)|charters?|resolutions?)\b"
)
_TAKE_PART = (
    r"(?:(?:take|taking) part|(?:participat|contribut|provid)(?:e|ing|ion)|(?:join|send|deploy|serv)(?:e|ing)?)"
)
_WAY = r"(?<!\w)(?:{})(?!\w)"


@dataclass(frozen=True)
class Act:
    """One thing that several may do, and the ways of saying who did.

    `name` is said in captions. Names stand before `does`, before the participle `suffers` with a form of "be", after
    the participle `done` and "by", and right after `heads` ("Signatories:"). `refuses` is a verb that says of the
    names before it that they did not, `missing` heads a list of such names.
    """

    name: str
    does: re.Pattern[str] | None = None
    done: re.Pattern[str] | None = None
    suffers: re.Pattern[str] | None = None
    heads: re.Pattern[str] | None = None
    refuses: re.Pattern[str] | None = None
    missing: re.Pattern[str] | None = None

    @property
    def ways(self) -> tuple[re.Pattern[str], ...]:
        """All its ways of being said."""
        every = (self.does, self.done, self.suffers, self.heads, self.refuses, self.missing)
        return tuple(way for way in every if way is not None)


def _act(name: str, **ways: str) -> Act:
    return Act(name, **{way: re.compile(_WAY.format(words), re.IGNORECASE) for way, words in ways.items()})


ACTS = (
    _act(
        "signed",
        does=rf"sign(?:s|ed|ing)?(?! (?:up|off|out|away|in)\b)|(?:puts?|putting|set|setting|add(?:s|ed|ing)?) {_THEIR}"
        r" (?:names?|signatures?)(?: to| under| below| beneath| on)?|initial+ed|"
        r"conclud(?:e|es|ed|ing)(?= .{0,40}(?:agreement|treaty|accord|pact))|bears? (?:\w+ )?(?:names|signatures)",
        done="signed",
        heads=rf"signator(?:y|ies)|signers|signatures? of(?=[^,.;]{{2,60}} (?:on|under|below|beneath) {_A_TEXT})",
        refuses=rf"(?:left|leaves|leaving) {_THEIR} (?:page|line|space)s? (?:\w+ ){{0,4}}?blank|"
        rf"(?:withheld|withholds|withholding) {_THEIR} (?:own|names?|signatures?)|kept (?:theirs|its own|his|hers) off",
        missing="non-signator(?:y|ies)",
    ),
    _act(
        "joined",
        does=r"join(?:s|ed|ing)?|acced(?:e|es|ed|ing) to|(?:belong|belongs|belonged) to|"
        r"(?:is|are|was|were|became|become|becomes) (?:a |the |full |founding |associate )*members? of",
        done="joined",
        heads=r"accession of(?=[^,.;]{2,60} to\b)|(?:consist|consists|consisted|consisting) of|"
        r"members(?! (?:present|attending|absent))|made up of|composed of|comprises?",
        refuses=r"(?:left|leaves|leaving|quit|quits)(?= the (?:\w+ )?(?:group|alliance|"
        r"coalition|bloc|union|talks|party|treaty|pact|league|cabinet|government)\b)|"
        r"(?:stays?|stayed|staying|kept) out of|(?:is|are|was|were) not (?:a |the )?members? of",
    ),
    _act(
        "voted for",
        does=r"vot(?:e|es|ed|ing) (?:for|in favou?r(?: of)?|to (?:approve|adopt|back|accept))",
        heads=r"vot(?:ed|ing) (?:for|in favou?r(?: of \w+ \w+)?)|^(?:in favou?r|for)(?=:)",
        refuses=r"vot(?:e|es|ed|ing) (?:against|to reject)|abstain(?:s|ed|ing)?",
        missing=r"vot(?:ed|ing) against|^against(?=:)|abstain(?:ed|ing)|abstentions?",
    ),
    _act(
        "took part",
        does=r"attend(?:s|ed|ing)?|(?:took|take|takes|taking) part(?: in)?|(?:was|were|are|is) (?:all |both )?present",
        done="attended",
        heads=r"(?:members )?present(?=:)|members attending|attendees|in attendance(?=:)|participants|attendance(?=:)",
        refuses=r"(?:stays?|stayed|staying) away(?: from)?|(?:was|were|is|are) (?:all |both )?absent(?: from)?|"
        r"sen(?:t|ds?) (?:\w+ )?apologies|miss(?:ed|es) the (?:meeting|session|ceremony|summit|hearing)|"
        "(?:dropped|pulled) out|(?:wanted|had|took|takes) no part",
        missing=r"apologies(?: (?:were|had been) received)?(?: from)?|absent(?=:)|absentees",
    ),
    _act(
        "contributed",
        does=rf"(?:send(?:s|ing)?|sent|offer(?:s|ed|ing)?){_NO_GOODS}|pledg(?:e|es|ed|ing)|"
        r"contribut(?:e|es|ed|ing)(?: to)?|(?:came|come|comes) forward with|commit(?:s|ted|ting)?|"
        r"(?:paid|pays?|paying) into|donat(?:e|es|ed|ing)|"
        r"(?:made|make|makes) (?:\w+ )?pledges(?: of)?|opened their purses|puts? (?:in|up)(?= [\d€$£])",
        done=r"sent|pledged|contributed|offered|committed|donated|funded",
        heads=r"(?:received|come|came|coming|sent|pledged|offers?|contributions?|pledges?) from|"
        "contributors|donors",
        refuses=rf"(?:kept|keeps|keeping) {_THEIR} (?:troops|soldiers|money) (?:at home|back)|put nothing into",
    ),
    _act(
        "are ready",
        does=rf"(?:ready|willing|prepared) to {_TAKE_PART}|"
        rf"(?:indicat|signal+|express|declar|voic)(?:e|es|s|ed|ing) (?:\w+ ){{0,2}}"
        rf"(?:readiness|willingness|intention|intent) to {_TAKE_PART}",
        refuses=rf"(?:rul(?:e|es|ed|ing) out|(?:declin|refus)(?:e|es|ed|ing) to) {_TAKE_PART}",
    ),
    _act(
        "backed",
        does=r"back(?:s|ed|ing)?|support(?:s|ed|ing)?|endors(?:e|es|ed|ing)|co-?sponsor(?:s|ed|ing)?|"
        r"approv(?:e|es|ed|ing)|ratif(?:y|ies|ied|ying)",
        done="backed|supported|endorsed|co-?sponsored|approved|ratified",
        heads="supporters|backers|(?:co-?)?sponsors",
        refuses=r"oppos(?:e|es|ed|ing)|reject(?:s|ed|ing)?|refus(?:e|es|ed|ing)(?= (?:it|the|this|that)\b)|"
        "veto(?:es|ed)?",
        missing="opponents|(?:opposed|rejected) by",
    ),
    _act(
        "won",
        does=r"w(?:on|ins?|inning)|shar(?:e|es|ed|ing)(?= (?:the|this year)\b.{0,30}\b(?:prize|award|medal|title))",
        done="won|shared",
        heads="(?:prize|award|medal)?winners|laureates",
    ),
    _act("died", does="died|perished", suffers="killed|dead", heads="victims|dead|those killed"),
    _act("were hurt", suffers="injured|hurt|wounded|taken to hospital", heads="(?:the|those) (?:injured|wounded|hurt)"),
    _act(
        "were convicted",
        suffers="convicted|found guilty|sentenced|jailed|fined",
        heads="those (?:convicted|sentenced|fined)",
        refuses=r"(?:was|were) (?:acquitted|cleared|found not guilty)",
        missing="acquitted",
    ),
    _act("were charged", suffers="charged|arrested|detained|indicted", heads="defendants|those (?:charged|arrested)"),
    _act(
        "resigned",
        does=r"resign(?:s|ed|ing)?|stepped down|(?:gave|give) notice",
        refuses=r"(?:is|are|was|were) staying on|(?:stays?|stayed) on(?= as\b|[.,;])",
    ),
    _act("were elected", suffers="elected|appointed|named|nominated|re-elected|chosen", heads="those elected"),
    _act("founded", does="founded|set up|co-?founded", done="founded|set up|co-?founded", heads="(?:co-)?founders"),
)

# Whether a text in lower case speaks of any of them: most sentences don't, and this is quickly known.
ANY = re.compile(r"\b(?:{})".format("|".join(way.pattern.removeprefix("(?<!\\w)") for act in ACTS for way in act.ways)))
