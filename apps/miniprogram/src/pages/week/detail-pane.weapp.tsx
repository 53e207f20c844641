import type { DetailPaneProps } from './detail-pane.types';

/** WeChat shows one page at a time. */
export const DetailPane = (_: DetailPaneProps): null => null;
