import { Box, Txt } from './primitives';

/** Done of due as words and small marks, e.g. 上门 1/2. Nothing is shown where nothing is due or done. */
export function Pips({ label, done, due }: { label: string; done: number; due: number }) {
  if (due === 0 && done === 0) return null;
  const marks = Array.from({ length: Math.max(due, done) }, (_, index) => index < done);
  return (
    <Box className="pips" role="text" label={`${label}，应 ${due} 次，已 ${done} 次`}>
      <Txt className="t-num">{`${label} ${done}/${due}`}</Txt>
      <Box className="pips__row" decorative>
        {marks.map((isDone, index) => (
          <Box key={index} className={`pips__pip ${isDone ? 'pips__pip--done' : ''}`} />
        ))}
      </Box>
    </Box>
  );
}

/** A share of a whole as a bar; the words beside it carry the numbers. */
export function Meter({ label, done, total, warn }: { label: string; done: number; total: number; warn?: boolean }) {
  const percent = total === 0 ? 0 : Math.round((done / total) * 100);
  return (
    <Box className="meter" role="progressbar" label={`${label} ${done}/${total}`}>
      <Box className={`meter__fill ${warn ? 'meter__fill--warn' : ''}`} style={{ width: `${percent}%` }} />
    </Box>
  );
}
