import * as z from 'zod/mini'
import { addressPattern } from './changes.ts'
import { UserAttribute, WorkMailIdentifier } from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { mailboxQuota } from './mailboxes.ts'
import { inOrganization } from './scope.ts'
import { nameText, plainText, text } from './text.ts'
import { seenAttributes, userAttributes } from './users.ts'

const { displayName: _, firstName: __, lastName: ___, ...sharedAttributes } = userAttributes
const { displayName: ____, firstName: _____, lastName: ______, ...keptAttributes } = seenAttributes

const templateId = text({ min: 1, max: 64 })

/**
 * The values that the new users of a department have in common. `mailboxQuota` in MB; patterns as
 * in `applyAddressPattern`.
 */
const kept = {
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100), plainText),
  department: z.optional(text(UserAttribute)),
  groupIds: z.array(text(WorkMailIdentifier)).check(z.maxLength(100)),
  mailboxQuota: z.optional(mailboxQuota),
  addressPattern,
  aliasPatterns: z.array(addressPattern).check(z.maxLength(20)),
  attributes: z.strictObject(keptAttributes),
}

/** The values that are written; older templates may have names of several lines. */
const fields = {
  ...kept,
  name: nameText({ min: 1, max: 100 }).check(z.trim()),
  department: z.optional(nameText(UserAttribute)),
  attributes: z.strictObject(sharedAttributes),
}

/** An onboarding template. Mailroom keeps it; AWS has no such thing. */
export const OnboardingTemplate = z.strictObject({ templateId, ...kept })
export type OnboardingTemplate = z.infer<typeof OnboardingTemplate>

const administrator = ['administrator'] as const

export const onboardingTemplates = {
  'onboardingTemplates.list': read({
    summary: 'List the onboarding templates, by name',
    roles: ['administrator', 'auditor'],
    input: z.strictObject(inOrganization),
    output: z.object({ items: z.array(OnboardingTemplate) }),
    aws: [],
  }),

  'onboardingTemplates.put': write({
    summary: 'Create or change an onboarding template',
    roles: administrator,
    inTurnBy: 'resource',
    input: z
      .strictObject({
        ...inOrganization,
        /** Absent for a new template. */
        templateId: z.optional(templateId),
        ...fields,
        /**
         * The template the person saw, absent for a new one. If it is another by now, nothing is
         * changed. Error: `Conflict`. If another has the name, `name` has the problem
         * `templateNameTaken`.
         */
        expected: z.optional(z.strictObject(kept)),
      })
      .check(
        z.refine((input) => (input.templateId === undefined) === (input.expected === undefined), {
          path: ['expected'],
          error: 'required',
        }),
      ),
    output: z.object({ templateId: z.string() }),
    aws: [],
  }),

  'onboardingTemplates.delete': write({
    summary: 'Delete an onboarding template',
    roles: administrator,
    input: z.strictObject({ ...inOrganization, templateId }),
    output: z.void(),
    aws: [],
  }),
}
