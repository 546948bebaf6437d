"""`omit` leaves an argument out of a request, while `None` sends JSON null."""

from __future__ import annotations

from typing import Literal

__all__ = ["NOT_GIVEN", "NotGiven", "Omit", "not_given", "omit"]


class Omit:
    """The type of `omit`. As the value of a header, `Omit()` removes a default header."""

    __slots__ = ()

    def __bool__(self) -> Literal[False]:
        return False

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))

    def __repr__(self) -> str:
        return "omit"


class NotGiven(Omit):
    """The type of `NOT_GIVEN`: use the client's setting, where `None` means something else, such as no timeout."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "NOT_GIVEN"


omit = Omit()
NOT_GIVEN = NotGiven()
not_given = NOT_GIVEN
