"use strict";
/** Choices that outlast a visit, where the browser allows it; elsewhere they last as long as the page. */
{
  const PREFIX = "city-governance-forums:";
  const here = new Map();

  Site.memory = {
    get(name) {
      try {
        return localStorage.getItem(PREFIX + name) ?? here.get(name) ?? null;
      } catch {
        return here.get(name) ?? null;
      }
    },
    set(name, value) {
      here.set(name, value);
      try {
        localStorage.setItem(PREFIX + name, value);
      } catch {
        // storage is forbidden or full: the choice lasts until the page is left
      }
    },
  };
}

"use strict";
/** Every string of the site, English and Chinese; `{names}` are filled in. */
Site.strings = {
  // the shell
  ways: ["Pages", "页面"],
  skip: ["Skip to the content", "跳到正文"],
  tables: ["Tables", "数据表"],
  articles: ["Articles", "文章"],
  people: ["People", "人物"],
  map: ["Map", "地图"],
  timeline: ["Timeline", "时间线"],
  charts: ["Charts", "图表"],
  dictionary: ["Dictionary", "数据字典"],
  method: ["Method", "方法"],
  search: ["Search", "搜索"],
  theme: ["Colours: {theme}. Change", "配色：{theme}。切换"],
  theme_system: ["as the system", "跟随系统"],
  theme_light: ["light", "浅色"],
  theme_dark: ["dark", "深色"],
  footNote: [
    "Everything here happens in your browser: what you type, and any file you open, stays on your device.",
    "页面只在你的浏览器中运行，所键入、选取或拖入的内容都不会离开这台设备。",
  ],
  comma: [", ", "、"],
  notFound: ["Not found", "未找到"],
  noPage: ["There is no such page.", "没有这个页面。"],
  noTable: ["The package has no table {name}.", "数据包中没有 {name} 表。"],
  tooLarge: [
    "{name} has {n} rows, more than these pages hold. Its files are under Downloads on the overview.",
    "{name} 有 {n} 行，超出本页面所能容纳；其文件见概览的“下载”。",
  ],
  noRow: ["{name} has no row {key}.", "{name} 中没有 {key} 这一行。"],
  notLoaded: ["{path} could not be loaded.", "{path} 无法载入。"],
  toOverview: ["To the overview", "回到概览"],
  copy: ["Copy", "复制"],
  copied: ["Copied", "已复制"],
  copyFailed: ["Select it by hand", "请手动选取"],
  scrollOn: ["Wider than the screen: scroll sideways →", "超出屏幕宽度，可左右滑动 →"],
  headOf: ["{head}: ", "{head}："],

  // overview
  howMany: ["How much there is", "数据规模"],
  provedBy: ["Behind them, the proof:", "其佐证："],
  newest: ["Newest", "最新"],
  publishedOn: ["published", "发表于"],
  readAsOf: ["as of", "所据日期"],
  promise: [
    "Every row carries a short quote and says where in the article it stands. If you hold the article, you can check every row.",
    "每一行都附有简短引文，并注明其在原文中的位置。手中有文章，便可逐行核对。",
  ],
  promiseMore: ["What is verified, and what no machine can verify", "核对了什么，什么是机器核对不了的"],
  downloads: ["Downloads", "下载"],
  tableHead: ["Table", "表"],
  rowsHead: ["Rows", "行数"],
  descriptor: ["describes every file", "说明所有文件"],
  load: ["Load it", "载入数据"],
  loadWhich: ["Table to load:", "一行代码载入"],
  loadNote: [
    "In CSV an empty cell is a missing value and nothing else is; lists are joined with |. Dates are text, because articles often give a year or a month only.",
    "CSV 中空单元格即缺失，此外别无缺失；列表以 | 连接。日期为文本，因为文章往往只给出年份或月份。",
  ],
  openInExcel: ["Download and open the workbook; a sheet for every table.", "下载并打开工作簿，每张表一个工作表。"],
  terms: ["Licence and citation", "许可与引用"],
  licence: ["Data:", "数据："],
  rights: [
    "The articles belong to their publishers and are not included; quotes have at most 40 characters.",
    "文章归其出版者所有，未收入；引文不超过40个字符。",
  ],

  // tables
  searchTable: ["Search this table", "在此表中搜索"],
  columns: ["Columns", "列"],
  columnsExplained: ["All columns explained", "各列说明"],
  downloadFiltered: ["Download these rows (CSV)", "下载所列各行（CSV）"],
  ofRows: ["{n} of {m} rows", "{m} 行中的 {n} 行"],
  rowsCount: ["{n} rows", "{n} 行"],
  filters: ["Filters", "筛选条件"],
  dropFilter: ["Remove the filter {filter}", "移除筛选：{filter}"],
  pages: ["Pages of rows", "分页"],
  previous: ["Previous", "上一页"],
  next: ["Next", "下一页"],
  pageOf: ["Page {n} of {m}", "第 {n} 页，共 {m} 页"],
  row: ["Row", "行"],
  aboutColumn: ["{column}: meaning and filter", "{column}：含义与筛选"],
  filledShare: ["Filled in {n} rows, {share}", "有值 {n} 行，占 {share}"],
  all: ["all", "全部"],
  only: ["Show only", "只显示"],
  atLeast: ["At least", "不小于"],
  atMost: ["At most", "不大于"],
  containing: ["Containing", "包含"],
  cells: ["Cells", "单元格"],
  emptyOrNot: ["empty or not", "不论空否"],
  emptyOnly: ["empty", "为空"],
  filledOnly: ["not empty", "非空"],
  type_string: ["text", "文本"],
  type_integer: ["whole number", "整数"],
  type_number: ["number", "数字"],
  type_list: ["list", "列表"],
  derivation_verbatim: ["taken from the article, word for word", "读自原文：见于引文"],
  derivation_number: ["taken from the article: a number in the quote", "读自原文：引文中的数字"],
  derivation_date: ["taken from the article: a date in the quote", "读自原文：引文中的日期"],
  derivation_category: ["taken from the article: shown by a word in the quote", "读自原文：由引文字眼表明"],

  // a row
  values: ["Values", "各值"],
  column: ["Column", "列"],
  value: ["Value", "值"],
  evidence: ["Where it comes from", "出处"],
  rowRestsOn: ["The words in the article", "原文词句"],
  place: ["paragraph {p}, characters {start}–{end}", "第 {p} 段，字符 {start}–{end}"],
  numeralAt: ["numeral at {start}–{end}", "数字在 {start}–{end}"],
  slip: ["The file has “{raw}”, read as “{reading}”.", "文件作“{raw}”，读作“{reading}”。"],
  computed: ["filled by the program", "由程序填写"],
  keyColumn: ["identifier of the row", "行的标识"],
  judged: ["linked by a person", "由人判断并关联"],
  ours: ["added by us: a translation, a code or background", "由本项目所加：译文、代码或背景信息"],
  notSaid: ["The article does not say:", "原文未说，故为空："],
  namedBy: ["Rows that refer to it", "引用它的行"],
  namedAs: ["as {column}", "作为{column}"],
  allRows: ["All {n} rows", "全部 {n} 行"],
  openArticle: ["See its structure, and check your own copy", "查看结构，并核对手中的文件"],

  // articles
  articlesLead: [
    "The press articles the data was transcribed from. Their text is not here; their structure is, with every quote in its place.",
    "数据所转录的新闻文章。原文不在此处；此处有其结构，各条引文各在其位。",
  ],
  article: ["Article", "文章"],
  charactersCount: ["{n} characters", "{n} 个字符"],
  paragraphsCount: ["{n} paragraphs", "{n} 段"],
  wholeRecord: ["whole record", "完整著录"],
  dropHere: ["Have the article? Pick its file, or drop it here.", "手中有这篇文章？选取文件，或拖到这里。"],
  dropNote: [
    "Your browser compares its SHA-256 with the recorded one. If they are the same, the full text is shown with every quote marked. The file stays on your device.",
    "在浏览器中比对 SHA-256。若正是所转录的文件，便显示全文并标出每条引文。文件不会离开你的设备。",
  ],
  reading: ["Reading the file …", "正在读取文件……"],
  verified: ["Verified.", "已核对。"],
  verifiedMore: [
    "This is the file that was transcribed, byte for byte. {n} of {m} marked passages are where the data says.",
    "字节与所转录者完全相同；{m} 处标注中的 {n} 处位于数据所说的位置。",
  ],
  foundOf: ["{n} of {m} quotes found.", "{m} 条引文中找到 {n} 条。"],
  differs: [
    "This is a different file: its bytes are not those that were transcribed. It was read as {encoding} and searched for every quote; positions will differ.",
    "这不是所转录的那个文件：字节不同。已按 {encoding} 读取，逐条查找引文；位置与数据所载不同。",
  ],
  otherArticle: ["It is the file of another article:", "它是另一篇文章的文件："],
  hashWanted: ["the transcribed file has", "所转录者为"],
  structure: ["Structure", "结构"],
  structureNote: [
    "Each numbered line is a paragraph. Quotes appear in order; grey bars are words that are not shown. Choose a quote to see the rows taken from it.",
    "每个编号行为一段。引文按原次序排列，横条代表未显示的文字。点选引文，可见以其为据的各行。",
  ],
  fullText: ["Full text", "全文"],
  fullTextNote: [
    "From your own copy. Choose marked words to see the rows taken from them.",
    "取自你手中的文件。点选标出的字句，可见以其为据的各行。",
  ],
  stripLabel: ["The article from beginning to end, with {n} marked passages", "全文自始至终，标有 {n} 处"],
  piece: ["Piece {n}", "第 {n} 篇"],
  paragraphsFromTo: ["paragraphs {from}–{to}", "第 {from}–{to} 段"],
  noQuote: ["nothing quoted", "无引文"],
  notShown: ["{n} characters not shown", "{n} 个字符未显示"],
  rowsBehind: ["Rows taken from these words", "以此为据的各行"],
  charactersAt: ["characters {start}–{end}", "字符 {start}–{end}"],

  // pictures
  mapLead: [
    "Places with coordinates. The larger the circle, the more rows name the place or one within it.",
    "有坐标的地点；圆越大，提及它或其所辖之地的行越多。",
  ],
  mapLabel: ["Map of places; the list beside it has the same places", "地点地图；旁边的列表列有同样的地点"],
  mapNote: [
    "Only land and sea are drawn, no borders. Land: Natural Earth. Coordinates: GeoNames.",
    "图中只绘陆海，不绘边界。陆地：Natural Earth；坐标：GeoNames。",
  ],
  noCoordinates: ["No place of this package that a row names has coordinates.", "此数据包中被引用的地点均无坐标。"],
  cities: ["Places, those named most often first", "地点，提及最多者在前"],
  andMore: ["and {n} more:", "另有 {n} 行："],
  allOfPlace: ["everything about this place", "与此地有关的全部"],
  timelineLead: [
    "Events by date, sessions under the event they belong to. Grey events are only mentioned in an article, not reported on.",
    "按日期排列的活动；组成部分列于所属活动之下。颜色较浅者仅为文章提及，并未报道。",
  ],
  undated: ["Without a date", "未注日期"],
  dayUnknown: ["Day not given", "日期未详"],
  chartsLead: [
    "What the articles give numbers for, and which topics they report from which city.",
    "文章为什么给出了数字，各地在做什么。这里统计的是文章自身的说法。",
  ],
  asTable: ["Show as a table", "以表格显示"],
  downloadChart: ["Download this chart's data (CSV)", "下载此图数据（CSV）"],
  nothingToDraw: ["This package has nothing to draw.", "此数据包没有可绘之数。"],
  chartUnits: ["What is measured", "衡量的是什么"],
  chartUnitsText: [
    "How many numbers there are of each unit, by kind of statement. The {n} most frequent of {m} units.",
    "各单位的数字个数，按表述类别区分。所示为 {m} 种单位中最常见的 {n} 种。",
  ],
  chartShares: ["Shares, place by place", "各地的百分比"],
  chartSharesText: ["Every figure in per cent that is about a place. Shape and colour tell what was observed from targets, estimates and growth. A dot leads to its row.", "关于某地的每个百分比。形状与颜色区分现状、目标、估计与增长。点选可见其行。"],
  chartTopics: ["Topics by city", "各城市的主题"],
  chartTopicsText: [
    "How many initiatives of each city concern a topic; one may have several. A cell leads to its list.",
    "各城市的举措按主题统计，一项可有多个主题。点选格子可见清单。",
  ],
  chartNumbers: ["number", "数量"],
  chartUnit: ["Unit", "单位"],
  chartKind: ["Kind", "类别"],
  chartCity: ["Place", "地点"],
  chartWhat: ["What", "内容"],
  chartTopic: ["Topic", "主题"],
  notSaidShort: ["not stated", "未说"],

  // dictionary and search
  dictionaryLead: [
    "Every table, column and code, from the schemas that the program itself follows, and how much of each column is filled.",
    "每张表、每一列、每个代码，出自程序自身所遵循的模式；并附有值的比例。",
  ],
  meaning: ["Meaning", "含义"],
  rules: ["Rules", "规则"],
  filled: ["Filled", "有值"],
  codes: ["{n} codes", "{n} 个代码"],
  browse: ["Browse it", "浏览此表"],
  ruleKey: ["key", "主键"],
  ruleRequired: ["required", "必填"],
  ruleComputed: ["computed", "程序填写"],
  searchAll: ["Events, people, places, initiatives, figures …", "活动、人物、地点、举措、数字……"],
  indexing: ["Preparing: {n} of {m} rows", "准备中：{m} 行中的 {n} 行"],
  hits: ["{n} found", "找到 {n} 条"],
  hitsFirst: ["{n} found, the best {m} shown", "找到 {n} 条，显示最相关的 {m} 条"],
};

"use strict";
/** The text of the page on method, English and Chinese; a line is a paragraph or an item of a list. */
Object.assign(Site.strings, {
  methodTitle: ["What is verified", "核对了什么"],
  methodLead: [
    "The dataset says what was claimed, and where. It does not say that a claim is true. Within that, as much as possible is checked by machine, and what is not is named.",
    "数据集说明声称了什么、出于何处，并不说明所称属实。在此范围内，能由机器核对的尽量由机器核对，不能的则一一指明。",
  ],
  methodQuotes: ["A person picks the words, the program finds them", "人选词句，程序定位"],
  methodQuotesText: [
    "Every row, and every value taken from an article, has a quote of at most 40 characters. The program finds where it stands; no position is typed by hand. The build rejects a quote that is missing, ambiguous, or cuts a number in two. There is no fuzzy matching.\nPositions are half-open ranges of Unicode code points, counted from 0 in the file as decoded, with nothing stripped. The file itself is pinned by its SHA-256.",
    "每一行，以及读自文章的每个值，都以不超过40个字符的引文为据。引文位于何处由程序找出，不靠人工填写。原文中没有、出现两处或截断数字的引文一律不予接受；不作任何近似匹配。\n位置是左闭右开的区间，以 Unicode 码位计，从0起，数的是未作任何删改的文件文本。文件本身以 SHA-256 锁定。",
  ],
  methodReread: ["Every value is read again", "每个值都重读一遍"],
  methodRereadText: [
    "Words must stand in their quote. Value, upper value, qualifier and unit of a number, and every date, are read anew from the quote by the program and must be the same. A code such as “planned” needs a word of a published table in its quote. What words alone do not show is published as “context”, with a note.\nHow the values of this package follow from their quotes, counted:",
    "照录的词句须在其引文之中。数字的值、上限、限定语、单位，以及每个日期，都由程序从引文重新读出，须与所填一致。“计划”之类的代码，引文中须有已公布之表里的字眼。仅凭字句看不出的，以“语境”发布，并附说明。\n本数据包中，各值由引文推得的方式如下：",
  ],
  methodNothing: ["Nothing is overlooked", "没有遗漏"],
  methodNothingText: [
    "Each of these is either cited by a row or listed among the waivers with a reason. No more is claimed:",
    "以下每一项，或由某行引用，或列于豁免表并附理由。此外不作任何声称：",
  ],
  methodRules: [
    "every number, in digits or Chinese numerals: one number, one row, so a quote that holds two accounts for one\nevery verb of saying, by its speaker\nevery title in 《》, every name in quotation marks, every person named behind a title",
    "每个数字，无论阿拉伯数字还是汉字：一数一行，引文含两个数也只算交代了一个\n每个言说动词，归于其发言者\n每个《》中的题名、每个引号中的名称、每个跟在职衔之后的人名",
  ],
  methodCounts: ["What is cited and what is waived, by article", "各篇文章的引用与豁免"],
  methodCopy: ["Check it yourself", "自己核对"],
  methodCopyText: [
    "If you hold an article, open its page and pick the file. Only a file with the same SHA-256 is called verified. Any other copy is searched quote by quote, and the page says how many were found. Nothing is sent anywhere.",
    "若手中有某篇文章，打开它的页面并选取文件。只有 SHA-256 相同的文件才称为“已核对”。其他副本则逐条查找引文，并说明找到多少。不向任何地方发送任何内容。",
  ],
  methodLimits: ["What no machine can verify", "机器核对不了的"],
  methodLimitsList: [
    "whether the article is true\nwhich person, event or place a row means\nwhich of two codes holds where the words have a cue for both\nwhether a note is right\nwhether words in quotation marks are really a slogan, as a waiver says\nour translations\nan initiative that has no marks, no number and no speaker can be missed",
    "文章所说是否属实\n某行所指究竟是哪个人、哪场活动、哪个地方\n字句兼有两个代码的字眼时，该取哪一个\n说明是否正确\n引号里的话是否真如豁免所说只是口号\n我们的翻译\n既无标记、又无数字、无人提及的项目，可能漏收",
  ],
  methodRights: ["What is not here", "这里没有什么"],
  methodRightsText: [
    "The texts belong to their publishers. The data holds facts, names, figures and quotes of at most 40 characters. How much of an article’s prose all quotes together reveal, its longest stretch and its share, is computed, published and kept under limits. What an article does not say stays empty: empty means “not said”, never “no”.",
    "文章原文归其出版者所有。数据只含事实、名称、数字，以及不超过40个字符的引文。全部引文合计露出原文行文多少（最长一段与所占比例）经过计算并公布，且有上限。文章没有说的，一律留空：空意味着“没有说”，而不是“没有”。",
  ],
});

"use strict";
/** The strings of the pages that answer questions, of measures, facets, citations and lines to copy; English and Chinese. */
Object.assign(Site.strings, {
  // measures
  as_about: ["about {n}", "约{n}"],
  as_nearly: ["nearly {n}", "近{n}"],
  as_more_than: ["more than {n}", "{n}以上"],
  as_at_least: ["at least {n}", "至少{n}"],
  as_less_than: ["less than {n}", "不足{n}"],
  as_at_most: ["at most {n}", "至多{n}"],
  per: ["{n} per {base} {unit}", "每{base}{unit}{n}"],
  perCent: ["per cent", "百分比"],
  rankOf: ["{n}", "第{n}名"],
  onAverage: ["{n} on average", "平均{n}"],
  stop: [".", "。"],

  // tables
  narrow: ["Narrow down", "筛选"],
  moreValues: ["{n} more", "其余 {n} 项"],
  nothingFits: ["No row fits.", "没有符合的行。"],
  showAll: ["Show all rows", "显示全部"],
  copyAs: ["Copy as pandas, R, SQL", "复制为 pandas、R、SQL"],

  // a row and what is gathered about a thing
  citeRow: ["Cite this row", "引用本行"],
  rowJson: ["JSON of this row", "本行的 JSON"],
  reportError: ["Report an error", "报告错误"],
  reportText: ["Text to send", "可发送的文字"],
  reportTo: ["Copy this, say what is wrong, and send it to: {to}", "复制下文，写明错处，发送至：{to}"],
  reportNowhere: [
    "The data names no address for reports. Copy this, say what is wrong, and give it to whoever you have the data from: it says which row is meant.",
    "本数据未注明接收错误报告的地址。请复制下文，写明错处，交给提供数据的人：下文写明了是哪一行。",
  ],
  reportData: ["Data", "数据"],
  reportRow: ["Row", "行"],
  reportQuote: ["Words in the article", "原文词句"],
  reportAt: ["Place", "位置"],
  reportWrong: ["What is wrong", "错处"],
  reportRight: ["What it should be, and how you know", "应为何，依据何在"],
  citeData: ["Cite the data", "引用本数据"],
  leftOpen: ["Empty for another reason (our choice, or nothing to fill in):", "因其他原因为空（由我们取舍，或无可填写）："],
  record: ["The record", "完整记录"],
  tookPartAs: ["Took part in", "参加的活动"],
  whoTookPart: ["Who took part", "参加者"],
  saidAbout: ["What was said about it", "有关的说法"],
  saidByThem: ["What they said", "其发言中的说法"],
  saidByPeople: ["What its people said about other things", "其代表所说的其他内容"],
  noForum: ["No event named", "未注明活动"],
  proof: ["proof", "出处"],
  moreOf: ["Show {n} more", "再显示 {n} 条"],

  // the first page
  handPicked: ["{n} articles, picked by hand.", "共{n}篇文章，人工选取。"],
  weight: ["{share} of the {name} come from one of them", "其中一篇占{name}的{share}"],
  noSample: ["They show what was said there; they are not a representative sample of cities.", "它们反映这些场合说了什么，并非城市的抽样。"],
  questions: ["Questions", "问题"],
  askFindings: ["What did cities report?", "各城市报告了什么？"],
  askProgress: ["What is planned, what is running?", "哪些在规划，哪些已运行？"],
  askBefore: ["What changed: before and after?", "前后有何变化？"],
  askTargets: ["Which targets, by which year?", "有哪些目标，何年达成？"],
  askResults: ["Which initiatives have numbers?", "哪些举措有数字？"],
  askComparable: ["Which numbers can be compared across cities?", "哪些数字可在城市间比较？"],
  askCities: ["Which cities had people at several forums?", "哪些城市有人出席了多场论坛？"],
  askCompare: ["How do two cities compare?", "两座城市相比如何？"],
  askPeople: ["Who spoke where, and for whom?", "谁在何处发言，代表谁？"],
  askChanges: ["What changed since the last release?", "自上次发布以来有何变化？"],
  reported: ["What cities reported", "各城市报告了什么"],
  moreTopics: ["{n} more topics", "其余 {n} 个主题"],
  byTopic: ["By topic", "按主题"],
  topicsCounted: [
    "By topic, with the number of reported figures and initiatives that concern it; one may concern several.",
    "按主题：数字为涉及该主题的数字与举措条数，一条可涉及多个主题。",
  ],
  allOfCity: ["All {n} on {name}", "{name}的全部{n}条"],
  allFindings: ["All {n} findings", "全部{n}条"],
  allCities: ["All {n} places", "全部{n}个地点"],
  allTargets: ["All targets", "全部目标"],
  rowsOf: ["{name} ({n})", "{name}（{n}）"],

  // changes
  changes: ["What changed", "版本变更"],
  changesLead: ["What each release changed against the one before. This is version {version}{date}.", "每一版相对上一版的变更。当前为 {version} 版{date}。"],
  ofDate: [" of {date}", "（{date}）"],
  firstRelease: ["No earlier release is recorded: there is nothing to compare with yet.", "尚无更早版本的记录，因此没有可比较的内容。"],
  versionSince: ["Version {version}, against {since}", "{version} 版，与 {since} 版相比"],
  changeWhat: ["What", "变更"],
  changeFrom: ["Before", "之前"],
  changeTo: ["Now", "现在"],
  changeWhy: ["Because of", "原因"],
  changeRows: ["{n} rows", "{n} 行"],

  // search
  noHits: ["Nothing found for “{words}”.", "未找到“{words}”。"],
  tryThese: ["Try:", "可试："],
  kindOfRow: ["Kind of row", "行的类别"],

  // findings and the pages that answer
  findings: ["Findings", "说法"],
  findingsLead: [
    "Each sentence is made from one row. It leads to the words of the article that it rests on. The date in brackets is that of the event; an “article of” a date was published then; a “context date” is the day from which the article's own dates take their year.",
    "每句由一行数据生成，点开可见其所据的原文词句。括号内为活动日期；注明“文章”的为其出版日期；“语境日期”是文章中缺年份的日期据以取年之日。",
  ],
  oneFinding: ["{n} finding", "{n}条"],
  someFindings: ["{n} findings", "{n}条"],
  findingsCount: ["{n} findings about {m} places", "{n} 条，涉及 {m} 个地点"],
  asTableOfFacts: ["The same as a table, to sort, filter and download", "以表格查看，可排序、筛选和下载"],
  noFacts: ["This package has nothing of this kind.", "此数据包中没有这类内容。"],
  noPlace: ["No place named", "未注明地点"],
  forum: ["Forum", "论坛"],
  howFar: ["Status", "状态"],
  anyStated: ["any that is stated", "凡有说明的"],
  numbersOrNot: ["Numbers", "数字"],
  withNumber: ["with a number", "有数字"],
  withoutNumber: ["without a number", "无数字"],
  targets: ["Targets by year", "目标（按年份）"],
  targetsLead: [
    "What was announced as a target, under the year by which it is to be met. Where no year is given, the article gives none.",
    "宣布为目标者，列于应达成的年份之下；未列年份者，文章未说。",
  ],
  noYear: ["No year given", "未说年份"],
  beforeAfter: ["Before and after", "前后对比"],
  beforeLead: ["Figures that the articles give for an earlier and a later state of the same thing.", "文章就同一事物给出的先后两个数字。"],
  asSentences: ["As sentences", "逐句列出"],
  before: ["Before", "之前"],
  after: ["After", "之后"],
  progress: ["Planned and running, by city", "规划与运行（按城市）"],
  progressLead: [
    "How far things had come when they were reported, as far as the article says so. Each number leads to its list.",
    "报道时各项事物进展如何，以文章所说为限。点数字可见清单。",
  ],
  results: ["Initiatives and their numbers", "举措及其数字"],
  resultsLead: ["Every initiative that has a number of its own, with all its numbers.", "凡有自身数字的举措，连同其全部数字。"],
  comparable: ["Numbers that share a unit", "同单位的数字"],
  comparableLead: [
    "Numbers of several cities in one unit. They may still measure different things: read what each one is, and whether it was observed or a target.",
    "多个城市以同一单位给出的数字。所衡量的未必相同：请看各自所指，以及是现状还是目标。",
  ],
  asTold: ["As told", "原说法"],
  citiesCount: ["{n} cities", "{n} 个城市"],
  citiesTitle: ["Cities", "城市"],
  citiesLead: ["Who came from each city to which forum, and how much was said about it.", "各城市有谁出席了哪些论坛，有多少关于它的说法。"],
  citiesSeveral: ["{n} places; {m} of them had speakers at more than one forum", "{n} 个地点，其中 {m} 个在不止一个论坛有人发言"],
  forumsAttended: ["Forums", "论坛数"],
  whichForums: ["Which", "哪些"],
  speakers: ["Speakers", "发言者"],
  compareTwo: ["Compare two cities", "比较两座城市"],
  compareLead: ["All that was said about two cities, side by side.", "关于两座城市的全部说法，并排列出。"],
  firstCity: ["First city", "城市一"],
  secondCity: ["Second city", "城市二"],
  peopleTitle: ["Who spoke where", "谁在何处发言"],
  peopleLead: ["Those who took part, under the forum, with the office and the body they spoke for.", "参加者按论坛列出，附职务及所代表的机构。"],
  peopleCount: ["{n} of {m} people and bodies", "{m} 个人和机构中的 {n} 个"],
  bodyKind: ["Kind of body", "机构类别"],
  nameOrOffice: ["Name, office or body", "姓名、职务或机构"],
});

"use strict";
/** English or Chinese: words of the site from one table of strings, words of the data from its own two titles. */
{
  const LANGUAGES = { en: "en", zh: "zh-Hans" };
  const HAN = /\p{Script=Han}/u;
  let current = Site.memory.get("language");
  if (!(current in LANGUAGES)) current = (navigator.language || "en").toLowerCase().startsWith("zh") ? "zh" : "en";

  Site.language = () => current;
  Site.languageTag = () => LANGUAGES[current];
  Site.hasHan = (text) => HAN.test(text);

  /** Change the language; one that an address asks for is not remembered beyond this visit. */
  Site.setLanguage = (language, isVisit = false) => {
    current = language;
    if (!isVisit) Site.memory.set("language", language);
    document.documentElement.lang = LANGUAGES[language];
  };

  /** A string of the site, with {names} filled in. A key that is not in the table is a fault of the program. */
  Site.t = (key, values = {}) => {
    const pair = Site.strings[key];
    if (!pair) throw new Error(`no string ${key}`);
    return pair[current === "zh" ? 1 : 0].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  };

  /** `title` or `titleZh` of a thing that has both. */
  Site.pick = (thing, property) => (current === "zh" && thing[`${property}Zh`]) || thing[property] || "";

  /** The title of a column, without the language that the reader has chosen anyway. */
  Site.columnTitle = (field) => Site.pick(field, "title").replace(current === "en" ? /,? in English$/ : /^中文(?=.)|标识$/, "");

  Site.number = (value) => new Intl.NumberFormat(LANGUAGES[current], { maximumFractionDigits: 6 }).format(value);
  Site.percent = (share) => new Intl.NumberFormat(LANGUAGES[current], { style: "percent", maximumFractionDigits: 1 }).format(share);

  /** A size in bytes as a person reads it. */
  Site.bytes = (size) => {
    const steps = [
      [1e6, "MB"],
      [1e3, "kB"],
      [1, "B"],
    ];
    const [unit, name] = steps.find(([step]) => size >= step) ?? [1, "B"];
    return `${Site.number(Math.round((size / unit) * 10) / 10)} ${name}`;
  };

  document.documentElement.lang = LANGUAGES[current];
}

