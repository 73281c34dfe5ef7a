"""How the event corpora name incidents and who plays which part in them, in our words.

TRIGGERS turns an event type of WikiEvents or RAMS into our KIND, or into `death`, `injury` or
`threat`; None is no incident: its trigger is no trigger and its arguments play no role of ours.
ROLES turns an argument's role into those of ours that it may be: what the corpora call an
attacker may be a person or a group, so a set of two says "one of these". An argument whose role
maps to an empty set plays none that we know.
"""

KINDS = frozenset(
    {
        "bombing", "shooting", "stabbing", "ramming", "arson", "strike", "assault", "kidnapping",
        "hostage_taking", "assassination", "plot", "arrest", "raid", "clash", "release", "court",
        "abuse", "protest", "accident", "cyberattack", "other",
    }
)  # fmt: skip
OUTCOMES = frozenset({"death", "injury", "threat"})
ROLE_LABELS = frozenset(
    {"perpetrator", "organisation", "target", "victim", "instrument", "place", "time"}
)

TRIGGERS: dict[str, str | None] = {
    # WikiEvents (KAIROS ontology)
    "ArtifactExistence.DamageDestroyDisableDismantle.Damage": None,
    "ArtifactExistence.DamageDestroyDisableDismantle.Destroy": None,
    "ArtifactExistence.DamageDestroyDisableDismantle.DisableDefuse": None,
    "ArtifactExistence.DamageDestroyDisableDismantle.Dismantle": None,
    "ArtifactExistence.DamageDestroyDisableDismantle.Unspecified": None,
    "ArtifactExistence.ManufactureAssemble.Unspecified": None,
    "Conflict.Attack.DetonateExplode": "bombing",
    "Conflict.Attack.Unspecified": "assault",
    "Conflict.Defeat.Unspecified": None,
    "Conflict.Demonstrate.DemonstrateWithViolence": "protest",
    "Conflict.Demonstrate.Unspecified": "protest",
    "Contact.ThreatenCoerce.Broadcast": "threat",
    "Contact.ThreatenCoerce.Correspondence": "threat",
    "Contact.ThreatenCoerce.Unspecified": "threat",
    "Control.ImpedeInterfereWith.Unspecified": None,
    "Disaster.Crash.Unspecified": "accident",
    "Disaster.DiseaseOutbreak.Unspecified": None,
    "GenericCrime.GenericCrime.GenericCrime": "other",
    "Justice.Acquit.Unspecified": "court",
    "Justice.ArrestJailDetain.Unspecified": "arrest",
    "Justice.ChargeIndict.Unspecified": "court",
    "Justice.Convict.Unspecified": "court",
    "Justice.InvestigateCrime.Unspecified": None,
    "Justice.ReleaseParole.Unspecified": "release",
    "Justice.Sentence.Unspecified": "court",
    "Justice.TrialHearing.Unspecified": "court",
    "Life.Die.Unspecified": "death",
    "Life.Infect.Unspecified": None,
    "Life.Injure.Unspecified": "injury",
    # RAMS (AIDA ontology)
    "artifactexistence.damagedestroy.damage": None,
    "artifactexistence.damagedestroy.destroy": None,
    "artifactexistence.damagedestroy.n/a": None,
    "conflict.attack.airstrikemissilestrike": "strike",
    "conflict.attack.biologicalchemicalpoisonattack": "assault",
    "conflict.attack.bombing": "bombing",
    "conflict.attack.firearmattack": "shooting",
    "conflict.attack.hanging": "assault",
    "conflict.attack.invade": "assault",
    "conflict.attack.n/a": "assault",
    "conflict.attack.selfdirectedbattle": "clash",
    "conflict.attack.setfire": "arson",
    "conflict.attack.stabbing": "stabbing",
    "conflict.attack.stealrobhijack": "other",
    "conflict.attack.strangling": "assault",
    "conflict.demonstrate.marchprotestpoliticalgathering": "protest",
    "conflict.demonstrate.n/a": "protest",
    "contact.threatencoerce.broadcast": "threat",
    "contact.threatencoerce.correspondence": "threat",
    "contact.threatencoerce.meet": "threat",
    "contact.threatencoerce.n/a": "threat",
    "disaster.accidentcrash.accidentcrash": "accident",
    "disaster.fireexplosion.fireexplosion": "accident",
    "government.spy.spy": "other",
    "justice.arrestjaildetain.arrestjaildetain": "arrest",
    "justice.initiatejudicialprocess.chargeindict": "court",
    "justice.initiatejudicialprocess.n/a": "court",
    "justice.initiatejudicialprocess.trialhearing": "court",
    "justice.judicialconsequences.convict": "court",
    "justice.judicialconsequences.execute": "court",
    "justice.judicialconsequences.extradite": "court",
    "justice.judicialconsequences.n/a": "court",
    "life.die.deathcausedbyviolentevents": "death",
    "life.die.n/a": "death",
    "life.die.nonviolentdeath": "death",
    "life.injure.injurycausedbyviolentevents": "injury",
    "life.injure.n/a": "injury",
    # What RAMS marks with these is "captured", "detained", "imprisoned".
    "movement.transportartifact.preventexit": "arrest",
    "movement.transportperson.preventexit": "arrest",
}

_BY = frozenset({"perpetrator", "organisation"})
_AGAINST = frozenset({"target", "victim"})
# The accused did an earlier deed and suffer this one.
_ACCUSED = frozenset({"perpetrator", "victim"})

ROLES: dict[str, frozenset[str]] = {
    "artifact": frozenset({"target"}),
    "attacker": _BY,
    "communicator": _BY,
    "crashobject": frozenset({"target"}),
    "defendant": _ACCUSED,
    "demonstrator": _BY,
    "detainee": _ACCUSED,
    "driverpassenger": frozenset({"victim"}),
    "executioner": _BY,
    "explosivedevice": frozenset({"instrument"}),
    "fireexplosionobject": frozenset({"target"}),
    "injurer": _BY,
    "instrument": frozenset({"instrument"}),
    "jailer": _BY,
    "killer": _BY,
    "observedentity": _AGAINST,
    "passenger": frozenset({"victim"}),
    "perpetrator": _BY,
    "place": frozenset({"place"}),
    "preventer": _BY,
    "recipient": _AGAINST,
    "spy": _BY,
    "target": _AGAINST,
    "vehicle": frozenset({"target", "instrument"}),
    "victim": frozenset({"victim"}),
}

# Corpus → our roles of which it marks all that a reader would. Of any other role an unmarked word
# may be unmarked only because the corpus doesn't look for it:
# muc4 marks no places and times, and no roles in what isn't terrorism by its book (clashes);
# gvdb marks one name, age or weapon an article and no description ("the man", "a gun");
# rams marks the arguments of one trigger only.
COMPLETE: dict[str, frozenset[str]] = {
    "muc4": frozenset({"perpetrator", "organisation", "target", "victim", "instrument"}),
    "gvdb": frozenset(),
    "wikievents": frozenset(
        {"perpetrator", "organisation", "target", "victim", "instrument", "place"}
    ),
    "rams": frozenset(),
}
# Whether a corpus marks every trigger word; only then is an unmarked word no trigger.
ALL_TRIGGERS = {"muc4": False, "gvdb": False, "wikievents": True, "rams": False}


def trigger(event_type: str) -> str | None:
    """Our kind for an event type of WikiEvents or RAMS; None if it is no incident."""
    return TRIGGERS.get(event_type)


def roles(role: str) -> frozenset[str]:
    """Our roles that an argument's role may be, in any case; none for one that we don't know."""
    return ROLES.get(role.lower(), frozenset())
