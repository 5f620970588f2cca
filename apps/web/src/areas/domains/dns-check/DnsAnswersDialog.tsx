import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type DnsAnswer, type DnsPurpose, dnsPurposes } from '@mailroom/schemas/dns-records'
import { Status } from '@mailroom/ui/Status'
import { useParams } from 'react-router'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { CodeBlock } from '../../../kit/page/CodeBlock.tsx'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { Moment } from '../../../kit/page/Moment.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { CheckAgain } from './CheckAgain.tsx'
import { dnsCommands } from './commands.ts'
import './dns-answers.css'
import { dnsSignOf, useDnsWords } from '../../../kit/words/use-dns-words.ts'
import { MergedRecord } from './ToHave.tsx'
import { useDnsCheck } from './use-dns-check.ts'
import { isOnePerName } from './use-to-have.ts'

/** One answer, as it came: who said it, to what, and what. */
function Answer({ answer }: { answer: DnsAnswer }) {
  const text = useText('dnsCheck')
  const { duration, number } = useFormats()
  const { server, question, rcode, failure, records, leftOut, ignored, isAuthoritative } = answer
  const notes = [
    ...(server.kind === 'authoritative' && rcode !== undefined && !isAuthoritative
      ? [text('notAuthoritative')]
      : []),
    ...(leftOut > 0 ? [text('leftOut', { count: leftOut })] : []),
    ...(ignored > 0 ? [text('ignored', { count: ignored })] : []),
  ]
  return (
    <li className="dns-answer">
      <div>
        <strong>{server.name ?? server.address}</strong>{' '}
        {server.name !== undefined && server.address !== undefined && <code>{server.address}</code>}{' '}
        <small>
          {text(`kind.${server.kind}`)}, {duration(answer.milliseconds)}
        </small>
      </div>
      <div>
        <code>
          {question.name} {question.type}
        </code>{' '}
        {failure === undefined ? (
          <code>{rcode}</code>
        ) : (
          <Status type="info">{text(`failure.${failure}`)}</Status>
        )}{' '}
        {notes.map((note) => (
          <small key={note}>({note}) </small>
        ))}
      </div>
      {records.length > 0 && (
        <ul aria-label={text('answer')}>
          {records.map((record, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a server may send the same record twice.
            <li key={index}>
              <code>
                {record.name} {record.type} {record.value}
              </code>{' '}
              <small>TTL {number(record.ttl)}</small>
            </li>
          ))}
        </ul>
      )}
      {records.length === 0 && failure === undefined && <small>{text('noRecords')}</small>}
    </li>
  )
}

function Answers({ purpose }: { purpose: DnsPurpose }) {
  const text = useText('dnsCheck')
  const words = useDnsWords()
  const { query, input } = useDnsCheck(purpose)
  const what = text(`purpose.${purpose}`)
  return (
    <Loaded query={query}>
      {(check) => {
        const { nslookup, dig } = dnsCommands(check, input.domainName)
        return (
          <SpaceBetween size="m">
            <div>
              <Status type={dnsSignOf(check)}>{words.status(check)}</Status>
              {words.causes(check).map((why) => (
                <p key={why}>{why}</p>
              ))}
              {isOnePerName(purpose) && <MergedRecord purpose={purpose} />}
            </div>
            <div>
              <Moment at={check.checkedAt} exact /> <CheckAgain query={query} what={what} />
            </div>
            <section>
              <Box variant="h3">{text('expected')}</Box>
              <ul>
                {check.expected.map(({ name, type, value }) => (
                  <li key={`${name} ${value}`} className="dns-answer">
                    <code>
                      {name} {type}
                    </code>{' '}
                    <Copyable what={text('expected')}>{value}</Copyable>
                  </li>
                ))}
              </ul>
            </section>
            <section>
              <Box variant="h3">{text('answers')}</Box>
              <ul className="dns-answers">
                {check.answers.map((answer, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: their order is that of the check.
                  <Answer key={index} answer={answer} />
                ))}
              </ul>
            </section>
            <section>
              <Box variant="h3">{text('commands')}</Box>
              <p>{text('commandsMeaning')}</p>
              <SpaceBetween size="s">
                <CodeBlock>{nslookup.join('\n')}</CodeBlock>
                <CodeBlock>{dig.join('\n')}</CodeBlock>
              </SpaceBetween>
            </section>
          </SpaceBetween>
        )
      }}
    </Loaded>
  )
}

/**
 * The answers of all servers about a purpose, raw, and the commands that ask the same. Source:
 * DOM-07, DOM-21, DOM-22.
 */
export function DnsAnswersDialog() {
  const text = useText('dnsCheck')
  const { purpose: asked } = useParams()
  const purpose = dnsPurposes.find((each) => each === asked)
  const title = purpose
    ? text('detailsOf', { what: text(`purpose.${purpose}`) })
    : text('notFoundPurpose')
  return (
    <RouteDialog title={title} size="large">
      {purpose && <Answers purpose={purpose} />}
    </RouteDialog>
  )
}
