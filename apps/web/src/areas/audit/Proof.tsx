import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Output } from '@mailroom/schemas/operations'
import { Details } from '@mailroom/ui/Details'
import { Status } from '@mailroom/ui/Status'
import { useRead } from '../../kit/data/use-read.ts'
import { AppButton } from '../../kit/page/AppButton.tsx'
import { Copyable } from '../../kit/page/Copyable.tsx'
import { Loaded } from '../../kit/page/Loaded.tsx'
import { Moment } from '../../kit/page/Moment.tsx'
import { useText } from '../../kit/words/texts.ts'

type ProofOfTrail = Output<'auditEntries.describeProof'>

/** The digits of a hash that are enough to compare it by eye. */
const shortHash = 12

const statusTypes = { HOLDS: 'success', BROKEN: 'error', NOT_CHECKED: 'warning' } as const

/** A red alert if the last verification found the log changed: where, and what to do now. */
export function BrokenAlert() {
  const text = useText('auditEntries')
  const { data } = useRead('auditEntries.describeProof', {})
  const { result, brokenAt } = data?.verification ?? {}
  if (result !== 'BROKEN') return null
  return (
    <Box margin={{ bottom: 'm' }}>
      <Alert
        type="error"
        header={text('proof.brokenTitle')}
        action={
          brokenAt !== undefined && (
            <AppButton to={`/audit-log/${brokenAt}`}>
              {text('entryTitle', { number: String(brokenAt) })}
            </AppButton>
          )
        }
      >
        {brokenAt === undefined
          ? text('proof.brokenSomewhere')
          : text('proof.brokenAt', { number: String(brokenAt) })}{' '}
        {text('proof.brokenAdvice')}
      </Alert>
    </Box>
  )
}

/** When the trail was last verified, with which result, and against what. */
function Verified({ proof: { verification, verifyHours } }: { proof: ProofOfTrail }) {
  const text = useText('auditEntries')
  if (!verification) return text(verifyHours === 0 ? 'proof.switchedOff' : 'proof.never')
  const { result, entries, at, comparedWithAnchors } = verification
  return (
    <>
      <Status type={statusTypes[result]}>
        {text(`proof.${result}`, result === 'HOLDS' ? { count: entries } : {})}
      </Status>
      <div>
        <Moment at={at} exact />
        {', '}
        {text(comparedWithAnchors ? 'proof.withAnchors' : 'proof.withoutAnchors')}
      </div>
      {result === 'NOT_CHECKED' && <div>{text('proof.notCheckedAdvice')}</div>}
    </>
  )
}

const unproven = ['end', 'key', 'outside', 'person'] as const

function ProofDetails({ proof }: { proof: ProofOfTrail }) {
  const text = useText('auditEntries')
  const { head, anchorFile, retentionDays, cut } = proof
  return (
    <SpaceBetween size="m">
      <Details
        columns={4}
        items={[
          {
            label: text('proof.head'),
            value: head && (
              <Copyable
                what={text('proof.copyHead')}
                shown={text('proof.headValue', {
                  number: String(head.number),
                  hash: head.hash.slice(0, shortHash),
                })}
              >
                {`${head.number}:${head.hash}`}
              </Copyable>
            ),
          },
          { label: text('number'), value: text('proof.gaps') },
          { label: text('proof.verified'), value: <Verified proof={proof} /> },
          {
            label: text('proof.anchor'),
            value: anchorFile.isKept ? (
              <Moment at={anchorFile.writtenAt} exact />
            ) : (
              text('proof.noAnchorFile')
            ),
          },
          {
            label: text('proof.kept'),
            value: (
              <>
                {retentionDays === 0
                  ? text('proof.keptForever')
                  : text('proof.keptDays', { days: retentionDays })}
                {cut && <div>{text('proof.cut', { number: String(cut.number) })}</div>}
              </>
            ),
          },
        ]}
      />
      <div>{text('proof.does')}</div>
      <div>
        <Box variant="h3">{text('proof.doesNot')}</Box>
        <ul>
          {unproven.map((each) => (
            <li key={each}>{text(`proof.doesNot.${each}`)}</li>
          ))}
        </ul>
      </div>
    </SpaceBetween>
  )
}

/** What proves that nobody changed the log: its head, the last verification, and their limits. */
export function Proof() {
  const text = useText('auditEntries')
  const query = useRead('auditEntries.describeProof', {})
  return (
    <Box margin={{ top: 'l' }}>
      <Container header={<Header variant="h2">{text('proof')}</Header>}>
        <Loaded query={query}>{(proof) => <ProofDetails proof={proof} />}</Loaded>
      </Container>
    </Box>
  )
}
