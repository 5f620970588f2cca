import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Details } from '@mailroom/ui/Details'
import { useParams } from 'react-router'
import { RouteDialog } from '../app/dialog/RouteDialog.tsx'
import { useListed } from '../app/table/use-listed.ts'
import { useFormats } from '../app/texts/formats.ts'
import { hasText, useText } from '../app/texts/texts.ts'
import { Outcome } from './Outcome.tsx'
import { useOperationTitle } from './use-operation-title.ts'

/** All details of an entry in the log. */
export function AuditEntryDialog() {
  const text = useText('auditEntries')
  const appText = useText('app')
  const { exactTime } = useFormats()
  const operationTitle = useOperationTitle()
  const { sequence = '' } = useParams()
  const entry = useListed('auditEntries.list', ({ number }) => String(number) === sequence)
  const roleKey = `role.${entry?.role}`
  const outcome = entry?.outcome
  return (
    <RouteDialog title={text('entryTitle', { sequence })} size="large">
      {entry ? (
        <SpaceBetween size="l">
          <Details
            columns={2}
            items={[
              { label: text('operation'), value: operationTitle(entry.operation) },
              { label: text('at'), value: exactTime(entry.at) },
              { label: text('outcome'), value: outcome && <Outcome outcome={outcome} /> },
              { label: text('account'), value: entry.account },
              {
                label: text('role'),
                value: hasText('app', roleKey) ? appText(roleKey) : entry.role,
              },
              { label: text('requestId'), value: entry.requestId },
              { label: text('hash'), value: entry.hash },
            ]}
          />
          <div>
            <Box variant="awsui-key-label">{text('input')}</Box>
            <Box variant="pre">{JSON.stringify(entry.input, null, 2)}</Box>
            <Box color="text-body-secondary" fontSize="body-s">
              {text('secretsHidden')}
            </Box>
          </div>
        </SpaceBetween>
      ) : (
        text('notListed')
      )}
    </RouteDialog>
  )
}
