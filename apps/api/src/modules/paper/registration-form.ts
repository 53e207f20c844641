import {
  ABILITY_TICKS,
  ECONOMIC_SITUATIONS,
  type EconomicSituation,
  HELPING_BODIES,
  LIVING_CONDITIONS,
  maskPhone,
  maskResidentId,
  PENSION_STATES,
  RELATIONS_TO_HEAD,
  SEXES,
  type Sex,
  TARGET_TYPES,
  VISIT_WISHES,
} from '@tanfang/domain';
import {
  across,
  blank,
  type Cell,
  cell,
  label,
  line,
  type Row,
  type Sheet,
  tick,
  ticks,
} from '../../platform/documents/index.js';
import type { FullContact, FullFile, FullMember } from '../registry/full-files.service.js';
import { REMARK, UNITS } from './form-parts.js';

/** The form has four lines for the family; more are added where it is larger. */
const LEAST_MEMBERS = 4;

/** A signature that was drawn, with the day on which it was. */
export interface FormSignature {
  /** PNG */
  image: Buffer;
  /** YYYY-MM-DD */
  signedOn: string;
}

export interface RegistrationFormOptions {
  /** ID and phone numbers as they are; otherwise masked. */
  fullNumbers: boolean;
  signatures?: { elder?: FormSignature | undefined; worker?: FormSignature | undefined };
  /** Small, at the bottom: who printed it, and when. */
  printed: string;
}

/** Annex 3, 如皋市特殊困难老年人信息登记表, filled in: box by box in the order and the words of the form. */
export function registrationForm(file: FullFile, { fullNumbers, signatures, printed }: RegistrationFormOptions): Sheet {
  const idOf = (id: string | null): string | null => id && (fullNumbers ? id : maskResidentId(id));
  const phoneOf = (phone: string | null): string | null => phone && (fullNumbers ? phone : maskPhone(phone));
  return {
    footer: `${file.townName} ${file.villageName}　${printed}`,
    blocks: [
      { kind: 'title', text: `${file.cityName}特殊困难老年人信息登记表` },
      {
        kind: 'table',
        units: UNITS,
        size: 10,
        onePageFrom: 8.5,
        rows: [
          across(UNITS, '一、服务对象基本情况'),
          {
            cells: [
              label(6, '姓名'),
              cell(6, file.name, CENTERED),
              label(3, '性别'),
              cell(2, SEXES[file.sex], CENTERED),
              label(8, '居民身份证号码'),
              cell(11, idOf(file.idNumber), CENTERED),
              label(5, '联系电话'),
              cell(7, phoneOf(file.phone), CENTERED),
            ],
          },
          ...contactRows(file.contacts, phoneOf),
          { cells: [label(6, '户籍地址'), cell(42, file.hukouAddress ?? homeOf(file))] },
          { cells: [label(6, '居住地址'), cell(42, homeOf(file))] },
          ...healthRows(file),
          ...economyRows(file),
          {
            cells: [label(4, '类别'), label(6, '对象类型'), cell(38, targetTicks(file))],
          },
          across(UNITS, '二、家庭成员'),
          ...memberRows(file.members, idOf),
          across(UNITS, '三、家庭条件'),
          ...livingRows(file),
          across(UNITS, '四、已享受帮扶情况'),
          {
            cells: [
              label(8, '开展帮扶单位\n（组织）'),
              cell(
                26,
                ticks(HELPING_BODIES, (code) => file.help.providers.includes(code)),
              ),
              label(6, '帮扶责任人'),
              cell(8, file.help.responsiblePerson, CENTERED),
            ],
          },
          { height: 12, cells: [label(8, '帮扶措施'), cell(40, file.help.measures)] },
          across(UNITS, '五、探访意愿'),
          {
            cells: [
              {
                span: UNITS,
                lines: [
                  line(tick(VISIT_WISHES.willing, file.regularVisits)),
                  line(tick(VISIT_WISHES.unwilling, !file.regularVisits), ' 原因：', blank(file.refusalReason, 24)),
                ],
              },
            ],
          },
          {
            height: 18,
            cells: [
              signatureCell('服务对象或者其家庭成员签字：', signatures?.elder),
              signatureCell('工作人员签字：', signatures?.worker),
            ],
          },
        ],
      },
      { kind: 'note', line: line(REMARK) },
    ],
  };
}

const CENTERED = { align: 'center' } as const;

function contactRows(contacts: readonly FullContact[], phoneOf: (phone: string | null) => string | null): Row[] {
  const shown: (FullContact | null)[] = contacts.length > 0 ? [...contacts] : [null];
  return shown.map((contact) => ({
    cells: [
      label(6, '紧急联系人'),
      cell(6, contact?.name ?? null, CENTERED),
      label(3, '性别'),
      cell(2, sexOf(contact?.sex ?? null), CENTERED),
      label(8, '联系电话'),
      cell(23, phoneOf(contact?.phone ?? null)),
    ],
  }));
}

function homeOf({ cityName, townName, villageName, address }: FullFile): string {
  return `${cityName} ${townName} ${villageName} ${address}`;
}

