import './cut-over.css'
import type { CutOver } from '@mailroom/schemas/cut-overs'
import { useText } from '../../../kit/words/texts.ts'
import { ShownValues } from './Changes.tsx'

type Props = {
  differences: CutOver['foreign']
  /** The name of the values that should be there, and of those that are. */
  expected: string
}

/** Records that are not as they should be, each with both values. */
export function Differences({ differences, expected }: Props) {
  const text = useText('cutOver')
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
              <dd>
                <ShownValues values={wanted} none={text('nothing')} />
              </dd>
            </div>
            <div>
              <dt>{text('differenceIs')}</dt>
              <dd>
                <ShownValues values={live} none={text('nothing')} />
              </dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  )
}
