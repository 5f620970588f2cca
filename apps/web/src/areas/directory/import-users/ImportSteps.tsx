import Container from '@cloudscape-design/components/container'
import FileUpload from '@cloudscape-design/components/file-upload'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { maxImportRows } from '@mailroom/schemas/import-row'
import { useState } from 'react'
import { useText } from '../../../kit/words/texts.ts'
import { ReadFile } from './ReadFile.tsx'
import { ReadingChoices } from './ReadingChoices.tsx'
import { useImportFile } from './use-import-file.ts'

/**
 * The steps from a file to a plan: choose, map, check, plan. Each step appears after the one before
 * it.
 */
export function ImportSteps() {
  const text = useText('importUsers')
  const [chosen, setChosen] = useState<File>()
  const { reading, choices, setChoices } = useImportFile(chosen)
  const { file, table, problem, isReading = false } = reading ?? {}
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{text('file')}</Header>}>
        <SpaceBetween size="m">
          <FormField
            label={text('chooseFile')}
            description={text('fileDescription')}
            errorText={
              problem &&
              text(`file.${problem.code}`, { limit: maxImportRows, line: problem.line ?? 0 })
            }
          >
            <FileUpload
              value={chosen ? [chosen] : []}
              onChange={({ detail }) => setChosen(detail.value[0])}
              accept=".csv,.txt,.tsv,.xlsx"
              showFileSize
              i18nStrings={{
                uploadButtonText: () => text('chooseFileButton'),
                dropzoneText: () => text('dropFile'),
                removeFileAriaLabel: (_, name) => text('removeFile', { name }),
              }}
            />
          </FormField>
          <div role="status">
            {isReading && text('reading')}
            {!isReading && !problem && table && text('read', { count: table.rows })}
          </div>
          {table && <ReadingChoices table={table} choices={choices} onChange={setChoices} />}
        </SpaceBetween>
      </Container>
      {file && table && !problem && (
        // Another table has other columns.
        <ReadFile key={reading?.times} file={file} table={table} />
      )}
    </SpaceBetween>
  )
}
