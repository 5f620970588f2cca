import Input from '@cloudscape-design/components/input'
import type { Recipient } from '@mailroom/schemas/groups'
import { type Column, DataTable } from '@mailroom/ui/table/DataTable'
import type { ReactNode } from 'react'
import { EntityLink } from '../../../kit/entity/EntityLink.tsx'
import { useEntities } from '../../../kit/entity/use-entities.ts'
import { ExportMenu } from '../../../kit/export/ExportMenu.tsx'
import { useExport } from '../../../kit/export/use-export.tsx'
import { CliCommand } from '../../../kit/page/CliCommand.tsx'
import { useFilter, useListAddress } from '../../../kit/table/list-address.ts'
import { useTableWords } from '../../../kit/table/table-words.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { EntityStatus } from '../EntityStatus.tsx'
import { RecipientPaths } from './RecipientPaths.tsx'
import { useGroup } from './use-group.ts'

/** Returns whether a text is in a name of the person or of a group on the path to them. */
function matches({ name, paths }: Recipient, displayName: string, text: string): boolean {
  const names = [name, displayName, ...paths.flatMap((path) => path.map((group) => group.name))]
  return names.some((each) => each.toLowerCase().includes(text.toLowerCase()))
}

/**
 * The recipients of a group page by page; all of them are loaded, so that a search makes no calls.
 */
export function RecipientsTable(props: { people: readonly Recipient[]; description: ReactNode }) {
  const text = useText('groups')
  const { number } = useFormats()
  const { input } = useGroup()
  const [sought, seek] = useFilter('recipient')
  const { page, pageSize, setPage } = useListAddress(25)
  const entities = useEntities(props.people.map(({ id }) => id))
  const nameIn = ({ id, name }: Recipient) => entities.get(id)?.displayName || name
  const found = props.people.filter((person) => matches(person, nameIn(person), sought))
  // Only enabled people receive the mail, as the description counts them.
  const reached = found.filter(({ state }) => state === 'ENABLED').length
  const end = page * pageSize
  const columns: Column<Recipient>[] = [
    {
      id: 'name',
      header: text('person'),
      isRowHeader: true,
      value: nameIn,
      cell: (person) => (
        <EntityLink type="USER" id={person.id}>
          {nameIn(person)}
        </EntityLink>
      ),
    },
    {
      id: 'status',
      header: text('status'),
      width: 140,
      onCard: 'beside',
      value: ({ state }) => state,
      cell: ({ state }) => <EntityStatus state={state} />,
    },
    {
      id: 'paths',
      header: text('paths'),
      wraps: true,
      value: ({ paths }) => paths.map((path) => path.map((group) => group.name).join(' → ')),
      cell: ({ paths }) => <RecipientPaths paths={paths} />,
    },
  ]
  const running = useExport({
    list: text('recipients'),
    operation: 'groups.listRecipients',
    columns,
    offered: columns,
    pages: async function* () {
      yield found
    },
  })
  return (
    <DataTable<Recipient>
      label={text('recipients')}
      title={text('recipients')}
      total={number(reached)}
      variant="container"
      description={props.description}
      actions={<ExportMenu list={text('recipients')} running={running} />}
      filter={
        <Input
          type="search"
          value={sought}
          ariaLabel={text('findRecipient')}
          placeholder={text('findRecipient')}
          autoComplete={false}
          spellcheck={false}
          onChange={({ detail }) => seek(detail.value)}
        />
      }
      columns={columns}
      visible={columns.map(({ id }) => id)}
      rowKey={({ id }) => id}
      rows={found.slice(end - pageSize, end)}
      loadingText=""
      empty={text(sought === '' ? 'noRecipients' : 'noRecipientFound')}
      page={{
        number: page,
        count: Math.ceil(found.length / pageSize),
        more: end < found.length,
        disabled: false,
        onChange: setPage,
      }}
      words={useTableWords(text('recipients'))}
      footer={<CliCommand id="groups.listRecipients" input={input} />}
    />
  )
}
