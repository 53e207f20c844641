import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { type FieldError, Problem } from '../../platform/errors.js';

/** CAP 1.2, OASIS Standard of 1 July 2010. */
const NAMESPACE = 'urn:oasis:names:tc:emergency:cap:1.2';

const STATUSES = ['Actual', 'Exercise', 'System', 'Test', 'Draft'] as const;
const TYPES = ['Alert', 'Update', 'Cancel', 'Ack', 'Error'] as const;
const SCOPES = ['Public', 'Restricted', 'Private'];
const CATEGORIES = 'Geo Met Safety Security Rescue Fire Health Env Transport Infra CBRNE Other'.split(' ');
const URGENCIES = ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'];
const SEVERITIES = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'];
const CERTAINTIES = ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'];

/** What tells a message from all others. */
export interface CapName {
  identifier: string;
  sender: string;
  sent: Date;
}

export interface CapArea {
  text: string;
  /** Values of its geocodes. */
  codes: string[];
}

export interface CapInfo {
  language: string;
  event: string;
  eventCodes: string[];
  severity: string;
  effective: Date;
  onset: Date;
  expires: Date | null;
  senderName: string | null;
  headline: string | null;
  description: string | null;
  instruction: string | null;
  /** Values of its parameters. */
  parameters: string[];
  isAllClear: boolean;
  areas: CapArea[];
}

/** A message as it was sent, with every rule of the standard that it has to keep. */
export interface CapMessage extends CapName {
  status: (typeof STATUSES)[number];
  type: (typeof TYPES)[number];
  references: CapName[];
  infos: CapInfo[];
}

type Node = Record<string, unknown>;

// No entities: neither those of a DTD nor any that could grow. The five of XML itself are resolved below.
const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: true,
  processEntities: false,
  cdataPropName: '#cdata',
});

/**
 * Reads a CAP 1.2 message.
 * @param xml the body as it came
 * @throws Problem 400 `cap.malformed`, `cap.doctype`, `cap.encoding`, `cap.version`, `cap.missing` or `cap.value`, with
 *   the elements that are wrong
 */
export function readCap(xml: string): CapMessage {
  const alert = rootOf(xml);
  const reading = new Reading();
  const message = {
    identifier: reading.token(alert, 'identifier'),
    sender: reading.token(alert, 'sender'),
    sent: reading.instant(alert, 'sent', 'sent'),
    status: reading.oneOf(alert, 'status', 'status', STATUSES),
    type: reading.oneOf(alert, 'msgType', 'msgType', TYPES),
    references: reading.references(alert),
    infos: [] as CapInfo[],
  };
  reading.oneOf(alert, 'scope', 'scope', SCOPES);
  message.infos = all(alert, 'info').map((info, i) => infoOf(reading, info, `info[${i}]`, message.sent));
  if (message.status === 'Actual' && ['Alert', 'Update'].includes(message.type) && message.infos.length === 0) {
    reading.miss('info');
  }
  if (['Update', 'Cancel'].includes(message.type) && textIn(alert, 'references') === null) reading.miss('references');
  reading.finish();
  return message;
}

function rootOf(xml: string): Node {
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) {
    throw new Problem(400, 'cap.doctype', '预警 XML 不能含有 DOCTYPE 或 ENTITY 声明，请去掉后再发送。');
  }
  const encoding = /^\uFEFF?\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/i.exec(xml)?.[1] ?? 'UTF-8';
  if (!/^(utf-?8|us-ascii)$/i.test(encoding)) {
    throw new Problem(400, 'cap.encoding', `预警 XML 的编码应为 UTF-8，收到的是 ${encoding}。`);
  }
  const parsed = parsedOf(xml);
  const alert = parsed && nodeOf(parsed.alert);
  if (!alert)
    throw new Problem(400, 'cap.malformed', '收到的不是完整的 CAP 预警 XML：没有 alert 元素，或标签没有配对。');
  if (!new RegExp(`<(?:[\\w-]+:)?alert\\s[^>]*["']${NAMESPACE}["']`).test(xml)) {
    throw new Problem(400, 'cap.version', `只接收 CAP 1.2，alert 元素的命名空间应为 ${NAMESPACE}。`);
  }
  return alert;
}

function parsedOf(xml: string): Node | null {
  try {
    return XMLValidator.validate(xml) === true ? (parser.parse(xml) as Node) : null;
  } catch {
    // Nested deeper than any warning, or a name that is no name.
    return null;
  }
}

