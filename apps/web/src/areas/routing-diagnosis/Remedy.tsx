import SpaceBetween from '@cloudscape-design/components/space-between'
import { plainName } from '@mailroom/schemas/dns-records'
import { useCan } from '../../kit/access/Can.tsx'
import { CodeBlock } from '../../kit/page/CodeBlock.tsx'
import { useText } from '../../kit/words/texts.ts'
import type { Direction, Finding } from './findings.ts'

type Props = { finding: Finding; direction: Direction; wanted: string }

/**
 * Says who can mend what was found: the person here, or whom to call, with what to say and the
 * records to publish. Empty where nobody has to. Source: RTE-03.
 */
export function Remedy({ finding, direction, wanted }: Props) {
  const text = useText('routingDiagnosis')
  const can = useCan()
  const { name, explanation, remedy } = finding
  if (!remedy) return null
  const { by, records = [] } = remedy
  const isElsewhere = by === 'dns' || by === 'awsAccount' || by === 'aws'
  if (!isElsewhere && can(by))
    return <div>{text('remedy.self', { what: text(`mends.${by}`) })}</div>
  const message = [
    text(`message.${direction}`, { wanted, name, explanation }),
    ...(records.length === 0 ? [] : [text('message.records', { count: records.length })]),
    // AWS writes some names with a dot at their end and some without; a person on the phone none.
    ...records.map(({ name: owner, type, value }) =>
      [plainName(owner), type, type === 'TXT' ? value : plainName(value)].join(' '),
    ),
  ]
  return (
    <SpaceBetween size="xs">
      <div>
        {isElsewhere
          ? text(`remedy.${by}`)
          : text('remedy.administrator', { what: text(`mends.${by}`) })}
      </div>
      <CodeBlock>{message.join('\n')}</CodeBlock>
    </SpaceBetween>
  )
}
