"""The Chinese catalogue: one entry for each problem code, one for each word of the program."""

from __future__ import annotations

from transition.problems.messages import Message

MESSAGES: dict[str, Message] = {
    # --- policy files -------------------------------------------------------------------------
    # --- formulas -----------------------------------------------------------------------------
    # --- rosters ------------------------------------------------------------------------------
    # --- results ------------------------------------------------------------------------------
    # --- commands and outputs -----------------------------------------------------------------
    "output.exists": Message("文件 {path} 已存在。", "", "请换一个文件名；确要覆盖，请加 --force。"),
    "output.same-as-input": Message(
        "输出文件 {path} 就是输入的花名册。", "本程序从不改动输入文件。", "请换一个输出文件名。"
    ),
    "output.is-folder": Message("{path} 是一个文件夹。", "", "请给出文件名，例如 {path}/result.xlsx。"),
    "output.folder-missing": Message("文件夹 {folder} 不存在。", "", "请先建立这个文件夹，或换一个位置。"),
    "output.folder-not-writable": Message(
        "文件夹 {folder} 不能写入。", "", "请换一个有写入权限的文件夹，例如“文档”。"
    ),
    "output.in-use": Message(
        "文件 {path} 不能替换：{reason}。", "", "如果它正在 Excel 或 WPS 中打开，请先关闭再运行。"
    ),
    "output.cannot-write": Message("文件 {path} 写不进去：{reason}。", "", "请检查磁盘空间，或换一个位置。"),
    "output.too-many-rows": Message(
        "表“{table}”有 {rows} 行。",
        "一张工作表最多 {limit} 行。",
        "请改用 --format csv 或 parquet，或把花名册按乡镇分开计算。",
    ),
    "output.needs-library": Message(
        "写 {format} 格式需要 {library}，这台电脑没有安装。", "", "请运行：pip install 'transition[{extra}]'"
    ),
    "usage.bad-day": Message("日期“{found}”无法识别。", "请写成 2025-07-15 或 2025-07（指当月1日）。"),
    "usage.empty-months": Message(
        "月份范围 {first}:{last} 为空：止月早于起月。", "请写成 起月:止月，例如 2025-01:2025-12。"
    ),
    "usage.missing-option": Message("缺少 {option}。", "", "用法：{usage}"),
    "usage.missing-value": Message("{option} 后面缺少值。", "", "用 {help} 查看说明。"),
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
    "severity.error": "错误",
    "severity.warning": "提醒",
    "severity.note": "说明",
    "cli.whole-number": "整数",
    "cli.interrupted": "已中断，没有留下写了一半的文件。",
    "cli.see-also": "另见 {place}",
    "cli.written": "已写入 {path}",
    "cli.reading": "读取花名册",
    "cli.calculating": "计算",
    "cli.writing": "写出结果",
    "cli.policy-clean": "{count} 个政策文件没有问题。",
    "cli.cases-passed": "{passed} 个算例通过，{failed} 个不符。",
    "cli.case-failed": "不符：{name}（{place}）",
    "cli.case-difference": "    {label}：应为 {expected}，算得 {got}",
    "cli.problems-found": "{errors} 个错误，{warnings} 个提醒，{notes} 个说明",
    "help.transition": "按写成数据的政策计算社会救助待遇：精确、可解释、有出处。",
    "help.run": "计算花名册里每户每人的待遇，写出结果工作簿。",
    "help.check": "只检查花名册，列出要核实的单元格。",
    "help.explain": "说明一户的结果：每个数字从哪个单元格、哪条规定来。",
    "help.policy": "查看、检查、测试政策文件。",
    "help.policy.list": "列出有哪些政策，以及各自涵盖的时间。",
    "help.policy.show": "把一个政策文件写成人能读的样子：文件依据、参数表、规则。",
    "help.policy.check": "检查政策文件，一次列出全部问题；不写名称就检查随软件提供的全部政策。",
    "help.policy.test": "运行政策的算例，分毫不差才算通过；不写名称就运行全部。",
    "help.template": "按政策生成一张空白花名册，列名、下拉选项、填表说明都已备好。",
    "help.sample": "编造一份试用花名册：人名和身份证号都是虚构的。",
    "help.option.help": "显示本说明。",
    "help.option.version": "显示版本号。",
    "help.option.lang": "提示信息用中文（zh）还是英文（en）；缺省看 TRANSITION_LANG 和系统设置。",
    "help.option.policy": "政策：地名（全部项目）、政策名，或 .toml 文件；可写多个。",
    "help.option.as-of": "评估日，如 2025-07-15 或 2025-07（当月1日）；缺省为今天。",
    "help.option.months": "逐月计算并合计，如 2025-01:2025-12。",
    "help.option.known-on": "只用这一天以前已经印发的文件。",
    "help.option.carry-forward": "每年公布的数值过期后仍沿用最后一次的，并在结果上注明。",
    "help.option.sheet": "工作表名称；缺省为第一张表。",
    "help.option.output": "写到哪个文件；缺省显示在终端。",
    "help.option.force": "输出文件已存在时覆盖它。",
    "help.option.format": "输出格式；缺省看 -o 的扩展名。",
    "help.option.household": "户编号、户主身份证号或户主姓名。",
    "help.option.explain-format": "text 显示为树，json 供程序使用。",
    "help.option.households": "编造多少户。",
    "help.option.seed": "随机种子：同样的种子得到同样的花名册。",
    "help.option.mistakes": "混入常见的填写错误，用来看核实清单。",
    "help.option.policies-optional": "另加的政策文件，与所列政策一起使用。",
}
