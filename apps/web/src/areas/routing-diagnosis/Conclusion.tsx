import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { conclusionOf, type Direction, type Finding } from './findings.ts'

type Props = { findings: readonly Finding[]; direction: Direction; wanted: string }

/**
 * What all checks say together, in a sentence: the most likely cause, or that nothing was found. It
 * never says that all is well, because there is always something that cannot be asked.
 * Source: RTE-03.
 */
export function Conclusion({ findings, direction, wanted }: Props) {
  const text = useText('routingDiagnosis')
  const { list } = useFormats()
  const { first, unasked, done, total } = conclusionOf(findings)
  const isDone = done === total
  const name = first?.name ?? ''
  const title = first
    ? text(isDone ? (first.state === 'failed' ? 'mostLikely' : 'possible') : 'soFar', { name })
    : text(isDone ? `nothing.${direction}` : 'looking', { wanted })
  return (
    <div role="status" aria-busy={!isDone}>
      <Alert
        type={
          first?.state === 'failed' ? 'error' : first || unasked.length > 0 ? 'warning' : 'info'
        }
        header={title}
      >
        <SpaceBetween size="xs">
          {first && (
            <div>
              {first.explanation}{' '}
              {first.next && <AppLink to={first.next.to}>{first.next.text}</AppLink>}
            </div>
          )}
          {!isDone && <div>{text('progress', { done, total })}</div>}
          {unasked.length > 0 && (
            <div>{text('unasked', { names: list(unasked.map((each) => each.name)) })}</div>
          )}
          {isDone && !first && <div>{text('neverSeen')}</div>}
        </SpaceBetween>
      </Alert>
    </div>
  )
}
