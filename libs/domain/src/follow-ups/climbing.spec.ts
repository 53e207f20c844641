import fc from 'fast-check';

import { addDays, parseLocalDate } from '../periods/index.js';
import { flawsOf } from '../testing/transition-flaws.js';
import { EMERGENCY_STATUSES, FOLLOW_UP_REACHES, FOLLOW_UP_STATUSES, type FollowUpReach } from '../vocabulary/index.js';
import {
  EMERGENCY_TRANSITIONS,
  FOLLOW_UP_TRANSITIONS,
  followUpDueOn,
  followUpReach,
  reachAbove,
  revisitSteps,
  transition,
} from './index.js';

const DAY = parseLocalDate('2026-11-23');
const REACHES = Object.keys(FOLLOW_UP_REACHES) as FollowUpReach[];

describe('an overdue follow-up', () => {
  it('is due by its severity', () => {
    expect([followUpDueOn(DAY, 'urgent'), followUpDueOn(DAY, 'normal')]).toEqual(['2026-11-24', '2026-11-30']);
  });

  it('climbs to the town on the day after, to the city when the town has had its days', () => {
    const on = (days: number) => followUpReach(DAY, addDays(DAY, days));
    expect([on(-3), on(0), on(1), on(7), on(8)]).toEqual(['village', 'village', 'town', 'town', 'city']);
    expect(REACHES.map(reachAbove)).toEqual(['town', 'city', null]);
  });

  it('never comes down, however time, and what was reported by hand, go', () => {
    fc.assert(
      fc.property(fc.constantFrom(...REACHES), fc.array(fc.nat({ max: 30 })), (first, steps) => {
        let reached = first;
        let today = addDays(DAY, -10);
        for (const step of steps) {
          today = addDays(today, step);
          const next = followUpReach(DAY, today, reached);
          expect(REACHES.indexOf(next)).toBeGreaterThanOrEqual(REACHES.indexOf(reached));
          expect(followUpReach(DAY, today, next)).toBe(next);
          reached = next;
        }
      }),
    );
  });
});

describe('a look at the spot', () => {
  it('closes what is settled, reopens what is not, and takes only steps that the table knows', () => {
    for (const status of Object.keys(FOLLOW_UP_STATUSES) as (keyof typeof FOLLOW_UP_STATUSES)[]) {
      for (const settled of [true, false]) {
        const end = revisitSteps(status, settled).reduce((at, action) => {
          const result = transition(FOLLOW_UP_TRANSITIONS, at, action, { note: '看过' });
          if (!result.ok) throw new Error(`${at} ${action}`);
          return result.to;
        }, status);
        const isFinal = FOLLOW_UP_TRANSITIONS.final.includes(status);
        if (settled && !isFinal) expect(end).toBe('closed');
        else expect(end).toBe(status === 'resolved' ? 'in_progress' : status);
      }
    }
  });
});

describe('an emergency', () => {
  const step = (from: 'open' | 'settled' | 'archived', action: 'settle' | 'correct' | 'archive', note = '已送医') =>
    transition(EMERGENCY_TRANSITIONS, from, action, { note });

  it('is settled in words, archived, and corrected by further entries only', () => {
    expect(Object.keys(EMERGENCY_TRANSITIONS.steps)).toEqual(Object.keys(EMERGENCY_STATUSES));
    expect(flawsOf<string, string, never>(EMERGENCY_TRANSITIONS)).toEqual([]);
    expect(step('open', 'settle')).toEqual({ ok: true, to: 'settled' });
    expect(step('settled', 'archive', '')).toEqual({ ok: true, to: 'archived' });
    expect(step('archived', 'correct')).toEqual({ ok: true, to: 'archived' });
    expect(step('settled', 'correct')).toEqual({ ok: true, to: 'settled' });
    expect(step('open', 'settle', ' ')).toMatchObject({ ok: false, message: '请填写处置经过和结果' });
    expect(step('open', 'archive').ok).toBe(false);
    expect(step('archived', 'settle').ok).toBe(false);
  });
});
