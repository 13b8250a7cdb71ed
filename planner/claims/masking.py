"""Buyers' sentences without anything that tells who they are: numbers to call, names to add, addresses, order numbers."""

from __future__ import annotations

import re

LEFT_OUT = "…"
PERSONAL = (
    re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    re.compile(r"https?://\S+|www\.\S+"),
    re.compile(
        r"(?:微信号?|威信|薇信|v信|vx|wx|weixin|qq|扣扣|小红书号?|抖音号?|旺旺)\s*(?:号|是|[::])*\s*[a-z0-9_-]{4,}",
        re.I,
    ),
    re.compile(r"@[^\s@,，。!！]{1,20}"),
    re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)"),
    re.compile(r"(?<!\d)\d{3,4}-\d{7,8}(?!\d)"),
    re.compile(r"(?<!\d)\d{7,}[xX]?(?!\d)"),
    re.compile(r"[\u4e00-\u9fff]{2,8}(?:路|街|巷|大道)\d{1,5}号(?:[\u4e00-\u9fff\d]{0,12}(?:室|栋|单元|楼))?"),
    re.compile(r"[\u4e00-\u9fff]{2,8}(?:小区|花园|公寓)\d{0,4}[栋幢号](?:[\u4e00-\u9fff\d]{0,10}室)?"),
    re.compile(r"(?:我叫|我是|收件人|联系人|姓名)[::]?\s*[\u4e00-\u9fff]{2,3}(?=[,，。!！\s]|$)"),
)


def masked(text: str) -> str:
    """The text with ``…`` in the place of everything personal, on one line."""
    for pattern in PERSONAL:
        text = pattern.sub(LEFT_OUT, text)
    return " ".join(text.split())
