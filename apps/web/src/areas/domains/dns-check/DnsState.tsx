import type { DnsPurpose } from '@mailroom/schemas/dns-records'
import { Status } from '@mailroom/ui/Status'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { organizationPath } from '../../../kit/data/scope.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { dnsSignOf, useDnsWords, verdictOfRecord } from '../../../kit/words/use-dns-words.ts'
import { CheckAgain } from './CheckAgain.tsx'
import { useDnsCheck } from './use-dns-check.ts'

type Props = {
  purpose: DnsPurpose
  /** The record that is meant, where the purpose has several. */
  name?: string
}

/**
 * What the DNS says about the records of a purpose of the domain in the address: the status, why,
 * and the way to the answers. The page needs the words `dnsCheck`. Source: DOM-06, DOM-07.
 */
export function DnsState({ purpose, name }: Props) {
  const text = useText('dnsCheck')
  const words = useDnsWords()
  const errorWords = useErrorWords()
  const { dateTime } = useFormats()
  const { query, input, check, error, last } = useDnsCheck(purpose)
  const what = text(`purpose.${purpose}`)
  const lastResult =
    last &&
    `${text('last', { status: text(`status.${last.status}`), time: dateTime(last.checkedAt) })} `
  if (error)
    return (
      <span>
        <Status type="info">{text('status.unchecked')}</Status> {errorWords(apiErrorOf(error))}{' '}
        {lastResult}
        <CheckAgain query={query} what={what} />
      </span>
    )
  if (!check) return <Status type="in-progress">{text('checking')}</Status>
  const shown = name === undefined ? check : verdictOfRecord(check, name)
  const path = organizationPath(input, `domains/${input.domainName}/dns-check/${purpose}`)
  return (
    <span>
      <Status type={dnsSignOf(shown)}>{words.status(shown)}</Status>{' '}
      {words.causes(shown).map((why) => `${why} `)}
      {lastResult}
      {check.answers.length > 0 && (
        <>
          <AppLink to={path} ariaLabel={text('detailsOf', { what })}>
            {text('details')}
          </AppLink>{' '}
        </>
      )}
      {check.status !== 'verified' && <CheckAgain query={query} what={what} />}
    </span>
  )
}
