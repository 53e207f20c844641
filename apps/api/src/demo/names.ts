import type { Rng } from './rng.js';

const SURNAMES = [...'王张陈李刘徐周吴朱孙黄顾丁马沈陆钱袁许石薛缪冒范严章蒋曹夏杨'];
/** Given names of the generation: any first character with any second. */
const MALE_GIVEN = [
  [...'国建德志永文金长玉学福兆锦广汉庆宝春立世炳克正兴'],
  [...'华明强福才龙根林文生堂民余山本荣南俭旺平'],
] as const;
const FEMALE_GIVEN = [
  [...'秀桂玉凤素惠爱月翠银兰淑美巧秋粉金和锦瑞春'],
  [...'英兰珍芳娥凤贞华云菊娣琴霞梅萍'],
] as const;
const CHILD_MALE_GIVEN = '伟 军 建平 海峰 志刚 卫东 永军 晓明 国庆 春林'.split(' ');
const CHILD_FEMALE_GIVEN = '丽 红梅 晓燕 建芳 海霞 敏 亚萍 春花 小芳 秀梅'.split(' ');
const STAFF_GIVEN = '建新 丽华 志明 小红 晓东 永梅 海燕 国平 春霞 卫星 文娟 亚军'.split(' ');

export type Sex = 'male' | 'female';

/** An invented name of somebody of the generation born between 1930 and 1966. */
export function elderName(rng: Rng, sex: Sex, surname = rng.pick(SURNAMES)): string {
  const [first, second] = sex === 'male' ? MALE_GIVEN : FEMALE_GIVEN;
  return surname + rng.pick(first) + rng.pick(second);
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
