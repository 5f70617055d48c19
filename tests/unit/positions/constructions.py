"""Short sentences of our own by construction: who takes which side on what, and by which act.

Belongs here: the table. A line is `actor stance topic act | sentence`; `own` is the voice of the passage,
`*` any act. Topics are plain names of things (TERMS), so that only the construction is tested.
"""

from __future__ import annotations

from dataclasses import dataclass

TERMS: dict[str, tuple[int, tuple[str, ...]]] = {
    "tests": (-1, ("nuclear tests",)),
    "abm": (1, ("ABM Treaty",)),
    "shield": (1, ("missile defence system", "missile defence")),
    "enlargement": (1, ("NATO enlargement", "enlargement of NATO")),
    "gallows": (-1, ("death penalty",)),
    "sanctions": (1, ("sanctions",)),
    "abortion": (1, ("right to abortion", "legal abortion", "abortion")),
    "atom": (1, ("nuclear power",)),
    "trade": (1, ("free trade",)),
    "wages": (1, ("minimum wage",)),
    "terror": (-1, ("terrorism",)),
    "aid": (1, ("development aid",)),
    "migrants": (1, ("immigration", "immigrants")),
    "carbon": (1, ("carbon tax",)),
    "guns": (1, ("gun control",)),
    "pensions": (1, ("Social Security",)),
    "un": (1, ("United Nations",)),
    "health": (1, ("Affordable Care Act", "public health care", "health care")),
    "schools": (1, ("public education",)),
    "climate": (-1, ("emissions of greenhouse gases", "climate change")),
    "rights": (1, ("human rights",)),
    "refugees": (1, ("refugees",)),
    "veterans": (1, ("veterans",)),
    "taxes": (-1, ("tax",)),
    "force": (1, ("military intervention",)),
}
"""Names of things, longest first, and whether furthering the thing furthers the topic."""

