import { readFileSync } from 'node:fs';
import { addDays, classify, parseLocalDate, parsePhone, parseResidentId, TARGET_TYPES } from '@tanfang/domain';
import { demoCity } from './demo-city.js';
import type { DemoVillage } from './districts.js';

const TODAY = parseLocalDate('2026-11-24');

interface RegionFile {
  towns: { code: string; villages: { code: string; name: string; kind: string }[] }[];
}
const file = JSON.parse(readFileSync(require.resolve('../modules/regions/data/rugao.json'), 'utf8')) as RegionFile;
const VILLAGES: DemoVillage[] = file.towns.flatMap((town) =>
  town.villages.map(({ code, name, kind }) => ({
    code,
    name,
    townCode: town.code,
    rural: kind === 'villagers_committee',
  })),
);

const city = [...demoCity(20231127, 1500, VILLAGES, TODAY)];
const files = city.flatMap(({ homes }) => homes.flatMap((home) => home.files));

describe('the demo city', () => {
  it('has the size that was asked for, in every village', () => {
    expect(files.length).toBeGreaterThanOrEqual(1500);
    expect(files.length).toBeLessThan(1500 + VILLAGES.length);
    expect(city.filter(({ homes }) => homes.length > 0)).toHaveLength(348);
  });

  it('is the same for the same seed and another for another', () => {
    const names = (seed: number) =>
      [...demoCity(seed, 60, VILLAGES, TODAY)].flatMap(({ homes }) =>
        homes.flatMap((home) => home.files.map((f) => f.elder.name + f.elder.birthDate)),
      );
    expect(names(7)).toEqual(names(7));
    expect(names(7)).not.toEqual(names(8));
  });

  it('shows every level, every target type and every status', () => {
    const judged = files.map((f) => classify(f.elder.facts, TODAY));
    expect(new Set(judged.map((c) => c.level))).toEqual(new Set(['A', 'B', 'C']));
    expect(new Set(judged.flatMap((c) => c.targetTypes))).toEqual(new Set(Object.keys(TARGET_TYPES)));
    expect(new Set(files.map((f) => f.status))).toEqual(new Set(['active', 'refused', 'suspended', 'closed']));
  });

  it('invents valid numbers, each once, that belong to nobody', () => {
    const ids = files.map((f) => f.elder.idNumber);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { elder } of files) {
      expect(parseResidentId(elder.idNumber, TODAY)).toMatchObject({
        valid: true,
        birthDate: elder.birthDate,
        sex: elder.sex,
      });
      expect(elder.idNumber).toMatch(/^329900/);
      if (elder.phone !== null) expect(parsePhone(elder.phone).valid).toBe(true);
    }
  });

  it('has a year of visits, none of them in the future, some villages behind', () => {
    const days = files.flatMap((f) => f.visits.map((visit) => visit.on));
    expect(days.every((on) => on < TODAY)).toBe(true);
    expect(days.some((on) => on < addDays(TODAY, -340))).toBe(true);
    const diligence = city.map(({ shape }) => shape.diligence);
    expect(Math.min(...diligence)).toBeLessThan(0.5);
    expect(Math.max(...diligence)).toBeGreaterThan(0.95);
  });

  it('tells the story of the mother and daughter of the sign-in page', () => {
    const mother = files.find((f) => f.elder.name === '张秀兰' && f.elder.firstContact.name === '张女儿');
    expect(mother).toMatchObject({ status: 'active', homeConsent: true, elder: { sex: 'female' } });
  });
});
