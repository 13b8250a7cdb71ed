"""Forty texts that somebody might put into a title, a name or a comment; ``{canary}`` and ``{pipe}`` are files nobody asked for."""

from __future__ import annotations

TEXTS = (
    '<img src="/dev/zero">',
    'a<img src="file:///dev/zero">',
    '<img src="file://{canary}">',
    '<img src="{canary}" width=9>',
    '<img src="file://{pipe}">',
    "<b>粗</b><font size=99>大</font>",
    '<a href="file:///etc/passwd">点我</a>',
    '<a href="javascript:alert(1)">点我</a>',
    "<table><tr><td>" * 40,
    "<style>* {{ background: url({canary}) }}</style>x",
    '<body background="file://{canary}">x',
    "<qt><img src='file://{canary}'></qt>",
    "<!DOCTYPE html><html><head><link rel=stylesheet href='file://{canary}'>",
    '<?xml version="1.0"?><!ENTITY a SYSTEM "file:///etc/passwd">&a;',
    "<object data='file://{canary}' type='text/html'>",
    "&lt;img src=/dev/zero&gt;&#60;b&#62;",
    "![图](file://{canary})",
    "[链接](file:///etc/passwd)",
    "=cmd|'/c calc'!A1",
    "＝1+1",
    "\u202e反过来写的字",
    "\u2066\u2067\u2068abc",
    "a\u0301" * 300,
    "🏳️‍🌈" * 200,
    "z\u200b\u200c\u200d\ufeffz",
    "\x1b[31m红\x07",
    "a\x00b",
    "\ud800半个",
    "%s%n%d%%",
    "{{7*7}}${{7*7}}",
    "'; drop table note; --",
    '" or 1=1 --',
    'C++ 5.0 "AND" NEAR(a, b) *',
    "../../etc/passwd",
    "CON.txt:ads",
    "#" * 900,
    "长" * 5000,
    "\n" * 200 + "底",
    "&保存(&S)&&&",
    "https://" + "a" * 2000,
)


def texts(canary: str, pipe: str) -> list[str]:
    """All of them, with the files put in."""
    return [text.replace("{canary}", canary).replace("{pipe}", pipe) for text in TEXTS]
