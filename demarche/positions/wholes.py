"""What a whole sentence makes of a mention that nothing in it took a side on.

Belongs here: bare mentions, assertions, headings, provisions without a subject, questions that expect a no.
Does not: cues on the way up (climbing).
"""

from __future__ import annotations

from demarche.acts.edges import root_of
from demarche.acts.lexicon import Lexicon
from demarche.acts.modality import has_subject
from demarche.attribution.voices import FIRST_PERSON
from demarche.parsing.tree import Doc, Token
from demarche.positions.findings import Finding
from demarche.positions.walk import Walk

SHORTEST = 6
"""Fewest words of a sentence that wants something without saying so; shorter ones are headings."""
BARE = 0.3
"""How sure a mention without any cue is."""
HEADING = 0.1
"""How sure a mention in a heading or a question is."""
PROVISION = 0.5
ASSERTED = 0.55
"""How sure it is that who says what a belief says holds it."""


def bare(root: Token, walk: Walk, *, is_denied: bool) -> Finding:
    """A mention without any cue: who argues names a good because it is wanted, an evil to be rid of it.

    An evil merely named is deplored; one that something is done about is read by what is done.
    """
    sign = walk.described_sign
    if is_denied:
        return Finding((), "criticise", -walk.sign, root, "question", BARE * walk.certainty, is_fact=False)
    is_ours = any(c.lower_ in FIRST_PERSON for c in root.children)
    if walk.is_undone and sign < 0 < walk.start == walk.plain and not is_ours:
        sign = 1  # who tells that others are rid of a good deplores it
    act = "endorse" if walk.sign == walk.start > 0 < walk.plain else "criticise"
    words = sum(token.is_alpha for token in root.doc)
    if words < SHORTEST or is_question(root.doc):
        return Finding((), act, sign, root, "heading", HEADING * walk.certainty, is_fact=False)
    return Finding((), act, sign, root, "bare", BARE * walk.certainty, is_fact=False)


def assertion(predicate: Token, sign: int) -> Finding:
    """What a clause that states a belief, or denies it, says by itself."""
    act = "endorse" if sign > 0 else "criticise"
    return Finding((), act, sign, predicate, "assertion", ASSERTED, is_fact=False)


def provision(root: Token, walk: Walk) -> Finding | None:
    """What a line without a subject provides: "Restores funding for schools", "Bans such deals"."""
    finite = root.tag_ == "VBZ" or (root.tag_ in {"VB", "NNS"} and root.text.endswith("s"))
    if not finite or not root.text[:1].isupper():
        return None
    opens = not any(t.is_alpha for t in root.doc[: root.i])
    acts = any(c.dep_ in {"obj", "obl", "xcomp"} for c in root.children)
    if not opens or not acts or has_subject(root):
        return None
    return Finding((), "propose", walk.sign, root, "provision", PROVISION * walk.certainty, is_fact=False)


def is_listed(noun: Token) -> bool:
    """Whether a noun is an item of a list without a verb, of what is proposed: "First, a tax on coal"."""
    above = root_of(noun)
    return above.dep_ == "ROOT" and above.pos_ == "NOUN" and not any(c.dep_ == "cop" for c in above.children)


def is_question(doc: Doc) -> bool:
    """Whether a sentence ends in a question mark."""
    return doc.text.rstrip(" \"'”’»)").endswith("?")


def expects_no(doc: Doc, lexicon: Lexicon) -> bool:
    """Whether a question turns round what it asks: "why should we …", "who would want …", "isn't it …"."""
    if not is_question(doc):
        return False
    words = [t.lower_ for t in doc if not t.is_punct and not t.is_space]
    while words and words[0].rstrip(".").isdigit():
        words = words[1:]  # the number of a paragraph
    while words and words[0] in {"and", "but", "so", "then", "or", "yet", "well", "now", "indeed"}:
        words = words[1:]
    first, second, third = [*words, "", "", ""][:3]
    if first in lexicon.rhetorical_words:
        return second in AUXILIARIES
    if first == "how" and second in {"long", "many", "much"}:
        return any(w in {"must", "can", "will", "shall"} for w in words[2:5])
    if first in {"can", "could", "how"} and "without" in words:
        return True
    if first in {"is", "was"} and (second, third) == ("there", "any"):
        return not lexicon.rhetorical_nouns.isdisjoint(words[3:5])
    if first in AUXILIARIES and "really" in words[1:4]:
        return True
    if second == "we" and (first in {"shall", "must"} or (first == "are" and third == "to")):
        return True
    if first in {"who", "how"}:
        return second in AUXILIARIES and second not in {"is", "are", "did", "will"}
    if first in {"what", "where"}:
        return second in lexicon.rhetorical_nouns
    if first in AUXILIARIES:
        asked = any(w in lexicon.rhetorical_adjectives for w in words[1:5])
        denied = second in NEGATIVE or third in NEGATIVE or first.endswith("n't")
        return denied or (asked and second in {"it", "this", "that", "there"})
    return False


AUXILIARIES = frozenset(
    {
        "should",
        "would",
        "could",
        "can",
        "do",
        "does",
        "did",
        "is",
        "are",
        "was",
        "must",
        "will",
        "has",
        "have",
    }
)
NEGATIVE = frozenset({"not", "n't", "n’t"})
