import { beforeAll, describe, expect, it } from 'vitest';
import { type HouseSearch, searchHouse } from './dump/search-house.ts';

let search: HouseSearch;

describe('100 people with known numbers, led from their list to the page of a worker', () => {
  beforeAll(async () => {
    search = await searchHouse();
  }, 300_000);

  it('went the whole way: registered, found by NIK, revealed, refused many times', () => {
    expect(search).toMatchObject({ people: 100, revealsRight: true });
    expect(search.registered).toBeGreaterThan(40);
    expect(search.refusals).toBeGreaterThan(15);
  });

  it('leave no NIK and no telephone number in clear: tables, files, WAL, logs, refusals', () => {
    expect(search.hits).toEqual([]);
    expect(search.bytes).toBeGreaterThan(50_000_000);
  });

  it('control: a number planted in clear is found in its table and on the disk', () => {
    expect(search.planted.tables).toEqual(['table registry.workers']);
    expect(search.planted.files).toBeGreaterThan(0);
  });
});