"use strict";
/** Addresses of pages: short, readable, and with the language where the reader chose one. */
{
  const KEPT = { "%3A": ":", "%2C": ",", "%2F": "/", "%40": "@" };

  /** What the present address asks. */
  const asked = () => new URLSearchParams(location.hash.split(/\?(.*)/s)[1] ?? "");

  /** The address of a page: `Site.address("map", { at: "x" })`; what is empty is left out. */
  Site.address = (path, query = {}) => {
    const pairs = (Array.isArray(query) ? query : Object.entries(query)).filter(([, value]) => value !== null && value !== undefined && value !== "");
    const text = new URLSearchParams(pairs).toString().replace(/%(?:3A|2C|2F|40)/g, (code) => KEPT[code]);
    return `#/${path}${text ? `?${text}` : ""}`;
  };

  /** Put into the address what the page shows now, without a step in the history. */
  Site.keepAddress = (path, query = {}) => {
    const pairs = Array.isArray(query) ? query : Object.entries(query);
    history.replaceState(null, "", Site.address(path, [...pairs, ["lang", asked().get("lang")]]));
  };

  /** Put the language into the address of this page. */
  Site.addressLanguage = (language) => {
    const [path] = location.hash.replace(/^#\/?/, "").split("?");
    history.replaceState(null, "", Site.address(path, [...[...asked()].filter(([name]) => name !== "lang"), ["lang", language]]));
  };

  const wanted = asked().get("lang");
  if (wanted === "en" || wanted === "zh") Site.setLanguage(wanted, true);
  addEventListener("hashchange", () => {
    const next = asked().get("lang");
    if ((next === "en" || next === "zh") && next !== Site.language()) Site.setLanguage(next, true);
  });
}

"use strict";
/** Light, dark, or as the system has it. */
{
  const THEMES = ["system", "light", "dark"];
  const stored = Site.memory.get("theme");
  let current = THEMES.includes(stored) ? stored : "system";
  const dark = matchMedia("(prefers-color-scheme: dark)");

  function apply() {
    const isDark = current === "dark" || (current === "system" && dark.matches);
    document.documentElement.dataset.theme = isDark ? "dark" : "light";
  }

  Site.theme = () => current;
  Site.nextTheme = () => THEMES[(THEMES.indexOf(current) + 1) % THEMES.length];
  Site.setTheme = (theme) => {
    current = theme;
    Site.memory.set("theme", theme);
    apply();
  };
  dark.addEventListener("change", apply);
  apply();
}

"use strict";
/** Elements. Whatever comes from the data becomes a text node or an attribute, never markup. */
{
  /**
   * Make an element: `h("a", { href: "#/", class: "x", onclick: f }, "text", child, [more])`.
   * Functions become listeners, `style` is set property by property (the policy forbids style attributes), true is a bare attribute.
   */
  Site.h = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (value === null || value === undefined || value === false) continue;
      if (typeof value === "function") element.addEventListener(name.slice(2), value);
      else if (name === "style") for (const [key, part] of Object.entries(value)) element.style.setProperty(key, part);
      else element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
    return element;
  };
  const h = Site.h;

  /** Words of the data, marked as Chinese where they are; `language` is the article's, if it is known. */
  Site.words = (text, language = "zh-Hans") => {
    const isHan = Site.hasHan(text);
    if (isHan === (Site.language() === "zh") && language === "zh-Hans") return document.createTextNode(text);
    return h("span", { lang: isHan ? language : "en" }, text);
  };

  /** What there is of some parts, in one line. */
  Site.dotted = (parts) =>
    parts.filter((part) => part !== null && part !== undefined && part !== "").map((part, at) => [at ? " · " : null, part]);

  /** A date of an article, told as what it is: of its publication, or the one by which its words are read. */
  Site.dateOf = (date, published) => (date ? [Site.t(published ? "publishedOn" : "readAsOf"), " ", h("time", { datetime: date }, date)] : null);

  /** The same for a row of the table of articles. */
  Site.articleDate = (table, row) => {
    const published = table.value(row, "published_on");
    return Site.dateOf(published ?? table.value(row, "context_date"), Boolean(published));
  };

  /** An address a reader may follow: of the web, or none. */
  Site.webAddress = (text) => (/^https?:\/\//i.test(text) ? text : null);

  /** A link out of the data, or its words where they are no address of the web. */
  Site.link = (text) => (Site.webAddress(text) ? h("a", { href: text, rel: "noopener noreferrer" }, text) : Site.words(text));

  /**
   * Columns of text as a plain table: `rows` of nodes or strings, the first of each its header. On a narrow screen a row is a stack, and each
   * cell says its own head; the roles keep it a table for those who hear it.
   */
  Site.plainTable = (caption, heads, rows, attributes = {}) =>
    Site.scrollBox(
      caption,
      null,
      h(
        "table",
        { class: "plain", role: "table", ...attributes },
        h("caption", { class: "unseen" }, caption),
        h(
          "thead",
          { role: "rowgroup" },
          h(
            "tr",
            { role: "row" },
            heads.map((head) => h("th", { scope: "col", role: "columnheader" }, head)),
          ),
        ),
        h(
          "tbody",
          { role: "rowgroup" },
          rows.map(([first, ...rest]) =>
            h(
              "tr",
              { role: "row" },
              h("th", { scope: "row", role: "rowheader" }, first),
              rest.map((cell, at) => h("td", { role: "cell", "data-head": heads[at + 1] ? Site.t("headOf", { head: heads[at + 1] }) : null }, cell)),
            ),
          ),
        ),
      ),
    );

  /** Offer text as a file. */
  Site.save = (name, type, text) => {
    const address = URL.createObjectURL(new Blob([text], { type }));
    const link = h("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  };

  /** A button that copies a text and says so; `of` is what it copies, for those who hear the page. */
  Site.copyButton = (text, of = "") => {
    const label = of ? `${Site.t("copy")} ${of}` : null;
    const button = h("button", { type: "button", class: "quiet copy", "aria-label": label }, Site.t("copy"));
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text());
        button.textContent = Site.t("copied");
      } catch {
        button.textContent = Site.t("copyFailed");
      }
      setTimeout(() => (button.textContent = Site.t("copy")), 2000);
    });
    return button;
  };

  /** Say something to those who hear the page. */
  Site.announce = (text) => {
    const place = document.getElementById("announcement");
    if (place) place.textContent = text;
  };
}

"use strict";
/** Boxes in which something wider than the page scrolls by itself; one that hides a part says so. */
{
  const mark = (box) => box.toggleAttribute("data-cut", box.scrollWidth > box.clientWidth + 1);
  const sizes = new ResizeObserver((entries) => {
    for (const box of new Set(entries.map(({ target }) => target.closest(".scroll")))) if (box) mark(box);
  });

  /** Look again whenever the box or what lies in it has another size or is another. */
  function watch(box) {
    const look = () => [box, ...box.children].forEach((one) => sizes.observe(one));
    new MutationObserver(look).observe(box, { childList: true });
    look();
    return box;
  }

  /** A box with a name, which keys can scroll; `kind` is its further class. */
  Site.scrollBox = (name, kind, ...children) =>
    watch(
      Site.h(
        "div",
        { class: ["scroll", kind].filter(Boolean).join(" "), tabindex: "0", role: "region", "aria-label": name, "data-hint": Site.t("scrollOn") },
        children,
      ),
    );
}

"use strict";
/** A card that opens at a button: help and filters of a column, the rows behind a quote. One is open at a time; Escape closes it. */
{
  const GAP = 6;

  function place(card, button) {
    const at = button.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = card;
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - width - 8));
    const below = at.bottom + GAP;
    const top = below + height <= innerHeight - 8 ? below : Math.max(8, at.top - GAP - height);
    card.style.setProperty("left", `${left}px`);
    card.style.setProperty("top", `${top}px`);
  }

  /** Let a button open a card; `fill` gives its content each time it opens. */
  Site.opensCard = (button, label, fill, kind = "card") => {
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("aria-expanded", "false");
    let card = null;
    button.addEventListener("click", () => {
      if (card) return card.hidePopover();
      card = Site.h("div", { class: kind, popover: "auto", role: "dialog", "aria-label": label }, fill());
      button.after(card);
      card.addEventListener("toggle", (event) => {
        if (event.newState !== "closed") return;
        button.setAttribute("aria-expanded", "false");
        card?.remove();
        card = null;
      });
      card.showPopover();
      place(card, button);
      button.setAttribute("aria-expanded", "true");
      card.querySelector("input, select, button, a")?.focus({ preventScroll: true });
    });
    return button;
  };

  addEventListener("hashchange", () => document.querySelectorAll(".card").forEach((card) => card.hidePopover()));
}

"use strict";
/** Tables in memory, column by column, as `columns.py` writes them. */
{
  const NONE = [];

  class Table {
    /** @param {object} about the table's entry in the package @param {{rows: number, columns: object[]}} data */
    constructor(about, data) {
      this.about = about;
      this.name = about.name;
      this.rows = data.rows;
      this.fields = about.fields;
      this.columns = new Map(about.fields.map((field, at) => [field.name, data.columns[at]]));
      this.groups = new Map();
    }

    has(name) {
      return this.columns.has(name);
    }

    field(name) {
      return this.fields.find((field) => field.name === name);
    }

    /** The value of a cell: a string, a number, a list of strings, or null. */
    value(row, name) {
      const column = this.columns.get(name);
      if (!column) return null;
      if (column.numbers) return column.numbers[row];
      if (column.lists) return column.lists[row]?.map((at) => column.words[at]) ?? null;
      const at = column.rows[row];
      return at < 0 ? null : column.words[at];
    }

    /** What names a row: its primary key, as it stands in addresses. */
    key(row) {
      return this.about.key.map((name) => encodeURIComponent(this.value(row, name))).join(",");
    }

    /** The row of a key, or -1. */
    find(key) {
      if (!this.byKey) {
        this.byKey = new Map();
        for (let row = 0; row < this.rows; row++) this.byKey.set(this.key(row), row);
      }
      return this.byKey.get(key) ?? -1;
    }

    /** The rows in which a text column has a value, or a list an item, in their order. */
    rowsWith(name, value) {
      if (!this.groups.has(name)) this.groups.set(name, group(this.columns.get(name)));
      return this.groups.get(name)?.get(value) ?? NONE;
    }
  }

  /** The rows of every value of a text column, or of every item of a list. */
  function group(column) {
    const groups = new Map();
    const add = (at, row) => {
      const word = column.words[at];
      if (!groups.has(word)) groups.set(word, []);
      groups.get(word).push(row);
    };
    column?.rows?.forEach((at, row) => at >= 0 && add(at, row));
    column?.lists?.forEach((items, row) => new Set(items ?? []).forEach((at) => add(at, row)));
    return groups;
  }

  Site.Table = Table;
}

"use strict";
/** What is loaded when it is first needed: tables, and vendored libraries. Everything is a script; nothing is fetched. */
{
  const scripts = new Map();
  const received = new Map();
  const tables = new Map();

  /** Load a script once. */
  Site.script = (path) => {
    if (!scripts.has(path)) {
      scripts.set(
        path,
        new Promise((resolve, reject) => {
          const element = Site.h("script", { src: path });
          element.addEventListener("load", resolve);
          element.addEventListener("error", () => {
            scripts.delete(path);
            reject(new Error(Site.t("notLoaded", { path })));
          });
          document.head.append(element);
        }),
      );
    }
    return scripts.get(path);
  };

  /** Load a style sheet once, before those of the site, which overrule it. */
  Site.styles = (path) => {
    if (document.querySelector(`link[href="${path}"]`)) return;
    document.head.prepend(Site.h("link", { rel: "stylesheet", href: path }));
  };

  /** Libraries one after the other: each may need the one before. */
  Site.vendor = async (...paths) => {
    for (const path of paths) await Site.script(`vendor/${path}`);
  };

  /** Called by every `data/tables/*.js`. */
  Site.receive = (name, data) => received.set(name, data);

  async function load(name) {
    const about = Site.tables.get(name);
    await Site.script(`data/tables/${encodeURIComponent(name)}.js`);
    const data = received.get(name);
    received.delete(name);
    return new Site.Table(about, data);
  }

  /** Whether the pages hold the rows of a table: the package has it, and it is not too large for a browser. */
  Site.holds = (name) => Site.tables.get(name)?.held === true;

  /** The tables whose rows say what rows of this one are called. */
  function naming(about) {
    if (!about.fields.some((field) => field.nameOf)) return [];
    return about.references.map(({ table }) => table).filter((name) => name !== about.name && Site.marks.isShared(Site.tables.get(name)));
  }

  /** A table by itself. */
  function alone(name) {
    if (!tables.has(name)) {
      const coming = load(name).then((table) => {
        Site.loaded.set(name, table);
        return table;
      });
      coming.catch(() => tables.delete(name));
      tables.set(name, coming);
    }
    return tables.get(name);
  }

  async function withNames(name, seen) {
    seen.add(name);
    const others = naming(Site.tables.get(name)).filter((other) => other && Site.holds(other) && !seen.has(other));
    const [table] = await Promise.all([alone(name), ...others.map((other) => withNames(other, seen))]);
    return table;
  }

  /** The tables that are here now, by name. */
  Site.loaded = new Map();

  /** A table of the package, with those that name its rows; null where the pages hold none of this name. */
  Site.table = (name) => (Site.holds(name) ? withNames(name, new Set()) : Promise.resolve(null));

  /** Tables as a reader meets them: the facts first. */
  Site.tablesInOrder = (tables) => [...tables].sort((a, b) => Site.facts.isOne(b.name) - Site.facts.isOne(a.name));

  /** Several tables at once, by name; those the pages do not hold are left out. */
  Site.tablesNamed = async (names) => {
    const known = [...new Set(names)].filter(Site.holds);
    const loaded = await Promise.all(known.map(Site.table));
    return new Map(known.map((name, at) => [name, loaded[at]]));
  };

  /** What releases changed, newest first, as `pipeline release` wrote it down. */
  Site.changes = async () => {
    await Site.script("data/changes.js");
    return received.get("#changes") ?? [];
  };

  /** Let the page breathe between parts of long work. */
  Site.pause = () => new Promise((resolve) => setTimeout(resolve));
}

"use strict";
/** What tables and columns mean, by the marks of their schemas: never by their names. */
{
  const first = (about, test) => about?.fields.find(test)?.name ?? null;
  const tables = () => Site.package.tables;
  const tableWith = (test) => tables().find((about) => about.fields.some(test)) ?? null;

  Site.marks = {
    /** The first column of some semantics, or null. */
    column: (about, semantics) => first(about, (field) => field.semantics === semantics),
    /** The column with a part of the row's number, or null. */
    part: (about, part) => first(about, (field) => field.part === part),
    /** The column with the start or end of the row's period, or null. */
    bound: (about, bound) => first(about, (field) => field.bound === bound),
    /** The columns that say a column in another language or script. */
    translations: (about, name) => about.fields.filter((field) => field.translationOf === name).map((field) => field.name),
    /** The first column that refers to rows of a table, or null. */
    referring: (about, target) => about.references.find(({ fields, table }) => table === target && fields.length === 1)?.fields[0] ?? null,
    /** The table whose rows are about a number, or null. */
    numbers: () => tableWith((field) => field.semantics === "numeral"),
    /** Whether rows of a table stand for things that rows of many articles share. */
    isShared: (about) => /^[0-9]+$/.test(about.tone) && !about.fields.some((field) => field.name === "quote"),
    /** The table of places, or null. */
    places: () => tableWith((field) => field.semantics === "country-code"),
    /** The table whose rows may speak, or null. */
    speakers: () => tables().find((about) => about.speaks) ?? null,
    /** The table of what takes place: rows that have a name and a period, or null. */
    happenings: () =>
      tables().find((about) => about.fields.some((field) => field.namesRow) && about.fields.some((field) => field.bound === "start")) ?? null,
    /** The table whose rows have codes in a list, and a place, or null; with the column of the list. */
    topics: () => {
      const places = Site.marks.places();
      const listed = (about) => first(about, (field) => field.type === "list" && field.codes);
      return tables().find((about) => listed(about) && places && Site.marks.referring(about, places.name)) ?? null;
    },
    /** The codes of a column whose rows stand aside. */
    aside: (field) => new Set((field?.codes ?? []).filter((code) => code.aside).map((code) => code.code)),
    /** The class with the colour of a table. */
    tone: (name) => `kind-${Site.tables.get(name)?.tone ?? "other"}`,
  };
}

"use strict";
/** Rows that lie within others of their table: what is above a row, and all that is below it. */
{
  const parentColumn = (table) => Site.marks.column(table.about, "parent");

  /** The row above, or -1. */
  function above(table, row) {
    const parent = table.value(row, parentColumn(table));
    return parent === null ? -1 : table.find(encodeURIComponent(parent));
  }

  /** The row and all rows above it, from the nearest to the topmost; a circle ends where it closes. */
  function upwards(table, row) {
    const found = [];
    for (let at = row; at >= 0 && !found.includes(at); at = above(table, at)) found.push(at);
    return found;
  }

  /** The rows directly below each row. */
  function children(table) {
    if (table.children) return table.children;
    table.children = new Map();
    for (let row = 0; row < table.rows; row++) {
      const parent = above(table, row);
      if (parent >= 0) table.children.set(parent, [...(table.children.get(parent) ?? []), row]);
    }
    return table.children;
  }

  /** The row and all rows below it, each before those below it. */
  function downwards(table, row) {
    const found = new Set();
    const add = (at) => {
      if (found.has(at)) return;
      found.add(at);
      (children(table).get(at) ?? []).forEach(add);
    };
    add(row);
    return [...found];
  }

  Site.tree = {
    above,
    upwards,
    downwards,
    below: (table, row) => children(table).get(row) ?? [],
    root: (table, row) => upwards(table, row).at(-1),
    /** The row of a key, or -1, and the topmost row above it. */
    rootOf: (table, key) => {
      const row = key === null ? -1 : table.find(encodeURIComponent(key));
      return row < 0 ? -1 : upwards(table, row).at(-1);
    },
  };
}

"use strict";
/** Measures in words: value, qualifier and unit of a row's number as a person says them, in the reader's language. */
{
  const NAMES = {
    "%": ["%", "%", "百分比"],
    a: ["year", "years", "年"],
    mo: ["month", "months", "个月"],
    wk: ["week", "weeks", "周"],
    d: ["day", "days", "天"],
    h: ["hour", "hours", "小时"],
    min: ["minute", "minutes", "分钟"],
    s: ["second", "seconds", "秒"],
    m: ["m", "m", "米"],
    km: ["km", "km", "公里"],
    m2: ["m²", "m²", "平方米"],
    km2: ["km²", "km²", "平方公里"],
    har: ["hectare", "hectares", "公顷"],
    t: ["tonne", "tonnes", "吨"],
    CNY: ["yuan", "yuan", "元"],
    USD: ["US dollar", "US dollars", "美元"],
    rank: ["rank", "rank", "名次"],
  };
  const IRREGULAR = { person: "people", child: "children", hectare: "hectares" };
  const LARGE = [
    [1e12, "trillion"],
    [1e9, "billion"],
    [1e6, "million"],
  ];

  const plural = (word) =>
    IRREGULAR[word] ?? (/[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : /(?:s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`);

  /** What is counted, in the plural: the last word of each side of an “or”. */
  const manyOf = (words) =>
    words
      .split(" or ")
      .map((part) => part.replace(/\S+$/, plural))
      .join(" or ");

  const counted = (unit) => unit.replace(/[{}]/g, "").replaceAll("_", " ");

  /** A unit in words: of one, or of several. */
  function unitWords(field, unit, isOne = false) {
    const listed = field?.codes?.find((code) => code.code === unit);
    if (listed && Site.pick(listed, "label") !== unit) return Site.pick(listed, "label");
    const own = field?.unitLabels?.[unit];
    if (own) return own[Site.language() === "zh" ? 2 : isOne ? 0 : 1];
    const known = NAMES[unit];
    if (Site.language() === "zh") return known ? known[2] : counted(unit);
    if (known) return known[isOne ? 0 : 1];
    return unit.startsWith("{") && !isOne ? manyOf(counted(unit)) : counted(unit);
  }

  /** A number as it is best said: 297.6 billion, 22 million, 5,752. */
  function figure(value) {
    if (Site.language() === "zh") return Site.number(value);
    const [size, name] = LARGE.find(([least]) => Math.abs(value) >= least) ?? [1, ""];
    const short = value / size;
    return name && Number(short.toFixed(3)) === short ? `${Site.number(short)} ${name}` : Site.number(value);
  }

  /** A place in a ranking, as English says it. */
  function ordinal(value) {
    const kind = new Intl.PluralRules("en", { type: "ordinal" }).select(value);
    return `${Site.number(value)}${{ one: "st", two: "nd", few: "rd", other: "th" }[kind]}`;
  }

  /** A number with its unit, without a qualifier. */
  function amount(field, value, upper, unit) {
    const range = upper === null ? figure(value) : `${figure(value)}–${figure(upper)}`;
    if (unit === null) return range;
    if (unit === "1") return range;
    if (unit === "%") return Site.language() === "zh" ? `${range}%` : `${range}\u00a0%`;
    if (unit === "rank") return Site.t("rankOf", { n: Site.language() === "en" && upper === null ? ordinal(value) : range });
    if (/^[A-Z]{3}$/.test(unit) && Site.language() === "en") return `${unit} ${range}`;
    const name = unitWords(field, unit, value === 1 && upper === null);
    return Site.language() === "zh" ? `${range}${/^[\x20-\x7e]/.test(name) ? " " : ""}${name}` : `${range} ${name}`;
  }

  /** The unit of the base of a rate: the articles' own word, or ours for it. */
  function baseUnit(text, isOne) {
    const found = Object.values(NAMES).find((names) => names[2] === text);
    return found && Site.language() === "en" ? found[isOne ? 0 : 1] : text;
  }

  /**
   * The number of a row as words, such as “at most 2 days”; null where the row has none. A statistic of one word is told; what takes a
   * whole phrase, such as growth over a year, stands in the indicator's own words.
   */
  function measure(table, row) {
    const part = (name) => table.value(row, Site.marks.part(table.about, name));
    const value = part("value");
    if (value === null) return null;
    const field = table.field(Site.marks.part(table.about, "unit"));
    const bare = amount(field, value, part("upper"), part("unit"));
    const [base, text] = [part("base"), part("base-unit-text")];
    const whole = base === null ? bare : Site.t("per", { n: bare, base: Site.number(base), unit: text === null ? "" : baseUnit(text, base === 1) });
    const key = `as_${part("qualifier")}`;
    const said = Site.strings[key] ? Site.t(key, { n: whole }) : whole;
    const statistic = table.fields.find((one) => one.cues === "statistic");
    const code = statistic ? table.value(row, statistic.name) : null;
    if (code === null) return said;
    const name = Site.codeLabel(statistic, code);
    if (code === "mean") return Site.t("onAverage", { n: said });
    return name.includes(" ") ? said : `${said} (${name})`;
  }

  /** The way the articles write each unit most often. */
  function asWritten(table) {
    const counts = new Map();
    const columns = ["unit", "unit-text"].map((part) => Site.marks.part(table.about, part));
    for (let row = 0; row < table.rows; row++) {
      const [unit, text] = columns.map((column) => table.value(row, column));
      if (unit === null || text === null) continue;
      if (!counts.has(unit)) counts.set(unit, new Map());
      counts.get(unit).set(text, (counts.get(unit).get(text) ?? 0) + 1);
    }
    return new Map([...counts].map(([unit, texts]) => [unit, [...texts].sort((a, b) => b[1] - a[1])[0][0]]));
  }

  /** A function that names the unit of a row; in Chinese, counted things are called as the articles call them. */
  Site.unitName = (table) => {
    const code = Site.marks.part(table.about, "unit");
    const written = Site.language() === "zh" ? asWritten(table) : new Map();
    return (row) => {
      const unit = table.value(row, code);
      if (unit === null) return Site.t("notSaidShort");
      if (!NAMES[unit] && written.has(unit)) return `${written.get(unit)} (${counted(unit)})`;
      return unit === "%" ? Site.t("perCent") : unitWords(table.field(code), unit);
    };
  };
  Object.assign(Site, { unitWords, measure });
}

"use strict";
/** Rows: their addresses, what to call them, and which rows they name. */
{
  /** Columns that hold the key of a row of another table, by name of the column. */
  function references(about) {
    const found = new Map();
    for (const reference of about.references) {
      if (reference.fields.length === 1) found.set(reference.fields[0], reference.table);
    }
    for (const field of about.fields) if (field.itemsReferTo) found.set(field.name, field.itemsReferTo);
    return found;
  }

  /** Columns that can serve as a name: the label, what names the row, then other texts that are no key, no reference and no code. */
  function nameColumns(about) {
    const others = new Set([...about.key, ...references(about).keys()]);
    const plain = (field) => field.type === "string" && !field.codes && !others.has(field.name) && !field.computed;
    const named = about.fields.filter(plain);
    const first = [...named.filter((field) => field.name === about.label), ...named.filter((field) => field.namesRow), ...named];
    const names = [...new Set(first.map((field) => field.name))];
    return names.length ? names : about.fields.filter((field) => field.name === "quote").map((field) => field.name);
  }

  /** The row that a name as printed belongs to, as that row is called. */
  function byReference(table, row, name) {
    const column = table.field(name)?.nameOf;
    const key = column ? table.value(row, column) : null;
    const target = key === null ? null : Site.loaded.get(references(table.about).get(column));
    const found = target ? target.find(encodeURIComponent(key)) : -1;
    return found < 0 ? null : calledAs(target, found);
  }

  /** The columns that name the row with the very same words. */
  function alike(table, row, name) {
    const value = table.value(row, name);
    return table.fields.filter((field) => field.namesRow && field.name !== name && value !== null && table.value(row, field.name) === value);
  }

  /** What another row that this one refers to is called, if a text is that row's very name. */
  function bySameName(table, row, text) {
    for (const [column, name] of references(table.about)) {
      const target = Site.loaded.get(name);
      const found = target && text !== null ? [table.value(row, column)].flat().map((key) => (key === null ? -1 : target.find(encodeURIComponent(key)))) : [];
      const same = found.find((at) => at >= 0 && target.fields.some((field) => field.namesRow && target.value(at, field.name) === text));
      if (same !== undefined && target !== table) return calledAs(target, same);
    }
    return null;
  }

  /** A cell in the reader's language: its translation, or the name of the row it belongs to, or itself. */
  function inLanguage(table, row, name) {
    if (Site.language() !== "en") return table.value(row, name);
    const translations = Site.marks.translations(table.about, name).map((other) => table.value(row, other));
    const others = () => alike(table, row, name).map((field) => byReference(table, row, field.name));
    const found = translations.find((value) => value !== null) ?? byReference(table, row, name) ?? others().find((value) => value !== null);
    return found ?? bySameName(table, row, table.value(row, name)) ?? table.value(row, name);
  }

  /** What a row is called, without its number. */
  function calledAs(table, row) {
    for (const name of nameColumns(table.about)) {
      const found = inLanguage(table, row, name);
      if (found !== null) return found;
    }
    return Site.decoded(table.key(row));
  }

  /** A number as the article writes it, with its unit and the base of its rate; the numeral of a ratio holds both sides. */
  function written(table, row) {
    const part = (name) => table.value(row, Site.marks.part(table.about, name));
    const [number, unit] = [table.value(row, Site.marks.column(table.about, "numeral")), part("unit-text") ?? ""];
    if (number === null) return null;
    const whole = number.endsWith(unit) ? number : number + unit;
    const [base, baseUnit] = [part("base"), part("base-unit-text")];
    return base === null || baseUnit === null ? whole : `${whole} / ${base} ${baseUnit}`;
  }

  /** The number of a row in words: ours in English, the article's in Chinese; null where it has none. */
  const figureOf = (table, row) => (Site.language() === "en" ? Site.measure(table, row) : written(table, row));

  /** What to call a row, in the language of the reader where the data has it; a number is said in words. */
  function label(table, row) {
    const name = calledAs(table, row);
    const numeral = Site.marks.column(table.about, "numeral");
    if (!numeral) return name;
    const figure = figureOf(table, row);
    return figure && name !== table.value(row, numeral) ? `${name}: ${figure}` : name;
  }

  const address = (name, key) => `#/row/${encodeURIComponent(name)}/${key}`;

  /** The page of a row; one that was made of another row leads there. */
  function href(table, row) {
    const page = table.value(row, "page");
    return Site.facts.isOne(table.name) && page?.startsWith("#/") ? page : address(table.name, table.key(row));
  }

  /** The tables whose rows may name rows of one, each with the column; not those that the program fills from another column, nor the facts, which repeat what others say. */
  function referring(name) {
    const derived = (about, column) => about.fields.find((field) => field.name === column)?.derived;
    const columns = (about) => [...references(about)].filter(([column, target]) => target === name && !derived(about, column));
    return Site.package.tables.filter((about) => !Site.facts.isOne(about.name)).flatMap((about) => columns(about).map(([column]) => ({ table: about.name, column })));
  }

  Site.rows = {
    references,
    label,
    calledAs,
    figureOf,
    inLanguage,
    address,
    nameColumns,
    href,
    /** A link to a row, by its name. */
    link: (table, row) => Site.h("a", { href: href(table, row) }, Site.words(label(table, row))),
    referring,
    /** The same, of those tables whose rows the pages hold. */
    referringHeld: (name) => referring(name).filter(({ table }) => Site.holds(table)),
  };
}

"use strict";
/** Cities: the one that a place lies in, by the kinds of places that the schema marks. */
{
  const CITY = "city";

  /** Whether a row is a city, whatever it is besides. */
  const isCity = (places, row) => ["place-kind", "further-place-kind"].some((semantics) => places.value(row, Site.marks.column(places.about, semantics)) === CITY);

  /** The row of the city that a place lies in; of the place itself where it lies in none. */
  const cityRow = (places, row) => Site.tree.upwards(places, row).find((at) => isCity(places, at)) ?? row;

  /** The key of the city of a place's key. */
  function cityOf(places, id) {
    const row = places.find(encodeURIComponent(id));
    return row < 0 ? id : places.value(cityRow(places, row), places.about.key[0]);
  }

  const name = (places, id) => {
    const row = places.find(encodeURIComponent(id));
    return row < 0 ? id : Site.rows.label(places, row);
  };

  Site.places = { cityRow, cityOf, isCity, name };
}

"use strict";
/** A sentence as it is shown: its number in bold, who said it in a quieter colour; the name that a heading above it gives is only heard. */
{
  const h = Site.h;
  const SAYING = {
    en: /(?:, (?:said|presented) by .*|\s\([^()]*\d{4}\))$/s,
    zh: /，[^，]*(?:说|介绍)（[^（）]*）$|（[^（）]*）$/s,
  };

  /** Where a sentence turns from what was said to who said it, and when. */
  const turn = (sentence) => sentence.match(SAYING[Site.language()])?.index ?? sentence.length;

  /** Where a number stands last: its very words, or the same with Chinese characters of the other script, since a sentence is in one. */
  function placeOf(text, measure) {
    const at = text.lastIndexOf(measure);
    if (at >= 0 || !/\d/.test(measure)) return at;
    const alike = [...measure].map((one) => (Site.hasHan(one) ? "\\p{Script=Han}" : one.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))).join("");
    return [...text.matchAll(new RegExp(alike, "gu"))].at(-1)?.index ?? -1;
  }

  /** The words before the number, the number, and those behind it. */
  function around(text, measure) {
    const at = measure ? placeOf(text, measure) : -1;
    if (at < 0) return [text];
    const end = at + measure.length;
    return [text.slice(0, at), h("strong", null, text.slice(at, end)), text.slice(end)];
  }

  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  /** A sentence without who said it and when, for where that stands in columns of its own. */
  Site.toldShort = (sentence) => sentence.slice(0, turn(sentence));

  /** @param {string|string[]|null} heading what a heading above it says already, or several such names, the longest first */
  Site.telling = (sentence, measure, heading) => {
    const known = [heading].flat().filter(Boolean);
    const begins = known.flatMap((name) => [`${name}: `, `${name}, `, `${name}：`, `${name}，`]).find((start) => sentence.startsWith(start));
    const start = begins ? begins.length : 0;
    const end = Math.max(start, turn(sentence));
    const [first, ...others] = around(begins ? capital(sentence.slice(start, end)) : sentence.slice(start, end), measure?.replaceAll("\u00a0", " "));
    const language = Site.hasHan(sentence) && Site.language() === "en" ? "zh-Hans" : null;
    return h(
      "span",
      { class: "telling", lang: language },
      begins ? h("span", { class: "unseen" }, begins) : null,
      first,
      others,
      end < sentence.length ? h("span", { class: "saying" }, sentence.slice(end)) : null,
    );
  };
}

"use strict";
/**
 * The flat table of facts, if the package has one: a row per statement, with its sentence and all that a reader asks. Here as objects
 * with the columns as properties; what stands in two languages is picked by `say`.
 */
{
  const NAME = "facts";
  const TWINS = { en: /_en$/, zh: /_zh$/ };
  const PLUMBING = /_id$|^char_|^paragraph$|^page$|^unit$|^per_|^about_fact|^date_from$|^uncertain_en$|^event_|^position_|^subject_|^fact_table$|^country_code$|^base_value_max$/;
  /** The columns that answer, in the order in which a reader asks; `place` stands for `place_en` and `place_zh`. */
  const ORDER = "value value_max unit_label qualifier city date speaker topics target_date kind status forum place organisation country".split(" ");
  const FACETS = /^(?:city|country|forum|organisation|speaker|unit_label)_(?:en|zh)$|^(?:kind|status|state|grade|topics)$/;
  let coming = null;

  const isFacts = (table) => table.name === NAME;
  const about = () => (Site.holds(NAME) ? Site.tables.get(NAME) : null);

  /** The city that a fact's place lies in, or is besides being something else; null where there is none. */
  function cityOf(fact) {
    const places = Site.loaded.get(Site.marks.places()?.name);
    const row = places && fact.place_id !== null ? places.find(encodeURIComponent(fact.place_id)) : -1;
    const city = row < 0 ? -1 : Site.places.cityRow(places, row);
    return city < 0 || !Site.places.isCity(places, city) ? null : places.value(city, places.about.key[0]);
  }

  /** The tables whose rows facts are made of, and those that name what they speak of: all are loaded at once. */
  const sources = () => {
    const isFact = ({ name, fields }) => name !== NAME && Site.marks.tone(name) !== "kind-other" && fields.some((field) => field.name === "quote");
    return ["articles", Site.marks.places()?.name, ...Site.package.tables.filter(isFact).map((table) => table.name)];
  };

  async function read() {
    const [table] = await Promise.all([Site.table(NAME), Site.tablesNamed(sources())]);
    const names = table.fields.map((field) => field.name);
    return Array.from({ length: table.rows }, (_, row) => {
      const fact = { row };
      for (const name of names) fact[name] = table.value(row, name);
      fact.city_id ??= cityOf(fact);
      return fact;
    });
  }

  /** Every fact, who took part among them; or null where the pages hold none. */
  const everything = async () => {
    if (!about()?.rows) return null;
    coming ??= read().catch((error) => {
      coming = null;
      throw error;
    });
    return coming;
  };

  /** What was said: all facts but those that only tell who took part. */
  const all = async () => {
    const facts = await everything();
    const speakers = Site.marks.speakers()?.name;
    return facts?.filter((fact) => fact.fact_table !== speakers) ?? null;
  };

  /** What stands in two languages, in the reader's where it is there. */
  const say = (fact, name) => {
    const [own, other] = Site.language() === "zh" ? ["_zh", "_en"] : ["_en", "_zh"];
    return fact[name + own] ?? fact[name + other] ?? null;
  };

  const href = (fact) => (fact.page?.startsWith("#/") ? fact.page : Site.rows.address(fact.fact_table, encodeURIComponent(fact.fact_id)));

  /** The city a fact is about, or the place where it is about no city: its key and its name. */
  function where(fact) {
    const id = fact.city_id ?? fact.place_id ?? null;
    const places = Site.loaded.get(Site.marks.places()?.name);
    return { id, name: id !== null && places ? Site.places.name(places, id) : say(fact, fact.city_id ? "city" : "place") };
  }

  /** The row that a fact was made of, or null where the pages do not hold it. */
  function origin(fact) {
    const table = Site.loaded.get(fact.fact_table);
    const row = table ? table.find(encodeURIComponent(fact.fact_id)) : -1;
    return row < 0 ? null : { table, row };
  }

  /** The number of a fact in words, or null. */
  function measure(fact) {
    const from = origin(fact);
    return from && Site.rows.figureOf(from.table, from.row);
  }

  /** A fact as a sentence that leads to its proof. */
  const link = (fact, heading = null) => Site.h("a", { href: href(fact) }, Site.telling(say(fact, "sentence") ?? fact.fact_id, measure(fact), heading));

  const fieldOf = (name) => about()?.fields.find((field) => field.name === name) ?? null;

  /** The column with the topics of a fact: the list among its columns. */
  const topicColumn = () => about()?.fields.find((field) => field.type === "list")?.name ?? null;

  /** The label of a code of a column: from the facts' own schema, or from a table that they were made of. */
  function codeLabel(name, code) {
    const own = fieldOf(name);
    if (own?.codes) return Site.codeLabel(own, code);
    for (const table of Site.package.tables)
      for (const field of table.fields) if (field.codes?.some((one) => one.code === code)) return Site.codeLabel(field, code);
    return code;
  }

  /** The codes of a column in the order of their list. */
  function codesOf(name, facts) {
    const found = new Set(facts.flatMap((fact) => fact[name] ?? []));
    const listed = (fieldOf(name)?.codes ?? Site.package.tables.flatMap((table) => table.fields).find((field) => field.codes?.some((one) => found.has(one.code)))?.codes ?? [])
      .map((one) => one.code)
      .filter((code) => found.has(code));
    return [...listed, ...[...found].filter((code) => !listed.includes(code))];
  }

  /** Groups of facts by a key, in the order of the keys' first fact. */
  function groups(facts, keyOf) {
    const found = new Map();
    for (const fact of facts) {
      const key = keyOf(fact);
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(fact);
    }
    return found;
  }

  Site.facts = {
    name: NAME,
    ORDER,
    about,
    all,
    everything,
    say,
    href,
    where,
    link,
    origin,
    measure,
    sentenceOf: (table, row) =>
      say({ sentence_en: table.value(row, "sentence_en"), sentence_zh: table.value(row, "sentence_zh") }, "sentence") ?? Site.rows.calledAs(table, row),
    codeLabel,
    codesOf,
    topicColumn,
    topicLabel: (code) => codeLabel(topicColumn(), code),
    groups,
    isOne: (name) => name === NAME,
    codeLabelIn: (table, name, code) => (isFacts(table) ? codeLabel(name, code) : code),
    isFacet: (table, name) => isFacts(table) && FACETS.test(name) && !(Site.language() === "zh" ? TWINS.en : TWINS.zh).test(name),
    isChinese: (table, name) => isFacts(table) && TWINS.zh.test(name),
    isEnglish: (table, name) => isFacts(table) && TWINS.en.test(name) && table.has(name.replace(TWINS.en, "_zh")),
    isPlumbing: (table, name) => isFacts(table) && PLUMBING.test(name),
  };
}

"use strict";
/**
 * Which columns of a table answer a reader, and in which order: what a row is called comes first of itself; then its number with unit
 * and qualifier, words about it, place, date, occasion, speaker, codes. Keys, positions and words of another language come on demand.
 */
{
  const SPARSE = 0.2;
  const PARTS = { value: 0, upper: 1, unit: 2, qualifier: 3 };
  const LAST = 20;

  const isKey = (about, field) => about.key.includes(field.name);
  const isPosition = (about, field) =>
    field.computed && field.type === "integer" && !isKey(about, field) && about.fields.some((other) => other.name === "quote");

  /** The columns that say what a row is called: shown as the row's own link. */
  function naming(about) {
    const label = about.label ?? about.fields.find((field) => field.namesRow)?.name ?? null;
    const field = about.fields.find((one) => one.name === label);
    return label === null ? [] : [label, ...Site.marks.translations(about, label), ...(field?.nameOf ? [field.nameOf] : [])];
  }

  /** The column by which rows are sorted when they are sorted by what they are called. */
  function namingOf(table) {
    const [label, ...others] = naming(table.about);
    const translated = Site.language() === "en" && others.find((name) => table.field(name)?.translationOf);
    return translated || label || table.about.key[0];
  }

  function rank(table, field) {
    const { about } = table;
    const inFacts = Site.facts.isOne(table.name) ? Site.facts.ORDER.indexOf(field.name.replace(/_(?:en|zh)$/, "")) : -1;
    if (inFacts >= 0) return inFacts / Site.facts.ORDER.length;
    const target = Site.rows.references(about).get(field.name);
    if (field.part in PARTS) return PARTS[field.part];
    if (isKey(about, field)) return LAST;
    if (target === Site.marks.places()?.name) return 5;
    if (field.bound || field.semantics === "partial-date") return 6;
    if (target === Site.marks.happenings()?.name && target !== about.name) return 7;
    if (target === Site.marks.speakers()?.name) return 8;
    if (target === about.name) return 17;
    if (target === "articles") return 18;
    if (target) return 10;
    if (isPosition(about, field)) return 19;
    if (field.codes) return field.derivation || field.type === "list" ? 9 : 11;
    if (field.name === "quote") return 15;
    if (field.semantics === "own-words") return 12;
    return field.type === "string" ? 4 : 13;
  }

  /** All columns, those that answer first. */
  const ordered = (table) =>
    table.fields
      .map((field, at) => ({ field, at, rank: rank(table, field) }))
      .sort((a, b) => a.rank - b.rank || a.at - b.at)
      .map(({ field }) => field);

  /** Whether a column speaks the reader's language: in English, words with no Chinese; in Chinese, no translations. */
  function speaksTo(table, field) {
    if (Site.language() === "zh") return !field.translationOf && !Site.facts.isEnglish(table, field.name);
    if (Site.marks.translations(table.about, field.name).length || Site.facts.isChinese(table, field.name)) return false;
    if (field.nameOf && field.nameOf !== field.name) return false;
    const words = table.columns.get(field.name)?.words;
    if (!words || field.codes || Site.rows.references(table.about).has(field.name)) return true;
    return !words.slice(0, 50).some(Site.hasHan);
  }

  /** Columns shown at first, in their order. */
  function shownAtFirst(table) {
    const { about } = table;
    const named = new Set(about.key.length === 1 ? naming(about) : []);
    const wanted = (field) =>
      (about.key.length > 1 || !isKey(about, field)) &&
      !named.has(field.name) &&
      !isPosition(about, field) &&
      !field.derived &&
      !Site.facts.isPlumbing(table, field.name) &&
      (field.part === "value" || field.filled > SPARSE * about.rows) &&
      speaksTo(table, field);
    const found = ordered(table).filter(wanted);
    return (found.length ? found : ordered(table)).map((field) => field.name);
  }

  Site.columnOrder = { ordered, shownAtFirst, naming, namingOf };
}

"use strict";
/** Cells as a reader sees them: codes with their labels, keys as links to what they name, ids as links to where they lead. */
{
  const h = Site.h;

  /** The label of a code, without the words by which it is known, which the dictionary shows: in English those in Chinese, in Chinese a list. */
  const codeLabel = (field, code) => {
    const entry = field.codes?.find((candidate) => candidate.code === code);
    const label = entry ? Site.pick(entry, "label") : code;
    return Site.language() === "en" ? label.replace(/ \([^)]*\p{Script=Han}[^)]*\)/gu, "") : label.replace(/（[^（）]*、[^（）]*）$/u, "");
  };

  function linked(target, key, loaded) {
    const table = loaded.get(target);
    const row = table ? table.find(encodeURIComponent(key)) : -1;
    const shown = row < 0 ? key : Site.rows.label(table, row);
    return h("a", { href: Site.rows.address(target, encodeURIComponent(key)), title: key }, Site.words(shown));
  }

  /** Where an id leads: RFC 6570, as far as one variable goes. */
  function identifierAddress(field, value) {
    if (!field.uriTemplate) return null;
    const address = field.uriTemplate.replace(/\{\+?[^}]*\}/, encodeURIComponent(String(value)));
    return Site.webAddress(address);
  }

  const geoNames = (field, value) => (field.semantics === "geonames-id" ? `https://www.geonames.org/${value}` : null);

  function plain(field, value, language) {
    const outside = identifierAddress(field, value) ?? geoNames(field, value);
    if (outside) return h("a", { href: outside, rel: "noopener noreferrer" }, String(value));
    if (field.codes) return h("span", { class: "code", title: value }, codeLabel(field, value));
    if (field.part === "unit") return h("span", { class: "code", title: value }, Site.unitWords(field, value));
    if (typeof value === "number") return Site.number(value);
    return /^https?:/i.test(value) ? Site.link(value) : Site.words(value, language);
  }

  /**
   * The content of a cell; null for an empty one.
   * @param loaded tables by name, for the names behind keys
   */
  Site.cell = (table, row, field, loaded = new Map(), language = undefined) => {
    const value = table.value(row, field.name);
    if (value === null) return null;
    const target = Site.rows.references(table.about).get(field.name);
    if (target) return [value].flat().flatMap((key, at) => [at ? Site.t("comma") : null, linked(target, key, loaded)]);
    if (Array.isArray(value)) return value.flatMap((part, at) => [at ? Site.t("comma") : null, plain(field, part, language)]);
    return plain(field, value, language);
  };
  Site.codeLabel = codeLabel;
}

