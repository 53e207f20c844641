import { Body, Controller, Get, Header, HttpCode, Param, ParseIntPipe, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { sendFile } from '../../platform/files/send-file.js';
import { DoorPhotoView, SetDoorPhoto } from './door-photo.dto.js';
import { DoorPhotosService } from './door-photos.service.js';

/** 门口照片: optional, one a household. */
@ApiTags('registry')
@Controller('households/:id/door-photo')
export class DoorPhotosController {
  constructor(private readonly photos: DoorPhotosService) {}

  /** The photo. */
  @Get()
  @Allow('household.photo_see')
  @ApiProduces('image/jpeg', 'image/png', 'image/webp')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('Cache-Control', 'no-store')
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.photos.open(actor, id));
  }

  /** Makes an uploaded photo that of the door, in place of the one before. */
  @Post()
  @HttpCode(200)
  @Allow('household.photo')
  set(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() { fileId }: SetDoorPhoto,
  ): Promise<DoorPhotoView> {
    return this.photos.set(actor, id, fileId);
  }

  /** Erases the photo. */
  @Post('removal')
  @HttpCode(204)
  @Allow('household.photo')
  remove(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<void> {
    return this.photos.remove(actor, id);
  }
}