function infoOf(reading: Reading, info: Node, path: string, sent: Date): CapInfo {
  const at = (name: string) => `${path}.${name}`;
  const categories = all(info, 'category');
  if (categories.length === 0) reading.miss(at('category'));
  if (categories.some((category) => !CATEGORIES.includes(textOf(category)))) {
    reading.refuse(at('category'), `应为 ${CATEGORIES.join('、')} 之一`);
  }
  reading.oneOf(info, 'urgency', at('urgency'), URGENCIES);
  reading.oneOf(info, 'certainty', at('certainty'), CERTAINTIES);
  const effective = reading.instantOr(info, 'effective', at('effective'), sent);
  return {
    // The standard's default.
    language: textIn(info, 'language') ?? 'en-US',
    event: reading.required(info, 'event', at('event')),
    eventCodes: all(info, 'eventCode').map((code) => textIn(code, 'value') ?? ''),
    severity: reading.oneOf(info, 'severity', at('severity'), SEVERITIES),
    effective,
    onset: reading.instantOr(info, 'onset', at('onset'), effective),
    expires: textIn(info, 'expires') === null ? null : reading.instant(info, 'expires', at('expires')),
    senderName: textIn(info, 'senderName'),
    headline: textIn(info, 'headline'),
    description: textIn(info, 'description'),
    instruction: textIn(info, 'instruction'),
    parameters: all(info, 'parameter').map((each) => textIn(each, 'value') ?? ''),
    isAllClear: all(info, 'responseType').some((type) => textOf(type) === 'AllClear'),
    areas: all(info, 'area').map((area, i) => ({
      text: reading.required(area, 'areaDesc', at(`area[${i}].areaDesc`)),
      codes: all(area, 'geocode').map((code) => textIn(code, 'value') ?? ''),
    })),
  };
}

/** Reads elements and gathers what is wrong with them, so that a sender learns all of it at once. */
class Reading {
  private readonly missing: FieldError[] = [];
  private readonly wrong: FieldError[] = [];

  miss(field: string): void {
    this.missing.push({ field, code: 'cap.missing', detail: `缺少 ${field}` });
  }

  refuse(field: string, detail: string): void {
    this.wrong.push({ field, code: 'cap.value', detail: `${field} ${detail}` });
  }

  required(node: Node, name: string, path: string): string {
    const text = textIn(node, name);
    if (text === null) this.miss(path);
    return text ?? '';
  }

  /** A name without blanks, commas and signs of XML, as the standard asks. */
  token(node: Node, name: string): string {
    const text = this.required(node, name, name);
    if (/[\s,<&]/.test(text)) this.refuse(name, '不能含有空格、逗号、< 和 &');
    if (text.length > 200) this.refuse(name, '不能超过 200 个字符');
    return text;
  }

  oneOf<T extends string>(node: Node, name: string, path: string, values: readonly T[]): T {
    const text = this.required(node, name, path);
    if (text !== '' && !values.includes(text as T)) this.refuse(path, `应为 ${values.join('、')} 之一`);
    return text as T;
  }

  instant(node: Node, name: string, path: string): Date {
    const text = this.required(node, name, path);
    const instant = instantOf(text);
    if (text !== '' && !instant) this.refuse(path, '应为带时区的时间，如 2026-07-20T15:00:00+08:00');
    return instant ?? new Date(0);
  }

  instantOr(node: Node, name: string, path: string, otherwise: Date): Date {
    return textIn(node, name) === null ? otherwise : this.instant(node, name, path);
  }

  /** Triples `sender,identifier,sent` with blanks between them. */
  references(node: Node): CapName[] {
    const triples = (textIn(node, 'references') ?? '').split(/\s+/).filter(Boolean);
    return triples.flatMap((triple) => {
      const [sender, identifier, sent = '', ...more] = triple.split(',');
      const instant = instantOf(sent);
      if (sender && identifier && instant && more.length === 0) return [{ sender, identifier, sent: instant }];
      this.refuse('references', '应为以空格分开的“sender,identifier,sent”');
      return [];
    });
  }

  /** @throws Problem 400 with all that is missing, else all that is wrong */
  finish(): void {
    const errors = this.missing.length > 0 ? this.missing : this.wrong;
    const [first] = errors;
    if (!first) return;
    const said = errors.slice(0, 5).map(({ detail }) => detail);
    throw new Problem(400, first.code, `预警 XML 有误：${said.join('；')}。`, { errors: errors.slice(0, 50) });
  }
}

function instantOf(text: string): Date | null {
  if (!/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?([+-]\d\d:\d\d|Z)$/.test(text)) return null;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

/** All elements of a name; one that holds text alone as well. */
function all(node: Node, name: string): Node[] {
  const found = node[name];
  if (found === undefined) return [];
  return (Array.isArray(found) ? (found as unknown[]) : [found]).map((each) => nodeOf(each) ?? { '#text': each });
}

function nodeOf(value: unknown): Node | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : null;
}

/** The text of an element's only child of a name; null when there is none, or nothing in it. */
function textIn(node: Node, name: string): string | null {
  const [first] = all(node, name);
  const text = first ? textOf(first) : '';
  return text === '' ? null : text;
}

function textOf(node: Node): string {
  const plain = typeof node['#text'] === 'string' ? resolved(node['#text']) : '';
  const cdata = [node['#cdata']].flat().filter((part) => typeof part === 'string');
  return withoutControls(plain + cdata.join('')).trim();
}

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The five entities of XML, and characters by number; each once, so that nothing grows. */
function resolved(text: string): string {
  return text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (whole, sign?: string, ...more) => {
    const [decimal, hex] = more as [string | undefined, string | undefined];
    if (sign) return SIGNS[sign.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    return code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
  });
}

function withoutControls(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what is taken out
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
