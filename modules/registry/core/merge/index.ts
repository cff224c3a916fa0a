export { decideMerge, type MergeOutcome, type MergeSetting } from './decide-merge.ts';
export { decideUnmerge, type UnmergeOutcome, type UnmergeSetting } from './decide-unmerge.ts';
export { mergeErrors } from './errors.ts';
export { type MergeAct, type MergeEvent, mergeActs, mergeEvents } from './merge-acts.ts';
export {
  defaultChoices,
  differs,
  isSameKind,
  type MembershipMove,
  type MergeChoices,
  type MergeField,
  type MergeMembership,
  type MergeRecord,
  type MergeSide,
  mergeFieldNames,
  mergeFields,
  recordChanges,
} from './merge-record.ts';
