import type { OrganizationTag } from '@mailroom/schemas/organization-tags'
import { Can } from '../../kit/access/Can.tsx'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { AppButton } from '../../kit/page/AppButton.tsx'
import { textColumn } from '../../kit/table/columns.tsx'
import { ListTable } from '../../kit/table/ListTable.tsx'
import { useWholeSource } from '../../kit/table/whole-source.tsx'
import { useText } from '../../kit/words/texts.ts'

/** The tags of an organization. Source: TAG-01, TAG-02. */
export function TagsPage() {
  const text = useText('organizationTags')
  const scope = useOrganizationScope()
  const query = useRead('organizationTags.list', scope)
  const column = (id: 'key' | 'value') =>
    textColumn({
      id,
      header: text(id),
      isRowHeader: id === 'key',
      wraps: true,
      value: (tag: OrganizationTag) => tag[id],
    })
  const source = useWholeSource({
    id: 'organizationTags',
    operation: 'organizationTags.list',
    input: scope,
    as: 'page',
    query: { ...query, data: query.data?.items },
    columns: [column('key'), column('value')],
  })
  return (
    <ListTable
      source={source}
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
      rowKey={({ key }) => key}
    />
  )
}
