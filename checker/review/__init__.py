"""A local page on which a person decides findings, each decision kept at once."""

from .desk import Desk
from .server import serve

__all__ = ["Desk", "serve"]
