import { Body, Controller, Get, Header, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow, ReadsOnly } from '../../platform/allow.decorator.js';
import { PageQuery } from '../../platform/paging.js';
import { ClassificationPreviewsService } from './classification-previews.service.js';
import { ChangeElder, ConfirmUnchanged } from './change-elder.dto.js';
import { ClassificationResult, ClassPeriodPage, PreviewClassification } from './classification.dto.js';
import { ElderFile } from './elder-file.dto.js';
import { ElderFilesService } from './elder-files.service.js';
import { ElderChangePage, ElderListQuery, ElderRowPage } from './elder-list.dto.js';
import { FileChangesService } from './file-changes.service.js';
import { CheckIdNumber, IdNumberCheck } from './id-check.dto.js';
import { IdNumbersService } from './id-numbers.service.js';
import { RegisterElder } from './register-elder.dto.js';
import { RegistrationService } from './registration.service.js';
import { RevealedNumber, RevealNumber } from './reveal.dto.js';
import { RevealsService } from './reveals.service.js';

@ApiTags('registry')
@Controller('elders')
export class EldersController {
  constructor(
    private readonly registration: RegistrationService,
    private readonly previews: ClassificationPreviewsService,
    private readonly files: ElderFilesService,
    private readonly changes: FileChangesService,
    private readonly idNumbers: IdNumbersService,
    private readonly reveals: RevealsService,
  ) {}

  /** What an ID number says by itself, and whether the city has a file with it. */
  @Post('id-check')
  @HttpCode(200)
  @Allow('elder.register')
  @ReadsOnly()
  checkIdNumber(@CurrentActor() actor: Actor, @Body() body: CheckIdNumber): Promise<IdNumberCheck> {
    return this.idNumbers.check(actor, body.idNumber);
  }

  /** The class that facts would lead to. Nothing is saved. */
  @Post('classification-preview')
  @HttpCode(200)
  @Allow('elder.classify')
  @ReadsOnly()
  previewClassification(
    @CurrentActor() actor: Actor,
    @Body() body: PreviewClassification,
  ): Promise<ClassificationResult> {
    return this.previews.preview(actor, body);
  }

  /** Opens a file (Annex 3). The same registration sent again gets the first answer. */
  @Post()
  @Allow('elder.register')
  register(@CurrentActor() actor: Actor, @Body() body: RegisterElder): Promise<ElderFile> {
    return this.registration.register(actor, body);
  }

  /** The register, filtered, in the order asked for. */
  @Get()
  @Allow('elder.read')
  list(@CurrentActor() actor: Actor, @Query() query: ElderListQuery): Promise<ElderRowPage> {
    return this.files.list(actor, query);
  }

  /** One file, numbers masked. */
  @Get(':id')
  @Allow('elder.read')
  read(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<ElderFile> {
    return this.files.read(actor, id);
  }

  /** Saves changes of a file; they count as this month's update. */
  @Post(':id/changes')
  @HttpCode(200)
  @Allow('elder.change')
  change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ChangeElder,
  ): Promise<ElderFile> {
    return this.changes.change(actor, id, body);
  }

  /** "本月无变化": every section was looked at and nothing changed. */
  @Post(':id/monthly-confirmations')
  @HttpCode(200)
  @Allow('elder.confirm')
  confirmUnchanged(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ConfirmUnchanged,
  ): Promise<ElderFile> {
    return this.changes.confirmUnchanged(actor, id, body);
  }

  /** Who changed which field of the file, latest first. */
  @Get(':id/history')
  @Allow('elder.read')
  history(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Query() query: PageQuery,
  ): Promise<ElderChangePage> {
    return this.files.history(actor, id, query);
  }

  /** The classes the elder has had, latest first. */
  @Get(':id/class-periods')
  @Allow('elder.read')
  classPeriods(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Query() query: PageQuery,
  ): Promise<ClassPeriodPage> {
    return this.files.classPeriods(actor, id, query);
  }

  /** Shows one masked number for a few minutes; who looked and why is kept. */
  @Post(':id/reveal')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @Allow('elder.reveal')
  reveal(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: RevealNumber,
  ): Promise<RevealedNumber> {
    return this.reveals.reveal(actor, id, body);
  }
}
