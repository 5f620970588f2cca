import Container from '@cloudscape-design/components/container'
import FileUpload from '@cloudscape-design/components/file-upload'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { maxTargets } from '@mailroom/schemas/changes'
import { useDeferredValue, useMemo, useState } from 'react'
import { decode } from '../../../kit/csv/encodings.ts'
import { guessEncoding } from '../../../kit/csv/guess-encoding.ts'
import { CodeBlock } from '../../../kit/page/CodeBlock.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { checkOverrides } from './check-override-rows.ts'
import { LineProblems } from './LineProblems.tsx'
import { PlanOverrides } from './PlanOverrides.tsx'

/** What a file looks like. Source: MDOV-03. */
const example = [
  'user,device id,effect,description',
  'ana.silva@example.com,6APMEKPHCP2ND42VIJ4BR8ECD0,ALLOW,Approved by the device management',
].join('\n')

/** The largest file that is read: 10,000 lines take a tenth of it. */
const maxBytes = 10_000_000

/** Reads a file of text in any usual encoding; its lines end as those of a text field do. */
async function readText(
  file: Blob,
): Promise<{ text: string } | { problem: 'tooLarge' | 'unreadable' }> {
  if (file.size > maxBytes) return { problem: 'tooLarge' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const text = decode(bytes, guessEncoding(bytes).encoding)
  // A workbook, or anything else that is no text.
  if (text.includes('\0')) return { problem: 'unreadable' }
  // The field would change other ends of lines, and report that as typed when the person leaves it.
  return { text: text.replace(/\r\n?/g, '\n') }
}

/**
 * Sets many overrides from a CSV, pasted or from a file: the browser checks each line, the server
 * makes a plan, and only a started plan sends anything. Source: MDOV-03.
 */
export function ImportOverridesPage() {
  const text = useText('organizationOverrides')
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<'tooLarge' | 'unreadable'>()
  // A long text is checked while the person goes on.
  const read = useDeferredValue(typed)
  const checked = useMemo(() => checkOverrides(read), [read])
  const { problems, unreadable } = checked
  const unreadableWords =
    unreadable &&
    text(`problem.${unreadable.code}`, {
      ...{ line: unreadable.line ?? 0, max: maxTargets },
      column: unreadable.column ? text(`column.${unreadable.column}`) : '',
    })
  const take = async (file: File | undefined) => {
    setProblem(undefined)
    if (!file) return
    const found = await readText(file)
    if ('problem' in found) setProblem(found.problem)
    else setTyped(found.text)
  }
  return (
    <Page title={text('importTitle')} description={text('importDescription')}>
      <Container>
        <SpaceBetween size="m">
          <CodeBlock>{example}</CodeBlock>
          <FormField
            label={text('file')}
            description={text('fileHint')}
            errorText={problem && text(`problem.${problem}`)}
          >
            <FileUpload
              value={[]}
              onChange={({ detail }) => void take(detail.value[0])}
              accept=".csv,.txt,.tsv"
              i18nStrings={{
                uploadButtonText: () => text('chooseFile'),
                dropzoneText: () => text('dropFile'),
                removeFileAriaLabel: (_, name) => name,
              }}
            />
          </FormField>
          <FormField
            label={text('lines')}
            description={text('linesHint')}
            stretch
            errorText={unreadableWords}
          >
            <Textarea
              value={typed}
              rows={10}
              spellcheck={false}
              onChange={({ detail }) => setTyped(detail.value)}
            />
          </FormField>
          <PlanOverrides
            checked={checked}
            unreadable={unreadableWords}
            check={() => (read === typed ? checked : checkOverrides(typed))}
          />
        </SpaceBetween>
      </Container>
      {problems.length > 0 && <LineProblems problems={problems} />}
    </Page>
  )
}
