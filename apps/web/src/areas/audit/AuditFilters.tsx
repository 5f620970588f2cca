import '../../kit/audit/audit.css'
import Button from '@cloudscape-design/components/button'
import Select from '@cloudscape-design/components/select'
import { auditResults } from '@mailroom/schemas/audit-entries'
import { declarationOf, operations } from '@mailroom/schemas/operations'
import { MomentField } from '@mailroom/ui/MomentField'
import { Status } from '@mailroom/ui/Status'
import { useOperationTitle } from '../../kit/audit/use-operation-title.ts'
import { knownOrganizationNames } from '../../kit/data/organization-name.ts'
import { Filters } from '../../kit/table/Filters.tsx'
import { SearchField } from '../../kit/table/SearchField.tsx'
import { useText } from '../../kit/words/texts.ts'
import { fromField, periods, toField } from './periods.ts'
import type { useAuditQuery } from './use-audit-query.ts'

/** The pause in typing after which the list is filtered: each change is one of the address. */
const pauseMs = 400

/** The operations that the trail records. */
const recorded = [
  'signIn',
  'signOut',
  ...Object.keys(operations).filter((id) =>
    isRecorded(declarationOf(id as keyof typeof operations)),
  ),
]

function isRecorded({ kind, isRecorded }: { kind: string; isRecorded?: true }): boolean {
  return kind === 'write' || isRecorded === true
}

type TextProps = { label: string; value: string; onChange: (value: string) => void }

function TextFilter({ label, value, onChange }: TextProps) {
  return <SearchField {...{ label, value, onChange, pauseMs }} placeholder={label} />
}

type ChoiceProps = TextProps & {
  any: string
  options: readonly { value: string; label: string }[]
  filteringType?: 'auto'
}

function Choice({ label, any, options, value, onChange, ...rest }: ChoiceProps) {
  const all = [{ value: '', label: any }, ...options]
  return (
    <Select
      {...rest}
      ariaLabel={label}
      options={all}
      selectedOption={all.find((option) => option.value === value) ?? { value, label: value }}
      onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
    />
  )
}

type Query = Pick<ReturnType<typeof useAuditQuery>, 'filter' | 'change' | 'active'>

function ExactPeriod({ filter, change }: Query) {
  const text = useText('auditEntries')
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions()
  const [from, to] = [filter('from'), filter('to')]
  return (
    <>
      {(['from', 'to'] as const).map((name) => (
        <MomentField
          key={name}
          label={text(`filter.${name}`, { zone })}
          value={toField(filter(name))}
          onChange={(value) => change({ [name]: fromField(value) })}
        />
      ))}
      {from !== '' && to !== '' && from >= to && (
        <span role="status">
          <Status type="warning">{text('filter.badRange')}</Status>
        </span>
      )}
    </>
  )
}

/** Filters the log; all filters are in the address, so that a link shows the same. */
export function AuditFilters({ filter, change, active }: Query) {
  const text = useText('auditEntries')
  const operationTitle = useOperationTitle()
  const choice = (name: 'operation' | 'result' | 'organization' | 'time') => ({
    value: filter(name),
    onChange: (value: string) => change({ [name]: value }),
  })
  return (
    <Filters
      active={active}
      search={
        <TextFilter
          label={text('filter.text')}
          value={filter('text')}
          onChange={(value) => change({ text: value })}
        />
      }
    >
      <div className="audit-filter">
        <TextFilter
          label={text('filter.person')}
          value={filter('person') || filter('personId')}
          onChange={(person) => change({ person, personId: '' })}
        />
      </div>
      <div className="audit-filter">
        <TextFilter
          label={text('filter.object')}
          value={filter('object') || filter('objectId')}
          onChange={(object) => change({ object, objectId: '' })}
        />
      </div>
      <Choice
        {...choice('operation')}
        label={text('filter.operation')}
        any={text('filter.allOperations')}
        options={recorded.map((id) => ({ value: id, label: operationTitle(id) }))}
        filteringType="auto"
      />
      <Choice
        {...choice('result')}
        label={text('filter.result')}
        any={text('filter.allResults')}
        options={auditResults.map((result) => ({
          value: result,
          label: text(result === 'SUCCEEDED' ? 'outcome.done' : `outcome.${result}`),
        }))}
      />
      <Choice
        {...choice('organization')}
        label={text('filter.organization')}
        any={text('filter.allOrganizations')}
        options={knownOrganizationNames()}
      />
      <Choice
        {...choice('time')}
        label={text('filter.time')}
        any={text('filter.time.any')}
        options={periods.map((period) => ({ value: period, label: text(`filter.time.${period}`) }))}
      />
      {filter('time') === 'range' && <ExactPeriod {...{ filter, change, active }} />}
      {active > 0 && (
        <Button
          variant="inline-link"
          onClick={() =>
            change({
              ...{ text: '', person: '', personId: '', object: '', objectId: '' },
              ...{ operation: '', organization: '', result: '', time: '', from: '', to: '' },
            })
          }
        >
          {text('clearFilters')}
        </Button>
      )}
    </Filters>
  )
}
