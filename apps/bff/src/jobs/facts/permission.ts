import { PermissionType } from '@mailroom/schemas/mailbox-permissions'
import * as z from 'zod/mini'
import { type StepDraft, step } from '../step.ts'
import type { Fact } from './fact.ts'

type Held = {
  entityId: string
  grantee: { id: string; name: string }
  before: PermissionType[] | null
}

/** Replaces the permissions of a grantee on a mailbox. */
export function granting(
  { entityId, grantee, before }: Held,
  permissionValues: PermissionType[],
): StepDraft {
  return step(
    'mailboxPermissions.put',
    {
      ...{ entityId, granteeId: grantee.id, permissionValues },
      expected: { permissionValues: before ?? [] },
    },
    {
      before: { permissionValues: before },
      after: { permissionValues },
      about: grantee.name,
    },
  )
}

/** Removes all permissions of a grantee on a mailbox. */
export function revoking({ entityId, grantee, before }: Held): StepDraft {
  return step(
    'mailboxPermissions.delete',
    { entityId, granteeId: grantee.id },
    {
      before: { permissionValues: before },
      after: { permissionValues: null },
      about: grantee.name,
    },
  )
}

const Input = z.object({ entityId: z.string(), granteeId: z.string() })
const Values = z.object({ permissionValues: z.nullable(z.array(PermissionType)) })

/** The permissions of a grantee on a mailbox. Source: PERM-04 … PERM-07. */
export const permission: Fact = {
  operations: ['mailboxPermissions.put', 'mailboxPermissions.delete'],

  subject({ input }) {
    const { entityId, granteeId } = Input.parse(input)
    return `${entityId} ${granteeId}`
  },

  async read({ input, reader }) {
    const { entityId, granteeId } = Input.parse(input)
    const permissions = await reader.permissions(entityId)
    return {
      permissionValues: permissions.find((each) => each.granteeId === granteeId)?.values ?? null,
    }
  },

  after(operation, input) {
    if (operation === 'mailboxPermissions.delete') return { permissionValues: null }
    return Values.parse(input)
  },

  expected(operation, { permissionValues }) {
    if (operation === 'mailboxPermissions.delete') return undefined
    return { permissionValues: permissionValues ?? [] }
  },

  invert({ step: { input, before, after, about = '' } }) {
    const { entityId, granteeId } = Input.parse(input)
    const { permissionValues: former } = Values.parse(before)
    const { permissionValues: now } = Values.parse(after)
    const held = { entityId, grantee: { id: granteeId, name: about }, before: now }
    return [former === null ? revoking(held) : granting(held, former)]
  },
}
