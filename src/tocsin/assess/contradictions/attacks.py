"""Which kinds of incidents are attacks: one side does it, another suffers it."""

from tocsin.records.incident import IncidentKind

# In a clash both sides do it; an arrest, a raid or a trial is the state's.
ATTACKS: frozenset[IncidentKind] = frozenset(
    [
        "bombing",
        "shooting",
        "stabbing",
        "ramming",
        "arson",
        "strike",
        "assault",
        "kidnapping",
        "hostage_taking",
        "assassination",
        "cyberattack",
    ]
)
