"""The words made-up articles are written with: no city, person or body here exists, and no sentence was taken from anywhere."""

from __future__ import annotations

from dataclasses import dataclass

CITY_FIRST = {
    "雾": "wu", "汐": "xi", "澜": "lan", "鲸": "jing", "萤": "ying", "苔": "tai", "砾": "li", "霁": "ji", "岚": "lan", "穗": "sui",
    "荻": "di", "绛": "jiang", "黛": "dai", "琥": "hu", "橹": "lu", "帆": "fan", "鹭": "lu", "鸥": "ou", "蓼": "liao", "芷": "zhi",
    "棹": "zhao", "沁": "qin", "碧": "bi", "漪": "yi", "缃": "xiang", "纨": "wan", "柚": "you", "樱": "ying", "蕨": "jue", "藻": "zao",
}  # fmt: skip
CITY_SECOND = {
    "港": "gang", "湾": "wan", "汀": "ting", "屿": "yu", "渚": "zhu", "洲": "zhou", "浦": "pu", "礁": "jiao", "泽": "ze", "原": "yuan",
    "麓": "lu", "陵": "ling", "川": "chuan", "埠": "bu", "渡": "du", "坞": "wu", "塬": "yuan", "淀": "dian", "浔": "xun", "堰": "yan",
}  # fmt: skip
SURNAMES = {
    "林": "Lin", "沈": "Shen", "陆": "Lu", "谢": "Xie", "宋": "Song", "邓": "Deng", "冯": "Feng", "彭": "Peng", "萧": "Xiao", "蔡": "Cai",
    "潘": "Pan", "袁": "Yuan", "蒋": "Jiang", "魏": "Wei", "吕": "Lü", "姚": "Yao", "姜": "Jiang", "谭": "Tan", "廖": "Liao", "邹": "Zou",
    "秦": "Qin", "邱": "Qiu", "尹": "Yin", "薛": "Xue", "陶": "Tao", "贺": "He", "龚": "Gong", "邵": "Shao", "戴": "Dai", "詹": "Zhan",
}  # fmt: skip
GIVEN = {
    "舟": "zhou", "澜": "lan", "岚": "lan", "屿": "yu", "汐": "xi", "晴": "qing", "溪": "xi", "桐": "tong", "竹": "zhu", "樵": "qiao",
    "霁": "ji", "岑": "cen", "棠": "tang", "荷": "he", "芷": "zhi", "砚": "yan", "弦": "xian", "笙": "sheng", "琢": "zhuo", "漪": "yi",
    "蘅": "heng", "帆": "fan", "渚": "zhu", "汀": "ting", "梧": "wu", "樾": "yue", "槿": "jin", "荻": "di", "苇": "wei", "蒲": "pu",
    "菱": "ling", "禾": "he", "穗": "sui", "麓": "lu", "峦": "luan", "鹭": "lu", "萤": "ying", "苔": "tai", "砾": "li", "霖": "lin",
}  # fmt: skip
GLOSSED = {"雾": "wù", "汐": "xī", "澜": "lán", "鲸": "jīng", "萤": "yíng", "苔": "tái", "岚": "lán", "荻": "dí", "屿": "yǔ", "渚": "zhǔ"}
"""Characters behind which a file may print their reading in brackets."""

FORUMS = ("潮声城市论坛", "水岸城市论坛", "街巷更新论坛", "灯塔城市论坛", "海绵城市论坛", "邻里治理论坛", "步道城市论坛", "渡口城市论坛")
VENUES = ("听潮会馆", "鲸背会议中心", "望海楼", "木栈道展馆", "旧船坞剧场", "芦苇馆", "灯塔广场", "潮汐礼堂")
THEMES = ("与水为邻，与人相近", "让街巷慢下来", "看得见的公平", "把河流还给居民", "小处着手，长久照看", "安静的技术", "共同照看的城市")
SESSIONS = ("潮汐与数据", "街巷与老人", "河流与学校", "灯光与夜路", "树荫与车站", "旧墙与新居")

