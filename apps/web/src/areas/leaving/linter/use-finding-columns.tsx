import type { LintFinding, LintSeverity } from '@mailroom/schemas/lint-findings'
import { Status, type StatusType } from '@mailroom/ui/Status'
import type { Column } from '@mailroom/ui/table/DataTable'
import { useMemo } from 'react'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { statusColumn, textColumn } from '../../../kit/table/columns.tsx'
import { Marked } from '../../../kit/table/Marked.tsx'
import { nothing, useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useFindingPaths } from './use-finding-paths.ts'
import { useFindingWords } from './use-finding-words.ts'

const severitySigns = {
  ...{ error: 'error', warning: 'warning', info: 'info' },
} as const satisfies Record<LintSeverity, StatusType>

/** The columns of the findings: what, of what, why, and what to do. Source: LINT-00. */
export function useFindingColumns(): readonly Column<LintFinding>[] {
  const text = useText('linter')
  const { dateTime } = useFormats()
  const words = useFindingWords()
  const paths = useFindingPaths()
  return useMemo(() => {
    const accepted = ({ acceptance, ended }: LintFinding) => {
      const some = acceptance ?? ended
      if (!some) return undefined
      const { reason, acceptedBy: by, acceptedAt } = some
      const said = { reason, by, at: dateTime(acceptedAt) }
      return text(acceptance ? 'acceptedBy' : 'acceptanceEnded', said)
    }
    return [
      {
        id: 'object',
        header: text('object'),
        minWidth: 140,
        isRowHeader: true,
        wraps: true,
        value: ({ objectName }) => objectName,
        words: (finding) => words(finding).object,
        cell: (finding) => {
          const { object } = paths(finding)
          const name = <Marked>{words(finding).object}</Marked>
          return object === undefined ? name : <AppLink to={object}>{name}</AppLink>
        },
      },
      statusColumn({
        id: 'severity',
        header: text('severity'),
        width: 110,
        value: ({ severity }: LintFinding) => severity,
        type: ({ severity }) => severitySigns[severity],
        words: ({ severity }) => text(`severity.${severity}`),
      }),
      textColumn({ id: 'rule', header: text('rule'), width: 95, value: ({ rule }) => rule }),
      textColumn({
        id: 'targets',
        header: text('targets'),
        minWidth: 120,
        wraps: true,
        value: ({ targets }) => targets,
        shown: (finding) => words(finding).targets,
      }),
      {
        id: 'what',
        header: text('what'),
        minWidth: 240,
        grow: 2,
        wraps: true,
        value: (finding) => `${words(finding).what} ${words(finding).why}`,
        cell: (finding) => (
          <>
            <Marked>{words(finding).what}</Marked> {words(finding).why}
          </>
        ),
      },
      {
        id: 'fix',
        header: text('fix'),
        minWidth: 180,
        grow: 2,
        wraps: true,
        value: (finding) => words(finding).fix,
        cell: (finding) => {
          const { mend } = paths(finding)
          const { fix, object: name } = words(finding)
          return (
            <>
              {fix} {mend && <AppLink to={mend.to}>{text(`mend.${mend.way}`, { name })}</AppLink>}
            </>
          )
        },
      },
      {
        id: 'acceptance',
        header: text('acceptance'),
        minWidth: 160,
        wraps: true,
        onlyWithValues: true,
        value: accepted,
        cell: (finding) => {
          const said = accepted(finding)
          if (said === undefined) return nothing
          return finding.acceptance ? <Status type="success">{said}</Status> : said
        },
      },
    ]
  }, [text, dateTime, words, paths])
}
