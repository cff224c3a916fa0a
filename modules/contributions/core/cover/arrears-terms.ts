/** The work lists of people who pay for themselves: paid no further than this month, months behind, cover ended. */
export const arrearsTabs = ['ends', 'one', 'two', 'three', 'lapsed'] as const;

export type ArrearsTab = (typeof arrearsTabs)[number];

/** How long a bill of an employer is overdue, in months of delay begun. */
export const arrearsAges = ['1', '2', '3', '4-6', '7-12', '13+'] as const;
