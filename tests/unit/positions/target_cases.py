"""Sentences of our own with the targets of a topic in them. The voice is Kenya's throughout."""

from __future__ import annotations

SANCTIONS, FORCE, BILATERAL = "order/sanctions", "order/use-of-force", "relations/bilateral"
SOVEREIGNTY, RIGHTS, DEMOCRACY = "order/sovereignty", "order/human-rights", "order/democracy-promotion"
AID, BASES, STATUS = "world-economy/development-aid", "security/foreign-bases", "order/great-power-status"
ACCESSION = "world-economy/economic-integration"

# name, sentence, topic, targets
CASES: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("on", "We call for sanctions on Myanmar.", SANCTIONS, ("MMR",)),
    (
        "against_two",
        "The Council should impose an arms embargo against Libya and Sudan.",
        SANCTIONS,
        ("LBY", "SDN"),
    ),
    ("owner_acts", "American sanctions against Sudan must be lifted.", SANCTIONS, ("SDN",)),
    ("agent_by", "The sanctions imposed on Belarus by the United States must end.", SANCTIONS, ("BLR",)),
    ("imposer_is_subject", "The United States should impose sanctions on Russia.", SANCTIONS, ("RUS",)),
    ("nobody", "Sanctions must be lifted.", SANCTIONS, ()),
    ("object_of_verb", "France must not invade Algeria.", FORCE, ("DZA",)),
    ("attack_on", "We condemn the armed attack on Mali.", FORCE, ("MLI",)),
    ("aggression_of_against", "We condemn Soviet aggression against Finland.", FORCE, ("FIN",)),
    ("invasion_of_by", "The invasion of Kuwait by Iraq was a crime.", FORCE, ("KWT",)),
    ("possessor_acts", "We deplore Israel's use of force against Lebanon.", FORCE, ("LBN",)),
    ("with", "We want closer bilateral relations with India.", BILATERAL, ("IND",)),
    ("between", "We welcome the rapprochement between Greece and Turkey.", BILATERAL, ("GRC", "TUR")),
    ("never_the_holder", "Relations between Kenya and Uganda should be strengthened.", BILATERAL, ("UGA",)),
    ("demonyms", "We hope for good Ethiopian-Eritrean relations.", BILATERAL, ("ERI", "ETH")),
    ("owner", "We support Lebanon's sovereignty and territorial integrity.", SOVEREIGNTY, ("LBN",)),
    ("of", "The territorial integrity of Cyprus must be respected.", SOVEREIGNTY, ("CYP",)),
    ("interference_in", "We reject interference in the internal affairs of Angola.", SOVEREIGNTY, ("AGO",)),
    ("rights_in", "We are concerned about human rights in Myanmar.", RIGHTS, ("MMR",)),
    ("rights_of_demonym", "We condemn Chilean human rights violations.", RIGHTS, ("CHL",)),
    ("democracy_in", "We support the return to democracy in Haiti.", DEMOCRACY, ("HTI",)),
    ("aid_to", "We will increase development aid to Nepal and Bangladesh.", AID, ("BGD", "NPL")),
    (
        "donor_is_no_target",
        "American development aid to countries such as Malawi must grow.",
        AID,
        ("MWI",),
    ),
    ("troops_in", "American troops should stay in Germany.", BASES, ("DEU",)),
    ("troops_from", "Foreign troops must be withdrawn from Cyprus.", BASES, ("CYP",)),
    ("status_owner", "We recognise China's status as a great power.", STATUS, ("CHN",)),
    ("accession_of", "We support Russia's accession to the WTO.", ACCESSION, ("RUS",)),
    ("place_is_none", "In Geneva we called for sanctions on Syria.", SANCTIONS, ("SYR",)),
    ("other_clause", "France agrees that sanctions on Serbia should end.", SANCTIONS, ("SRB",)),
    (
        "beside",
        "We will retaliate against Peru for interference in the affairs of Chile.",
        SOVEREIGNTY,
        ("CHL",),
    ),
    ("verb_with_thing", "The Council should punish Liberia with sanctions.", SANCTIONS, ("LBR",)),
    ("stay_sovereign", "Poland must defend its sovereignty.", SOVEREIGNTY, ("POL",)),
)
