import { createHash } from 'node:crypto';
import type { ConsentKind } from '@tanfang/domain';

/** The words to which somebody agrees. */
export interface ConsentText {
  kind: ConsentKind;
  version: string;
  /** First day on which it is read out, YYYY-MM-DD. */
  since: string;
  text: string;
  /** SHA-256 of the text. */
  hash: string;
}

/**
 * Every wording there has been, each with the day from which it is read out. A wording that somebody signed is never
 * changed: add a new one below it. Source of what is asked: the plan, 三（一）2 and 4 (visits with the elder's wish and
 * prior agreement), 三（二）7 and 三（三）9 (service organisations, family); Annex 3, part five.
 */
const WORDINGS: Omit<ConsentText, 'hash'>[] = [
  {
    kind: 'regular_visits',
    version: '2023-11',
    since: '2023-11-27',
    text: '我愿意由村（居）委会安排的探访员定期探访，了解我的健康、精神、安全、卫生、居住环境和服务需求，并记录在探访关爱服务记录表中。我知道可以随时改变主意，不影响我享受其他政策。',
  },
  {
    kind: 'home_visit',
    version: '2023-11',
    since: '2023-11-27',
    text: '我同意探访员在事先联系后上门入户探访。我不方便时可以改期，也可以改为电话或视频探访。',
  },
  {
    kind: 'family_view',
    version: '2023-11',
    since: '2023-11-27',
    text: '我同意这位家属在手机上查看我的探访情况摘要、下次探访安排和正在跟进的事项。我可以随时取消。',
  },
  {
    kind: 'service_handover',
    version: '2023-11',
    since: '2023-11-27',
    text: '我同意把为我提供服务所需的姓名、住址、电话和服务需求转给承接的服务组织，仅用于本次服务。我可以随时取消。',
  },
];

const TEXTS: readonly ConsentText[] = WORDINGS.map((wording) => ({
  ...wording,
  hash: createHash('sha256').update(wording.text).digest('hex'),
}));

/** The wording of a kind that is read out on a day. */
export function consentTextOn(kind: ConsentKind, day: string): ConsentText {
  const text =
    TEXTS.filter((one) => one.kind === kind && one.since <= day).at(-1) ?? TEXTS.find((one) => one.kind === kind);
  if (!text) throw new Error(`no wording of ${kind}`);
  return text;
}

/** A wording by its version; null when there is none. */
export function consentTextOf(kind: ConsentKind, version: string | null): ConsentText | null {
  return TEXTS.find((one) => one.kind === kind && one.version === version) ?? null;
}
