import { Injectable } from '@nestjs/common';
import { type NotificationKind, type NotificationTemplate, templateOf } from '@tanfang/domain';
import { DataSource, type EntityManager, In } from 'typeorm';
import { append } from '../../platform/grouping.js';
import { Clock } from '../../platform/clock.js';
import { Config } from '../../platform/config.js';
import { FieldCrypto } from '../../platform/crypto.js';
import type { WechatTemplate } from '../../platform/setting-values.js';
import { WechatBinding } from './wechat-binding.entity.js';
import { WechatClient } from './wechat-client.js';

/** What goes to somebody's WeChat. */
export interface WechatMessage {
  kind: NotificationKind;
  title: string;
  /** 20 characters at most, and nobody's name. */
  brief: string;
  at: Date;
  /** Path in the mini-program that a tap opens. */
  page: string;
}

/** Messages to the WeChat of an account. What WeChat calls a person stays in this module. */
@Injectable()
export class WechatMessages {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly crypto: FieldCrypto,
    private readonly client: WechatClient,
  ) {}

  /** Tells whether messages of this kind go out at all: WeChat and the template are set. */
  carries(kind: NotificationKind): boolean {
    return this.config.get('wechatAppId') !== '' && this.templateFor(templateOf(kind)) !== null;
  }

  /** Ids of the templates that are set, for the phone to ask its owner about. */
  templateIds(): string[] {
    if (this.config.get('wechatAppId') === '') return [];
    return (['urgent', 'task', 'deadline'] as const).flatMap((name) => this.templateFor(name)?.id ?? []);
  }

  /** Ids of the WeChat bindings of accounts. */
  async bindingsOf(accountIds: number[], manager: EntityManager): Promise<Map<number, number[]>> {
    if (accountIds.length === 0) return new Map();
    const rows = await manager.find(WechatBinding, {
      select: { id: true, accountId: true },
      where: { accountId: In(accountIds) },
      order: { id: 'ASC' },
    });
    const ids = new Map<number, number[]>();
    for (const { id, accountId } of rows) append(ids, accountId, id);
    return ids;
  }

  /**
   * Sends one message.
   * @returns WeChat's code, 0 when it took the message; `unbound` when that WeChat is bound no more, `no_template` when
   * the template was taken out of the settings
   * @throws Problem when WeChat does not answer or gives out no token
   */
  async send(bindingId: number, message: WechatMessage): Promise<number | 'unbound' | 'no_template'> {
    const binding = await this.dataSource.manager.findOneBy(WechatBinding, { id: bindingId });
    if (!binding) return 'unbound';
    const template = this.templateFor(templateOf(message.kind));
    if (!template) return 'no_template';
    return this.client.sendSubscribeMessage(this.crypto.decrypt(binding.openidEnc), {
      templateId: template.id,
      page: message.page,
      data: {
        [template.title]: [...message.title].slice(0, 20).join(''),
        [template.text]: message.brief,
        [template.time]: this.clock.textOf(message.at),
      },
    });
  }

  private templateFor(name: NotificationTemplate): WechatTemplate | null {
    const settings = {
      urgent: 'wechatTemplateUrgent',
      task: 'wechatTemplateTask',
      deadline: 'wechatTemplateDeadline',
    } as const;
    return this.config.get(settings[name]);
  }
}