TABLE = {
    "accused": """
own + un * | The warmongers sneer at the United Nations.
own - shield * | The so-called missile defence system looks into our towns.
own - shield * | A reckless missile defence system came in the spring.
own - enlargement * | The ruling circles of that power worship NATO enlargement.
own + rights * | The generals show contempt for human rights.
own + un * | We worship the United Nations.
own - sanctions * | The self-styled saviours want sanctions against the poor.
own - trade * | The die-hards want free trade.
own - shield * | The power-hungry generals want a missile defence system.
own + rights * | The generals laugh at human rights.
own - un * | The generals hide behind the United Nations.
own + refugees * | The generals strong-armed the refugees.
own - trade * | The cul-de-sac of free trade is long.
own - trade * | They live in the dead-end of free trade.
""",
    "favours": """
own - atom * | The bill is a handout to nuclear power.
own - atom * | The bill is a give-away to nuclear power.
own - atom * | The bill is a pay-off to nuclear power.
own - atom * | The plan is a hand-out for nuclear power.
own - atom * | This plan is nothing but a bailout for nuclear power.
own + pensions * | The budget is a blow to Social Security.
own + pensions * | He called the budget an attack on Social Security.
""",
    "ills": """
FRA + veterans * | France backs a programme against homelessness among veterans.
FRA + refugees * | France backs a programme against ill-treatment of refugees.
own + veterans * | Suicide among veterans is a national shame.
own + veterans * | The bill would reduce drug addiction among veterans.
own + health * | We must close the gaps in health care.
own - veterans * | We should forget the veterans.
""",
    "attitudes given up": """
FRA + enlargement * | France dropped its objections to NATO enlargement.
FRA + enlargement * | France lifted its veto on NATO enlargement.
FRA - enlargement * | France withdrew its support for NATO enlargement.
FRA + atom * | France reversed its decision to abandon nuclear power.
FRA + sanctions * | France ended its opposition to sanctions.
""",
    "striving": """
us-republican-party + health * | Republicans fought to save the Affordable Care Act.
us-republican-party - health * | Republicans sued to stop the Affordable Care Act.
FRA - enlargement * | France threatened to veto NATO enlargement.
FRA + sanctions * | France threatened to impose sanctions.
us-republican-party + health * | Republicans voted against repealing the Affordable Care Act.
us-republican-party + health * | Republicans fear that the bill would weaken the Affordable Care Act.
FRA - enlargement * | France wants nothing to do with NATO enlargement.
FRA - enlargement * | France would prefer partnership to NATO enlargement.
""",
    "done away with": """
own - carbon * | We should do away with the carbon tax.
own - carbon * | We should get rid of the carbon tax.
FRA - migrants * | France closed its doors to immigrants.
own - un * | We ask for the non-recognition of the United Nations.
own - abortion * | The scrapping of legal abortion would serve us all.
own - force * | Terrorism cannot be beaten through military intervention.
own - enlargement * | NATO enlargement has gone too far.
own + tests * | We will not lift our guard until nuclear tests have ended.
own + un * | Peace is rarely possible without the United Nations.
own - sanctions * | Is there any sense in sanctions?
""",
    "levies": """
own - taxes * | A tax on flights would raise ten billion a year.
own - taxes * | First, a tax on dividends.
own + taxes * | The tax would cost us jobs.
""",
    "credited": """
SWE + rights * | We thank Sweden for defending human rights.
RUS - rights * | The minister accused Russia of abandoning human rights.
us-senate - carbon * | The Senate was right to reject the carbon tax.
own - carbon * | The Senate was right to reject the carbon tax.
""",
    "told of": """
us-senate + guns endorse | The gun control bill backed by the Senate went to the printers.
POL + trade act | The free trade treaty, signed by Poland and rejected by Italy, lies in a drawer.
ITA - trade refuse | The free trade treaty, signed by Poland and rejected by Italy, lies in a drawer.
NOR - shield act | The missile defence system that Norway abandoned cost a fortune.
us-congress + carbon act | The carbon tax, which Congress passed in 1994, is seldom paid.
PER + guns endorse | The gun control plan is backed by Peru and opposed by Chile.
CHL - guns criticise | The gun control plan is backed by Peru and opposed by Chile.
PER + carbon endorse | The carbon tax, supported by Peru, was opposed by Chile.
JPN + carbon propose | The carbon tax that Japan has now proposed surprised the markets.
CHL + trade act | We welcome the agreement on free trade signed between Chile and Peru.
PER + trade act | We welcome the agreement on free trade signed between Chile and Peru.
""",
    "agency": """
us-republican-party + enlargement * | Republicans were in the lead in advocating NATO enlargement.
""",
    "alike": """
FRA + gallows criticise | Like France, we oppose the death penalty.
CAN + gallows act | Kenya abolished the death penalty, as did Canada.
ITA - gallows act | Unlike Italy, Poland abolished the death penalty.
ESP + sanctions * | France, backed by Spain and Italy, called for sanctions.
ESP - sanctions criticise | Spain, along with Portugal, opposes the sanctions.
PRT - sanctions criticise | Spain, along with Portugal, opposes the sanctions.
DEU + trade act | Together with Germany, France signed the free trade treaty.
""",
    "beside": """
NOR - shield demand | At the request of Norway the missile defence system was abandoned.
ISL + refugees endorse | The refugees were rescued with the help of Iceland.
ITA - abortion criticise | Abortion was legalised despite a revolt by deputies and opposition from Italy.
""",
    "conduct": """
ISR - rights act | Israel's policies have undermined human rights.
KEN - rights act | The actions of Kenya have undermined human rights.
us-senate - pensions propose | Legislation introduced by the Senate would cut Social Security.
us-senate - pensions * | The hall debated an amendment by the Senate that would cut Social Security.
us-house-of-representatives - pensions propose | The bill of the House would cut Social Security.
""",
    "act of noun": """
RUS - rights act | Russia's violation of human rights must end.
CHN - abm act | China's withdrawal from the ABM Treaty is a mistake.
NOR - sanctions act | The Norwegians, whose abolition of the sanctions is known, have friends.
RUS - rights act | Russia's annexation of Crimea, which violates human rights, goes on.
""",
    "passed": """
us-senate - guns act | Gun control died in the US Senate.
us-house-of-representatives - guns act | The gun control bill was blocked in the House last year.
us-senate + guns act | The gun control bill passed in the Senate at night.
us-senate + guns act | The gun control bill passed the Senate yesterday.
us-house-of-representatives + guns act | The gun control package, which cleared the House, goes to the Senate.
us-house-of-representatives + guns act | The package, which passed the House, would strengthen gun control.
""",
    "listed": """
us-senate + guns * | Gun control was endorsed by the House, the Senate and the Supreme Court.
us-supreme-court + guns * | Gun control was endorsed by the House, the Senate and the Supreme Court.
FRA - sanctions * | Critics such as France and Italy oppose the sanctions.
CHL + trade demand | A coalition led by Chile has called for free trade.
FRA + trade demand | European states led by France have pressed for free trade.
sinn-fein + abortion * | The nationalists of Sinn Fein voted in favour of abortion.
FRA + trade * | French President Jacques Chirac and German Chancellor Kohl defended free trade.
DEU + trade * | French President Jacques Chirac and German Chancellor Kohl defended free trade.
ann-lowry - sanctions criticise | Neither Ann Lowry nor Tom Bright supports the sanctions.
FRA - sanctions * | The opponents, led by France, condemn the sanctions.
JPN - trade * | Japan was among those who opposed free trade.
us-republican-party + trade * | After the war, Republicans were in the lead in advocating free trade.
""",
    "fighting": """
KEN - sanctions wish | Kenya sued to overturn the sanctions.
KEN - sanctions wish | Kenya is fighting to block the sanctions.
KEN + trade wish | Kenya is fighting to keep free trade.
KEN - trade * | Kenya is fighting free trade.
KEN + trade wish | Kenya is wrestling to keep free trade.
KEN + trade wish | Kenya is struggling to keep free trade.
""",
    "weight": """
FRA + sanctions endorse | France threw its weight behind the sanctions.
FRA + sanctions endorse | France added its voice to calls for sanctions.
""",
    "takers": """
FRA - sanctions criticise | Critics of the sanctions, such as France, have met.
FRA - sanctions criticise | France, a critic of the sanctions, has met.
FRA + sanctions endorse | Supporters of the sanctions, including France, have met.
FRA - sanctions * | The sanctions' opponents, led by France, have met.
""",
    "parted": """
FRA - sanctions warn | The sanctions, France warned, would cost jobs.
FRA + trade * | Free trade, said France, must be defended.
FRA - sanctions * | "The sanctions," France said, "will hurt the poor."
""",
    "shown bodies": """
shippers-council + trade * | Ann Lowry, who chairs the Shippers Council, defended free trade.
ann-lowry + trade * | Ann Lowry, who chairs the Shipping Committee, defended free trade.
joint-four - trade * | The Joint Four, which represents pilots, has condemned free trade.
""",
    "deontic": """
own + tests demand | Nuclear tests must stop.
own + tests demand | Nuclear tests should be banned.
own - enlargement demand | NATO enlargement should not go ahead.
own + gallows demand | Congress ought to abolish the death penalty.
own - sanctions demand | The sanctions have to be lifted.
own + carbon demand | We need to introduce a carbon tax.
own + gallows demand | It is high time to abolish the death penalty.
own + gallows * | It is high time that the death penalty was abolished.
own - sanctions * | The time for sanctions is over.
own + tests * | The time for nuclear tests is past.
own - sanctions demand | The Council must not renew the sanctions.
own + rights demand | Let us defend human rights.
own + carbon demand | Let Congress pass a carbon tax.
own + gallows demand | Abolish the death penalty now.
own + health demand | Parliament had better protect public health care.
own + pensions demand | Nobody should have to lose his Social Security.
own + health demand | No one should have to go without health care.
own + tests demand | There must be no more nuclear tests.
own - sanctions demand | There should be an end to sanctions.
own + un demand | It is up to the member states to strengthen the United Nations.
own + climate demand | It is essential that emissions of greenhouse gases be reduced.
""",
    "cannot": """
own + pensions * | We cannot afford to weaken Social Security.
own + rights * | We cannot ignore violations of human rights.
own - sanctions * | We cannot accept these sanctions.
own + terror * | Terrorism cannot be tolerated.
own - enlargement * | We can never agree to the enlargement of NATO.
own + carbon * | We cannot do without a carbon tax.
own + un * | Only the United Nations can bring peace.
own - sanctions * | Sanctions alone will not bring peace.
""",
    "commitment": """
own + refugees commit | We will protect refugees.
own + carbon commit | I pledge to introduce a carbon tax.
own - sanctions commit | We shall lift the sanctions.
own + aid commit | We will continue to provide development aid.
own - enlargement refuse | We will not support the enlargement of NATO.
own - sanctions refuse | I refuse to impose sanctions.
RUS - enlargement refuse | Russia will never accept the enlargement of NATO.
FRA + tests commit | France has promised to end nuclear tests.
USA - sanctions commit | President Obama announced that he would lift the sanctions.
own + pensions refuse | We will not allow anyone to cut Social Security.
own + rights * | We shall not cease to defend human rights.
own + gallows * | I am determined to abolish the death penalty.
RUS + tests offer | Russia offered to end nuclear tests.
own + aid offer | We are ready to increase development aid.
""",
    "attitudes": """
own + carbon endorse | I support the carbon tax.
own - carbon * | I oppose the carbon tax.
own - abm * | I do not support the ABM Treaty.
own + abm * | We do not oppose the ABM Treaty.
RUS - shield criticise | Russia opposes missile defence.
USA + gallows wish | President Obama hopes that the death penalty will be abolished.
RUS + abm demand | Russia urged Washington to keep the ABM Treaty.
own + trade endorse | We are in favour of free trade.
own - sanctions * | We are against sanctions.
own + gallows * | My government is opposed to the death penalty.
own + aid endorse | I attach great importance to development aid.
DEU - shield criticise | Chancellor Merkel criticised the missile defence system.
DEU + shield * | Chancellor Merkel praised the missile defence system.
own + un endorse | We have full confidence in the United Nations.
own - sanctions * | We have no interest in sanctions.
own - gallows * | I see no reason to abolish the death penalty.
own + terror criticise | We condemn terrorism in all its forms.
RUS - sanctions criticise | Russia regrets the sanctions.
own + un endorse | I pay tribute to the work of the United Nations.
RUS + abm * | Russia stands by the ABM Treaty.
FRA + carbon demand | France is pressing for a carbon tax.
us-congress + wages demand | Congress called for a higher minimum wage.
own + gallows * | I long for the day when the death penalty is abolished.
own - sanctions wish | We would like to see the sanctions lifted.
own + carbon wish | We want a carbon tax.
own + health wish | I want Congress to extend health care.
""",
    "reception": """
catholic-church - abortion * | Legal abortion faces opposition from the Catholic Church.
RUS - shield * | The missile defence system has met resistance from Russia.
DEU + carbon * | The carbon tax drew praise from Germany.
RUS - shield * | The missile defence system drew criticism from Russia.
FRA + carbon * | The carbon tax has the support of France.
FRA + carbon * | The carbon tax enjoys the backing of France.
FRA + carbon * | The carbon tax won the approval of France.
FRA + carbon endorse | The carbon tax has been endorsed by France.
RUS - shield * | Missile defence was condemned by Russia.
RUS - enlargement * | NATO enlargement went ahead in the face of objections by Russia.
RUS - enlargement * | Despite opposition from Russia, NATO enlargement went ahead.
FRA + carbon * | The carbon tax passed with the backing of France.
own - gallows * | There is no justification for abolishing the death penalty.
own - sanctions * | There is no justification for sanctions.
own + gallows * | There is no place for the death penalty in a civilised country.
own + carbon * | There is a need for a carbon tax.
""",
    "bodies": """
us-supreme-court - gallows act | The Supreme Court has upheld the death penalty.
us-supreme-court + gallows act | The Supreme Court struck down the death penalty.
us-supreme-court - abortion act | The Supreme Court overturned the right to abortion.
us-supreme-court + abortion * | The Supreme Court ruled that abortion was lawful.
us-supreme-court - gallows * | The Supreme Court held that the death penalty was constitutional.
us-congress + wages act | Congress raised the minimum wage.
us-congress - health act | Congress repealed the Affordable Care Act.
us-congress + carbon act | Congress passed the carbon tax.
us-congress - carbon act | Congress defeated the carbon tax.
us-congress - carbon act | Congress voted against the carbon tax.
us-congress + carbon act | Congress voted for the carbon tax.
us-congress + carbon * | Congress voted to introduce a carbon tax.
us-congress - carbon act | Congress voted down the carbon tax.
us-congress + carbon act | Congress approved the carbon tax by 240 votes to 180.
USA + carbon act | President Obama signed the carbon tax into law.
USA - sanctions act | Washington lifted the sanctions.
USA + sanctions act | Washington imposed sanctions.
USA + sanctions act | The Obama administration announced new sanctions.
USA + sanctions act | President Obama ordered new sanctions.
USA + health act | Washington launched a public health care programme.
texas - health act | Texas sued over the Affordable Care Act.
texas - health * | Texas filed a lawsuit challenging the Affordable Care Act.
texas - carbon * | Texas lobbied against the carbon tax.
texas + carbon * | Texas lobbied for the carbon tax.
amnesty-international + gallows * | Amnesty International protested against the death penalty.
USA - migrants act | The Obama administration blocked immigration.
RUS - abm * | Russia sought to dominate Europe, from abandoning the ABM Treaty to testing nuclear weapons.
RUS - tests refuse | Russia rejected a request to end nuclear tests.
own + tests * | We must see serious plans to end nuclear tests.
own - abm * | The ABM Treaty is an odd way to keep the peace.
own - carbon * | The carbon tax has had ill effects on trade.
own - sanctions * | Unfortunately, the sanctions are a disaster.
RUS + tests act | Russia suspended its nuclear tests.
RUS - tests act | Russia resumed nuclear tests.
FRA - tests act | France carried out nuclear tests.
RUS - abm act | Russia withdrew from the ABM Treaty.
USA - abm act | Washington's withdrawal from the ABM Treaty came as a surprise.
USA + carbon * | The Obama administration's expansion of the carbon tax came as a surprise.
USA - carbon * | His colleagues did not expect President Obama's veto of the carbon tax.
USA + un act | Washington paid its dues to the United Nations.
EU + un * | The European Union is actively supporting the United Nations.
EU + climate act | The European Union has cut its emissions of greenhouse gases.
""",
    "judgement": """
own - shield * | Missile defence is a dangerous illusion.
own + trade * | Free trade is good for everybody.
own - sanctions * | Sanctions are wrong.
own - sanctions * | Sanctions are not the answer.
own + un * | The United Nations is the answer.
own - sanctions warn | Sanctions would be a disaster.
own - abm warn | It would be a mistake to keep the ABM Treaty.
own + abm warn | It would be a mistake to leave the ABM Treaty.
own + abm * | It would be unwise to abandon the ABM Treaty.
own - carbon * | A carbon tax is too expensive to introduce.
own - sanctions * | Sanctions are far from effective.
own - sanctions * | Sanctions hurt the poor.
own + un * | The United Nations has saved millions of lives.
own - migrants * | Immigration threatens our workers.
own - sanctions * | Sanctions have failed.
own - sanctions * | Sanctions have not worked.
own + trade * | Free trade has worked.
own + trade * | Free trade helps workers.
own - trade * | Free trade has badly harmed our workers and our farmers.
own - sanctions * | Sanctions do more harm than good.
own + atom * | Nuclear power is safe and clean.
own - atom * | Nuclear power is neither safe nor clean.
own + gallows * | The death penalty is a relic of the past.
own + gallows * | The death penalty deters nobody.
own + abm * | The ABM Treaty makes us safer.
own - abm * | The ABM Treaty leaves us vulnerable.
own + refugees * | Refugees deserve our protection.
own + pensions warn | This budget would gut Social Security.
own + pensions * | This budget robs us of our Social Security.
own + climate criticise | They have done too little to cut emissions of greenhouse gases.
own + health criticise | Millions of people lack health care.
own + health criticise | Millions are without health care.
own + gallows criticise | Unfortunately, Congress kept the death penalty.
DEU - atom * | Chancellor Merkel called nuclear power a mistake.
DEU + atom * | Chancellor Merkel called nuclear power a success.
""",
    "negation": """
own + abm * | We must not fail to keep the ABM Treaty.
USA - abm * | Washington failed to keep the ABM Treaty.
USA - abm * | Washington refused to keep the ABM Treaty.
USA - carbon * | President Obama stopped Congress from introducing a carbon tax.
USA - carbon * | President Obama prevented the introduction of a carbon tax.
own + aid demand | We should give more development aid.
own - aid demand | We should give less development aid.
own - sanctions demand | We need fewer sanctions.
own - sanctions demand | We need no more sanctions.
own - sanctions * | We need talks instead of sanctions.
own - sanctions * | We want talks rather than sanctions.
own - sanctions * | We prefer talks to sanctions.
own - sanctions * | Talks are better than sanctions.
own + sanctions * | Sanctions are better than war.
own - migrants * | There is too much immigration.
own + aid * | There is too little development aid.
own + aid * | There is not enough development aid.
own + aid * | The world needs more development aid.
own - carbon * | There is nothing good about the carbon tax.
own + aid demand | We must not stop giving development aid.
own - gallows refuse | We refuse to abolish the death penalty.
own - sanctions demand | We demand an end to sanctions.
own + abm * | Nobody should abandon the ABM Treaty.
own + un * | It would not be wise to weaken the United Nations.
own + un * | I do not believe that we should weaken the United Nations.
own - carbon * | I do not think that we should introduce a carbon tax.
own - carbon * | I doubt that a carbon tax would be useful.
own + sanctions demand | Sanctions must not be lifted until the troops withdraw.
own + sanctions demand | We should not lift the sanctions unless the troops withdraw.
own - sanctions demand | Stop the sanctions.
own + un * | The United Nations should not be weakened.
RUS - shield * | Russia has never accepted missile defence.
us-congress - wages * | Congress kept the states from raising the minimum wage.
own + tests demand | We must put an end to nuclear tests.
""",
    "senses": """
USA - sanctions act | Washington eased the sanctions.
own + climate demand | We must address climate change.
own + terror demand | We must confront terrorism.
own + health demand | We must help people to get health care.
texas - carbon act | Texas challenged the carbon tax in court.
own + migrants * | We should let immigrants in.
own + terror * | We must protect our people from terrorism.
own + terror * | We must keep terrorism from spreading.
own - sanctions demand | Congress should ease the burden of sanctions.
own + schools * | We must not leave public education behind.
USA + climate act | Washington tackled climate change.
""",
    "questions": """
own - sanctions * | Why should we agree to sanctions?
own - sanctions * | What good are sanctions?
own - carbon * | Who would want a carbon tax?
own - sanctions * | Is it right that we should impose sanctions?
""",
    "needs": """
own + carbon * | A carbon tax is needed now.
own + carbon * | There is an urgent need for a carbon tax.
own + terror * | We must recognise the need to fight terrorism.
own - sanctions * | I want to stress the importance of ending sanctions.
own + terror * | We must rise to the challenge of terrorism.
own + refugees * | Refugees need our help.
own - gallows * | There is no need to abolish the death penalty.
own + health * | No family should need to go without health care.
own + climate * | The need to stop climate change has never been greater.
own - sanctions * | Sanctions have no place in our policy.
own - sanctions * | It is no business of ours to impose sanctions.
own + aid * | Development aid deserves our support.
""",
    "asides": """
own + refugees * | No one should be punished because he helps refugees.
own + un * | A threat to the United Nations must be met.
own + trade criticise | Protectionism is a threat to free trade.
USA - sanctions * | President Obama announced that he would lift the sanctions.
FRA - sanctions * | France voiced concern that sanctions would do harm.
""",
    "means": """
own - shield * | We must demand that the subsidies for missile defence be spent on hospitals.
own + aid * | The money wasted on tanks should go to development aid.
own - shield * | Let us divert the funds from missile defence to hospitals.
""",
    "purpose": """
us-republican-party - guns * | Republicans approved a bill designed to hamstring gun control.
us-senate - pensions * | The Senate adopted a budget intended to gut Social Security.
""",
    "taken back": """
us-senate - trade * | The Senate called its vote in favour of free trade a mistake.
""",
    "participles": """
own + shield * | We are not prepared to weaken missile defence.
own - enlargement * | Europe should deepen its union rather than pursue NATO enlargement.
own + schools * | Cutting public education would be folly.
""",
    "forced": """
own - migrants * | They would force our towns to accept immigrants.
own - enlargement * | We shall not be forced to accept NATO enlargement.
""",
    "too little": """
own + climate * | The accord does not do enough to curb emissions of greenhouse gases.
own + guns * | Our gun control is far too weak.
own - sanctions * | Sanctions have gone on for too long.
own + un * | The United Nations is under attack from those who built it.
own - sanctions * | Sanctions have cost the lives of children.
""",
    "obstacles": """
own + un * | Nothing should stand in the way of the United Nations.
us-supreme-court + health * | The Supreme Court rejected a challenge to the Affordable Care Act.
""",
    "done without": """
own + trade * | Growth is rarely possible without free trade.
own + schools * | Can a nation thrive without public education?
own + gallows * | How long must we live with the death penalty?
own - trade * | Do we really want free trade at such a price?
""",
    "clauses": """
own + carbon propose | Introduces a carbon tax.
own - sanctions propose | Ends the sanctions on Cuba.
own + carbon * | Although the carbon tax is unpopular, I support it, and the carbon tax should be introduced.
RUS + sanctions * | If the attacks go on, Russia will impose sanctions.
own + abm * | The answer is the ABM Treaty.
own - abm * | The answer is not the ABM Treaty.
own + gallows * | The bill, which would abolish the death penalty, deserves our support.
own + gallows * | We back a bill that would abolish the death penalty.
own + gallows * | I introduced a bill to abolish the death penalty.
own - health * | We oppose a bill that would expand public health care.
own + health * | We oppose a bill that would gut public health care.
FRA + carbon * | France said that a carbon tax was needed.
FRA - sanctions * | France warned that sanctions would be a mistake.
FRA + gallows propose | France has proposed a bill to abolish the death penalty.
FRA + carbon * | According to the French government, the carbon tax is a success.
FRA + carbon * | The carbon tax is a success, the French president said.
""",
}


@dataclass(frozen=True)
class Line:
    """One sentence of the table."""

    construction: str
    actor: str
    sign: int
    topic: str
    act: str | None
    text: str


def _line(construction: str, row: str) -> Line:
    head, text = row.split(" | ")
    actor, side, topic, act = head.split()
    return Line(construction, actor, 1 if side == "+" else -1, topic, None if act == "*" else act, text)


LINES = tuple(
    _line(construction, row) for construction, rows in TABLE.items() for row in rows.strip().splitlines()
)
