import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { docxOf, pdfOf, type Sheet } from '../../platform/documents/index.js';
import { invalid, malformed } from '../../platform/errors.js';
import { RegionsService } from '../regions/regions.service.js';
import { type DrawnSignature, FullFilesService } from '../registry/full-files.service.js';
import { ElderListQuery, RegisterPagesService } from '../registry/register-pages.service.js';
import { RegistryService } from '../registry/registry.service.js';
import type { PrintRegistrationForms } from './paper.dto.js';
import { type PaperMaker, PapersService, type Prepared, type Printing } from './papers.service.js';
import { pngOf } from './form-parts.js';
import { type FormSignature, registrationForm, type RegistrationFormOptions } from './registration-form.js';

/** A Word document is made in memory: a village's forms as PDF are not. */
export const MOST_FORMS_IN_WORD = 100;
const FILES_AT_ONCE = 50;

/** Annex 3 of one elder, of a household, or of a village. */
@Injectable()
export class RegistrationFormsMaker implements PaperMaker<PrintRegistrationForms>, OnModuleInit {
  readonly kind = 'registration_form';
  readonly permission = 'elder.print';

  constructor(
    private readonly papers: PapersService,
    private readonly dataSource: DataSource,
    private readonly registry: RegistryService,
    private readonly pages: RegisterPagesService,
    private readonly files: FullFilesService,
    private readonly regions: RegionsService,
  ) {}

  onModuleInit(): void {
    this.papers.add(this);
  }

  async prepare(actor: Actor, request: PrintRegistrationForms): Promise<Prepared> {
    const { name, regionCode } = await this.subject(actor, request);
    const ids = await this.idsOf(actor, request);
    if (ids.length === 0) throw invalid('document.empty', '这里还没有在册的老年人，没有可打印的登记表。');
    if (request.format === 'docx' && ids.length > MOST_FORMS_IN_WORD) {
      throw invalid(
        'document.too_many',
        `Word 文件一次最多 ${MOST_FORMS_IN_WORD} 份，这里有 ${ids.length} 份。请改用 PDF，或按户打印。`,
      );
    }
    return {
      name: `信息登记表 ${name}`,
      format: request.format,
      regionCode,
      itemCount: ids.length,
      purpose: request.purpose,
      numbersOf: request.fullNumbers ? ids : [],
    };
  }

  async make(request: PrintRegistrationForms, printing: Printing) {
    const ids = await this.idsOf(printing.actor, request);
    const sheets = this.sheets(ids, request, printing);
    const about = { title: '特殊困难老年人信息登记表' };
    return { body: request.format === 'pdf' ? pdfOf(sheets, about) : await docxOf(sheets, about) };
  }

  private async *sheets(
    ids: readonly number[],
    { fullNumbers }: PrintRegistrationForms,
    { printedBy }: Printing,
  ): AsyncGenerator<Sheet> {
    for (let first = 0; first < ids.length; first += FILES_AT_ONCE) {
      const some = ids.slice(first, first + FILES_AT_ONCE);
      const files = await this.files.of(this.dataSource.manager, some);
      const drawn = await this.files.signaturesOf(this.dataSource.manager, some);
      for (const file of files) {
        const signatures = signaturesOf(drawn.get(file.id) ?? []);
        yield registrationForm(file, { fullNumbers, signatures, printed: `打印：${printedBy}` });
      }
    }
  }

  /** For whom, in words. @throws Problem 404 out of scope */
  private async subject(actor: Actor, request: PrintRegistrationForms): Promise<{ name: string; regionCode: string }> {
    const tx = this.dataSource.manager;
    const { elderId, householdId, villageCode } = request;
    if ([elderId, householdId, villageCode].filter((given) => given !== undefined).length !== 1) {
      throw malformed([{ field: 'elderId', code: 'one_of', detail: '请选择一位老人、一户或一个村（社区）' }]);
    }
    if (villageCode !== undefined) {
      return { name: this.regions.getInScope(actor, villageCode).name, regionCode: villageCode };
    }
    if (elderId !== undefined) {
      const elder = await this.registry.getInScope(tx, actor, elderId);
      return { name: elder.name, regionCode: elder.villageCode };
    }
    const elders = await this.registry.householdInScope(tx, actor, householdId ?? 0);
    return { name: `${elders[0]?.name ?? ''}户`, regionCode: elders[0]?.villageCode ?? '' };
  }

  private async idsOf(actor: Actor, { elderId, householdId, villageCode }: PrintRegistrationForms): Promise<number[]> {
    if (elderId !== undefined) {
      return [(await this.registry.getInScope(this.dataSource.manager, actor, elderId)).id];
    }
    if (householdId !== undefined) {
      const elders = await this.registry.householdInScope(this.dataSource.manager, actor, householdId);
      return elders.map(({ id }) => id);
    }
    const ids: number[] = [];
    const filter = Object.assign(new ElderListQuery(), { villageCode });
    for await (const page of this.pages.ids(actor, filter)) ids.push(...page);
    return ids;
  }
}

function signaturesOf(drawn: readonly DrawnSignature[]): RegistrationFormOptions['signatures'] {
  const of = (side: DrawnSignature['side']): FormSignature | undefined => {
    const found = drawn.find((signature) => signature.side === side);
    const image = pngOf(found?.image ?? null);
    return found && image ? { image, signedOn: found.signedOn } : undefined;
  };
  return { elder: of('elder_side'), worker: of('worker') };
}
