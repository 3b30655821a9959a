"""Abbreviations that end in a full stop, and what may follow them."""

TITLES = tuple(
    """
    Adm Brig Capt Cmdr Col Cpl Det Dr Gen Gov Hon Insp Lt Maj Messrs Mlle Mme Mr Mrs Ms Msgr Pfc Pres Prof Pvt Rep Reps Rev
    Sen Sens Sgt Spc Supt
    """.split()
)
"""Titles: a name follows, so no sentence ends on one."""

OTHERS = tuple(
    """
    Ala Apr Ariz Ark Art Assn Aug Ave Blvd Bros Calif Co Colo Conn Corp Dec Del Dept Est Feb Fig Fla Ft Inc Ind Jan Jr Jul Jun
    Kan Ky Ltd Mar Mass Md Mich Minn Miss Mo Mont Mt Neb Nev Nos Nov Oct Okla Ore Pa Rd Sept Sr St Tenn Tex Univ Va
    Vt Wash Wis Wyo e.g i.e vs
    """.split()
)
"""Abbreviations that may end a sentence too."""
