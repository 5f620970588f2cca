import Button from '@cloudscape-design/components/button'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { declarationOf, type OperationId, operations } from '@mailroom/schemas'
import { useState } from 'react'
import { useFilter } from '../app/table/list-address.ts'
import { useText } from '../app/texts/texts.ts'
import { useOperationTitle } from './use-operation-title.ts'

/** The recorded operations: writes, sign-ins and sign-outs. */
const recorded = [
  'signIn',
  'signOut',
  ...(Object.keys(operations) as OperationId[]).filter((id) => declarationOf(id).kind === 'write'),
]

/** Filters the log by operation and account; both are in the address. */
export function AuditFilters() {
  const text = useText('auditEntries')
  const operationTitle = useOperationTitle()
  const [operation, setOperation] = useFilter('operation')
  const [account, setAccount] = useFilter('account')
  const [typed, setTyped] = useState(account)
  const all = { value: '', label: text('allOperations') }
  const options = [all, ...recorded.map((id) => ({ value: id, label: operationTitle(id) }))]
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setAccount(typed.trim())
      }}
    >
      <SpaceBetween direction="horizontal" size="xs">
        <Select
          ariaLabel={text('filterOperation')}
          options={options}
          selectedOption={options.find(({ value }) => value === operation) ?? all}
          onChange={({ detail }) => setOperation(detail.selectedOption.value ?? '')}
        />
        <Input
          ariaLabel={text('filterAccount')}
          placeholder={text('accountPlaceholder')}
          type="search"
          value={typed}
          onChange={({ detail }) => {
            setTyped(detail.value)
            if (detail.value === '') setAccount('')
          }}
        />
        <Button>{text('apply')}</Button>
      </SpaceBetween>
    </form>
  )
}
