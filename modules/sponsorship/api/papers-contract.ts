import { z } from 'zod';
import { listPapers, paperErrors, paperForms, sponsorFundings } from '#modules/sponsorship/core/index.ts';
import { daySchema, errorsOf, idSchema, query } from '#platform/core/contract.ts';

const formInput = { form: z.enum(paperForms).default('pdf') } as const;
const yearSchema = z.coerce.number().int().min(2015).max(2100);

export const papersContract = {
  show: query
    .route({
      method: 'GET',
      path: '/sponsorships/papers',
      summary: 'What can be printed: lists, agreements and years in sight',
    })
    .output(
      z.object({
        /** Those begun last first, at most 500. */
        lists: z.array(
          z.object({
            listId: idSchema,
            programmeId: idSchema,
            programmeName: z.string(),
            villageName: z.string(),
            districtName: z.string(),
            state: z.string(),
            kind: z.string(),
            workers: z.number().int(),
            isBilled: z.boolean(),
          }),
        ),
        isMore: z.boolean(),
        agreements: z.array(
          z.object({
            agreementId: idSchema,
            number: z.string(),
            sponsorName: z.string(),
            funding: z.string(),
            signedOn: daySchema,
            programmes: z.number().int(),
          }),
        ),
        sources: z.array(z.object({ year: z.number().int(), funding: z.string() })),
      }),
    ),
  ofList: query
    .route({
      method: 'GET',
      path: '/sponsorships/lists/{listId}/papers/{paper}',
      summary:
        'A paper of a list as PDF or XLSX: decree annex (names), public list (counts, none under five), bill; each print is audited',
    })
    .input(z.object({ listId: idSchema, paper: z.enum(listPapers), ...formInput }))
    .errors(errorsOf(paperErrors, ['paper.not_found', 'paper.not_billed']))
    .output(z.file()),
  agreementAnnex: query
    .route({
      method: 'GET',
      path: '/sponsorships/agreements/{agreementId}/annex',
      summary: 'The annex of a working agreement as PDF or XLSX: villages, quotas, months, amounts, ceilings',
    })
    .input(z.object({ agreementId: idSchema, ...formInput }))
    .errors(errorsOf(paperErrors, ['paper.not_found']))
    .output(z.file()),
  absorption: query
    .route({
      method: 'GET',
      path: '/sponsorships/absorption/report',
      summary: 'The absorption report of a year, of one funding source or all, as PDF or XLSX',
    })
    .input(z.object({ year: yearSchema, funding: z.enum(sponsorFundings).optional(), ...formInput }))
    .output(z.file()),
};
