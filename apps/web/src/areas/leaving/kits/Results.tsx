import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { KitResult } from '@mailroom/schemas/kits'
import { Disclosure } from '@mailroom/ui/Disclosure'
import { Status } from '@mailroom/ui/Status'
import { Can } from '../../../kit/access/Can.tsx'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { visible } from '../../../kit/page/visible.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

function Result({ result }: { result: KitResult }) {
  const text = useText('kits')
  const { dateTime, number } = useFormats()
  const { step, importedBy: by, importedAt, outcomes, problems, missing } = result
  const isWarning = problems.length > 0 || (missing?.count ?? 0) > 0
  return (
    <li>
      <div>
        <strong>{visible(step)}</strong>{' '}
        <Status type={isWarning ? 'warning' : 'success'}>
          {outcomes.map(({ outcome, count }) => `${visible(outcome)}: ${number(count)}`).join(', ')}
        </Status>
      </div>
      <div>{text('importedBy', { by, at: dateTime(importedAt) })}</div>
      {problems.length > 0 && (
        <Disclosure title={text('problems', { count: problems.length })}>
          <ul>
            {problems.map(({ line, key, action, outcome, message, isForeign = false }) => (
              <li key={`${line} ${key} ${action}`}>
                {text(isForeign ? 'foreignLine' : 'problem', {
                  ...{ line, key: visible(key), outcome: visible(outcome) },
                  message: visible(message),
                })}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {missing !== undefined && missing.count > 0 && (
        <Disclosure title={text('missingLines', { count: missing.count })}>
          <ul>
            {missing.first.map(({ line, key }) => (
              <li key={line}>{text('missingLine', { line, key: visible(key) })}</li>
            ))}
            {missing.count > missing.first.length && (
              <li>{text('moreFindings', { count: missing.count - missing.first.length })}</li>
            )}
          </ul>
        </Disclosure>
      )}
    </li>
  )
}

type Props = {
  results: readonly KitResult[]
  /** Whether the kit has a program that writes results. */
  isWritten: boolean
}

/** What the programs of the kit have done at the target, as far as somebody has told. Source: KIT-05. */
export function Results({ results, isWritten }: Props) {
  const text = useText('kits')
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={text(isWritten ? 'resultsMeaning' : 'noResultSteps')}
          actions={
            isWritten && (
              <Can id="kitResults.import">
                <AppButton to="results">{text('importResults')}</AppButton>
              </Can>
            )
          }
        >
          {text('results')}
        </Header>
      }
    >
      {results.length === 0 ? (
        text('noResults')
      ) : (
        <SpaceBetween size="s">
          <ul>
            {results.map((result) => (
              <Result key={result.step} result={result} />
            ))}
          </ul>
        </SpaceBetween>
      )}
    </Container>
  )
}
