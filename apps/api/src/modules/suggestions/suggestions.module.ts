import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { RegistryModule } from '../registry/registry.module.js';
import { VisitsModule } from '../visits/visits.module.js';
import { Suggestion } from './suggestion.entity.js';
import { SuggestionsController } from './suggestions.controller.js';
import { SuggestionsService } from './suggestions.service.js';

/** Monthly update: what others already said is offered at the section. */
@Module({
  imports: [TypeOrmModule.forFeature([Suggestion]), AccountsModule, RegistryModule, VisitsModule],
  controllers: [SuggestionsController],
  providers: [SuggestionsService],
})
export class SuggestionsModule {}
