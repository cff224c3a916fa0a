export { estimateScenario } from './estimate-scenario.ts';
export { simulationRoutes } from './routes.ts';
export { simulateScenarios } from './simulate-scenarios.ts';
