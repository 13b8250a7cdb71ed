"""Cutting: the field's words stay whole, ordinary words beside them too, and every piece knows its place."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.lexicon import bundled
from nlp.text import CODES
from nlp.words import Cutter, cut

WHOLE = [
    ("我是敏感肌早八人", "敏感肌 早八人"),
    ("敏感肌早八纯欲风妆容", "敏感肌 早八 纯欲风 妆容"),
    ("油痘肌坚持早C晚A三个月", "油痘肌 早c晚a"),
    ("沙漠干皮秋冬怎么选面霜", "沙漠干皮 秋冬 怎么选 面霜"),
    ("混油皮夏天别厚涂", "混油皮 厚涂"),
    ("黄黑皮显白口红合集", "黄黑皮 显白 口红 合集"),
    ("以油养肤真的有用吗", "以油养肤 有用吗"),
    ("第一次刷酸就烂脸了", "刷酸 烂脸"),
    ("这个月的空瓶记", "空瓶记"),
    ("断舍离之后的独居生活", "断舍离 独居"),
    ("一人食的减脂餐怎么做", "一人食 减脂餐 怎么做"),
    ("六个月宝宝辅食添加顺序", "宝宝 辅食"),
    ("换了全自动猫砂盆再也不铲屎", "全自动猫砂盆 铲屎"),
    ("猫砂盆放哪里不臭", "猫砂盆"),
    ("烟酰胺和视黄醇能一起用吗", "烟酰胺 视黄醇"),
    ("神经酰胺修护屏障", "神经酰胺 修护 屏障"),
    ("玻色因和胜肽抗老", "玻色因 胜肽 抗老"),
    ("粉底液卡粉还斑驳", "粉底液 卡粉 斑驳"),
    ("上脸闷痘又起皮", "上脸 闷痘 起皮"),
    ("换季掉发怎么办", "换季 掉发 怎么办"),
    ("伪素颜通勤妆教程", "伪素颜 通勤妆 教程"),
    ("妈生感睫毛和卧蚕", "妈生感 睫毛 卧蚕"),
    ("鲨鱼夹盘发低盘发", "鲨鱼夹 盘发 低盘发"),
    ("穿戴甲显手白", "穿戴甲 显手白"),
    ("老钱风和新中式怎么搭", "老钱风 新中式 怎么搭"),
    ("多巴胺穿搭配德训鞋", "多巴胺穿搭 德训鞋"),
    ("梨形身材阔腿裤遮胯显瘦", "梨形 阔腿裤 遮胯 显瘦"),
    ("小个子冲锋衣搭鲨鱼裤", "小个子 冲锋衣 鲨鱼裤"),
    ("马面裙和T恤混搭", "马面裙 t恤 混搭"),
    ("优衣库羊羔绒外套避雷", "优衣库 羊羔绒 外套 避雷"),
    ("空气炸锅版巴斯克零失败", "空气炸锅 巴斯克 零失败"),
    ("生椰拿铁平替只要几块钱", "生椰拿铁 平替 几块钱"),
    ("低GI早餐配希腊酸奶", "低gi 早餐 希腊酸奶"),
    ("番茄肥牛一口爆汁", "番茄肥牛 爆汁"),
    ("养胃的皮蛋瘦肉粥", "养胃 皮蛋瘦肉粥"),
    ("出租屋奶油风改造", "出租屋 奶油风 改造"),
    ("洗地机和扫地机器人二选一", "洗地机 扫地机器人 二选一"),
    ("洞洞板收纳免打孔", "洞洞板 收纳 免打孔"),
    ("双眼皮吊顶无主灯设计", "双眼皮吊顶 无主灯设计"),
    ("老破小装修踩坑", "老破小 装修 踩坑"),
    ("红屁屁用护臀膏还是紫草膏", "红屁屁 护臀膏 紫草膏"),
    ("待产包里的产褥垫和刀纸", "待产包 产褥垫 刀纸"),
    ("幼小衔接和鸡娃", "幼小衔接 鸡娃"),
    ("落地醒的高需求宝宝", "落地醒 高需求宝宝"),
    ("帕梅拉跟练一周掉秤", "帕梅拉 跟练 掉秤"),
    ("假胯宽和圆肩驼背靠墙站", "假胯宽 圆肩驼背 靠墙站"),
    ("普拉提瘦小腿直角肩", "普拉提 瘦小腿 直角肩"),
    ("大基数怎么练马甲线", "大基数 怎么练 马甲线"),
    ("特种兵旅行两天一夜citywalk", "特种兵旅行 两天一夜 citywalk"),
    ("佩尼达岛浮潜包车", "佩尼达岛 浮潜 包车"),
    ("稻城亚丁高反严重吗", "稻城亚丁 高反"),
    ("阿那亚民宿出片机位", "阿那亚 民宿 出片 机位"),
    ("考研二战上岸经验贴", "考研 上岸经验贴"),
    ("行测申论和公基", "行测 申论 公基"),
    ("费曼学习法提分", "费曼学习法 提分"),
    ("四六级背单词打卡", "四六级 背单词 打卡"),
    ("降噪耳机续航断连", "降噪 耳机 续航 断连"),
    ("骁龙8的折叠屏手机", "骁龙8 折叠屏 手机"),
    ("用DeepSeek写提示词", "deepseek 提示词"),
    ("CCD氛围感调色参数", "ccd 氛围感 调色 参数"),
    ("布偶猫软便换烘焙粮", "布偶猫 软便 烘焙粮"),
    ("金渐层猫藓和耳螨", "金渐层 猫藓 耳螨"),
    ("边牧拆家还爆冲", "边牧 拆家 爆冲"),
    ("90后宝妈的0糖早餐", "90后 宝妈 0糖 早餐"),
    ("双11和618哪个划算", "双11 618 划算"),
    ("SK-II神仙水和H&M外套", "sk-ii 神仙水 h&m 外套"),
    ("SPF50够用吗，有PA值吗", "spf50 pa值"),
    ("配方含VC和A醇", "vc a醇"),
    ("姐妹们学生党平价好物求推荐", "学生党 平价 好物 求推荐"),
    ("值得买吗会不会是智商税", "值得买吗 智商税"),
    ("匠心甄选奢宠焕活黑科技专利配方", "匠心 甄选 奢宠 焕活 黑科技 专利配方"),
    ("评论区蹲一个链接抄作业", "评论区 蹲一个 链接 抄作业"),
]


@pytest.mark.parametrize(("sentence", "words"), WHOLE)
def test_entries_stay_whole(sentence: str, words: str) -> None:
    keys = [word.key for word in cut(sentence)]
    assert not [word for word in words.split() if word not in keys], keys


ORDINARY = [
    ("观看视频", "观看 视频"),
    ("她一直发短信", "一直"),
    ("功能不能用了", "功能 不能"),
    ("我要画眉毛", "眉毛"),
    ("别人工作别人的", "工作"),
    ("openai和maxspace", "openai maxspace"),
    ("AI人工智能", "ai 人工智能"),
    ("MBTI人格测试", "mbti 人格"),
    ("mpvc材料", "mpvc 材料"),
    ("对我来说真的有用", "来说 真的 有用"),
    ("男大学生宿舍", "男大学生 宿舍"),
    ("最近的超市", "最近 超市"),
    ("1990后出生", "1990 出生"),
]


@pytest.mark.parametrize(("sentence", "words"), ORDINARY)
def test_ordinary_words_are_left_alone(sentence: str, words: str) -> None:
    keys = [word.key for word in cut(sentence)]
    assert not [word for word in words.split() if word not in keys], keys


PLACES = [
    ("🔥敏感肌🔥早八", ["敏感肌", "早八"]),
    ("💇‍♀️公主切👩‍❤️‍👨情侣装", ["公主切", "情侣装"]),
    ("\ud83d敏感肌\ude00早八\0", ["敏感肌", "早八"]),
    ("ＳＫ－ＩＩ神仙水，早Ｃ晚Ａ", ["ＳＫ－ＩＩ", "神仙水", "早Ｃ晚Ａ"]),
    ("乾皮選麵霜，敏感肌膚", ["乾皮", "麵霜", "敏感"]),
    ("#敏感肌[话题]##早八[话题]# 面霜", ["敏感肌", "早八", "面霜"]),
    ("面霜[笑哭R]闷痘[哭惹R]", ["面霜", "闷痘"]),
    ("敏感[笑哭R]肌", ["敏感[笑哭R]肌"]),
    ("最\u200b后\ufeff面霜", ["最\u200b后", "面霜"]),
    ("面霜\r\n早八\t通勤", ["面霜", "早八", "通勤"]),
]


@pytest.mark.parametrize(("text", "shown"), PLACES)
def test_places_are_those_of_the_original(text: str, shown: list[str]) -> None:
    words = cut(text)
    assert all(text[word.start : word.end] == word.text for word in words)
    assert [word.text for word in words if word.text in shown] == shown


@pytest.mark.parametrize("text", [text for text, _ in WHOLE + ORDINARY])
def test_pieces_joined_give_back_the_text(text: str) -> None:
    assert "".join(word.text for word in cut(text)) == text


PIECES = st.sampled_from(
    ("敏感肌", "早C晚A", "SK-II", "ai", "i人", "90后", "0糖", "a醇", "[话题]", "[笑哭R]", "👩‍❤️‍👨", "乾皮")
)
ODD = st.sampled_from("🔥\ud83d\0\u200b１+.-# \n我")
ANY = st.lists(PIECES | ODD | st.text(max_size=6), max_size=15).map("".join)


@settings(deadline=None)
@given(ANY)
def test_any_text_is_cut_into_pieces_in_order(text: str) -> None:
    words = cut(text)
    at, gaps = 0, []
    for word in words:
        assert text[word.start : word.end] == word.text
        assert word.start >= at
        assert word.end > word.start
        gaps.append(text[at : word.start])
        at = word.end
    assert not CODES.sub("", "".join(gaps) + text[at:])
    assert "".join(CODES.sub("", word.text) for word in words) == CODES.sub("", text)


@settings(deadline=None)
@given(ANY)
def test_a_remembered_clause_is_cut_alike(text: str) -> None:
    assert cut(text) == cut(text)


def test_keys_leave_out_what_means_nothing() -> None:
    cutter = Cutter(bundled())
    assert cutter.keys("姐妹们,这个的敏感肌面霜是真的好用!! 12345 🔥") == ["敏感肌", "面霜", "好用"]
    assert cutter.keys("双11和618,考985还是211?") == ["双11", "618", "考", "985", "211"]


def test_own_words_are_whole_even_where_ordinary_ones_overlap() -> None:
    lexicon = bundled().with_own([("看视频", "场景"), ("小草霜", "品类"), ("Lab7霜", "品牌")])
    keys = [word.key for word in Cutter(lexicon).cut("观看视频买小草霜和lab7霜")]
    assert {"看视频", "小草霜", "lab7霜"} <= set(keys)


def test_real_notes_come_back_from_their_pieces(shared: Path) -> None:
    with gzip.open(shared / "data" / "notes.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        notes = [json.loads(line) for _, line in zip(range(150), lines, strict=False)]
    for note in notes:
        text = f"{note['title'] or ''}\n{note['body'] or ''}"[:600]
        words = cut(text)
        assert all(text[word.start : word.end] == word.text for word in words)
        assert "".join(CODES.sub("", word.text) for word in words) == CODES.sub("", text)
