export { keepProgramme, type ProgrammeTerms } from './keep-programme.ts';
export { programmesRoutes, sourcesRoutes, sponsorsRoutes } from './routes.ts';
export { setProgrammeState } from './set-programme-state.ts';
export { showProgramme, showProgrammes } from './show-programmes.ts';
