import type { FilePaneProps } from './file-pane.types';

/** WeChat shows one page at a time. */
export const FilePane = (_: FilePaneProps): null => null;
