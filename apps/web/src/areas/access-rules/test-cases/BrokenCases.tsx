import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { TriedCase } from '@mailroom/schemas/access/access-cases'
import { Acknowledge, type useAcknowledge } from '../../../kit/form/Acknowledge.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { newRule } from '../impact/matrix.ts'
import { useAccessWords } from '../use-access-words.ts'

type Props = {
  broken: readonly TriedCase[]
  field: ReturnType<typeof useAcknowledge>['field']
}

/** The test cases that a change would break, and the decision to make it all the same. */
export function BrokenCases({ broken, field }: Props) {
  const text = useText('accessRules')
  const { list } = useFormats()
  const { accessWords } = useAccessWords(broken.flatMap(({ testCase }) => testCase.userId ?? []))
  if (broken.length === 0) return null
  return (
    <Alert type="warning" header={text('breaks', { count: broken.length })}>
      <SpaceBetween size="s">
        {broken.map(({ testCase, deciding }) => (
          <div key={testCase.name}>
            <div>
              <strong>{testCase.name}</strong>
            </div>
            <div>{accessWords(testCase)}</div>
            <div>
              {deciding.length === 0
                ? text('breaksByNone')
                : text(`breaksBy.${testCase.effect}`, {
                    rules: list(
                      deciding.map(({ name }) => (name === newRule ? text('thisRule') : name)),
                    ),
                  })}
            </div>
          </div>
        ))}
        <Acknowledge {...field}>{text('breakAnyway')}</Acknowledge>
      </SpaceBetween>
    </Alert>
  )
}
