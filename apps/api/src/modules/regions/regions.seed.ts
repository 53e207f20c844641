import { readFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { Region } from './region.entity.js';

/** Shape of data/rugao.json. */
interface RegionFile {
  city: { code: string; name: string };
  towns: {
    code: string;
    name: string;
    villages: { code: string; name: string; kind: 'villagers_committee' | 'residents_committee' }[];
  }[];
}

const CHUNK = 100;

/**
 * Reads the regions; those of Rugao are written first into a database that has none.
 * @returns all regions, in no particular order
 */
export async function loadRegions(dataSource: DataSource): Promise<Region[]> {
  const repository = dataSource.getRepository(Region);
  const present = await repository.find();
  if (present.length > 0) return present;

  const regions = rugao();
  await dataSource.transaction(async (tx) => {
    for (let start = 0; start < regions.length; start += CHUNK) {
      // Two processes may start together on an empty database.
      await tx
        .createQueryBuilder()
        .insert()
        .into(Region)
        .values(regions.slice(start, start + CHUNK))
        .orIgnore()
        .execute();
    }
  });
  return repository.find();
}

/** The city, then its 14 towns and streets, then their 348 villages and communities. */
function rugao(): Region[] {
  const file = JSON.parse(readFileSync(new URL('./data/rugao.json', import.meta.url), 'utf8')) as RegionFile;
  const { city, towns } = file;
  return [
    { code: city.code, name: city.name, level: 'city', kind: null, parentCode: null, townCode: null },
    ...towns.map((town): Region => ({
      code: town.code,
      name: town.name,
      level: 'town',
      kind: null,
      parentCode: city.code,
      townCode: town.code,
    })),
    ...towns.flatMap((town) =>
      town.villages.map((village): Region => ({
        code: village.code,
        name: village.name,
        level: 'village',
        kind: village.kind,
        parentCode: town.code,
        townCode: town.code,
      })),
    ),
  ];
}
