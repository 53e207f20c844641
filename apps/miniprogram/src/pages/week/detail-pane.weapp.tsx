/** WeChat shows one page at a time. */
export const DetailPane = (_: { elderId: number }): null => null;
