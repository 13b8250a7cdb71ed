"""Everything that can be done on this page, with its keys, for the palette."""

from __future__ import annotations

from functools import partial

from planner.funnel.answers import AXES
from ui.funnel.desk import PAGE, Desk
from ui.funnel.view import AXES_OFFERED
from ui.funnel.work import VIEWS
from ui.services import Services


def offer_commands(desk: Desk, services: Services) -> None:
    """Register the commands of the page."""

    commands, work = services.commands, desk.work
    # Ctrl+O of everywhere reports on the page 笔记库; here a person wants to stay here.
    commands.add("funnel.import", "导入链路数据", "Ctrl+O", desk.choose_files, PAGE)
    commands.add("funnel.export", "导出链路表格", "Ctrl+E", desk.export, PAGE)
    commands.add("funnel.picture", "复制链路图", "Ctrl+Shift+C", desk.copy_picture, PAGE)
    commands.add("funnel.compare", "并排比较选中的两行", "Ctrl+D", desk.compare_chosen, PAGE)
    commands.add("funnel.pin", "放到一边比", "Ctrl+Shift+D", desk.comparing.pin, PAGE)
    commands.add("funnel.all", "看筛出的全部", "Ctrl+0", desk.comparing.look_at_all, PAGE)
    commands.add("funnel.queue", "待匹配的数", "Ctrl+M", desk.show_queue, PAGE)
    commands.add("funnel.definitions", "口径", "Ctrl+I", desk.show_definitions, PAGE)
    commands.add("funnel.rows", "去链路表格", "Ctrl+T", desk.enter, PAGE)
    commands.add("funnel.chart", "去链路图（方向键逐个看）", "Ctrl+G", work.enter_chart, PAGE)
    commands.add("funnel.clear", "清除筛选", "Ctrl+Backspace", work.filters.clear, PAGE)
    commands.add("funnel.columns", "选择显示的列", "", work.below.offer_columns, PAGE)
    for view, text in VIEWS.items():
        commands.add(f"funnel.view.{view}", f"链路看{text}", "", partial(work.show_view, view), PAGE)
    for axis in AXES_OFFERED:
        commands.add(f"funnel.axis.{axis}", f"按{AXES[axis]}分组", "", partial(desk.group_by, axis), PAGE)
    desk.panes.offer(commands, PAGE)
