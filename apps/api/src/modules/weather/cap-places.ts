import type { Region, RegionsService } from '../regions/regions.service.js';
import type { CapArea } from './cap-message.js';
import { WARNING_LIMITS } from './warning-parameters.js';

/** An administrative code of 6 to 12 digits. */
const CODE = /^\d{6,12}$/;

/**
 * The places of ours that areas touch. Administrative codes decide; names only where an area carries none.
 * @returns the city alone where all of it is touched; else towns, and villages whose town is not among them
 */
export function placesOf(areas: readonly CapArea[], regions: RegionsService): Region[] {
  const found = new Map<string, Region>();
  for (const area of areas) {
    const codes = area.codes.map((code) => code.trim()).filter((code) => CODE.test(code));
    const places = codes.length > 0 ? codes.map((code) => byCode(code, regions)) : byName(area.text, regions);
    for (const place of places) if (place) found.set(place.code, place);
  }
  const city = [...found.values()].find(({ level }) => level === 'city');
  if (city) return [city];
  const places = withoutCovered(found);
  if (places.length <= WARNING_LIMITS.mostPlaces) return places;
  return withoutCovered(new Map(places.map((place) => [place.townCode ?? '', regions.get(place.townCode ?? '')])));
}

function withoutCovered(found: ReadonlyMap<string, Region>): Region[] {
  return [...found.values()].filter(({ code, townCode }) => townCode === code || !found.has(townCode ?? ''));
}

/** Codes of 6 and 9 digits are also sent filled up with noughts; that of a province or of Nantong touches the city. */
function byCode(code: string, regions: RegionsService): Region | null {
  const filled = code.padEnd(12, '0');
  for (const own of [code, filled, filled.slice(0, 9), filled.slice(0, 6)]) {
    const region = regions.find(own);
    if (region && region.level !== 'grid' && own.padEnd(12, '0') === filled) return region;
  }
  const [city] = regions.childrenOf(null);
  const wider = filled.replace(/(00)+$/, '');
  return city && wider.length >= 2 && wider.length < 6 && city.code.startsWith(wider) ? city : null;
}

function byName(text: string, regions: RegionsService): Region[] {
  const towns = regions.ofLevel('town').filter(({ name }) => text.includes(name));
  const villages = regions
    .ofLevel('village')
    .filter(({ name, townCode }) => text.includes(name) && towns.some(({ code }) => code === townCode));
  if (villages.length > 0) {
    const named = new Set(villages.map(({ townCode }) => townCode));
    return [...villages, ...towns.filter(({ code }) => !named.has(code))];
  }
  if (towns.length > 0) return towns;
  return regions.childrenOf(null).filter(({ name }) => text.includes(name));
}
