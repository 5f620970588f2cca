import Link from '@cloudscape-design/components/link'
import { useText } from '../../../kit/words/texts.ts'
import { useCenterAddress } from './use-configuration.ts'

/** A link to the users or the applications of Identity Center in the AWS console. */
export function CenterLink({ to }: { to: 'users' | 'applications' }) {
  const text = useText('identityCenter')
  const href = useCenterAddress(to === 'users' ? 'users' : 'instances/applications')
  return (
    <Link external externalIconAriaLabel={text('newTab')} href={href}>
      {text(to === 'users' ? 'openUsers' : 'openApplications')}
    </Link>
  )
}
