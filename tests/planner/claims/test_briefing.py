"""From buyers' sentences to a slot: nothing personal, and the source is kept."""

from __future__ import annotations

import pytest

from planner.campaigns import Campaigns
from planner.claims.briefing import brief_of, plan_slot, quotes_of
from planner.claims.masking import masked
from planner.feedback import FeedbackList
from planner.products import Products
from planner.slots import Slots
from planner.storage.store import Store
from tests.planner.claims.buyers import bring, day, said


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("加我微信abc12345聊", "加我…聊"),
        ("电话13812345678，下午打", "电话…，下午打"),
        ("我叫张三丰，油皮", "…，油皮"),
        ("寄到长安路15号3栋，谢谢", "…，谢谢"),
        ("邮箱 a.b@c.com 看图", "邮箱 … 看图"),
        ("用了28天，50ml见底", "用了28天，50ml见底"),
        ("第2周好多了", "第2周好多了"),
        ("单号 SF1234567890123", "单号 SF…"),
    ],
)
def test_nothing_personal(text: str, left: str) -> None:
    assert masked(text) == left


def test_a_brief_becomes_a_slot_with_its_sources(store: Store) -> None:
    product = Products(store).add("青禾持妆粉底液")[0].id
    campaign, _ = Campaigns(store).add("春季", "2025-03-01", "2025-03-31")
    bring(store, [said("混油皮脱妆，加我微信abc12345", said_at=day(store, 3), sku="01 象牙白")])
    brief = brief_of(store, FeedbackList(store).find())
    assert brief.product_id == product
    assert "abc12345" not in brief.text
    assert brief.quotes[0].source == "评价 2025-02-26 · 青禾持妆粉底液 01 象牙白 · 评价.csv"
    slot_id, written = plan_slot(store, campaign.id, brief)
    slot = Slots(store).line(slot_id).slot
    assert (slot.status, slot.product_id, slot.remark) == ("选题", product, brief.text)
    assert quotes_of(store, slot_id) == list(brief.quotes)
    written.undo()
    assert quotes_of(store, slot_id) == []
    assert Slots(store).find(campaign.id) == []
    written.redo()
    assert quotes_of(store, slot_id) == list(brief.quotes)
