import { LunarDay, SolarTerm, type SolarDay } from 'tyme4ts';
import { addDays, type LocalDate, parseLocalDate } from '@tanfang/domain';

/** A festival in a year: its first and last day. */
export interface FestivalDays {
  name: string;
  from: LocalDate;
  to: LocalDate;
}

interface Festival {
  /** The first day in a year of the solar calendar. */
  firstDay: (year: number) => LocalDate;
  days: number;
}

const lunar = (month: number, day: number) => (year: number) =>
  dateOf(LunarDay.fromYmd(year, month, day).getSolarDay());
// A term's year begins with the 冬至 before it.
const term = (name: string, yearsOn: number) => (year: number) =>
  dateOf(SolarTerm.fromName(year + yearsOn, name).getSolarDay());
const newYear = lunar(1, 1);

/** Traditional festivals (GB/T 33661 for the lunar calendar) that the parameter `boostFestivals` may name. */
const FESTIVALS: Readonly<Record<string, Festival>> = {
  除夕: { firstDay: (year) => addDays(newYear(year), -1), days: 1 },
  // 初一 to 初七.
  春节: { firstDay: newYear, days: 7 },
  元宵: { firstDay: lunar(1, 15), days: 1 },
  清明: { firstDay: term('清明', 0), days: 1 },
  端午: { firstDay: lunar(5, 5), days: 1 },
  七夕: { firstDay: lunar(7, 7), days: 1 },
  中秋: { firstDay: lunar(8, 15), days: 1 },
  重阳: { firstDay: lunar(9, 9), days: 1 },
  冬至: { firstDay: term('冬至', 1), days: 1 },
  腊八: { firstDay: (year) => dateOf(LunarDay.fromYmd(year - 1, 12, 8).getSolarDay()), days: 1 },
};

/**
 * Festivals that are on, or begin within some days, by their first day.
 * @param names festivals by name; one that is not known is left out
 * @param today in Asia/Shanghai
 */
export function comingFestivals(names: readonly string[], today: LocalDate, withinDays: number): FestivalDays[] {
  const year = Number(today.slice(0, 4));
  const until = addDays(today, withinDays);
  return names
    .flatMap((name) => {
      const festival = FESTIVALS[name];
      // A notice at the end of December may be of January.
      return festival ? [year, year + 1].map((of) => daysOf(name, festival, of)) : [];
    })
    .filter(({ from, to }) => from <= until && to >= today)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

function daysOf(name: string, { firstDay, days }: Festival, year: number): FestivalDays {
  const from = firstDay(year);
  return { name, from, to: addDays(from, days - 1) };
}

function dateOf(day: SolarDay): LocalDate {
  const [month, date] = [day.getMonth(), day.getDay()].map((part) => String(part).padStart(2, '0'));
  return parseLocalDate(`${day.getYear()}-${month}-${date}`);
}
