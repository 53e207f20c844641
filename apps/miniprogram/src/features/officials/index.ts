export { aboutOf } from './about';
export { overviewOf } from './calls';
export { RegionDetail } from './region-detail';
export { RegionList, regionRowId, shownOrder } from './region-list';
export { RemindVillage } from './remind-village';
export { TotalsCard } from './totals-card';
