import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Details } from '@mailroom/ui/Details'
import { useParams } from 'react-router'
import { RouteDialog } from '../app/dialog/RouteDialog.tsx'
import { useListed } from '../app/table/use-listed.ts'
import { useFormats } from '../app/texts/formats.ts'
import { useRoleNames } from '../app/texts/role-names.ts'
import { useText } from '../app/texts/texts.ts'
import { Outcome } from './Outcome.tsx'
import { useOperationTitle } from './use-operation-title.ts'

/** All details of an entry in the log; a write together with its outcome. */
export function AuditEntryDialog() {
  const text = useText('auditEntries')
  const roleNames = useRoleNames()
  const { exactTime } = useFormats()
  const operationTitle = useOperationTitle()
  const { sequence = '' } = useParams()
  const entry = useListed('auditEntries.list', (row) => String(row.sequence) === sequence)
  const other = useListed(
    'auditEntries.list',
    (row) => row.requestId === entry?.requestId && row.phase !== entry.phase,
  )
  const outcome = entry?.outcome ?? other?.outcome
  return (
    <RouteDialog title={text('entryTitle', { sequence })} size="large">
      {entry ? (
        <SpaceBetween size="l">
          <Details
            columns={2}
            items={[
              { label: text('operation'), value: operationTitle(entry.operation) },
              { label: text('phase'), value: text(`phase.${entry.phase}`) },
              { label: text('at'), value: exactTime(entry.at) },
              { label: text('outcome'), value: outcome && <Outcome outcome={outcome} /> },
              { label: text('account'), value: entry.account },
              {
                label: text('role'),
                value: roleNames(entry.role),
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
