import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Config } from '../../platform/config.js';
import { type Cell, cell, label, line, pdfOf, qrSquares, type Sheet } from '../../platform/documents/index.js';
import { invalid } from '../../platform/errors.js';
import { RegionsService } from '../regions/regions.service.js';
import { DoorCodesService, type DoorOfVillage } from '../registry/door-codes.service.js';
import type { PrintDoorLabels } from './paper.dto.js';
import { type PaperMaker, PapersService, type Prepared, type Printing } from './papers.service.js';

/** Three by four on a page of A4. */
const COLUMNS = 3;
const LABEL_HEIGHT_MM = 62;

/** What is asked for, with the origin of the links as it was when it was asked. */
export type DoorLabelsRequest = PrintDoorLabels & { origin: string };

/** Labels for the doors of a village, with no name and no number of a person on them. */
@Injectable()
export class DoorLabelsMaker implements PaperMaker<DoorLabelsRequest>, OnModuleInit {
  readonly kind = 'door_labels';
  readonly permission = 'door_code.print';

  constructor(
    private readonly papers: PapersService,
    private readonly dataSource: DataSource,
    private readonly doorCodes: DoorCodesService,
    private readonly regions: RegionsService,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.papers.add(this);
  }

  /** @param requestOrigin where the request came to; stands in for PUBLIC_URL in a demonstration */
  request(body: PrintDoorLabels, requestOrigin: string): DoorLabelsRequest {
    return { ...body, origin: this.config.get('publicUrl') || (this.config.production ? '' : requestOrigin) };
  }

  async prepare(actor: Actor, request: DoorLabelsRequest): Promise<Prepared> {
    const village = this.regions.getInScope(actor, request.villageCode);
    if (request.origin === '') {
      // A label hangs for years: a guessed address on hundreds of doors is worse than none.
      throw invalid(
        'door_labels.no_address',
        '还没有设置对外网址（PUBLIC_URL），印出的码会打不开。请联系系统管理员设置。',
      );
    }
    const doors = await this.doorCodes.ofVillage(this.dataSource.manager, village.code);
    if (doors.length === 0 && !request.issueMissing) {
      throw invalid('document.empty', '这个村（社区）还没有门牌码，请先给没有的户发码。');
    }
    return {
      name: `门牌码标签 ${village.name}`,
      format: 'pdf',
      regionCode: village.code,
      itemCount: doors.length,
      purpose: null,
      numbersOf: [],
      ...(request.issueMissing
        ? {
            before: async (tx) => {
              const issued = await this.doorCodes.issueMissing(tx, actor, village.code);
              const all = (await this.doorCodes.ofVillage(tx, village.code)).length;
              if (all === 0) throw invalid('document.empty', '这个村（社区）还没有在册的户，没有可打印的门牌码。');
              return issued === 0 ? doors.length : all;
            },
          }
        : {}),
    };
  }

  async make(request: DoorLabelsRequest, { actor, printedBy }: Printing) {
    const village = this.regions.getInScope(actor, request.villageCode);
    const doors = await this.doorCodes.ofVillage(this.dataSource.manager, village.code);
    const town = this.regions.nameOf(village.parentCode) ?? '';
    const place = `${town} ${village.name}`;
    const footer = `${place}　打印：${printedBy}`;
    const sheets: Sheet[] = [{ footer, blocks: [labelsOf(doors, place, request.origin)] }];
    if (request.withKey) sheets.push({ footer, blocks: keyOf(doors, place) });
    return { body: pdfOf(sheets, { title: `${place}门牌码标签` }) };
  }
}

function labelsOf(doors: readonly DoorOfVillage[], place: string, origin: string): Sheet['blocks'][number] {
  return {
    kind: 'labels',
    columns: COLUMNS,
    height: LABEL_HEIGHT_MM,
    labels: doors.map(({ code, gridName }, index) => ({
      squares: qrSquares(`${origin}/?c=${code}`),
      lines: ['探访关爱门牌码', code, `${place}　${gridName ?? ''} ${index + 1} 号`],
    })),
  };
}

/** Which label goes to which door, for whoever hangs them up. No names. */
function keyOf(doors: readonly DoorOfVillage[], place: string): Sheet['blocks'] {
  const centred = (span: number, text: string): Cell => cell(span, text, { align: 'center' });
  return [
    { kind: 'title', text: '门牌码张贴对照表' },
    { kind: 'note', line: line(`${place}　共 ${doors.length} 户。仅供张贴时核对，张贴后请收回销毁。`), size: 9 },
    {
      kind: 'table',
      units: 24,
      size: 10,
      head: 1,
      rows: [
        { cells: [label(3, '标签号'), label(5, '网格'), label(9, '住址'), label(4, '码的末段'), label(3, '已张贴')] },
        ...doors.map(({ code, gridName, address }, index) => ({
          cells: [
            centred(3, String(index + 1)),
            cell(5, gridName ?? ''),
            cell(9, address),
            centred(4, code.slice(-6)),
            centred(3, '□'),
          ],
        })),
      ],
    },
  ];
}
