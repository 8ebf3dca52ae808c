"""Which blocks are no prose: navigation, share lines, credits, copyright, footnotes, page marks."""

from __future__ import annotations

import re

_WHOLE = re.compile(
    r"""(?:
      (?:you\s+(?:might|may)\s+also\s+like|also\s+(?:read|like)|read\s+(?:more|also|next)|see\s+also|related(?:\s+\w+)?
        |recommended(?:\s+\w+)*|more\s+(?:from|on|stories)|most\s+(?:read|popular)|up\s+next|latest\s+news|trending)\b.{0,120}
    | back\s+to\s+top | leave\s+a\s+(?:reply|comment).{0,40} | skip\s+to\s+.{0,40} | (?:main\s+)?menu | search | close
    | (?:log|sign)\s*(?:in|up|out)\b.{0,80} | subscribe\b.{0,160} | (?:follow|join|find)\s+us\b.{0,80}
    | get\s+(?:our|the)\s+.{0,40}newsletter.{0,80} | advertisement | sponsored(?:\s+content)? | promoted
    | \[?(?:share|tweet|print|e-?mail|comments?|copy\s+link|save)\b(?!.*\.$)[^.!?]{0,100}
    | (?:extended\s+search)+.{0,40} | (?:frequently\s+asked\s+questions|faqs?)\b[^.!?]{0,80}
    | (?:we\s+use|this\s+(?:site|website)\s+uses|accept\s+(?:all\s+)?)\s*cookies?.{0,200}
    | cookie\s+(?:policy|settings).{0,60}
    | privacy\s+policy.{0,80} | terms\s+(?:of|and)\s+(?:use|service|conditions).{0,80} | accessibility\s+statement
    | (?:©|\(c\)|copyright\s*(?:©|\(c\)|\d{4}|[A-Z][a-z]+\s\d{4}))\s*.{0,300}
    | .{0,120}all\s+rights\s+reserved.{0,200}
    | do\s+not\s+forward.{0,120}
    | (?:reuse|reproduction|republication)\b.{0,200}(?:permission|prohibited).{0,80}
    | .{0,200}\blinks?\s+to\s+the\s+(?:web)?site\b.{0,200}\bmandatory\b.{0,1500}
    | (?:while\s+)?(?:anyone\s+)?(?:citing|quoting)\b.{0,80}\b(?:must|link).{0,400} | by\s+period:?
    | online\s+media\s+entity.{0,120} | (?:materials?|news|articles?)\s+marked\s+.{0,300}
    | past\s+performance\s+is\s+.{0,120} | .{0,80}not\s+investment\s+advice.{0,40} | for\s+professional\s+clients.{0,80}
    | (?:the\s+)?(?:views|opinions)\s+expressed\b.{0,160} | .{0,60}[’']s\s+column\s+appears\b.{0,120}
    | \(?(?:additional\s+)?reporting\s+by\b.{0,200}
    | \(?edit(?:ed|ing)\s+by\b.{0,120} | for\s+immediate\s+release | ends
    | (?:media|press)\s+(?:enquiries|contact|inquiries)\b.{0,200} | notes?\s+to\s+editors?:? | contact:.{0,160}
    | (?:issued|reference|ref|published|updated|posted|last\s+(?:updated|modified)|date|time)\s*:.{0,120}
    | (?:language|translation)\s*:.{0,80}
    | (?:photo|image|picture|credit|photograph|source)s?(?:\s+by|\s+credit)?\s*[:/].{0,160}
    | (?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})? | page\s+\d+\b.{0,40} | (?:https?://|www\.)\S+ | \S+@\S+\.\w+
    | (?:home|news|world|politics|opinion|sports?|business)(?>\s*[>»/|›·]\s*[\w &]+)+
    | [\w .,&’'/-]{1,60}(?>\s*[|•·]\s*[\w .,&’'()/-]{1,60}){2,} | \W*get\s.{2,60}\sin\s+your\s+inbox.{0,80}
    | [\w.’'&\s-]{2,40}(?:\s*/\s*[\w.’'&\s-]{2,40}){1,3}
    | \d+\s+(?:comments?|shares?|min(?:ute)?s?\s+read).{0,40} | tags?:.{0,200} | filed\s+under.{0,120}
    )\W*""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_FOOTNOTE = re.compile(r"\s*(?:[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+|\[\d{1,3}\]|\[\^[^\]]+\]:?)\s*\S")
_AUTHOR_NOTE = re.compile(
    r"^[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3} (?:is|was|has been) (?:an? |the )?.{0,80}"
    r"\b(?:journalist|reporter|correspondent|columnist|editor|fellow|contributor|freelance)\b.*\b(?:[Hh]e|[Ss]he|[Tt]hey|based|covers)\b",
    re.DOTALL,
)


def is_noise(passage: str) -> bool:
    """Whether a block with this running text is part of the page and not of the article."""
    text = passage.strip(" *_#>\u00a0")
    letters = sum(character.isalpha() for character in text)
    return bool(letters * 3 < len(text) or _WHOLE.fullmatch(text) or _AUTHOR_NOTE.match(text))


def is_footnote(raw: str) -> bool:
    """Whether a block, as it stands in the file, is a footnote."""
    return bool(_FOOTNOTE.match(raw))
