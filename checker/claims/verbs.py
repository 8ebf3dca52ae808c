"""Forms of common verbs, so that a participle or a past form is only turned into another where that is surely known.

The parser's lemmas of rare verbs are guesses ("cit" for "citing"); a verb that isn't here keeps its form.
"""

from __future__ import annotations

from .tree import third_person

# Base forms whose past and participle end in -ed; a star means that the last letter is doubled before it.
_REGULAR = """
abandon abolish accept accompany accuse achieve acknowledge acquire add adjourn admit* adopt advance affect agree
aid aim alert allege allow amend amount anchor annex announce answer apologise apologize appeal appear appoint
approach approve argue arrest arrive ask assert assess assign assist assure attack attend attract award back ban*
bar* base beg* block board bomb boost borrow bury call cancel capture carry cause cease celebrate challenge charge
chase cite claim clean climb close collapse collect collide comment commit* compare compete complain complete
concede concern conclude condemn conduct confirm consider constitute construct contain contest continue contradict
control* convert convict convince cook count cover crash create criticise criticize cross damage debate decide
declare decline defeat defend delay deliver demand demolish demonstrate denounce deny deploy describe design destroy
detain develop die direct disclose discover discuss dismiss divert divide donate double draft drag* drain drop*
drown dump earn ease elect emerge employ enable end endanger endorse enforce enjoy enlist ensure enter escape escort
establish estimate evacuate examine exceed exchange exclude exhaust expand expect explain explode export expose
express extend face fail favor favour feature file fill finance finish fire flood follow force free fulfil* gain
govern grant greet guarantee guard halt hand haul heat help hike hire hope host identify ignore import impose
improve include increase indicate infect inform inherit injure insist inspect install intend introduce invade invest
investigate invite involve issue join judge jump kill knock lack land launch lift limit link list load lock look
lower maintain manage mark marry measure mention miss move name narrow need note notice obtain occupy occur* offer
open operate oppose order organise organize overturn own park pass pause perform permit* place plan* plant play
pledge point post postpone praise predict prefer* prepare present press prevent produce profit promise promote
prompt propose protect provide publish pull pump punish purchase push qualify question quote raise reach receive
recognise recognize recommend record recover recruit reduce refer* refuse regain regard register reject release
remain remove renew rent repair repeat replace reply report represent request require rescue reserve resign resist
resolve respond restore restrict resume retain retire return reveal reverse reward ruin rule rush save score scrap
seal search secure seize select serve settle share shift ship* shout sign skip* slam smash spill stage stamp start
stop* stress study submit* succeed suffer suggest supply support surprise surrender surround survive suspect suspend
switch target tax test thank threaten total tour trade train transfer* transform transport travel treat trigger turn
unveil urge use vaccinate veto visit vote vow wait walk want warn wash weigh welcome witness work worry wound wrap*
"""
_IRREGULAR = """
beat beat beaten, become became become, begin began begun, bind bound bound, break broke broken, bring brought
brought, build built built, buy bought bought, catch caught caught, choose chose chosen, come came come, cut cut
cut, deal dealt dealt, draw drew drawn, drive drove driven, eat ate eaten, fall fell fallen, feed fed fed, fight
fought fought, find found found, flee fled fled, fly flew flown, forbid forbade forbidden, forget forgot forgotten,
get got got, give gave given, go went gone, grow grew grown, hear heard heard, hide hid hidden, hit hit hit, hold
held held, hurt hurt hurt, keep kept kept, lead led led, leave left left, lend lent lent, lose lost lost, make made
made, meet met met, overtake overtook overtaken, pay paid paid, rise rose risen, run ran run, say said said, see saw
seen, seek sought sought, sell sold sold, send sent sent, shake shook shaken, shoot shot shot, shut shut shut, sink
sank sunk, speak spoke spoken, spend spent spent, split split split, spread spread spread, stand stood stood, steal
stole stolen, strike struck struck, swear swore sworn, sweep swept swept, swim swam swum, take took taken, teach
taught taught, tell told told, think thought thought, throw threw thrown, undergo underwent undergone, win won won,
withdraw withdrew withdrawn, write wrote written
"""
# Verbs whose passive tells what still is so beside a verb in the present: "based in Lima" is told with "is".
STATES = frozenset("base intend locate know situate call name own dedicate aim entitle".split())
_DOUBLING = {"begin", "cut", "forbid", "forget", "get", "hit", "run", "shut", "split", "swim", "win"}


def past_of_ing(form: str) -> str | None:
    """The past form of a verb from its -ing form ("citing", "leaving"), if it is a known verb."""
    return _PAST_OF_ING.get(form.lower())


def base_of(form: str) -> str | None:
    """The base form of a verb from its past or -s form ("carried", "leaves"), if it is a known verb."""
    return _BASE_OF.get(form.lower())


def differs_in_past(form: str) -> bool:
    """Whether a word is a past form that can't be a participle ("went", "became")."""
    return form.lower() in _ONLY_PAST


def _stem(base: str, doubled: bool) -> str:
    """What stands before -ed and -ing in a verb whose last letter is doubled there, or silent."""
    if doubled:
        return base + base[-1]
    return base[:-1] if base.endswith("e") and not base.endswith(("ee", "ye", "oe")) else base


def _ing(base: str, doubled: bool) -> str:
    return f"{base[:-2]}ying" if base.endswith("ie") else f"{_stem(base, doubled)}ing"


def _ed(base: str, doubled: bool) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ied"
    return f"{base}d" if base.endswith("e") else f"{_stem(base, doubled)}ed"


def _tables() -> tuple[dict[str, str], dict[str, str], set[str]]:
    rows = [row.split() for row in _IRREGULAR.split(",")]
    known = {base: (past, base in _DOUBLING) for base, past, _ in rows}
    for word in _REGULAR.split():
        base, doubled = word.rstrip("*"), word.endswith("*")
        known.setdefault(base, (_ed(base, doubled), doubled))
    ings = {_ing(base, doubled): past for base, (past, doubled) in known.items()}
    bases = {form: base for base, (past, _) in known.items() for form in (third_person(base), past)}
    return ings, bases, {past for _, past, participle in rows if past != participle}


_PAST_OF_ING, _BASE_OF, _ONLY_PAST = _tables()
