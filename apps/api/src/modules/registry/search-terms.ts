import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { FieldCrypto } from '../../platform/crypto.js';
import type { Elder } from './elder.entity.js';
import { syllablesOf } from './names-in-pinyin.js';
import { SearchTerm } from './search-term.entity.js';
import { ID_TAIL, ID_TAIL_MARK, PHONE_TAIL, PHONE_TAIL_MARK, searchWordsOf } from './search-words.js';
import { marks } from '../../platform/database/rows.js';

/** Fields of a file by which it is found: whoever changes one of them has its words written anew. */
export const FOUND_BY: ReadonlySet<string> = new Set(['name', 'phone', 'household.address']);

const ROWS_AT_ONCE = 500;

/** What the words of an elder are made of. */
export type FindableRow = Pick<Elder, 'name' | 'namePinyin' | 'idNumberEnc' | 'phoneEnc'> & {
  id: number;
  address: string;
};

/** Keeps the words by which elders are found. */
@Injectable()
export class SearchTerms {
  constructor(private readonly crypto: FieldCrypto) {}

  /** The rows of an elder. */
  rowsOf({ id, name, namePinyin, idNumberEnc, phoneEnc, address }: FindableRow): SearchTerm[] {
    const words = searchWordsOf({
      name,
      syllables: syllablesOf(name),
      address,
      idTailIndex: this.idTail(this.crypto.decrypt(idNumberEnc).slice(-ID_TAIL)),
      phoneTailIndex: phoneEnc === null ? null : this.phoneTail(this.crypto.decrypt(phoneEnc).slice(-PHONE_TAIL)),
    });
    return words.map((term) => ({ term, namePinyin, elderId: id }));
  }

  /** Writes the words of elders anew, from the rows as they are now. */
  async renew(tx: EntityManager, elderIds: readonly number[]): Promise<void> {
    if (elderIds.length === 0) return;
    const rows = await tx.query<FindableRow[]>(
      `SELECT e.id, e.name, e.name_pinyin AS namePinyin, e.id_number_enc AS idNumberEnc, e.phone_enc AS phoneEnc, h.address
       FROM elder e JOIN household h ON h.id = e.household_id WHERE e.id IN (${marks(elderIds)})`,
      [...elderIds],
    );
    await tx.delete(SearchTerm, { elderId: In([...elderIds]) });
    const terms = rows.flatMap((row) => this.rowsOf(row));
    for (let from = 0; from < terms.length; from += ROWS_AT_ONCE) {
      await insertTerms(tx, terms.slice(from, from + ROWS_AT_ONCE));
    }
  }

  /** The word of the last six of an ID number. */
  idTailWord(tail: string): string {
    return ID_TAIL_MARK + this.idTail(tail).slice(0, 32);
  }

  /** The word of the last four of a phone. */
  phoneTailWord(tail: string): string {
    return PHONE_TAIL_MARK + this.phoneTail(tail).slice(0, 32);
  }

  private idTail(tail: string): string {
    return this.crypto.blindIndex('id_number_tail', tail);
  }

  private phoneTail(tail: string): string {
    return this.crypto.blindIndex('phone_tail', tail);
  }
}

/** Two writers of the same words come out with one set of them: the second finds them there. */
async function insertTerms(tx: EntityManager, rows: SearchTerm[]): Promise<void> {
  await tx.query(
    `INSERT INTO search_term (term, name_pinyin, elder_id) VALUES ${rows.map(() => '(?, ?, ?)').join(', ')}`,
    rows.flatMap(({ term, namePinyin, elderId }) => [term, namePinyin, elderId]),
  );
}
