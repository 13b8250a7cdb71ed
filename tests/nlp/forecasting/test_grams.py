"""N-grams of several sizes are those of each size by itself."""

from __future__ import annotations

import numpy as np
import pytest

from nlp.forecasting.grams import read_grams


@pytest.mark.parametrize(
    "text", ["", "面", "面霜", "面霜好", "面  霜\n\n好用 a1🔥", " ", "   ", "一二三四五六七八九十"]
)
@pytest.mark.parametrize("sizes", [(1, 2, 3), (2, 3, 4), (1, 4), (5,)])
def test_sizes_together_and_apart(text: str, sizes: tuple[int, ...]) -> None:
    together, apart = read_grams(text, sizes), [read_grams(text, (size,)) for size in sizes]
    for name in ("hashes", "sizes", "firsts"):
        np.testing.assert_array_equal(getattr(together, name), np.concatenate([getattr(one, name) for one in apart]))
    np.testing.assert_array_equal(together.origins, apart[0].origins)


def test_a_gram_is_known_by_its_characters_alone() -> None:
    found = read_grams("干皮面霜和油皮面霜", (2, 4))
    alone = read_grams("面霜", (2,)).hashes[0], read_grams("皮面霜", (2, 4)).hashes[0]
    assert np.count_nonzero(found.hashes == alone[0]) == 2
    assert np.count_nonzero(found.hashes == alone[1]) == 2