function healthRows(file: FullFile): Row[] {
  const ability = file.assessedAbility ?? file.abilityTick;
  return [
    {
      cells: [
        label(6, '健康情况', { rows: 2 }),
        cell(42, ['能力程度：', ...ticks(ABILITY_TICKS, (code) => code === ability)]),
      ],
    },
    { height: 9, cells: [cell(42, `曾患病史：${file.illnessHistory ?? ''}`)] },
  ];
}

function economyRows({ economy, benefits }: FullFile): Row[] {
  const holds: Record<EconomicSituation, boolean> = {
    destitute: benefits.includes('destitute_scattered') || benefits.includes('destitute_centralised'),
    minimum_living: benefits.includes('minimum_living') || benefits.includes('minimum_living_marginal'),
    resident_pension: economy.pensionKinds.includes('resident_pension'),
    enterprise_pension: economy.pensionKinds.includes('enterprise_pension'),
    public_retirement: economy.pensionKinds.includes('public_retirement'),
  };
  const income = economy.monthlyIncomeCents === null ? '' : `${yuan(economy.monthlyIncomeCents)} 元`;
  return [
    {
      cells: [
        label(6, '经济情况', { rows: 3 }),
        cell(
          42,
          ticks(ECONOMIC_SITUATIONS, (code) => holds[code]),
        ),
      ],
    },
    { cells: [cell(42, `月可支配收入：${income}`)] },
    { cells: [cell(42, `经济来源：${economy.incomeSources ?? ''}`)] },
  ];
}

function targetTicks({ targetTypes, otherTargetNote }: FullFile) {
  return (Object.keys(TARGET_TYPES) as (keyof typeof TARGET_TYPES)[]).map((code) => {
    const ticked = targetTypes.includes(code);
    if (code !== 'other') return tick(TARGET_TYPES[code], ticked);
    return tick(`${TARGET_TYPES.other}（${ticked && otherTargetNote ? otherTargetNote : '请具体说明'}）`, ticked);
  });
}

function memberRows(members: readonly FullMember[], idOf: (id: string | null) => string | null): Row[] {
  const heads = ['序号', '姓名', '性别', '与户主关系', '居民身份证号码', '健康状况', '是否\n经常探访'];
  const spans = [4, 7, 4, 7, 12, 8, 6];
  const row = (texts: (string | null)[]): Row => ({
    cells: texts.map((text, index) => cell(spans[index] ?? 0, text, CENTERED)),
  });
  const lines = Array.from({ length: Math.max(LEAST_MEMBERS, members.length) }, (_, index) => {
    const member = members[index];
    return row([
      String(index + 1),
      member?.name ?? null,
      sexOf(member?.sex ?? null),
      member ? RELATIONS_TO_HEAD[member.relationToHead] : null,
      idOf(member?.idNumber ?? null),
      member?.healthStatus ?? null,
      yesNo(member?.visitsOften ?? null),
    ]);
  });
  return [row(heads), ...lines];
}

function livingRows({ livingConditions, familyIncome }: FullFile): Row[] {
  const row = (title: string, text: string | null): Row => ({ cells: [label(14, title), cell(34, text)] });
  const { receivesPension, pensionMonthlyCents, subsidies } = familyIncome;
  const amounts = subsidies.flatMap(({ monthlyCents }) => monthlyCents ?? []);
  const total = amounts.length > 0 ? `${yuan(amounts.reduce((sum, cents) => sum + cents, 0))} 元` : null;
  const income: Cell = {
    span: 34,
    lines: [
      line(
        tick(`${PENSION_STATES.has_pension}，每月`, receivesPension === true),
        blank(receivesPension && pensionMonthlyCents !== null ? yuan(pensionMonthlyCents) : null, 4),
        '元',
        tick(PENSION_STATES.no_pension, receivesPension === false),
      ),
      line('享受社会救助和社会福利补贴项目', blank(subsidies.map(({ programme }) => programme).join('、'), 12)),
      line('每月补贴金额', blank(total, 8)),
    ],
  };
  return [
    row(LIVING_CONDITIONS.water, safe(livingConditions.waterSafe)),
    row(LIVING_CONDITIONS.electricity, safe(livingConditions.electricitySafe)),
    row(LIVING_CONDITIONS.housing, safe(livingConditions.housingSafe)),
    row(LIVING_CONDITIONS.age_friendly, livingConditions.ageFriendly),
    { cells: [label(14, '家庭每月领取养老保险、社会救助和社会福利补贴等情况'), income] },
  ];
}

function signatureCell(title: string, signature: FormSignature | undefined): Cell {
  const [year, month, day] = signature?.signedOn.split('-').map(Number) ?? ['　　', '　', '　'];
  return {
    span: UNITS / 2,
    lines: [line(title), { ...line(`${year} 年 ${month} 月 ${day} 日`), align: 'right' }],
    image: signature?.image ?? null,
  };
}

function sexOf(sex: Sex | null): string | null {
  return sex && SEXES[sex];
}

function safe(value: boolean | null): string | null {
  return value === null ? null : value ? '安全' : '不安全';
}

function yesNo(value: boolean | null): string | null {
  return value === null ? null : value ? '是' : '否';
}

/** Cents as yuan, without needless decimals. */
function yuan(cents: number): string {
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2);
}
