"""The Chinese catalogue: one entry for each problem code, one for each word of the program."""

from __future__ import annotations

from transition.problems.messages import Message

MESSAGES: dict[str, Message] = {
    # --- policy files -------------------------------------------------------------------------
    # --- formulas -----------------------------------------------------------------------------
    # --- rosters ------------------------------------------------------------------------------
    # --- results ------------------------------------------------------------------------------
    # --- commands and outputs -----------------------------------------------------------------
    "usage.bad-day": Message("日期“{found}”无法识别。", "请写成 2025-07-15 或 2025-07（指当月1日）。"),
    "usage.empty-months": Message(
        "月份范围 {first}:{last} 为空：止月早于起月。", "请写成 起月:止月，例如 2025-01:2025-12。"
    ),
    "usage.missing-option": Message("缺少 {option}。", "", "用法：{usage}"),
    "usage.missing-argument": Message("缺少 {option}。", "", "用法：{usage}"),
    "usage.no-such-option": Message(
        "没有选项 {option}。", "最接近的是 {nearest}。", "用 {help} 查看全部选项。"
    ),
    "usage.no-such-command": Message("没有命令“{command}”。", "可用的命令：{legal}。"),
    "usage.bad-value": Message(
        "{option} 的值不可用：{found}。", "可用的值：{legal}。", "用 {help} 查看说明。"
    ),
    "usage.other": Message("{found}", "", "用 {help} 查看说明。"),
    "usage.unknown-format": Message(
        "从文件名“{found}”看不出要写成哪种格式。",
        "可用的格式：{legal}。",
        "请加 --format，或换用这些扩展名之一。",
    ),
    "usage.needs-output": Message("{format} 格式是二进制文件，不能显示在终端。", "", "请用 -o 给出文件名。"),
    "usage.day-and-months": Message("--as-of 与 --months 不能同时使用。", "", "请只留一个。"),
}

TEXTS: dict[str, str] = {
    # --- reports ------------------------------------------------------------------------------
    # --- commands -----------------------------------------------------------------------------
}
