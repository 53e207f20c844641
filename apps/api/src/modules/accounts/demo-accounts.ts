import type { Role } from '@tanfang/domain';

/** Password of every demo account; they exist in demo mode only. */
export const DEMO_PASSWORD = 'tanfang-demo';

/** 白蒲镇. */
const DEMO_TOWN_CODE = '320682105';

/** The village of the demo's visitor and village manager. */
export const DEMO_VILLAGE_CODE = '320682105200';

const CITY_CODE = '320682';

/** One account of each role, in the order in which the sign-in page lists them. No real people. */
export const DEMO_ACCOUNTS: readonly {
  loginName: string;
  displayName: string;
  role: Role;
  regionCode: string | null;
  phone: string | null;
}[] = [
  { loginName: 'visitor', displayName: '周探访', role: 'visitor', regionCode: DEMO_VILLAGE_CODE, phone: '13800000001' },
  {
    loginName: 'village',
    displayName: '李管理',
    role: 'village_manager',
    regionCode: DEMO_VILLAGE_CODE,
    phone: '13800000002',
  },
  { loginName: 'town', displayName: '王经办', role: 'town_officer', regionCode: DEMO_TOWN_CODE, phone: '13800000003' },
  { loginName: 'city', displayName: '陈科长', role: 'city_officer', regionCode: CITY_CODE, phone: '13800000004' },
  { loginName: 'family', displayName: '张女儿', role: 'family', regionCode: null, phone: '13800000005' },
  {
    loginName: 'service',
    displayName: '邻里服务社',
    role: 'service_org',
    regionCode: DEMO_TOWN_CODE,
    phone: '13800000006',
  },
  { loginName: 'elder', displayName: '张奶奶', role: 'elder', regionCode: null, phone: '13800000007' },
  { loginName: 'auditor', displayName: '赵审计', role: 'auditor', regionCode: null, phone: null },
  { loginName: 'admin', displayName: '系统管理员', role: 'administrator', regionCode: null, phone: null },
];
