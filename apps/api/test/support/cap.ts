import { randomUUID } from 'node:crypto';
import request from 'supertest';
import type { MachineAccountWithToken } from '../../src/modules/machine-interface/machine-accounts.dto.js';
import type { MachineWarningAnswer } from '../../src/modules/machine-interface/machine-warnings.dto.js';
import { CITY, type TestApp } from './app.js';

/** What a message of a test says; the rest is as weather services send it. */
export interface CapWish {
  identifier?: string;
  sender?: string;
  sent?: string;
  status?: string;
  msgType?: string;
  references?: string;
  event?: string;
  eventCode?: string;
  severity?: string;
  headline?: string | null;
  language?: string;
  effective?: string;
  onset?: string;
  expires?: string | null;
  areaDesc?: string;
  geocodes?: string[];
  /** The whole of `info`, in the place of what the fields say. */
  infos?: string;
}

const SENDER = 'rugao.weather.example';

/** A CAP 1.2 message: high temperature, orange, for the whole city, from noon of the test's Monday to Wednesday. */
export function cap(wish: CapWish = {}): string {
  const { identifier = `rg-${randomUUID()}`, sender = SENDER, sent = '2026-11-23T08:30:00+08:00' } = wish;
  const references = wish.references ? `<references>${wish.references}</references>` : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
  <identifier>${identifier}</identifier><sender>${sender}</sender><sent>${sent}</sent>
  <status>${wish.status ?? 'Actual'}</status><msgType>${wish.msgType ?? 'Alert'}</msgType><scope>Public</scope>
  ${references}${wish.infos ?? capInfo(wish)}
</alert>`;
}

/** One `info` of a message. */
export function capInfo(wish: CapWish = {}): string {
  const line = (name: string, text: string | null | undefined) => (text ? `<${name}>${text}</${name}>` : '');
  const codes = (wish.geocodes ?? [CITY]).map(
    (code) => `<geocode><valueName>CN</valueName><value>${code}</value></geocode>`,
  );
  const { eventCode, headline = '如皋市气象台发布高温橙色预警', expires = '2026-11-25T20:00:00+08:00' } = wish;
  return `<info><language>${wish.language ?? 'zh-CN'}</language><category>Met</category>
    <event>${wish.event ?? '高温橙色预警'}</event><urgency>Expected</urgency>
    <severity>${wish.severity ?? 'Severe'}</severity><certainty>Likely</certainty>
    ${eventCode ? `<eventCode><valueName>CN</valueName><value>${eventCode}</value></eventCode>` : ''}
    ${line('effective', wish.effective)}${line('onset', wish.onset)}${line('expires', expires)}
    <senderName>如皋市气象台</senderName>${line('headline', headline)}
    <description>预计未来三天最高气温37℃以上。</description><instruction>请做好防暑。</instruction>
    <area><areaDesc>${wish.areaDesc ?? '如皋市'}</areaDesc>${codes.join('')}</area></info>`;
}

/** A triple for `references`. */
export const named = (identifier: string, sent = '2026-11-23T08:30:00+08:00'): string =>
  `${SENDER},${identifier},${sent}`;

/** A program that may bring warnings (or another scope), and its calls. */
export async function warningProgram(t: TestApp, scope = 'warnings.write') {
  const city = await t.signIn('city_officer');
  const body = { clientId: randomUUID(), name: '省突发事件预警平台', scope };
  const { token, account } = (await city.post('/machine-accounts', body).expect(201)).body as MachineAccountWithToken;
  const send = (xml: string, type = 'application/cap+xml'): request.Test =>
    request(t.url)
      .post('/api/v1/machine/warnings')
      .set({ authorization: `Bearer ${token ?? ''}`, 'content-type': type })
      .send(xml);
  const bring = async (wish: CapWish = {}): Promise<MachineWarningAnswer> =>
    (await send(cap(wish)).expect(200)).body as MachineWarningAnswer;
  return { id: account.id, token: token ?? '', account, send, bring };
}
