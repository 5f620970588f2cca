import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { areAliasesKnown } from '@mailroom/schemas/entities'
import { useParams } from 'react-router'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { type Check, CheckList } from '../../../kit/page/CheckList.tsx'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useDnsCheck } from '../dns-check/use-dns-check.ts'

/** Returns whether enabled users or groups have addresses in the domain, by the directory's index. */
function useEntityCheck(type: 'USER' | 'GROUP', page: 'users' | 'groups'): Check {
  const text = useText('domainRecords')
  const errorWords = useErrorWords()
  const scope = useOrganizationScope()
  const { domainName = '' } = useParams()
  const query = { types: [type], states: ['ENABLED' as const], mailDomain: domainName }
  const { data, error, refetch } = useRead('entities.search', { ...scope, query, limit: 1 })
  const check = { id: type, name: text(`switch.${page}`) }
  if (error && !data)
    return {
      ...{ ...check, state: 'unasked', explanation: errorWords(apiErrorOf(error)) },
      onRetry: refetch,
    }
  // Whoever has an alias that is not read yet may still come.
  if (!data || (data.total === 0 && !areAliasesKnown(data.index)))
    return { ...check, state: 'checking' }
  const explanation = text(`switch.${page}Enabled`, { count: data.total, domain: domainName })
  const next = { to: organizationPath(scope, page), text: text(`switch.${page}Link`) }
  if (data.total > 0) return { ...check, state: 'passed', explanation, next }
  // A domain may do without groups, but mail for nobody is lost.
  const none =
    type === 'USER'
      ? { state: 'attention' as const }
      : { state: 'unasked' as const, stateWords: text('switch.noGroups') }
  return { ...check, ...none, explanation, next }
}

/** Whether the MX record leads to WorkMail, so that there is nothing to switch; undefined until known. */
function useIsSwitched(): boolean | undefined {
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
  const users = useEntityCheck('USER', 'users')
  const groups = useEntityCheck('GROUP', 'groups')
  if (isSwitched === undefined) return null
  // Mail comes already: who gets none loses it from now on.
  if (isSwitched)
    return users.state !== 'attention' ? null : (
      <Container
        header={
          <Header variant="h2" description={text('switchedMeaning')}>
            {text('switched')}
          </Header>
        }
      >
        <CheckList label={text('switched')} checks={[{ ...users, state: 'failed' }]} />
      </Container>
    )
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
