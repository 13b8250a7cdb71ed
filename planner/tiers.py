"""How big an account is, in the words of the preset that was chosen: the one place where tiers come from."""

from __future__ import annotations

from planner.presets import TierPreset, tier_presets
from planner.settings import OWN_TIERS, TIERS, Settings
from planner.storage.changes import Changes


class Tiers:
    """The chosen preset and the others to choose from."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def preset(self) -> TierPreset:
        """The chosen one."""
        return self._settings.get(TIERS)

    def all(self) -> tuple[TierPreset, ...]:
        """What ships with the application and what the user made; the user's wins over one of the same name."""
        own = self._settings.get(OWN_TIERS)
        names = {preset.name for preset in own}
        return (*(preset for preset in tier_presets() if preset.name not in names), *own)

    def choose(self, preset: TierPreset) -> Changes:
        """Label every account with this preset from now on."""
        return self._settings.set(TIERS, preset)

    def save(self, preset: TierPreset) -> Changes:
        """Keep an edited preset under its name, and use it when it is the chosen one; raises Problem when it makes no sense."""
        own = tuple(other for other in self._settings.get(OWN_TIERS) if other.name != preset.name)
        changes = self._settings.set(OWN_TIERS, (*own, preset))
        return changes | self.choose(preset) if self.preset.name == preset.name else changes

    def remove(self, name: str) -> Changes:
        """Forget an own preset; one that ships under the same name comes back."""
        own = self._settings.get(OWN_TIERS)
        changes = self._settings.set(OWN_TIERS, tuple(preset for preset in own if preset.name != name))
        if self.preset.name != name:
            return changes
        shipped = [preset for preset in tier_presets() if preset.name == name]
        return changes | self.choose(shipped[0] if shipped else tier_presets()[0])
