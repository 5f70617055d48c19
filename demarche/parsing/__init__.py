"""Text to sentences with a Universal Dependencies tree."""

from demarche.parsing.pipeline import ParsedSentence, Parser, ParserError, load_parser, parse_document
from demarche.parsing.sentences import SentenceSpan, split_sentences

__all__ = [
    "ParsedSentence",
    "Parser",
    "ParserError",
    "SentenceSpan",
    "load_parser",
    "parse_document",
    "split_sentences",
]
