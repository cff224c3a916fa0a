export { employerStandings } from './employer-standings.ts';
