import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor.js';
import { type Region, RegionsService } from '../regions/regions.service.js';
import type { OfferedVillage } from './template-workbook.js';

/** Villages as people write them: by name, by town and name, or by code. */
@Injectable()
export class VillageNames {
  constructor(private readonly regions: RegionsService) {}

  /** The villages where somebody works, as the template offers them. */
  offered(actor: Actor): OfferedVillage[] {
    const villages = this.regions.ofLevel('village').filter(({ code }) => this.regions.covers(actor, code));
    const names = villages.map(({ name }) => name);
    return villages.map((village) => {
      const { code, name } = village;
      const unique = names.filter((other) => other === name).length === 1;
      return { code, name, text: unique ? name : `${this.regions.nameOf(village.townCode) ?? ''}${name}` };
    });
  }

  /** Reads names for one person; made once for a whole file. */
  reader(actor: Actor): (text: string) => { code: string } | { detail: string } {
    const known = new Map<string, string>();
    for (const { code, text, name } of this.offered(actor)) {
      known.set(code, code);
      known.set(text, code);
      if (text === name) known.set(shortName(name), code);
    }
    return (text) => {
      const code = known.get(text.replace(/\s/gu, '')) ?? known.get(shortName(text));
      return code === undefined
        ? { detail: `没有叫“${text}”的村（社区），或不在您负责的范围内，请从下拉列表选择` }
        : { code };
    };
  }

  /**
   * Where a list of another bureau says that somebody lives, anywhere in the city.
   * @returns what can be told apart; null where nothing can
   */
  placeOf(town: string, village: string): { villageCode: string | null; townCode: string | null } {
    const towns = this.regions.ofLevel('town').filter(({ name }) => town !== '' && alike(name, town));
    const villages = this.regions
      .ofLevel('village')
      .filter(({ name, code }) => village !== '' && (alike(name, village) || code === village))
      .filter(({ townCode }) => town === '' || towns.some(({ code }) => code === townCode));
    const [only] = villages.length === 1 ? villages : ([] as Region[]);
    return {
      villageCode: only?.code ?? null,
      townCode: only?.townCode ?? (towns.length === 1 ? (towns[0]?.code ?? null) : null),
    };
  }
}

function alike(name: string, text: string): boolean {
  return name === text || shortName(name) === shortName(text);
}

/** 长江村, 长江村委会 and 长江村民委员会 are one. */
function shortName(name: string): string {
  return name.trim().replace(/(村民委员会|村委会|居民委员会|居委会|社区居委会|街道办事处|社区|街道|村|镇)$/u, '');
}
