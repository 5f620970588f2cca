import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import type { Output } from '@mailroom/schemas/operations'
import { useParams } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useFindingWords } from './use-finding-words.ts'
import { useShownFilter } from './use-lint-filter.ts'

/** How many findings are named. */
const maxNamed = 10

type Found = Pick<Output<'lintFindings.list'>, 'items' | 'total'>

function Form({ found: { items, total }, errors }: { found: Found; errors: number }) {
  const text = useText('linter')
  const words = useFindingWords()
  const close = useCloseDialog()
  const scope = useOrganizationScope()
  const { findingId } = useParams()
  const filter = useShownFilter()
  const [first] = items
  if (!first) return <Box>{text(findingId === undefined ? 'nothingToAccept' : 'gone')}</Box>
  const what = findingId === undefined ? { filter } : { findingIds: [findingId] }
  return (
    <OperationForm
      id="lintFindings.accept"
      fixed={{ ...scope, ...what, total }}
      submitLabel={text('accept')}
      onCancel={close}
      onDone={({ accepted }) => {
        notify({ type: 'success', content: text('accepted', { count: accepted }) })
        close()
      }}
    >
      {errors > 0 && <Alert type="warning">{text('acceptErrors', { count: errors })}</Alert>}
      <ul>
        {items.map((finding) => (
          <li key={finding.findingId}>
            {finding.rule}, {words(finding).object}: {words(finding).what}
          </li>
        ))}
        {total > items.length && <li>{text('more', { count: total - items.length })}</li>}
      </ul>
      <Box>{text('acceptExplanation')}</Box>
      <TextField name="reason" label={text('reason')} constraint={text('reasonLimits')} />
    </OperationForm>
  )
}

/** Accepts a finding, or all open ones that the list shows, with a reason. Source: LINT-00. */
export function AcceptDialog() {
  const text = useText('linter')
  const scope = useOrganizationScope()
  const { findingId } = useParams()
  const shown = useShownFilter()
  const filter = findingId === undefined ? { ...shown, accepted: false } : { findingId }
  const query = useRead('lintFindings.list', { ...scope, filter, limit: maxNamed })
  const errors = useRead('lintFindings.list', {
    ...{ ...scope, limit: 1 },
    filter: { ...filter, severity: 'error' },
  })
  const isWarning = 'severity' in filter && filter.severity !== 'error'
  return (
    <RouteDialog
      title={
        findingId === undefined
          ? text('acceptTitle', { count: query.data?.total ?? 0 })
          : text('acceptOne')
      }
    >
      <Loaded query={query}>
        {(found) => <Form found={found} errors={isWarning ? 0 : (errors.data?.total ?? 0)} />}
      </Loaded>
    </RouteDialog>
  )
}