BODIES = {
    "河流管理局": ("局长", "River Office", "government"),
    "水务中心": ("主任", "Water Centre", "government"),
    "公园管理处": ("处长", "Parks Office", "government"),
    "街巷更新办公室": ("主任", "Lanes Renewal Office", "government"),
    "海绵城市研究所": ("所长", "Sponge City Institute", "think_tank"),
    "城市规划院": ("院长", "Planning Institute", "think_tank"),
    "图书馆": ("馆长", "Library", "other"),
    "灯塔志愿者协会": ("会长", "Lighthouse Volunteers' Association", "ngo"),
    "步道公司": ("总经理", "Footpath Company", "company"),
}
"""A body of a city: the title of who heads it, its name in English, its type."""
SCHOOL = "第七中学"
"""A listed body with a number in its name."""

INITIATIVE_FIRST = (
    "清浅", "潮信", "鲸背", "听水", "白鹭", "芦花", "青苔", "星灯", "渡口", "榕荫",
    "竹影", "碧帆", "松涛", "云梯", "橘灯", "萤火", "潮汐", "桅杆", "月白", "晨雾",
)  # fmt: skip
INITIATIVE_SECOND = {
    "平台": ("platform", "digital"),
    "系统": ("system", "digital"),
    "行动": ("programme", "governance"),
    "公园": ("infrastructure", "public_space"),
    "步道": ("infrastructure", "mobility"),
    "书屋": ("service", "education"),
    "食堂": ("service", "health"),
    "湿地": ("infrastructure", "ecology"),
    "工坊": ("project", "heritage"),
    "驿站": ("service", "public_space"),
}
DOCUMENTS = {
    "防潮手册": ("handbook", "safety"),
    "步行指南": ("handbook", "mobility"),
    "河流公约": ("framework", "water"),
    "树荫图册": ("collection", "ecology"),
}
STATUSES = {
    "under_way": "{owner}正在建设“{name}”",
    "in_operation": "{owner}的“{name}”已经上线",
    "completed": "{owner}已建成“{name}”",
    "planned": "{owner}计划推出“{name}”",
}
PUBLISHED = "{owner}发布了《{name}》"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that is counted: what is done to it, its unit as written, the noun, the unit's code, how many there may be."""

    verb: str
    unit: str
    noun: str
    code: str
    english: str
    low: int = 20
    high: int = 900


THINGS = (
    Thing("接入", "个", "泊位", "{berth}", "berths connected", 200, 4000),
    Thing("改造", "处", "老旧楼道", "{stairwell}", "stairwells renewed"),
    Thing("新增", "座", "口袋公园", "{park}", "pocket parks added", 11, 99),
    Thing("修复", "公里", "河岸", "km", "river banks mended"),
    Thing("安装", "台", "雨量传感器", "{sensor}", "rain sensors installed", 100, 3000),
    Thing("培训", "名", "社区志愿者", "{person}", "volunteers trained", 100, 9000),
    Thing("种下", "株", "红树苗", "{seedling}", "mangrove seedlings planted", 100, 9000),
    Thing("开通", "条", "夜间公交线路", "{route}", "night bus routes opened", 11, 60),
    Thing("照看", "户", "独居老人", "{household}", "elderly households looked after", 100, 9000),
    Thing("回收", "吨", "旧衣物", "t", "old clothes recycled", 100, 5000),
    Thing("铺设", "平方米", "透水路面", "m2", "permeable pavement laid", 1000, 90000),
    Thing("举办", "场", "邻里议事会", "{meeting}", "neighbourhood councils held"),
    Thing("收到", "条", "居民留言", "{message}", "messages from residents", 300, 9000),
    Thing("更换", "盏", "节能路灯", "{lamp}", "street lamps replaced", 300, 9000),
    Thing("归档", "张", "老照片", "{photograph}", "old photographs archived", 300, 9000),
    Thing("巡查", "个", "井盖", "{cover}", "manhole covers inspected", 300, 9000),
    Thing("整理", "份", "口述历史", "{record}", "oral histories collected"),
    Thing("配备", "套", "急救设备", "{set}", "first-aid sets provided"),
    Thing("画出", "幅", "街巷地图", "{map}", "lane maps drawn", 11, 99),
    Thing("养护", "棵", "古树", "{tree}", "old trees cared for"),
    Thing("连通", "公里", "滨水步道", "km", "waterside paths joined"),
    Thing("改建", "间", "公共厕所", "{toilet}", "public toilets rebuilt"),
    Thing("登记", "艘", "渔船", "{boat}", "fishing boats registered"),
    Thing("检修", "座", "桥梁", "{bridge}", "bridges inspected"),
    Thing("节省", "立方米", "用水", "m3", "water saved", 1000, 90000),
    Thing("惠及", "人", "通勤居民", "{person}", "commuters served", 1000, 90000),
    Thing("联通", "家", "社区诊所", "{clinic}", "clinics linked"),
    Thing("开设", "门", "手艺课程", "{course}", "craft courses offered", 11, 60),
)
SHARES = {
    "能耗下降": "energy use lowered",
    "投诉量减少": "complaints reduced",
    "满意率达到": "residents satisfied",
    "漏损率为": "leakage rate of the water mains",
    "步行出行占比为": "share of walking",
    "垃圾分类准确率为": "waste sorted correctly",
    "候车时间压缩": "waiting time at stops cut",
}
SERVICES = ("申请泊位", "办理渔照", "预约门诊", "报修路灯", "借用礼堂", "登记摊位", "更换水表", "查阅图纸")