"use strict";
/**
 * Which rows a reader asks for: words that must stand somewhere in the row, and conditions on columns.
 * Every distinct value is looked at once, then rows are looked up by the place of their value: fast enough to ask at every key.
 */
{
  const BATCH = 4000;

  /** Text as it is compared: width and case do not matter. */
  const fold = (text) => text.normalize("NFKC").toLowerCase();

  /** Fold the distinct values of all text columns, with pauses, before the first question is asked. */
  async function prepare(table) {
    for (const column of table.columns.values()) {
      if (!column.words || column.folded) continue;
      const folded = [];
      for (let at = 0; at < column.words.length; at += BATCH) {
        for (const word of column.words.slice(at, at + BATCH)) folded.push(fold(word));
        if (column.words.length > BATCH) await Site.pause();
      }
      column.folded = folded;
    }
  }

  const folded = (column) => (column.folded ??= column.words.map(fold));

  /** The distinct values for which a test holds, as one byte each. */
  function chosen(words, test) {
    const hits = new Uint8Array(words.length);
    words.forEach((word, at) => (hits[at] = test(word) ? 1 : 0));
    return hits;
  }

  /** Mark the rows whose value, or one of whose values, is among the hits. */
  function mark(column, hits, kept, rows) {
    if (!hits.includes(1)) return;
    const holds = column.lists
      ? (row) => column.lists[row]?.some((at) => hits[at])
      : (row) => column.rows[row] >= 0 && hits[column.rows[row]];
    for (let row = 0; row < rows; row++) if (!kept[row] && holds(row)) kept[row] = 1;
  }

  /** The rows in which a word stands, in any text column. */
  function withWord(table, word) {
    const kept = new Uint8Array(table.rows);
    for (const column of table.columns.values()) {
      if (column.words)
        mark(
          column,
          chosen(folded(column), (text) => text.includes(word)),
          kept,
          table.rows,
        );
    }
    return kept;
  }

  const isEmpty = (column, row) =>
    column.numbers ? column.numbers[row] === null : column.lists ? column.lists[row] === null : column.rows[row] < 0;

  function where(table, test) {
    const kept = new Uint8Array(table.rows);
    for (let row = 0; row < table.rows; row++) kept[row] = test(row) ? 1 : 0;
    return kept;
  }

  function byValue(table, column, test, words) {
    const kept = new Uint8Array(table.rows);
    mark(column, chosen(words, test), kept, table.rows);
    return kept;
  }

  /** What can be asked of a column, by the word that stands for it in an address. */
  const CONDITIONS = {
    is: (table, column, value) => byValue(table, column, (word) => word === value, column.words ?? []),
    has: (table, column, value) => byValue(table, column, (word) => word.includes(fold(value)), column.words ? folded(column) : []),
    min: (table, column, value) => where(table, (row) => column.numbers?.[row] !== null && column.numbers?.[row] >= Number(value)),
    max: (table, column, value) => where(table, (row) => column.numbers?.[row] !== null && column.numbers?.[row] <= Number(value)),
    empty: (table, column) => where(table, (row) => isEmpty(column, row)),
    filled: (table, column) => where(table, (row) => !isEmpty(column, row)),
  };

  /**
   * The rows that fit, in published order.
   * @param {string} words separated by blanks; each must stand in the row
   * @param {{field: string, how: string, value: string}[]} conditions
   * @returns {number[]}
   */
  function find(table, words, conditions) {
    const tests = fold(words)
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => withWord(table, word));
    for (const { field, how, value } of conditions) {
      const column = table.columns.get(field);
      if (column && CONDITIONS[how]) tests.push(CONDITIONS[how](table, column, value));
    }
    const rows = [];
    for (let row = 0; row < table.rows; row++) if (tests.every((kept) => kept[row])) rows.push(row);
    return rows;
  }

  Site.find = { find, prepare, conditions: Object.keys(CONDITIONS) };
}

"use strict";
/** Rows in another order: numbers by size, words as the reader's language sorts them, empty cells last either way. */
{
  const LAST = Number.POSITIVE_INFINITY;

  /** The rank of every distinct value of a text column, kept for the language. */
  function ranks(column) {
    const language = Site.languageTag();
    if (column.ranked === language) return column.ranks;
    const compare = new Intl.Collator(language, { numeric: true }).compare;
    const order = column.words.map((_, at) => at).sort((a, b) => compare(column.words[a], column.words[b]));
    column.ranks = new Float64Array(order.length);
    order.forEach((at, rank) => (column.ranks[at] = rank));
    column.ranked = language;
    return column.ranks;
  }

  function weight(column) {
    if (column.numbers) return (row) => column.numbers[row] ?? LAST;
    const rank = ranks(column);
    if (column.lists) return (row) => (column.lists[row]?.length ? rank[column.lists[row][0]] : LAST);
    return (row) => (column.rows[row] < 0 ? LAST : rank[column.rows[row]]);
  }

  /** Sort rows by a column; rows that are alike stay in published order. */
  Site.sort = (table, rows, name, descending) => {
    const column = table.columns.get(name);
    if (!column) return rows;
    const of = weight(column);
    const weights = new Float64Array(table.rows);
    for (const row of rows) weights[row] = of(row);
    const direction = descending ? -1 : 1;
    return rows.slice().sort((a, b) => {
      const [left, right] = [weights[a], weights[b]];
      if (left === right) return a - b;
      if (left === LAST || right === LAST) return left === LAST ? 1 : -1;
      return direction * (left - right);
    });
  };
}

