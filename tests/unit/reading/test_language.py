"""Which texts count as English."""

from __future__ import annotations

import pytest

from demarche.reading.language import english_share, is_english

ENGLISH = (
    "We call upon all states to end the spread of nuclear weapons and to return to the talks in Geneva. "
)
FRENCH = (
    "Nous demandons à tous les États de mettre fin à la prolifération des armes nucléaires et de négocier. "
)
GERMAN = "Wir fordern alle Staaten auf, die Verbreitung von Atomwaffen in Genf und Wien zu beenden. "
DUTCH = "Wij roepen alle staten op om de verspreiding van kernwapens in Den Haag te stoppen. "


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "Peace now!",
        "NATO backs EU sanctions on Russia",
        "Germany, France, Poland, Hungary and Spain voted for it; Serbia, Albania and Bosnia did not.",
        ENGLISH * 50,
        ENGLISH * 8 + FRENCH,
    ],
)
def test_english(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        FRENCH,
        GERMAN,
        DUTCH,
        FRENCH * 50,
        ENGLISH * 6 + FRENCH * 20,
        "Мир сейчас",
        "和平 现在",
        "Δεν θέλουμε πόλεμο",
    ],
)
def test_not_english(text: str) -> None:
    assert not is_english(text)


def test_the_share_is_of_the_whole_text() -> None:
    assert 0.2 < english_share(ENGLISH * 100 + FRENCH * 100) < 0.8
