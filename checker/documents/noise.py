"""Which blocks are no prose, though they may end in a full stop: teasers, copyright, credits, contacts, footnotes.

What is short and ends without one, such as a menu or a share button, is taken for a heading (layout.py).
"""

from __future__ import annotations

import re

from checker.language.numerals import SHORT

_BOILERPLATE = re.compile(
    r"""(?:
      (?:you\s+(?:might|may)\s+also\s+like|also\s+read|read\s+(?:more|also|next)|see\s+also|up\s+next)\b.{0,120}
    | related(?:\s+(?:articles?|stor(?:y|ies)|topics|content|reading|coverage))?(?:\s*:.{0,120})?
    | more\s+from\b(?:[^.:]{0,80}:.{0,200}|(?!.{0,120}\.\W{0,9}$).{0,120})
    | (?:subscribe|get\s.{2,60}\s(?:in|to)\s+your\s+inbox|follow\s+(?:us|@\w+)\s+on)\b.{0,160}
    | (?:become\s+a\s+(?:member|subscriber)|support\s+(?:our|independent|local)\s+journalism)\b.{0,160}
    | .{0,160}\bunsubscribe\s+at\s+any\s+time\b.{0,160}
    | (?:we|this\s+(?:web)?site)\b.{0,60}\b(?:uses?\s+cookies|(?:data|information)\s+on\s+(?:your|a)\s+device)\b.{0,500}
    | this\s+\w+\s+(?:may\s+)?contains?\s+affiliate\s+links\b.{0,300}
    | (?:©|\(c\)(?=\s*(?:copyright\b|\d{4}))|copyright\s+(?:©|\d{4}))\s*.{0,300}
    | .{0,120}\ball\s+rights\s+reserved.{0,200}
    | .{0,80}\b(?:citing|quoting)\s+(?:and\s+using\s+)?(?:this|our|the|any)\s+(?:\w+\s+)?
        (?:materials?|article|text|site|page)\b.{0,200}\blinks?\b.{0,1500}
    | \(?(?:additional\s+)?(?:reporting|edit(?:ed|ing))\s+by\b.{0,200} | for\s+immediate\s+release
    | (?:(?:media|press)\s+(?:enquiries|inquiries|contact)\b|contact:).{0,200}
    | language\s*:.{0,80} | by\s+period: | online\s+media\s+entity.{0,120}
    | [\w .,&’'()-]{1,60}(?>\s*[|•·>]\s*[\w .,&’'()-]{1,60}){2,}
    )\W*""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_MONTH = "(?:jan|feb|mar|apr|may|ju[ln]|aug|sep|oct|nov|dec)"
# A line like "Rated power: 480 W" says something, unless it is about the paper that the text stands in; numbers in
# words only with what they measure, since "Analysis: Three winners" is a title, and dates only of what is to happen.
DETAIL = re.compile(
    rf"""(?!(?:[\w ]+\ )?(?:chapter|comment|copyright|date|edition|fax|figure|is[bs]n|issue|no|page|photo|phone|price
      |published|ref|reference|tel|telephone|time|updated|view|vol|volume)s?:)
    [a-z]{{2,}}(?:\ [^\W\d]+){{0,4}}:\ ?
    (?:[$€£]?\d[\d.,]*\ ?[%°]?(?:\ ?(?!{_MONTH})[^\W\d]+){{0,2}}
      |{SHORT}\ (?:(?:calendar|working|business)\ )?(?:minute|hour|day|week|month|year)s?)
  | (?:[a-z]+\ ){{0,3}}(?:clos(?:ing|es)|completion|deadline|delivery|ends?|expiry|hearing|launch|open(?:ing|s)|starts?)
      (?:\ (?:date|day|time))?:\ ?(?:[a-z]+day,?\ )?(?:\d{{1,2}}\ {_MONTH}[a-z]*|{_MONTH}[a-z]*\ \d{{1,2}})
      (?:,?\ \d{{4}})?""",
    re.IGNORECASE | re.VERBOSE,
)
_FOOTNOTE = re.compile(r"\s*(?:[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+|\[\d{1,3}\]|\[\^[^\]]+\]:?)\s*\S")
_AUTHOR_NOTE = re.compile(
    r"(?:[A-Z][\w.’'-]+ ){2,4}(?:is|was) (?:an? |the )?(?:[\w.’'-]+,? ){0,5}"
    r"\b(?:journalist|reporter|correspondent|columnist|editor)\b.{0,300}?\b(?:[Hh]e|[Ss]he|[Tt]hey|based|covers)\b.{0,300}",
    re.DOTALL,
)


def is_noise(passage: str) -> bool:
    """Whether a block with this running text is part of the page and not of the article."""
    text = passage.strip(" *_#>\u00a0")
    letters = sum(character.isalpha() for character in text)
    return bool(letters * 3 < len(text) or _BOILERPLATE.fullmatch(text) or _AUTHOR_NOTE.fullmatch(text))


def is_footnote(raw: str) -> bool:
    """Whether a block, as it stands in the file, is a footnote."""
    return bool(_FOOTNOTE.match(raw))