"use strict";
/** Rows as CSV, by the rules of the published files: LF, minimal quoting, empty is null, lists joined with `|`. */
{
  function cell(value) {
    if (value === null) return "";
    const text = Array.isArray(value) ? value.join("|") : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  /** Rows of plain values under their heads. */
  Site.csvOf = (heads, rows) => [heads, ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");

  Site.csv = (table, rows) => {
    const names = table.fields.map((field) => field.name);
    const lines = rows.map((row) => names.map((name) => cell(table.value(row, name))).join(","));
    return [names.join(","), ...lines, ""].join("\n");
  };
}

"use strict";
/** What a reader sees as a line of code: the rows of a table under its filters and order, or one row, in pandas, R and SQL. */
{
  const quoted = (text) => JSON.stringify(String(text));
  const sqlText = (text) => `'${String(text).replaceAll("'", "''")}'`;
  const sqlName = (name) => `"${name.replaceAll('"', '""')}"`;
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const isNumeric = (field) => field.type === "number" || field.type === "integer";
  const isText = (field) => field.type === "string";

  /** The table as each language has it after its first line. */
  const COLUMN = {
    pandas: (table, name) => `${table}[${quoted(name)}]`,
    R: (table, name) => `${table}[[${quoted(name)}]]`,
    SQL: (table, name) => sqlName(name),
  };

  const TESTS = {
    pandas: {
      is: (column, field, value) =>
        field.type === "list" ? `${column}.map(lambda items: items is not None and ${quoted(value)} in list(items))` : `(${column} == ${isNumeric(field) ? value : quoted(value)})`,
      has: (column, field, value) => `${column}.${isText(field) ? "" : "astype(str)."}str.contains(${quoted(value)}, case=False, regex=False).fillna(False)`,
      min: (column, field, value) => `(${column} >= ${Number(value)})`,
      max: (column, field, value) => `(${column} <= ${Number(value)})`,
      empty: (column) => `${column}.isna()`,
      filled: (column) => `${column}.notna()`,
      among: (column, values) => `${column}.isin([${values.map(quoted).join(", ")}])`,
    },
    R: {
      is: (column, field, value) => (field.type === "list" ? `grepl(${quoted(`(^|[|])${escaped(value)}([|]|$)`)}, ${column})` : `${column} %in% ${quoted(value)}`),
      has: (column, field, value) => `grepl(tolower(${quoted(value)}), tolower(${column}), fixed = TRUE)`,
      min: (column, field, value) => `as.numeric(${column}) >= ${Number(value)}`,
      max: (column, field, value) => `as.numeric(${column}) <= ${Number(value)}`,
      empty: (column) => `is.na(${column})`,
      filled: (column) => `!is.na(${column})`,
      among: (column, values) => `${column} %in% c(${values.map(quoted).join(", ")})`,
    },
    SQL: {
      is: (column, field, value) =>
        field.type === "list" ? `EXISTS (SELECT 1 FROM json_each(${column}) WHERE value = ${sqlText(value)})` : `${column} = ${isNumeric(field) ? value : sqlText(value)}`,
      has: (column, field, value) => `instr(lower(${column}), lower(${sqlText(value)})) > 0`,
      min: (column, field, value) => `${column} >= ${Number(value)}`,
      max: (column, field, value) => `${column} <= ${Number(value)}`,
      empty: (column) => `${column} IS NULL`,
      filled: (column) => `${column} IS NOT NULL`,
      among: (column, values) => `${column} IN (${values.map(sqlText).join(", ")})`,
    },
  };

  const AND = { pandas: " & ", R: " & ", SQL: "\n  AND " };

  /** The conditions of one language. Words stand anywhere in a row, so the rows that have them are named by their keys. */
  function conditions(language, table, asked) {
    const tests = TESTS[language];
    const column = (name) => COLUMN[language](table.name, name);
    const found = asked.conditions.filter((one) => table.field(one.field)).map(({ field, how, value }) => tests[how](column(field), table.field(field), value));
    if (asked.keys) found.push(...table.about.key.map((name) => tests.among(column(name), [...new Set(asked.keys.map((row) => table.value(row, name)))])));
    return found.join(AND[language]);
  }

  const SORTS = {
    pandas: ({ name }, sort, descending) => `${name} = ${name}.sort_values(${quoted(sort)}${descending ? ", ascending=False" : ""}, kind="stable")`,
    R: ({ name, about }, sort, descending) => {
      const column = COLUMN.R(name, sort);
      const key = about.fields.some((field) => field.name === sort && isNumeric(field)) ? `as.numeric(${column})` : column;
      return `${name} <- ${name}[order(${key}${descending ? ", decreasing = TRUE" : ""}), ]`;
    },
  };

  /** The line that loads the table with a tool, as the package has it. */
  const loading = (tool, table) => Site.snippets(table).find((one) => one.tool === tool)?.line ?? null;

  function pandas(table, asked) {
    const first = loading("pandas", table.name);
    const test = conditions("pandas", table, asked);
    return first && [first, test && `${table.name} = ${table.name}[${test}]`, asked.sort && SORTS.pandas(table, asked.sort, asked.descending)];
  }

  function r(table, asked) {
    const first = loading("R", table.name);
    const test = conditions("R", table, asked);
    return first && [first, test && `${table.name} <- ${table.name}[which(${test}), ]`, asked.sort && SORTS.R(table, asked.sort, asked.descending)];
  }

  function sql(table, asked) {
    const file = Site.package.files.find((one) => one.path.endsWith(".sqlite"));
    const test = conditions("SQL", table, asked);
    const order = asked.sort && `ORDER BY ${sqlName(asked.sort)} IS NULL, ${sqlName(asked.sort)}${asked.descending ? " DESC" : ""}`;
    return file && [`-- ${file.path}`, `SELECT * FROM ${sqlName(table.name)}`, test && `WHERE ${test}`, order];
  }

  const lines = (parts) => parts && parts.filter(Boolean).join("\n");

  /**
   * @param {{conditions: object[], keys: number[]|null, sort: string, descending: boolean}} asked
   * @returns {{tool: string, line: string}[]} one for each language for which the package has a file
   */
  Site.code = (table, asked) =>
    [
      { tool: "pandas", line: lines(pandas(table, asked)) },
      { tool: "R", line: lines(r(table, asked)) },
      { tool: "SQL", line: lines(sql(table, asked)) },
    ].filter(({ line }) => line);

  /** The code for one row. */
  Site.codeOfRow = (table, row) => Site.code(table, { conditions: [], keys: [row], sort: "", descending: false });
}

"use strict";
/** How to cite the dataset or a row of it: APA, BibTeX, RIS and CSL JSON, with year, version and address. */
{
  /** Where a page is found: its address on a server, or within the pages where they were opened from a folder. */
  function addressOf(hash) {
    const { dataset } = Site.package;
    const home = Site.webAddress(dataset.id ?? "") ?? Site.webAddress(dataset.homepage ?? "");
    if (location.protocol !== "file:") return new URL(hash, location.href.replace(/#.*$/s, "")).href;
    return home ? `${home}${hash === "#/" ? "" : hash}` : hash === "#/" ? "" : hash;
  }

  /** What all forms of a citation say. */
  function facts(hash, part) {
    const { dataset } = Site.package;
    return {
      authors: (dataset.contributors ?? []).map((one) => one.title).filter(Boolean),
      issued: /^\d{4}-\d{2}-\d{2}$/.test(dataset.issued ?? "") ? dataset.issued : null,
      year: (dataset.issued ?? "").slice(0, 4) || "n.d.",
      title: dataset.title ?? dataset.name,
      version: dataset.version ?? "",
      part,
      address: addressOf(hash),
      key: [dataset.name, part?.key ?? dataset.version].filter(Boolean).join("-").replace(/[^A-Za-z0-9]+/g, "-"),
    };
  }

  const initial = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const partText = ({ part }) => (part ? `${part.label} (${part.table}, ${part.key})` : null);

  function apa(of) {
    const title = of.part ? `${initial(partText(of))}. In ${of.title}` : of.title;
    const version = of.version ? ` (Version ${of.version})` : "";
    return `${of.authors.join(", ")} (${of.year}). ${title}${version} [Data set]. ${of.address}`.trim();
  }

  const tex = (text) => text.replace(/[\\{}]/g, " ").replace(/[&%$#_]/g, (one) => `\\${one}`);

  function bibtex(of) {
    const fields = [
      ["author", of.authors.map((name) => `{${tex(name)}}`).join(" and ")],
      ["title", `{${tex(of.title)}}`],
      ["year", of.year],
      ["version", of.version],
      ["note", of.part ? tex(partText(of)) : "Data set"],
      ["url", of.address.replace(/[{}\\]/g, encodeURIComponent)],
    ];
    return `@misc{${of.key},\n${fields
      .filter(([, value]) => value)
      .map(([name, value]) => `  ${name} = {${value}},\n`)
      .join("")}}`;
  }

  const oneLine = (text) => String(text).replace(/\s+/g, " ");

  function ris(of) {
    const lines = [
      ["TY", "DATA"],
      ...of.authors.map((name) => ["AU", name]),
      ["TI", of.part ? partText(of) : of.title],
      of.part ? ["T2", of.title] : null,
      ["PY", of.year],
      of.issued ? ["DA", of.issued.replaceAll("-", "/")] : null,
      of.version ? ["ET", of.version] : null,
      of.address ? ["UR", of.address] : null,
      ["ER", ""],
    ];
    return lines
      .filter(Boolean)
      .map(([tag, value]) => `${tag}  - ${oneLine(value)}`)
      .join("\n");
  }

  function csl(of) {
    const entry = {
      id: of.key,
      type: "dataset",
      title: of.part ? partText(of) : of.title,
      ...(of.part ? { "container-title": of.title } : {}),
      author: of.authors.map((name) => ({ literal: name })),
      ...(of.issued ? { issued: { "date-parts": [of.issued.split("-").map(Number)] } } : {}),
      ...(of.version ? { version: of.version } : {}),
      ...(of.address ? { URL: of.address } : {}),
    };
    return JSON.stringify([entry], null, 2);
  }

  /** @returns {{tool: string, line: string}[]} the citation in every form; `part` is `{table, key, label}` of a row */
  Site.citations = (hash = "#/", part = null) => {
    const of = facts(hash, part);
    return [
      { tool: "APA", line: apa(of) },
      { tool: "BibTeX", line: bibtex(of) },
      { tool: "RIS", line: ris(of) },
      { tool: "CSL JSON", line: csl(of) },
    ];
  };
}

"use strict";
/** A row as JSON, and what somebody needs who reports a fault in it: which row of which version, with its words in the article. */
{
  const t = Site.t;

  /** A row as a line of the published JSON Lines has it: every column, null where it has no value. */
  Site.jsonOf = (table, row) => JSON.stringify(Object.fromEntries(table.fields.map(({ name }) => [name, table.value(row, name)])), null, 2);

  /** Where the record of the dataset says that its people can be reached; often nowhere. */
  function addresses() {
    const { dataset } = Site.package;
    const people = dataset.contributors ?? [];
    return [dataset.homepage, ...people.map((one) => one.email), ...people.map((one) => one.path)].filter(Boolean);
  }

  function text(table, row) {
    const { dataset } = Site.package;
    const said = (name) => (table.has(name) ? table.value(row, name) : null);
    const at = said("char_start") === null ? null : t("place", { p: said("paragraph"), start: said("char_start"), end: said("char_end") });
    return [
      [t("reportData"), [dataset.name, dataset.version].filter(Boolean).join(" ")],
      [t("reportRow"), `${table.name} ${Site.decoded(table.key(row))}`],
      [t("article"), said("article_id")],
      [t("reportQuote"), said("quote")],
      [t("reportAt"), at],
      [t("reportWrong"), ""],
      [t("reportRight"), ""],
    ]
      .filter(([, value]) => value !== null)
      .map(([head, value]) => `${t("headOf", { head })}${value}`.trimEnd())
      .join("\n");
  }

  /** The text to send, under what is known of whom to send it to. */
  Site.report = (table, row) => {
    const known = addresses();
    const note = known.length ? t("reportTo", { to: known.join(t("comma")) }) : t("reportNowhere");
    return [{ tool: t("reportText"), line: text(table, row), note }];
  };
}

"use strict";
/** Lines to copy, each under its name; and a button whose card shows them. */
{
  const h = Site.h;

  Site.copyLines = (lines) =>
    h(
      "dl",
      { class: "snippets" },
      lines.flatMap(({ tool, line, note }) => [
        h("dt", null, tool),
        h(
          "dd",
          null,
          note ? h("p", null, note) : null,
          h("code", null, line),
          Site.copyButton(() => line, tool),
        ),
      ]),
    );

  /** A button that opens lines to copy; `lines` makes them when it opens. */
  Site.linesButton = (label, lines) => {
    const fill = () => [h("h3", null, label), Site.copyLines(lines())];
    return Site.opensCard(h("button", { type: "button", class: "quiet" }, label), label, fill, "card lines");
  };
}

"use strict";
/** Facets of a table: for every column of codes or of few names, how many of the rows found have each; a click narrows to them. */
{
  const h = Site.h;
  const t = Site.t;
  const SHOWN = 7;
  const MOST = 60;

  /** Columns whose values are worth counting: codes, and names of other rows; not the row's own number or words. */
  function columns(table) {
    const references = Site.rows.references(table.about);
    const worth = (field) => {
      const column = table.columns.get(field.name);
      if (!column?.words || column.words.length < 2 || column.words.length > MOST || table.about.key.includes(field.name)) return false;
      if (Site.facts.isOne(table.name)) return Site.facts.isFacet(table, field.name);
      return Boolean(field.codes) || references.has(field.name);
    };
    const weight = (field) => (field.part ? 2 : field.codes ? 0 : 1);
    return Site.columnOrder
      .ordered(table)
      .filter(worth)
      .sort((a, b) => weight(a) - weight(b));
  }

  /** How many rows have each value of a column. */
  function counts(table, name, rows) {
    const column = table.columns.get(name);
    const found = new Uint32Array(column.words.length);
    for (const row of rows) {
      if (column.lists) for (const at of column.lists[row] ?? []) found[at]++;
      else if (column.rows[row] >= 0) found[column.rows[row]]++;
    }
    return column.words
      .map((word, at) => ({ word, number: found[at] }))
      .filter(({ number }) => number)
      .sort((a, b) => b.number - a.number);
  }

  function nameOf(table, field, word, loaded) {
    if (field.codes) return Site.codeLabel(field, word);
    const owner = loaded.get(Site.rows.references(table.about).get(field.name));
    const row = owner ? owner.find(encodeURIComponent(word)) : -1;
    return row < 0 ? Site.facts.codeLabelIn(table, field.name, word) : Site.rows.label(owner, row);
  }

  /** One facet: its values, those beyond the first few behind a fold. */
  function facet(table, field, rows, chosen, loaded, changed) {
    const values = counts(table, field.name, rows);
    if (!chosen && (values.length < 2 || values.length > MOST)) return null;
    const button = ({ word, number }) =>
      h(
        "li",
        null,
        h(
          "button",
          { type: "button", "data-facet": `${field.name}:${word}`, "aria-pressed": String(word === chosen), onclick: () => changed(field.name, "is", word === chosen ? "" : word) },
          h("span", null, Site.words(nameOf(table, field, word, loaded))),
          h("small", null, Site.number(number)),
        ),
      );
    const rest = values.slice(SHOWN);
    return h(
      "section",
      { class: "facet" },
      h("h3", null, Site.columnTitle(field)),
      h("ul", null, values.slice(0, SHOWN).map(button)),
      rest.length
        ? h("details", { open: rest.some(({ word }) => word === chosen) }, h("summary", null, t("moreValues", { n: Site.number(rest.length) })), h("ul", null, rest.map(button)))
        : null,
    );
  }

  Site.facets = { columns, facet };
}

"use strict";
/** The heads of the table browser: sorting, and a card per column with its meaning and its filter. */
{
  const h = Site.h;
  const t = Site.t;

  function labelled(label, control, id) {
    control.id = id;
    return h("p", { class: "control" }, h("label", { for: id }, label), control);
  }

  /** The control of a column's filter: a list of codes, a range of numbers, or words. */
  function filterControls(table, field, state, changed) {
    const now = (how) => state.conditions.find((one) => one.field === field.name && one.how === how)?.value ?? "";
    const set = (how) => (event) => changed(field.name, how, event.target.value);
    const id = (how) => `filter-${field.name}-${how}`;
    if (field.codes) {
      const options = field.codes.map((code) =>
        h("option", { value: code.code }, `${Site.codeLabel(field, code.code)} (${Site.number(code.count)})`),
      );
      const select = h("select", { onchange: set("is") }, h("option", { value: "" }, t("all")), options);
      select.value = now("is");
      return labelled(t("only"), select, id("is"));
    }
    if (field.type === "integer" || field.type === "number") {
      const box = (how) => h("input", { type: "number", step: "any", value: now(how), onchange: set(how) });
      return [labelled(t("atLeast"), box("min"), id("min")), labelled(t("atMost"), box("max"), id("max"))];
    }
    const words = table.columns.get(field.name)?.words ?? [];
    if (words.length && words.length <= 40) {
      const select = h(
        "select",
        { onchange: set("is") },
        h("option", { value: "" }, t("all")),
        words.map((word) => h("option", { value: word }, word)),
      );
      select.value = now("is");
      return labelled(t("only"), select, id("is"));
    }
    return labelled(t("containing"), h("input", { type: "search", value: now("has"), onchange: set("has") }), id("has"));
  }

  function emptiness(field, state, changed) {
    if (field.required) return null;
    const select = h(
      "select",
      { onchange: (event) => changed(field.name, event.target.value || null, "") },
      h("option", { value: "" }, t("emptyOrNot")),
      h("option", { value: "filled" }, t("filledOnly")),
      h("option", { value: "empty" }, t("emptyOnly")),
    );
    select.value = state.conditions.find((one) => one.field === field.name && (one.how === "empty" || one.how === "filled"))?.how ?? "";
    return labelled(t("cells"), select, `filter-${field.name}-empty`);
  }

  /** What a column means, and how to filter by it. */
  function help(table, field, state, changed) {
    return [
      h("h3", null, Site.columnTitle(field)),
      h(
        "p",
        null,
        h("code", null, field.name),
        " · ",
        t(`type_${field.type}`),
        field.derivation ? ` · ${t(`derivation_${field.derivation}`)}` : "",
      ),
      h("p", null, Site.pick(field, "description")),
      h(
        "p",
        { class: "note" },
        t("filledShare", { n: Site.number(field.filled), share: Site.percent(table.rows ? field.filled / table.rows : 0) }),
      ),
      filterControls(table, field, state, changed),
      emptiness(field, state, changed),
    ];
  }

  /** The head of the rows' own links: what a row is called. */
  function opener(table, state, sorted) {
    const name = Site.columnOrder.namingOf(table);
    const now = state.sort === name ? (state.descending ? "descending" : "ascending") : null;
    return h(
      "th",
      { scope: "col", class: "opener", "aria-sort": now },
      h(
        "div",
        null,
        h(
          "button",
          { type: "button", class: "sort", onclick: () => sorted(name) },
          table.about.key.length === 1 ? Site.columnTitle(table.field(table.about.key[0])) : t("row"),
          h("span", { "aria-hidden": "true", class: "arrow" }, now ? (state.descending ? "↓" : "↑") : ""),
        ),
      ),
    );
  }

  /** A head cell. */
  function head(table, field, state, changed, sorted) {
    const now = state.sort === field.name ? (state.descending ? "descending" : "ascending") : null;
    const sort = h(
      "button",
      { type: "button", class: "sort", onclick: () => sorted(field.name) },
      Site.columnTitle(field),
      h("span", { "aria-hidden": "true", class: "arrow" }, now ? (state.descending ? "↓" : "↑") : ""),
    );
    const active = state.conditions.some((one) => one.field === field.name);
    const label = t("aboutColumn", { column: Site.columnTitle(field) });
    const more = h("button", { type: "button", class: active ? "more active" : "more", "aria-label": label }, "⋯");
    Site.opensCard(more, label, () => help(table, field, state, changed));
    return h(
      "th",
      { scope: "col", "aria-sort": now, class: field.type === "number" || field.type === "integer" ? "numeric" : null },
      h("div", null, sort, more),
    );
  }

  /** The card that chooses columns, all or only those of some words. */
  function chooser(table, state, changed) {
    const box = (field) => {
      const input = h("input", { type: "checkbox", checked: state.columns.includes(field.name) });
      input.addEventListener("change", () => changed(field.name, input.checked));
      return h("label", { class: "check" }, input, " ", Site.columnTitle(field));
    };
    return Site.opensCard(h("button", { type: "button", class: "quiet" }, t("columns")), t("columns"), () =>
      h("div", { class: "checks" }, Site.columnOrder.ordered(table).map(box)),
    );
  }

  Site.columns = { head, opener, chooser };
}

"use strict";
/** What is asked of a table, as it stands in the address, and in words. */
{
  const t = Site.t;
  const CODES = { is: "=", has: "∋", min: "≥", max: "≤" };

  const listed = (query, name) => query.get(name)?.split(",").filter(Boolean) ?? [];

  /** What is asked, read from the address: only what differs from how the table opens stands there. */
  function read(table, query) {
    const sort = query.get("sort") ?? "";
    const has = (name) => table.fields.some((field) => field.name === name);
    const conditions = [...query]
      .filter(([name]) => name.startsWith("f."))
      .map(([name, value]) => {
        const colon = value.indexOf(":");
        return { field: name.slice(2), how: value.slice(0, colon), value: value.slice(colon + 1) };
      });
    const hidden = new Set(listed(query, "hide"));
    const first = Site.columnOrder.shownAtFirst(table);
    return {
      words: query.get("q") ?? "",
      sort: sort.replace(/^-/, ""),
      descending: sort.startsWith("-"),
      page: Math.max(1, Number.parseInt(query.get("page") ?? "1", 10) || 1),
      columns: [...first, ...listed(query, "show").filter((name) => has(name) && !first.includes(name))].filter((name) => !hidden.has(name)),
      conditions: conditions.filter((one) => Site.find.conditions.includes(one.how) && has(one.field)),
    };
  }

  /** Put what is asked into the address. */
  function keep(table, state) {
    const first = Site.columnOrder.shownAtFirst(table);
    Site.keepAddress(`table/${table.name}`, [
      ["q", state.words],
      ["sort", state.sort && (state.descending ? "-" : "") + state.sort],
      ["page", state.page > 1 ? state.page : ""],
      ["show", state.columns.filter((name) => !first.includes(name)).join()],
      ["hide", first.filter((name) => !state.columns.includes(name)).join()],
      ...state.conditions.map(({ field, how, value }) => [`f.${field}`, `${how}:${value}`]),
    ]);
  }

  /** What a condition says, in words. */
  function said(table, { field: name, how, value }, loaded) {
    const field = table.field(name);
    const title = Site.columnTitle(field);
    if (how === "empty") return `${title}: ${t("emptyOnly")}`;
    if (how === "filled") return `${title}: ${t("filledOnly")}`;
    const owner = loaded.get(Site.rows.references(table.about).get(name));
    const row = owner ? owner.find(encodeURIComponent(value)) : -1;
    const shown = row >= 0 ? Site.rows.label(owner, row) : field.codes ? Site.codeLabel(field, value) : Site.facts.codeLabelIn(table, name, value);
    return `${title} ${CODES[how]} ${shown}`;
  }

  Site.state = { read, keep, said };
}

"use strict";
/** The table browser: filter, sort, search, a page of rows at a time; its address holds all of that, so it can be passed on. */
{
  const h = Site.h;
  const t = Site.t;
  const PAGE = 50;
  const WAIT = 120;

  class Browser {
    constructor(table, loaded, state) {
      Object.assign(this, { table, loaded, state });
      this.count = h("p", { class: "count", role: "status" });
      this.chips = h("ul", { class: "chips", "aria-label": t("filters") });
      this.place = Site.scrollBox(Site.pick(table.about, "title"), "grid");
      this.pager = h("nav", { class: "pager", "aria-label": t("pages") });
      this.facets = h("div", { class: "facets" });
    }

    /** Ask anew and show the answer; the address follows. */
    update(change = {}) {
      const held = document.activeElement?.dataset.facet;
      Object.assign(this.state, { page: 1 }, change);
      Site.state.keep(this.table, this.state);
      const { words, conditions, sort, descending } = this.state;
      const began = performance.now();
      this.rows = Site.find.find(this.table, words, conditions);
      this.took = performance.now() - began;
      if (sort) this.rows = Site.sort(this.table, this.rows, sort, descending);
      this.show();
      if (held) [...this.facets.querySelectorAll("button")].find((one) => one.dataset.facet === held)?.focus({ preventScroll: true });
    }

    show() {
      const last = Math.max(1, Math.ceil(this.rows.length / PAGE));
      this.state.page = Math.min(this.state.page, last);
      const from = (this.state.page - 1) * PAGE;
      this.count.textContent = t("ofRows", { n: Site.number(this.rows.length), m: Site.number(this.table.rows) });
      this.place.replaceChildren(this.rows.length ? this.grid(this.inOrder().slice(from, from + PAGE)) : this.nothing());
      this.facets.replaceChildren(...this.facetList());
      this.chips.replaceChildren(...this.state.conditions.map((one) => this.chip(one)));
      this.pager.replaceChildren(...this.pages(last));
    }

    /** The rows as they are shown: facts with a number first, unless they are sorted otherwise. */
    inOrder() {
      if (this.state.sort || !Site.facts.isOne(this.table.name)) return this.rows;
      const rank = (row) => (this.table.value(row, "value") !== null ? 0 : this.table.value(row, "fact_table") === Site.marks.speakers()?.name ? 2 : 1);
      return this.rows.slice().sort((a, b) => rank(a) - rank(b) || a - b);
    }

    /** Nothing found: what to do about it. */
    nothing() {
      const clear = () => {
        const words = document.getElementById("words");
        if (words) words.value = "";
        this.update({ words: "", conditions: [] });
      };
      return h(
        "p",
        { class: "nothing" },
        t("nothingFits"),
        " ",
        h("button", { type: "button", class: "quiet", onclick: clear }, t("showAll")),
      );
    }

    /** Counts by column; those of a column that narrows are of all rows that the other conditions leave. */
    facetList() {
      const { words, conditions } = this.state;
      return Site.facets
        .columns(this.table)
        .map((field) => {
          const own = conditions.find((one) => one.field === field.name && one.how === "is");
          const rows = own ? Site.find.find(this.table, words, conditions.filter((one) => one !== own)) : this.rows;
          return Site.facets.facet(this.table, field, rows, own?.value, this.loaded, this.setCondition.bind(this));
        })
        .filter(Boolean);
    }

    chip(one) {
      const drop = () => this.update({ conditions: this.state.conditions.filter((other) => other !== one) });
      const text = Site.state.said(this.table, one, this.loaded);
      return h(
        "li",
        null,
        h(
          "button",
          { type: "button", onclick: drop, "aria-label": t("dropFilter", { filter: text }) },
          text,
          h("span", { "aria-hidden": "true" }, " ×"),
        ),
      );
    }

    pages(last) {
      if (last < 2) return [];
      const go = (page) => () => {
        this.update({ page });
        this.place.scrollIntoView({ block: "nearest" });
      };
      const { page } = this.state;
      const button = (label, to, disabled) => h("button", { type: "button", class: "quiet", disabled, onclick: go(to) }, label);
      return [
        button(t("previous"), page - 1, page <= 1),
        h("span", null, t("pageOf", { n: Site.number(page), m: Site.number(last) })),
        button(t("next"), page + 1, page >= last),
      ];
    }

    grid(rows) {
      const fields = this.state.columns.map((name) => this.table.field(name));
      const sorted = this.sortBy.bind(this);
      const heads = fields.map((field) => Site.columns.head(this.table, field, this.state, this.setCondition.bind(this), sorted));
      return h(
        "table",
        null,
        h("caption", { class: "unseen" }, Site.pick(this.table.about, "title")),
        h("thead", null, h("tr", null, Site.columns.opener(this.table, this.state, sorted), heads)),
        h(
          "tbody",
          null,
          rows.map((row) => this.line(row, fields)),
        ),
      );
    }

    line(row, fields) {
      const named = Site.facts.isOne(this.table.name) ? Site.toldShort(Site.facts.sentenceOf(this.table, row)) : Site.rows.calledAs(this.table, row);
      const open = h("a", { href: Site.rows.href(this.table, row), title: Site.decoded(this.table.key(row)) }, Site.words(named));
      const cells = fields.map((field) => {
        const content = Site.cell(this.table, row, field, this.loaded);
        const kind = field.type === "number" || field.type === "integer" ? "numeric" : this.table.about.key.includes(field.name) ? "key" : null;
        return h("td", { class: kind }, content === null ? h("span", { class: "empty", "aria-hidden": "true" }) : h("div", null, content));
      });
      return h("tr", null, h("th", { scope: "row", class: "opener" }, h("div", null, open)), cells);
    }

    sortBy(name) {
      const again = this.state.sort === name;
      if (again && this.state.descending) return this.update({ sort: "", descending: false });
      return this.update({ sort: name, descending: again });
    }

    /** Set, change or drop a condition; `how` null drops those on emptiness. */
    setCondition(field, how, value) {
      const exclusive = how === null || how === "empty" || how === "filled" ? ["empty", "filled"] : [how];
      const kept = this.state.conditions.filter((one) => one.field !== field || !exclusive.includes(one.how));
      const added = how === "empty" || how === "filled" || value ? [{ field, how, value }] : [];
      this.update({ conditions: how === null ? kept : [...kept, ...added] });
    }

    setColumn(name, isShown) {
      const columns = isShown ? [...this.state.columns, name] : this.state.columns.filter((other) => other !== name);
      this.update({ columns: columns.length ? columns : [name] });
    }

    /** What is shown as lines of code. */
    code() {
      const { words, conditions, sort, descending } = this.state;
      return Site.code(this.table, { conditions, sort, descending, keys: words.trim() ? this.rows : null });
    }

    toolbar() {
      const input = h("input", {
        type: "search",
        id: "words",
        value: this.state.words,
        placeholder: t("searchTable"),
        autocomplete: "off",
      });
      let timer = 0;
      input.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(() => this.update({ words: input.value }), WAIT);
      });
      const save = () => Site.save(`${this.table.name}.csv`, "text/csv;charset=utf-8", Site.csv(this.table, this.rows));
      return h(
        "form",
        { class: "toolbar", role: "search", onsubmit: (event) => event.preventDefault() },
        h("label", { for: "words", class: "unseen" }, t("searchTable")),
        input,
        Site.columns.chooser(this.table, this.state, this.setColumn.bind(this)),
        h("button", { type: "button", class: "quiet", onclick: save }, t("downloadFiltered")),
        Site.linesButton(t("copyAs"), () => this.code()),
      );
    }
  }

  Site.Browser = Browser;
}

"use strict";
/** Search in everything that other rows refer to: ranked, in Chinese by pairs of characters, in other scripts by words. */
{
  const RUNS = /(\p{Script=Han}+)|((?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+)/gu;
  const CHUNK = 250;
  const MOST = 200;
  let building = null;

  function runs(text) {
    return [...text.normalize("NFKC").toLowerCase().matchAll(RUNS)].map((match) => ({ text: match[0], han: Boolean(match[1]) }));
  }

  function pairs(characters) {
    return characters.slice(1).map((character, at) => characters[at] + character);
  }

  /** Terms of a text: every pair of neighbouring Chinese characters and the last one alone; words otherwise. */
  function terms(text) {
    return runs(text).flatMap(({ text: run, han }) => (han ? [...pairs([...run]), [...run].at(-1)] : [run]));
  }

  /** Terms of a question: a single Chinese character is looked up as the beginning of a pair. */
  function asked(text) {
    return runs(text).flatMap(({ text: run, han }) => (han && [...run].length > 1 ? pairs([...run]) : [run]));
  }

  const isHan = (term) => Site.hasHan(term);
  const OPTIONS = {
    fields: ["label", "text"],
    tokenize: terms,
    processTerm: (term) => term,
    searchOptions: {
      tokenize: asked,
      combineWith: "AND",
      boost: { label: 4 },
      prefix: (term) => (isHan(term) ? [...term].length === 1 : term.length > 1),
      fuzzy: (term) => (!isHan(term) && term.length > 5 ? 0.15 : false),
    },
  };

  /** The tables of things: those whose rows are named by other tables. */
  const things = () => Site.package.tables.filter((about) => Site.rows.referring(about.name).some(({ table }) => table !== about.name));
  const searched = () => things().filter((about) => Site.holds(about.name));

  /** Tables that nearly every row names: to find a row by the forum at which it was told would find too much. */
  const OCCASIONS = () => ["articles", Site.marks.happenings()?.name, Site.marks.speakers()?.name];

  /** The words of a cell: text and plain numbers as they stand, codes by their labels, keys by what the things they name are called. */
  function texts(table, row, field) {
    if (field.computed) return [];
    const value = table.value(row, field.name);
    if (value === null) return [];
    if (field.codes) return [value].flat().flatMap((code) => labels(field, code));
    const owner = Site.loaded.get(Site.rows.references(table.about).get(field.name));
    const isNamed = owner && owner !== table && !OCCASIONS().includes(owner.name);
    return [value].flat().flatMap((one) => {
      const found = isNamed ? owner.find(encodeURIComponent(one)) : -1;
      return found < 0 ? [String(one)] : [String(one), Site.rows.calledAs(owner, found)];
    });
  }

  function labels(field, code) {
    const entry = field.codes.find((one) => one.code === code);
    return [code.replaceAll("_", " "), ...(entry ? [entry.label, entry.labelZh] : [])];
  }

  function entry(table, row, number) {
    const text = table.fields.flatMap((field) => texts(table, row, field));
    return { id: `${number}:${row}`, label: Site.rows.label(table, row), text: text.join(" \n ") };
  }

  async function build(told) {
    await Site.vendor("minisearch/minisearch.min.js");
    const tables = [...(await Site.tablesNamed(searched().map((about) => about.name))).values()];
    const index = new MiniSearch(OPTIONS);
    const total = tables.reduce((sum, table) => sum + table.rows, 0);
    let done = 0;
    for (const [number, table] of tables.entries()) {
      for (let start = 0; start < table.rows; start += CHUNK) {
        const end = Math.min(start + CHUNK, table.rows);
        for (let row = start; row < end; row++) index.add(entry(table, row, number));
        done += end - start;
        told(done, total);
        await Site.pause();
      }
    }
    return { index, tables };
  }

  /** What is found, in all tables or in one; with how much there is in each. */
  function ask({ index, tables }, question, kind = "") {
    const ids = index.search(question).map(({ id }) => id);
    const numbers = new Uint32Array(tables.length);
    for (const id of ids) numbers[Number.parseInt(id, 10)]++;
    const kinds = tables.map((table, at) => [table.name, numbers[at]]).filter(([, number]) => number);
    const wanted = kind ? ids.filter((id) => tables[Number.parseInt(id, 10)].name === kind) : ids;
    const rows = wanted.slice(0, MOST).map((id) => {
      const [number, row] = id.split(":").map(Number);
      return { table: tables[number], row };
    });
    return { total: wanted.length, rows, kinds: kinds.sort((a, b) => b[1] - a[1]) };
  }

  /** Questions that find something: single words of a question that found nothing, then what is most often spoken of. */
  function suggest(made, question) {
    const single = question.split(/\s+/).filter((word) => word && word !== question && made.index.search(word).length);
    const near = question.trim() ? made.index.autoSuggest(question.trim(), { fuzzy: 0.3 }).map(({ suggestion }) => suggestion) : [];
    return [...new Set([...single, ...near, ...spoken(made)])];
  }

  /** What the topics are called, or the places, if there are none: something to begin with. */
  function spoken({ tables }) {
    const places = tables.find((table) => table.name === Site.marks.places()?.name);
    const listed = Site.package.tables.flatMap((about) => about.fields).find((field) => field.type === "list" && field.codes);
    const codes = (listed?.codes ?? []).filter((code) => code.count).sort((a, b) => b.count - a.count);
    return codes.length ? codes.map((code) => Site.pick(code, "label")) : Array.from({ length: Math.min(6, places?.rows ?? 0) }, (_, row) => Site.rows.label(places, row));
  }

  Site.search = {
    terms,
    asked,
    ask,
    suggest,
    things,
    searched,
    /** The index, built once, in parts; `told(done, total)` hears how far it is. */
    ready: (told = () => {}) => {
      building ??= build(told).catch((error) => {
        building = null;
        throw error;
      });
      return building;
    },
  };
}

"use strict";
/** Where a question was hit: the column and the words around it, with what was asked marked. */
{
  const h = Site.h;
  const AROUND = 36;

  const words = (question) =>
    question
      .normalize("NFKC")
      .toLowerCase()
      .split(/\s+/)
      .filter(Boolean)
      .sort((a, b) => b.length - a.length);

  /** The first place at which a word of the question stands, or null. */
  function place(text, asked) {
    const lower = text.toLowerCase();
    for (const word of asked) {
      const at = lower.indexOf(word);
      if (at >= 0 && lower.length === text.length) return { at, end: at + word.length };
    }
    return null;
  }

  /** A text with the first hit marked. */
  Site.hitWords = (text, question) => {
    const found = place(text, words(question));
    if (!found) return Site.words(text);
    return h("span", { lang: Site.hasHan(text) ? "zh-Hans" : "en" }, text.slice(0, found.at), h("mark", null, text.slice(found.at, found.end)), text.slice(found.end));
  };

  /** A long text cut around a hit. */
  function cut(text, { at, end }) {
    const from = Math.max(0, at - AROUND);
    const to = Math.min(text.length, end + AROUND);
    return `${from ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
  }

  /** What a cell says that a question may hit: its text, the labels of its codes, what the row it names is called. */
  function said(table, row, field) {
    const value = table.value(row, field.name);
    if (value === null) return null;
    if (field.codes) return [value].flat().map((code) => Site.codeLabel(field, code)).join(Site.t("comma"));
    const owner = Site.loaded.get(Site.rows.references(table.about).get(field.name));
    const found = owner && !Array.isArray(value) ? owner.find(encodeURIComponent(value)) : -1;
    return found < 0 ? String(value) : Site.rows.calledAs(owner, found);
  }

  /** The column that was hit besides what the row is called, those in the reader's language first; or the row's quote; or null. */
  Site.snippet = (table, row, question) => {
    const label = Site.rows.label(table, row);
    const all = words(question);
    const others = all.filter((word) => !label.toLowerCase().includes(word));
    const asked = others.length ? others : all;
    const isForeign = (text) => Site.hasHan(text) !== (Site.language() === "zh");
    const found = table.fields
      .map((field) => ({ field, text: said(table, row, field) }))
      .filter(({ text }) => text !== null && text !== label && place(text, asked))
      .sort((a, b) => isForeign(a.text) - isForeign(b.text))[0];
    if (found) return { title: Site.columnTitle(found.field), words: Site.hitWords(cut(found.text, place(found.text, asked)), asked.join(" ")) };
    const quote = table.value(row, "quote");
    return quote === null || Site.language() === "en" ? null : { title: Site.pick(table.field("quote"), "title"), words: Site.words(quote) };
  };
}

"use strict";
/**
 * The reading text of an article, as `text/reading.py` makes it: wraps, blanks between Chinese characters and pinyin in brackets drop
 * out, and every character that is kept knows its place in the file. Places here count UTF-16 units; `points` counts characters.
 */
{
  const BLANK = "[\\s\\u001c-\\u001f\\u0085\\u200b-\\u200d\\u2060\\ufeff\\u00ad]";
  const HAN = "[\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}〇]";
  const SYLLABLE = "[a-züA-ZÜ]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ][a-zü]{0,4}";
  const GLOSS = `[(（]${BLANK}*${SYLLABLE}${BLANK}*[)）]`;
  const NOISE = new RegExp(`(?<=${HAN})(?:${BLANK}|${GLOSS})+|${BLANK}+`, "gu");
  const NARROW = /[\p{L}\p{N}]/u;

  /** Whether a blank beside this character can part words: Latin letters and digits, not Chinese. */
  const isNarrow = (character) => Boolean(character) && NARROW.test(character) && character.codePointAt(0) < 0x2e80;

  /** @returns {{text: string, starts: number[], ends: number[]}} */
  function read(source) {
    const reading = { text: "", starts: [], ends: [] };
    const keep = (from, to) => {
      reading.text += source.slice(from, to);
      for (let at = from; at < to; at++) {
        reading.starts.push(at);
        reading.ends.push(at + 1);
      }
    };
    let at = 0;
    for (const noise of source.matchAll(NOISE)) {
      keep(at, noise.index);
      at = noise.index + noise[0].length;
      if (noise.index > 0 && isNarrow(source[noise.index - 1]) && isNarrow(source[at])) {
        reading.text += " ";
        reading.starts.push(noise.index);
        reading.ends.push(at);
      }
    }
    keep(at, source.length);
    return reading;
  }

  /** All places at which a phrase stands. */
  function places(text, phrase) {
    const found = [];
    for (let at = phrase ? text.indexOf(phrase) : -1; at >= 0; at = text.indexOf(phrase, at + 1)) found.push(at);
    return found;
  }

  /** The one of several places that is nearest to where it was expected, in units of the file. */
  function nearest(reading, found, expected) {
    return found.reduce(
      (best, at) => (Math.abs(reading.starts[at] - expected) < Math.abs(reading.starts[best] - expected) ? at : best),
      found[0],
    );
  }

  /** Read a recorded slip as it should be; the characters that replace it all lead home to it. */
  function mend(reading, raw, mended, expected) {
    const found = places(reading.text, raw);
    if (!found.length || raw === mended) return reading;
    const at = nearest(reading, found, expected);
    const end = at + raw.length;
    const home = (list, value) => [...list.slice(0, at), ...Array(mended.length).fill(value), ...list.slice(end)];
    return {
      text: reading.text.slice(0, at) + mended + reading.text.slice(end),
      starts: home(reading.starts, reading.starts[at]),
      ends: home(reading.ends, reading.ends[end - 1]),
    };
  }

  /** Characters as Python counts them: code points, not UTF-16 units. */
  const points = (text) => [...text];

  /** For every UTF-16 unit of a text, and its end, how many characters come before it. */
  function pointsBefore(text) {
    const before = new Uint32Array(text.length + 1);
    let count = 0;
    for (let at = 0; at < text.length; at++) {
      before[at] = count;
      const isFirstHalf = text.codePointAt(at) > 0xffff;
      if (!isFirstHalf) count++;
    }
    before[text.length] = count;
    return before;
  }

  /** Where the paragraphs of a text lie, in characters, if one of the two ways to part them gives so many; else null. */
  function paragraphs(text, wanted) {
    const before = pointsBefore(text);
    for (const pattern of [/\n[ \t\r\u3000]*\n\s*/g, /\n/g]) {
      const breaks = [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);
      const starts = [0, ...breaks.map(([, end]) => end)];
      const ends = [...breaks.map(([start]) => start), text.length];
      const blocks = starts.map((start, at) => [start, ends[at]]).filter(([start, end]) => text.slice(start, end).trim());
      if (blocks.length === wanted) return blocks.map(([start, end]) => ({ start: before[start], end: before[end] }));
    }
    return null;
  }

  Site.reading = { read, places, nearest, mend, points, pointsBefore, paragraphs };
}

"use strict";
/** What the tables say of the characters of one article: spans of them, each with the rows that rest on it. */
{
  const POSITIONED = ["article_id", "char_start", "char_end"];

  /** The tables whose rows point into articles. */
  const positioned = () =>
    Site.package.tables.filter((about) => !Site.facts.isOne(about.name) && POSITIONED.every((name) => about.fields.some((field) => field.name === name)));

  /** The row that a row of evidence speaks for: the first it names, besides its article. */
  function subject(table, row) {
    if (!table.has("derivation")) return null;
    for (const [column, target] of Site.rows.references(table.about)) {
      const key = column === "article_id" ? null : table.value(row, column);
      if (key !== null) return { table: target, key: encodeURIComponent(key), field: table.value(row, "field") };
    }
    return null;
  }

  function use(table, row) {
    const about = subject(table, row) ?? { table: table.name, key: table.key(row), field: null };
    return { ...about, match: table.value(row, "match"), evidence: table.has("derivation") ? table.key(row) : null };
  }

  /** Spans in the order of the text; several rows may rest on one. */
  function ofArticle(article, loaded) {
    const spans = new Map();
    for (const table of loaded.values()) {
      for (const row of table.rowsWith("article_id", article)) {
        const [start, end] = [table.value(row, "char_start"), table.value(row, "char_end")];
        if (start === null || end === null) continue;
        const name = `${start}-${end}`;
        if (!spans.has(name)) spans.set(name, { start, end, paragraph: table.value(row, "paragraph"), quote: null, uses: [] });
        const span = spans.get(name);
        span.quote ??= table.value(row, "quote");
        span.raw ??= table.value(row, "raw");
        span.uses.push(use(table, row));
      }
    }
    return [...spans.values()].sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** The tables a span stands for, those that matter most first. */
  function kinds(span) {
    const order = [...Site.tables.keys()];
    return [...new Set(span.uses.map((one) => one.table))].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  }

  /** The article's spans and the tables behind them. */
  async function load(article) {
    const loaded = await Site.tablesNamed(positioned().map((about) => about.name));
    return { loaded, spans: ofArticle(article, loaded) };
  }

  /** Runs of spans that overlap, each with its spans. */
  function blocks(spans) {
    const found = [];
    for (const span of spans) {
      const last = found.at(-1);
      if (last && span.start < last.end && span.paragraph === last.paragraph) {
        last.end = Math.max(last.end, span.end);
        last.spans.push(span);
      } else {
        found.push({ start: span.start, end: span.end, paragraph: span.paragraph, spans: [span] });
      }
    }
    return found;
  }

  Site.spans = { load, kinds, blocks, positioned, ofArticle };
}

"use strict";
/**
 * A reader's own copy of an article: is it the very file, and if not, how many of the quotes does it hold?
 * Only equal bytes are called verified. Nothing leaves the browser.
 */
{
  const { read, places, nearest, mend, points, pointsBefore } = Site.reading;

  /** Text of a copy in whatever encoding it has: UTF-8, UTF-16 with a mark, or GB 18030. */
  function decode(bytes) {
    const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
    if (mark) return { text: new TextDecoder(mark).decode(bytes), encoding: mark.toUpperCase() };
    try {
      return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), encoding: "UTF-8" };
    } catch {
      return { text: new TextDecoder("gb18030").decode(bytes), encoding: "GB 18030" };
    }
  }

  /** The characters of a span as they are read: recorded slips within it mended. */
  function corrected(characters, span, errata) {
    const within = errata.filter(({ start, raw }) => raw !== null && span.start <= start && start + points(raw).length <= span.end);
    let text = "";
    let at = span.start;
    for (const { start, raw, reading } of within.sort((a, b) => a.start - b.start)) {
      text += characters.slice(at, start).join("") + (reading ?? "");
      at = start + points(raw).length;
    }
    return text + characters.slice(at, span.end).join("");
  }

  /** Whether the characters at a span are its quote, but for what the data itself records: wraps, glosses, slips. */
  function stands(characters, span, errata) {
    const there = characters.slice(span.start, span.end).join("");
    const wanted = span.quote ?? span.raw;
    if (wanted === null || wanted === undefined) return there.length > 0;
    if (there === wanted || read(there).text === wanted || span.uses.some((use) => use.match === "corrected")) return true;
    return read(corrected(characters, span, errata)).text === read(wanted).text;
  }

  /** Spans of a copy whose bytes differ: every quote looked for, the nearest place taken. */
  function search(text, spans, errata, characters) {
    const scale = text.length / Math.max(1, characters);
    let reading = read(text);
    for (const erratum of errata) reading = mend(reading, read(erratum.raw).text, erratum.reading, erratum.start * scale);
    const before = pointsBefore(text);
    const quoted = spans.filter((span) => span.quote);
    const found = [];
    for (const span of quoted) {
      const at = places(reading.text, span.quote);
      if (!at.length) continue;
      const first = nearest(reading, at, span.start * scale);
      const [start, end] = [reading.starts[first], reading.ends[first + span.quote.length - 1]];
      found.push({ ...span, start: before[start], end: before[end] });
    }
    return { found: found.sort((a, b) => a.start - b.start || b.end - a.end), wanted: quoted.length };
  }

  /**
   * Judge a copy.
   * @returns {{verified: boolean, hash: string, encoding: string, text: string, spans: object[], found: number, wanted: number}}
   */
  async function judge(bytes, article, spans, errata) {
    await Site.vendor("js-sha256/sha256.min.js");
    const hash = sha256(bytes);
    const { text, encoding } = decode(bytes);
    if (hash === article.sha256 && encoding === "UTF-8") {
      const characters = points(text);
      const found = spans.filter((span) => stands(characters, span, errata)).length;
      return { verified: true, hash, encoding, text, spans, found, wanted: spans.length };
    }
    const result = search(text, spans, errata, article.characters);
    return { verified: false, hash, encoding, text, spans: result.found, found: result.found.length, wanted: result.wanted };
  }

  Site.copy = { judge, decode, search };
}

"use strict";
/** Words with the rows that rest on them: buttons that open a card, in the skeleton of an article and in its full text. */
{
  const h = Site.h;

  /** One row that rests on some words: its table, its name, and the columns that were read there. */
  function useLine(loaded, table, key, uses) {
    const owner = loaded.get(table);
    const row = owner ? owner.find(key) : -1;
    const columns = [...new Set(uses.map((use) => use.field).filter(Boolean))];
    const titles = columns.map((name) => Site.pick(owner?.field(name) ?? { title: name }, "title"));
    return h(
      "li",
      { class: Site.marks.tone(table) },
      h("span", { class: "kind" }, Site.pick(Site.tables.get(table), "title")),
      h("a", { href: Site.rows.address(table, key) }, row < 0 ? key : Site.words(Site.rows.label(owner, row))),
      titles.length ? h("small", null, titles.join(Site.t("comma"))) : null,
    );
  }

  /** The rows behind spans, each once. */
  function uses(spans, loaded) {
    const rows = new Map();
    for (const use of spans.flatMap((span) => span.uses)) {
      const name = `${use.table}/${use.key}`;
      if (!rows.has(name)) rows.set(name, []);
      rows.get(name).push(use);
    }
    return h(
      "ul",
      { class: "uses" },
      [...rows.values()].map((same) => useLine(loaded, same[0].table, same[0].key, same)),
    );
  }

  /** A button that wraps like the words it is made of, which a button element does not. */
  function inlineButton(attributes, text) {
    const element = h("span", { role: "button", tabindex: "0", ...attributes }, text);
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      element.click();
    });
    return element;
  }

  /** A button of some words that opens the rows resting on them. */
  function button(text, spans, loaded, language) {
    const kind = Site.spans.kinds({ uses: spans.flatMap((span) => span.uses) })[0];
    const places = spans.map(({ start, end }) => `${start}-${end}`);
    const evidence = spans.flatMap((span) => span.uses.map((use) => use.evidence)).filter(Boolean);
    const element = inlineButton({ class: `quote ${Site.marks.tone(kind)}`, lang: language, "data-evidence": evidence.join(" "), "data-spans": places.join(" ") }, text);
    return Site.opensCard(element, Site.t("rowsBehind"), () => [
      h(
        "p",
        { class: "where" },
        Site.t("charactersAt", { start: Math.min(...spans.map((s) => s.start)), end: Math.max(...spans.map((s) => s.end)) }),
      ),
      uses(spans, loaded),
    ]);
  }

  /** The stretches of `[start, end)` between all beginnings and ends of spans, each with the spans that cover it. */
  function stretches(start, end, spans) {
    const inside = spans.filter((span) => span.start < end && start < span.end);
    const cuts = [start, end, ...inside.flatMap((span) => [Math.max(start, span.start), Math.min(end, span.end)])];
    const sorted = [...new Set(cuts)].sort((a, b) => a - b);
    return sorted.slice(1).map((to, at) => ({
      start: sorted[at],
      end: to,
      spans: inside.filter((span) => span.start < to && sorted[at] < span.end),
    }));
  }

  /** Characters `[start, end)` of a text with every quote marked. */
  function fullText(characters, start, end, spans, loaded, language) {
    return stretches(start, end, spans).map((part) => {
      const text = characters.slice(part.start, part.end).join("");
      return part.spans.length ? button(text, part.spans, loaded, language) : document.createTextNode(text);
    });
  }

  Site.marked = { button, fullText, stretches };
}

"use strict";
/** The lines that load a table, as the package has them; each names the file as it can be reached from here. */
{
  /** An address on a server, a path in the package where the pages were opened from a folder. */
  function reach(file) {
    return location.protocol === "file:" ? file.path : new URL(file.href, location.href).href;
  }

  /** The file of a table in a format; a workbook holds all tables. */
  function fileOf(files, format, table) {
    const own = files.find((file) => file.folder === format && file.path.endsWith(`/${table}.${format}`));
    return own ?? (format === "xlsx" ? files.find((file) => file.path.endsWith(".xlsx")) : undefined);
  }

  /** @returns {{tool: string, format: string, line: string}[]} for every tool the first line for which the package has a file */
  Site.snippets = (table) => {
    const { files, snippets } = Site.package;
    const lines = new Map();
    for (const { tool, format, code } of snippets) {
      const file = fileOf(files, format, table);
      if (file && !lines.has(tool)) {
        lines.set(tool, { tool, format, line: code.replaceAll("{table}", table).replaceAll(file.path, reach(file)) });
      }
    }
    const workbook = fileOf(files, "xlsx", table);
    return [...lines.values(), ...(workbook ? [{ tool: "Excel", format: "xlsx", line: reach(workbook) }] : [])];
  };
}

"use strict";
/** Charts with Observable Plot: each a figure with a caption, and its numbers as a table for those who cannot see it. */
{
  const h = Site.h;

  /** Load Plot; it needs d3. */
  const ready = () => Site.vendor("d3/d3.min.js", "plot/plot.umd.min.js");

  const cell = (value) => (typeof value === "number" ? Site.number(value) : value?.href ? h("a", { href: value.href }, cell(value.text)) : value);

  /** Exactly what is drawn, as a file. */
  function save({ name, heads, rows }) {
    const plain = rows.map((row) => row.map((value) => value?.text ?? value));
    Site.save(`${Site.package.dataset.name}-${name}.csv`, "text/csv;charset=utf-8", Site.csvOf(heads, plain));
  }

  /**
   * A figure of a drawing.
   * @param {(width: number) => object} options what Plot draws, by the width there is
   * @param {{name: string, heads: string[], rows: any[][]}} numbers the same as a table, and to download under the name: numbers as they
   *   are, texts, and `{text, href}` for what leads somewhere
   * @param {[string, string][]} legend names and colours
   */
  function figure(title, text, options, numbers, legend = []) {
    const place = Site.scrollBox(title, "drawing");
    const draw = () => {
      const width = Math.max(300, place.clientWidth || 640);
      const drawing = Plot.plot({
        style: { background: "transparent", "font-family": "inherit", "font-size": "12px", overflow: "visible" },
        width,
        ...options(width),
      });
      drawing.querySelectorAll("g[aria-label]").forEach((group) => group.removeAttribute("aria-label"));
      drawing.setAttribute("role", drawing.querySelector("a") ? "group" : "img");
      drawing.setAttribute("aria-label", title);
      place.replaceChildren(drawing);
    };
    let drawnAt = 0;
    new ResizeObserver(() => {
      if (!place.isConnected || place.clientWidth === drawnAt) return;
      drawnAt = place.clientWidth;
      draw();
    }).observe(place);
    const keys = legend.map(([name, colour]) => h("li", null, h("i", { "aria-hidden": "true", style: { background: colour } }), name));
    return h(
      "figure",
      { class: "chart" },
      h("figcaption", null, h("h2", null, title), h("p", null, text)),
      keys.length ? h("ul", { class: "legend" }, keys) : null,
      place,
      h("p", { class: "tools" }, h("button", { type: "button", class: "quiet", onclick: () => save(numbers) }, Site.t("downloadChart"))),
      h("details", null, h("summary", null, Site.t("asTable")), Site.plainTable(title, numbers.heads, numbers.rows.map((row) => row.map(cell)))),
    );
  }

  /** Numbers of how often, by one key or two: `count(rows, row => [a, b])`. */
  function count(items, keyOf) {
    const counts = new Map();
    for (const item of items) {
      for (const key of keyOf(item)) {
        const name = JSON.stringify(key);
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
    return [...counts].map(([name, number]) => ({ key: JSON.parse(name), number }));
  }

  Site.figures = { ready, figure, count };
}

"use strict";
/** The world's land as polygons that a flat map can draw: rings that cross the 180th meridian go on beyond it. */
{
  const POLE = -89;
  const WORLD = 360;

  /** Longitudes without leaps; a ring that goes round the whole world is closed along the pole. */
  function unwrapped(ring) {
    let shift = 0;
    const points = ring.map(([longitude, latitude], at) => {
      const leap = at ? longitude - ring[at - 1][0] : 0;
      if (Math.abs(leap) > WORLD / 2) shift -= Math.sign(leap) * WORLD;
      return [longitude + shift, latitude];
    });
    const [first, last] = [points[0], points.at(-1)];
    if (Math.abs(last[0] - first[0]) < WORLD / 2) return points;
    return [...points, [last[0], POLE], [first[0], POLE], first];
  }

  const moved = (polygon, by) => polygon.map((ring) => ring.map(([longitude, latitude]) => [longitude + by, latitude]));

  /** Land three times over, so that the map may be moved across the 180th meridian. */
  Site.land = () => {
    const { geometry, features } = topojson.feature(landAtlas, landAtlas.objects.land);
    const geometries = features ? features.map((feature) => feature.geometry) : [geometry];
    const polygons = geometries
      .flatMap(({ type, coordinates }) => (type === "Polygon" ? [coordinates] : coordinates))
      .map((polygon) => polygon.map(unwrapped));
    return { type: "MultiPolygon", coordinates: [-WORLD, 0, WORLD].flatMap((by) => polygons.map((polygon) => moved(polygon, by))) };
  };
}

"use strict";
/**
 * All there is about one thing: a place with what lies in it, a person, a body, an occasion with its sessions. Who took part, what was
 * said of it, and what its people said. Which tables these are is told by the marks.
 */
{
  /** The keys of a row and of all rows below it. */
  function keysOf(table, row) {
    const nested = Site.marks.column(table.about, "parent");
    const rows = nested ? Site.tree.downwards(table, row) : [row];
    return new Set(rows.map((one) => table.value(one, table.about.key[0])));
  }

  /** The rows of a table that name one of some keys of another, in published order. */
  function naming(table, target, keys) {
    const columns = [...Site.rows.references(table.about)].filter(([, name]) => name === target).map(([column]) => column);
    const found = new Set(columns.flatMap((column) => [...keys].flatMap((key) => table.rowsWith(column, key))));
    return [...found].sort((a, b) => a - b);
  }

  /** Who took part: the rows that may speak and name the thing. */
  async function people(table, keys) {
    const about = Site.marks.speakers();
    const speakers = about && (await Site.table(about.name));
    if (!speakers || about.name === table.name) return null;
    return { table: speakers, rows: naming(speakers, table.name, keys) };
  }

  const nameOf = ({ fact_table: table, fact_id: id }) => `${table}/${id}`;

  /** The facts whose own rows name one of some keys. */
  async function factsNaming(facts, target, keys) {
    const tables = await Site.tablesNamed(facts.map((fact) => fact.fact_table));
    const found = new Set();
    for (const table of tables.values())
      for (const row of naming(table, target, keys)) found.add(`${table.name}/${Site.decoded(table.key(row))}`);
    return facts.filter((fact) => found.has(nameOf(fact)));
  }

  /** @returns {{people: {table, rows}|null, about: object[], said: object[], keys: Set<string>}} facts about it, and those that only its people said */
  async function of(table, row) {
    const keys = keysOf(table, row);
    const took = await people(table, keys);
    const facts = await Site.facts.all();
    if (!facts) return { people: took, about: [], said: [], keys };
    const about = new Set(await factsNaming(facts, table.name, keys));
    const speakers = took ? new Set(took.rows.map((one) => took.table.value(one, took.table.about.key[0]))) : new Set();
    const said = speakers.size ? await factsNaming(facts, took.table.name, speakers) : [];
    return { people: took, about: [...about], said: said.filter((fact) => !about.has(fact)), keys };
  }

  Site.gather = { of, keysOf, naming };
}

"use strict";
/** Those who took part: who, in which office, for which body, and at which occasion. */
{
  const h = Site.h;

  /** The words about one who took part, in the reader's language: the office, and the body where it is not the name itself. */
  function about(table, row) {
    const named = Site.rows.calledAs(table, row);
    const texts = table.fields.filter((field) => field.derivation === "verbatim" && field.semantics !== "person" && table.value(row, field.name) !== null);
    const isWithin = (field) => texts.some((other) => other !== field && table.value(row, other.name).includes(table.value(row, field.name)));
    const said = texts.filter((field) => !isWithin(field)).map((field) => Site.rows.inLanguage(table, row, field.name)).filter((value) => value !== named);
    return [...new Set(said)];
  }

  /** The first code that says in which way one took part. */
  function role(table, row) {
    const field = table.fields.find((one) => one.codes && one.cues);
    const value = field ? table.value(row, field.name) : null;
    return value === null ? null : Site.codeLabel(field, value);
  }

  /** The key of the occasion at which one took part, or null. */
  function occasion(table, row) {
    const happenings = Site.marks.happenings();
    const column = happenings && Site.marks.referring(table.about, happenings.name);
    return column ? table.value(row, column) : null;
  }

  /** The row of the person or body behind one who took part: where all about them is gathered. */
  function entity(table, row) {
    const references = Site.rows.references(table.about);
    for (const field of table.fields.filter((one) => one.nameOf)) {
      const key = table.value(row, field.nameOf);
      const target = key === null ? null : Site.loaded.get(references.get(field.nameOf));
      const found = target ? target.find(encodeURIComponent(key)) : -1;
      if (found >= 0) return { table: target, row: found };
    }
    return { table, row };
  }

  /** One who took part, as a line of a list. */
  function line(table, row, { withName = true, withOccasion = null } = {}) {
    const found = entity(table, row);
    const words = about(table, row).map((text) => Site.words(text));
    const event = withOccasion ? occasion(table, row) : null;
    const at = event === null ? -1 : withOccasion.find(encodeURIComponent(event));
    return h(
      "li",
      { class: "participant" },
      withName ? h("a", { class: "who", href: Site.rows.href(found.table, found.row) }, Site.words(Site.rows.calledAs(table, row))) : null,
      h(
        "span",
        { class: "about" },
        words.flatMap((part, at_) => [at_ ? Site.t("comma") : null, part]),
        at < 0 ? null : [words.length ? " · " : null, Site.rows.link(withOccasion, at)],
        " ",
        h("a", { class: "proof-link", href: Site.rows.href(table, row) }, role(table, row) ?? Site.t("proof")),
      ),
    );
  }

  Site.people = { line, occasion, entity, role, about };
}

"use strict";
/** Facts as sentences that lead to their proof: one, a list, or lists under headings. */
{
  const h = Site.h;
  const t = Site.t;

  /** A sentence; the whole of it leads to the words it rests on. */
  const item = (fact, heading = null) => h("li", { class: "sentence" }, Site.facts.link(fact, heading));

  /** A list, the rest of a long one behind a fold. */
  function list(facts, most = Infinity, heading = null) {
    const rest = facts.slice(most);
    const items = (some) => some.map((fact) => item(fact, heading));
    return [
      h("ul", { class: "sentences" }, items(facts.slice(0, most))),
      rest.length ? h("details", { class: "rest" }, h("summary", null, t("moreOf", { n: Site.number(rest.length) })), h("ul", { class: "sentences" }, items(rest))) : null,
    ];
  }

  /** How many sentences a heading is about, said as what they are. */
  const counted = (found) => h("small", null, t(found.length === 1 ? "oneFinding" : "someFindings", { n: Site.number(found.length) }));

  /** Lists under headings; `heading(key, facts)` gives what a heading holds, `told(fact)` the name that it gives. */
  function grouped(facts, keyOf, heading, most = Infinity, told = null) {
    return [...Site.facts.groups(facts, keyOf)].map(([key, found]) =>
      h("section", { class: "group" }, h("h3", null, heading(key, found), " ", counted(found)), list(found, most, told ? told(found[0]) : null)),
    );
  }

  /** The occasion as a whole at which a fact was told, as a link; the article where it names none. */
  function forum(fact) {
    const name = fact.forum_id === null ? "articles" : Site.marks.happenings()?.name;
    const table = Site.loaded.get(name);
    const row = table ? table.find(encodeURIComponent(fact.forum_id ?? fact.article_id)) : -1;
    return row < 0 ? Site.words(Site.facts.say(fact, "forum") ?? t("noForum")) : Site.rows.link(table, row);
  }

  /** By the occasion as a whole at which they were told. */
  const byForum = (facts, most, told = null) =>
    grouped(
      facts,
      (fact) => fact.forum_id ?? fact.article_id,
      (_, [first]) => forum(first),
      most,
      () => told,
    );

  Site.sentences = { item, list, counted, grouped, byForum };
}

"use strict";
/** The rows of other tables that point to a row. */
{
  const h = Site.h;
  const t = Site.t;
  const MANY = 30;

  /** Tables whose rows only repeat or prove what others say. */
  const isDerived = (name) => Site.facts.isOne(name) || Site.marks.tone(name) === "kind-other";

  function section({ owner, column, rows }, key) {
    return [
      h(
        "h3",
        { class: Site.marks.tone(owner.name) },
        Site.pick(owner.about, "title"),
        " ",
        h("small", null, t("namedAs", { column: Site.pick(owner.field(column), "title") }), ` · ${Site.number(rows.length)}`),
      ),
      h(
        "ul",
        { class: "mentions" },
        rows.slice(0, MANY).map((one) => h("li", null, Site.rows.link(owner, one))),
      ),
      rows.length > MANY
        ? h("p", null, h("a", { href: Site.address(`table/${owner.name}`, { [`f.${column}`]: `is:${key}` }) }, t("allRows", { n: Site.number(rows.length) })))
        : null,
    ];
  }

  /** The section of them, or null; tables that are shown elsewhere on the page are left out. */
  Site.mentions = async (table, row, shown = new Set()) => {
    if (table.about.key.length !== 1) return null;
    const key = Site.decoded(table.key(row));
    const links = Site.rows.referring(table.name).filter(({ table: name }) => Site.holds(name) && !isDerived(name) && !shown.has(name));
    const loaded = await Site.tablesNamed(links.map(({ table: name }) => name));
    const lists = links.map(({ table: name, column }) => ({ owner: loaded.get(name), column, rows: loaded.get(name).rowsWith(column, key) }));
    const named = lists.filter(({ rows }) => rows.length);
    return named.length ? h("section", { class: "naming" }, h("h2", null, t("namedBy")), named.map((one) => section(one, key))) : null;
  };
  Site.mentions.isDerived = isDerived;
}

"use strict";
/** What the page of a place, a person, a body or an occasion gathers: other names, ids, who took part, what was said, by occasion. */
{
  const h = Site.h;
  const t = Site.t;
  const MOST = 25;

  /** The other names of a row, each once, without the one it is headed by. */
  function otherNames(table, row) {
    const label = Site.rows.calledAs(table, row);
    const names = table.fields.filter((field) => field.namesRow || field.semantics === "simplified-name" || field.translationOf);
    const found = names.map((field) => table.value(row, field.name)).filter((value) => value !== null && value !== label);
    return [...new Set(found)];
  }

  /** Ids that lead elsewhere, each under the name of its column. */
  function identifiers(table, row) {
    const leads = (field) => field.uriTemplate || field.semantics === "geonames-id";
    return table.fields.filter((field) => leads(field) && table.value(row, field.name) !== null).map((field) => [Site.pick(field, "title"), " ", Site.cell(table, row, field)]);
  }

  /** Names and ids in two lines. */
  function names(table, row) {
    const others = otherNames(table, row);
    const ids = identifiers(table, row);
    return [
      others.length ? h("p", { class: "other-names" }, others.flatMap((name, at) => [at ? " · " : null, Site.words(name)])) : null,
      ids.length ? h("p", { class: "where" }, Site.dotted(ids)) : null,
    ];
  }

  /** Those who took part, by the occasion itself, in the order of the data. */
  async function participants({ table, rows }, isPerson) {
    const about = Site.marks.happenings();
    const occasions = about && (await Site.table(about.name));
    if (isPerson || !occasions)
      return h("ul", { class: "attendees" }, rows.map((row) => Site.people.line(table, row, { withName: !isPerson, withOccasion: occasions })));
    const groups = Site.facts.groups(rows, (row) => Site.people.occasion(table, row));
    return [...groups].map(([key, found]) => {
      const at = key === null ? -1 : occasions.find(encodeURIComponent(key));
      return h(
        "section",
        { class: "group" },
        h("h3", null, at < 0 ? t("noForum") : Site.rows.link(occasions, at), " ", h("small", null, Site.number(found.length))),
        h("ul", { class: "attendees" }, found.map((row) => Site.people.line(table, row))),
      );
    });
  }

  const section = (title, count, content, id) =>
    h("section", { class: "gathered", "aria-labelledby": id }, h("h2", { id }, title, " ", h("small", null, Site.number(count))), content);

  /** Whether all rows of a table stand for somebody who took part, each for one person. */
  const isPersons = (table) => {
    const speakers = Site.marks.speakers();
    const column = speakers?.fields.find((field) => field.semantics === "person")?.nameOf;
    return Boolean(column) && Site.rows.references(speakers).get(column) === table.name;
  };

  /** The gathered sections, and the tables that they show. */
  async function gathered(table, row) {
    const { people, about, said } = await Site.gather.of(table, row);
    const isPerson = isPersons(table);
    const sections = [];
    const shown = new Set();
    if (people?.rows.length) {
      sections.push(section(isPerson ? t("tookPartAs") : t("whoTookPart"), people.rows.length, await participants(people, isPerson), "took-part"));
      shown.add(people.table.name);
    }
    if (about.length) sections.push(section(t("saidAbout"), about.length, Site.sentences.byForum(about, MOST, Site.rows.calledAs(table, row)), "said-about"));
    if (said.length) sections.push(section(isPerson ? t("saidByThem") : t("saidByPeople"), said.length, Site.sentences.byForum(said, MOST), "said-by"));
    for (const fact of [...about, ...said]) shown.add(fact.fact_table);
    return { sections, shown };
  }

  /** Whether a table is one of things that others speak of: places, persons, bodies, occasions. */
  const isEntity = (about) => Site.marks.isShared(about) || about.name === Site.marks.happenings()?.name;

  Site.entity = { names, gathered, isEntity, isPersons };
}

"use strict";
/** The answers that the first page and the pages behind it draw from the facts: before and after, targets, how far things are, headlines. */
{
  const TARGET = "target";
  const BEFORE = "before";
  const PER_CITY = 3;

  /** Pairs of facts of which one says what was before the other; a figure before that has no fact of its own is left out. */
  function pairs(facts) {
    const byId = new Map(facts.map((fact) => [fact.fact_id, fact]));
    return facts.filter((fact) => fact.before_fact_id !== null && byId.has(fact.before_fact_id)).map((after) => ({ before: byId.get(after.before_fact_id), after }));
  }

  /** Targets by the year by which they are to be met, those without a year last. */
  function targets(facts) {
    const year = (fact) => fact.target_date?.slice(0, 4) ?? null;
    const found = facts.filter((fact) => fact.kind === TARGET).sort((a, b) => (a.target_date ?? "9").localeCompare(b.target_date ?? "9"));
    return Site.facts.groups(found, year);
  }

  /** How many things of every city have come how far: the codes in their order, and the cities, those with most first. */
  function progress(facts) {
    const stated = facts.filter((fact) => fact.status !== null && Site.facts.where(fact).id !== null);
    const cities = [...Site.facts.groups(stated, (fact) => Site.facts.where(fact).id)].map(([id, found]) => ({
      id,
      name: Site.facts.where(found[0]).name,
      found,
      counts: new Map([...Site.facts.groups(found, (fact) => fact.status)].map(([code, those]) => [code, those.length])),
    }));
    return { codes: Site.facts.codesOf("status", stated), cities: cities.sort((a, b) => b.found.length - a.found.length || a.name.localeCompare(b.name)) };
  }

  /** The base units in which several cities gave figures: what a reader can hold against something. */
  function sharedUnits(facts) {
    const inUnits = facts.filter((fact) => (fact.base_unit ?? null) !== null && fact.city_id !== null);
    return new Set([...Site.facts.groups(inUnits, (fact) => fact.base_unit)].filter(([, found]) => new Set(found.map((fact) => fact.city_id)).size > 1).map(([unit]) => unit));
  }

  /** Whether a subject says by itself what is counted: without a remark in brackets, and without naming the place that the heading names. */
  function standsAlone(fact) {
    const subject = fact.subject_en ?? fact.subject_zh ?? "";
    return subject !== "" && !/[(（]/.test(subject) && ![fact.city_en, fact.place_en, fact.city_zh, fact.place_zh].some((name) => name && subject.includes(name));
  }

  /**
   * Numbers worth a headline: of the core, about a city, not what was before a change, and no part of a pair that is told elsewhere; a few of each of the cities with most.
   * Of a city first those of which most holds: a unit that several cities have, a subject that stands alone, somebody who said it; those
   * of which the same holds as the articles have them.
   */
  function headlines(facts, cities) {
    const paired = new Set(pairs(facts).flatMap(({ before, after }) => [before, after]));
    const worth = facts.filter((fact) => fact.value !== null && fact.city_id !== null && fact.grade !== "minor" && fact.kind !== TARGET && fact.state !== BEFORE && !paired.has(fact));
    const units = sharedUnits(facts);
    const merits = (fact) => [units.has(fact.base_unit), standsAlone(fact), (fact.speaker_en ?? fact.speaker_zh ?? null) !== null].filter(Boolean).length;
    const best = (found) => found.slice().sort((a, b) => merits(b) - merits(a)).slice(0, PER_CITY);
    return [...Site.facts.groups(worth, (fact) => fact.city_id)]
      .sort((a, b) => b[1].length - a[1].length)
      .slice(0, cities)
      .map(([id, found]) => ({ id, name: Site.facts.where(found[0]).name, first: best(found), number: facts.filter((fact) => fact.city_id === id).length }));
  }

  /** How many facts there are of every topic, most first. */
  function topics(facts) {
    const counts = new Map();
    for (const fact of facts) for (const topic of fact.topics ?? []) counts.set(topic, (counts.get(topic) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]).map(([code, number]) => ({ code, number, name: Site.facts.topicLabel(code) }));
  }

  /** Numbers in units that several cities have, by unit; those of most cities first. */
  function comparable(facts) {
    const unit = (fact) => fact.base_unit ?? fact.unit;
    const groups = Site.facts.groups(facts.filter((fact) => fact.value !== null && fact.city_id !== null && unit(fact) !== null), unit);
    return [...groups]
      .map(([code, found]) => ({ code, found, cities: new Set(found.map((fact) => fact.city_id)).size }))
      .filter(({ cities }) => cities > 1)
      .sort((a, b) => b.cities - a.cities || b.found.length - a.found.length);
  }

  Site.answers = { pairs, targets, progress, headlines, topics, comparable };
}

"use strict";
/** What every city has in the data: who came from it to which occasions, and the facts about it. */
{
  /** The topmost occasions at which somebody from each city took part: city → occasion → rows of those who did. */
  async function attendance(places) {
    const about = Site.marks.speakers();
    const happenings = Site.marks.happenings();
    const [speakers, events] = await Promise.all([about, happenings].map((one) => (one ? Site.table(one.name) : null)));
    const found = new Map();
    const column = speakers && Site.marks.referring(speakers.about, places.name);
    if (!speakers || !events || !column) return { found, events };
    for (let row = 0; row < speakers.rows; row++) {
      const place = speakers.value(row, column);
      const root = Site.tree.rootOf(events, Site.people.occasion(speakers, row));
      if (place === null || root < 0) continue;
      const city = Site.places.cityOf(places, place);
      if (!found.has(city)) found.set(city, new Map());
      const forums = found.get(city);
      forums.set(root, [...(forums.get(root) ?? []), row]);
    }
    return { found, events };
  }

  /** @returns {Promise<{id, name, isCity, forums: Map, people: number, facts: object[]}[]>} cities and other places, those with most first */
  async function all() {
    const about = Site.marks.places();
    const places = about && (await Site.table(about.name));
    if (!places) return { places: null, events: null, list: [] };
    const { found, events } = await attendance(places);
    const facts = (await Site.facts.all()) ?? [];
    const byCity = Site.facts.groups(facts.filter((fact) => Site.facts.where(fact).id !== null), (fact) => Site.facts.where(fact).id);
    const list = [...new Set([...found.keys(), ...byCity.keys()])].map((id) => {
      const row = places.find(encodeURIComponent(id));
      const forums = found.get(id) ?? new Map();
      const own = byCity.get(id) ?? [];
      return {
        id,
        name: Site.places.name(places, id),
        isCity: row >= 0 && Site.places.isCity(places, row),
        href: Site.rows.address(places.name, encodeURIComponent(id)),
        forums,
        people: [...forums.values()].flat().length,
        facts: own,
        numbers: own.filter((fact) => fact.value !== null),
      };
    });
    return { places, events, list: list.sort((a, b) => b.forums.size - a.forums.size || b.facts.length - a.facts.length || a.name.localeCompare(b.name)) };
  }

  Site.cities = { all };
}

"use strict";
/** Parts of the pages that answer: the pairs of before and after, the table of how far things are, targets by year. */
{
  const h = Site.h;
  const t = Site.t;

  /** A page with a heading and what it says; where there are no facts, that is said. */
  Site.answerPage = (title, lead, nodes) => [
    h("h1", { tabindex: "-1" }, title),
    h("p", { class: "lead" }, lead),
    nodes?.length ? nodes : h("p", { class: "note" }, t("noFacts")),
  ];

  const figure = (fact) => h("a", { href: Site.facts.href(fact) }, Site.words(Site.facts.measure(fact) ?? Site.facts.say(fact, "sentence")));

  /** What was before and what came after, side by side. */
  function pairs(found, attributes = { class: "plain pairs" }) {
    const rows = found.map(({ before, after }) => [
      [Site.words(Site.facts.where(after).name ?? ""), h("span", { class: "what" }, Site.words(Site.facts.say(after, "subject") ?? ""))],
      figure(before),
      figure(after),
    ]);
    return Site.plainTable(t("beforeAfter"), [t("chartWhat"), t("before"), t("after")], rows, attributes);
  }

  /** Cities by how far their things are; every number leads to them. */
  function progress({ codes, cities }, most = Infinity) {
    const cell = (city, code) =>
      city.counts.has(code) ? h("a", { href: Site.address("findings", { city: city.id, status: code }) }, Site.number(city.counts.get(code))) : "";
    const rows = cities.slice(0, most).map((city) => [
      h("a", { href: Site.address("findings", { city: city.id, status: "*" }) }, Site.words(city.name)),
      ...codes.map((code) => cell(city, code)),
    ]);
    const heads = [t("chartCity"), ...codes.map((code) => Site.facts.codeLabel("status", code))];
    return Site.plainTable(t("progress"), heads, rows, { class: "plain numbers" });
  }

  /** Targets under their years. */
  function targets(groups, most = Infinity) {
    return [...groups].map(([year, facts]) =>
      h("section", { class: "group" }, h("h3", null, year ?? t("noYear")), Site.sentences.list(facts, most)),
    );
  }

  Site.parts = { pairs, progress, targets };
}

"use strict";
/** How much there is and how to have it: counts, files, the lines that load them, licence and citation. */
{
  const h = Site.h;
  const t = Site.t;

  /** Files of all tables, by format. */
  function fileTable() {
    const formats = [...new Set(Site.package.files.map((file) => file.folder))];
    const perTable = formats.filter((format) => Site.package.tables.some((about) => fileOf(format, about.name)));
    const cell = (file) => (file ? h("a", { href: file.href, download: true, title: file.hash }, Site.bytes(file.bytes)) : "—");
    const rows = Site.package.tables.map((about) => [
      h("a", { href: `#/dictionary/${about.name}` }, Site.pick(about, "title")),
      Site.number(about.rows),
      ...perTable.map((format) => cell(fileOf(format, about.name))),
    ]);
    const whole = Site.package.files.filter((file) => !perTable.includes(file.folder));
    return [
      whole.length || Site.package.descriptor
        ? h(
            "ul",
            { class: "whole" },
            whole.map((file) =>
              h(
                "li",
                null,
                h("a", { href: file.href, download: true, title: file.hash }, file.path.split("/").at(-1)),
                " ",
                h("small", null, Site.bytes(file.bytes)),
              ),
            ),
            h(
              "li",
              null,
              h("a", { href: Site.package.descriptor, download: true }, "datapackage.json"),
              " ",
              h("small", null, t("descriptor")),
            ),
          )
        : null,
      Site.plainTable(t("downloads"), [t("tableHead"), t("rowsHead"), ...perTable.map((format) => format.toUpperCase())], rows, {
        class: "plain files",
      }),
    ];
  }

  const fileOf = (format, table) => Site.package.files.find((file) => file.folder === format && file.path.endsWith(`/${table}.${format}`));

  /** One line for every tool, for the table chosen. */
  function loading() {
    const lines = h("div");
    const choice = h(
      "select",
      { id: "snippet-table" },
      Site.package.tables.map((about) => h("option", { value: about.name }, Site.pick(about, "title"))),
    );
    choice.value = (Site.facts.about() ?? Site.marks.numbers() ?? Site.package.tables[0])?.name;
    const show = () =>
      lines.replaceChildren(
        Site.copyLines(Site.snippets(choice.value).map(({ tool, format, line }) => ({ tool, line, note: format === "xlsx" ? t("openInExcel") : null }))),
      );
    choice.addEventListener("change", show);
    show();
    return h(
      "section",
      { "aria-labelledby": "load" },
      h("h2", { id: "load" }, t("load")),
      h("p", null, h("label", { for: "snippet-table" }, t("loadWhich")), " ", choice),
      lines,
      h("p", { class: "note" }, t("loadNote")),
    );
  }

  function terms() {
    const { dataset } = Site.package;
    const licences = (dataset.licenses ?? []).map((licence) =>
      licence.path ? h("a", { href: Site.webAddress(licence.path) ?? "#/" }, licence.title ?? licence.name) : licence.name,
    );
    const [apa] = Site.citations();
    return h(
      "section",
      { "aria-labelledby": "terms" },
      h("h2", { id: "terms" }, t("terms")),
      h("p", null, t("licence"), " ", licences),
      h("p", null, t("rights")),
      h("p", { class: "citation", lang: "en" }, apa.line),
      h("p", { class: "tools" }, Site.linesButton(t("citeData"), () => Site.citations())),
    );
  }

  /** How much there is in every table, things before proofs. */
  function counts() {
    const searched = new Set([Site.facts.name, ...Site.search.things().map((about) => about.name)]);
    const entry = (about) =>
      h(
        "li",
        null,
        h(
          "a",
          { href: `#/table/${about.name}`, class: Site.marks.tone(about.name) },
          h("strong", null, Site.number(about.rows)),
          h("span", null, Site.pick(about, "title")),
        ),
      );
    const [things, proofs] = [true, false].map((wanted) => Site.package.tables.filter((about) => searched.has(about.name) === wanted));
    return h(
      "section",
      { "aria-labelledby": "counts" },
      h("h2", { id: "counts" }, t("howMany")),
      h("ul", { class: "counts" }, Site.tablesInOrder(things).map(entry)),
      h(
        "p",
        { class: "proofs" },
        t("provedBy"),
        " ",
        Site.dotted(proofs.map((about) => h("a", { href: `#/table/${about.name}` }, t("rowsOf", { name: Site.pick(about, "title"), n: Site.number(about.rows) })))),
      ),
    );
  }

  Site.having = () => [counts(), h("section", { "aria-labelledby": "downloads" }, h("h2", { id: "downloads" }, t("downloads")), fileTable()), loading(), terms()];
}

"use strict";
/** The first page: what the articles report, in sentences and numbers that lead to their proof; then how much there is, and how to have it. */
{
  const h = Site.h;
  const t = Site.t;
  const CITIES = 6;
  const ROWS = 8;
  const TARGETS = 3;
  const TOPICS = 8;

  function newest() {
    const article = Site.package.newest;
    if (!article) return null;
    const title = (Site.language() === "en" && article.title_en) || article.title;
    return h(
      "p",
      { class: "newest" },
      h("span", { class: "tag" }, t("newest")),
      " ",
      Site.dateOf(article.date, article.published),
      " ",
      h("a", { href: `#/article/${encodeURIComponent(article.article_id)}` }, Site.words(title)),
    );
  }

  /** How large and how lopsided the data is, counted. */
  function size() {
    const { weight, tables } = Site.package;
    const articles = tables.find((about) => about.name === "articles");
    if (!articles) return null;
    const n = Site.number(articles.rows);
    const share =
      weight && weight.rows > 1
        ? h(
            "a",
            { href: `#/article/${encodeURIComponent(weight.article)}` },
            t("weight", { share: Site.percent(Math.round(weight.share * 100) / 100), name: Site.pick(Site.tables.get(weight.table), "title").toLowerCase() }),
          )
        : null;
    return h("p", { class: "size" }, h("strong", null, t("handPicked", { n })), " ", share, share ? t("stop") : null, " ", t("noSample"));
  }

  /** The questions that have a page of their own. */
  function questions(facts) {
    const ways = [
      facts && ["findings", "askFindings"],
      facts && ["progress", "askProgress"],
      facts && ["before", "askBefore"],
      facts && ["targets", "askTargets"],
      facts && ["results", "askResults"],
      facts && ["numbers", "askComparable"],
      Site.marks.places() && ["cities", "askCities"],
      facts && ["compare", "askCompare"],
      Site.marks.speakers() && ["people", "askPeople"],
      Site.package.dataset.version && ["changes", "askChanges"],
    ];
    return h(
      "nav",
      { class: "questions", "aria-labelledby": "questions" },
      h("h2", { id: "questions" }, t("questions")),
      h("ul", null, ways.filter(Boolean).map(([page, text]) => h("li", null, h("a", { href: `#/${page}` }, t(text))))),
    );
  }

  const section = (id, title, content, more) =>
    h("section", { class: "answer", "aria-labelledby": id }, h("h2", { id }, title), content, more ? h("p", { class: "more-link" }, more) : null);

  const link = (page, text) => h("a", { href: `#/${page}` }, text);

  function topics(facts) {
    const chip = ({ code, name, number }) => h("li", null, h("a", { href: Site.address("findings", { topic: code }) }, name, " ", h("small", null, Site.number(number))));
    const found = Site.answers.topics(facts);
    if (!found.length) return null;
    const rest = found.slice(TOPICS);
    return h(
      "nav",
      { class: "by-topic", "aria-label": t("byTopic") },
      h("p", { class: "note" }, t("topicsCounted")),
      h("ul", { class: "topic-chips" }, found.slice(0, TOPICS).map(chip)),
      rest.length
        ? h("details", { class: "rest" }, h("summary", null, t("moreTopics", { n: Site.number(rest.length) })), h("ul", { class: "topic-chips" }, rest.map(chip)))
        : null,
    );
  }

  /** Headline numbers, city by city. */
  function headlines(facts) {
    const places = Site.marks.places()?.name;
    const city = ({ id, name, first, number }) =>
      h(
        "li",
        { class: "headline" },
        h("h3", null, h("a", { href: Site.rows.address(places, encodeURIComponent(id)) }, Site.words(name))),
        h("ul", { class: "sentences" }, first.map((fact) => Site.sentences.item(fact, name))),
        h("p", { class: "where" }, h("a", { href: Site.address("findings", { city: id }) }, t("allOfCity", { n: Site.number(number), name }))),
      );
    const found = Site.answers.headlines(facts, CITIES);
    if (!found.length) return null;
    return section("reported", t("reported"), [topics(facts), h("ul", { class: "headlines" }, found.map(city))], link("findings", t("allFindings", { n: Site.number(facts.length) })));
  }

  function beforeAfter(facts) {
    const found = Site.answers.pairs(facts);
    return found.length ? section("before", t("beforeAfter"), Site.parts.pairs(found.slice(0, ROWS)), link("before", t("asSentences"))) : null;
  }

  function progress(facts) {
    const found = Site.answers.progress(facts);
    if (!found.cities.length) return null;
    return section("progress", t("progress"), Site.parts.progress(found, ROWS), link("progress", t("allCities", { n: Site.number(found.cities.length) })));
  }

  function targets(facts) {
    const found = Site.answers.targets(facts);
    return found.size ? section("targets", t("targets"), h("div", { class: "years" }, Site.parts.targets(found, TARGETS)), link("targets", t("allTargets"))) : null;
  }

  Site.pages.set("", {
    title: () => Site.pick(Site.package.dataset, "title"),
    render: async () => {
      const facts = await Site.facts.all();
      return [
        h(
          "header",
          { class: "hero" },
          h("h1", { tabindex: "-1" }, Site.pick(Site.package.dataset, "title")),
          h("p", { class: "lead" }, Site.pick(Site.package.dataset, "description")),
        ),
        h("div", { class: "front" }, questions(facts), h("div", { class: "news" }, size(), facts ? headlines(facts) : null)),
        facts ? [beforeAfter(facts), progress(facts), targets(facts)] : null,
        newest(),
        h("section", { class: "promise" }, h("p", null, t("promise")), h("p", null, h("a", { href: "#/method" }, t("promiseMore")))),
        Site.having(),
      ];
    },
  });
}

"use strict";
/** What cities reported, as sentences by city, narrowed by topic, city, occasion, state and kind; the address holds the choice. */
{
  const h = Site.h;
  const t = Site.t;
  const MOST = 8;
  const ANY = "*";

  /** What can be chosen: the name in the address, the title, the values of a fact, and what a value is called. */
  const CHOICES = [
    { name: "topic", title: "chartTopic", of: (fact) => fact.topics ?? [], called: (code) => Site.facts.topicLabel(code) },
    { name: "city", title: "chartCity", of: (fact) => [Site.facts.where(fact).id], called: (_, fact) => Site.facts.where(fact).name },
    { name: "forum", title: "forum", of: (fact) => [fact.forum_id], called: (_, fact) => Site.facts.say(fact, "forum") },
    { name: "status", title: "howFar", of: (fact) => [fact.status], called: (code) => Site.facts.codeLabel("status", code) },
    { name: "kind", title: "chartKind", of: (fact) => [fact.kind], called: (code) => Site.facts.codeLabel("kind", code) },
    { name: "what", title: "numbersOrNot", of: (fact) => [fact.value === null ? "words" : "figures"], called: (code) => t(code === "words" ? "withoutNumber" : "withNumber") },
  ];

  const fits = (fact, choice, wanted) => (wanted === ANY ? choice.of(fact).some((value) => value !== null) : choice.of(fact).includes(wanted));
  const chosenOf = (facts, state) => facts.filter((fact) => CHOICES.every((choice) => !state[choice.name] || fits(fact, choice, state[choice.name])));

  /** The values of a choice with their counts among the facts that the other choices leave. */
  function options(choice, facts, state) {
    const rest = chosenOf(facts, { ...state, [choice.name]: "" });
    const counts = new Map();
    for (const fact of rest)
      for (const value of choice.of(fact)) {
        if (value === null) continue;
        const found = counts.get(value) ?? { name: choice.called(value, fact), number: 0 };
        counts.set(value, { ...found, number: found.number + 1 });
      }
    return [...counts].sort((a, b) => b[1].number - a[1].number);
  }

  class Findings {
    constructor(facts, query) {
      this.facts = facts;
      this.state = Object.fromEntries(CHOICES.map(({ name }) => [name, query.get(name) ?? ""]));
      this.controls = h("div", { class: "choices" });
      this.count = h("p", { class: "count", role: "status" });
      this.cities = h("ul", { class: "cities", "aria-label": t("chartCity") });
      this.list = h("div", { class: "found-facts" });
      this.show();
    }

    change(name, value) {
      this.state[name] = value;
      Site.keepAddress("findings", this.state);
      this.show();
      document.getElementById(`choice-${name}`)?.focus({ preventScroll: true });
    }

    control(choice) {
      const values = options(choice, this.facts, this.state);
      const wanted = this.state[choice.name];
      if (!wanted && values.length < 2) return null;
      const id = `choice-${choice.name}`;
      const any = choice.name === "status" ? h("option", { value: ANY }, t("anyStated")) : null;
      const select = h(
        "select",
        { id, onchange: (event) => this.change(choice.name, event.target.value) },
        h("option", { value: "" }, t("all")),
        any,
        values.map(([value, { name, number }]) => h("option", { value }, `${name} (${Site.number(number)})`)),
      );
      select.value = wanted;
      return h("p", { class: wanted ? "choice set" : "choice" }, h("label", { for: id }, t(choice.title)), select);
    }

    show() {
      const found = chosenOf(this.facts, this.state);
      const cities = new Set(found.map((fact) => Site.facts.where(fact).id).filter((id) => id !== null));
      this.controls.replaceChildren(...CHOICES.map((choice) => this.control(choice)).filter(Boolean));
      this.count.textContent = t("findingsCount", { n: Site.number(found.length), m: Site.number(cities.size) });
      const places = Site.marks.places()?.name;
      const heading = (id, [first]) => {
        const { name } = Site.facts.where(first);
        return id === null ? t("noPlace") : h("a", { href: Site.rows.address(places, encodeURIComponent(id)) }, Site.words(name ?? id));
      };
      const numbersFirst = found.slice().sort((a, b) => (a.value === null) - (b.value === null) || a.row - b.row);
      const sorted = [...Site.facts.groups(numbersFirst, (fact) => Site.facts.where(fact).id)].sort(
        (a, b) => (a[0] === null) - (b[0] === null) || b[1].length - a[1].length,
      );
      this.cities.replaceChildren(...(this.state.city ? [] : sorted.filter(([id]) => id !== null).map(([id, [first, ...rest]]) => this.chip(id, first, rest.length + 1))));
      this.list.replaceChildren(
        ...(found.length
          ? Site.sentences.grouped(
              sorted.flatMap(([, facts]) => facts),
              (fact) => Site.facts.where(fact).id,
              heading,
              this.state.city ? Infinity : MOST,
              (fact) => Site.facts.where(fact).name,
            )
          : [this.nothing()]),
      );
    }

    /** A city that the findings are about: narrows to it. */
    chip(id, first, number) {
      const narrow = () => this.change("city", id);
      return h("li", null, h("button", { type: "button", onclick: narrow }, Site.words(Site.facts.where(first).name ?? id), " ", h("small", null, Site.number(number))));
    }

    nothing() {
      const clear = () => {
        this.state = Object.fromEntries(CHOICES.map(({ name }) => [name, ""]));
        this.change("topic", "");
      };
      return h("p", { class: "nothing" }, t("nothingFits"), " ", h("button", { type: "button", class: "quiet", onclick: clear }, t("showAll")));
    }
  }

  Site.pages.set("findings", {
    title: () => t("findings"),
    render: async (_, query) => {
      const facts = await Site.facts.all();
      if (!facts) return Site.answerPage(t("findings"), t("findingsLead"), null);
      const view = new Findings(facts, query);
      const table = h("p", null, h("a", { href: `#/table/${Site.facts.name}` }, t("asTableOfFacts")));
      return Site.answerPage(t("findings"), t("findingsLead"), [view.controls, view.count, view.cities, view.list, table]);
    },
  });
}

"use strict";
/** The pages that answer one question each: targets by year, before and after, how far things are, things with their numbers, units compared. */
{
  const h = Site.h;
  const t = Site.t;

  /** A page that is made of the facts. */
  function page(name, title, lead, make) {
    Site.pages.set(name, {
      title: () => t(title),
      render: async (parts, query) => {
        const facts = await Site.facts.all();
        return Site.answerPage(t(title), t(lead), facts && (await make(facts, query)));
      },
    });
  }

  page("targets", "targets", "targetsLead", (facts) => Site.parts.targets(Site.answers.targets(facts)));

  page("before", "beforeAfter", "beforeLead", (facts) => {
    const found = Site.answers.pairs(facts);
    return found.length ? [Site.parts.pairs(found), h("h2", null, t("asSentences")), Site.sentences.list(found.flatMap(({ before, after }) => [before, after]))] : [];
  });

  page("progress", "progress", "progressLead", (facts) => {
    const found = Site.answers.progress(facts);
    return found.cities.length ? [Site.parts.progress(found)] : [];
  });

  /** The column of the numbers' table that says which thing a number is about: the first that leads to another table of facts. */
  function aboutThing(table) {
    const others = [table.name, Site.marks.speakers()?.name, Site.marks.happenings()?.name];
    const isThing = (target) => !others.includes(target) && Site.tables.get(target)?.fields.some((field) => field.name === "quote");
    return [...Site.rows.references(table.about)].find(([, target]) => isThing(target)) ?? null;
  }

  page("results", "results", "resultsLead", async (facts) => {
    const numbers = facts.filter((fact) => fact.value !== null).map((fact) => ({ fact, from: Site.facts.origin(fact) }));
    const known = numbers.filter(({ from }) => from && aboutThing(from.table));
    const keyOf = ({ from }) => {
      const [column, target] = aboutThing(from.table);
      const key = from.table.value(from.row, column);
      return key === null ? null : JSON.stringify([target, key]);
    };
    const groups = [...Site.facts.groups(known, keyOf)].filter(([key]) => key !== null);
    await Site.tablesNamed(groups.map(([key]) => JSON.parse(key)[0]));
    return groups.map(([key, found]) => {
      const [target, id] = JSON.parse(key);
      const owner = Site.loaded.get(target);
      const row = owner ? owner.find(encodeURIComponent(id)) : -1;
      const fact = facts.find((one) => one.fact_table === target && one.fact_id === id);
      const place = fact && Site.facts.where(fact).name;
      const name = row < 0 ? id : Site.rows.calledAs(owner, row);
      return h(
        "section",
        { class: "group" },
        h("h3", null, place ? [Site.words(place), ": "] : null, row < 0 ? id : Site.rows.link(owner, row), " ", Site.sentences.counted(found)),
        Site.sentences.list(found.map((one) => one.fact), Infinity, [`${place}, ${name}`, name, place]),
      );
    });
  });

  /** A value in its base unit, with its number alone. */
  const amount = (fact) => {
    const [value, upper] = fact.base_value === null ? [fact.value, fact.value_max] : [fact.base_value, fact.base_value_max];
    return upper === null || upper === undefined ? Site.number(value) : `${Site.number(value)}–${Site.number(upper)}`;
  };

  page("numbers", "comparable", "comparableLead", (facts) =>
    Site.answers.comparable(facts).map(({ code, found, cities }) => {
      const name = code === "%" ? t("perCent") : Site.unitWords(null, code);
      const sorted = found.slice().sort((a, b) => (a.kind ?? "").localeCompare(b.kind ?? "") || (b.base_value ?? b.value) - (a.base_value ?? a.value));
      const rows = sorted.map((fact) => [
        h("a", { href: Site.facts.href(fact) }, Site.words(Site.facts.where(fact).name)),
        Site.words(Site.facts.say(fact, "subject") ?? ""),
        Site.words(Site.facts.measure(fact) ?? ""),
        amount(fact),
        ["kind", "statistic"].filter((name) => fact[name]).map((name, at) => [at ? t("comma") : "", Site.facts.codeLabel(name, fact[name])]),
      ]);
      const heads = [t("chartCity"), t("chartWhat"), t("asTold"), name, t("chartKind")];
      return h("section", null, h("h2", null, name, " ", h("small", null, t("citiesCount", { n: Site.number(cities) }))), Site.plainTable(name, heads, rows, { class: "plain compared" }));
    }),
  );
}

"use strict";
/** Every city: at how many occasions its people spoke, and how much was said about it; and two of them side by side. */
{
  const h = Site.h;
  const t = Site.t;

  const forumNames = (events, forums) =>
    [...forums.keys()].flatMap((row, at) => [at ? t("comma") : null, Site.rows.link(events, row)]);

  Site.pages.set("cities", {
    title: () => t("citiesTitle"),
    render: async () => {
      const { events, list } = await Site.cities.all();
      const rows = list.map((city) => [
        h("a", { href: city.href }, Site.words(city.name)),
        Site.number(city.forums.size),
        events ? forumNames(events, city.forums) : "",
        Site.number(city.people),
        city.facts.length ? h("a", { href: Site.address("findings", { city: city.id }) }, Site.number(city.facts.length)) : "0",
      ]);
      const heads = [t("chartCity"), t("forumsAttended"), t("whichForums"), t("speakers"), t("findings")];
      const several = list.filter((city) => city.forums.size > 1).length;
      return Site.answerPage(t("citiesTitle"), t("citiesLead"), [
        h("p", { class: "count" }, t("citiesSeveral", { n: Site.number(list.length), m: Site.number(several) })),
        h("p", null, h("a", { href: "#/compare", class: "button" }, t("compareTwo"))),
        Site.plainTable(t("citiesTitle"), heads, rows, { class: "plain cities-table" }),
      ]);
    },
  });

  /** A choice of a city. */
  function choice(name, label, list, chosen, changed) {
    const id = `compare-${name}`;
    const select = h("select", { id, onchange: (event) => changed(name, event.target.value) }, list.map((city) => h("option", { value: city.id }, city.name)));
    select.value = chosen.id;
    return h("p", { class: "choice set" }, h("label", { for: id }, label), select);
  }

  const byTopic = (facts) => new Map(Site.answers.topics(facts).map(({ code, number }) => [code, number]));

  /** How much two cities said on every topic, and how far their things are. */
  function counts(title, codes, query, two, numberOf) {
    const called = query === "status" ? (code) => Site.facts.codeLabel(query, code) : Site.facts.topicLabel;
    const cell = (city, code) => {
      const number = numberOf(city, code);
      return number ? h("a", { href: Site.address("findings", { city: city.id, [query]: code }) }, Site.number(number)) : "0";
    };
    const rows = codes.map((code) => [called(code), ...two.map((city) => cell(city, code))]);
    return rows.length ? h("section", null, h("h2", null, title), Site.plainTable(title, ["", ...two.map((city) => city.name)], rows, { class: "plain numbers" })) : null;
  }

  function sideBySide(two) {
    const facts = two.flatMap((city) => city.facts);
    const topics = new Map(two.map((city) => [city, byTopic(city.facts)]));
    const column = (city) =>
      h(
        "section",
        { class: "side" },
        h("h2", null, h("a", { href: city.href }, Site.words(city.name)), " ", Site.sentences.counted(city.facts)),
        Site.sentences.byForum([...city.numbers, ...city.facts.filter((fact) => fact.value === null)], 12, city.name),
      );
    return [
      h("div", { class: "sides" }, two.map(column)),
      counts(t("chartTopics"), Site.answers.topics(facts).map(({ code }) => code), "topic", two, (city, code) => topics.get(city).get(code) ?? 0),
      counts(t("progress"), Site.facts.codesOf("status", facts), "status", two, (city, code) => city.facts.filter((fact) => fact.status === code).length),
    ];
  }

  Site.pages.set("compare", {
    title: () => t("compareTwo"),
    render: async (_, query) => {
      const { list } = await Site.cities.all();
      const cities = list.filter((city) => city.isCity && city.facts.length).sort((a, b) => b.facts.length - a.facts.length);
      if (cities.length < 2) return Site.answerPage(t("compareTwo"), t("compareLead"), null);
      const [first, second] = ["a", "b"].map((name) => cities.find((city) => city.id === query.get(name)));
      const a = first ?? cities.find((city) => city !== second);
      const b = second ?? cities.find((city) => city !== a);
      const changed = (name, value) => {
        location.hash = Site.address("compare", { a: a.id, b: b.id, [name]: value, lang: query.get("lang") });
      };
      const names = cities.slice().sort((one, other) => one.name.localeCompare(other.name, Site.languageTag()));
      return Site.answerPage(t("compareTwo"), t("compareLead"), [
        h("div", { class: "choices" }, choice("a", t("firstCity"), names, a, changed), choice("b", t("secondCity"), names, b, changed)),
        sideBySide([a, b]),
      ]);
    },
  });
}

"use strict";
/** Who spoke where: those who took part under the occasion as a whole, narrowed by the kind of body they spoke for. */
{
  const h = Site.h;
  const t = Site.t;

  /** The table of bodies, its column of kinds, and the columns of those who took part that lead to it; or null. */
  function bodies(about) {
    for (const field of about.fields.filter((one) => one.nameOf && one.semantics !== "person")) {
      const target = Site.rows.references(about).get(field.nameOf);
      const kind = Site.tables.get(target)?.fields.find((one) => one.codes && !one.semantics);
      const columns = [...Site.rows.references(about)].filter(([, other]) => other === target).map(([column]) => column);
      if (kind && Site.holds(target)) return { target, kind, columns };
    }
    return null;
  }

  class People {
    constructor(table, events, body, query) {
      Object.assign(this, { table, events, body, kind: query.get("body") ?? "", words: query.get("q") ?? "" });
      this.count = h("p", { class: "count", role: "status" });
      this.list = h("div");
      this.show();
    }

    /** The kinds of all bodies that one spoke for. */
    kindsOf(row) {
      if (!this.body) return [];
      const owner = Site.loaded.get(this.body.target);
      const keys = this.body.columns.flatMap((column) => this.table.value(row, column) ?? []);
      const found = keys.map((key) => owner.find(encodeURIComponent(key))).filter((at) => at >= 0);
      return [...new Set(found.map((at) => owner.value(at, this.body.kind.name)))];
    }

    rows() {
      const words = this.words.trim().toLowerCase();
      const text = (row) => [Site.rows.calledAs(this.table, row), ...Site.people.about(this.table, row), ...this.table.fields.map((field) => this.table.value(row, field.name))].join(" ").toLowerCase();
      return Array.from({ length: this.table.rows }, (_, row) => row).filter((row) => (!this.kind || this.kindsOf(row).includes(this.kind)) && (!words || text(row).includes(words)));
    }

    change(change) {
      Object.assign(this, change);
      Site.keepAddress("people", { body: this.kind, q: this.words });
      this.show();
    }

    show() {
      const rows = this.rows();
      this.count.textContent = t("peopleCount", { n: Site.number(rows.length), m: Site.number(this.table.rows) });
      const groups = [...Site.facts.groups(rows, (row) => (this.events ? Site.tree.rootOf(this.events, Site.people.occasion(this.table, row)) : -1))];
      const group = ([root, found]) =>
        h(
          "section",
          { class: "group" },
          h("h2", null, root < 0 ? t("noForum") : Site.rows.link(this.events, root), " ", h("small", null, Site.number(found.length))),
          h("ul", { class: "attendees" }, found.map((row) => Site.people.line(this.table, row))),
        );
      this.list.replaceChildren(...groups.map(group), ...(rows.length ? [] : [h("p", { class: "nothing" }, t("nothingFits"))]));
    }

    controls() {
      const words = h("input", { type: "search", id: "people-words", value: this.words, autocomplete: "off" });
      words.addEventListener("input", () => this.change({ words: words.value }));
      const counts = new Map();
      for (let row = 0; row < this.table.rows; row++) for (const kind of this.kindsOf(row)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      const codes = this.body?.kind.codes.filter(({ code }) => counts.has(code)) ?? [];
      const button = (code, name, number) =>
        h(
          "button",
          { type: "button", "aria-pressed": String(this.kind === code), onclick: (event) => this.press(event.currentTarget, code) },
          name,
          " ",
          h("small", null, Site.number(number)),
        );
      return [
        codes.length
          ? h(
              "div",
              { class: "cities", role: "group", "aria-label": t("bodyKind") },
              button("", t("all"), this.table.rows),
              codes.map(({ code }) => button(code, Site.codeLabel(this.body.kind, code), counts.get(code))),
            )
          : null,
        h("p", { class: "choice" }, h("label", { for: "people-words" }, t("nameOrOffice")), words),
      ];
    }

    press(button, code) {
      for (const other of button.parentElement.querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button));
      this.change({ kind: code });
    }
  }

  Site.pages.set("people", {
    title: () => t("peopleTitle"),
    render: async (_, query) => {
      const about = Site.marks.speakers();
      const happenings = Site.marks.happenings();
      const [table, events] = await Promise.all([about, happenings].map((one) => (one ? Site.table(one.name) : null)));
      if (!table?.rows) return Site.answerPage(t("peopleTitle"), t("peopleLead"), null);
      const body = bodies(about);
      if (body) await Site.table(body.target);
      const view = new People(table, events, body, query);
      return Site.answerPage(t("peopleTitle"), t("peopleLead"), [view.controls(), view.count, view.list]);
    },
  });
}

"use strict";
/** A table: its tabs, what it is, and the browser of its rows. */
{
  const h = Site.h;
  const t = Site.t;

  function tabs(current) {
    const tab = (about) =>
      h(
        "li",
        null,
        h(
          "a",
          { href: `#/table/${about.name}`, "aria-current": about.name === current ? "page" : null, class: Site.marks.tone(about.name) },
          Site.pick(about, "title"),
          " ",
          h("small", null, Site.number(about.rows)),
        ),
      );
    return h("nav", { "aria-label": t("tables"), class: "tabs" }, h("ul", null, Site.tablesInOrder(Site.package.tables).map(tab)));
  }

  Site.pages.set("table", {
    title: ([name]) => Site.pick(Site.tables.get(name) ?? {}, "title") || t("tables"),
    render: async ([given], query) => {
      const name = given ?? (Site.facts.about() ?? Site.marks.numbers() ?? Site.package.tables[0]).name;
      const table = await Site.table(name);
      if (!table) return Site.notHeld(name);
      const loaded = await Site.tablesNamed(Site.rows.references(table.about).values());
      const browser = new Site.Browser(table, loaded, Site.state.read(table, query));
      const { page } = browser.state;
      browser.update({ page });
      Site.find.prepare(table);
      Site.browser = browser;
      return [
        h("h1", { tabindex: "-1" }, Site.pick(table.about, "title")),
        tabs(name),
        h(
          "p",
          { class: "lead" },
          Site.pick(table.about, "description"),
          " ",
          h("a", { href: `#/dictionary/${name}` }, t("columnsExplained")),
        ),
        browser.toolbar(),
        browser.chips,
        h(
          "div",
          { class: "browser" },
          h("details", { class: "narrow", open: matchMedia("(min-width: 64rem)").matches }, h("summary", null, t("narrow")), browser.facets),
          h("div", { class: "found" }, browser.count, browser.place, browser.pager),
        ),
      ];
    },
  });
}

"use strict";
/** The words behind the values of a row: quote, place, how they match, and how the value follows. */
{
  const h = Site.h;
  const t = Site.t;

  /** The column of a table of evidence that names rows of a table, if there is one. */
  function evidenceColumn(name) {
    const found = Site.rows.referringHeld(name).filter(({ table }) => {
      const fields = Site.tables.get(table).fields.map((field) => field.name);
      return table !== name && name !== "articles" && ["field", "derivation", "quote"].every((needed) => fields.includes(needed));
    });
    return found[0] ?? null;
  }

  /** The rows of evidence of a row, by the column they speak for. */
  async function of(table, row) {
    const link = evidenceColumn(table.name);
    if (!link) return { evidence: null, byField: new Map() };
    const evidence = await Site.table(link.table);
    const rows = evidence.rowsWith(link.column, Site.decoded(table.key(row)));
    return { evidence, byField: new Map(rows.map((one) => [evidence.value(one, "field"), one])) };
  }

  const label = (table, row, name) => {
    const value = table.value(row, name);
    const field = table.field(name);
    return value === null || !field ? null : Site.codeLabel(field, value);
  };

  /** Where some words stand: article, paragraph, characters. */
  function place(table, row, at) {
    const article = table.value(row, "article_id");
    if (article === null) return null;
    const where = { p: table.value(row, "paragraph"), start: table.value(row, "char_start"), end: table.value(row, "char_end") };
    const address = Site.address(`article/${encodeURIComponent(article)}`, { p: where.p, at: at ?? `${where.start}-${where.end}` });
    return h("a", { href: address }, t("place", where));
  }

  /** A slip of the file that lies within some words. */
  function slip(errata, table, row) {
    if (!errata || table.value(row, "match") !== "corrected") return null;
    const [start, end] = [table.value(row, "char_start"), table.value(row, "char_end")];
    const touched = errata
      .rowsWith("article_id", table.value(row, "article_id"))
      .filter((one) => errata.value(one, "char_start") < end && start < errata.value(one, "char_end"));
    return touched.map((one) =>
      h(
        "p",
        { class: "slip" },
        t("slip", { raw: errata.value(one, "raw"), reading: errata.value(one, "reading") }),
        " ",
        h("span", { lang: "en" }, errata.value(one, "reason") ?? ""),
      ),
    );
  }

  /** A quote with its place and derivation. */
  function words(table, row, errata, language) {
    const key = table.has("derivation") ? table.key(row) : null;
    const parts = [label(table, row, "match"), label(table, row, "derivation")].filter(Boolean);
    const [from, to] = [table.value(row, "number_start"), table.value(row, "number_end")];
    const quote = table.value(row, "quote");
    const note = table.value(row, "note");
    return h(
      "div",
      { class: "proof" },
      quote === null ? null : h("blockquote", { lang: language }, quote),
      h(
        "p",
        { class: "where" },
        Site.dotted([
          place(table, row, key && Site.decoded(key)),
          ...parts,
          from === null ? null : t("numeralAt", { start: from, end: to }),
        ]),
      ),
      note === null ? null : h("p", { class: "note" }, Site.words(note)),
      slip(errata, table, row),
    );
  }

  Site.evidence = { of, words, place };
}

"use strict";
/** One row of any table: every value with the words it was read from, and the rows that name it. */
{
  const h = Site.h;
  const t = Site.t;

  function fieldHead(field) {
    return h(
      "th",
      { scope: "row" },
      h("span", { title: Site.pick(field, "description") }, Site.pick(field, "title")),
      h("code", null, field.name),
    );
  }

  /** How a value came about where no quote of its own shows it. */
  function origin(table, field) {
    if (field.computed) return t("computed");
    if (table.about.key.includes(field.name)) return t("keyColumn");
    if (field.derivation) return t(`derivation_${field.derivation}`);
    if (Site.rows.references(table.about).has(field.name)) return t("judged");
    return t("ours");
  }

  function proof(table, row, field, proofs) {
    const one = proofs.byField.get(field.name);
    if (one !== undefined) return Site.evidence.words(proofs.evidence, one, proofs.errata, proofs.language);
    return h("p", { class: "where" }, origin(table, field));
  }

  function values(table, row, loaded, proofs) {
    const isPosition = (field) => ["paragraph", "char_start", "char_end", "quote"].includes(field.name) && table.has("char_start");
    const filled = table.fields.filter((field) => table.value(row, field.name) !== null && !isPosition(field));
    const line = (field) =>
      h(
        "tr",
        null,
        fieldHead(field),
        h("td", null, Site.cell(table, row, field, loaded, proofs.language)),
        h("td", null, proof(table, row, field, proofs)),
      );
    return Site.scrollBox(
      t("values"),
      null,
      h(
        "table",
        { class: "values" },
        h("caption", { class: "unseen" }, t("values")),
        h(
          "thead",
          null,
          h(
            "tr",
            null,
            [t("column"), t("value"), t("evidence")].map((head) => h("th", { scope: "col" }, head)),
          ),
        ),
        h("tbody", null, filled.map(line)),
      ),
    );
  }

  /** Empty columns: those the article is silent on, and those that a person or the program left open. */
  function unsaid(table, row) {
    const empty = table.fields.filter((field) => table.value(row, field.name) === null);
    const silent = empty.filter((field) => field.derivation);
    const open = empty.filter((field) => !field.derivation);
    const line = (text, fields) =>
      fields.length ? h("p", { class: "note" }, text, " ", fields.map((field) => Site.pick(field, "title")).join(t("comma")), t("stop")) : null;
    return [line(t("notSaid"), silent), line(t("leftOpen"), open)];
  }

  async function languageOf(table, row) {
    const articles = await Site.table("articles");
    const found = articles && table.has("article_id") ? articles.find(encodeURIComponent(table.value(row, "article_id"))) : -1;
    return found < 0 ? undefined : (articles.value(found, "language") ?? undefined);
  }

  /** The fact that a row states, if the package has it as a sentence. */
  async function sentence(table, row) {
    const facts = await Site.facts.everything();
    const key = Site.decoded(table.key(row));
    const fact = facts?.find((one) => one.fact_table === table.name && one.fact_id === key);
    const text = fact && Site.facts.say(fact, "sentence");
    return text ? h("p", { class: "lead sentence" }, Site.words(text)) : null;
  }

  function tools(table, row) {
    const part = { table: table.about.name, key: Site.decoded(table.key(row)), label: Site.rows.label(table, row) };
    return h(
      "p",
      { class: "tools" },
      Site.linesButton(t("citeRow"), () => Site.citations(Site.rows.address(table.name, table.key(row)), part)),
      Site.linesButton(t("copyAs"), () => Site.codeOfRow(table, row)),
      Site.linesButton(t("rowJson"), () => [{ tool: "JSON", line: Site.jsonOf(table, row) }]),
      Site.linesButton(t("reportError"), () => Site.report(table, row)),
    );
  }

  function head(table, row, key, said, proofs) {
    const isEntity = Site.entity.isEntity(table.about);
    return h(
      "header",
      { class: "row-head" },
      h(
        "p",
        { class: "crumbs" },
        h("a", { href: `#/table/${table.name}`, class: Site.marks.tone(table.name) }, Site.pick(table.about, "title")),
        " / ",
        h("code", null, Site.decoded(key)),
      ),
      h("h1", { tabindex: "-1" }, Site.words(Site.rows.label(table, row), proofs.language)),
      isEntity ? Site.entity.names(table, row) : null,
      said,
      table.name === "articles" ? h("p", null, h("a", { href: `#/article/${key}`, class: "button" }, t("openArticle"))) : null,
      tools(table, row),
    );
  }

  Site.pages.set("row", {
    title: ([name, key]) => {
      const table = Site.loaded.get(name);
      const row = table ? table.find(key ?? "") : -1;
      return `${row < 0 ? Site.decoded(key) : Site.rows.label(table, row)} · ${Site.pick(Site.tables.get(name) ?? {}, "title")}`;
    },
    render: async ([name, key]) => {
      const table = await Site.table(name);
      const row = table ? table.find(key ?? "") : -1;
      if (!table) return Site.notHeld(name ?? "");
      if (row < 0) return Site.missing(t("noRow", { name: name ?? "", key: Site.decoded(key) }));
      const loaded = await Site.tablesNamed(Site.rows.references(table.about).values());
      const proofs = { ...(await Site.evidence.of(table, row)), errata: await Site.table("errata"), language: await languageOf(table, row) };
      const isQuoted = table.has("quote") && table.value(row, "quote") !== null;
      const { sections, shown } = Site.entity.isEntity(table.about) ? await Site.entity.gathered(table, row) : { sections: [], shown: new Set() };
      const own = isQuoted
        ? h("section", { class: "own" }, h("h2", null, t("rowRestsOn")), Site.evidence.words(table, row, proofs.errata, proofs.language))
        : null;
      return [
        head(table, row, key, await sentence(table, row), proofs),
        own,
        sections,
        await Site.mentions(table, row, shown),
        h("section", { class: "record" }, sections.length ? h("h2", null, t("record")) : null, values(table, row, loaded, proofs), unsaid(table, row)),
      ];
    },
  });
}

"use strict";
/** The list of articles. */
{
  const h = Site.h;
  const t = Site.t;

  function entry(table, row, counts) {
    const key = table.key(row);
    const title = table.value(row, "title");
    const english = table.value(row, "title_en");
    const language = table.value(row, "language") ?? undefined;
    return h(
      "li",
      { class: "article-entry" },
      english && Site.language() === "en"
        ? [h("h2", null, h("a", { href: `#/article/${key}` }, english)), h("p", { class: "translation", lang: language }, title)]
        : h("h2", null, h("a", { href: `#/article/${key}`, lang: language }, title)),
      h(
        "p",
        { class: "where" },
        Site.dotted([
          Site.articleDate(table, row),
          table.value(row, "publisher"),
          t("charactersCount", { n: Site.number(table.value(row, "characters")) }),
        ]),
      ),
      h(
        "p",
        { class: "tallies" },
        counts.map(({ about, n }) => h("span", { class: `tally ${Site.marks.tone(about.name)}` }, `${Site.number(n)} ${Site.pick(about, "title")}`)),
      ),
    );
  }

  Site.pages.set("articles", {
    title: () => t("articles"),
    render: async () => {
      const table = await Site.table("articles");
      if (!table) return Site.notHeld("articles");
      const facts = Site.search.searched().filter((about) => Site.holds(about.name) && about.fields.some((field) => field.name === "quote"));
      const loaded = await Site.tablesNamed(facts.map((about) => about.name));
      const date = (row) => table.value(row, "published_on") ?? table.value(row, "context_date") ?? "";
      const order = Array.from({ length: table.rows }, (_, row) => row).sort((a, b) => date(b).localeCompare(date(a)));
      const counts = (row) =>
        facts.map((about) => ({ about, n: loaded.get(about.name).rowsWith("article_id", Site.decoded(table.key(row))).length }));
      return [
        h("h1", { tabindex: "-1" }, t("articles")),
        h("p", { class: "lead" }, t("articlesLead")),
        h(
          "ul",
          { class: "articles" },
          order.map((row) => entry(table, row, counts(row))),
        ),
      ];
    },
  });
}

"use strict";
/** The place to drop an article's file, and what is said of it. */
{
  const h = Site.h;
  const t = Site.t;

  /** Copies that were read, by article, as long as the page is open. */
  const copies = new Map();

  /** A field for a file: to pick one, or to drop one on. */
  function field(taken) {
    const input = h("input", { type: "file", id: "copy", accept: ".txt,text/plain" });
    const area = h(
      "div",
      { class: "drop" },
      h("label", { for: "copy" }, h("strong", null, t("dropHere")), h("span", null, t("dropNote"))),
      input,
    );
    input.addEventListener("change", () => input.files[0] && taken(input.files[0]));
    const over = (isOver) => (event) => {
      event.preventDefault();
      area.classList.toggle("over", isOver);
    };
    area.addEventListener("dragover", over(true));
    area.addEventListener("dragleave", over(false));
    area.addEventListener("drop", (event) => {
      over(false)(event);
      const file = event.dataTransfer?.files[0];
      if (file) taken(file);
    });
    return area;
  }

  /** What is to be said of a copy. Only equal bytes are called verified. */
  function verdict(copy, article, other) {
    const numbers = { n: Site.number(copy.found), m: Site.number(copy.wanted) };
    const hash = h("p", { class: "hash" }, "SHA-256 ", h("code", null, copy.hash));
    if (copy.verified) {
      return h("div", { class: "verdict good" }, h("p", null, h("strong", null, t("verified")), " ", t("verifiedMore", numbers)), hash);
    }
    return h(
      "div",
      { class: "verdict differs" },
      h("p", null, h("strong", null, t("foundOf", numbers)), " ", t("differs", { encoding: copy.encoding })),
      other ? h("p", null, t("otherArticle"), " ", h("a", { href: `#/article/${encodeURIComponent(other)}` }, other)) : null,
      hash,
      h("p", { class: "hash" }, t("hashWanted"), " ", h("code", null, article.sha256)),
    );
  }

  Site.drop = { field, verdict, copies };
}

"use strict";
/** An article paragraph by paragraph: quotes in their places and bars for what is not shown, or the full text of a copy. */
{
  const h = Site.h;
  const t = Site.t;
  const LONGEST_GAP = 60;

  /** Words that are not shown: a bar as long as they are many, up to a line's end. */
  function gap(length) {
    if (length <= 0) return null;
    return h("span", {
      class: "gap",
      style: { "--length": Math.min(length, LONGEST_GAP) },
      title: t("notShown", { n: Site.number(length) }),
    });
  }

  /** The words of a run of spans: its longest quotes, none inside another. */
  function outermost(block) {
    const isInside = (span) =>
      block.spans.some(
        (other) => other !== span && other.start <= span.start && span.end <= other.end && other.end - other.start > span.end - span.start,
      );
    return block.spans.filter((span) => !isInside(span));
  }

  function skeletonLine(number, blocks, loaded, language) {
    const parts = blocks.flatMap((block, at) => {
      const before = at ? gap(block.start - blocks[at - 1].end) : null;
      const words = outermost(block).map((span) => {
        const covered = block.spans.filter((other) => span.start <= other.start && other.end <= span.end);
        return Site.marked.button(span.quote ?? span.raw ?? "…", covered, loaded, language);
      });
      return [before, ...words];
    });
    return paragraph(number, parts.length ? parts : h("span", { class: "silent" }, t("noQuote")));
  }

  function paragraph(number, content, kind = "line") {
    return h(
      "li",
      { id: `p${number}`, value: number },
      h("span", { class: "pilcrow", "aria-hidden": "true" }, number),
      h("div", { class: kind }, content),
    );
  }

  /** The structure, without the text. */
  function skeleton(article, loaded, spans) {
    const byParagraph = new Map();
    for (const block of Site.spans.blocks(spans)) {
      if (!byParagraph.has(block.paragraph)) byParagraph.set(block.paragraph, []);
      byParagraph.get(block.paragraph).push(block);
    }
    return (from, to) => range(from, to).map((number) => skeletonLine(number, byParagraph.get(number) ?? [], loaded, article.language));
  }

  /** The full text, paragraph by paragraph. */
  function fullText(article, loaded, copy, blocks) {
    const characters = Site.reading.points(copy.text);
    return (from, to) =>
      range(from, to).map((number) => {
        const { start, end } = blocks[number - 1];
        return paragraph(number, Site.marked.fullText(characters, start, end, copy.spans, loaded, article.language), "line in-full");
      });
  }

  const range = (from, to) => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);

  function heading(article, piece) {
    const byline = piece.byline && h("span", { lang: article.language }, piece.byline);
    const title = piece.title ?? t("piece", { n: piece.number });
    const where = Site.dotted([byline, t("paragraphsFromTo", { from: piece.first, to: piece.last })]);
    return h("header", null, h("h3", { lang: article.language }, title), h("p", { class: "where" }, where));
  }

  /** Paragraphs under the headings of the pieces they belong to; what lies outside every piece comes under none. */
  function inPieces(article, pieces, lines) {
    const parts = [];
    let next = 1;
    const add = (piece, from, to) =>
      to >= from &&
      parts.push(h("section", { class: "piece" }, piece, h("ol", { class: "paragraphs", lang: article.language }, lines(from, to))));
    for (const piece of pieces) {
      add(null, next, piece.first - 1);
      add(heading(article, piece), Math.max(next, piece.first), piece.last);
      next = Math.max(next, piece.last + 1);
    }
    add(null, next, article.paragraphs);
    return parts;
  }

  Site.structure = { inPieces, skeleton, fullText };
}

"use strict";
/** The page of an article: its record, its structure, and its full text where the reader has the file. */
{
  const h = Site.h;
  const t = Site.t;

  async function piecesOf(id) {
    const table = await Site.table("pieces");
    const rows = table?.rowsWith("article_id", id) ?? [];
    return rows.map((row) => ({
      number: table.value(row, "piece"),
      title: table.value(row, "title"),
      byline: table.value(row, "byline"),
      first: table.value(row, "first_paragraph"),
      last: table.value(row, "last_paragraph"),
    }));
  }

  /** The whole article as one strip: where quotes lie in it. */
  function strip(article, spans) {
    const marks = spans.map((span) =>
      h("span", {
        class: `mark ${Site.marks.tone(Site.spans.kinds(span)[0])}`,
        style: {
          left: `${(100 * span.start) / article.characters}%`,
          width: `${Math.max(0.15, (100 * (span.end - span.start)) / article.characters)}%`,
        },
      }),
    );
    return h("div", { class: "strip", role: "img", "aria-label": t("stripLabel", { n: Site.number(spans.length) }) }, marks);
  }

  function legend(spans) {
    const rows = new Map();
    for (const { table, key } of spans.flatMap((span) => span.uses)) rows.set(table, (rows.get(table) ?? new Set()).add(key));
    const known = [...Site.tables.values()].filter((about) => rows.has(about.name));
    return h(
      "ul",
      { class: "legend" },
      known.map((about) =>
        h(
          "li",
          { class: Site.marks.tone(about.name) },
          h("i", { "aria-hidden": "true" }),
          `${Site.pick(about, "title")} ${Site.number(rows.get(about.name).size)}`,
        ),
      ),
    );
  }

  function completeness(table, row) {
    const names = ["numbers_cited", "numbers_waived", "speakers_cited", "speakers_waived", "names_cited", "names_waived", "quoted_share"];
    const shown = names.map((name) => table.field(name)).filter((field) => field && table.value(row, field.name) !== null);
    const value = (field) =>
      field.name === "quoted_share" ? Site.percent(table.value(row, field.name)) : Site.number(table.value(row, field.name));
    return h(
      "dl",
      { class: "tally-list" },
      shown.map((field) =>
        h("div", null, h("dt", { title: Site.pick(field, "description") }, Site.pick(field, "title")), h("dd", null, value(field))),
      ),
    );
  }

  async function errataOf(id) {
    const table = await Site.table("errata");
    const rows = table?.rowsWith("article_id", id) ?? [];
    return rows.map((row) => ({
      raw: table.value(row, "raw"),
      reading: table.value(row, "reading"),
      start: table.value(row, "char_start"),
    }));
  }

  /** Mark and show the paragraph and the words that an address asks for: by the key of their evidence, or by their characters. */
  function reveal(body, query) {
    const wanted = query.get("at");
    const has = ({ dataset }) => dataset.evidence.split(" ").includes(encodeURIComponent(wanted)) || dataset.spans.split(" ").includes(wanted);
    const marks = wanted ? [...body.querySelectorAll(".quote")].filter(has) : [];
    marks.forEach((one) => one.classList.add("wanted"));
    const paragraph = body.querySelector(`#p${Number.parseInt(query.get("p") ?? "", 10) || 0}`);
    paragraph?.classList.add("wanted-paragraph");
    (marks[0] ?? paragraph)?.scrollIntoView({ block: "center" });
  }

  class View {
    constructor(article, parts) {
      Object.assign(this, { article }, parts);
      this.body = h("div", { class: "article-body" });
      this.verdict = h("div", { role: "status" });
      this.heading = h("header", null, h("h2", null, t("structure")), h("p", { class: "note" }, t("structureNote")));
      this.show(Site.drop.copies.get(article.id) ?? null);
    }

    /** Show the structure, or the full text of a copy whose paragraphs can be told. */
    show(copy) {
      const { article, loaded, spans, pieces } = this;
      if (!copy)
        return this.body.replaceChildren(...Site.structure.inPieces(article, pieces, Site.structure.skeleton(article, loaded, spans)));
      this.heading.replaceChildren(h("h2", null, t("fullText")), h("p", { class: "note" }, t("fullTextNote")));
      this.verdict.replaceChildren(Site.drop.verdict(copy, article, this.otherArticle(copy.hash)));
      const blocks = Site.reading.paragraphs(copy.text, article.paragraphs);
      const whole = () =>
        h(
          "div",
          { class: "whole-text", lang: article.language },
          Site.marked.fullText(
            Site.reading.points(copy.text),
            0,
            Site.reading.points(copy.text).length,
            copy.spans,
            loaded,
            article.language,
          ),
        );
      return this.body.replaceChildren(
        ...(blocks ? Site.structure.inPieces(article, pieces, Site.structure.fullText(article, loaded, copy, blocks)) : [whole()]),
      );
    }

    otherArticle(hash) {
      const [row] = this.table.rowsWith("sha256", hash);
      return row === undefined || this.table.value(row, "article_id") === this.article.id ? null : this.table.value(row, "article_id");
    }

    async take(file) {
      this.verdict.replaceChildren(h("p", null, t("reading")));
      const bytes = new Uint8Array(await file.arrayBuffer());
      const copy = await Site.copy.judge(bytes, this.article, this.spans, await errataOf(this.article.id));
      Site.drop.copies.set(this.article.id, copy);
      this.show(copy);
    }
  }

  function head(article, table, row) {
    const english = table.value(row, "title_en");
    const publisher = table.value(row, "publisher");
    const facts = [
      publisher && Site.words(publisher),
      Site.articleDate(table, row),
      t("charactersCount", { n: Site.number(article.characters) }),
      t("paragraphsCount", { n: Site.number(article.paragraphs) }),
    ];
    const url = table.value(row, "url");
    return h(
      "header",
      { class: "article-head" },
      h("p", { class: "crumbs" }, h("a", { href: "#/articles" }, t("articles")), " / ", h("code", null, article.id)),
      english && Site.language() === "en"
        ? [h("h1", { tabindex: "-1" }, english), h("p", { class: "translation", lang: article.language }, table.value(row, "title"))]
        : h("h1", { tabindex: "-1", lang: article.language }, table.value(row, "title")),
      h(
        "p",
        { class: "where" },
        Site.dotted(facts),
        url ? [" · ", Site.link(url)] : null,
        " · ",
        h("a", { href: Site.rows.href(table, row) }, t("wholeRecord")),
      ),
      h("p", { class: "note" }, table.value(row, "rights")),
    );
  }

  Site.pages.set("article", {
    title: ([key]) => {
      const table = Site.loaded.get("articles");
      const row = table ? table.find(key ?? "") : -1;
      return row < 0 ? Site.decoded(key) : Site.rows.label(table, row);
    },
    render: async ([key], query) => {
      const table = await Site.table("articles");
      const row = table ? table.find(key ?? "") : -1;
      if (!table) return Site.notHeld("articles");
      if (row < 0) return Site.missing(t("noRow", { name: t("articles"), key: Site.decoded(key) }));
      const id = table.value(row, "article_id");
      const value = (name) => table.value(row, name);
      const article = {
        id,
        sha256: value("sha256"),
        characters: value("characters"),
        paragraphs: value("paragraphs"),
        language: value("language") ?? "zh",
      };
      const view = new View(article, { table, pieces: await piecesOf(id), ...(await Site.spans.load(id)) });
      requestAnimationFrame(() => reveal(view.body, query));
      return [
        head(article, table, row),
        completeness(table, row),
        Site.drop.field((file) => view.take(file)),
        view.verdict,
        view.heading,
        legend(view.spans),
        strip(article, view.spans),
        view.body,
      ];
    },
  });
}

"use strict";
/** A map of the places with coordinates, each with the rows that name it or a place within it. Land and sea are drawn, no borders. */
{
  const h = Site.h;
  const t = Site.t;
  const SHOWN = 8;
  const NEAR = 4;

  /** The columns of the table of places. */
  const columns = ({ about }) =>
    Object.fromEntries(["latitude", "longitude", "parent"].map((semantics) => [semantics, Site.marks.column(about, semantics)]));

  /** Every place with coordinates, with itself and the places below it that have none of their own. */
  function territories(places) {
    const { latitude, longitude, parent } = columns(places);
    const located = (row) => places.value(row, latitude) !== null && places.value(row, longitude) !== null;
    const home = new Map();
    for (let row = 0; row < places.rows; row++) {
      const seen = new Set();
      let at = row;
      while (at >= 0 && !located(at) && !seen.has(at)) {
        seen.add(at);
        const above = places.value(at, parent);
        at = above === null ? -1 : places.find(encodeURIComponent(above));
      }
      if (at < 0 || !located(at)) continue;
      if (!home.has(at)) home.set(at, []);
      home.get(at).push(row);
    }
    return home;
  }

  /** The rows that name places, by table. */
  async function naming(places) {
    const links = Site.rows.referringHeld(places).filter(({ table }) => table !== places);
    const loaded = await Site.tablesNamed(links.map(({ table }) => table));
    return (ids) => {
      const found = new Map();
      for (const { table, column } of links) {
        const owner = loaded.get(table);
        for (const id of ids) for (const row of owner.rowsWith(column, id)) found.set(table, (found.get(table) ?? new Set()).add(row));
      }
      return [...found].map(([name, rows]) => ({ table: loaded.get(name), rows: [...rows] }));
    };
  }

  async function cities() {
    const about = Site.marks.places();
    const places = about && (await Site.table(about.name));
    if (!places) return null;
    const named = await naming(about.name);
    const { latitude, longitude } = columns(places);
    const list = [...territories(places)].map(([row, within]) => {
      const groups = named(within.map((one) => places.value(one, about.key[0])));
      return {
        row,
        id: places.value(row, about.key[0]),
        name: Site.rows.label(places, row),
        at: [places.value(row, latitude), places.value(row, longitude)],
        groups,
        total: groups.reduce((sum, group) => sum + group.rows.length, 0),
      };
    });
    return { places, list: list.filter((city) => city.total).sort((a, b) => b.total - a.total) };
  }

  function details({ places }, city) {
    const group = ({ table, rows }) => [
      h("h3", { class: Site.marks.tone(table.name) }, Site.pick(table.about, "title"), " ", h("small", null, Site.number(rows.length))),
      h(
        "ul",
        { class: "mentions" },
        rows.slice(0, SHOWN).map((row) => h("li", null, Site.rows.link(table, row))),
      ),
      rows.length > SHOWN
        ? h(
            "p",
            { class: "note" },
            t("andMore", { n: Site.number(rows.length - SHOWN) }),
            " ",
            h("a", { href: Site.rows.href(places, city.row) }, t("allOfPlace")),
          )
        : null,
    ];
    return [h("h2", null, h("a", { href: Site.rows.href(places, city.row) }, Site.words(city.name))), city.groups.map(group)];
  }

  const radius = (total) => 3.5 + 1.9 * Math.sqrt(total);

  /** Draw land and cities; returns what marks a city as chosen, and goes there if asked. */
  function draw(place, { list }, choose) {
    const map = L.map(place, {
      attributionControl: false,
      minZoom: 1,
      maxZoom: 7,
      zoomSnap: 0.25,
      maxBounds: [
        [-80, -220],
        [85, 220],
      ],
    });
    map.fitBounds(L.latLngBounds(list.map((city) => city.at)).pad(0.08));
    L.geoJSON(Site.land(), { interactive: false, style: { className: "land", weight: 0.6, fillOpacity: 1 } }).addTo(map);
    const markers = list
      .slice()
      .reverse()
      .map((city) => {
        const marker = L.circleMarker(city.at, { radius: radius(city.total), className: "city" }).addTo(map);
        marker.bindTooltip(h("span", null, `${city.name} · ${Site.number(city.total)}`), { direction: "top" });
        marker.on("click", () => choose(city, true));
        return [city, marker];
      });
    new ResizeObserver(() => place.isConnected && map.invalidateSize()).observe(place);
    return (chosen, isVisit) => {
      markers.forEach(([city, marker]) => marker.getElement()?.classList.toggle("chosen", city === chosen));
      if (isVisit) map.setView(chosen.at, Math.max(map.getZoom(), NEAR), { animate: false });
    };
  }

  Site.pages.set("map", {
    title: () => t("map"),
    render: async (_, query) => {
      const found = await cities();
      const head = [h("h1", { tabindex: "-1" }, t("map")), h("p", { class: "lead" }, t("mapLead"))];
      if (!found?.list.length) return [...head, h("p", { class: "note" }, t("noCoordinates"))];
      Site.styles("vendor/leaflet/leaflet.css");
      await Site.vendor("leaflet/leaflet.js", "topojson-client/topojson-client.min.js", "world-atlas/land-50m.js");
      const place = h("div", { class: "map", role: "application", "aria-label": t("mapLabel") });
      const panel = h("section", { class: "city-panel", "aria-live": "polite" });
      let mark = () => {};
      const buttons = new Map();
      const choose = (city, isVisit = false) => {
        panel.replaceChildren(...details(found, city).flat(Infinity).filter(Boolean));
        if (isVisit) Site.keepAddress("map", { at: city.id });
        mark(city, isVisit);
        buttons.forEach((button, one) => button.setAttribute("aria-pressed", String(one === city)));
      };
      for (const city of found.list)
        buttons.set(
          city,
          h(
            "button",
            { type: "button", "aria-pressed": "false", onclick: () => choose(city, true) },
            Site.words(city.name),
            " ",
            h("small", null, Site.number(city.total)),
          ),
        );
      requestAnimationFrame(() => {
        mark = draw(place, found, choose);
        const wanted = found.list.find((city) => city.id === query.get("at"));
        choose(wanted ?? found.list[0], Boolean(wanted));
      });
      return [
        ...head,
        h(
          "div",
          { class: "map-page" },
          place,
          panel,
          h(
            "ul",
            { class: "cities", "aria-label": t("cities") },
            [...buttons.values()].map((button) => h("li", null, button)),
          ),
        ),
        h("p", { class: "note" }, t("mapNote")),
      ];
    },
  });
}

"use strict";
/** Events by their dates: year, day, and under each event the sessions it held. */
{
  const h = Site.h;
  const t = Site.t;

  /** Events as trees: each with those that name it as their parent. */
  function trees(table) {
    const column = Site.marks.column(table.about, "parent");
    const rows = Array.from({ length: table.rows }, (_, row) => row);
    const parentOf = (row) => {
      const parent = table.value(row, column);
      return parent === null ? -1 : table.find(encodeURIComponent(parent));
    };
    const children = new Map();
    const roots = [];
    for (const row of rows) {
      const parent = parentOf(row);
      if (parent < 0) roots.push(row);
      else children.set(parent, [...(children.get(parent) ?? []), row]);
    }
    return { roots, below: (row) => children.get(row) ?? [] };
  }

  /** The date an event is placed at: its own, or the first of those below it. */
  function dateOf(table, row, below) {
    const own = table.value(row, Site.marks.bound(table.about, "start"));
    if (own !== null) return own;
    return (
      below(row)
        .map((child) => dateOf(table, child, below))
        .filter(Boolean)
        .sort()[0] ?? null
    );
  }

  const dateText = (date) => {
    const [year, month, day] = date.split("-").map(Number);
    if (!month) return t("dayUnknown");
    const options = day ? { month: "long", day: "numeric", timeZone: "UTC" } : { month: "long", timeZone: "UTC" };
    return new Intl.DateTimeFormat(Site.languageTag(), options).format(Date.UTC(year, month - 1, day || 1));
  };

  function about(table, row, loaded) {
    const cell = (name) => (name ? Site.cell(table, row, table.field(name), loaded) : null);
    const { kind, place, venue, aside } = shown(table.about);
    return Site.dotted([cell(kind), cell(place), cell(venue), isAside(table, row) ? cell(aside) : null]);
  }

  /** The columns that say of an event what it is and where: a code, a place, the name of a site; and the one by which rows stand aside. */
  function shown(about) {
    const named = (test) => about.fields.find(test)?.name ?? null;
    const aside = named((field) => Site.marks.aside(field).size);
    const places = Site.marks.places();
    return {
      aside,
      kind: named((field) => field.codes && field.name !== aside && !field.derivation),
      place: places && Site.marks.referring(about, places.name),
      venue: named((field) => field.semantics === "name" && !field.namesRow),
    };
  }

  /** Whether a row has a code that the schema marks as aside: it is only spoken of. */
  const isAside = (table, row) => table.about.fields.some((field) => Site.marks.aside(field).has(table.value(row, field.name)));

  function event(table, row, loaded, below, depth = 0) {
    const under = below(row);
    const mentioned = isAside(table, row);
    return h(
      "li",
      { class: mentioned ? "event mentioned" : "event" },
      h("p", { class: "event-name" }, Site.rows.link(table, row)),
      h("p", { class: "where" }, about(table, row, loaded)),
      under.length && depth < 6
        ? h(
            "ul",
            null,
            under.map((child) => event(table, child, loaded, below, depth + 1)),
          )
        : null,
    );
  }

  /** Things in groups of the same key, in order of the key. */
  function grouped(items, keyOf) {
    const groups = new Map();
    for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
    return [...groups].sort(([a], [b]) => a.localeCompare(b));
  }

  function year([name, rows], table, loaded, { below }, dates) {
    const days = grouped(rows, (row) => dates.get(row));
    const day = ([date, events]) =>
      h(
        "li",
        { class: "day" },
        h("h3", null, h("time", { datetime: date }, dateText(date))),
        h(
          "ul",
          { class: "moments" },
          events.map((row) => event(table, row, loaded, below)),
        ),
      );
    return h("section", { class: "year" }, h("h2", null, name), h("ol", { class: "days" }, days.map(day)));
  }

  Site.pages.set("timeline", {
    title: () => t("timeline"),
    render: async () => {
      const about = Site.marks.happenings();
      const table = about && (await Site.table(about.name));
      if (!table) return about ? Site.notHeld(about.name) : [h("h1", { tabindex: "-1" }, t("timeline")), h("p", { class: "note" }, t("nothingToDraw"))];
      const loaded = await Site.tablesNamed(Site.rows.references(table.about).values());
      const forest = trees(table);
      const dates = new Map(forest.roots.map((row) => [row, dateOf(table, row, forest.below)]));
      const dated = forest.roots.filter((row) => dates.get(row));
      const undated = forest.roots.filter((row) => !dates.get(row));
      return [
        h("h1", { tabindex: "-1" }, t("timeline")),
        h("p", { class: "lead" }, t("timelineLead")),
        h(
          "div",
          { class: "timeline" },
          grouped(dated, (row) => dates.get(row).slice(0, 4))
            .reverse()
            .map((group) => year(group, table, loaded, forest, dates)),
        ),
        undated.length
          ? h(
              "section",
              { class: "year undated" },
              h("h2", null, t("undated")),
              h(
                "ul",
                { class: "moments" },
                undated.map((row) => event(table, row, loaded, forest.below)),
              ),
            )
          : null,
      ];
    },
  });
}

"use strict";
/** Charts: what is measured, in which units and how surely; shares side by side; topics by city. */
{
  const h = Site.h;
  const t = Site.t;
  const UNITS = 16;
  const CITIES = 18;
  const DARK = 0.36;
  const SAID = 42;
  const all = (table) => Array.from({ length: table.rows }, (_, row) => row);
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const label = (table, name, code) => (code === null ? t("notSaidShort") : Site.codeLabel(table.field(name), code));

  const placeName = (places, id) => {
    const row = places.find(encodeURIComponent(id));
    return row < 0 ? id : Site.rows.label(places, row);
  };

  const nameWidth = (names) =>
    Math.min(190, 14 + Math.max(0, ...names.map((name) => [...name].reduce((sum, one) => sum + (Site.hasHan(one) ? 12.5 : 6.8), 0))));
  const short = (name, most = 26) => ([...name].length > most ? `${[...name].slice(0, most - 1).join("")}…` : name);

  /** How many numbers there are of every unit, by what kind of statement they are. */
  function units(numbers, code) {
    const unit = Site.unitName(numbers);
    const counts = Site.figures.count(all(numbers), (row) => [[unit(row), label(numbers, code, numbers.value(row, code))]]);
    const totals = new Map();
    for (const {
      key: [name],
      number,
    } of counts)
      totals.set(name, (totals.get(name) ?? 0) + number);
    const most = [...totals]
      .sort((a, b) => b[1] - a[1])
      .slice(0, UNITS)
      .map(([name]) => name);
    const data = counts.filter(({ key: [name] }) => most.includes(name)).map(({ key: [name, kind], number }) => ({ name, kind, number }));
    const kinds = numbers
      .field(code)
      .codes.map((code) => Site.pick(code, "label"))
      .filter((name) => data.some((one) => one.kind === name));
    return Site.figures.figure(
      t("chartUnits"),
      t("chartUnitsText", { n: Site.number(most.length), m: Site.number(totals.size) }),
      () => ({
        marginLeft: nameWidth(most),
        marginBottom: 42,
        height: 56 + 24 * most.length,
        x: { label: t("chartNumbers"), grid: true, labelArrow: "none" },
        y: { label: null, domain: most },
        color: { domain: kinds, range: palette() },
        marks: [
          Plot.barX(data, {
            x: "number",
            y: "name",
            fill: "kind",
            order: kinds,
            fillOpacity: 0.82,
            rx: 2,
            inset: 0.5,
            title: (one) => `${one.name} · ${one.kind}: ${one.number}`,
          }),
          Plot.ruleX([0], { stroke: token("--line-strong") }),
        ],
      }),
      {
        name: "units",
        heads: [t("chartUnit"), t("chartKind"), t("chartNumbers")],
        rows: data.map((one) => [one.name, one.kind, one.number]),
      },
      kinds.map((name, at) => [name, palette()[at % palette().length]]),
    );
  }

  const palette = () => ["--kind-4", "--kind-1", "--kind-3", "--kind-2", "--accent", "--faint"].map(token);

  /** What a number is: observed, a target, an estimate …; and of which statistic, where it is one. */
  function series(numbers, kind, row) {
    const statistic = numbers.fields.find((field) => field.cues === "statistic");
    const parts = [kind, statistic?.name].filter(Boolean).map((name) => (numbers.value(row, name) === null ? null : label(numbers, name, numbers.value(row, name))));
    return parts.filter(Boolean).join(t("comma")) || t("notSaidShort");
  }

  const SYMBOLS = ["circle", "diamond", "triangle", "square", "star", "cross"];

  /** Every share in per cent, place by place; what is no observation has another shape and colour. */
  function shares(numbers, places, code) {
    const [unit, number] = ["unit", "value"].map((part) => Site.marks.part(numbers.about, part));
    const place = Site.marks.referring(numbers.about, places.name);
    const rows = all(numbers).filter((row) => numbers.value(row, unit) === "%" && numbers.value(row, place) !== null);
    if (!rows.length) return null;
    const data = rows.map((row) => ({
      city: placeName(places, Site.places.cityOf(places, numbers.value(row, place))),
      value: numbers.value(row, number),
      what: Site.rows.label(numbers, row),
      said: short(Site.rows.calledAs(numbers, row), SAID),
      sort: series(numbers, code, row),
      href: Site.rows.href(numbers, row),
    }));
    data.sort((a, b) => a.city.localeCompare(b.city) || a.value - b.value);
    const lines = data.map((one, at) => ({ ...one, line: `${at}` }));
    const sorts = Site.figures.count(data, (one) => [one.sort]).map(({ key }) => key);
    const colours = palette();
    const of = (one) => sorts.indexOf(one.sort);
    const name = (line) => (line > 0 && lines[line - 1].city === lines[line].city ? "" : lines[line].city);
    return Site.figures.figure(
      t("chartShares"),
      t("chartSharesText"),
      (width) => ({
        width: Math.max(width, 640),
        marginLeft: nameWidth(lines.map((one) => one.city)),
        marginRight: 250,
        marginBottom: 42,
        height: 60 + 24 * lines.length,
        x: { label: "%", grid: true, nice: true, labelArrow: "none" },
        y: { label: null, domain: lines.map((one) => one.line), type: "point", tickFormat: (line) => name(Number(line)), tickSize: 0 },
        symbol: { domain: sorts, range: SYMBOLS },
        marks: [
          Plot.ruleY(lines, { y: "line", x1: 0, x2: "value", stroke: token("--line") }),
          Plot.dot(lines, {
            x: "value",
            y: "line",
            r: 6,
            symbol: "sort",
            fill: (one) => colours[of(one) % colours.length],
            stroke: token("--paper"),
            title: (one) => `${one.city} · ${one.what} · ${one.sort}`,
            href: "href",
          }),
          Plot.text(lines, { x: "value", y: "line", dx: 12, textAnchor: "start", text: (one) => `${Site.number(one.value)}  ${one.said}`, fill: token("--soft") }),
        ],
      }),
      {
        name: "shares",
        heads: [t("chartCity"), t("chartWhat"), t("chartKind"), "%"],
        rows: data.map((one) => [one.city, { text: one.what, href: one.href }, one.sort, one.value]),
      },
      sorts.map((sort, at) => [`${{ circle: "●", diamond: "◆", triangle: "▲", square: "■", star: "★", cross: "✚" }[SYMBOLS[at % SYMBOLS.length]]} ${sort}`, colours[at % colours.length]]),
    );
  }

  /** What cities do about which topics: initiatives, by city and topic. */
  function topics(table, places) {
    const place = Site.marks.referring(table.about, places.name);
    const list = table.about.fields.find((field) => field.type === "list" && field.codes).name;
    const cityOf = (row) => Site.places.cityOf(places, table.value(row, place));
    const inCity = (row) => Site.places.isCity(places, places.find(encodeURIComponent(cityOf(row))));
    const placed = all(table).filter((row) => table.value(row, place) !== null && table.value(row, list) !== null && inCity(row));
    if (!placed.length) return null;
    const idOf = new Map(placed.map((row) => [placeName(places, cityOf(row)), cityOf(row)]));
    const counts = Site.figures.count(placed, (row) => table.value(row, list).map((topic) => [placeName(places, cityOf(row)), topic]));
    const href = (city, code) =>
      Site.facts.about()
        ? Site.address("findings", { topic: code, city: idOf.get(city), what: "words" })
        : Site.address(`table/${table.name}`, { [`f.${list}`]: `is:${code}`, [`f.${place}`]: `is:${idOf.get(city)}` });
    const total = (at) => {
      const sums = new Map();
      for (const { key, number } of counts) sums.set(key[at], (sums.get(key[at]) ?? 0) + number);
      return [...sums].sort((a, b) => b[1] - a[1]).map(([name]) => name);
    };
    const [cities, codes] = [total(0).slice(0, CITIES), total(1)];
    const title = (code) => label(table, list, code);
    const data = counts
      .filter(({ key: [city] }) => cities.includes(city))
      .map(({ key: [city, code], number }) => ({ city, topic: short(title(code)), title: title(code), number, href: href(city, code) }));
    const names = codes.map((code) => short(title(code)));
    const most = Math.max(...data.map((one) => one.number));
    return Site.figures.figure(
      t("chartTopics"),
      t("chartTopicsText"),
      (width) => ({
        width: Math.max(width, nameWidth(cities) + 34 * names.length),
        marginLeft: nameWidth(cities),
        marginTop: Math.min(130, nameWidth(names)),
        height: nameWidth(names) + 26 * cities.length + 20,
        x: { axis: "top", label: null, domain: names, tickRotate: -50, padding: 0.08 },
        y: { label: null, domain: cities, padding: 0.08 },
        color: { type: "sqrt", range: [token("--heat-low"), token("--heat-high")] },
        marks: [
          Plot.cell(data, { x: "topic", y: "city", fill: "number", rx: 3, href: "href", title: (one) => `${one.city} · ${one.topic}: ${one.number}` }),
          Plot.text(data, {
            x: "topic",
            y: "city",
            text: (one) => String(one.number),
            pointerEvents: "none",
            fill: (one) => token(one.number > DARK * most ? "--paper" : "--ink"),
          }),
        ],
      }),
      {
        name: "topics",
        heads: [t("chartCity"), t("chartTopic"), t("chartNumbers")],
        rows: data.map((one) => [one.city, one.title, { text: one.number, href: one.href }]),
      },
    );
  }

  Site.pages.set("charts", {
    title: () => t("charts"),
    render: async () => {
      const abouts = [Site.marks.numbers(), Site.marks.topics(), Site.marks.places()];
      const [numbers, listed, places] = await Promise.all(abouts.map((about) => (about ? Site.table(about.name) : null)));
      const code = numbers?.about.fields.find((field) => field.codes && field.cues && field.required)?.name;
      const head = [h("h1", { tabindex: "-1" }, t("charts")), h("p", { class: "lead" }, t("chartsLead"))];
      if (!(numbers?.rows || listed?.rows)) return [...head, h("p", { class: "note" }, t("nothingToDraw"))];
      await Site.figures.ready();
      return [
        ...head,
        numbers?.rows && code ? units(numbers, code) : null,
        numbers?.rows && places ? shares(numbers, places, code) : null,
        listed?.rows && places ? topics(listed, places) : null,
      ];
    },
    colours: true,
  });
}

"use strict";
/** The data dictionary: every table, column and code, with how much of it is filled. */
{
  const h = Site.h;
  const t = Site.t;

  function rules(about, field) {
    const target = Site.rows.references(about).get(field.name);
    return Site.dotted([
      t(`type_${field.type}`),
      about.key.includes(field.name) ? t("ruleKey") : null,
      field.required ? t("ruleRequired") : null,
      field.computed ? t("ruleComputed") : null,
      field.derivation ? t(`derivation_${field.derivation}`) : null,
      target ? h("a", { href: `#/dictionary/${target}` }, `→ ${Site.pick(Site.tables.get(target) ?? { title: target }, "title")}`) : null,
    ]);
  }

  function codes(field) {
    if (!field.codes) return null;
    const line = (code) =>
      h("li", null, h("code", null, code.code), " ", Site.pick(code, "label"), " ", h("small", null, Site.number(code.count)));
    return h(
      "details",
      null,
      h("summary", null, t("codes", { n: Site.number(field.codes.length) })),
      h("ul", { class: "codes" }, field.codes.map(line)),
    );
  }

  /** How much of a column is filled, as a bar and in words. */
  function filled(about, field) {
    const share = about.rows ? field.filled / about.rows : 0;
    return h("span", { class: "share" }, h("i", { "aria-hidden": "true", style: { "--share": `${100 * share}%` } }), Site.percent(share));
  }

  function section(about, open) {
    const rows = about.fields.map((field) => [
      h("span", null, Site.pick(field, "title"), h("code", null, field.name)),
      [h("p", null, Site.pick(field, "description")), codes(field)],
      rules(about, field),
      filled(about, field),
    ]);
    const heads = [t("column"), t("meaning"), t("rules"), t("filled")];
    return h(
      "details",
      { class: "dictionary", id: `table-${about.name}`, open },
      h(
        "summary",
        null,
        h("h2", { class: Site.marks.tone(about.name) }, Site.pick(about, "title")),
        h("code", null, about.name),
        h("span", { class: "where" }, t("rowsCount", { n: Site.number(about.rows) })),
        h("span", { class: "gist" }, Site.pick(about, "description")),
      ),
      h("p", null, h("a", { href: `#/table/${about.name}` }, t("browse"))),
      Site.plainTable(Site.pick(about, "title"), heads, rows, { class: "plain dictionary-table" }),
    );
  }

  Site.pages.set("dictionary", {
    title: () => t("dictionary"),
    render: ([wanted]) => {
      const sections = Site.package.tables.map((about) => section(about, about.name === wanted));
      if (wanted) requestAnimationFrame(() => document.getElementById(`table-${wanted}`)?.scrollIntoView());
      return [h("h1", { tabindex: "-1" }, t("dictionary")), h("p", { class: "lead" }, t("dictionaryLead")), ...sections];
    },
  });
}

"use strict";
/** The method: what is verified, how, and what no machine can verify. */
{
  const h = Site.h;
  const t = Site.t;

  /** How completely every article is accounted for. */
  async function completeness() {
    const table = await Site.table("articles");
    const names = ["numbers_cited", "numbers_waived", "speakers_cited", "speakers_waived", "names_cited", "names_waived", "quoted_share"];
    const fields = names.map((name) => table?.field(name)).filter(Boolean);
    if (!table || !fields.length) return null;
    const show = (row, field) => {
      const value = table.value(row, field.name);
      return value === null ? "" : field.name === "quoted_share" ? Site.percent(value) : Site.number(value);
    };
    const rows = Array.from({ length: table.rows }, (_, row) => [
      h("a", { href: `#/article/${table.key(row)}` }, table.value(row, "article_id")),
      ...fields.map((field) => show(row, field)),
    ]);
    return Site.plainTable(t("methodCounts"), [t("article"), ...fields.map((field) => Site.pick(field, "title"))], rows);
  }

  /** How values follow from their quotes, counted in this package. */
  function derivations() {
    const evidence = Site.package.tables.find((about) =>
      ["derivation", "match", "quote"].every((name) => about.fields.some((field) => field.name === name)),
    );
    if (!evidence) return null;
    return ["derivation", "match"].map((name) => {
      const field = evidence.fields.find((one) => one.name === name);
      const line = (code) => [
        h("a", { href: `#/table/${evidence.name}?f.${name}=${encodeURIComponent(`is:${code.code}`)}` }, h("code", null, code.code)),
        Site.pick(code, "label"),
        Site.number(code.count),
      ];
      return Site.plainTable(
        Site.pick(field, "title"),
        [Site.pick(field, "title"), t("meaning"), t("rowsHead")],
        (field.codes ?? []).map(line),
      );
    });
  }

  Site.pages.set("method", {
    title: () => t("method"),
    render: async () => {
      const text = (key) =>
        Site.t(key)
          .split("\n")
          .map((line) => h("p", null, line));
      const list = (key, tag) =>
        h(
          tag,
          null,
          Site.t(key)
            .split("\n")
            .map((line) => h("li", null, line)),
        );
      return [
        h("h1", { tabindex: "-1" }, t("methodTitle")),
        h("p", { class: "lead" }, t("methodLead")),
        h(
          "article",
          { class: "prose" },
          h("h2", null, t("methodQuotes")),
          text("methodQuotesText"),
          h("h2", null, t("methodReread")),
          text("methodRereadText"),
          derivations(),
          h("h2", null, t("methodNothing")),
          text("methodNothingText"),
          list("methodRules", "ol"),
          await completeness(),
          h("h2", null, t("methodCopy")),
          text("methodCopyText"),
          h("h2", null, t("methodLimits")),
          list("methodLimitsList", "ul"),
          h("h2", null, t("methodRights")),
          text("methodRightsText"),
        ),
      ];
    },
  });
}

"use strict";
/** What each release changed against the one before: how much, and the changes one by one, with the row where it is still there. */
{
  const h = Site.h;
  const t = Site.t;
  const MOST = 200;

  const words = (code) => code.replaceAll("-", " ");

  /** The row that a change is about, as a link where the package has it. */
  function rowOf(change) {
    const table = Site.loaded.get(change.table);
    const row = table && change.id ? table.find(encodeURIComponent(change.id)) : -1;
    return row < 0 ? change.id || (Number(change.rows) > 1 ? t("changeRows", { n: Site.number(Number(change.rows)) }) : "") : Site.rows.link(table, row);
  }

  const tableName = (name) => (Site.tables.has(name) ? Site.pick(Site.tables.get(name), "title") : name);

  /** How many changes of each kind there are in each table. */
  function counts(changes) {
    const found = new Map();
    for (const { table, what, rows } of changes) {
      const key = JSON.stringify([table, what]);
      found.set(key, (found.get(key) ?? 0) + Math.max(1, Number(rows)));
    }
    const lines = [...found].map(([key, number]) => {
      const [table, what] = JSON.parse(key);
      return [table ? tableName(table) : Site.pick(Site.package.dataset, "title"), words(what), Site.number(number)];
    });
    return Site.plainTable(t("changes"), [t("tableHead"), t("changeWhat"), t("rowsHead")], lines, { class: "plain numbers" });
  }

  function list(changes) {
    const line = (change) => [
      [tableName(change.table), " ", rowOf(change)],
      [words(change.what), change.column ? [" · ", h("code", null, change.column)] : null],
      Site.words(change.old),
      Site.words(change.new),
      words(change.cause),
    ];
    const heads = [t("row"), t("changeWhat"), t("changeFrom"), t("changeTo"), t("changeWhy")];
    return h("details", { open: changes.length <= MOST / 4 }, h("summary", null, t("moreOf", { n: Site.number(Math.min(MOST, changes.length)) })), Site.plainTable(t("changes"), heads, changes.slice(0, MOST).map(line)));
  }

  Site.pages.set("changes", {
    title: () => t("changes"),
    render: async () => {
      const changes = await Site.changes();
      await Site.tablesNamed(changes.map((change) => change.table));
      const { version, issued } = Site.package.dataset;
      const releases = [...Site.facts.groups(changes, (change) => JSON.stringify([change.version, change.since, change.date]))];
      const release = ([key, found]) => {
        const [of, since, date] = JSON.parse(key);
        return h("section", null, h("h2", null, t("versionSince", { version: of, since }), " ", h("small", null, date)), counts(found), list(found));
      };
      return [
        h("h1", { tabindex: "-1" }, t("changes")),
        h("p", { class: "lead" }, t("changesLead", { version, date: issued ? t("ofDate", { date: issued }) : "" })),
        releases.length ? releases.map(release) : h("p", { class: "note" }, t("firstRelease")),
      ];
    },
  });
}

"use strict";
/** Search in all that rows refer to: what was found, of which kind, with the words that were hit; what to try where nothing was. */
{
  const h = Site.h;
  const t = Site.t;
  const WAIT = 120;
  const TRIES = 6;

  function hit(found, words) {
    const { table, row } = found;
    const snippet = Site.snippet(table, row, words);
    return h(
      "li",
      { class: `hit ${Site.marks.tone(table.name)}` },
      h("p", null, h("span", { class: "kind" }, Site.pick(table.about, "title")), " ", h("a", { href: Site.rows.href(table, row) }, Site.hitWords(Site.rows.label(table, row), words))),
      snippet ? h("p", { class: "where" }, snippet.title, ": ", snippet.words) : null,
    );
  }

  class Search {
    constructor(query) {
      this.kind = query.get("in") ?? "";
      this.input = h("input", { type: "search", id: "question", value: query.get("q") ?? "", autocomplete: "off", placeholder: t("searchAll") });
      this.status = h("p", { class: "count", role: "status" });
      this.kinds = h("div", { class: "cities", role: "group", "aria-label": t("kindOfRow") });
      this.list = h("ul", { class: "hits" });
      this.tries = h("div", { class: "tries" });
      let timer = 0;
      this.input.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(() => this.ask(), WAIT);
      });
    }

    async begin() {
      const told = (done, total) => (this.status.textContent = t("indexing", { n: Site.number(done), m: Site.number(total) }));
      try {
        this.index = await Site.search.ready(told);
        this.status.textContent = "";
        this.ask();
      } catch (error) {
        this.status.textContent = error.message;
      }
    }

    ask() {
      const words = this.input.value;
      Site.keepAddress("search", { q: words, in: this.kind });
      if (!this.index) return;
      const { total, rows, kinds } = Site.search.ask(this.index, words, this.kind);
      const key = rows.length < total ? "hitsFirst" : "hits";
      this.status.textContent = words.trim() ? t(total ? key : "noHits", { n: Site.number(total), m: Site.number(rows.length), words: words.trim() }) : "";
      this.kinds.replaceChildren(...(kinds.length > 1 || this.kind ? this.kindButtons(kinds) : []));
      this.list.replaceChildren(...rows.map((row) => hit(row, words)));
      this.tries.replaceChildren(...(total ? [] : this.suggestions(words)));
    }

    kindButtons(kinds) {
      const button = (name, title, number) =>
        h("button", { type: "button", "data-in": name, "aria-pressed": String(this.kind === name), onclick: () => this.narrow(name) }, title, " ", h("small", null, Site.number(number)));
      const all = kinds.reduce((sum, [, number]) => sum + number, 0);
      return [button("", t("all"), all), ...kinds.map(([name, number]) => button(name, Site.pick(Site.tables.get(name), "title"), number))];
    }

    narrow(name) {
      this.kind = name;
      this.ask();
      [...this.kinds.querySelectorAll("button")].find((one) => one.dataset.in === name)?.focus();
    }

    /** What to try: names that begin alike, or single words of the question; where nothing was asked, names that many rows refer to. */
    suggestions(words) {
      const tries = Site.search.suggest(this.index, words).slice(0, TRIES);
      if (!tries.length) return [];
      const link = (text) => h("li", null, h("a", { href: Site.address("search", { q: text }) }, Site.words(text)));
      return [h("p", { class: "note" }, t("tryThese")), h("ul", { class: "topic-chips" }, tries.map(link))];
    }
  }

  Site.pages.set("search", {
    title: () => t("search"),
    render: (_, query) => {
      const view = new Search(query);
      view.begin();
      return [
        h("h1", { tabindex: "-1" }, t("search")),
        h(
          "form",
          { class: "toolbar wide", role: "search", onsubmit: (event) => event.preventDefault() },
          h("label", { for: "question", class: "unseen" }, t("searchAll")),
          view.input,
        ),
        view.kinds,
        view.status,
        view.list,
        view.tries,
      ];
    },
  });
}

