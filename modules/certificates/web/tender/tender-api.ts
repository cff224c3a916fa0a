import { tenderContract } from '#modules/certificates/api/index.ts';
import { apiOf } from '#platform/web/api-client.ts';

export const tenderApi = apiOf({ tenderLists: tenderContract }).tenderLists;

export type TenderList = Awaited<ReturnType<typeof tenderApi.list.call>>['lists'][number];
export type ShownList = Awaited<ReturnType<typeof tenderApi.show.call>>;
export type Bidder = ShownList['bidders'][number];

/** Where the list with its results is fetched as XLSX. */
export function resultAddress(listId: string): string {
  return `/api/v1/tender-lists/${listId}/result`;
}

/** No number of this row can be read: nobody was asked about it. */
export function isUnread({ given }: Bidder): boolean {
  return given.npp === '' && given.nib === '' && given.npwp === '';
}
