import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { ClassChangePage, ClassChangeQuery, ComingChangePage, ComingChangeQuery } from './coming-changes.dto.js';
import { ComingChangesService } from './coming-changes.service.js';

/** 即将变化: classes that time changes. */
@ApiTags('registry')
@Controller()
export class ComingChangesController {
  constructor(private readonly changes: ComingChangesService) {}

  /** What birthdays, dated parameters and the ends of raises will change in the next months. */
  @Get('coming-changes')
  @Allow('coming_change.read')
  coming(@CurrentActor() actor: Actor, @Query() query: ComingChangeQuery): Promise<ComingChangePage> {
    return this.changes.coming(actor, query);
  }

  /** Classes that changed in the last thirty days. */
  @Get('class-changes')
  @Allow('coming_change.read')
  recent(@CurrentActor() actor: Actor, @Query() query: ClassChangeQuery): Promise<ClassChangePage> {
    return this.changes.recent(actor, query);
  }
}
