"""What each channel carries of a warning: pure words, made from records."""

from tocsin.warn.messages.barring import barred
from tocsin.warn.messages.carried import Carried, Message
from tocsin.warn.messages.composing import digest, message, notice

__all__ = ["Carried", "Message", "barred", "digest", "message", "notice"]
