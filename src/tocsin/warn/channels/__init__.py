"""The ways out: the only modules of the house that send. Each takes a message to an address."""

from tocsin.warn.channels.channel import Channel, Refused

__all__ = ["Channel", "Refused"]
