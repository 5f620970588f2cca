import Alert from '@cloudscape-design/components/alert'
import { useText } from '../../../kit/words/texts.ts'
import type { LineProblem } from './check-override-rows.ts'

/** How many lines are said at once; correcting them shows the next ones. */
const most = 50

/** How many characters of a wrong value are said. */
const shown = 40

/** What is wrong with each line, and with which value. */
export function LineProblems({ problems }: { problems: readonly LineProblem[] }) {
  const text = useText('organizationOverrides')
  const words = (problem: LineProblem) => {
    const { line, value } = problem
    if (problem.code === 'twice') return text('line.twice', { line, value, first: problem.first })
    if (problem.code === 'swallowing') return text('line.swallowing', { line })
    const at = { line, value: value.slice(0, shown) }
    return text(value === '' ? 'line.missing' : `line.${problem.code}`, {
      ...at,
      column: text(`column.${problem.code}`),
    })
  }
  return (
    <Alert type="error" header={text('wrongLines', { count: problems.length })}>
      <ul>
        {problems.slice(0, most).map((problem) => (
          <li key={problem.line}>{words(problem)}</li>
        ))}
      </ul>
      {problems.length > most && text('moreLines', { count: problems.length - most })}
    </Alert>
  )
}
