export { type ArrearsTab, arrearsAges, arrearsTabs } from './arrears-terms.ts';
export { coverErrors, refuseCover } from './errors.ts';
