import { EntityState } from '@mailroom/schemas/entity-state'
import {
  type ExitFilter,
  exitKinds,
  mailboxEvidenceStates,
  mailboxExportStates,
} from '@mailroom/schemas/exit'
import { useChoice } from '../../../kit/table/list-address.ts'

const yesOrNo = ['yes', 'no'] as const

/** From which sizes on mailboxes can be listed, in MB, as the address has them. */
export const sizes = ['1', '100', '1024', '10240', '51200'] as const

export const removals = ['soon', 'later', 'past'] as const

/** Returns the filters of the table, each with its value in the address. Source: EXIT-05. */
export function useMailboxChoices() {
  return {
    kind: useChoice('kind', exitKinds),
    state: useChoice('state', EntityState.options),
    exportState: useChoice('export', mailboxExportStates),
    evidence: useChoice('evidence', [...mailboxEvidenceStates, 'NONE']),
    removal: useChoice('removal', removals),
    minSizeMb: useChoice('size', sizes),
    hasAliases: useChoice('aliases', yesOrNo),
    hasGroups: useChoice('groups', yesOrNo),
    givesPermissions: useChoice('given', yesOrNo),
    holdsPermissions: useChoice('held', yesOrNo),
  }
}

const truth = (choice: 'yes' | 'no' | undefined) =>
  choice === undefined ? undefined : choice === 'yes'

/** Returns the chosen filters as the backend takes them, and their number. */
export function useMailboxFilter(): { filter: Omit<ExitFilter, 'text'>; count: number } {
  const choices = useMailboxChoices()
  const minSize = choices.minSizeMb[0]
  const all: Omit<ExitFilter, 'text'> = {
    ...{ kind: choices.kind[0], state: choices.state[0], exportState: choices.exportState[0] },
    ...{ evidence: choices.evidence[0], removal: choices.removal[0] },
    minSizeMb: minSize === undefined ? undefined : Number(minSize),
    hasAliases: truth(choices.hasAliases[0]),
    hasGroups: truth(choices.hasGroups[0]),
    givesPermissions: truth(choices.givesPermissions[0]),
    holdsPermissions: truth(choices.holdsPermissions[0]),
  }
  const filter = Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined),
  ) as typeof all
  return { filter, count: Object.keys(filter).length }
}
