/** The calendar facts of an issue's date. */
import { SolarDay } from "tyme4ts";
import type { DateLine } from "../model/copy.js";

const weekdays = ["日", "一", "二", "三", "四", "五", "六"] as const;

/**
 * Date, weekday, lunar date and solar term of a day. The 干支 year changes at the lunar new year (not at 立春),
 * as on newspaper date lines. Reckoned from the calendar date alone: neither clock nor time zone plays a part.
 * @param isoDate `YYYY-MM-DD`, already validated
 */
export function dateLine(isoDate: string): DateLine {
  const [year, month, day] = isoDate.split("-").map(Number) as [number, number, number];
  const solar = SolarDay.fromYmd(year, month, day);
  const lunarDay = solar.getLunarDay();
  const lunarMonth = lunarDay.getLunarMonth();
  const ganzhi = lunarMonth.getLunarYear().getSixtyCycle().getName();
  const term = solar.getTermDay();
  return {
    date: `${year}年${month}月${day}日`,
    weekday: `星期${weekdays[solar.getWeek().getIndex()] as string}`,
    lunar: `农历${ganzhi}年${lunarMonth.getName()}${lunarDay.getName()}`,
    solarTerm: term.getDayIndex() === 0 ? `今日${term.getSolarTerm().getName()}` : undefined,
  };
}
