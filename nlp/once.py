"""What an immutable value works out once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801 - read as functools.cached_property, which it is but for its lock
    """A property that is worked out once and then remembered in the value itself.

    ``functools.cached_property`` of Python 3.11 takes a lock each time, which costs 1 µs; a keystroke asks for 200 of them. Two
    threads may both work it out.
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make, self.__doc__ = make, make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, value: None, owner: type) -> once[T]: ...
    @overload
    def __get__(self, value: object, owner: type) -> T: ...
    def __get__(self, value: object | None, owner: type) -> T | once[T]:
        if value is None:
            return self
        made = value.__dict__[self._name] = self._make(value)
        return made
