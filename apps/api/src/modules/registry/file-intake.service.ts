import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CareLevel } from '@tanfang/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { validationPipe } from '../../platform/validation.js';
import { ChangeElder } from './change-elder.dto.js';
import { FileChangesService } from './file-changes.service.js';
import { labelOf } from './file-fields.js';
import type { SeenVersions } from './file-history.js';
import type { FileState } from './file-state.js';
import { FileWithdrawalService } from './file-withdrawal.service.js';
import { RegisterElder } from './register-elder.dto.js';
import { RegistrationService } from './registration.service.js';

export type { FileState, SeenVersions };

/** A field that would change, for the screen. */
export interface RehearsedDifference {
  label: string;
  before: string | null;
  after: string | null;
}

/**
 * Registrations and changes that come by the sheet instead of by the form. They are held to the same contract, and go
 * through the same services; every call throws the Problem that the form would have got.
 */
@Injectable()
export class FileIntakeService {
  private readonly pipe = validationPipe();

  constructor(
    private readonly registration: RegistrationService,
    private readonly changes: FileChangesService,
    private readonly withdrawal: FileWithdrawalService,
  ) {}

  /** The class that a registration would lead to. Nothing is saved. */
  async rehearseRegistration(tx: EntityManager, actor: Actor, form: object): Promise<CareLevel | null> {
    const { level } = await this.registration.rehearse(tx, actor, await this.checked(form, RegisterElder));
    return level;
  }

  /** Opens a file. @returns the id of the elder */
  async register(tx: EntityManager, actor: Actor, form: object): Promise<number> {
    return this.registration.registerIn(tx, actor, await this.checked(form, RegisterElder));
  }

  /** What a change would alter; nothing is saved. */
  async rehearseChange(tx: EntityManager, actor: Actor, elderId: number, form: object): Promise<RehearsedDifference[]> {
    const body = await this.checked(form, ChangeElder);
    const differences = await this.changes.rehearse(tx, actor, elderId, body);
    return differences.map(({ field, before, after }) => ({ label: labelOf(field), before, after }));
  }

  /** Changes a file. @returns the file as it was, for `restore` */
  async change(tx: EntityManager, actor: Actor, elderId: number, form: object): Promise<FileState> {
    return this.changes.changeIn(tx, actor, elderId, await this.checked(form, ChangeElder));
  }

  /** Takes a change back, where nothing was changed since. */
  restore(tx: EntityManager, actor: Actor, elderId: number, before: FileState, seen: SeenVersions): Promise<void> {
    return this.changes.restoreIn(tx, actor, elderId, before, seen);
  }

  /** Takes a registration back, where nothing was recorded since. */
  withdraw(tx: EntityManager, actor: Actor, elderId: number, seen: SeenVersions): Promise<void> {
    return this.withdrawal.withdrawIn(tx, actor, elderId, seen);
  }

  /** A fresh object of the class: what the caller keeps is not touched. */
  private async checked<T extends object>(form: object, metatype: new () => T): Promise<T> {
    const body = { ...structuredClone(form), clientId: randomUUID() };
    return (await this.pipe.transform(body, { type: 'body', metatype })) as T;
  }
}
