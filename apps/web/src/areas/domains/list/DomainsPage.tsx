import SpaceBetween from '@cloudscape-design/components/space-between'
import { maxMailDomains } from '@mailroom/schemas/directory-rules'
import { Status } from '@mailroom/ui/Status'
import { useMemo, useState } from 'react'
import { Outlet } from 'react-router'
import { useWhyNot } from '../../../kit/access/use-why-not.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { StreamProgress } from '../../../kit/page/Stream.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useWholeList } from '../../../kit/table/whole-list.ts'
import { useWholeSource } from '../../../kit/table/whole-source.tsx'
import { useText } from '../../../kit/words/texts.ts'
import type { MailDomain } from '../use-domain.ts'
import { DomainFilter, stateOf, useDomainFilter } from './DomainFilter.tsx'
import { type DomainStates, type Row, useDomainColumns } from './use-domain-columns.tsx'

/**
 * Says how many of the domains that were read are not verified, with the worst sign of them. Its
 * line is there before, so that no row moves away from under a hand.
 */
function Problems({ states }: { states: DomainStates }) {
  const text = useText('domains')
  const found = [...states.values()].map(stateOf)
  const failed = found.filter((state) => state === 'FAILED').length
  const count = failed + found.filter((state) => state === 'PENDING').length
  if (count === 0 && (found.length === 0 || found.includes(undefined))) return '\u00A0'
  if (count === 0) return <Status type="success">{text('noProblems')}</Status>
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Status type={failed > 0 ? 'error' : 'warning'}>{text('problems', { count })}</Status>
      <AppLink to="?state=PROBLEM">{text('showProblems')}</AppLink>
    </SpaceBetween>
  )
}

/**
 * The mail domains of an organization. AWS lists their names alone: the states are read one by one,
 * and a domain whose state cannot be read leaves the others alone. Source: DOM-01, DOM-04, DOM-15,
 * DOM-16.
 */
export function DomainsPage() {
  const text = useText('domains')
  const whyNot = useWhyNot()
  const scope = useOrganizationScope()
  const query = useWholeList('mailDomains.list', scope)
  const { data: rows } = query
  /** What is read of the domains, in the order of the list. */
  const [read, setRead] = useState<readonly (MailDomain | undefined)[]>([])
  /** The same by name, as far as order, search and filters follow it. */
  const states: DomainStates = useMemo(
    () => new Map(rows?.map(({ domainName }, index) => [domainName, read[index]])),
    [rows, read],
  )
  const source = useWholeSource({
    id: 'mailDomains',
    operation: 'mailDomains.list',
    input: scope,
    query,
    as: 'page',
    columns: useDomainColumns(states),
    filter: useDomainFilter(states),
  })
  const inputs = rows?.map(({ domainName }) => ({ ...scope, domainName }))
  const targetOf = ({ domainName, defaultDomain }: Row) => {
    const { isTestDomain, ownershipVerificationStatus } = states.get(domainName) ?? {}
    return { isTestDomain, ownershipVerificationStatus, isDefault: defaultDomain }
  }
  return (
    <>
      <ListTable
        source={source}
        title={text('title')}
        description={
          rows && (
            <>
              {text('description', { count: rows.length, max: maxMailDomains })}
              <div>
                <StreamProgress id="mailDomains.describe" inputs={inputs ?? []} onRead={setRead} />
                <Problems states={states} />
              </div>
            </>
          )
        }
        filter={<DomainFilter />}
        noMatch={source.search?.text ? undefined : text('noneInFilter')}
        empty={text('none')}
        rowKey={({ domainName }) => domainName}
        add={{
          operation: 'mailDomains.register',
          to: 'add',
          text: text('add'),
          disabledReason: whyNot('mailDomains.register'),
        }}
        oneChosen={{
          label: ({ domainName }) => text('select', { domain: domainName }),
          noneReason: text('chooseFirst'),
          actions: [
            {
              operation: 'mailDomains.updateDefault',
              text: text('setDefault'),
              to: ({ domainName }) => `default/${domainName}`,
              whyNot: (row) => whyNot('mailDomains.updateDefault', targetOf(row)),
            },
            {
              operation: 'mailDomains.deregister',
              text: text('remove'),
              to: ({ domainName }) => `remove/${domainName}`,
              whyNot: (row) => whyNot('mailDomains.deregister', targetOf(row)),
            },
          ],
        }}
      />
      <Outlet />
    </>
  )
}
