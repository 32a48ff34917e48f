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
