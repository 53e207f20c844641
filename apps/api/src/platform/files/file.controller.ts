import { Controller, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type Actor, CurrentActor } from '../actor.js';
import { Allow } from '../allow.decorator.js';
import { Config } from '../config.js';
import { StoredFileView } from './file.dto.js';
import { Files } from './files.js';
import { receiveFile } from './received-file.js';

/** Uploads. The content is handed out by the routes of whoever claimed it, within their scope. */
@ApiTags('files')
@Controller('files')
export class FileController {
  constructor(
    private readonly files: Files,
    private readonly config: Config,
  ) {}

  /** Uploads one photo, voice note or paper; the same id and content again is the same file. */
  @Post()
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['clientId', 'file'],
      properties: { clientId: { type: 'string', format: 'uuid' }, file: { type: 'string', format: 'binary' } },
    },
  })
  @Allow('file.upload')
  async upload(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<StoredFileView> {
    const { clientId, bytes } = await receiveFile(request, this.config.get('fileMaxMb'));
    return this.files.upload(actor, clientId, bytes);
  }
}
