import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { useParams } from 'react-router'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useAddressCount } from '../../../kit/entity/use-address-count.ts'
import { type Check, CheckList } from '../../../kit/page/CheckList.tsx'
import { IndexNote } from '../../../kit/table/IndexNote.tsx'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useDnsCheck } from '../dns-check/use-dns-check.ts'

/** The words and the page of those who are counted. */
const counted = {
  USER: { name: 'switch.users', enabled: 'switch.usersEnabled', page: 'users' },
  GROUP: { name: 'switch.groups', enabled: 'switch.groupsEnabled', page: 'groups' },
} as const

/** Returns whether enabled users or groups have addresses in the domain, and as of when that is. */
function useEntityCheck(type: keyof typeof counted): Check {
  const text = useText('domainRecords')
  const errorWords = useErrorWords()
  const scope = useOrganizationScope()
  const { domainName = '' } = useParams()
  const { data, error, refetch, isCounted } = useAddressCount(domainName, type)
  const { name, enabled, page } = counted[type]
  const check = { id: type, name: text(name) }
  if (error)
    return {
      ...{ ...check, state: 'unasked', explanation: errorWords(apiErrorOf(error)) },
      onRetry: refetch,
    }
  const details = data?.total === 0 && <IndexNote index={data.index} canRefresh />
  if (!data || !isCounted) return { ...check, state: 'checking', details }
  const explanation = text(enabled, { count: data.total, domain: domainName })
  const next = { to: organizationPath(scope, page), text: text(`switch.${page}Link`) }
  if (data.total > 0) return { ...check, state: 'passed', explanation, next }
  // A domain may do without groups.
  const none =
    type === 'USER'
      ? { state: 'attention' as const }
      : { state: 'unasked' as const, stateWords: text('switch.noGroups') }
  return { ...check, ...none, explanation, details, next }
}

/**
 * Mail comes already: if nobody has an address, all of it is lost from now on. It stays on the screen
 * while the directory is read again. Source: DOM-11.
 */
function NobodyGetsMail() {
  const text = useText('domainRecords')
  const shared = useText('dnsCheck')
  const { domainName = '' } = useParams()
  const { data, isCounted } = useAddressCount(domainName)
  if (data?.total !== 0 || (!isCounted && data.index.asOf === undefined)) return null
  const check: Check = {
    ...{ id: 'receivers', name: shared('receivers'), state: isCounted ? 'failed' : 'checking' },
    explanation: shared('receivers.count', { count: 0, domain: domainName }),
    details: <IndexNote index={data.index} canRefresh />,
  }
  return (
    <Container
      header={
        <Header variant="h2" description={text('switchedMeaning')}>
          {text('switched')}
        </Header>
      }
    >
      <CheckList label={text('switched')} checks={[check]} />
    </Container>
  )
}

/** Whether the MX record leads to WorkMail, so that there is nothing to switch; undefined until known. */
export function useIsSwitched(): boolean | undefined {
  const { check, error } = useDnsCheck('mx')
  return error ? false : check && check.status === 'verified'
}

/** The advice beside an MX record that does not lead to WorkMail yet. Source: DOM-12. */
export function SwitchAdvice() {
  const text = useText('domainRecords')
  return useIsSwitched() === false && text('advice.mx')
}

/** What has to be done before mail for the domain comes to WorkMail. Source: DOM-11, DOM-12. */
export function SwitchOver() {
  const text = useText('domainRecords')
  const isSwitched = useIsSwitched()
  const users = useEntityCheck('USER')
  const groups = useEntityCheck('GROUP')
  if (isSwitched === undefined) return null
  if (isSwitched) return <NobodyGetsMail />
  const migration: Check = {
    ...{ id: 'migration', name: text('switch.migration'), state: 'unasked' },
    stateWords: text('unknownState'),
    explanation: text('switch.migrationMeaning'),
  }
  return (
    <Container
      header={
        <Header variant="h2" description={text('switchMeaning')}>
          {text('switch')}
        </Header>
      }
    >
      <CheckList label={text('switch')} checks={[users, groups, migration]} />
    </Container>
  )
}
