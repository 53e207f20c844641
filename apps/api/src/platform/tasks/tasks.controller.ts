import { Controller, Get, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../actor.js';
import { Allow } from '../allow.decorator.js';
import { TaskView } from './task.dto.js';
import { TasksService } from './tasks.service.js';

/** Work in the background. */
@ApiTags('tasks')
@Controller('tasks')
export class TasksController {
  constructor(private readonly tasks: TasksService) {}

  /** How far it is. */
  @Get(':id')
  @Allow('task.read')
  read(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<TaskView> {
    return this.tasks.read(actor, id);
  }

  /** Ends it after the piece that is under way; what is done stays done. */
  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('task.cancel')
  cancel(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<TaskView> {
    return this.tasks.cancel(actor, id);
  }
}
