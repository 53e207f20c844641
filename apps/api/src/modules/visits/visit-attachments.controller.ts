import { Body, Controller, Get, Header, HttpCode, Param, ParseIntPipe, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { sendFile } from '../../platform/files/send-file.js';
import { AttachToVisit, VisitAttachments } from './visit-attachments.dto.js';
import { VisitAttachmentsService } from './visit-attachments.service.js';

/** Photos and a voice note of a visit: optional, sent after the record, named by the id that the phone gave to it. */
@ApiTags('visits')
@Controller('visits')
export class VisitAttachmentsController {
  constructor(private readonly attachments: VisitAttachmentsService) {}

  /** Adds an uploaded photo. The same photo again changes nothing. */
  @Post('by-client-id/:clientId/photos')
  @HttpCode(200)
  @Allow('visit.attach')
  addPhoto(
    @CurrentActor() actor: Actor,
    @Param('clientId', ParseUUIDPipe) clientId: string,
    @Body() { fileId }: AttachToVisit,
  ): Promise<VisitAttachments> {
    return this.attachments.attach(actor, clientId, 'photo', fileId);
  }

  /** Adds an uploaded voice note. The same one again changes nothing. */
  @Post('by-client-id/:clientId/voice-notes')
  @HttpCode(200)
  @Allow('visit.attach')
  addVoiceNote(
    @CurrentActor() actor: Actor,
    @Param('clientId', ParseUUIDPipe) clientId: string,
    @Body() { fileId }: AttachToVisit,
  ): Promise<VisitAttachments> {
    return this.attachments.attach(actor, clientId, 'voiceNote', fileId);
  }

  /** A photo. */
  @Get(':id/photos/:fileId')
  @Allow('visit.read')
  @ApiProduces('image/jpeg', 'image/png', 'image/webp')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('Cache-Control', 'no-store')
  async photo(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.attachments.open(actor, id, fileId));
  }

  /** A voice note. */
  @Get(':id/voice-notes/:fileId')
  @Allow('visit.read')
  @ApiProduces('audio/mpeg', 'audio/mp4', 'audio/aac', 'audio/webm', 'audio/ogg')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('Cache-Control', 'no-store')
  async voiceNote(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.attachments.open(actor, id, fileId));
  }
}
