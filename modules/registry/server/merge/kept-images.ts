import { z } from 'zod';
import {
  type MembershipMove,
  type MergeRecord,
  maskNik,
  maskPhone,
  membershipStates,
} from '#modules/registry/core/index.ts';
import { openSealed, seal } from '#platform/server/secrets/sealing.ts';
import type { Secrets } from '#platform/server/secrets/secrets.ts';
import type { MergeRow } from './merge-queries.ts';

/** Both records before a merge, and the survivor as it left him. */
export interface MergeImages {
  readonly survivor: MergeRecord;
  readonly merged: MergeRecord;
  readonly after: MergeRecord;
}

const text = z.string().nullable();

const recordShape = z.object({
  facts: z.object({
    nik: text,
    name: text,
    birthDate: text,
    birthPlace: text,
    sex: text,
    motherName: text,
    phone: text,
    address: text,
    hamlet: text,
    occupation: text,
    occupationGroup: text,
    declaredIncomeIdr: text,
    areaCode: text,
    workAreaCode: text,
    deceasedOn: text,
    flags: text,
  }),
  memberships: z.array(
    z.object({
      membershipId: z.string(),
      segment: z.enum(['PU', 'BPU']),
      organisationId: text,
      state: z.enum(membershipStates),
      openedOn: z.string(),
      endedOn: text,
      endReason: text,
      occupation: z.string(),
      wageIdr: text,
      kpj: text,
    }),
  ),
  custodians: z.array(z.string()),
});

const imagesShape = z.object({ survivor: recordShape, merged: recordShape, after: recordShape });
const numbers = z.object({ nik: text, phone: text });
const numbersShape = z.object({ survivor: numbers, merged: numbers, after: numbers });
const movesShape = z.array(z.object({ from: z.string(), to: z.string(), how: z.enum(['copied', 'joined']) }));

/** The images as they may stand in a table: NIK and telephone apart, sealed. */
export function sealedImages(
  secrets: Secrets,
  mergeId: string,
  images: MergeImages,
): { readonly masked: MergeImages; readonly sealed: Buffer } {
  const { survivor, merged, after } = images;
  const clear = { survivor: numbersOf(survivor), merged: numbersOf(merged), after: numbersOf(after) };
  return {
    masked: { survivor: masked(survivor), merged: masked(merged), after: masked(after) },
    sealed: seal(secrets, imagesPlace(mergeId), JSON.stringify(clear)),
  };
}

/** A kept merge with its numbers in clear, as it is taken back. */
export function openImages(
  secrets: Secrets,
  row: MergeRow,
): MergeImages & { readonly moves: readonly MembershipMove[] } {
  const images = imagesShape.parse(row.images);
  const opened = openSealed(secrets, imagesPlace(row.merge_id), row.images_sealed).toString('utf8');
  const clear = numbersShape.parse(JSON.parse(opened));
  const whole = (side: 'survivor' | 'merged' | 'after'): MergeRecord => ({
    ...images[side],
    facts: { ...images[side].facts, ...clear[side] },
  });
  return {
    survivor: whole('survivor'),
    merged: whole('merged'),
    after: whole('after'),
    moves: movesShape.parse(row.moves),
  };
}

function imagesPlace(mergeId: string) {
  return { table: 'merges', column: 'images', rowId: mergeId };
}

function numbersOf({ facts: { nik, phone } }: MergeRecord) {
  return { nik, phone };
}

function masked(record: MergeRecord): MergeRecord {
  const { nik, phone } = record.facts;
  return {
    ...record,
    facts: {
      ...record.facts,
      nik: nik === null ? null : maskNik(nik),
      phone: phone === null ? null : maskPhone(phone),
    },
  };
}
