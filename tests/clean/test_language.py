"""Only English is read; what else a page is in is told, and a short text isn't judged."""

import pytest

from tests.clean.pages import FIRST, SECOND, THIRD, html, page
from tocsin.clean import clean
from tocsin.clean.language import detect
from tocsin.errors import CleanError

FRENCH = (
    "La rivière est montée de deux mètres dans la nuit de mardi et les habitants de la ville ont "
    "été invités à quitter leurs maisons avant la nuit, a dit le maire. Une enquête est en cours "
    "sur les causes du retard, et un premier rapport est attendu pour la fin du mois de juin."
)
RUSSIAN = (
    "Река поднялась на два метра, и жители города покинули свои дома до наступления ночи. " * 4
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (FRENCH, "French"),
        (RUSSIAN, "Russian"),
        ("市长周二晚上在市政厅表示，河水上涨了两米，居民必须在天黑之前离开家园。" * 4, "Chinese"),
        ("Der Fluss ist in der Nacht um zwei Meter gestiegen und die Bewohner der Stadt wurden "
         "aufgefordert, ihre Häuser zu verlassen, bevor es dunkel wird. Das sagte der Bürger"
         "meister am Dienstag im Rathaus, und nach ihm sprach auch die Leiterin der "
         "Schule.", "German"),
    ],
)  # fmt: skip
def test_another_language_is_refused_by_name(text: str, named: str) -> None:
    for content in (text, html(f"<p>{text}</p><p>{text[:200]}</p>", headline=text[:30], lang="en")):
        with pytest.raises(CleanError, match=named):
            clean(page(content))


def test_a_lying_lang_attribute_doesnt_make_english_french() -> None:
    article = clean(page(html(lang="fr")))
    assert article.language is not None
    assert (article.language.value, article.language.where) == ("en", "detected")


def test_english_with_foreign_names_is_english() -> None:
    text = " ".join([FIRST, SECOND, THIRD, "José Peña de la Cruz und der Deutsche Bund der Armee."])
    assert detect(text).code == "en"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Le maire de la ville a annoncé la fermeture de l’école pour la semaine.", "French"),
        ("Der Bürgermeister sagte, dass die Schule nach dem Brand nicht öffnen wird.", "German"),
        ("El alcalde dijo a la prensa que no habrá clases en la escuela del pueblo.", "Spanish"),
    ],
)
def test_one_sentence_that_is_clearly_in_another_language_is_refused(text: str, named: str) -> None:
    for content in (text, html(f"<p>{text}</p>", headline="Varnholt")):
        with pytest.raises(CleanError, match=named):
            clean(page(content))


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested Juan de la Cruz and Maria de los Santos.",
        "Los Angeles, El Paso, Las Vegas mayors resign after audit",
        "Ursula von der Leyen warned Moscow: no more gas from Varnholt.",
        "The mayor said “la ville est vide et les rues sont à nous” and left the hall at noon.",
        "Governor warns that school stays shut",
    ],
)
def test_a_short_english_text_with_foreign_names_is_not_refused(text: str) -> None:
    assert detect(text).code is None


def test_a_short_text_is_not_judged() -> None:
    assert detect("Le maire a dit non.").code is None
    assert clean(page("Varnholt est vide\n\nLe maire a dit non.")).language is None
