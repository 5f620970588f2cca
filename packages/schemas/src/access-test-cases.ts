import * as z from 'zod/mini'
import { accessProtocols, ipAddress, rolesUseEws } from './access-control-rules.ts'
import { ImpersonationRoleId, WorkMailIdentifier } from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { roles } from './role.ts'
import { inOrganization } from './scope.ts'
import { nameText, text } from './text.ts'
import { timestamp } from './timestamp.ts'

/** The most cases of an organization: all of them are tried with each change of a rule. */
export const maxAccessTestCases = 100

const effect = z.enum(['ALLOW', 'DENY'])

/**
 * What a case says: an access, and what the rules have to decide about it. Without a user and a role
 * it is about anybody whom no rule names.
 */
const accessCase = {
  action: z.enum(accessProtocols),
  ipAddress,
  userId: z.optional(text(WorkMailIdentifier)),
  impersonationRoleId: z.optional(text(ImpersonationRoleId)),
  effect,
}

const said = z.object(accessCase)

/** A case that Mailroom keeps for an organization, and who changed it last. */
export const AccessTestCase = z.object({
  name: z.string(),
  ...said.shape,
  changedBy: z.string(),
  changedAt: timestamp,
})
export type AccessTestCase = z.infer<typeof AccessTestCase>

const oneCase = { ...inOrganization, name: nameText({ min: 1, max: 100 }) }
const target = { kind: 'ACCESS_TEST_CASE', name: 'name' } as const

/** What the person saw of a case, empty for none. */
const seen = z.partial(z.strictObject(said.shape))

const oneOrNobody = z.refine<{
  userId?: string | undefined
  impersonationRoleId?: string | undefined
}>(({ userId, impersonationRoleId }) => userId === undefined || impersonationRoleId === undefined, {
  error: 'choice',
  path: ['userId'],
})

export const accessTestCases = {
  'accessTestCases.list': read({
    summary: 'List the test cases of the access control rules; AWS does not know them',
    roles,
    input: z.strictObject(inOrganization),
    output: z.object({ items: z.array(AccessTestCase) }),
    aws: [],
  }),

  'accessTestCases.put': write({
    summary: 'Save a test case of the access control rules',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z
      .strictObject({
        ...oneCase,
        ...accessCase,
        /**
         * The case the person saw, empty for a new one: then `name` has the problem `caseNameTaken`
         * if there is one. Error: `Conflict`.
         */
        expected: seen,
      })
      .check(oneOrNobody, rolesUseEws),
    output: z.void(),
    aws: [],
    target,
  }),

  'accessTestCases.delete': write({
    summary: 'Delete a test case of the access control rules',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject({ ...oneCase, expected: seen }),
    output: z.void(),
    aws: [],
    target,
  }),
}
