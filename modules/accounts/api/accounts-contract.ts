import { z } from 'zod';
import { accountErrors, contactRoles } from '#modules/accounts/core/index.ts';
import {
  areaNameSchema,
  errorsOf,
  idSchema,
  instantSchema,
  pageQuery,
  query,
  write,
} from '#platform/core/contract.ts';
import { roles } from '#platform/core/roles.ts';

/** Who is signed in and what the installation is. */
export const callerSchema = z.object({
  mode: z.enum(['demo', 'real']),
  /** True where the data is the synthetic region: every page says so. */
  demonstration: z.boolean(),
  today: z.string(),
  account: z
    .object({
      accountId: idSchema,
      name: z.string(),
      email: z.string(),
      role: z.enum(roles),
      areas: z.array(areaNameSchema),
      organisation: z.object({ organisationId: idSchema, name: z.string(), kind: z.string() }).nullable(),
      language: z.enum(['id', 'en']),
      /** The role demands a second factor and none is set up yet: every other door is shut until it is. */
      mustSetUpSecondFactor: z.boolean(),
      hasSecondFactor: z.boolean(),
    })
    .nullable(),
  /** Demonstration accounts to show on the sign-in page; empty in real mode. */
  demonstrationAccounts: z.array(
    z.object({ email: z.string(), name: z.string(), role: z.enum(roles), scope: z.string() }),
  ),
});

/** One account as an administrator sees it. */
export const accountSchema = z.object({
  accountId: idSchema,
  email: z.string(),
  name: z.string(),
  role: z.enum(roles),
  areas: z.array(areaNameSchema),
  organisation: z.object({ organisationId: idSchema, name: z.string() }).nullable(),
  disabledAt: instantSchema.nullable(),
  disabledReason: z.string().nullable(),
  hasSecondFactor: z.boolean(),
  lastSignedInAt: instantSchema.nullable(),
  createdAt: instantSchema,
  /** Other accounts of the same person: none of them approves what this one proposed. */
  samePersonAs: z.array(z.object({ accountId: idSchema, name: z.string(), email: z.string() })),
  version: z.number().int(),
});

const scopeInput = {
  role: z.enum(roles),
  areaCodes: z.array(z.string()).max(20).default([]),
  organisationId: idSchema.nullable().default(null),
};

/** An account of an organisation as the office that registered it sees it. */
export const contactSchema = z.object({
  accountId: idSchema,
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  /** invited: the link waits; expired: nobody used it in time; active: the person has a password; disabled. */
  state: z.enum(['invited', 'expired', 'active', 'disabled']),
  linkExpiresAt: instantSchema.nullable(),
  lastSignedInAt: instantSchema.nullable(),
  createdAt: instantSchema,
});

const linkSchema = z.object({ account: accountSchema, link: z.string(), expiresAt: instantSchema });

export const accountsContract = {
  me: query.route({ method: 'GET', path: '/me', summary: 'Who is signed in' }).output(callerSchema),
  setLanguage: write
    .route({ method: 'PUT', path: '/me/language', summary: 'Choose the language' })
    .input(z.object({ language: z.enum(['id', 'en']) }))
    .output(z.object({ language: z.enum(['id', 'en']) })),
  list: query
    .route({ method: 'GET', path: '/accounts', summary: 'Accounts' })
    .input(z.object({ search: z.string().max(100).optional(), role: z.enum(roles).optional(), ...pageQuery }))
    .output(
      z.object({ accounts: z.array(accountSchema), cursor: z.string().nullable(), total: z.number().int() }),
    ),
  invite: write
    .route({ method: 'POST', path: '/accounts', summary: 'Invite a person: an account and a one-time link' })
    .input(z.object({ email: z.email().max(200), name: z.string().trim().min(2).max(120), ...scopeInput }))
    .errors(errorsOf(accountErrors, ['account.email_taken', 'account.scope_missing']))
    .output(linkSchema),
  changeScope: write
    .route({
      method: 'PUT',
      path: '/accounts/{accountId}/scope',
      summary: 'Change role and scope; ends the sessions',
    })
    .input(z.object({ accountId: idSchema, version: z.number().int(), ...scopeInput }))
    .errors(
      errorsOf(accountErrors, [
        'account.not_found',
        'account.own_account',
        'account.last_admin',
        'account.scope_missing',
      ]),
    )
    .output(accountSchema),
  linkPerson: write
    .route({
      method: 'PUT',
      path: '/accounts/{accountId}/person',
      summary: 'Say that two accounts are one person, or that they are not',
    })
    .input(
      z.object({
        accountId: idSchema,
        version: z.number().int(),
        sameAsAccountId: idSchema.nullable(),
        reason: z.string().trim().min(3).max(300),
      }),
    )
    .errors(
      errorsOf(accountErrors, [
        'account.not_found',
        'account.own_account',
        'account.same_account',
        'account.last_admin',
      ]),
    )
    .output(accountSchema),
  disable: write
    .route({
      method: 'POST',
      path: '/accounts/{accountId}/disable',
      summary: 'Disable an account; its sessions end at once',
    })
    .input(z.object({ accountId: idSchema, reason: z.string().trim().min(3).max(300) }))
    .errors(errorsOf(accountErrors, ['account.not_found', 'account.own_account', 'account.last_admin']))
    .output(accountSchema),
  enable: write
    .route({ method: 'POST', path: '/accounts/{accountId}/enable', summary: 'Enable an account again' })
    .input(z.object({ accountId: idSchema, reason: z.string().trim().min(3).max(300) }))
    .errors(errorsOf(accountErrors, ['account.not_found']))
    .output(accountSchema),
  resetLink: write
    .route({
      method: 'POST',
      path: '/accounts/{accountId}/reset-link',
      summary: 'A one-time link for a new password',
    })
    .input(
      z.object({
        accountId: idSchema,
        /** Also drops the second factor of someone who lost the device and the backup codes. */
        dropsSecondFactor: z.boolean().default(false),
      }),
    )
    .errors(errorsOf(accountErrors, ['account.not_found', 'account.own_account']))
    .output(linkSchema),
  contacts: query
    .route({
      method: 'GET',
      path: '/organisations/{organisationId}/contacts',
      summary: 'Accounts of an organisation and the state of their invitations',
    })
    .input(z.object({ organisationId: idSchema }))
    .errors(errorsOf(accountErrors, ['account.organisation_not_found']))
    .output(
      z.object({
        /** The role its contact person would get; null: the administrator alone gives one. */
        role: z.enum(contactRoles).nullable(),
        contacts: z.array(contactSchema),
      }),
    ),
  inviteContact: write
    .route({
      method: 'POST',
      path: '/organisations/{organisationId}/contacts',
      summary: 'Invite the contact person of an organisation: an account for it alone, and a one-time link',
    })
    .input(
      z.object({
        organisationId: idSchema,
        email: z.email().max(200),
        name: z.string().trim().min(2).max(120),
      }),
    )
    .errors(
      errorsOf(accountErrors, [
        'account.organisation_not_found',
        'account.contact_not_for_kind',
        'account.email_taken',
      ]),
    )
    .output(linkSchema),
  acceptLink: write
    .route({ method: 'POST', path: '/setup', summary: 'Set the password behind a one-time link' })
    .input(z.object({ token: z.string().min(20).max(200), password: z.string().min(1).max(128) }))
    .errors(errorsOf(accountErrors, ['account.link_invalid', 'account.password_weak']))
    .output(z.object({ email: z.string() })),
};
