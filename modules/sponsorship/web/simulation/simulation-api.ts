import type { z } from 'zod';
import { simulationContract, type simulationSchema } from '#modules/sponsorship/api/index.ts';
import { apiOf } from '#platform/web/api-client.ts';

export const simulationApi = apiOf({ simulation: simulationContract });

export type Simulation = z.infer<typeof simulationSchema>;
export type Outcome = Simulation['scenarios'][number];
export type Source = Outcome['sources'][number];
