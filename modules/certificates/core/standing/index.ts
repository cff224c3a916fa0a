export {
  type EmployerFacts,
  type EmployerStanding,
  neverBilled,
  standingReader,
} from './employer-standing.ts';
