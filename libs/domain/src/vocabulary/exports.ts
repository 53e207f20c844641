/** What is printed or taken out of the register, and the columns of an export. */
import type { CodeOf } from './programme.js';

/** Documents that can be asked for. */
export const DOCUMENT_KINDS = {
  registration_form: '信息登记表',
  visit_record: '探访关爱服务记录表',
  door_labels: '门牌码标签',
  visitor_filing: '探访关爱联系人备案表',
  register_export: '台账导出',
} as const;
export type DocumentKind = CodeOf<typeof DOCUMENT_KINDS>;

/** Columns of the exported register, in the order in which they stand. */
export const REGISTER_COLUMNS = {
  town: '镇（区、街道）',
  village: '村（居）',
  grid: '网格',
  name: '姓名',
  sex: '性别',
  age: '年龄',
  birth_date: '出生日期',
  id_number: '居民身份证号码',
  phone: '联系电话',
  level: '类别',
  target_types: '对象类型',
  status: '档案状态',
  address: '居住地址',
  hukou_address: '户籍地址',
  first_contact: '第一联系人',
  first_contact_relation: '与老人关系',
  first_contact_phone: '第一联系人电话',
  assigned_visitor: '探访关爱联系人',
  regular_visits: '愿意接受定期探访',
  home_visits: '同意上门入户探访',
  ability: '能力程度',
  illness_history: '曾患病史',
  economy: '经济情况',
  monthly_income: '月可支配收入（元）',
  help_received: '已享受帮扶情况',
  registered_on: '建档日期',
  visit_count: '已探访次数',
} as const;
export type RegisterColumn = CodeOf<typeof REGISTER_COLUMNS>;
