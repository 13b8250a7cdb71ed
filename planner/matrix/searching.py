"""Slots found by what stands in them: names, titles, keywords, remarks, and pinyin initials of all but remarks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planner.initials import initials, is_initials
from planner.matrix.board import Board
from planner.matrix.codes import NONE, Truths
from planner.storage import engine
from planner.storage.store import Store
from planner.storage.texts import dumps


class Spelled:
    """Initials of texts, each made once: a hundred thousand titles would take half a second every time."""

    def __init__(self, _store: Store) -> None:
        self._known: dict[str, str] = {}

    def of(self, text: str) -> str:
        """The initials of a text."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = initials(text)
        return found


def searched(store: Store, board: Board, piece: str) -> Truths:
    """For each slot whether it speaks of this word, or of something with these initials."""
    spelled, low = store.beside(Spelled, Spelled), piece.lower()
    letters = is_initials(piece)

    def says(text: str) -> bool:
        return low in text.lower() or (letters and piece in spelled.of(text))

    products = dict(engine.rows(store.db, "select id, name from product"))
    names = {id: face.name for id, face in board.faces.items()}
    fits = _named(board, "account_id", names, says) | _named(board, "product_id", products, says)
    owners = {owner: owner for owner in board.codes["owner"].values if owner}
    fits |= _named(board, "owner", owners, says)
    words = board.codes["keyword"].holds([key for key, (text, _role) in board.words.items() if says(text)])
    words[NONE] = False
    fits |= words[board.keywords].any(axis=1)
    return fits | _written(store, board, piece, says, letters)


def _named(board: Board, column: str, names: Mapping[str, str], says: Callable[[str], bool]) -> Truths:
    codes = board.codes[column]
    found = codes.holds([id for id in codes.values if id and id in names and says(names[id])])
    truths: Truths = found[board.column(column)]
    return truths


def _written(store: Store, board: Board, piece: str, says: Callable[[str], bool], letters: bool) -> Truths:
    pattern = "%" + "".join(f"\\{char}" if char in "\\%_" else char for char in piece) + "%"
    like = "like ? escape '\\'"
    drafts = [id for id, title in engine.rows(store.db, "select id, title from draft where title <> ''") if says(title)]
    found = board.truths(
        [
            no
            for (no,) in engine.rows(
                store.db,
                f"select no from slot where title {like} or remark {like}"
                " or draft_id in (select value from json_each(?))",
                (pattern, pattern, dumps(drafts)),
            )
        ]
    )
    if letters:
        titles = engine.rows(store.db, "select no, title from slot where title <> ''")
        found |= board.truths([no for no, title in titles if says(title)])
    return found
