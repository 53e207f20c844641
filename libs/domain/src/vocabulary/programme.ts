/**
 * Codes of the programme that stand in no single annex, each with its Chinese label.
 * Labels are the plan's own words where the plan has them; they are never repeated elsewhere.
 */

/** A code of one of the vocabulary objects. */
export type CodeOf<Vocabulary> = keyof Vocabulary & string;

/** Risk classes, 三（一）1. */
export const CARE_LEVELS = { A: 'A类', B: 'B类', C: 'C类' } as const;
export type CareLevel = CodeOf<typeof CARE_LEVELS>;

/** Status of an elder's file. */
export const ELDER_STATUSES = {
  active: '在册',
  suspended: '暂停探访',
  refused: '不愿接受探访',
  closed: '已退出',
} as const;
export type ElderStatus = CodeOf<typeof ELDER_STATUSES>;

/** Why a file was closed. */
export const CLOSE_REASONS = {
  died: '去世',
  moved: '迁出本市',
  institution: '入住养老机构',
  not_eligible: '不再符合条件',
  merged: '并入另一份档案',
} as const;
export type CloseReason = CodeOf<typeof CLOSE_REASONS>;

/** What an elder may agree to; each consent is recorded on its own, with its date. */
export const CONSENT_KINDS = {
  regular_visits: '愿意接受定期探访',
  home_visit: '同意上门入户探访',
  family_view: '同意家属查看探访情况',
  service_handover: '同意向服务组织转介',
} as const;
export type ConsentKind = CodeOf<typeof CONSENT_KINDS>;

/** Who declared a wish. A relative declares what the elder said, or decides for one who cannot. */
export const CONSENT_SIGNERS = { elder: '老人本人', relative: '家属代签' } as const;
export type ConsentSigner = CodeOf<typeof CONSENT_SIGNERS>;

/** How a wish was declared. */
export const CONSENT_WAYS = { signature: '当面签字', spoken: '口头表示（有见证人）' } as const;
export type ConsentHow = CodeOf<typeof CONSENT_WAYS>;

/** Whose signature stands under the form of Annex 3. */
export const SIGNATURE_SIDES = { elder_side: '服务对象或者其家庭成员签字', worker: '工作人员签字' } as const;
export type SignatureSide = CodeOf<typeof SIGNATURE_SIDES>;

/** Who works with the system, and from where. */
export const ROLES = {
  visitor: '探访员',
  village_manager: '村（居）管理员',
  town_officer: '镇（区、街道）经办',
  city_officer: '市民政局',
  service_org: '服务组织',
  family: '家属',
  elder: '老年人',
  auditor: '审计员',
  administrator: '系统管理员',
} as const;
export type Role = CodeOf<typeof ROLES>;

/** Levels of the region tree. */
export const REGION_LEVELS = { city: '市', town: '镇（区、街道）', village: '村（居）', grid: '网格' } as const;
export type RegionLevel = CodeOf<typeof REGION_LEVELS>;

/** What a village-level region is; 村委会 makes it rural (农村留守, Annex 1). */
export const REGION_KINDS = { villagers_committee: '村民委员会', residents_committee: '居民委员会' } as const;
export type RegionKind = CodeOf<typeof REGION_KINDS>;

/** Someone under the same roof, seen from the elder. */
export const COHABITANT_RELATIONS = {
  partner: '配偶（伴侣）',
  child: '子女',
  grandchild: '孙子女',
  parent: '父母',
  sibling: '兄弟姐妹',
  other: '其他',
} as const;
export type CohabitantRelation = CodeOf<typeof COHABITANT_RELATIONS>;

/** A contact of the elder: whoever may live under the roof, a near relative, or a neighbour (三（二）5, 7). */
export const RELATIONS = { ...COHABITANT_RELATIONS, relative: '近亲属', neighbour: '邻里' } as const;
export type Relation = CodeOf<typeof RELATIONS>;

export const SEXES = { male: '男', female: '女' } as const;
export type Sex = CodeOf<typeof SEXES>;