FILLERS = (
    "清晨的码头上还罩着薄雾，早到的客人在栈桥边交换名片，茶水的热气慢慢散开。",
    "沿河的旧泵房改成了居民书屋，墙上挂着泛黄的海图，孩子们趴在窗台上数船。",
    "卖鱼汤的小店坐满了人，老板把菜单翻成各地的方言，墙上还画着会笑的鲸鱼。",
    "木栈道旁新种的芦苇刚刚没过脚踝，白鹭在浅水里慢慢踱步，谁也不去惊动。",
    "傍晚的风里有青草的气味，桥头的灯火慢慢亮起来，过路的人停下脚步看水。",
    "老街的石板重新铺过，雨水顺着缝隙渗进土里，巷口的积水不见了踪影。",
    "邻里把闲置的院子收拾出来，种上薄荷和番茄，谁家做饭缺葱就去摘几根。",
    "值班员把潮位贴在公告栏上，船工起初不大在意，如今出门前都要先看看。",
    "居民在树荫下摆开长桌，围着图纸争论路口的宽窄，最后笑着散了。",
    "河边的长椅换成了旧船板，坐上去有淡淡的桐油味，老人喜欢在这里打盹。",
    "学生们沿着水渠写生，把看见的鸟和昆虫画进本子，贴满了教室的后墙。",
    "废弃的盐田改造成雨水花园，涨潮时蓄水，退潮时晒太阳，蜻蜓先住了进去。",
    "灯塔下的广场夜里仍有人散步，保洁员把落叶扫成堆，猫在旁边看着。",
    "新装的扶手涂成橘色，雾天里也看得清楚，送菜的阿姨终于不怕下坡了。",
    "旧厂房的烟囱留了下来，成了鸽子的家，底下的车间改成了木工教室。",
    "渔港的冷库腾出角落做展览，网具、浮标和账本摆在玻璃柜里，静静发亮。",
    "集市散场以后，摊主把纸箱压平码好，等着回收的小车从坡上慢慢下来。",
    "图纸摊在地上，设计者蹲着听居民数落，把红笔改过的地方又改了回去。",
    "公交站旁的树长高了，树影正好落在候车的人身上，夏天因此好过了许多。",
    "雨下得急，新挖的浅沟很快蓄满，又不声不响地退下去，街面干干净净。",
    "夜校的灯亮到很晚，补网的、修表的、做点心的轮流当先生，听课的坐到门外。",
    "有人把家乡的泥土装在小瓶里带来，摆在会场门口，客人经过时都要看看。",
    "河道清出来的石头砌成矮墙，青苔爬上去，像是已经在那里住了很久。",
    "孩子们给每棵树系上布条，写着希望它长成的样子，风吹起来哗哗作响。",
)
SLIP = ("河边的长椅", "河迈的长椅", "边")
"""A phrase of the prose, the same with a slip of character recognition, and what is to be read."""
