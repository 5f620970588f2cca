import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type DnsPurpose, dnsPurposes } from '@mailroom/schemas/dns-records'
import { type Query, useIsFetching, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Outlet } from 'react-router'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { organizationPath } from '../../../kit/data/scope.ts'
import { type Check, CheckList } from '../../../kit/page/CheckList.tsx'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { dnsStateOf, useDnsWords } from '../../../kit/words/use-dns-words.ts'
import { AboutDomain, useDomain } from '../use-domain.ts'
import { CheckAgain } from './CheckAgain.tsx'
import { DkimOff } from './DkimOff.tsx'
import { KnownProblems } from './KnownProblems.tsx'
import { MailProxyNotice } from './MailProxyNotice.tsx'
import { MergedRecord } from './ToHave.tsx'
import { useDnsCheck } from './use-dns-check.ts'
import { isOnePerName } from './use-to-have.ts'

/** Returns what the DNS says about a purpose, as a check in a list. */
function useCheck(purpose: DnsPurpose): Check {
  const text = useText('dnsCheck')
  const words = useDnsWords()
  const errorWords = useErrorWords()
  const { dateTime, time } = useFormats()
  const [openedAt] = useState(() => Date.now())
  const { query, input, check, error, last } = useDnsCheck(purpose)
  const name = text(`purpose.${purpose}`)
  const head = { id: purpose, name }
  const lastResult = last && (
    <div>
      {text('last', { status: text(`status.${last.status}`), time: dateTime(last.checkedAt) })}
    </div>
  )
  if (error)
    return {
      ...{ ...head, state: 'unasked', stateWords: text('status.unchecked') },
      explanation: (
        <>
          <div>{errorWords(apiErrorOf(error))}</div>
          {lastResult}
        </>
      ),
      onRetry: query.refetch,
    }
  if (!check) return { ...head, state: 'checking', stateWords: text('checking') }
  const path = organizationPath(input, `domains/${input.domainName}/dns-check/${purpose}`)
  const isAnswered = check.answers.length > 0
  return {
    ...{ ...head, state: dnsStateOf(check), stateWords: words.status(check) },
    explanation: (
      <>
        {words.causes(check).map((why) => (
          <div key={why}>{why}</div>
        ))}
        {purpose === 'dkim' && <DkimOff />}
        {isOnePerName(purpose) && <MergedRecord purpose={purpose} />}
        {lastResult}
      </>
    ),
    details: isAnswered && (
      <div>
        {text(query.dataUpdatedAt < openedAt ? 'checkedBefore' : 'checkedAt', {
          time: time(check.checkedAt),
        })}{' '}
        <CheckAgain query={query} what={name} />
      </div>
    ),
    next: isAnswered ? { to: path, text: text('detailsOf', { what: name }) } : undefined,
  }
}

/**
 * What the DNS says about all records of a domain, what goes wrong most often, and whether it does
 * here. Source: DOM-07, DOM-20 to DOM-27.
 */
export function DnsCheckTab() {
  const text = useText('dnsCheck')
  const checks: Record<DnsPurpose, Check> = {
    ownership: useCheck('ownership'),
    mx: useCheck('mx'),
    autodiscover: useCheck('autodiscover'),
    dkim: useCheck('dkim'),
    spf: useCheck('spf'),
    dmarc: useCheck('dmarc'),
    mailFromMx: useCheck('mailFromMx'),
    mailFromSpf: useCheck('mailFromSpf'),
  }
  const client = useQueryClient()
  const { input } = useDomain()
  const allChecks = {
    predicate: ({ queryKey: [id, about] }: Query) =>
      id === 'dnsRecords.check' &&
      AboutDomain.safeParse(about).data?.domainName === input.domainName,
  }
  const isFetching = useIsFetching(allChecks) > 0
  return (
    <SpaceBetween size="l">
      <MailProxyNotice />
      <Container
        header={
          <Header
            variant="h2"
            description={text('description')}
            actions={
              <Button loading={isFetching} onClick={() => void client.invalidateQueries(allChecks)}>
                {text('checkAll')}
              </Button>
            }
          >
            {text('title')}
          </Header>
        }
      >
        <CheckList label={text('title')} checks={dnsPurposes.map((purpose) => checks[purpose])} />
      </Container>
      <KnownProblems />
      <Outlet />
    </SpaceBetween>
  )
}
