import Box from '@cloudscape-design/components/box'
import Table from '@cloudscape-design/components/table'
import { useText } from '../../kit/words/texts.ts'
import type { Schema } from './document.ts'

/** A member of an input or output, by its path; `[]` is every item of a list. */
type Member = { path: string; type: string; required: boolean; schema: Schema }

function typeOf(schema: Schema): string {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.type === 'array') return `${schema.items ? typeOf(schema.items) : 'any'}[]`
  return schema.format ? `${schema.type} (${schema.format})` : (schema.type ?? 'any')
}

/** Returns all members of a schema, each after its parent. */
function membersOf(schema: Schema, prefix = ''): Member[] {
  if (schema.items) return membersOf(schema.items, `${prefix.replace(/\.$/, '')}[].`)
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => [
    {
      path: `${prefix}${name}`,
      type: typeOf(member),
      required: schema.required?.includes(name) ?? false,
      schema: member,
    },
    ...membersOf(member, `${prefix}${name}.`),
  ])
}

/** Returns the rules of a member in words. */
function useRules(): (member: Member) => string {
  const text = useText('apiReference')
  return ({ required, schema }) => {
    const { writeOnly, minLength, minimum, maxLength, maximum, pattern } = schema
    const least = minLength ?? minimum
    const most = maxLength ?? maximum
    return [
      ...(required ? [text('required')] : []),
      ...(writeOnly ? [text('secret')] : []),
      ...(least === undefined || least === 0 ? [] : [text('atLeast', { limit: least })]),
      ...(most === undefined || most >= Number.MAX_SAFE_INTEGER
        ? []
        : [text('atMost', { limit: most })]),
      ...(pattern === undefined ? [] : [text('pattern', { pattern })]),
    ].join(', ')
  }
}

type Props = { title: string; schema: Schema | undefined }

/** The members of an input or an output. */
export function MembersTable({ title, schema }: Props) {
  const text = useText('apiReference')
  const rules = useRules()
  return (
    <Table<Member>
      variant="embedded"
      contentDensity="compact"
      wrapLines
      header={<Box variant="h4">{title}</Box>}
      ariaLabels={{ tableLabel: title }}
      items={schema ? membersOf(schema) : []}
      trackBy="path"
      empty={text('noMembers')}
      columnDefinitions={[
        {
          id: 'member',
          header: text('member'),
          isRowHeader: true,
          cell: ({ path }) => <Box variant="code">{path}</Box>,
        },
        { id: 'type', header: text('type'), cell: ({ type }) => type },
        { id: 'rules', header: text('rules'), cell: rules },
      ]}
    />
  )
}
