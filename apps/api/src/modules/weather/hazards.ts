/** What a warning is about, as far as there is advice for it. */
export const HAZARDS = {
  high_temperature: '高温',
  low_temperature: '低温寒潮',
  typhoon: '台风',
  rainstorm: '暴雨',
  snowstorm: '暴雪',
  icy_road: '道路结冰',
  gale: '大风',
  thunderstorm: '雷电冰雹',
  fog: '大雾',
  haze: '霾和沙尘',
  other: '其他天气',
} as const;
export type Hazard = keyof typeof HAZARDS;

/** The four colours of warnings, the mildest first. */
export const SEVERITIES = { blue: '蓝色', yellow: '黄色', orange: '橙色', red: '红色' } as const;
export type Severity = keyof typeof SEVERITIES;

const RANKS = Object.keys(SEVERITIES);

/** How grave a colour is, from 0; a warning without one is below all. */
export function rankOf(severity: Severity | null): number {
  return severity === null ? -1 : RANKS.indexOf(severity);
}

/** The first that matches decides: 低温雨雪冰冻 is about the cold, 雷雨大风 about the lightning, 雾霾 about the air. */
const BY_TEXT: readonly (readonly [RegExp, Hazard])[] = [
  [/寒潮|低温|降温|霜冻|寒冷|cold|frost/i, 'low_temperature'],
  [/结冰|冰冻|冻雨|icy|icing/i, 'icy_road'],
  [/暴雪|大雪|雪灾|降雪|snow|blizzard/i, 'snowstorm'],
  [/台风|热带气旋|热带风暴|typhoon|tropical/i, 'typhoon'],
  [/雷|强对流|冰雹|龙卷|thunder|lightning|hail|tornado/i, 'thunderstorm'],
  [/暴雨|强降雨|强降水|洪水|内涝|渍涝|rain|flood/i, 'rainstorm'],
  [/高温|中暑|热浪|heat|high temp/i, 'high_temperature'],
  [/霾|沙尘|浮尘|重污染|haze|dust|sand/i, 'haze'],
  [/雾|fog/i, 'fog'],
  [/大风|阵风|gale|wind/i, 'gale'],
];

/** Event codes of the national warning platform; only those whose meaning is beyond doubt. */
const BY_CODE: Readonly<Record<string, Hazard>> = {
  '11B01': 'typhoon',
  '11B03': 'rainstorm',
  '11B04': 'snowstorm',
  '11B05': 'low_temperature',
  '11B06': 'gale',
  '11B07': 'haze',
  '11B08': 'low_temperature',
  '11B09': 'high_temperature',
  '11B14': 'thunderstorm',
  '11B15': 'thunderstorm',
  '11B16': 'low_temperature',
  '11B17': 'fog',
  '11B19': 'haze',
  '11B20': 'thunderstorm',
  '11B21': 'icy_road',
};

/** What an event is about: by its words, else by its code, else `other`. */
export function hazardOf(event: string, codes: readonly string[]): Hazard {
  const byText = BY_TEXT.find(([words]) => words.test(event))?.[1];
  if (byText) return byText;
  return codes.map((code) => BY_CODE[code.trim().toUpperCase().slice(0, 5)]).find(Boolean) ?? 'other';
}

const COLOURS: readonly (readonly [RegExp, Severity])[] = [
  [/红|\bred\b/i, 'red'],
  [/橙|\borange\b/i, 'orange'],
  [/黄|\byellow\b/i, 'yellow'],
  [/蓝|\bblue\b/i, 'blue'],
];

/** CAP's own words for how grave it is, beside the colours that the national platform gives them. */
const BY_CAP: Readonly<Record<string, Severity>> = {
  Extreme: 'red',
  Severe: 'orange',
  Moderate: 'yellow',
  Minor: 'blue',
};

/**
 * The colour of a warning: as its texts say it, the first that names one, else by CAP's severity.
 * @returns null when neither says anything
 */
export function severityOf(texts: readonly string[], capSeverity: string): Severity | null {
  for (const text of texts) {
    const named = COLOURS.find(([words]) => words.test(text))?.[1];
    if (named) return named;
  }
  return BY_CAP[capSeverity] ?? null;
}
