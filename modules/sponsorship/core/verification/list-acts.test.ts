import { expect, test } from 'vitest';
import { mayDoToList, ownHandOf } from './list-acts.ts';

const hands = { makerKeys: ['village'], verifierKeys: ['regency', 'staff'] };

test('nobody checks what he made, and nobody approves what he verified any part of', () => {
  expect(ownHandOf('decide', 'village', hands)).toBe('made');
  expect(ownHandOf('verify', 'village', hands)).toBe('made');
  expect(ownHandOf('approve', 'village', hands)).toBe('made');
  expect(ownHandOf('approve', 'regency', hands)).toBe('verified');
  expect(ownHandOf('approve', 'staff', hands)).toBe('verified');
});

test('what others made is checked, and verifying one row does not keep from the next', () => {
  expect(ownHandOf('verify', 'regency', hands)).toBeNull();
  expect(ownHandOf('decide', 'staff', hands)).toBeNull();
  expect(ownHandOf('approve', 'supervisor', hands)).toBeNull();
});

test('giving back and billing check nothing: whoever may, may', () => {
  expect(ownHandOf('giveBack', 'village', hands)).toBeNull();
  expect(ownHandOf('bill', 'regency', hands)).toBeNull();
});

test('an act is for its roles in its states alone', () => {
  expect(mayDoToList('verify', 'government', 'proposed')).toBe(true);
  expect(mayDoToList('verify', 'government', 'verified')).toBe(false);
  expect(mayDoToList('verify', 'village', 'proposed')).toBe(false);
  expect(mayDoToList('decide', 'office_staff', 'verified')).toBe(true);
  expect(mayDoToList('decide', 'office_staff', 'approved')).toBe(false);
  expect(mayDoToList('approve', 'office_supervisor', 'verified')).toBe(true);
  expect(mayDoToList('approve', 'office_staff', 'verified')).toBe(false);
});
