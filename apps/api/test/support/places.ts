/** Places of Rugao that the tests use. */
export const CITY = '320682';
export const TEST_TOWN = '320682105';
export const TEST_VILLAGE = '320682105200';
export const OTHER_VILLAGE = '320682105201';
export const FAR_TOWN = '320682002';
/** Its code does not begin with its town's. */
export const FAR_VILLAGE = '320682400001';
