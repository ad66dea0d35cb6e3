/** Invented, neutral copy of a town that does not exist: heads, paragraphs and captions put together from phrases. */
import type { Seeded } from "./seeded.js";

const subjects = [
  "市图书馆", "东岸渡口", "石桥镇", "城北水厂", "河湾小学", "区文化馆", "老街菜市场", "公交三公司", "县农技站", "青石村", "湿地观鸟站", "社区食堂", "市档案馆", "江心洲果园",
  "城西车辆段", "云岭茶场", "少年科技馆", "市政养护队", "南门夜校", "下沙渔港", "气象台", "植物园", "市园林所", "竹林合作社",
];
const deeds = [
  "把开放时间延长到晚上九点", "新添了两条便民线路", "完成了入冬前的检修", "请来老师傅带徒弟", "整修了沿河的步道", "开出第一批体验课", "换上了节能的路灯", "试种的新品种有了收成",
  "为居民腾出一块活动场地", "修好了停摆多年的大钟", "清点了越冬的水鸟", "编出一本地方食谱", "把旧仓库改成了展厅", "开通了预约服务", "整理出一批老照片", "公布了明年的课程表",
  "补种了三百多棵行道树", "办起了修补铺子", "调整了早高峰的班次", "给老屋装上了扶手",
];
const details = [
  "记者在现场看到，几位居民正围着告示牌商量", "负责人介绍，这件事前后准备了半年", "据统计，上个月来过的人比去年同期多了两成", "“先试一个月，大家说好再定下来。”值班的同志说",
  "参与的人里，年纪最大的七十八岁，最小的刚上小学", "材料是附近工地剩下的，工钱由街道和商户各出一半", "为了不影响出行，施工都放在夜里十点以后", "按照计划，二期工程明年春天动工",
  "不少人一早赶来，排队的人从门口一直站到路口", "“以前要绕三公里，现在走十分钟就到。”一位老人说", "工作人员把意见一条一条记在本子上，当天就作了答复", "所需费用在全年预算里列支，账目贴在门口的公告栏",
  "技术员每隔两小时测一次水温，数据实时传到值班室", "这样的小改动，今年全市一共做了四十六处", "孩子们把写好的卡片挂在树上，风一吹沙沙作响", "下一步，还要把沿线的标识统一起来",
  "天气转冷，巡查从每天两次加到四次", "村里的老人记得，这口井已经用了上百年", "有人提出再添几张长椅，方案当场就定了下来", "接下来一周，同样的活动还要在另外五个点举行",
  "当天的最低气温只有3℃，报名的人却坐满了大教室", "全长1.2公里的路段，用了不到40天", "目前已有260多户登记，其中一半是年轻家庭", "大家算了一笔账：一年下来可以省下十几万度电",
];
const openers = ["近日，", "12月5日，", "入冬以来，", "连日来，", "上周末，", "清晨六点，", "从本月起，", ""];
const links = ["，", "。", "。", "；", "。"];
const headNouns = ["小巷", "渡口", "夜校", "茶山", "老街", "河湾", "站台", "书屋", "果园", "灯塔", "水渠", "集市", "旧厂房", "长椅", "湿地"];
const headDeeds = ["添了新去处", "迎来头一拨客人", "灯又亮了", "有了自己的课表", "一年省下十万度电", "变了模样", "今起延时开放", "多了三百棵树", "请回了老师傅", "等来了春天", "走进课堂", "排出新班次"];
const decks = ["三年试点，今冬落地", "街坊出主意，师傅来动手", "全市四十六处小改动年底前完成", "看得见的变化，就在家门口", "首批登记二百六十户", "账目上墙，意见当天答复"];
const kickers = ["走进街巷看变化", "入冬头一个周末", "把小事办好", "从一张告示说起", "江边新事"];
const captions = ["清晨，居民在新修的步道上散步。", "工作人员在检修设备。", "孩子们在展厅里听讲解。", "入冬后的江岸，水鸟成群。", "老师傅在教徒弟修补竹器。", "夜色里的老街，灯一盏盏亮起。"];

export const subheads = ["一笔账算明白", "夜里十点以后", "从门口说起", "老手艺有新用处", "下一站"] as const;
export const pullquotes = ["先试一个月，大家说好再定下来。", "小事办好了，日子就顺了。"] as const;

/** A paragraph of about `characters` characters that ends in a full stop. */
export function paragraph(seeded: Seeded, characters: number): string {
  let text = `${seeded.pick(openers)}${seeded.pick(subjects)}${seeded.pick(deeds)}`;
  while (text.length < characters) {
    const rest = characters - text.length;
    const more = seeded.chance(0.55) ? seeded.pick(details) : `${seeded.pick(subjects)}也${seeded.pick(deeds)}`;
    if (rest < 8) break;
    text += seeded.pick(links) + (more.length > rest + 6 && rest < 16 ? `${seeded.pick(subjects)}也在其中` : more);
  }
  return `${text}。`.replace("”说。", "”。");
}

/** A main head of `least` to `most` characters. */
export function head(seeded: Seeded, least: number, most: number): string {
  for (let tries = 0; tries < 40; tries++) {
    const text = seeded.chance(0.35) ? `${seeded.pick(subjects)}${seeded.pick(deeds)}` : `${seeded.chance(0.4) ? seeded.pick(subjects) : ""}${seeded.pick(headNouns)}${seeded.pick(headDeeds)}`;
    if (text.length >= least && text.length <= most) return text;
  }
  return seeded.pick(headNouns) + seeded.pick(headDeeds);
}

export const deck = (seeded: Seeded): string => seeded.pick(decks);
export const kicker = (seeded: Seeded): string => seeded.pick(kickers);
export const caption = (seeded: Seeded): string => seeded.pick(captions);
