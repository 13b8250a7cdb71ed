"""What is asked for again stays, what nobody asks for goes, and no text is too long to be remembered whole."""

from __future__ import annotations

from nlp.lately import Lately


class Asked:
    """Answers, and how often each was made."""

    def __init__(self, most: int) -> None:
        self.lately: Lately[int, str] = Lately(most)
        self.made: list[int] = []

    def text(self, *keys: int) -> list[str]:
        """One text after another."""
        self.lately.turn()
        return [self.lately.get(key, lambda key=key: self._make(key)) for key in keys]  # type: ignore[misc]

    def _make(self, key: int) -> str:
        self.made.append(key)
        return str(key)


def test_what_is_asked_for_again_is_made_once() -> None:
    asked = Asked(10)
    for step in range(200):
        assert asked.text(1, 2, 1000 + step) == ["1", "2", str(1000 + step)]
    assert asked.made.count(1) == asked.made.count(2) == 1


def test_what_nobody_asks_for_goes() -> None:
    asked = Asked(10)
    for step in range(5000):
        asked.text(step)
    assert len(asked.lately) <= 22
    asked.text(0)
    assert asked.made.count(0) == 2


def test_a_text_longer_than_the_memory_is_remembered_whole() -> None:
    asked = Asked(10)
    for _ in range(5):
        asked.text(*range(100))
    assert len(asked.made) == 100


def test_everything_can_be_forgotten() -> None:
    asked = Asked(10)
    asked.text(1)
    asked.lately.clear()
    assert len(asked.lately) == 0
