"""The Chinese catalogue: one entry for each problem code, one for each word of the program."""

from __future__ import annotations

from transition.problems.messages import Message

MESSAGES: dict[str, Message] = {
    # --- policy files -------------------------------------------------------------------------
    "policy.case-expects-nothing": Message(
        "算例没有写应得什么。",
        "",
        "请写 expect、undecided 或 missing。",
    ),
    "policy.case-persons": Message(
        "应得写了 {found} 个成员，已知只有 {most} 个。",
        "",
        "expect.persons 按 given.persons 的次序，一人一项。",
    ),
    "policy.no-such-file": Message(
        "没有文件 {found}。",
        "该文件夹里有：{legal}。",
        "请核对路径和文件名。",
    ),
    "policy.is-a-folder": Message(
        "这是一个文件夹，不是政策文件。",
        "",
        "请指明其中的一个 .toml 文件。",
    ),
    "policy.cannot-read": Message(
        "文件打不开：{reason}。",
        "",
        "请核对权限，或换一个位置。",
    ),
    "policy.file-too-big": Message(
        "文件太大。",
        "政策文件最大 {most}。",
        "请核对是否选错了文件，或分成几个文件。",
    ),
    "policy.not-utf8": Message(
        "从这一行起不是 UTF-8 编码。",
        "",
        "请用编辑器另存为 UTF-8。",
    ),
    "policy.not-toml": Message(
        "这里不合 TOML 的写法：{found}",
        "解析到此停住：{reason}。",
        "请核对这一行和上一行的引号、括号、逗号是否成对。",
    ),
    "policy.key-not-quoted": Message(
        "键 {found} 没有加引号。",
        '含中文的键写成 "{found}"。',
    ),
    "policy.key-twice": Message(
        "同一个键写了两次：{found}",
        "",
        "请合并成一处，或删去一个。",
    ),
    "policy.number-too-long": Message(
        "数字太长：{found}。",
        "一个数最多 {most} 位。",
        "请核对是否多打了数字。",
    ),
    "policy.nested-too-deep": Message(
        "括号套得太深，读不下去。",
        "",
        "请核对方括号和花括号。",
    ),
    "policy.unknown-key": Message(
        "{table} 里没有 {found} 这个键。",
        "可用的键：{legal}。",
        "是不是要写 {nearest}？",
    ),
    "policy.missing-key": Message(
        "{table} 缺少 {key}。",
        "",
        "请补上 {key}。",
    ),
    "policy.wrong-type": Message(
        "{key} 不能是 {found}。",
        "写法：{legal}。",
    ),
    "policy.unknown-word": Message(
        "{key} 不认识“{found}”。",
        "可用的词：{legal}。",
        "是不是要写“{nearest}”？",
    ),
    "policy.empty-text": Message(
        "{key} 是空的。",
        "",
        "请填上内容，或删去这个键。",
    ),
    "policy.empty-list": Message(
        "{key} 是空的列表。",
        "",
        "请至少写一项，或删去这个键。",
    ),
    "policy.bad-key-name": Message(
        "{table}.{found} 不能作键名。",
        "键名只用小写英文字母、数字和下划线，以字母开头，如 family_size。",
        "中文名称写在 label 里。",
    ),
    "policy.label-not-a-name": Message(
        "名称“{label}”不能用在公式里。",
        "名称由汉字、字母、数字和下划线组成，不以数字开头，没有空格和标点。",
        "请去掉其他字符。",
    ),
    "policy.label-reserved": Message(
        "名称“{label}”在公式里另有含义（单位、函数或保留词）。",
        "",
        "请换一个名称。",
    ),
    "policy.bad-name": Message(
        "“{found}”不能作政策名。",
        "政策名只用小写英文字母、数字和连字符，如 mycounty-aid。",
    ),
    "policy.name-not-file-name": Message(
        "政策名 {name} 与文件名 {file} 不同。",
        "",
        "请改成一样。",
    ),
    "policy.bad-region": Message(
        "“{found}”不是地区代码。",
        '地区代码是 6、9 或 12 位数字，写成文字，如 "230100"；全国写 "000000"。',
    ),
    "policy.bad-unit": Message(
        "单位“{unit}”里的“{part}”看不懂。",
        "单位由这些组成：{legal}；相乘用 ·，相除用 /，如 元/人·月。",
    ),
    "policy.bad-url": Message(
        "“{found}”不是网址。",
        "网址以 http:// 或 https:// 开头，没有空格。",
    ),
    "policy.bad-number": Message(
        "{found} 不是能用的数。",
        '数写成 12、0.5、"2/37" 或 "75%"，不带千分位逗号和单位。',
    ),
    "policy.bad-citation": Message(
        "依据以“{found}”开头，不是文件的键。",
        '依据写成“文件的键 第几条”，如 "law 第三条"；文件的键写在 [document.键] 里。',
    ),
    "policy.bad-amount": Message(
        "取整到 {found} 看不懂。",
        '写成正数加单位，如 "1 元"、"0.1 元"。',
    ),
    "policy.bad-lasts": Message(
        "期限“{found}”看不懂。",
        '写成 "1 年" 或 "6 月"。',
    ),
    "policy.uncited": Message(
        "{table} 没有依据。",
        "每个数值、每条规则、每处取整都要写明出处。",
        '请补上 {key} = "文件的键 第几条"。',
    ),
    "policy.empty-date-range": Message(
        "止日 {last} 早于起日 {first}，没有一天有效。",
        "",
        "请核对 from 和 to。",
    ),
    "policy.empty-number-range": Message(
        "最大值 {most} 小于最小值 {least}，没有合法的数。",
        "",
        "请核对 minimum 和 maximum。",
    ),
    "policy.default-without-reason": Message(
        "空白有了默认值，却没有说明理由。",
        "",
        "请补上 default_reason：出处，或一句理由。",
    ),
    "policy.key-needs-key": Message(
        "写了 {key}，却没有 {needs}。",
        "",
        "请补上 {needs}，或删去 {key}。",
    ),
    "policy.key-not-for-type": Message(
        "类型是 {type} 时，{key} 没有意义。",
        "{key} 用于这些类型：{legal}。",
        "请改类型，或删去 {key}。",
    ),
    "policy.key-column-reserved": Message(
        "查表的键不能叫 {found}。",
        "这些词在每一行里已有含义：{legal}。",
        "请换一个键名。",
    ),
    "policy.key-column-twice": Message(
        "查表的键 {found} 写了两次。",
        "",
        "请删去一个，或换一个键名。",
    ),
    "policy.no-formula": Message(
        "规则没有公式，也没有判定表。",
        "",
        "请写 formula 或 cases。",
    ),
    "policy.formula-and-cases": Message(
        "规则同时有公式和判定表，不知按哪一个。",
        "",
        "请留一个，删去另一个。",
    ),
    "policy.case-unclear": Message(
        "判定表的这一行看不懂。",
        "每行写 {{ when = …, then = … }}，最后一行写 {{ otherwise = … }}。",
    ),
    "policy.missing-otherwise": Message(
        "判定表没有 otherwise：各行都不成立时没有结果。",
        "",
        "请在最后加一行 {{ otherwise = … }}。",
    ),
    "policy.otherwise-not-last": Message(
        "otherwise 不在最后，它后面的行永远轮不到。",
        "",
        "请把它移到最后一行。",
    ),
    "policy.overlapping-versions": Message(
        "规则 {key} 的两版在同一天都有效。",
        "",
        "请用 from 和 to 分开；另一版见后。",
    ),
    "policy.versions-disagree": Message(
        "后一版的 {key} 与第一版不同。",
        "同一规则各版的 {key} 必须相同。",
        "后一版可以不写 {key}。",
    ),
    "policy.round-unit": Message(
        "取整的单位是 {found}，与规则的单位不合。",
        "这里可写：{legal}。",
    ),
    "policy.no-such-policy": Message(
        "没有叫 {found} 的政策或地区。",
        "现有地区：{places}。",
        "是不是要写 {nearest}？自己的文件请写路径，如 ./my-county.toml。",
    ),
    "policy.nothing-chosen": Message(
        "没有指明政策。",
        "现有地区：{places}。",
        "请用 -p 指明地区、政策名或文件。",
    ),
    "policy.needed-file-missing": Message(
        "{key} 指的政策 {found} 找不到。",
        "现有政策：{legal}。",
        "请改正名称，或把 {found}.toml 放进同一文件夹。",
    ),
    "policy.cycle-of-files": Message(
        "政策文件互相依赖，成了一圈：{loop}。",
        "",
        "请去掉其中一处 extends 或 uses。",
    ),
    "policy.two-files-one-name": Message(
        "两个文件都叫 {name}。",
        "一次计算里，政策名不能重复。",
        "请改一个文件的名称，或只用其中一个。",
    ),
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
