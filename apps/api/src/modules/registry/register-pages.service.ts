import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { encodeCursor } from '../../platform/paging.js';
import { ElderListQuery } from './elder-list.dto.js';
import { ElderListRepository } from './elder-list.repository.js';
import { type FullFile, FullFilesService } from './full-files.service.js';

export { ElderListQuery };

/** Files read at a time: what is held in memory of a whole city. */
const PAGE = 300;

/** The register, filtered as its list is, from the first to the last file. */
@Injectable()
export class RegisterPagesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly list: ElderListRepository,
    private readonly files: FullFilesService,
    private readonly clock: Clock,
  ) {}

  /** How many files the filters leave of what the actor may see. */
  count(actor: Actor, filter: ElderListQuery): Promise<number> {
    return this.list.count(actor, filter, this.clock.today());
  }

  /** Their ids, in the list's order. */
  async *ids(actor: Actor, filter: ElderListQuery): AsyncGenerator<number[]> {
    const query: ElderListQuery = Object.assign(new ElderListQuery(), filter, { cursor: undefined, limit: PAGE });
    for (;;) {
      const rows = await this.list.rows(actor, query, this.clock.today());
      const page = rows.slice(0, PAGE);
      const last = page.at(-1);
      if (!last) return;
      yield page.map(({ id }) => id);
      if (rows.length <= PAGE) return;
      query.cursor = encodeCursor(this.list.cursorOf(query.sort, last));
    }
  }

  /** The files themselves, page by page, in clear. */
  async *pages(actor: Actor, filter: ElderListQuery): AsyncGenerator<FullFile[]> {
    for await (const ids of this.ids(actor, filter)) yield await this.files.of(this.dataSource.manager, ids);
  }
}
