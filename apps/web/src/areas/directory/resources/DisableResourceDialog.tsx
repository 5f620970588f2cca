import TextContent from '@cloudscape-design/components/text-content'
import { keptUntil } from '@mailroom/schemas/directory-rules'
import { useAwsNow } from '../../../kit/data/use-aws-now.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { ReleasedAddresses } from '../../../kit/entity/ReleasedAddresses.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useResource } from './use-resource.ts'

/** Disables a resource after explaining what ends at once and what in 30 days. Source: RES-12. */
export function DisableResourceDialog() {
  const text = useText('resources')
  const { dateTime } = useFormats()
  const now = useAwsNow()
  const { resource, input } = useResource()
  const { name, email = '' } = resource
  const date = dateTime(keptUntil(now.toISOString()))
  return (
    <ConfirmDialog
      id="resources.disable"
      input={input}
      title={text('disableResource', { resource: name })}
      confirmLabel={text('disable')}
      done={text('disabled', { resource: name })}
    >
      <TextContent>
        <ul>
          <li>{text('disableBooking')}</li>
          <li>{text('disableAddresses', { email })}</li>
          <li>{text('disableKept', { date })}</li>
        </ul>
      </TextContent>
      <ReleasedAddresses entityId={resource.resourceId} />
    </ConfirmDialog>
  )
}
