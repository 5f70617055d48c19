"""English inflection undone by rule: from a form and its Penn tag to the lemma.

Belongs here: regular endings, spelling changes, and irregular verbs that treebanks seldom hold.
Does not: what was learnt from treebanks, and when a capital is kept (lemmatizer).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_VERBS = """
    arise: arose arisen; awake: awoke awoken; bear: bore borne born; beget: begot begotten; bid:
    bade bidden; bind: bound; bite: bit bitten; breed: bred; cling: clung; creep: crept; flee: fled;
    fling: flung; forbid: forbade forbidden; forsake: forsook forsaken; freeze: froze frozen; grind:
    ground; hang: hung; kneel: knelt; leap: leapt; lend: lent; overcome: overcame; plead: pled;
    ring: rang rung; seek: sought; shake: shook shaken; shrink: shrank shrunk; sing: sang sung;
    sink: sank sunk; slay: slew slain; sling: slung; smite: smote smitten; sow: sown; spring: sprang
    sprung; stave: stove; stink: stank stunk; strew: strewn; stride: strode; strive: strove striven;
    swear: swore sworn; sweep: swept; swell: swollen; swing: swung; tear: tore torn; tread: trod
    trodden; weave: wove woven; weep: wept; wring: wrung
"""
_IRREGULAR = {
    form: lemma
    for lemma, forms in (entry.split(":") for entry in " ".join(_VERBS.split()).split("; "))
    for form in forms.split()
}
_PREFIX = re.compile(r"^(?:with|over|under|re|un|fore|for|mis|out|up|be)-?(?=\w{3})")
_DOUBLED = re.compile(r"([bdgklmnprtvz])\1$")
# Stems that lost a final e before the ending, and among them those that did not.
_SILENT_E = re.compile(
    r"(?:[cvuz]|[^s]s|[bcdfgikpt]l|[aeiour]g|dg|ang|[aiou]t|[aeiou]r|[iou]n|[aiou]k|[aeiou]d)$"
)
_NO_E = re.compile(r"(?:[^aeiou]it|er|(?<!l)(?<!gn)or|en|on|(?:ai|ea|ee|ei|oa|oi|oo|ou)[bdfgklmnprt])$")


def _without_s(form: str) -> Iterator[str]:
    """Lemmas that would give `form` by adding -s, the likeliest first."""
    if form.endswith("ies") and len(form) > 4:
        yield form[:-3] + "y"
        yield form[:-1]
    elif form.endswith("ves") and len(form) > 4:
        yield form[:-1]
        yield form[:-3] + "f"
        yield form[:-3] + "fe"
    elif re.search(r"(?:ss|sh|ch|x|zz|o)es$", form):
        yield form[:-2]
        yield form[:-1]
    elif form.endswith("men"):
        yield form[:-3] + "man"
    elif form.endswith("s") and not form.endswith("ss"):
        yield form[:-1]
        if re.search(r"[sz]es$", form):
            yield form[:-2]
            yield form[:-2] + "is"


def _bare(stem: str) -> Iterator[str]:
    """Verbs whose stem before -ed or -ing is `stem`, the likeliest first."""
    if _DOUBLED.search(stem):
        single = stem[:-1]
        if stem[-1] in "lz" or len(stem) == 3:
            yield stem
            yield single
        else:
            yield single
            yield stem
        return
    if stem.endswith("ick"):
        yield stem
        yield stem[:-1]
        return
    short = re.fullmatch(r"[^aeiou]*[aeiouy][^aeiouwxy]", stem) is not None
    silent = _SILENT_E.search(stem) is not None and _NO_E.search(stem) is None
    if short or silent:
        yield stem + "e"
        yield stem
    else:
        yield stem
        yield stem + "e"


def _verb_candidates(form: str, tag: str) -> Iterator[str]:
    if tag == "VBZ":
        yield from _without_s(form)
    elif tag == "VBG" and form.endswith("ing") and len(form) > 4:
        if form.endswith("ying") and len(form) == 5:
            yield form[:-4] + "ie"
        yield from _bare(form[:-3])
    elif tag in {"VBD", "VBN"} and form.endswith("ed") and len(form) > 3:
        if form.endswith("ied") and len(form) > 4:
            yield form[:-3] + "y"
            yield form[:-1]
        elif form.endswith("eed"):
            yield form[:-1]
            yield form
        else:
            yield from _bare(form[:-2])


def _degree_candidates(form: str, ending: str) -> Iterator[str]:
    if not form.endswith(ending) or len(form) < len(ending) + 3:
        return
    stem = form[: -len(ending)]
    if stem.endswith("i"):
        yield stem[:-1] + "y"
    elif _DOUBLED.search(stem) and not stem.endswith("ll"):
        yield stem[:-1]
    elif re.search(r"(?:[cgsuvz]|[bp]l|^[^aeiou]*[aeiou][^aeiouwxy])$", stem):
        yield stem + "e"
        yield stem
    else:
        yield stem
        yield stem + "e"


def candidates(form: str, tag: str) -> list[str]:
    """Lemmas that the lower-case `form` can have under a Penn tag, the likeliest first; never empty."""
    found: list[str] = []
    if tag in {"NNS", "NNPS"}:
        found = list(_without_s(form))
    elif tag in {"VBZ", "VBG", "VBD", "VBN"}:
        if tag in {"VBD", "VBN"} and form in _IRREGULAR:
            found = [_IRREGULAR[form]]
        found += _verb_candidates(form, tag)
    elif tag in {"JJR", "RBR"}:
        found = list(_degree_candidates(form, "er"))
    elif tag in {"JJS", "RBS"}:
        found = list(_degree_candidates(form, "est"))
    return [lemma for lemma in found if lemma] or [form]


def regular_lemma(form: str, tag: str, is_known: Callable[[str], bool]) -> str:
    """The first candidate that is a known word, else the likeliest one."""
    options = candidates(form, tag)
    return next((option for option in options if is_known(option)), options[0])


def without_prefix(form: str) -> tuple[str, str]:
    """A prefix that irregular verbs take ("with-held") and the rest; ("", form) if there is none."""
    match = _PREFIX.match(form)
    return (form[: match.end()], form[match.end() :]) if match else ("", form)
