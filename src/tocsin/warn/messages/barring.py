"""What may not go where: the last look before a message leaves."""

from tocsin.warn.messages.carried import Carried

# Services of Apprise whose messages anybody can read.
_PUBLIC = {"bluesky", "bsky", "reddit", "tweet", "twitter", "x"} | {
    f"{scheme}{tls}" for scheme in ("mastodon", "misskey", "toot") for tls in ("", "s")
}


def barred(carried: Carried) -> str:
    """Why a message may not be sent; empty where it may.

    A drill reaches nobody but the desk. What isn't TLP:CLEAR is never made public (TLP 2.0): not
    told to a recipient that is the public, nor put where everybody reads.
    """
    text, recipient = carried.warning.text, carried.recipient
    if text.exercise and recipient.role != "desk":
        return f"an exercise is for the desk alone, and {recipient.id} is {recipient.role}"
    if text.marking == "TLP:CLEAR":
        return ""
    if recipient.role == "public":
        return f"{text.marking} may not be made public, and {recipient.id} is the public"
    scheme = carried.delivery.address.partition("://")[0].casefold()
    if carried.delivery.channel == "apprise" and scheme in _PUBLIC:
        return f"{text.marking} may not be made public, and anybody reads {scheme}"
    return ""
