import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Details } from '@mailroom/ui/Details'
import { Copyable } from '../../kit/page/Copyable.tsx'
import { Moment } from '../../kit/page/Moment.tsx'
import { useText } from '../../kit/words/texts.ts'
import type { Analysis } from './parse/analyse.ts'
import { shortened } from './shortened.ts'

type Props = Pick<
  Analysis,
  | ('summary' | 'sent' | 'warnings')
  | ('strayLines' | 'isQuoted' | 'emptyLines' | 'isBodyLeftOut' | 'report')
>

/** From whom to whom a message is, and what a person should look at twice. */
export function Summary({ summary, sent, warnings, ...read }: Props) {
  const { strayLines, isQuoted, emptyLines, isBodyLeftOut, report } = read
  const text = useText('messageHeaders')
  const shown = ({ name, values }: Analysis['summary'][number]) =>
    name === 'Date' && sent ? (
      <>
        {sent.at !== undefined && <Moment at={sent.at} exact />}
        <div>{text('asWritten', { written: sent.written })}</div>
      </>
    ) : (
      values.map((value, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: values repeat, and their order never changes.
        <div key={at}>
          <Copyable what={name} shown={shortened(value)}>
            {value}
          </Copyable>
        </div>
      ))
    )
  return (
    <Container header={<Header variant="h2">{text('summary')}</Header>}>
      <SpaceBetween size="m">
        {warnings.length > 0 && (
          <Alert type="warning" header={text('warnings')}>
            <ul>
              {warnings.map((warning) => (
                <li key={warning}>{text(`warning.${warning}`)}</li>
              ))}
            </ul>
          </Alert>
        )}
        <Details
          columns={2}
          items={summary.map((header) => ({ label: header.name, value: shown(header) }))}
        />
        {isQuoted && <div>{text('wasQuoted')}</div>}
        {emptyLines > 0 && <div>{text('emptyLines')}</div>}
        {isBodyLeftOut && <div>{text(report ? 'bodyLeftOutOfReport' : 'bodyLeftOut')}</div>}
        {strayLines > 0 && <div>{text('strayLines', { count: strayLines })}</div>}
      </SpaceBetween>
    </Container>
  )
}
