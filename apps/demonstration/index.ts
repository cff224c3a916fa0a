export { demonstrationErrors } from './errors.ts';
export {
  type DemonstrationOptions,
  type LoadedDemonstration,
  loadDemonstration,
} from './load-demonstration.ts';
