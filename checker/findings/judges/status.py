"""How far an act has come: ruled out, undecided, considered, agreed, signed, ratified, in force."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.models import Claim, Kind

from .interface import Opinion, stems

# One may be who acts, and who has signed one thing may be considering another.
_ENOUGH = 2


@dataclass(frozen=True)
class _Step:
    """A rung of the scale: `sign` finds it in a text; two rungs `against` each other exclude each other."""

    name: str
    sign: re.Pattern[str]
    against: frozenset[str]


def _step(name: str, sign: str, against: str) -> _Step:
    return _Step(name, re.compile(rf"\b(?:{sign})\b", re.I), frozenset(against.split()))


# The surer signs stand first: "has not ruled out" is no "ruled out", "agreed in principle" is less than "agreed".
_SCALE = (
    _step("open", r"(?:not|never|n[’']t) rul(?:e|ed|ing) (?:it |that |this )?out|left? (?:it |that )?open|"
          r"on the table", "excluded"),
    _step("excluded", r"rul(?:e|es|ed|ing) out|rejected|refused|turned down|off the table|called off|scrapped|"
          r"will never|dismissed", "open undecided considered ready agreed signed in_force"),
    _step("undecided", r"undecided|not (?:yet )?(?:been )?decided|no decision|yet to (?:decide|be decided)|"
          r"would (?:decide|settle) .{0,30}(?:later|after)|has not made up", "excluded agreed signed in_force"),
    _step("unsigned", r"(?:not|never|n[’']t|yet to|without|stopped short of|declined to|refused to) "
          r"(?:formally |been |be )?sign(?:ed|ing)?|unsigned", "signed in_force"),
    _step("considered", r"considering|under review|being (?:weighed|considered|examined)|weighing|mulling|proposed",
          "excluded signed in_force"),
    _step("suspended", r"suspended|put on hold|paused|frozen|halted", "in_force resumed"),
    _step("resumed", r"resumed|went on without|continued|uninterrupted|still running", "suspended"),
    _step("ready", r"ready to|stands? ready|prepared to|willing to|committed to|pledged", "excluded"),
    _step("in_force", r"in force|took effect|taken effect|has begun|came into (?:force|effect)|"
          r"already (?:applies|runs)", "excluded undecided unsigned considered suspended"),
    _step("signed", r"signed|ratified|put (?:his|her|its|their) names? to", "excluded undecided unsigned considered"),
    _step("agreed", r"agreed|approved|adopted|accepted|endorsed|passed", "excluded undecided"),
)  # fmt: skip


def opine(a: Claim, b: Claim) -> Opinion | None:
    """Silent unless each claim stands on one rung, the rungs exclude each other, and both share two more words."""
    first, second = _rung(a.text), _rung(b.text)
    if first is None or second is None or second[0].name not in first[0].against:
        return None
    shared = stems(a.text) & stems(b.text) - stems(first[1]) - stems(second[1])
    if len(shared) < _ENOUGH:
        return None
    denied = "unsigned" in (first[0].name, second[0].name)
    lead = "One side affirms what the other denies" if denied else "The state of the matter differs"
    return Opinion(
        Kind.NEGATION if denied else Kind.STATUS,
        (first[1], second[1]),
        f"{lead}: “{first[1]}” against “{second[1]}”.",
    )


def _rung(text: str) -> tuple[_Step, str] | None:
    """The step that a text speaks of, with the words that say so."""
    for step in _SCALE:
        found = step.sign.search(text)
        if found:
            return step, found.group()
    return None
