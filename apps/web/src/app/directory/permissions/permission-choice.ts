import type { PermissionType } from '@mailroom/schemas'

/** What somebody may do with a mailbox as people choose it: all of it or not, and one way of sending. Source: PERM-02. */
export type PermissionChoice = { fullAccess: boolean; send: SendPermission }

export const sendPermissions = ['NONE', 'SEND_ON_BEHALF', 'SEND_AS'] as const
export type SendPermission = (typeof sendPermissions)[number]

export const noPermission: PermissionChoice = { fullAccess: false, send: 'NONE' }

/** The choice that AWS's values stand for. */
export function choiceOf(values: readonly PermissionType[]): PermissionChoice {
  return {
    fullAccess: values.includes('FULL_ACCESS'),
    send: sendPermissions.find((send) => send !== 'NONE' && values.includes(send)) ?? 'NONE',
  }
}

/** AWS's values for a choice; empty where nothing is left. */
export function valuesOf({ fullAccess, send }: PermissionChoice): PermissionType[] {
  return [...(fullAccess ? (['FULL_ACCESS'] as const) : []), ...(send === 'NONE' ? [] : [send])]
}
