import { expect, test } from 'vitest';
import { answerCase } from '#modules/rules/core/cases/index.ts';
import { shippedLaw } from '#tests/support/law.ts';
import { disabilityTables } from './losses.ts';

/** PP 44/2015 Annex III: part lost, share of 80 wages in per cent. */
const annex = `
  right_arm_shoulder 40 · left_arm_shoulder 35 · right_arm_elbow 35 · left_arm_elbow 30 · right_hand_wrist 32
  left_hand_wrist 28 · both_legs 70 · one_leg 35 · both_feet 50 · one_foot 25 · both_eyes 70 · one_eye 35
  hearing_both_ears 40 · hearing_one_ear 20 · right_thumb 15 · left_thumb 12 · right_index_finger 9
  left_index_finger 7 · right_other_finger 4 · left_other_finger 3 · right_index_finger_joint 4.5
  left_index_finger_joint 3.5 · right_other_finger_joint 2 · left_other_finger_joint 1.5 · big_toe 5 · index_toe 3
  other_toe 2 · impotence 30 · leg_shorter_under_5_cm 10 · leg_shorter_5_to_7_5_cm 20 · leg_shorter_from_7_5_cm 30
  hearing_both_ears_each_10_db 6 · hearing_one_ear_each_10_db 3 · one_ear_lobe 5 · both_ear_lobes 10 · nose_tip 30
  nasal_septum 15 · smell 10 · sight_each_10_percent 7 · colour_sight 10 · field_of_vision_each_10_percent 7
  work_capacity_51_to_70 40 · work_capacity_26_to_50 20 · work_capacity_10_to_25 5 · mental_incapacity 70`
  .split(/[·\n]/)
  .filter((row) => row.trim() !== '')
  .map((row) => row.trim().split(' '));

test.each(annex)('%s: %s % of 80 wages', (part = '', percent = '') => {
  const given = { kind: 'benefit', programme: 'JKK', event: 'partial_anatomical', eventOn: '2026-05-10' };
  const totalIdr = String(Number(percent) * 800_000);
  expect(answerCase(shippedLaw, { ...given, baseIdr: '1000000', losses: [part] })).toMatchObject({
    totalIdr,
  });
});

test('the tables hold these parts and the scalp (10 to 30 %), no other', () => {
  const parts = disabilityTables.flatMap(({ id, read }) => read(shippedLaw.series.get(id)?.[0]?.value));
  expect(parts.map(({ part }) => part).sort()).toEqual([...annex.map(([part]) => part), 'scalp'].sort());
});

test('no part stands in both tables, and every other side is there and points back', () => {
  const parts = disabilityTables.flatMap(({ id, read }) => read(shippedLaw.series.get(id)?.[0]?.value));
  expect(new Set(parts.map(({ part }) => part)).size).toBe(parts.length);
  const sided = parts.filter(({ mirror }) => mirror !== null);
  expect(sided.length).toBe(16);
  for (const { part, mirror } of sided) expect(parts.find((one) => one.part === mirror)?.mirror).toBe(part);
});
