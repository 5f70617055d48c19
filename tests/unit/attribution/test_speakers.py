"""Who speaks in quotations, and whom pronouns and descriptions mean."""

from __future__ import annotations

import pytest

from demarche.attribution.voices import Holder
from tests.unit.attribution.conftest import Read

SPEAKERS = {
    "speaker before": ('Vladimir Putin said: "We will sign the treaty tomorrow."', "vladimir-putin"),
    "speaker behind": ('"We will sign the treaty tomorrow," Vladimir Putin said.', "vladimir-putin"),
    "inverted": ('"We will sign the treaty tomorrow," said Vladimir Putin.', "vladimir-putin"),
    "speaker of a title": (
        '"This bill protects no one," said Rep. Jane Holloway (D-CA).',
        "jane-holloway",
    ),
    "speaker in the sentence before": (
        'Vladimir Putin was blunt. "The treaty is dead and will stay dead."',
        "vladimir-putin",
    ),
    "speaker only behind the second sentence": (
        'Barack Obama had arrived. "The treaty is dead. It will stay dead," said Vladimir Putin.',
        "vladimir-putin",
    ),
    "pronoun": (
        'Vladimir Putin arrived late. "We will sign the treaty tomorrow," he said.',
        "vladimir-putin",
    ),
    "appositive": (
        '"We will sign the treaty tomorrow," said Vladimir Putin, the Russian president.',
        "vladimir-putin",
    ),
    "surname of somebody named before": (
        'Richard Oberlin, a law professor, disagreed. "The rule is perfectly sound," Oberlin said.',
        "richard-oberlin",
    ),
    "body named again": (
        'Greenpeace came to the hearing. "The reactor must be closed at once," the group said.',
        "greenpeace",
    ),
    "body of its kind named again": (
        'The Supreme Court met Greenpeace. "The reactor must be closed at once," the court said.',
        "us-supreme-court",
    ),
    "alliance": (
        'NATO met in Oslo with Greenpeace. "We shall close the gap at once," the alliance said.',
        "NATO",
    ),
    "title of somebody named before": (
        'Sen. Jane Holloway disagreed. "The rule is perfectly sound," the senator said.',
        "jane-holloway",
    ),
    "passive of quoting": (
        'Vladimir Putin was quoted as saying "we will sign the treaty tomorrow".',
        "vladimir-putin",
    ),
    "spokesman of a person": (
        '"We will release the papers soon," said Clinton spokesman Paul Wexford.',
        "paul-wexford",
    ),
    "company": (
        'Brightwater Inc. fought the tax. "It will cost ten thousand jobs," Brightwater said.',
        "brightwater",
    ),
    "one of several, named beside": (
        '"I cannot vote for this bill," said one of the rebels, Anna Bellows, who represents a port.',
        "anna-bellows",
    ),
    "part of a body": (
        '"This tax will ruin us all," leaders of the National Ferry Association said.',
        "national-ferry-association",
    ),
    "association": (
        '"This tax will ruin us," the National Ferry Association said in a statement.',
        "national-ferry-association",
    ),
}


@pytest.mark.parametrize(("text", "holder"), SPEAKERS.values(), ids=SPEAKERS.keys())
def test_speaker(text: str, holder: str, read: Read) -> None:
    spoken = read(text).spoken
    assert spoken
    assert all(holders == (holder,) for _, holders in spoken), spoken


def test_a_quotation_that_goes_on_in_a_new_paragraph_has_the_same_speaker(read: Read) -> None:
    text = (
        'Barack Obama listened. Vladimir Putin said: "The treaty is dead and buried.\n\n'
        '"Nobody can bring it back to life."'
    )
    assert [holders for _, holders in read(text).spoken] == [("vladimir-putin",)] * 2


def test_nobody_is_put_into_the_mouth_of_the_unknown(read: Read) -> None:
    text = 'Vladimir Putin left. "It is all over for the treaty," a waiter said.'
    ((_, holders),) = read(text).spoken
    assert "vladimir-putin" not in holders


PRONOUNS = {
    "subject of the outer clause": ("Barack Obama said he would resign.", "barack-obama"),
    "woman and man": (
        "Hillary Clinton met Donald Trump in May. Trump left early. She stayed.",
        "hillary-clinton",
    ),
    "woman named after a man": (
        "Hillary Clinton said Donald Trump had lied. She asked for calm.",
        "hillary-clinton",
    ),
    "man named once after a man spoken of long": (
        "Donald Trump left. Donald Trump slept. The talks went on with Hillary Clinton. "
        "The night was long. She agreed.",
        "hillary-clinton",
    ),
    "subject described before it is named": (
        "The hero of the rally, Vladimir Putin, defended his invasion, and he left.",
        "vladimir-putin",
    ),
    "the author by his name": (
        "Ann Holloway listened. Jane Farrow spoke. She left.",
        "jane-farrow",
    ),
    "they: the plural subject": (
        "France and Germany met Vladimir Putin. They will sign.",
        "FRA DEU",
    ),
    "they: nobody known": (
        "NATO spoke. The waiters listened. They will go on strike.",
        "waiters",
    ),
    "they: not what they are part of, but whose voice it is": (
        "Local measures by themselves are inadequate.",
        "jane-farrow",
    ),
    "outer subject before inner": (
        "Bernie Sanders said Donald Trump had lied. He asked for calm.",
        "bernie-sanders",
    ),
}


@pytest.mark.parametrize(("text", "holder"), PRONOUNS.values(), ids=PRONOUNS.keys())
def test_pronoun(text: str, holder: str, read: Read) -> None:
    own = (Holder("jane-farrow", "jane-farrow"),)
    assert read(text, own=own).pronouns[-1][1] == tuple(holder.split())


def test_i_in_a_quotation_is_its_speaker_and_a_state_s_voice_is_the_state_s(read: Read) -> None:
    own = (Holder("RUS", "vladimir-putin", 1.0, True),)
    ((_, holders),) = read('I answered: "We shall keep our word to the end."', own=own).spoken
    assert holders == ("vladimir-putin",)
