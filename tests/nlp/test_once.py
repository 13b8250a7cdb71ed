"""A value works something out once."""

from __future__ import annotations

from dataclasses import dataclass, field

from nlp.once import once


@dataclass(frozen=True)
class Number:
    value: int
    asked: list[int] = field(default_factory=list, compare=False)

    @once
    def doubled(self) -> int:
        """Twice the number."""
        self.asked.append(self.value)
        return 2 * self.value


def test_what_was_worked_out_is_remembered_for_each_value() -> None:
    two, three = Number(2), Number(3)
    assert [two.doubled, two.doubled, three.doubled] == [4, 4, 6]
    assert (two.asked, three.asked) == ([2], [3])


def test_the_class_has_the_property_and_what_it_says() -> None:
    assert isinstance(Number.doubled, once)
    assert Number.doubled.__doc__ == "Twice the number."
