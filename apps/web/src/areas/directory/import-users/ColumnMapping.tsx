import './ColumnMapping.css'
import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { NativeSelect } from '@mailroom/ui/NativeSelect'
import { columnLetters } from '../../../kit/export/column-letters.ts'
import { useText } from '../../../kit/words/texts.ts'
import type { ProblemKind } from './import.worker.ts'
import { importFields, type Mapping } from './import-fields.ts'
import type { ReadTable } from './use-import-file.ts'

type Props = {
  table: ReadTable
  mapping: Mapping
  /** The kinds of problems in the rows; each column shows its own. */
  kinds: readonly ProblemKind[]
  onChange: (mapping: Mapping) => void
}

/** The field of each column in the file; recognized by its heading, and changeable. */
export function ColumnMapping({ table, mapping, kinds, onChange }: Props) {
  const text = useText('importUsers')
  const options = [
    { value: '', label: text('notImported') },
    ...importFields.map((field) => ({ value: field, label: text(`field.${field}`) })),
  ]
  const choose = (column: number, value: string) => {
    const chosen = importFields.find((field) => field === value)
    onChange(
      table.headings.map((_, index) => {
        if (index === column) return chosen
        // A field has one column: selecting it here removes it from the other one.
        return mapping[index] === chosen ? undefined : mapping[index]
      }),
    )
  }
  return (
    <Container
      header={
        <Header variant="h2" description={text('columnsDescription')}>
          {text('columns')}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {!mapping.includes('name') && !mapping.includes('email') && (
          <Alert type="warning">{text('nobodyNamed')}</Alert>
        )}
        {!mapping.includes('name') && mapping.includes('email') && (
          <Alert type="info">{text('namedByAddress')}</Alert>
        )}
        <div className="column-mapping">
          {table.headings.map((heading, index) => {
            const letters = columnLetters(index)
            const field = mapping[index]
            const examples = table.examples[index] ?? []
            const problems = kinds
              .filter(({ example }) => field !== undefined && example.field === field)
              .reduce((sum, { rows }) => sum + rows, 0)
            return (
              <NativeSelect
                key={letters}
                label={heading === '' ? text('column', { column: letters }) : heading}
                hint={field === 'password' ? text('notShown') : examples.join(' · ')}
                {...(problems > 0 ? { problem: text('columnProblems', { count: problems }) } : {})}
                options={options}
                value={field ?? ''}
                onChange={(value) => choose(index, value)}
              />
            )
          })}
        </div>
      </SpaceBetween>
    </Container>
  )
}
