import Alert, { type AlertProps } from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type Evidence, evidenceFindings, type Finding } from '@mailroom/schemas/export-evidence'
import { MissingPermission } from '../../../kit/page/MissingPermission.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useFindingWords } from './use-finding-words.ts'

const looks: Record<(typeof evidenceFindings)[Finding['code']], AlertProps.Type> = {
  mismatch: 'error',
  unverifiable: 'warning',
  warning: 'warning',
  note: 'info',
}

/** The damaged entries, by number and folder: a name could be a subject. Source: VER-03. */
function Entries({ entries }: { entries: NonNullable<Finding['entries']> }) {
  const text = useText('verification')
  return (
    <ul aria-label={text('entries')}>
      {entries.map(({ number, folder }) => (
        <li key={number}>
          {folder === '' ? text('entryInRoot', { number }) : text('entry', { number, folder })}
        </li>
      ))}
    </ul>
  )
}

function FindingAlert({ finding }: { finding: Finding }) {
  const words = useFindingWords()(finding)
  const { code, missingStatement, deniedBy, entries } = finding
  return (
    <Alert type={looks[evidenceFindings[code]]} header={words.found}>
      <div>{words.next}</div>
      {entries && <Entries entries={entries} />}
      <MissingPermission missingStatement={missingStatement} deniedBy={deniedBy} />
    </Alert>
  )
}

/** What a check has found, the grave first, each with what to do next. Source: VER-03. */
export function Findings({ evidence: { findings, state } }: { evidence: Evidence }) {
  const text = useText('verification')
  if (state === undefined) return null
  const weights = ['mismatch', 'unverifiable', 'warning', 'note'] as const
  const sorted = findings.toSorted(
    (a, b) => weights.indexOf(evidenceFindings[a.code]) - weights.indexOf(evidenceFindings[b.code]),
  )
  return (
    <Container header={<Header variant="h2">{text('whatWasFound')}</Header>}>
      <SpaceBetween size="s">
        {sorted.length === 0 && <div>{text('nothingFound')}</div>}
        {sorted.map((finding) => (
          <FindingAlert key={finding.code} finding={finding} />
        ))}
      </SpaceBetween>
    </Container>
  )
}
