import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import {
  ChangeMachineAccount,
  CreateMachineAccount,
  MachineAccountList,
  MachineAccountView,
  MachineAccountWithToken,
} from './machine-accounts.dto.js';
import { MachineAccountsService } from './machine-accounts.service.js';

/** Programs of other offices that read aggregate figures. */
@ApiTags('machine')
@Controller('machine-accounts')
export class MachineAccountsController {
  constructor(private readonly accounts: MachineAccountsService) {}

  /** All programs, the latest first. */
  @Get()
  @Allow('machine_account.manage')
  list(): Promise<MachineAccountList> {
    return this.accounts.list();
  }

  /** Lets a program in; its token is shown this once. */
  @Post()
  @Allow('machine_account.manage')
  create(@CurrentActor() actor: Actor, @Body() body: CreateMachineAccount): Promise<MachineAccountWithToken> {
    return this.accounts.create(actor, body);
  }

  /** Another token in the place of the one before. */
  @Post(':id/rotation')
  @HttpCode(200)
  @Allow('machine_account.manage')
  rotate(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ChangeMachineAccount,
  ): Promise<MachineAccountWithToken> {
    return this.accounts.rotate(actor, id, body);
  }

  /** Ends a program's access for good. */
  @Post(':id/revocation')
  @HttpCode(200)
  @Allow('machine_account.manage')
  revoke(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ChangeMachineAccount,
  ): Promise<MachineAccountView> {
    return this.accounts.revoke(actor, id, body);
  }
}
