"""Taking the sample out of sight in one step, and bringing it back."""

from __future__ import annotations

from planner.storage import engine
from planner.storage.changes import Changes
from planner.storage.sightings import COUNTED
from planner.storage.store import Store

NOUNS = (
    "note",
    "comment",
    "account",
    "keyword",
    "batch",
    "draft",
    "product",
    "campaign",
    "slot",
    "figure",
    "feedback",
    "landing",
)
PLANNED = ("slot", "landing_text", "product", "campaign")
"""What is planned in the sample. A campaign or product that a person's own slots stand in stays."""
USED = {
    "slot": "true",
    "landing_text": "true",
    "product": "not exists (select 1 from slot where slot.product_id = product.id and slot.sample = 0)"
    " and not exists (select 1 from landing_text where landing_text.product_id = product.id and landing_text.sample = 0)",
    "campaign": "not exists (select 1 from slot where slot.campaign_id = campaign.id and slot.sample = 0)",
}
SIGHTINGS = {
    "note": "sighting",
    "comment": "comment_sighting",
    "account": "account_snapshot",
    "keyword": "keyword_snapshot",
    "figure": "figure_sighting",
    "feedback": "feedback_sighting",
}


def has_sample(store: Store) -> bool:
    """Whether anything of the sample can be seen."""
    sql = (
        "select exists (select 1 from batch where sample = 1 and hidden = 0 and deleted_at is null)"
        " or exists (select 1 from draft where sample = 1 and deleted_at is null)"
        " or exists (select 1 from campaign where sample = 1 and deleted_at is null)"
    )
    return bool(engine.value(store.db, sql))


def planned_samples(store: Store) -> tuple[int, int]:
    """How many campaigns and slots of the sample can be seen."""
    count = "select count(*) from {0} where sample = 1 and deleted_at is null"
    campaigns, slots = (int(engine.value(store.db, count.format(table))) for table in ("campaign", "slot"))
    return campaigns, slots


def shelve_sample(store: Store) -> tuple[str, Changes]:
    """Hide everything of the sample in one transaction. Its rows are removed when the workspace is next opened.

    What a person imported from files of their own stays, also where the sample spoke of the same thing. Returns what
    ``unshelve_sample`` needs.
    """
    moment = store.now()
    with engine.writing(store.db) as db:
        for table, sightings in SIGHTINGS.items():
            others = (
                f"from {sightings} s join batch b on b.no = s.batch"
                f" where s.{table} = {table}.no and b.sample = 0 and b.state in {COUNTED}"
            )
            db.execute(
                f"update {table} set batch = (select min(s.batch) {others})"
                f" where batch in (select no from batch where sample = 1) and exists (select 1 {others})"
            )
        db.execute(
            "update batch set state = 'shelved', hidden = 1, updated_at = ? where sample = 1 and state = 'done'"
            " and deleted_at is null",
            (moment,),
        )
        db.execute("update draft set deleted_at = ? where sample = 1 and deleted_at is null", (moment,))
        for table in PLANNED:
            db.execute(
                f"update {table} set deleted_at = ? where sample = 1 and deleted_at is null and {USED[table]}",
                (moment,),
            )
    return moment, Changes.everything(*NOUNS)


def unshelve_sample(store: Store, moment: str) -> Changes:
    """Bring back what ``shelve_sample`` hid, as long as the workspace has not been opened anew since."""
    with engine.writing(store.db) as db:
        db.execute(
            "update batch set state = 'done', hidden = 0, updated_at = ? where state = 'shelved'", (store.now(),)
        )
        for table in ("draft", *PLANNED):
            db.execute(f"update {table} set deleted_at = null where sample = 1 and deleted_at = ?", (moment,))
    return Changes.everything(*NOUNS)
