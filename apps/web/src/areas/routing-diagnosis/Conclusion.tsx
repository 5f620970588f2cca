import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { conclusionOf, type Direction, type Finding } from './findings.ts'
import { Remedy } from './Remedy.tsx'

type Props = { findings: readonly Finding[]; direction: Direction; wanted: string }

/**
 * What all checks say together, in a sentence: the most likely cause, or that nothing was found. It
 * never says that all is well, because there is always something that cannot be asked.
 * Source: RTE-03.
 */
export function Conclusion({ findings, direction, wanted }: Props) {
  const text = useText('routingDiagnosis')
  const { list } = useFormats()
  const { first, unasked, isOpen, done, total } = conclusionOf(findings)
  const isDone = done === total
  const name = first?.name ?? ''
  const names = list(unasked.map((each) => each.name))
  const title = !isDone
    ? text(first ? 'soFar' : 'looking', { name, wanted })
    : isOpen
      ? text('cannotTell', { names })
      : first
        ? text(first.state === 'failed' ? 'mostLikely' : 'possible', { name })
        : text(`nothing.${direction}`, { wanted })
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
              {isDone && isOpen && text('meanwhile', { name })} {first.explanation}{' '}
              {first.next && <AppLink to={first.next.to}>{first.next.text}</AppLink>}
            </div>
          )}
          {isDone && first && <Remedy finding={first} {...{ direction, wanted }} />}
          {!isDone && <div>{text('progress', { done, total })}</div>}
          {isDone && isOpen && <div>{text('askAgain')}</div>}
          {unasked.length > 0 && !(isDone && isOpen) && <div>{text('unasked', { names })}</div>}
          {isDone && !first && (
            <div>{text(direction === 'find' ? 'neverSeen.find' : 'neverSeen')}</div>
          )}
        </SpaceBetween>
      </Alert>
    </div>
  )
}
