"""Making messages: of one warning, of several that can wait, of the desk itself."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

from tocsin.warn.messages import forms
from tocsin.warn.messages.carried import MARKINGS, Carried, Message
from tocsin.warn.messages.wording import cut, plain, subject


def message(carried: Carried) -> Message:
    """The message of one warning to one recipient, in the forms that its channel carries."""
    warning, channel = carried.warning, carried.delivery.channel
    told = forms.text(carried)
    return Message(
        id=carried.delivery.id,
        moment=carried.moment,
        kind=warning.kind,
        marking=warning.text.marking,
        thread=(warning.refers or (warning.id,))[0],
        subject=subject(carried),
        text=told,
        html=forms.html(carried) if channel == "email" else "",
        short=forms.words(carried, forms.SHORT) if channel == "apprise" else "",
        brief=forms.words(carried, forms.BRIEF) if channel == "apprise" else "",
        payload=forms.payload(carried, told) if channel == "webhook" else "",
        alert=carried.alert,
    )


def digest(several: Sequence[Carried]) -> Message:
    """One message of several warnings to one recipient that can wait.

    It bears the id of the first, and the strictest marking of all.
    """
    marking = min((one.warning.text.marking for one in several), key=MARKINGS.index)
    start = f"[{marking}] {len(several)} warnings"
    heads = "; ".join(plain(one.warning.text.headline) for one in several)
    title = start if marking == "TLP:RED" else cut(f"{start}: {heads}", 78)
    id_, told = several[0].delivery.id, forms.joined([forms.text(one) for one in several])
    return Message(
        id=id_,
        moment=several[0].moment,
        kind="digest",
        marking=marking,
        thread="",
        subject=title,
        text=told,
        html=forms.page(title, "<hr>".join(map(forms.article, several))),
        short=title,
        brief=_several(title, several),
        payload=forms.simple_payload(id_, title, told),
    )


def _several(title: str, several: Sequence[Carried]) -> str:
    room = (forms.BRIEF - len(title)) // len(several) - 1
    return " ".join([title, *(forms.words(one, room) for one in several)])


def notice(id_: str, moment: datetime, title: str, told: str) -> Message:
    """A message of the desk about itself: nothing of any warning is in it."""
    line, one_line = cut(plain(title), 78), plain(told)
    return Message(
        id=id_,
        moment=moment,
        kind="notice",
        marking=None,
        thread="",
        subject=line,
        text=f"{told}\n",
        html=forms.page(line, f"<p>{escape(told)}</p>"),
        short=cut(one_line, forms.SHORT),
        brief=cut(one_line, forms.BRIEF),
        payload=forms.simple_payload(id_, line, told),
    )
