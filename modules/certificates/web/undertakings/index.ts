export { EmployerUndertakings } from './employer-undertakings.tsx';
export { WaitingUndertakings } from './waiting-undertakings.tsx';
