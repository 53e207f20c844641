import { setAppearance, TEXT_SIZES, useAppearance } from '@/platform/appearance';
import { Box, Card, Choice, Field, Section, Toggle } from '@/ui';

const SIZES: Readonly<Record<number, string>> = { 16: '标准', 18: '大', 20: '较大', 24: '特大', 30: '最大' };

/** How large the text is, and elder mode (适老化). */
export function ReadingSettings() {
  const { scale, elderMode } = useAppearance();
  const current = Math.round(scale * TEXT_SIZES[0]);
  const nearest = [...TEXT_SIZES].reverse().find((size) => size <= current) ?? TEXT_SIZES[0];
  return (
    <Section title="显示">
      <Card>
        <Field label="字号">
          <Choice
            id="text-size"
            label="字号"
            options={TEXT_SIZES.map((size) => [size, SIZES[size] ?? String(size)])}
            value={nearest}
            onChange={(textSize) => setAppearance({ textSize })}
          />
        </Field>
        <Box className="field__hint">字这样大，看得清楚吗</Box>
        <Toggle
          id="elder-mode"
          label="长辈模式"
          hint="字更大，按钮更大"
          value={elderMode}
          onChange={(on) => setAppearance({ elderMode: on, textSize: null })}
        />
      </Card>
    </Section>
  );
}
