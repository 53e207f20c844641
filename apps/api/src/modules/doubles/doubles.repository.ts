import { Injectable } from '@nestjs/common';
import type { EntityManager, EntityTarget } from 'typeorm';
import { Brackets } from 'typeorm';
import type { ElderStatus } from '@tanfang/domain';
import { LikelyDouble } from './likely-double.entity.js';

/** What files are compared by, as it is stored. */
export interface ComparedFile {
  id: number;
  name: string;
  birthDate: string;
  villageCode: string;
  idNumberEnc: string;
  phoneIndex: string | null;
  status: ElderStatus;
  updatedAt: Date;
}

const ELDER = 'Elder' as unknown as EntityTarget<ComparedFile>;
const COLUMNS = ['id', 'name', 'birthDate', 'villageCode', 'idNumberEnc', 'phoneIndex', 'status', 'updatedAt'];

/** Files to be compared, found by indices. A file that went into another one is compared no more. */
@Injectable()
export class DoublesRepository {
  byIds(tx: EntityManager, ids: number[]): Promise<ComparedFile[]> {
    return files(tx).andWhere('e.id IN (:...ids)', { ids }).getMany();
  }

  /** Files changed after an instant, in that order. */
  changedAfter(
    tx: EntityManager,
    { changedUntil, elderId }: { changedUntil: Date; elderId: number },
    before: Date,
    limit: number,
  ): Promise<ComparedFile[]> {
    return files(tx)
      .andWhere('e.updatedAt >= :changedUntil', { changedUntil })
      .andWhere('e.updatedAt < :before', { before })
      .andWhere(
        new Brackets((either) =>
          either.where('e.updatedAt > :changedUntil', { changedUntil }).orWhere('e.id > :elderId', { elderId }),
        ),
      )
      .orderBy('e.updatedAt')
      .addOrderBy('e.id')
      .limit(limit)
      .getMany();
  }

  /** Files with the name or the birthday of one of these: nothing else can be a double. */
  async alike(tx: EntityManager, compared: ComparedFile[]): Promise<ComparedFile[]> {
    const names = [...new Set(compared.map(({ name }) => name))];
    const days = [...new Set(compared.map(({ birthDate }) => birthDate))];
    const byName = await files(tx).andWhere('e.name IN (:...names)', { names }).getMany();
    const byBirthday = await files(tx).andWhere('e.birthDate IN (:...days)', { days }).getMany();
    return [...new Map([...byName, ...byBirthday].map((file) => [file.id, file])).values()];
  }

  /** Adds pairs; one that is known already stays as it is, whatever was decided about it. */
  async add(tx: EntityManager, pairs: Omit<LikelyDouble, 'id'>[]): Promise<number> {
    let added = 0;
    for (const pair of pairs) {
      if (await tx.existsBy(LikelyDouble, { elderAId: pair.elderAId, elderBId: pair.elderBId })) continue;
      await tx.createQueryBuilder().insert().into(LikelyDouble).values(pair).orIgnore().execute();
      added += 1;
    }
    return added;
  }
}

function files(tx: EntityManager) {
  return tx
    .createQueryBuilder(ELDER, 'e')
    .select(COLUMNS.map((column) => `e.${column}`))
    .where("(e.closeReason IS NULL OR e.closeReason <> 'merged')");
}
