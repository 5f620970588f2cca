import AttributeEditor, {
  type AttributeEditorProps,
} from '@cloudscape-design/components/attribute-editor'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { isUnlikeTarget } from '@mailroom/schemas/cut-over/recipes'
import { wantedProblem } from '@mailroom/schemas/cut-over/wanted'
import { type WantedRecord, wantedPurposes } from '@mailroom/schemas/cut-overs'
import type { LintTarget } from '@mailroom/schemas/lint-findings'
import { useRef, useState } from 'react'
import { useField, useFieldError } from '../../../kit/form/use-field.ts'
import { useText } from '../../../kit/words/texts.ts'

const types = ['MX', 'TXT', 'CNAME', 'A', 'AAAA', 'SRV'] as const

/** The most records that a target may ask for. */
const maxRecords = 50

const isFilled = ({ value }: WantedRecord) => value.trim() !== ''

/**
 * Returns a record as it is sent: a value without the quotation marks and the last dot that consoles
 * show.
 */
function asSent({ purpose, name, type, value }: WantedRecord): WantedRecord {
  const plain = (host: string) => host.trim().replace(/\.$/, '')
  const text = /^"(.*)"$/s.exec(value.trim())?.[1]
  const sent = type === 'TXT' ? (text ?? value.trim()) : plain(value)
  return { purpose, name: plain(name), type, value: sent }
}

type Props = {
  domain: string
  target: LintTarget
  /** The rows at first; those without a value are not sent. */
  rows: readonly WantedRecord[]
}

/** The records of the target, a row each. Source: CUT-04. */
export function RecordsField({ domain, target, rows: first }: Props) {
  const text = useText('cutOver')
  const errorAt = useFieldError()
  const editor = useRef<AttributeEditorProps.Ref>(null)
  const [rows, setRows] = useState<readonly WantedRecord[]>(first)
  const { change: send } = useField<WantedRecord[]>('records', [])
  const change = (changed: readonly WantedRecord[]) => {
    setRows(changed)
    send(changed.filter(isFilled).map(asSent))
  }
  const edit = (index: number, more: Partial<WantedRecord>) =>
    change(rows.map((row, at) => (at === index ? { ...row, ...more } : row)))
  /** Errors are those of what is sent; what a record is for says best what is wrong with it. */
  const errorText = (member: 'name' | 'type' | 'value') => (row: WantedRecord, index: number) => {
    if (!isFilled(row)) return undefined
    const error = errorAt(`records.${rows.slice(0, index).filter(isFilled).length}.${member}`)
    const problem = wantedProblem(asSent(row), domain)
    if (error === undefined || problem?.member !== member || problem.code === 'otherDomain')
      return error
    const wrong = problem.code === 'format' ? member : problem.code
    return text(`wrong.${wrong}`, {
      purpose: text(`purpose.${row.purpose}`),
      value: row.value.trim(),
    })
  }
  const purposes = wantedPurposes.map((value) => ({ value, label: text(`purpose.${value}`) }))
  const label = (member: string, index: number) =>
    `${member}, ${text('recordNumber', { number: index + 1 })}`
  return (
    <AttributeEditor
      ref={editor}
      items={rows}
      gridLayout={[
        { rows: [[3, 5, 2], [10]], breakpoint: 'xxs', removeButton: { width: 'auto' } },
        { rows: [[1], [1], [1], [1]] },
      ]}
      definition={[
        {
          label: text('purpose'),
          control: ({ purpose }, index) => (
            <Select
              ariaLabel={label(text('purpose'), index)}
              options={purposes}
              selectedOption={purposes.find(({ value }) => value === purpose) ?? null}
              onChange={({ detail }) => {
                const chosen = wantedPurposes.find((each) => each === detail.selectedOption.value)
                if (chosen) edit(index, { purpose: chosen })
              }}
            />
          ),
        },
        {
          label: text('name'),
          errorText: errorText('name'),
          control: ({ name }, index) => (
            <Input
              ariaLabel={label(text('name'), index)}
              value={name}
              spellcheck={false}
              autoComplete={false}
              onChange={({ detail }) => edit(index, { name: detail.value })}
            />
          ),
        },
        {
          label: text('type'),
          errorText: errorText('type'),
          control: ({ type }, index) => (
            <Select
              ariaLabel={label(text('type'), index)}
              options={types.map((value) => ({ value }))}
              selectedOption={{ value: type }}
              onChange={({ detail }) => {
                const chosen = types.find((each) => each === detail.selectedOption.value)
                if (chosen) edit(index, { type: chosen })
              }}
            />
          ),
        },
        {
          label: text('value'),
          errorText: errorText('value'),
          warningText: (row) =>
            isFilled(row) && isUnlikeTarget(row, target)
              ? text('unlikeTarget', { value: row.value, target: text(`target.${target}`) })
              : undefined,
          control: ({ value, type }, index) => (
            <Input
              ariaLabel={label(text('value'), index)}
              value={value}
              placeholder={text(type === 'MX' ? 'mxPlaceholder' : 'valuePlaceholder')}
              spellcheck={false}
              autoComplete={false}
              onChange={({ detail }) => edit(index, { value: detail.value })}
            />
          ),
        },
      ]}
      empty={text('wantedNone')}
      addButtonText={text('addRecord')}
      disableAddButton={rows.length >= maxRecords}
      removeButtonText={text('removeRow')}
      removeButtonAriaLabel={(row) => text('removeRecord', { number: rows.indexOf(row) + 1 })}
      onAddButtonClick={() =>
        change([...rows, { purpose: 'dkim', name: '', type: 'TXT', value: '' }])
      }
      onRemoveButtonClick={({ detail: { itemIndex } }) => {
        // The focus goes to the button that is there afterwards.
        if (rows.length === 1) editor.current?.focusAddButton()
        else editor.current?.focusRemoveButton(Math.min(itemIndex, rows.length - 2))
        change(rows.filter((_, index) => index !== itemIndex))
      }}
    />
  )
}
