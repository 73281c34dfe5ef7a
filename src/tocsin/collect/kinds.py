"""Which media types are pages that can be read."""

ALERT_TYPE = "application/cap+xml"  # of an alert of the Common Alerting Protocol

# "" and octet-stream mean that the server doesn't know.
_PAGES = ("", "application/octet-stream", "application/xhtml+xml", "application/xml", ALERT_TYPE)


def is_page(media_type: str) -> bool:
    """Whether what is sent as `media_type` (in lower case) may be a page of text."""
    return media_type.startswith("text/") or media_type in _PAGES


def media_type_of(content_type: str | None) -> tuple[str, str | None]:
    """The media type, in lower case, and the charset of a Content-Type header."""
    media_type, _, parameters = (content_type or "").partition(";")
    charset = None
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip(" \"'") or None
            break
    return media_type.strip().lower(), charset
