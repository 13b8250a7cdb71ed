"""What was forecast of drafts before they came out: kept, so that it can be graded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

    from nlp.findings import Forecast
    from planner.storage.store import Store


def keep_forecast(store: Store, db: Database, draft_id: str, forecast: Forecast) -> None:
    """Keep a forecast inside a write; a draft that is published keeps the one it was published with.

    Raises ValueError for a forecast without a percentile.
    """
    if forecast.percentile is None:
        raise ValueError(forecast)
    now = store.now()
    low = forecast.percentile if forecast.low is None else forecast.low
    high = forecast.percentile if forecast.high is None else forecast.high
    db.execute(
        "insert into draft_forecast (id, draft_id, percentile, low, high, notes, rho, created_at, updated_at)"
        " select ?, d.id, ?, ?, ?, ?, ?, ?, ? from draft d where d.id = ? and d.status not in ('已发', '复盘')"
        " on conflict (draft_id) do update set percentile = excluded.percentile, low = excluded.low, high = excluded.high,"
        " notes = excluded.notes, rho = excluded.rho, updated_at = excluded.updated_at",
        (store.key(), forecast.percentile, low, high, forecast.notes, forecast.rho, now, now, draft_id),
    )
