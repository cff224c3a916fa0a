import { openBenchDatabase } from './bench-database.ts';
import type { Figure } from './figure.ts';
import { workersCsv } from './list-files.ts';
import { loadList } from './lists.ts';

const rowsPerList = 50_000;
const workers = 1_000_000;
const megabyte = 1_048_576;

/** A million workers in lists of 50,000: no slower per row at the end than at 100,000, and the server's memory stays bounded. */
export async function* measureMillion(): AsyncGenerator<Figure> {
  const bench = await openBenchDatabase();
  const memory = watchMemory();
  try {
    const seconds: number[] = [];
    for (let first = 0; first < workers; first += rowsPerList) {
      const bytes = workersCsv(first, rowsPerList);
      seconds.push((await loadList(bench, { fileName: 'daftar.csv', bytes })).seconds);
      console.error(`${first + rowsPerList} workers, ${seconds.at(-1)?.toFixed(2)} s`);
    }
    const perRow = (lists: readonly number[]) =>
      lists.reduce((sum, one) => sum + one, 0) / (lists.length * rowsPerList);
    // Two lists are the first 100,000; the last four tell what a list costs among a million.
    const [early, late] = [perRow(seconds.slice(0, 2)), perRow(seconds.slice(-4))];
    yield {
      name: 'a row among 1,000,000 workers against a row among 100,000',
      measured: `${(late * 1e6).toFixed(0)} µs a row`,
      beside: `${(early * 1e6).toFixed(0)} µs a row`,
      ratio: late / early,
      bound: { atMost: 1.3 },
    };
    yield {
      name: 'memory of the server while loading 1,000,000 workers',
      measured: `${memory.peakMegabytes().toFixed(0)} MiB`,
      beside: '1 GiB',
      ratio: memory.peakMegabytes() / 1024,
      bound: { atMost: 1 },
    };
  } finally {
    memory.stop();
    await bench.close();
  }
}

function watchMemory(): { peakMegabytes: () => number; stop: () => void } {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 50);
  return { peakMegabytes: () => peak / megabyte, stop: () => clearInterval(timer) };
}
