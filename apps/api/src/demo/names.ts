import type { Rng } from './rng.js';

const SURNAMES = [...'王张陈李刘徐周吴朱孙黄顾丁马沈陆钱袁许石薛缪冒范严章蒋曹夏杨'];
const MALE_GIVEN =
  '国华 德明 志强 建国 永福 文才 金龙 长根 玉林 学文 福生 兆华 锦堂 广才 汉民 庆余 宝山 春生 立本 世荣 炳南 克俭 正明 兴旺'.split(
    ' ',
  );
const FEMALE_GIVEN =
  '秀英 桂兰 玉珍 凤英 素芳 惠兰 爱珍 月娥 翠英 银凤 兰芳 淑贞 美华 小妹 巧云 秋菊 粉兰 金娣 和珍 锦芳 瑞英 玉琴 春兰 国英'.split(
    ' ',
  );
const CHILD_MALE_GIVEN = '伟 军 建平 海峰 志刚 卫东 永军 晓明 国庆 春林'.split(' ');
const CHILD_FEMALE_GIVEN = '丽 红梅 晓燕 建芳 海霞 敏 亚萍 春花 小芳 秀梅'.split(' ');
const STAFF_GIVEN = '建新 丽华 志明 小红 晓东 永梅 海燕 国平 春霞 卫星 文娟 亚军'.split(' ');

export type Sex = 'male' | 'female';

/** An invented name of somebody of the generation born between 1930 and 1966. */
export function elderName(rng: Rng, sex: Sex, surname = rng.pick(SURNAMES)): string {
  return surname + rng.pick(sex === 'male' ? MALE_GIVEN : FEMALE_GIVEN);
}

/** An invented name of a grown-up child; the surname is the family's when given. */
export function childName(rng: Rng, sex: Sex, surname = rng.pick(SURNAMES)): string {
  return surname + rng.pick(sex === 'male' ? CHILD_MALE_GIVEN : CHILD_FEMALE_GIVEN);
}

/** An invented name of a grid worker or officer. */
export function staffName(rng: Rng): string {
  return rng.pick(SURNAMES) + rng.pick(STAFF_GIVEN);
}

const CHECK_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/**
 * A resident ID number in the form of GB 11643-1999 that belongs to nobody: 329900 is no county's code.
 * `serial` (0..499) tells apart people of one birthday and sex.
 */
export function inventedResidentId(birthDate: string, sex: Sex, serial: number): string {
  const order = String((serial * 2 + (sex === 'male' ? 1 : 0)) % 1000).padStart(3, '0');
  const body = `329900${birthDate.replaceAll('-', '')}${order}`;
  const sum = CHECK_WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return body + '10X98765432'[sum % 11];
}

/** An eleven-digit mobile number that reaches nobody: 140 is given to 13-digit machine numbers only. */
export function inventedPhone(serial: number): string {
  return `140${String(serial % 100_000_000).padStart(8, '0')}`;
}