"use strict";
/** What surrounds every page: the name, the ways, language and light, the foot. */
{
  const h = Site.h;
  /** The ways, each with its name: those that answer, then those that show how it is known. */
  const WAYS = [
    ["findings", "findings"],
    ["cities", "citiesTitle"],
    ["people", "people"],
    ["table", "tables"],
    ["articles", "articles"],
    ["map", "map"],
    ["timeline", "timeline"],
    ["charts", "charts"],
    ["dictionary", "dictionary"],
    ["method", "method"],
  ];
  const UNDER = { article: "articles", compare: "cities", changes: "method", targets: "findings", before: "findings", progress: "findings", results: "findings", numbers: "findings" };

  /** Whether a way leads to anything in this package. */
  const leads = (name) => !({ findings: !Site.facts.about(), cities: !Site.marks.places(), people: !Site.marks.speakers() })[name];
  const SYSTEM = { system: "◐", light: "☀", dark: "☾" };

  /** The way under which a page lies; a row lies under its table, a place or a person under theirs. */
  function wayOf(current) {
    if (current !== "row") return UNDER[current] ?? current;
    const name = Site.decoded(location.hash.split("/")[2]);
    const about = Site.tables.get(name);
    if (name === Site.marks.places()?.name) return "cities";
    return about && Site.entity.isPersons({ name }) ? "people" : "table";
  }

  function ways(current) {
    const under = wayOf(current);
    const way = ([name, title]) => h("li", null, h("a", { href: `#/${name}`, "aria-current": under === name ? "page" : null }, Site.t(title)));
    return h("nav", { class: "ways", "aria-label": Site.t("ways") }, h("ul", null, WAYS.filter(([name]) => leads(name)).map(way)));
  }

  function languageSwitch() {
    const other = Site.language() === "zh" ? "en" : "zh";
    const change = async () => {
      Site.setLanguage(other);
    Site.addressLanguage(other);
      await Site.show();
      document.getElementById("language")?.focus();
    };
    return h(
      "button",
      { type: "button", id: "language", class: "switch", lang: other === "zh" ? "zh-Hans" : "en", onclick: change },
      other === "zh" ? "中文" : "English",
    );
  }

  function themeSwitch() {
    const label = Site.t("theme", { theme: Site.t(`theme_${Site.theme()}`) });
    const change = async () => {
      Site.setTheme(Site.nextTheme());
      await Site.show();
      document.getElementById("theme")?.focus();
    };
    return h(
      "button",
      { type: "button", id: "theme", class: "switch", title: label, "aria-label": label, onclick: change },
      h("span", { "aria-hidden": "true" }, SYSTEM[Site.theme()]),
    );
  }

  function head(current) {
    return h(
      "header",
      { class: "top" },
      h(
        "div",
        { class: "bar" },
        h(
          "a",
          { href: "#/", class: "name" },
          h("span", { class: "seal", "aria-hidden": "true" }),
          Site.pick(Site.package.dataset, "title"),
        ),
        h("a", { href: "#/search", class: "switch", "aria-current": current === "search" ? "page" : null }, Site.t("search")),
        languageSwitch(),
        themeSwitch(),
      ),
      ways(current),
    );
  }

  const foot = () => {
    const { dataset } = Site.package;
    return h(
      "footer",
      { class: "foot" },
      h(
        "p",
        null,
        Site.pick(dataset, "title"),
        " ",
        dataset.version ?? "",
        " · ",
        (dataset.licenses ?? []).map((licence) => licence.name ?? licence.title).join(Site.t("comma")),
      ),
      h("p", null, Site.t("footNote")),
    );
  };

  /** Skip to the page: a link would change the address that says which page it is. */
  const skip = () => h("button", { type: "button", class: "skip", onclick: () => document.querySelector("h1")?.focus() }, Site.t("skip"));

  Site.shell = (current, main) => [
    skip(),
    head(current),
    main,
    foot(),
    h("div", { id: "announcement", class: "unseen", "aria-live": "polite" }),
  ];

  /** A page for a table the pages do not hold. */
  Site.notHeld = (name) => {
    const about = Site.tables.get(name);
    return Site.missing(
      about ? Site.t("tooLarge", { name: Site.pick(about, "title"), n: Site.number(about.rows) }) : Site.t("noTable", { name }),
    );
  };

  /** A page for what is not there. */
  Site.missing = (text) => [
    Site.h("h1", { tabindex: "-1" }, Site.t("notFound")),
    h("p", { class: "lead" }, text),
    h("p", null, h("a", { href: "#/" }, Site.t("toOverview"))),
  ];
}

