import type { PermissionType } from '@mailroom/schemas/mailbox-permissions'

/**
 * The permissions on a mailbox as a person selects them: full access or not, and one way of
 * sending. Source: PERM-02.
 */
export type PermissionChoice = { fullAccess: boolean; send: SendPermission }

export const sendPermissions = ['NONE', 'SEND_ON_BEHALF', 'SEND_AS'] as const
export type SendPermission = (typeof sendPermissions)[number]

/** Returns the selection for AWS's values. */
export function choiceOf(values: readonly PermissionType[]): PermissionChoice {
  return {
    fullAccess: values.includes('FULL_ACCESS'),
    send: sendPermissions.find((send) => send !== 'NONE' && values.includes(send)) ?? 'NONE',
  }
}

/** Returns AWS's values for a selection; empty if nothing is selected. */
export function valuesOf({ fullAccess, send }: PermissionChoice): PermissionType[] {
  return [...(fullAccess ? (['FULL_ACCESS'] as const) : []), ...(send === 'NONE' ? [] : [send])]
}
