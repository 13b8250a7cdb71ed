"""The polarity of feedback without stars, learnt from feedback that has some, where its back-test beats the rules."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from nlp.opinions import Judge
from nlp.opinions.enough import enough
from planner import artifacts
from planner.claims.kinds import FOLLOWED, REVIEWED
from planner.claims.reading import BLAME_TO, BY_LEARNING, BY_RULES, PRAISE_FROM, fill
from planner.storage import engine
from planner.storage.sightings import CHUNK
from planner.storage.store import Store
from planner.storage.visible import visible

FOLDER = "polarity"
GROWN = 1.1
"""The model is learnt again when there are so many times as many labels."""
VERSION = 1
LABELLED = (
    f"coalesce(label, (stars >= {PRAISE_FROM}) - (stars <= {BLAME_TO})) in (-1, 1) and text <> ''"
    f" and kind in ('{REVIEWED}', '{FOLLOWED}') and deleted_at is null"
)
OPEN = (
    "from feedback f join feedback_reading r on r.feedback = f.no"
    f" where f.stars is null and f.label is null and f.text <> '' and f.kind in ('{REVIEWED}', '{FOLLOWED}')"
)


def learn(store: Store) -> dict[str, Any]:
    """Learn if there are enough labels and feedback without any, and let the model judge that. Returns the contest as JSON values:
    ``texts, rules, learned, low, high, used``; empty when there was nothing to learn from or for."""
    opened = int(engine.value(store.db, f"select count(*) {OPEN}"))
    labels = int(engine.value(store.db, f"select count(*) from feedback where {LABELLED}"))
    if not opened or not labels:
        return {}
    facts = artifacts.facts_of_current(_folder(store))
    known = facts.get("labels", 0)
    if facts.get("version") != VERSION or not known <= labels <= known * GROWN:
        facts = _learn_anew(store, labels)
    if facts.get("used"):
        _judge(store)
    elif engine.value(store.db, "select 1 from feedback_reading where by = ? limit 1", (BY_LEARNING,)):
        # The rules are better by now.
        with engine.writing(store.db) as db:
            db.execute("delete from feedback_reading where by = ?", (BY_LEARNING,))
        fill(store)
    return {name: facts[name] for name in ("texts", "rules", "learned", "low", "high", "used") if name in facts}


def _learn_anew(store: Store, labels: int) -> dict[str, Any]:
    with engine.reading(store.db) as db:
        rows = engine.rows(
            db,
            "select text, max(coalesce(label, (stars >= ?) - (stars <= ?))) from feedback"
            f" where {LABELLED} and {visible(db, 'batch')} group by text order by min(no)",
            (PRAISE_FROM, BLAME_TO),
        )
    facts: dict[str, Any] = {"version": VERSION, "labels": labels, "used": False}
    arrays = {}
    if enough([sign > 0 for _, sign in rows]):
        # scikit-learn takes a second to load: only who has labels waits for it.
        from nlp.opinions.learning import contest, sample
        from nlp.opinions.learning import learn as learn_polarity

        chosen = [rows[at] for at in sample(len(rows))]
        texts, praises = [text for text, _ in chosen], [sign > 0 for _, sign in chosen]
        judge = Judge()
        found = contest(texts, praises, [judge.judge(text).sign > 0 for text in texts])
        facts |= asdict(found) | {"used": found.used}
        if found.used:
            arrays = learn_polarity(texts, praises).to_arrays()
    artifacts.publish(_folder(store), store.key(), arrays, facts)
    return facts


def _judge(store: Store) -> None:
    """Every feedback without stars gets the model's word; chunk by chunk, those that have it already are left as they are."""
    from nlp.opinions.learning import Polarity

    found = artifacts.current(_folder(store))
    if found is None:
        return
    try:
        model = Polarity.from_arrays(found[0])
    except (KeyError, ValueError):
        # A damaged cache is learnt again the next time.
        artifacts.forget(_folder(store))
        return
    last = 0
    while chunk := engine.rows(
        store.db,
        f"select f.no, f.text, r.sign, r.by {OPEN} and f.no > ? order by f.no limit {CHUNK}",
        (last,),
    ):
        signs = model.signs([text for _, text, _, _ in chunk])
        changed = [
            (sign, BY_LEARNING, no, BY_RULES, BY_LEARNING)
            for (no, _, before, by), sign in zip(chunk, signs, strict=True)
            if (sign, BY_LEARNING) != (before, by)
        ]
        if changed:
            with engine.writing(store.db) as db:
                db.conn.executemany(
                    "update feedback_reading set sign = ?, by = ? where feedback = ? and by in (?, ?)", changed
                )
        last = chunk[-1][0]


def _folder(store: Store) -> Any:
    return store.workspace.cache / FOLDER
