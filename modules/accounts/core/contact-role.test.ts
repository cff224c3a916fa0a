import { expect, test } from 'vitest';
import { contactRoleOf } from './contact-role.ts';

test('the contact of an organisation acts for it alone; those who see areas are not the office’s to invite', () => {
  expect(contactRoleOf('employer')).toBe('employer');
  expect(contactRoleOf('bumdes')).toBe('agent_office');
  expect(['village', 'customary_village', 'sponsor', 'toString'].map(contactRoleOf)).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
