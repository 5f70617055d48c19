"""Metadata: front matter, documents.csv, defaults, and errors that name place, value, rule, remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.documents import DocumentActor
from demarche.reading import RefusalError, read_document
from demarche.reading.front_matter import split_front_matter
from demarche.reading.metadata import Given, check_metadata

BODY = "The government said that it would support the treaty, and that the talks should go on without delay."
FRONT = "holder_id: jan-novak\nactor_id: CZE\npublished: 2008-04-03\ngenre: speech\n"


def given_of(**values: str) -> dict[str, Given]:
    from demarche.reading.metadata import split_values

    least = {"holder_id": "jan-novak", "published": "2008-04-03", "genre": "speech"} | values
    return {
        n: Given(parts, "documents.csv, row 14") for n, v in least.items() if (parts := split_values(n, v))
    }


def refusal_of(front: str, body: str = BODY) -> RefusalError:
    with pytest.raises(RefusalError) as refused:
        read_document("a.md", f"---\n{front}---\n{body}\n".encode())
    return refused.value


def test_front_matter_is_read_and_taken_off() -> None:
    document = read_document(
        "a.md", f"---\r\n{FRONT}title: 'On peace: a speech'\r\n---\r\n\r\n{BODY}".encode()
    )
    assert document.text == BODY
    assert document.title == "On peace: a speech"
    assert document.actors == (DocumentActor("jan-novak", "CZE", "speaker"),)
    assert (document.text_kind, document.language, document.rights) == ("original", "en", "restricted")
    assert document.published.edtf == "2008-04-03"


def test_front_matter_wins_over_the_row() -> None:
    document = read_document("a.txt", f"---\ngenre: op-ed\n---\n{BODY}".encode(), given_of(actor_id="CZE"))
    assert document.genre == "op-ed"
    assert document.actors[0].role == "author"


def test_several_holders_are_aligned() -> None:
    metadata = check_metadata(given_of(holder_id="NATO; boris-yeltsin", actor_id="NATO;RUS", genre="treaty"))
    assert metadata.actors == (
        DocumentActor("NATO", "NATO", "signatory"),
        DocumentActor("boris-yeltsin", "RUS", "signatory"),
    )


def test_yaml_lists_of_holders() -> None:
    front = "holder_id: [USA, SUN]\nactor_id:\n  - USA\n  - SUN\npublished: 1963-08-05\ngenre: treaty\n"
    assert len(read_document("a.md", f"---\n{front}---\n{BODY}".encode()).actors) == 2


def test_a_holder_without_actor_speaks_for_itself() -> None:
    assert check_metadata(given_of()).actors == (DocumentActor("jan-novak", "jan-novak", "speaker"),)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (
            {"published": "2008-13"},
            'documents.csv, row 14: published "2008-13" is not an EDTF date (month 13). Write YYYY, YYYY-MM',
        ),
        (
            {"genre": "song"},
            'documents.csv, row 14: genre "song" is not in its vocabulary. Write one of op-ed, speech',
        ),
        ({"rights": "mine"}, 'rights "mine" is not in its vocabulary'),
        ({"holder_id": "Jan Novák"}, 'holder_id "Jan Novák" does not have the form'),
        ({"holder_id": "a;;b"}, 'holder_id "" does not have the form'),
        ({"holder_id": "a;b;c", "actor_id": "A;B"}, "actor_id has 2 values for 3 holders. Give one for all"),
        ({"url": "javascript:alert(1)"}, "does not have the form of a url"),
        ({"genre": ""}, "documents.csv, row 14: genre is missing. Give it."),
        ({"title": "x" * 2000}, "title has 2000 characters"),
    ],
)
def test_errors_name_place_value_rule_and_remedy(values: dict[str, str], message: str) -> None:
    with pytest.raises(RefusalError) as refused:
        check_metadata(given_of(**values))
    assert message in refused.value.reason
    assert refused.value.locator in ("documents.csv, row 14", None)


@pytest.mark.parametrize(
    ("front", "rule", "message"),
    [
        (FRONT + "publishd: x\n", "unknown-key", 'line 6: front matter key "publishd" is not a known field'),
        (FRONT + "genre: news\n", "front-matter", 'line 6: front matter: key "genre" stands twice'),
        (FRONT + "author_id: x\n", "unknown-key", "says the same as another key"),
        (FRONT + "file: x\n", "unknown-key", "does not belong here"),
        (FRONT + "title: &a x\nreference: *a\n", "front-matter", "anchors, aliases and tags are not read"),
        (
            FRONT + "title: !!python/object/apply:os.system [ls]\n",
            "front-matter",
            "anchors, aliases and tags",
        ),
        (FRONT + "title: {a: b}\n", "front-matter", "holds keys of its own"),
        (FRONT + "title: [[a]]\n", "front-matter", "something else than plain values"),
        (FRONT + "title: 'open\n", "front-matter", "line "),
        (FRONT + "title: [" * 300 + "\n", "front-matter", "line "),
        ("a: &a [x]\nb: &b [*a, *a]\n", "front-matter", "anchors"),
        ("published: 2008-04-03\n", "metadata", "holder_id is missing"),
        (FRONT + "language: fr\n", "non-english", "Only English is read"),
    ],
)
def test_front_matter_that_is_not_understood_is_refused(front: str, rule: str, message: str) -> None:
    refused = refusal_of(front)
    assert (refused.rule, message in refused.reason) == (rule, True), refused.reason


def test_a_block_without_end_is_refused() -> None:
    with pytest.raises(RefusalError, match="no closing line"):
        split_front_matter("---\ntitle: x\n" + "word " * 10_000)


def test_a_line_of_dashes_is_no_front_matter() -> None:
    assert split_front_matter("---\nOnce upon a time\n---\n") == ({}, 0)


@given(st.text(max_size=200))
def test_any_block_is_read_or_refused(block: str) -> None:
    try:
        entries, body = split_front_matter(f"---\na: b\n{block}\n---\nbody")
    except RefusalError:
        return
    assert "a" in entries
    assert body > 0


def test_raw_readme_columns_are_known() -> None:
    header = Path(__file__).parents[3] / "raw" / "documents.csv"
    if not header.exists():
        pytest.skip("no demonstration corpus in this checkout")
    from demarche.reading.vocabulary import vocabulary

    assert header.read_text(encoding="utf-8").splitlines()[0].split(",") == list(vocabulary().columns.names)
