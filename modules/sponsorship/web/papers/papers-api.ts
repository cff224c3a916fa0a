import { papersContract } from '#modules/sponsorship/api/index.ts';
import { apiOf } from '#platform/web/api-client.ts';

export const papersApi = apiOf({ papers: papersContract }).papers;

export type Papers = Awaited<ReturnType<typeof papersApi.show.call>>;
