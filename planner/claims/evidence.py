"""How far what buyers say carries a promise, and the strongest wording it carries. The thresholds are a preset."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from nlp.claims import bundled
from planner.presets import PRESETS

Verdict = Literal["有风险", "留意", "站得住", "证据不足"]
RISKY: Verdict = "有风险"
WATCHED: Verdict = "留意"
CARRIED: Verdict = "站得住"
UNKNOWN: Verdict = "证据不足"
VERDICTS: tuple[Verdict, ...] = (RISKY, WATCHED, CARRIED, UNKNOWN)
"""The worst first."""
Z = 1.96
CONDITIONS_MOST = 2
ORDER = {"肤质": 0, "人群": 1, "用法": 2, "场合": 3}
EXPERIENCE = "只写自己的经历：肤质、用法、用了多久，不写结论"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The preset ``resources/presets/claims.toml``: counts, and shares from 0 to 1; ``days`` is how far back evidence counts."""

    days: int
    least: int
    returned_least: int
    returned_risk: float
    returned_look: float
    blamed_risk: float
    blamed_look: float
    crowd_least: int
    carried: float
    plain: float


@cache
def thresholds() -> Thresholds:
    """The preset, read once."""
    return Thresholds(**tomllib.loads((PRESETS / "claims.toml").read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Mention:
    """How often those of one crowd, or after one use, praise and blame an aspect; returns count as blame."""

    word: str
    kind: str
    praised: int
    blamed: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is said of one aspect of a product in the last ``days`` (0: ever): feedback, comments, and of all ``returns`` those that
    name it."""

    aspect: str
    days: int
    praised: int = 0
    blamed: int = 0
    comments_praised: int = 0
    comments_blamed: int = 0
    returned: int = 0
    returns: int = 0
    mentions: tuple[Mention, ...] = ()

    @property
    def good(self) -> int:
        """All who praise it."""
        return self.praised + self.comments_praised

    @property
    def bad(self) -> int:
        """All who blame it and did not send it back."""
        return self.blamed + self.comments_blamed

    @property
    def returned_share(self) -> float | None:
        """Of all returns; None where nothing is known of any."""
        return self.returned / self.returns if self.returns else None

    @property
    def blamed_share(self) -> float | None:
        """Of all who speak of it."""
        spoken = self.good + self.bad
        return self.bad / spoken if spoken else None

    @property
    def verdict(self) -> Verdict:
        """How far it carries a promise."""
        limits = thresholds()
        back, blame = self.returned_share or 0.0, self.blamed_share or 0.0
        spoken, enough = self.good + self.bad, self.returned >= limits.returned_least
        if (enough and back >= limits.returned_risk) or (spoken >= limits.least and blame >= limits.blamed_risk):
            return RISKY
        if spoken + self.returned < limits.least:
            return UNKNOWN
        if (enough and back >= limits.returned_look) or blame >= limits.blamed_look:
            return WATCHED
        return CARRIED

    @property
    def problem(self) -> str:
        """How it is called when it goes wrong: 持妆不佳."""
        return bundled().problem(self.aspect)

    @property
    def good_for(self) -> tuple[str, ...]:
        """For whom and how it holds, by their own words: at most one of each kind."""
        limits = thresholds()
        found: dict[str, Mention] = {}
        for one in sorted(self.mentions, key=lambda one: (-one.praised, one.word)):
            spoken = one.praised + one.blamed
            if spoken >= limits.crowd_least and low(one.praised, spoken) >= limits.carried:
                found.setdefault(one.kind, one)
        kinds = sorted(found, key=lambda kind: ORDER.get(kind, len(ORDER)))
        return tuple(found[kind].word for kind in kinds[:CONDITIONS_MOST])

    @property
    def worst(self) -> Mention | None:
        """Who blames it most; None when nobody says who they are."""
        blaming = [one for one in self.mentions if one.blamed >= 2 and one.blamed > one.praised]
        return max(blaming, key=lambda one: (one.blamed, one.word), default=None)

    def of(self, conditions: Sequence[str]) -> Evidence:
        """Only what those say who are named in the promise, where that is enough to judge by; else everything."""
        named = [one for one in self.mentions if one.word in conditions]
        spoken = sum(one.praised + one.blamed for one in named)
        if spoken < thresholds().least:
            return self
        return Evidence(
            self.aspect,
            self.days,
            sum(one.praised for one in named),
            sum(one.blamed for one in named),
            mentions=self.mentions,
        )

    @property
    def sentence(self) -> str:
        """近 90 天 持妆不佳 占退货 31 %（67/214），混油皮 18 条反例."""
        parts = []
        if self.returned and self.returned_share is not None:
            parts.append(
                f"{self.problem} 占退货 {self.returned_share * 100:.0f} %（{self.returned:,}/{self.returns:,}）"
            )
        if self.blamed_share is not None:
            spoken = self.good + self.bad
            blamed = f"{self.bad:,} 人说不好" if self.bad else "没有人说不好"
            parts.append(f"{spoken:,} 人提到，{blamed}")
        worst = self.worst
        if worst is not None:
            parts.append(f"{worst.word} {worst.blamed:,} 条反例")
        when = f"近 {self.days} 天 " if self.days else "至今 "
        return when + ("，".join(parts) if parts else "还没有人提到")

    @property
    def wording(self) -> str:
        """The strongest wording that the evidence carries."""
        limits, base = thresholds(), bundled().first.get(self.aspect, self.aspect)
        spoken = self.good + self.bad + self.returned
        if self.verdict == UNKNOWN:
            return EXPERIENCE
        if self.verdict == CARRIED and low(self.good, spoken) >= limits.plain:
            return f"可以直说「{base}」，不加绝对的词"
        if self.good_for:
            return f"写明条件：{'、'.join(self.good_for)}"
        if self.verdict != RISKY and low(self.good, spoken) >= limits.carried:
            return f"可以写「{spoken:,} 位提到的人里 {self.good:,} 位说{base}」"
        worst = self.worst
        if worst is not None and self._without(worst) >= limits.carried:
            return f"写明{worst.word}不适合"
        return EXPERIENCE

    def _without(self, one: Mention) -> float:
        good, bad = self.good - one.praised, self.bad + self.returned - one.blamed
        return low(max(good, 0), max(good, 0) + max(bad, 0))


def low(good: int, count: int) -> float:
    """The lower end of the 95 % interval of a share (Wilson 1927); 0 for nothing."""
    if not count:
        return 0.0
    share, z2 = good / count, Z * Z
    middle = share + z2 / (2 * count)
    spread = Z * math.sqrt(share * (1 - share) / count + z2 / (4 * count * count))
    return (middle - spread) / (1 + z2 / count)
