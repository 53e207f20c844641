import { pinyin } from 'pinyin-pro';
import type { Elder } from './elder.entity.js';

/** The syllables of a name, lower case, no tones, ü as v; a surname is read as a surname (单 is shan). */
export function syllablesOf(name: string): string[] {
  return pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true }).map((syllable) =>
    syllable.toLowerCase().replace(/[^a-z0-9]/g, ''),
  );
}

/** How a name is sorted and searched: 王秀英 is `wangxiuying` and `wxy`. */
export function pinyinOf(name: string): Pick<Elder, 'namePinyin' | 'nameInitials'> {
  const syllables = syllablesOf(name);
  return {
    namePinyin: syllables.join('').slice(0, 120),
    nameInitials: syllables
      .map((syllable) => syllable.charAt(0))
      .join('')
      .slice(0, 30),
  };
}