"use strict";
/** Which page an address means: what follows `#/`, parts between slashes, then a question. */
{
  let turn = 0;
  let shown = null;

  /** @returns {{name: string, parts: string[], query: URLSearchParams}} */
  function route() {
    const [path, query = ""] = location.hash.replace(/^#\/?/, "").split(/\?(.*)/s);
    const [name = "", ...parts] = path.split("/");
    return { name, parts, query: new URLSearchParams(query) };
  }

  async function content({ name, parts, query }) {
    const page = Site.pages.get(name);
    if (!page) return { title: Site.t("notFound"), nodes: Site.missing(Site.t("noPage")) };
    try {
      const nodes = await page.render(parts, query);
      return { title: page.title(parts), nodes };
    } catch (error) {
      console.error(error);
      return { title: Site.t("notFound"), nodes: Site.missing(error.message) };
    }
  }

  /** Show the page of the address; `isMove` when the reader came from another. */
  async function show(isMove = false) {
    const mine = ++turn;
    const where = route();
    const { title, nodes } = await content(where);
    if (mine !== turn) return;
    const name = Site.pick(Site.package.dataset, "title");
    document.title = where.name ? `${title} · ${name}` : name;
    const main = Site.h("main", { id: "main", class: `page-${where.name || "overview"}` }, nodes);
    document.body.replaceChildren(...Site.shell(where.name, main));
    document.body.dataset.ready = String(mine);
    if (isMove && !where.query.has("at") && !where.query.has("p")) scrollTo(0, 0);
    if (isMove) main.querySelector("h1")?.focus({ preventScroll: true });
    if (shown === null) performance.mark("site-ready");
    shown = where.name;
  }

  Site.show = () => show();
  addEventListener("hashchange", () => show(true));
  if (Site.package) show();
  else document.body.replaceChildren(Site.h("p", null, "data/package.js is missing."));
}
