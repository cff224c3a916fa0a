export {
  applyChanges,
  countPlaces,
  emptyPlaces,
  isTaken,
  type Moves,
  type PlaceChange,
  type Status,
  type StatusPlaces,
  setStatus,
  statusAt,
} from './places.ts';
export {
  statusListCwtClaims,
  statusListCwtHeaders,
  statusListJwtClaims,
  statusListJwtType,
  statusListLifetime,
} from './token.ts';
export { turnDecoys } from './turn-decoys.ts';
