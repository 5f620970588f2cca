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
  const { step, importedBy: by, importedAt, outcomes, problems } = result
  return (
    <li>
      <div>
        <strong>{visible(step)}</strong>{' '}
        <Status type={problems.length > 0 ? 'warning' : 'success'}>
          {outcomes.map(({ outcome, count }) => `${visible(outcome)}: ${number(count)}`).join(', ')}
        </Status>
      </div>
      <div>{text('importedBy', { by, at: dateTime(importedAt) })}</div>
      {problems.length > 0 && (
        <Disclosure title={text('problems', { count: problems.length })}>
          <ul>
            {problems.map(({ line, key, action, outcome, message }) => (
              <li key={`${line} ${key} ${action}`}>
                {text('problem', {
                  ...{ line, key: visible(key), outcome: visible(outcome) },
                  message: visible(message),
                })}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </li>
  )
}

/** What the programs of the kit have done at the target, as far as somebody has told. Source: KIT-05. */
export function Results({ results }: { results: readonly KitResult[] }) {
  const text = useText('kits')
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={text('resultsMeaning')}
          actions={
            <Can id="kitResults.import">
              <AppButton to="results">{text('importResults')}</AppButton>
            </Can>
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
