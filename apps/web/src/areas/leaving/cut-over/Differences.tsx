import './cut-over.css'
import type { CutOver } from '@mailroom/schemas/cut-overs'
import { visible } from '../../../kit/page/visible.ts'
import { useText } from '../../../kit/words/texts.ts'

type Props = {
  differences: CutOver['foreign']
  /** The name of the values that should be there, and of those that are. */
  expected: string
}

/** Records that are not as they should be, each with both values. */
export function Differences({ differences, expected }: Props) {
  const text = useText('cutOver')
  const valuesOf = (values: readonly string[]) =>
    values.length === 0
      ? text('nothing')
      : values.map((value) => <div key={value}>{visible(value)}</div>)
  return (
    <ul className="cut-over-records">
      {differences.map(({ name, type, expected: wanted, live }) => (
        <li key={`${name} ${type}`}>
          <strong>
            <code>
              {name} {type}
            </code>
          </strong>
          <dl>
            <div>
              <dt>{expected}</dt>
              <dd>{valuesOf(wanted)}</dd>
            </div>
            <div>
              <dt>{text('differenceIs')}</dt>
              <dd>{valuesOf(live)}</dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  )
}
