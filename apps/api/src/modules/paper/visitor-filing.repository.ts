import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CareLevel, Role, Sex } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { numberOf } from '../../platform/database/rows.js';
import { elderScopeSql } from '../../platform/scope.js';

/** An elder with the one named visitor, or none yet. */
export interface FiledElder {
  name: string;
  sex: Sex;
  birthDate: string;
  level: CareLevel | null;
  gridName: string | null;
  address: string;
  visitor: { id: number; name: string; role: Role; phone: string | null } | null;
}

interface Row {
  name: string;
  sex: Sex;
  birth_date: string;
  level: CareLevel | null;
  grid_name: string | null;
  address: string;
  visitor_id: number | null;
  display_name: string;
  role: Role;
  phone_enc: string | null;
}

/** Who visits whom, village by village. */
@Injectable()
export class VisitorFilingRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly crypto: FieldCrypto,
  ) {}

  /** How many open files a town, a village or the whole city has. */
  async count(actor: Actor, regionCode: string): Promise<number> {
    const scope = elderScopeSql('e', actor);
    const [row] = await this.dataSource.query<{ count: number | string }[]>(
      `SELECT COUNT(*) AS count FROM elder e
       WHERE ${scope.where} AND e.status <> 'closed' AND (? = 6 OR e.town_code = ? OR e.village_code = ?)`,
      [...scope.params, regionCode.length, regionCode, regionCode],
    );
    return numberOf(row?.count ?? 0);
  }

  /** The elders of a village: by visitor, those without one last, then by name. */
  async ofVillage(actor: Actor, villageCode: string): Promise<FiledElder[]> {
    const scope = elderScopeSql('e', actor);
    const rows = await this.dataSource.query<Row[]>(
      `SELECT e.name, e.sex, e.birth_date, e.level, h.grid_name, h.address,
         a.id AS visitor_id, a.display_name, a.role, a.phone_enc
       FROM elder e
       JOIN household h ON h.id = e.household_id
       LEFT JOIN account a ON a.id = e.assigned_visitor_id
       WHERE ${scope.where} AND e.village_code = ? AND e.status <> 'closed'
       ORDER BY a.id IS NULL, a.id, e.name_pinyin, e.id`,
      [...scope.params, villageCode],
    );
    return rows.map((row) => ({
      name: row.name,
      sex: row.sex,
      birthDate: row.birth_date,
      level: row.level,
      gridName: row.grid_name,
      address: row.address,
      visitor:
        row.visitor_id === null
          ? null
          : {
              id: row.visitor_id,
              name: row.display_name,
              role: row.role,
              phone: row.phone_enc === null ? null : this.crypto.decrypt(row.phone_enc),
            },
    }));
  }
}
