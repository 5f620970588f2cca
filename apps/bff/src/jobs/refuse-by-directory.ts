import type { DirectoryKind } from '@mailroom/schemas'
import { refuseRow } from './plan-refusal.ts'
import type { StepDraft } from './step.ts'

/** The operations that an external directory does not allow. Source: GEN-07, INTEROP-08. */
const ofTheDirectory = new Set<string>([
  ...['users.create', 'users.update', 'users.delete', 'users.resetPassword'],
  ...['groups.update', 'groups.delete', 'resources.update', 'resources.delete'],
  ...['groupMembers.associate', 'groupMembers.disassociate', 'aliases.makePrimary'],
])

/**
 * The operations that belong to the Exchange admin center while interoperability is on.
 * Source: RES-14, INTEROP-08.
 */
const ofExchange = new Set<string>(['aliases.create', 'aliases.delete', 'resources.enable'])

/** Refuses a row with a step that the kind of directory does not allow. */
export function refuseByDirectory(
  steps: readonly StepDraft[],
  { isReadOnly, isBesideExchange }: DirectoryKind,
): void {
  for (const { operation } of steps) {
    if (isBesideExchange && (ofTheDirectory.has(operation) || ofExchange.has(operation)))
      refuseRow('Interoperability', 'Exchange does this while interoperability is enabled.')
    if (isReadOnly && ofTheDirectory.has(operation))
      refuseRow(
        'ReadOnlyDirectory',
        'The directory is managed elsewhere and can only be read here.',
      )
  }
}
