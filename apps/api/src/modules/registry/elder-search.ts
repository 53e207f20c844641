import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type LocalDate, parseDoorCode, parsePhone, parseResidentId } from '@tanfang/domain';
import { RegionsService } from '../regions/regions.service.js';
import { FileRecords } from './file-records.js';
import { SearchTerms } from './search-terms.js';
import { ADDRESS_MARK, drivingGram, plainText, readTyped } from './search-words.js';
import { marks } from '../../platform/database/rows.js';

export interface Condition {
  sql: string;
  params: unknown[];
}

/** How the rows of a search are reached. */
export interface SearchRoute {
  /** `word`: off the words, equal. `beginning`: off the words that begin so. `elder`: off the register itself. */
  by: 'word' | 'beginning' | 'elder';
  /** The word, or its beginning; empty for `elder`. */
  term: string;
  conditions: Condition[];
}

const BY_REGISTER: SearchRoute = { by: 'elder', term: '', conditions: [] };

/** Reads what was typed into the search field, and says how to reach the rows without looking at everybody. */
@Injectable()
export class ElderSearch {
  constructor(
    private readonly dataSource: DataSource,
    private readonly records: FileRecords,
    private readonly terms: SearchTerms,
    private readonly regions: RegionsService,
  ) {}

  /**
   * @param typed name or part of it, pinyin or initials, a whole number or its tail, part of an address, a door code
   * @param inOneVillage few enough rows to look at each of them
   * @param today to read an ID number
   */
  async route(typed: string, inOneVillage: boolean, today: LocalDate): Promise<SearchRoute> {
    if (typed === '') return BY_REGISTER;
    const door = parseDoorCode(typed);
    if (door.valid) {
      const household = 'e.household_id = (SELECT d.active_household_id FROM door_code d WHERE d.code = ?)';
      return byRegister(household, door.normalized);
    }
    const id = parseResidentId(typed, today);
    if (id.valid) return byRegister('e.id_number_index = ?', this.records.idNumberIndex(id.normalized));
    const phone = parsePhone(typed);
    if (phone.valid) return byRegister('e.phone_index = ?', this.records.phoneIndex(phone.normalized));

    const { kind, text } = readTyped(typed);
    switch (kind) {
      case 'phone_tail':
        return { by: 'word', term: this.terms.phoneTailWord(text), conditions: [] };
      case 'id_tail':
        return { by: 'word', term: this.terms.idTailWord(text), conditions: [] };
      case 'letters':
        return lettersRoute(text, inOneVillage);
      default:
        return this.wordsRoute(kind, text, inOneVillage);
    }
  }

  /** Chinese words may be of a name, an address, or the place itself. */
  private async wordsRoute(kind: 'name' | 'address', text: string, inOneVillage: boolean): Promise<SearchRoute> {
    const inName = { sql: "e.name LIKE ? ESCAPE '!'", params: [like(text)] };
    const inAddress = addressHas(text);
    if (inOneVillage) {
      const either = `${inName.sql} OR ${inAddress.sql}`;
      return { ...BY_REGISTER, conditions: [{ sql: either, params: [...inName.params, ...inAddress.params] }] };
    }
    if (kind === 'name' && (await this.isWord(text))) return { by: 'word', term: text, conditions: [inName] };
    const place = this.placeIn(text);
    if (place) return this.placeRoute(place);
    const gram = drivingGram(text);
    if (gram !== null) return { by: 'word', term: ADDRESS_MARK + gram, conditions: [inAddress] };
    return { by: 'word', term: text, conditions: [inName] };
  }

  /** A village or town by its name, and what of the address was typed behind it. */
  private placeIn(text: string): { codes: string[]; column: string; rest: string } | null {
    for (const [level, column] of [
      ['village', 'e.village_code'],
      ['town', 'e.town_code'],
    ] as const) {
      const named = this.regions.ofLevel(level).filter(({ name }) => text.startsWith(plainText(name)));
      if (named[0]) {
        return { codes: named.map(({ code }) => code), column, rest: text.slice(plainText(named[0].name).length) };
      }
      const partly = text.length < 2 ? [] : this.regions.ofLevel(level).filter(({ name }) => name.includes(text));
      if (partly.length > 0) return { codes: partly.map(({ code }) => code), column, rest: '' };
    }
    return null;
  }

  private placeRoute({ codes, column, rest }: { codes: string[]; column: string; rest: string }): SearchRoute {
    const inPlace = { sql: `${column} IN (${marks(codes)})`, params: codes };
    return { ...BY_REGISTER, conditions: [inPlace, ...(rest === '' ? [] : [addressHas(rest)])] };
  }

  private async isWord(term: string): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>('SELECT 1 FROM search_term WHERE term = ? LIMIT 1', [term]);
    return rows.length > 0;
  }
}

function byRegister(sql: string, value: string): SearchRoute {
  return { ...BY_REGISTER, conditions: [{ sql, params: [value] }] };
}

/** One letter is an initial, and a word of its own; more letters begin one. */
function lettersRoute(letters: string, inOneVillage: boolean): SearchRoute {
  if (inOneVillage) {
    const sql = 'EXISTS (SELECT 1 FROM search_term s WHERE s.elder_id = e.id AND s.term LIKE ?)';
    return byRegister(sql, `${letters}%`);
  }
  return { by: letters.length === 1 ? 'word' : 'beginning', term: letters, conditions: [] };
}

function addressHas(text: string): Condition {
  return { sql: "REPLACE(h.address, ' ', '') LIKE ? ESCAPE '!'", params: [like(text)] };
}

function like(text: string): string {
  return `%${text.replace(/[!%_]/g, '!$&')}%`;
}
