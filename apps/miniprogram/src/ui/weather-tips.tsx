import { nowMs } from '@/platform/clock';

import { Tips } from './tips';

/** A weather warning as the server tells it to visitors and families. */
interface ToldWarning {
  id: number;
  name: string;
  headline: string;
  expires: string;
  advice: readonly string[];
  instruction: string | null;
}

interface WeatherTipsProps {
  /** Those in force when they were read; what an older version kept has none. */
  warnings: readonly ToldWarning[] | undefined;
  /** Begins the ids on the page. */
  name: string;
  /** Shows the gravest at full length. */
  startOpen?: boolean;
}

/** Weather to mind and what can be done about it, without those whose time is over: a list may be days old. */
export function WeatherTips({ warnings = [], name, startOpen = false }: WeatherTipsProps) {
  const inForce = warnings.filter(({ expires }) => Date.parse(expires) > nowMs());
  return (
    <>
      {inForce.map(({ id, name: called, headline, expires, advice, instruction }, index) => (
        <Tips
          key={id}
          id={`${name}-${id}`}
          title={headline.includes('预警') ? headline : `${called}：${headline}`}
          until={expires}
          points={instruction ? [...advice, instruction] : advice}
          startOpen={startOpen && index === 0}
        />
      ))}
    </>
  );
}
