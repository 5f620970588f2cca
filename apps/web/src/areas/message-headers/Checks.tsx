import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type Check, CheckList, type CheckState } from '../../kit/page/CheckList.tsx'
import { useText } from '../../kit/words/texts.ts'
import type { Analysis, CheckedVerdict } from './parse/analyse.ts'
import { shortened } from './shortened.ts'

type Claim = Analysis['claims'][number]

/** How many verdicts of one server are explained; no honest one has more. */
const mostVerdicts = 20

const explainedMethods = ['spf', 'dkim', 'dmarc', 'arc'] as const

/** What results mean alike, as the explanations know them. */
function groupOf(result: string) {
  if (result === 'pass') return 'pass'
  if (['fail', 'hardfail'].includes(result)) return 'fail'
  if (['softfail', 'neutral'].includes(result)) return 'soft'
  if (['temperror', 'permerror'].includes(result)) return 'error'
  return result === 'none' ? 'none' : 'unknown'
}

const states = {
  pass: 'passed',
  fail: 'failed',
  soft: 'attention',
  error: 'attention',
  none: 'unasked',
  unknown: 'unasked',
} as const satisfies Record<ReturnType<typeof groupOf>, CheckState>

function useCheckOf() {
  const text = useText('messageHeaders')
  return (verdict: CheckedVerdict, id: string, isTrusted: boolean): Check => {
    const { method, result, domain, aligned, advice, comment } = verdict
    const group = groupOf(result)
    const known = explainedMethods.find((each) => each === method)
    const isStrange = aligned === 'no'
    return {
      id,
      name: method.toUpperCase().slice(0, 40),
      // What the sender may have written is never green.
      state: !isTrusted ? 'unasked' : group === 'pass' && isStrange ? 'attention' : states[group],
      stateWords:
        group === 'unknown'
          ? text('unknownResult', { result: shortened(result) })
          : shortened(result),
      explanation: (
        <>
          {known && group !== 'unknown' && <div>{text(`explain.${known}.${group}`)}</div>}
          {isTrusted && advice && <div>{text(`advice.${advice}`)}</div>}
          {aligned && <div>{text(`aligned.${aligned}`, { domain: domain ?? '' })}</div>}
        </>
      ),
      values: [
        { label: text('domain'), value: domain },
        { label: text('comment'), value: comment && shortened(comment) },
      ].filter(({ value }) => value !== undefined),
    }
  }
}

function ClaimSection({ claim }: { claim: Claim }) {
  const text = useText('messageHeaders')
  const checkOf = useCheckOf()
  const { header, server, instance, verdicts, isOfReceiver } = claim
  const title =
    server === undefined ? header : text('saidBy', { header, server: shortened(server) })
  return (
    <section>
      <Header
        variant="h3"
        description={text(
          header === 'ARC-Authentication-Results'
            ? 'trust.arc'
            : isOfReceiver
              ? 'trust.outermost'
              : 'trust.earlier',
        )}
      >
        {instance === undefined ? title : `${title} (i=${instance})`}
      </Header>
      {verdicts.length === 0 ? (
        text('noVerdict')
      ) : (
        <CheckList
          label={title}
          checks={verdicts
            .slice(0, mostVerdicts)
            .map((verdict, at) => checkOf(verdict, String(at), isOfReceiver))}
        />
      )}
    </section>
  )
}

type Props = Pick<Analysis, 'claims' | 'moreClaims' | 'signatures'>

/** What servers say they have checked about the sender, and which of them can be trusted. */
export function Checks({ claims, moreClaims, signatures }: Props) {
  const text = useText('messageHeaders')
  return (
    <Container
      header={
        <Header variant="h2" description={text('checksDescription')}>
          {text('checks')}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {claims.length === 0 && <div>{text('noClaims')}</div>}
        {claims.map((claim, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: claims repeat, and their order never changes.
          <ClaimSection key={index} claim={claim} />
        ))}
        {moreClaims > 0 && <div>{text('moreClaims', { count: moreClaims })}</div>}
        {signatures.length > 0 && (
          <section>
            <Header variant="h3" description={text('signaturesDescription')}>
              {text('signatures')}
            </Header>
            <ul>
              {signatures.map(({ domain, selector = '' }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: signatures repeat, and their order never changes.
                <li key={at}>
                  {text('signature', { domain: shortened(domain), selector: shortened(selector) })}
                </li>
              ))}
            </ul>
          </section>
        )}
      </SpaceBetween>
    </Container>
  )
}
