import { Controller, Get } from '@nestjs/common';
import { ROLES } from '@tanfang/domain';
import { Public } from '../../platform/allow.decorator.js';
import { Config } from '../../platform/config.js';
import { notFound } from '../../platform/errors.js';
import { RegionsService } from '../regions/regions.service.js';
import { DemoAccount } from './accounts.dto.js';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-accounts.js';

/** The accounts for trying out, listed on the sign-in page in demo mode only. */
@Public()
@Controller('demo')
export class DemoAccountsController {
  constructor(
    private readonly config: Config,
    private readonly regions: RegionsService,
  ) {}

  /** Names and passwords; 404 outside demo mode. */
  @Get('accounts')
  list(): DemoAccount[] {
    if (!this.config.get('demoMode')) throw notFound('没有开启演示模式。', 'demo.off');
    return DEMO_ACCOUNTS.map(({ loginName, displayName, role, regionCode }) => ({
      loginName,
      password: DEMO_PASSWORD,
      displayName,
      roleLabel: ROLES[role],
      regionName: this.regions.nameOf(regionCode),
    }));
  }
}
