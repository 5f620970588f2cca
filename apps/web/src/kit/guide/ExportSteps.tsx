import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Written } from '@mailroom/schemas/guided-settings'
import { Button } from '@mailroom/ui/Button'
import { useState } from 'react'
import { apiErrorOf } from '../data/failure.ts'
import { useOrganizationName } from '../data/organization-name.ts'
import { useOrganizationScope } from '../data/scope.ts'
import { saveFile } from '../export/export-rows.ts'
import { fileName } from '../export/file-name.ts'
import { useRecordExport } from '../export/use-record-export.ts'
import { ErrorAlert } from '../page/ErrorAlert.tsx'
import { useFormats } from '../words/formats.ts'
import { useText } from '../words/texts.ts'
import { AwsConsoleLink } from './GuideFrame.tsx'
import type { Guide } from './guide.ts'
import { markdownOf, type WorkOrder, workOrderOf } from './work-order.ts'

const files = {
  md: { format: 'TEXT', type: 'text/markdown' },
  json: { format: 'JSON', type: 'application/json' },
} as const

/** Saves a work order as a file, once the trail has it. */
function useSave(order: WorkOrder) {
  const text = useText('guide')
  const record = useRecordExport()
  const [problem, setProblem] = useState<unknown>()
  const save = async (ending: keyof typeof files) => {
    setProblem(undefined)
    const { format, type } = files[ending]
    const title = order.title.slice(0, 128)
    const { length: rows } = order.entries
    const content =
      ending === 'md' ? markdownOf(order, text) : `${JSON.stringify(order, undefined, 2)}\n`
    try {
      await record({ kind: 'LIST', operation: 'guidedSettings.describe', format, rows, title })
      saveFile(new Blob([content], { type }), fileName([order.title], new Date(), ending))
    } catch (thrown) {
      setProblem(thrown)
    }
  }
  return { save, problem }
}

type Props = { guide: Guide; draft: Written; recorded: Written }

/**
 * The steps that set in the AWS console what the draft says, to read and to take along.
 * Source: NOAPI-03.
 */
export function ExportSteps({ guide, draft, recorded }: Props) {
  const text = useText('guide')
  const { dateTime } = useFormats()
  const { organizationId, region } = useOrganizationScope()
  const alias = useOrganizationName()
  const { writtenBy: by = '', writtenAt, values = guide.initial } = draft
  const order = workOrderOf(
    guide,
    {
      ...{ organization: { alias, organizationId, region }, values, recorded: recorded.values },
      draft: { by, at: writtenAt ? dateTime(writtenAt) : '' },
    },
    text,
  )
  const { save, problem } = useSave(order)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={text('stepsMeaning')}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button onClick={() => void save('md')}>{text('exportMarkdown')}</Button>
              <Button onClick={() => void save('json')}>{text('exportJson')}</Button>
            </SpaceBetween>
          }
        >
          {text('steps')}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {problem !== undefined && (
          <div role="alert">
            <ErrorAlert error={apiErrorOf(problem)} />
          </div>
        )}
        <ol>
          <li>
            <AwsConsoleLink />
          </li>
          {order.path.map((step) => (
            <li key={step}>{step}</li>
          ))}
          <li>{text('enterDraft')}</li>
          {order.cautions.map((caution) => (
            <li key={caution}>{caution}</li>
          ))}
        </ol>
        <section aria-label={text('acceptance')}>
          <Header variant="h3">{text('acceptance')}</Header>
          <ul>
            {order.acceptance.map((test) => (
              <li key={test}>{test}</li>
            ))}
          </ul>
        </section>
      </SpaceBetween>
    </Container>
  )
}
