"""Where each corpus can be had, and under which licence: what the card says of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """One corpus: its folder under `--data`, where the public gets it, licence, what it teaches."""

    folder: str
    where: str
    licence: str
    teaches: str
    beside: tuple[str, ...] = ()  # other folders that it takes to read it


_FACTUALITY = "github.com/njjiang/factuality_bert, glue_data"
_CONFLIBERT = "github.com/eventdata/ConfliBERT, data"
_THIRD_PARTY = "repository GPL-3; the texts belong to third parties"

SOURCES = {
    "polnear": Source(
        "polnear", "github.com/networkdynamics/PolNeAR", "none stated", "statements, links"
    ),
    "gum": Source(
        "gum",
        "github.com/amir-zeldes/gum",
        "annotation CC BY 4.0; texts by kind CC BY or BY-SA, or in the public domain; "
        "those for non-commercial use are left out (see its LICENSE.txt)",
        "entities, times",
    ),
    "re3d": Source(
        "re3d",
        "github.com/dstl/re3d",
        "by folder: CC BY 3.0 AU, CC BY-SA 3.0, OGL 3.0, public domain, EU reuse; "
        "`BBC Online` (non-commercial) is left out",
        "entities",
    ),
    "wikigold": Source(
        "ner/wikigold",
        "downloads.schwa.org/wikigold (Balasuriya et al., 2009)",
        "CC BY 4.0",
        "entities",
    ),
    "politics": Source("ner/politics", "github.com/zliucr/CrossNER", "MIT", "entities"),
    "timeml": Source(
        "timeml",
        "TempEval-3 (TimeBank, AQUAINT TimeML)",
        "none stated; derived from LDC texts",
        "times",
    ),
    "muc4": Source(
        "muc4", "MUC-3 and MUC-4 data of DARPA, by NIST", "public; none stated", "roles, labels"
    ),
    "gvdb": Source(
        "gvdb",
        "github.com/pitrack/arglinking",
        "re-released with permission; the texts belong to publishers",
        "roles",
    ),
    "wikievents": Source(
        "wikievents", "github.com/raspberryice/gen-arg", "MIT", "triggers, roles, links"
    ),
    "rams": Source("rams", "nlp.jhu.edu/rams", "unclear", "triggers, roles, links"),
    "satp_all": Source(
        "kinds/satp_all", _CONFLIBERT, _THIRD_PARTY, "labels", ("kinds/satp_relevant",)
    ),
    "insightCrime": Source("kinds/insightCrime", _CONFLIBERT, _THIRD_PARTY, "labels"),
    "IndiaPoliceEvents_sents": Source(
        "kinds/IndiaPoliceEvents_sents", _CONFLIBERT, _THIRD_PARTY, "labels"
    ),
    "UDS_IH2": Source("factuality/UDS_IH2", _FACTUALITY, "MIT", "factuality"),
    "MEANTIME": Source("factuality/MEANTIME", _FACTUALITY, "MIT", "factuality"),
}
