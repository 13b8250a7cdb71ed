"""The kinds of feedback, as files, tables and filters call them."""

from __future__ import annotations

from typing import Literal

Kind = Literal["评价", "追评", "问大家", "退货"]

REVIEWED: Kind = "评价"
FOLLOWED: Kind = "追评"
ASKED: Kind = "问大家"
RETURNED: Kind = "退货"
KINDS: tuple[Kind, ...] = (REVIEWED, FOLLOWED, ASKED, RETURNED)
