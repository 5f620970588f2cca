import SpaceBetween from '@cloudscape-design/components/space-between'
import type { BookableResource } from '@mailroom/schemas'
import { AppButton } from '../app/AppButton.tsx'
import { Can } from '../app/Can.tsx'
import { useReadOnlyReason } from '../app/directory/use-read-only-reason.ts'
import { useText } from '../app/texts/texts.ts'
import { useExchangeReason } from './use-exchange-reason.ts'

/** What may be done with a resource in the state it is in; what its directory does not allow is disabled and says why. Source: RES-04, RES-14, GEN-07. */
export function ResourceActions({ resource: { state } }: { resource: BookableResource }) {
  const text = useText('resources')
  const disabledReason = useReadOnlyReason()
  const exchangeReason = useExchangeReason()
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {state === 'ENABLED' && (
        <Can id="resources.update">
          <AppButton to="edit" disabledReason={disabledReason}>
            {text('edit')}
          </AppButton>
        </Can>
      )}
      {state === 'DISABLED' && (
        <Can id="resources.enable">
          <AppButton to="enable" disabledReason={exchangeReason}>
            {text('enable')}
          </AppButton>
        </Can>
      )}
      {state === 'ENABLED' && (
        <Can id="resources.disable">
          <AppButton to="disable">{text('disable')}</AppButton>
        </Can>
      )}
      {state === 'DISABLED' && (
        <Can id="resources.delete">
          <AppButton to="delete" disabledReason={disabledReason}>
            {text('delete')}
          </AppButton>
        </Can>
      )}
    </SpaceBetween>
  )
}
