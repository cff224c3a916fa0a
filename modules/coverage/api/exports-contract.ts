import { z } from 'zod';
import { exportFiles } from '#modules/coverage/core/index.ts';
import { query } from '#platform/core/contract.ts';
import { monthAsked, placeAsked, rankingAsked, viewRefusals } from './views-contract.ts';

export const coverageExportsContract = {
  file: query
    .route({
      method: 'GET',
      path: '/coverage/exports/{file}',
      summary: 'A view as XLSX or CSV with definition, scope, month, source and date in its head',
    })
    .input(z.object({ file: z.enum(exportFiles), ...placeAsked, ...monthAsked, ...rankingAsked }))
    .errors(viewRefusals)
    .output(z.file()),
};
