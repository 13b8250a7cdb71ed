"""Trouble the user can understand and mend."""

from __future__ import annotations


class Problem(Exception):
    """Something that went wrong in the user's world: ``what`` happened and what ``todo`` about it, both in plain Chinese.

    Everything else that is raised is a bug and belongs in the log.
    """

    def __init__(self, what: str, todo: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.todo = todo

    def __str__(self) -> str:
        return f"{self.what}。{self.todo}" if self.todo else self.what

    def __reduce__(self) -> tuple[type[Problem], tuple[str, str]]:
        return type(self), (self.what, self.todo)
