import Alert from '@cloudscape-design/components/alert'
import type { Mover } from '@mailroom/schemas/movers'
import { Outlet } from 'react-router'
import { Can } from '../../../kit/access/Can.tsx'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { linkColumn, statusColumn, textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useWholeSource } from '../../../kit/table/whole-source.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useMoverState } from './use-mover.ts'

/** The companies that have access to the organization, and until when. Source: KIT-08. */
export function MoversPage() {
  const text = useText('leftOvers')
  const { day } = useFormats()
  const stateOf = useMoverState()
  const scope = useOrganizationScope()
  const query = useRead('movers.list', scope)
  const source = useWholeSource({
    ...{ id: 'movers', operation: 'movers.list', input: scope },
    query: { ...query, data: query.data?.items },
    columns: [
      linkColumn({
        id: 'company',
        header: text('company'),
        value: ({ company }: Mover) => company,
        to: ({ moverId }) => moverId,
      }),
      statusColumn({
        id: 'state',
        header: text('state'),
        value: (mover: Mover) => stateOf(mover).words,
        type: (mover) => stateOf(mover).sign,
        words: (mover) => stateOf(mover).words,
      }),
      textColumn({
        id: 'endsOn',
        header: text('endsOn'),
        value: ({ endsOn }: Mover) => endsOn,
        shown: ({ endsOn }) => day(endsOn),
      }),
      textColumn({
        id: 'roleArn',
        header: text('roleArn'),
        value: ({ roleArn }: Mover) => roleArn,
      }),
    ],
  })
  return (
    <Page title={text('moversTitle')} description={text('moversDescription')}>
      <Alert type="info">{text('zoho')}</Alert>
      <ListTable
        source={source}
        title={text('moversTitle')}
        actions={
          <Can id="movers.put">
            <AppButton to="add">{text('addMover')}</AppButton>
          </Can>
        }
        empty={text('noMovers')}
        rowKey={({ moverId }) => moverId}
      />
      <Outlet />
    </Page>
  )
}
