import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLocation } from 'react-router'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { AppButton } from '../../kit/page/AppButton.tsx'
import { Page } from '../../kit/page/Page.tsx'
import { ListTable } from '../../kit/table/ListTable.tsx'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { entryKey } from './entry-key.ts'
import { PathFilters } from './PathFilters.tsx'
import { Unread } from './Unread.tsx'
import { useAccessFilter } from './use-access-filter.ts'
import { usePathColumns } from './use-path-columns.tsx'
import { usePathsSource } from './use-paths-source.tsx'
import { WhoAndWhat } from './WhoAndWhat.tsx'

/**
 * Who can open a mailbox, what a person can open, and everything as a report.
 * Source: PERM-13, 04 Z1 "Permission report".
 */
export function AccessExplorerPage() {
  const text = useText('accessExplorer')
  const { dateTime } = useFormats()
  const scope = useOrganizationScope()
  const { search } = useLocation()
  const at = (page: string) => organizationPath(scope, `access-explorer/${page}`)
  const { source, read } = usePathsSource({
    ...{ id: 'accessPaths', columns: usePathColumns() },
    ...useAccessFilter(),
  })
  return (
    <Page
      title={text('title')}
      description={text('description')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <AppButton to={at('from-where')}>{text('fromWhere')}</AppButton>
          <AppButton to={at('reviews')}>{text('reviews')}</AppButton>
        </SpaceBetween>
      }
    >
      <SpaceBetween size="l">
        <WhoAndWhat />
        {read.data && <Unread unread={read.data.unread} />}
        <ListTable
          source={source}
          title={text('ways')}
          description={read.data && text('readAt', { at: dateTime(read.data.readAt) })}
          filter={<PathFilters own />}
          actions={<AppButton to={`${at('print')}${search}`}>{text('printView')}</AppButton>}
          empty={text('none')}
          rowKey={entryKey}
        />
        <div>{text('besides')}</div>
      </SpaceBetween>
    </Page>
  )
}
