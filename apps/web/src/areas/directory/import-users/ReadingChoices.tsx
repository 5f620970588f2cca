import './ColumnMapping.css'
import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { NativeSelect } from '@mailroom/ui/NativeSelect'
import { type Encoding, encodings } from '../../../kit/csv/encodings.ts'
import { usePreferences } from '../../../kit/data/preferences.ts'
import { useText } from '../../../kit/words/texts.ts'
import type { ReadChoices } from './file/read-file.ts'
import type { ReadTable } from './use-import-file.ts'

type Props = {
  table: ReadTable
  choices: ReadChoices
  onChange: (choices: ReadChoices) => void
}

const delimiters = [',', ';', '\t', '|'] as const
const encodingNames = Object.keys(encodings).filter((name): name is Encoding => name in encodings)

/** Returns the label of an encoding: its name and the languages that use it. */
function useEncodingLabel() {
  const { language } = usePreferences()
  const names = new Intl.DisplayNames(language, { type: 'language' })
  return (encoding: Encoding) => {
    const { label, languages } = encodings[encoding]
    if (languages.length === 0) return label
    return `${label} (${languages.map((each) => names.of(each)).join(', ')})`
  }
}

/**
 * How the file was read, which the person can change; the examples below show whether it is right.
 */
export function ReadingChoices({ table, choices, onChange }: Props) {
  const text = useText('importUsers')
  const encodingLabel = useEncodingLabel()
  const { format, headingLine, top } = table
  return (
    <SpaceBetween size="m">
      <div className="column-mapping">
        {format.kind === 'csv' && (
          <>
            <NativeSelect
              label={text('encoding')}
              hint={text(format.isGuess ? 'encodingGuessed' : 'encodingHint')}
              options={encodingNames.map((value) => ({ value, label: encodingLabel(value) }))}
              value={format.encoding}
              onChange={(value) =>
                onChange({ ...choices, encoding: encodingNames.find((each) => each === value) })
              }
            />
            <NativeSelect
              label={text('delimiter')}
              hint={text('delimiterHint')}
              options={delimiters.map((value) => ({
                value,
                label: text(`delimiter.${value === '\t' ? 'tab' : value}`),
              }))}
              value={format.delimiter}
              onChange={(value) =>
                onChange({ ...choices, delimiter: delimiters.find((each) => each === value) })
              }
            />
          </>
        )}
        {format.kind === 'workbook' && (
          <NativeSelect
            label={text('sheet')}
            hint={text('sheetHint')}
            options={format.sheets.map((name) => ({ value: name, label: name }))}
            value={format.sheet}
            onChange={(sheet) => onChange({ sheet })}
          />
        )}
        <NativeSelect
          label={text('headingRow')}
          hint={text('headingRowHint')}
          options={top.map(({ line, text: content }) => ({
            value: String(line),
            label: text('lineOf', { line, content }),
          }))}
          value={String(headingLine)}
          onChange={(line) => onChange({ ...choices, headingLine: Number(line) })}
        />
      </div>
      {format.kind === 'csv' && format.looksWrong && (
        <Alert type="warning">{text('encodingLooksWrong')}</Alert>
      )}
    </SpaceBetween>
  )
}
