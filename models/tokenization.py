"""The few places where Universal Dependencies divide English words otherwise than spaCy does.

Belongs here: the tokenizer rules that are stored with the trained pipeline.
Does not: what is done with a difference that remains (alignment).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.lang.char_classes import HYPHENS
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, registry

# Prefixes that stay with their word ("non-proliferation", "pro-Beijing"): in the training data
# each is whole in at least five of six cases, and other hyphenated words are always split.
_PREFIXES = re.findall(
    r"\w+",
    """anti bi co counter cross de dis e ex extra hyper infra inter intra macro mega meta micro mid mini
    multi neo non over post pre pro proto pseudo psycho quasi re semi socio sub super trans ultra un under""",
)
_KEPT = "".join(rf"(?<!\b{form})" for prefix in _PREFIXES for form in (prefix, prefix.capitalize()))
_INFIXES = [r"(?<=[A-Z]\.)-(?=[A-Za-z])", "—", r"(?<=[^\W\d_])--(?=\S)"]


def divide_as_treebanks_do(nlp: Language) -> None:
    """Give the pipeline's tokenizer the infix rules of Universal Dependencies."""
    given = [rule for rule in nlp.Defaults.infixes or () if isinstance(rule, str)]
    rules = [_KEPT + rule if HYPHENS in rule else rule for rule in given]
    assert rules != given, "spaCy's hyphen rule has changed"
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    tokenizer.infix_finditer = compile_infix_regex([*rules, *_INFIXES]).finditer


@registry.callbacks("demarche.Tokenization.v1")  # type: ignore[untyped-decorator]
def _callback() -> Callable[[Language], None]:
    return divide_as_treebanks_do
