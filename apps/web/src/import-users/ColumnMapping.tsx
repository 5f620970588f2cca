import Alert from '@cloudscape-design/components/alert'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useText } from '../app/texts/texts.ts'
import { columnLetters } from './column-letters.ts'
import type { ImportOrders } from './import.worker.ts'
import { importFields, type Mapping } from './import-fields.ts'

type Props = {
  table: ImportOrders['read']['output']
  mapping: Mapping
  onChange: (mapping: Mapping) => void
}

/** What each column of the file is; recognized by its heading, and everything can be chosen otherwise. */
export function ColumnMapping({ table, mapping, onChange }: Props) {
  const text = useText('importUsers')
  const options = [
    { value: '', label: text('notImported') },
    ...importFields.map((field) => ({ value: field, label: text(`field.${field}`) })),
  ]
  const choose = (column: number, value: string | undefined) => {
    const chosen = importFields.find((field) => field === value)
    onChange(
      table.headings.map((_, index) => {
        if (index === column) return chosen
        // A field has one column: choosing it here takes it from where it was.
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
        <ColumnLayout columns={3}>
          {table.headings.map((heading, index) => {
            const letters = columnLetters(index)
            const isSecret = mapping[index] === 'password'
            const examples = table.first.map((cells) => cells[index] ?? '').filter(Boolean)
            return (
              <FormField
                key={letters}
                label={heading === '' ? text('column', { column: letters }) : heading}
                constraintText={isSecret ? text('notShown') : examples.join(' · ')}
              >
                <Select
                  options={options}
                  selectedOption={
                    options.find(({ value }) => value === (mapping[index] ?? '')) ?? null
                  }
                  onChange={({ detail }) => choose(index, detail.selectedOption.value)}
                />
              </FormField>
            )
          })}
        </ColumnLayout>
      </SpaceBetween>
    </Container>
  )
}
