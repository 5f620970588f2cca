import type { OrganizationTag } from '@mailroom/schemas'
import { Can } from '../../kit/access/Can.tsx'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { AppButton } from '../../kit/page/AppButton.tsx'
import { CliCommand } from '../../kit/page/CliCommand.tsx'
import { WholeTable } from '../../kit/table/WholeTable.tsx'
import { useText } from '../../kit/words/texts.ts'

/** The tags of an organization. Source: TAG-01, TAG-02. */
export function TagsPage() {
  const text = useText('organizationTags')
  const scope = useOrganizationScope()
  const query = useRead('organizationTags.list', scope)
  const column = (id: 'key' | 'value') => ({
    id,
    header: text(id),
    isRowHeader: id === 'key',
    wraps: true,
    value: (tag: OrganizationTag) => tag[id],
    cell: (tag: OrganizationTag) => tag[id] || '–',
  })
  return (
    <WholeTable
      id="organizationTags"
      operation="organizationTags.list"
      as="page"
      query={{ ...query, data: query.data?.items }}
      title={text('title')}
      description={text('description')}
      actions={
        <Can id="organizationTags.put">
          <AppButton to="edit" variant="primary">
            {text('edit')}
          </AppButton>
        </Can>
      }
      empty={text('none')}
      columns={[column('key'), column('value')]}
      rowKey={({ key }) => key}
      footer={<CliCommand id="organizationTags.list" input={scope} />}
    />
  )
}
