import type { ListAction } from '../app/directory/list/ListActions.tsx'
import { useReadOnlyReason } from '../app/directory/use-read-only-reason.ts'
import { useText } from '../app/texts/texts.ts'
import { useExchangeReason } from './use-exchange-reason.ts'

/** What can be done with resources that are chosen in the list. Source: RES-11 to RES-14, GEN-08, issue 4. */
export function useResourceActions(): ListAction[] {
  const text = useText('directory')
  const exchangeReason = useExchangeReason()
  const readOnlyReason = useReadOnlyReason()
  const inDirectory = () => readOnlyReason
  return [
    {
      kind: 'enable',
      operation: 'resources.enable',
      dialog: ({ id }) => `${id}/enable`,
      whyNot: (only) =>
        exchangeReason ?? (only?.state === 'ENABLED' ? text('alreadyEnabled') : undefined),
    },
    {
      kind: 'disable',
      operation: 'resources.disable',
      dialog: ({ id }) => `${id}/disable`,
      whyNot: (only) => (only && only.state !== 'ENABLED' ? text('alreadyDisabled') : undefined),
    },
    {
      kind: 'delete',
      operation: 'resources.delete',
      dialog: ({ id }) => `${id}/delete`,
      single: true,
      whyNot: (only) =>
        readOnlyReason ?? (only?.state === 'ENABLED' ? text('onlyDisabled') : undefined),
    },
    { kind: 'setHidden', operation: 'resources.update', whyNot: inDirectory },
    { kind: 'addAlias', operation: 'aliases.create', whyNot: inDirectory },
    { kind: 'removeAliases', operation: 'aliases.delete', whyNot: inDirectory },
  ]
}
