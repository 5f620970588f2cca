import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Evidence } from '@mailroom/schemas/export-evidence'
import { Details } from '@mailroom/ui/Details'
import { Outlet } from 'react-router'
import { Can } from '../../../kit/access/Can.tsx'
import { organizationPath } from '../../../kit/data/scope.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { ThingPage } from '../../../kit/page/ThingPage.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { EvidenceState } from './EvidenceState.tsx'
import { Files } from './Files.tsx'
import { Findings } from './Findings.tsx'
import { useEvidence, useEvidenceInput } from './use-evidence.ts'
import { useSize } from './use-size.ts'

/** How far the check is, and why it waits. */
function Progress({ evidence }: { evidence: Evidence }) {
  const text = useText('verification')
  const { time } = useFormats()
  const size = useSize()
  const { wantedLevel, bytesRead = 0, archive, waitingUntil, problem = '' } = evidence
  if (waitingUntil !== undefined)
    return <Alert type="warning">{text('waits', { problem, time: time(waitingUntil) })}</Alert>
  const all = (archive?.size ?? 0) * (wantedLevel === 3 ? 2 : 1)
  if (wantedLevel === undefined || wantedLevel < 2 || all === 0) return null
  return (
    <ProgressBar
      label={text('reading')}
      value={Math.min(100, Math.floor((100 * bytesRead) / all))}
      description={text('readSoFar', { read: size(bytesRead), all: size(all) })}
      additionalInfo={text('readsMail')}
    />
  )
}

/** Says that an export is verified, but not as far as the settings ask. Source: VER-01. */
function BelowNeeded({ evidence: { isBelowLevel } }: { evidence: Evidence }) {
  const text = useText('verification')
  return isBelowLevel && <Alert type="warning">{text('belowNeeded')}</Alert>
}

function Facts({ evidence }: { evidence: Evidence }) {
  const text = useText('verification')
  const { dateTime } = useFormats()
  const { level, checkedAt, checkedBy: by, endedAt, acceptedAt } = evidence
  const { acceptedBy = '', acceptedReason = '' } = evidence
  const at = checkedAt === undefined ? '' : dateTime(checkedAt)
  return (
    <Container>
      <Details
        columns={3}
        items={[
          { label: text('state'), value: <EvidenceState evidence={evidence} /> },
          { label: text('level'), value: text(`level.${level}`) },
          {
            label: text('checkedAt'),
            value:
              at === ''
                ? text('notYet')
                : by === undefined
                  ? text('checkedByItself', { at })
                  : text('checkedBy', { at, by }),
          },
          { label: text('endedAt'), value: endedAt && dateTime(endedAt) },
          {
            label: text('jobId'),
            value: <Copyable what={text('jobId')}>{evidence.jobId}</Copyable>,
          },
          ...(acceptedAt === undefined
            ? []
            : [
                {
                  label: text('state.ACCEPTED'),
                  value: text('acceptedBy', {
                    ...{ by: acceptedBy, at: dateTime(acceptedAt), reason: acceptedReason },
                  }),
                },
              ]),
        ]}
      />
    </Container>
  )
}

/** Who has given which results, and when. Source: VER-06. */
function Given({ given }: Pick<Evidence, 'given'>) {
  const text = useText('verification')
  const { dateTime } = useFormats()
  if (given.length === 0) return null
  return (
    <Container header={<Header variant="h2">{text('given')}</Header>}>
      <ul aria-label={text('given')}>
        {given.toReversed().map((result) => {
          const told = { at: dateTime(result.at), by: result.by }
          return (
            <li key={given.indexOf(result)}>
              {result.isEqual
                ? text('givenEqual', told)
                : text('givenDifferent', { ...told, hash: result.sha384 })}
            </li>
          )
        })}
      </ul>
    </Container>
  )
}

function Numbers({ evidence: { log, logReadAt } }: { evidence: Evidence }) {
  const text = useText('verification')
  const { number, dateTime } = useFormats()
  const size = useSize()
  return (
    <Container header={<Header variant="h2">{text('numbers')}</Header>}>
      {log ? (
        <Details
          columns={3}
          items={[
            { label: text('messages'), value: number(log.totalMessages) },
            {
              label: text('nonExportable'),
              value: number(log.totalNonExportableItems ?? 0),
            },
            { label: text('folders'), value: log.totalFolders && number(log.totalFolders) },
            { label: text('logReadAt'), value: logReadAt && dateTime(logReadAt) },
            { label: text('bytes'), value: log.totalBytes && size(log.totalBytes) },
            {
              label: text('hash'),
              value: <Copyable what={text('hash')}>{log.sha384Hash}</Copyable>,
            },
          ]}
        />
      ) : (
        <div>{text('noNumbers')}</div>
      )}
    </Container>
  )
}

/** One export: its state, what was found and what to do next, its numbers and files. */
export function EvidencePage() {
  const text = useText('verification')
  const query = useEvidence()
  return (
    <ThingPage
      query={query}
      name={text('export')}
      notFound={{
        codes: ['EntityNotFoundException', 'InvalidInput'],
        title: text('notFound'),
        explanation: text('notFoundExplanation'),
        back: {
          to: organizationPath(useEvidenceInput(), 'exit/verification'),
          label: text('backToList'),
        },
      }}
      title={({ name, entityId }) => text('exportOf', { name: name ?? entityId })}
      description={({ email }) => email}
      actions={(evidence) => (
        <SpaceBetween direction="horizontal" size="xs">
          {evidence.state !== undefined && evidence.state !== 'VERIFIED' && (
            <Can id="exportEvidence.accept">
              <AppButton to="accept">{text('accept')}</AppButton>
            </Can>
          )}
          {evidence.state !== 'VERIFIED' && (
            <Can id="exportEvidence.paste">
              <AppButton to="paste">{text('paste')}</AppButton>
            </Can>
          )}
          <Can id="exportEvidence.check">
            <AppButton to="check" variant="primary">
              {text('check')}
            </AppButton>
          </Can>
        </SpaceBetween>
      )}
    >
      {(evidence) => (
        <SpaceBetween size="l">
          <Progress evidence={evidence} />
          <BelowNeeded evidence={evidence} />
          <Facts evidence={evidence} />
          <Findings evidence={evidence} />
          <Given given={evidence.given} />
          <Numbers evidence={evidence} />
          <Files evidence={evidence} />
          <Outlet />
        </SpaceBetween>
      )}
    </ThingPage>
  )
}
