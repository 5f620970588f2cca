import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { type Check, CheckList, type CheckState } from '../../kit/page/CheckList.tsx'
import { nothing } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import type { Analysis } from './parse/analyse.ts'
import { shortened } from './shortened.ts'

const verdicts = {
  PASS: 'passed',
  FAIL: 'failed',
  GRAY: 'attention',
  PROCESSING_FAILED: 'attention',
  DISABLED: 'unasked',
} as const satisfies Record<string, CheckState>

const verdictNames = Object.keys(verdicts) as (keyof typeof verdicts)[]

const checked = [
  { id: 'spam', header: 'x-ses-spam-verdict' },
  { id: 'virus', header: 'x-ses-virus-verdict' },
] as const

/** What Amazon SES and Amazon WorkMail have written into the headers. */
export function AmazonVerdicts({
  amazon,
  sentThroughSes,
  delivery,
  verdict: { codes },
}: Pick<Analysis, 'amazon' | 'sentThroughSes' | 'delivery' | 'verdict'>) {
  const text = useText('messageHeaders')
  const isTrusted = delivery.receiver !== 'other'
  const isConfirmed = codes.some((code) => code === 'confirmed' || code === 'confirmedForwarded')
  const scans = checked.map(({ id, header }): Check => {
    const found = amazon.find(({ name }) => name.toLowerCase() === header)
    const verdict = verdictNames.find((each) => each === found?.value.toUpperCase())
    return {
      id,
      name: text(id),
      state: verdict && isTrusted ? verdicts[verdict] : 'unasked',
      stateWords: found ? shortened(found.value) : text('notSaid'),
      explanation: (
        <>
          <div>{verdict ? text(`verdict.${id}.${verdict}`) : text('noVerdictOfAmazon')}</div>
          {id === 'virus' && verdict === 'FAIL' && (
            <div>{text(isConfirmed ? 'virusOfConfirmed' : 'virusOfStranger')}</div>
          )}
          {found && !isTrusted && <div>{text('notOfReceiver')}</div>}
        </>
      ),
    }
  })
  const others = amazon.filter(
    ({ name }) => !checked.some(({ header }) => header === name.toLowerCase()),
  )
  const sent: Check = {
    id: 'ses',
    name: text('ses'),
    // A sender can write these headers, so it is never green.
    state: 'unasked',
    stateWords: text(sentThroughSes ? 'ses.yes' : 'ses.no'),
    explanation: sentThroughSes
      ? text('ses.explanation', {
          header: sentThroughSes.header,
          region: sentThroughSes.region ?? nothing,
        })
      : text('ses.none'),
    values: others.map(({ name, value }) => ({
      label: shortened(name),
      value: shortened(value),
    })),
  }
  return (
    <Container header={<Header variant="h2">{text('amazon')}</Header>}>
      <CheckList label={text('amazon')} checks={[...scans, sent]} />
    </Container>
  )
}
