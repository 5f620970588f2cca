import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { useCan } from '../../../kit/access/Can.tsx'
import { useWhyNot } from '../../../kit/access/use-why-not.ts'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { organizationPath } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { EntityLink } from '../../../kit/entity/EntityLink.tsx'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { type Check, CheckList } from '../../../kit/page/CheckList.tsx'
import { MissingPermission } from '../../../kit/page/MissingPermission.tsx'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useDomain } from '../use-domain.ts'

/** Returns whether somebody gets the mail of an address, and the way to give it to somebody. */
function useAddressCheck(localPart: 'postmaster' | 'abuse'): Check {
  const text = useText('domainRecords')
  const errorWords = useErrorWords()
  const { domain, input } = useDomain()
  const { domainName, ...scope } = input
  const can = useCan()
  const whyNot = useWhyNot()
  const isVerified = domain.ownershipVerificationStatus === 'VERIFIED'
  const email = `${localPart}@${domainName}`
  const { data, error, refetch } = useRead('entities.describe', { ...scope, email })
  const check = { id: email, name: email }
  if (data?.owner) {
    const { type, entityId, name, displayName } = data.owner
    const owner = displayName || name || entityId
    const explanation = (
      <EntityLink type={type} id={entityId}>
        {owner}
      </EntityLink>
    )
    return { ...check, state: 'passed', stateWords: text('assigned'), explanation }
  }
  if (data)
    return {
      ...{ ...check, state: 'attention', stateWords: text('unassigned') },
      explanation: text('unassignedMeaning'),
      details: can('aliases.create') && (
        <div>
          <AppButton
            to={`assign/${localPart}`}
            ariaLabel={text('assignTo', { email })}
            disabledReason={isVerified ? whyNot('aliases.create') : text('needsVerified')}
          >
            {text('assign')}
          </AppButton>
        </div>
      ),
      next: can('groups.create')
        ? { to: organizationPath(scope, 'groups/create'), text: text('createGroup') }
        : undefined,
    }
  if (!error) return { ...check, state: 'checking' }
  const refusal = apiErrorOf(error)
  return {
    ...{ ...check, state: 'unasked', explanation: errorWords(refusal), onRetry: refetch },
    details: refusal.missingAction !== undefined && <MissingPermission {...refusal} />,
  }
}

/** Who gets the mail of the two addresses that every domain should have. Source: DOM-13. */
export function People() {
  const text = useText('domainRecords')
  const postmaster = useAddressCheck('postmaster')
  const abuse = useAddressCheck('abuse')
  return (
    <Container
      header={
        <Header variant="h2" description={text('peopleMeaning')}>
          {text('people')}
        </Header>
      }
    >
      <CheckList label={text('people')} checks={[postmaster, abuse]} />
    </Container>
  )
}
