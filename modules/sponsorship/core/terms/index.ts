export { refuseTerm, termErrors } from './errors.ts';
export {
  type FollowingKind,
  followingKinds,
  lastPaidMonth,
  type ReleaseReason,
  releaseReasons,
} from './term-words.ts';
