import { expect, test } from 'vitest';
import { occupationGroupOf } from './occupation-groups.ts';

test.each([
  ['Petani', 'farmer'],
  ['Buruh Tani', 'farmer'],
  ['NELAYAN', 'fisher'],
  ['Pedagang Canang', 'trader'],
  ['Ojek Online', 'driver'],
  ['Juru Parkir', 'parking'],
  ['Pemangku', 'priest'],
  ['Kader Posyandu', 'posyandu'],
  ['Peternak babi', 'breeder'],
  ['Penjahit', 'tailor'],
  ['Pengukir kayu', 'craft'],
  ['Tukang Kayu', 'builder'],
  ['Asisten Rumah Tangga', 'household'],
  ['Front Office', 'office'],
  ['Pawang hujan', 'other'],
  ['', 'other'],
])('%s is counted as %s', (occupation, group) => {
  expect(occupationGroupOf(occupation)).toBe(group);
});
