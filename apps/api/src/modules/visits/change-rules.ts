import { type LocalDate, daysBetween, parseLocalDate, policyOn } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { conflict, forbidden, invalid, notFound, type Problem } from '../../platform/errors.js';
import type { Visit } from './visit.entity.js';

type Changed = Pick<Visit, 'visitorId' | 'recordedBy' | 'visitedOn' | 'voided'>;

/** No such record, or none that the reader may know of. */
export function unknownVisit(): Problem {
  return notFound('没有这条探访记录，请返回列表刷新后再看。', 'visit.unknown');
}

/** Whether somebody who sees a record may correct or withdraw it on a day. */
export function mayChange(actor: Actor, visit: Changed, today: LocalDate): boolean {
  return !visit.voided && isOwnOrOfficial(actor, visit) && isWithinDays(visit, today);
}

/**
 * Who visited, who typed it, the village or the town may; as long as a visit of that day could still be recorded.
 * @throws Problem 409 `visit.void`, 403 `visit.not_own`, 422 `visit.too_old`
 */
export function checkChange(actor: Actor, visit: Changed, today: LocalDate): void {
  if (visit.voided) throw conflict('visit.void', '这条记录已经更正或撤回过了，请刷新后看最新的记录。');
  if (!isOwnOrOfficial(actor, visit)) {
    throw forbidden('这不是您的探访记录，请由探访人本人、村（居）或镇（区、街道）更正。', 'visit.not_own');
  }
  if (!isWithinDays(visit, today)) {
    const { recordWithinDays } = policyOn(today);
    const detail = `这次探访在 ${visit.visitedOn}，已超过 ${recordWithinDays} 天，不能再更正或撤回。可在新的探访记录里说明。`;
    throw invalid('visit.too_old', detail);
  }
}

/**
 * Who visited or typed the record may add a photo or a voice note; as long as a visit of that day could still be
 * recorded.
 * @throws Problem 403 `visit.not_own`, 409 `visit.void`, 422 `visit.too_old`
 */
export function checkAttach(actor: Actor, visit: Changed, today: LocalDate): void {
  if (!isOwn(actor, visit)) {
    throw forbidden('这不是您的探访记录，照片和语音由探访人或录入人自己添加。', 'visit.not_own');
  }
  if (visit.voided) {
    throw conflict('visit.void', '这条探访记录已更正或撤回，不能再加照片和语音。');
  }
  if (!isWithinDays(visit, today)) {
    const { recordWithinDays } = policyOn(today);
    throw invalid(
      'visit.too_old',
      `这次探访在 ${visit.visitedOn}，已超过 ${recordWithinDays} 天，不能再加照片和语音。`,
    );
  }
}

/** Whether the actor visited or typed the record. */
export function isOwn(
  { accountId }: Actor,
  { visitorId, recordedBy }: Pick<Visit, 'visitorId' | 'recordedBy'>,
): boolean {
  return visitorId === accountId || recordedBy === accountId;
}

function isOwnOrOfficial(actor: Actor, visit: Changed): boolean {
  const { role } = actor;
  if (role === 'village_manager' || role === 'town_officer') return true;
  return role === 'visitor' && isOwn(actor, visit);
}

function isWithinDays({ visitedOn }: Changed, today: LocalDate): boolean {
  return daysBetween(parseLocalDate(visitedOn), today) <= policyOn(today).recordWithinDays;
}
