import type { EarlierTexts, QuarterReport } from '@tanfang/contracts';
import { useState } from 'react';

import { asProblem } from '@/platform/problem';
import { newClientId } from '@/platform/client-id';
import { say } from '@/ui';

import { writeTexts } from './calls';

interface Texts {
  difficulties: string;
  nextQuarter: string;
}

/** The two texts as they are being written. */
export interface TextsDraft extends Texts {
  changed: boolean;
  busy: boolean;
  refusal: string | null;
  /** What somebody else saved meanwhile. */
  conflict: (Texts & { version: number }) | null;
  setDifficulties: (text: string) => void;
  setNextQuarter: (text: string) => void;
  /** Puts an earlier quarter's texts after what is written. */
  take: (earlier: EarlierTexts) => void;
  /** @returns the saved report; null where it was refused */
  save: () => Promise<QuarterReport | null>;
  /** Saves over what somebody else wrote meanwhile. */
  overwrite: () => Promise<QuarterReport | null>;
}

/** Writing the texts; what is typed stays until it is saved. */
export function useTexts(report: QuarterReport, onChanged: (report: QuarterReport) => void): TextsDraft {
  const [typed, setTyped] = useState<Texts | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [conflict, setConflict] = useState<TextsDraft['conflict']>(null);
  const texts: Texts = typed ?? { difficulties: report.difficulties, nextQuarter: report.nextQuarter };
  const changed = texts.difficulties !== report.difficulties || texts.nextQuarter !== report.nextQuarter;

  const saveOn = async (version: number): Promise<QuarterReport | null> => {
    setBusy(true);
    setRefusal(null);
    try {
      const key = { place: report.place.code, quarter: report.quarter };
      const saved = await writeTexts(key, { ...texts, version, clientId: newClientId() });
      setConflict(null);
      setTyped(null);
      onChanged(saved);
      say('已保存。');
      return saved;
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === 'report.version_conflict') setConflict(problem.extra.current as TextsDraft['conflict']);
      setRefusal(problem.detail);
      return null;
    } finally {
      setBusy(false);
    }
  };
  return {
    ...texts,
    changed,
    busy,
    refusal,
    conflict,
    setDifficulties: (difficulties) => setTyped({ ...texts, difficulties }),
    setNextQuarter: (nextQuarter) => setTyped({ ...texts, nextQuarter }),
    take: (earlier) =>
      setTyped({
        difficulties: joined(texts.difficulties, earlier.difficulties),
        nextQuarter: joined(texts.nextQuarter, earlier.nextQuarter),
      }),
    save: () => saveOn(report.version),
    overwrite: () => saveOn(conflict?.version ?? report.version),
  };
}

const joined = (one: string, other: string): string => [one, other].filter((text) => text !== '').join('\n');
